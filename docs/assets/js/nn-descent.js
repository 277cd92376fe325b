/** A ball on the landscape of two weights: drop it, choose a learning rate, watch it go downhill. */

import { define, fixed, html, Interactive, number, plain, sigmoid, symbol, total, within } from "./shared.js";
import { Sheet, ticks } from "./sheet.js";

/** @typedef {[number, number]} Place */
/** @typedef {{ factor: number, rests: number[], target: number[] }} Ground */

const LIMIT = 1000; // the largest learning rate
const PACE = 180; // milliseconds between two steps of a run
const MOST = 200; // steps of a run
const STILL = 1e-4; // a step shorter than this is none that one could see
const POINTS = 160; // of a level line
const LEAST_STEPS = 20; // that the chart of the cost has room for

/** @param {Ground} ground @param {Place} place */
const outputs = ({ factor, rests }, place) => place.map((weight, j) => sigmoid(factor * weight + rests[j]));

/**
 * The cost, its slopes and the next place, each a single operation after the other, as `nnbook`
 * computes it.
 * @param {Ground} ground
 * @param {Place} place
 * @param {number} rate
 */
export function descend(ground, place, rate) {
  const y = outputs(ground, place);
  const errors = y.map((value, j) => value - ground.target[j]);
  const slopes = errors.map((error, j) => 2 * error * (y[j] * (1 - y[j])) * ground.factor);
  const next = /** @type {Place} */ (place.map((weight, j) => weight - rate * slopes[j]));
  return { cost: total(errors.map((error) => error * error)), slopes, next };
}

/**
 * The line along which the cost has one value, from the bottom up. For each weight into N4 it says
 * which weight into N3 leaves that cost: the landscape is lower to the right of it.
 * @param {Ground} ground
 * @param {number} level
 * @param {[number, number]} across The part of the land that is drawn; beyond it the line keeps to
 *   its edge.
 * @param {[number, number]} up
 */
export function levelLine({ factor, rests, target }, level, [leftmost, rightmost], [bottom, top]) {
  const inverse = (/** @type {number} */ y, /** @type {number} */ j) => (Math.log(y / (1 - y)) - rests[j]) / factor;
  const end = (/** @type {number} */ y, /** @type {number} */ beyond) => (y > 0 && y < 1 ? inverse(y, 1) : beyond);
  const [low, high] = [end(target[1] - Math.sqrt(level), bottom), end(target[1] + Math.sqrt(level), top)].map((v) => within(v, bottom, top));
  return Array.from({ length: POINTS + 1 }, (_, k) => {
    // Closer together at both ends, where the line turns away to the right.
    const v = low + ((high - low) * (1 - Math.cos((Math.PI * k) / POINTS))) / 2;
    const error = sigmoid(factor * v + rests[1]) - target[1];
    const left = Math.sqrt(Math.max(0, level - error * error));
    return [left >= 1 ? leftmost : within(inverse(target[0] - left, 0), leftmost, rightmost), v];
  });
}

class Descent extends Interactive {
  /** @type {Place[]} */
  path = [];
  rate = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  running = undefined;
  ball = html("span", { class: "nn-handle nn-accent", "aria-hidden": "true" });
  result = html("p", { class: "nn-result" });
  story = html("p", { class: "nn-note" });
  /** @type {{ slider: HTMLInputElement, label: HTMLElement }[]} */
  dials = [];
  /** @type {HTMLButtonElement[]} */
  rates = [];

  /** @returns {Place} Where the ball is. */
  get place() {
    return this.path[this.path.length - 1];
  }

  /** Both weights and the learning rate. */
  get state() {
    return [...this.place, this.rate];
  }

  set state([u, v, rate]) {
    this.rate = rate;
    this.drop([u, v]);
  }

  /** The cost, its slopes and the next place, for the given state. */
  get values() {
    return descend(this.data, this.place, this.rate);
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    const { start, across, up, rates } = this.data;
    this.path = [start];
    this.rate = rates[1];
    this.map = new Sheet(across, up);
    this.chart = new Sheet([0, LEAST_STEPS], [0, 1]);
    const lines = this.drawMap();
    this.way = lines.way;
    this.dots = lines.dots;
    this.ahead = lines.ahead;
    this.curve = this.chart.line("nn-cost");
    this.costs = this.chart.line("nn-dotted");
    this.chart.label("nn-title", 0, 1, this.word("cost"));
    this.slide = this.slider(this.word("rate"), [0.5, 60, 0.5], (value) => this.choose(value));
    this.field = html("input", { type: "number", step: 0.5, min: 0.01, max: LIMIT, "aria-label": this.word("exactly") });
    this.on(this.field, "input", () => {
      const value = this.field?.valueAsNumber ?? Number.NaN;
      if (value > 0 && value <= LIMIT) this.choose(value);
    });
    this.on(this.field, "change", () => this.show()); // whatever was not a number goes
    this.step = this.button("step", () => {
      this.pause();
      this.advance();
      this.show();
      this.announce(this.told);
    });
    this.run = this.button("run", () => (this.running === undefined ? this.go() : this.pause(true)));
    const reset = this.button("reset", () => {
      this.rate = rates[1];
      this.drop(start);
      this.announce(this.word("given"));
    });
    this.rates = rates.map((/** @type {number} */ rate, /** @type {number} */ k) => {
      const made = html("button", { type: "button" }, `η = ${plain(rate)} ${this.word(["small", "right", "large"][k])}`);
      this.on(made, "click", () => {
        this.rate = rate;
        this.drop(start);
        this.announce(this.word("chosen", plain(rate)));
      });
      return made;
    });
    const label = html("span", { class: "nn-label" }, symbol("η"), html("small", {}, this.word("rate")));
    panel.append(
      html("div", { class: "nn-ground" }, this.map.element, this.chart.element),
      html("div", { class: "nn-row" }, this.step, this.run, reset),
      this.result,
      this.story,
      html("div", { class: "nn-edit" }, label, this.slide, this.field),
      html("div", { class: "nn-row nn-quiet" }, ...this.rates),
      html("div", { class: "nn-dials nn-pair" }, this.dial(0), this.dial(1)),
    );
    this.show();
  }

  /** The land with its level lines, and what moves over it. */
  drawMap() {
    const map = /** @type {Sheet} */ (this.map);
    const [[left, right], [bottom, top]] = [map.across, map.up];
    for (const level of this.data.levels) {
      const line = levelLine(this.data, level, map.across, map.up);
      const [[, low], [, high]] = [line[0], line[line.length - 1]];
      map.draw(map.line("nn-lower"), [...line, [right, high], [right, low]]);
      map.draw(map.line("nn-height"), line);
    }
    map.scale(ticks(map.across, 6), ticks(map.up, 6));
    map.label("nn-title", left, top, this.word("to4"));
    map.label("nn-below-axis", (left + right) / 2, bottom, this.word("to3"));
    const moving = { way: map.line("nn-way"), dots: map.line("nn-dotted"), ahead: map.line("nn-ahead") };
    map.element.append(this.ball);
    map.drag(this, this.ball, (u, v) => this.drop([u, v], true));
    this.on(map.element, "click", (event) => {
      if (event.target === this.ball) return;
      const box = map.lines.getBoundingClientRect();
      const [across, up] = map.unit;
      this.drop([left + (event.clientX - box.left) / across, top - (event.clientY - box.top) / up], true);
    });
    return moving;
  }

  /**
   * A slider for one of the weights.
   * @param {number} j
   */
  dial(j) {
    const [least, most] = j ? this.data.up : this.data.across;
    const slider = this.slider(this.word(j ? "to4" : "to3"), [least, most, 0.1], (value) => {
      this.drop(/** @type {Place} */ (this.place.map((weight, k) => (k === j ? value : weight))), true);
    });
    const label = html("span", { "aria-hidden": "true" });
    this.dials[j] = { slider, label };
    return html("div", { class: "nn-dial" }, label, slider);
  }

  /**
   * Let the ball start from somewhere.
   * @param {Place} place
   * @param {boolean} [isByHand] Then it stays on the map, at hundredths, and the reader is told.
   */
  drop([u, v], isByHand = false) {
    this.pause();
    const { across, up } = this.data;
    const kept = (/** @type {number} */ value, /** @type {number[]} */ [least, most]) => Math.round(within(value, least, most) * 100) / 100;
    this.path = [isByHand ? [kept(u, across), kept(v, up)] : [u, v]];
    this.show();
    if (isByHand) this.announce(this.told);
  }

  /** @param {number} rate */
  choose(rate) {
    this.rate = rate;
    this.show(document.activeElement === this.field);
    this.announce(this.word("chosen", plain(rate)));
  }

  /** One step; false if it was too short to be one. */
  advance() {
    const { next } = this.values;
    const [u, v] = this.place;
    this.path.push(next);
    return Math.hypot(next[0] - u, next[1] - v) > STILL;
  }

  /** Step after step; all at once for readers who prefer less motion. */
  go() {
    let left = MOST;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      left = LEAST_STEPS;
      while (left-- > 0 && this.advance());
      this.show();
      this.announce(this.told);
      return;
    }
    const next = () => {
      this.attempt(() => {
        const goesOn = this.advance() && --left > 0;
        this.running = goesOn ? setTimeout(next, PACE) : undefined;
        this.show();
        if (!goesOn) this.announce(this.told);
      });
    };
    next();
  }

  /** @param {boolean} [isAsked] Then the reader is told where the ball is. */
  pause(isAsked = false) {
    clearTimeout(this.running);
    this.running = undefined;
    this.show();
    if (isAsked) this.announce(this.told);
  }

  disconnectedCallback() {
    clearTimeout(this.running);
  }

  /** Where the ball is, in words. */
  get told() {
    const [u, v] = this.place.map((weight) => fixed(weight, 2));
    return this.word("at", this.path.length - 1, u, v, fixed(this.values.cost, 4));
  }

  /** What the last step did. */
  get verdict() {
    if (this.path.length < 2) return this.word("start");
    const cost = (/** @type {Place} */ place) => descend(this.data, place, this.rate).cost;
    const [before, now] = this.path.slice(-2);
    if (Math.hypot(now[0] - before[0], now[1] - before[1]) <= STILL) return this.word("still");
    const { across, up } = this.data;
    const isInside = within(now[0], across[0], across[1]) === now[0] && within(now[1], up[0], up[1]) === now[1];
    return this.word(cost(now) > cost(before) ? "rose" : "fell") + (isInside ? "" : this.word("outside"));
  }

  /**
   * Bring everything on the screen up to date.
   * @param {boolean} [typing] Then the field is left alone.
   */
  show(typing = false) {
    const { map, chart, way, dots, ahead, curve, costs, step, run } = this;
    if (!map || !chart || !way || !dots || !ahead || !curve || !costs || !step || !run) return;
    const { cost, slopes, next } = this.values;
    const { across, up } = this.data;
    const [u, v] = this.place;
    map.put(this.ball, within(u, across[0], across[1]), within(v, up[0], up[1]));
    map.draw(way, this.path);
    dots.setAttribute("d", this.path.map((place) => `M${map.left(place[0]).toFixed(2)} ${map.top(place[1]).toFixed(2)}h0`).join(""));
    map.draw(ahead, [this.place, next]);
    map.describe(this.word("picture"), this.told);
    this.drawChart(chart, curve, costs);
    run.textContent = this.word(this.running === undefined ? "run" : "pause");
    if (this.slide) this.set(this.slide, this.rate);
    if (this.field && !typing) this.field.value = String(this.rate);
    this.rates.forEach((made, k) => made.setAttribute("aria-pressed", String(this.data.rates[k] === this.rate)));
    this.dials.forEach(({ slider, label }, j) => {
      const said = fixed(this.place[j], 2);
      label.replaceChildren(symbol("w", `${j + 1}2`, "(2)", "weight"), " = ", number(said, "weight"));
      this.set(slider, this.place[j], said);
    });
    this.result.replaceChildren(
      html("span", {}, `${this.word("steps")} `, html("b", {}, `${this.path.length - 1}`)),
      html("span", {}, symbol("C"), " = ", number(fixed(cost, 4), "accent")),
      html("span", {}, "∇", symbol("C"), ` = (${slopes.map((slope) => fixed(slope, 4)).join(", ")})`),
    );
    this.story.textContent = this.verdict;
  }

  /**
   * The cost after every step.
   * @param {Sheet} chart
   * @param {SVGPathElement} curve
   * @param {SVGPathElement} dots
   */
  drawChart(chart, curve, dots) {
    const heights = this.path.map((place) => descend(this.data, place, this.rate).cost);
    const steps = Math.max(LEAST_STEPS, this.path.length - 1);
    chart.across = [0, steps];
    chart.up = [0, Math.max(0.2, ...heights) * 1.05];
    chart.scale(ticks(chart.across, 4), ticks(chart.up, 4));
    chart.draw(curve, heights.map((height, k) => [k, height]));
    dots.setAttribute("d", heights.map((height, k) => `M${chart.left(k).toFixed(2)} ${chart.top(height).toFixed(2)}h0`).join(""));
    chart.describe(this.word("chart"), this.word("charted", this.path.length - 1, ...[heights[0], Math.max(...heights), heights[heights.length - 1]].map((height) => fixed(height, 4))));
  }
}

define("nn-descent", Descent);
