/** Steps to place by hand: their sum against the chapter's curve, with the error. */

import { define, fixed, html, Interactive, MINUS, number, short, sigmoid, symbol, within } from "./shared.js";
import { Sheet, ticks } from "./sheet.js";

/** @typedef {[number, number]} Step Its place and its height. */
/** @typedef {{ w: number, b: number, steps: Step[] }} Net */

const MOST = 8; // steps
const HIGH = 1.6; // the highest step
const NEW = 0.4; // the height of a new step
const SHOWN = 10; // every so many of the places where errors are measured is drawn

/** What can be slid: its name, its letter and its role. */
const DIALS = [["place", "m", "z"], ["height", "v", "weight"], ["w", "w", "weight"], ["b", "b", "bias"]];

/** @param {number} value @param {number} parts How many to one. */
const rounded = (value, parts) => Math.round(value * parts) / parts;

/** A number as it stands in a formula. @param {number} value */
const brief = (value) => short(value, 3);

class Bumps extends Interactive {
  /** @type {Net} */
  net = { w: 1, b: 0, steps: [] };
  chosen = 0;
  sheet = new Sheet([0, 1], [-1.75, 1.75]);
  axis = this.sheet.line("nn-axis");
  target = this.sheet.line("nn-target");
  /** @type {SVGPathElement[]} */
  parts = Array.from({ length: MOST }, () => this.sheet.line("nn-part"));
  /** @type {SVGPathElement[]} */
  stems = Array.from({ length: MOST }, () => this.sheet.line("nn-stem"));
  curve = this.sheet.line("nn-curve");
  /** @type {HTMLButtonElement[]} */
  handles = [];
  formula = html("div", { class: "nn-formula" });
  /** @type {{ slider: HTMLInputElement, label: HTMLElement }[]} */
  dials = [];

  get state() {
    return { ...this.net, steps: this.net.steps.map((step) => [...step]) };
  }

  set state({ w, b, steps }) {
    this.net = { w, b, steps: steps.map(([place, height]) => [place, height]) };
    this.chosen = Math.min(this.chosen, steps.length - 1);
    this.show();
  }

  /** Where errors are measured. */
  get places() {
    const { points } = this.data;
    return Array.from({ length: points }, (_, k) => k / (points - 1));
  }

  /** The curve to follow. @param {number} x */
  wanted(x) {
    const { waves, size } = this.data;
    return Math.sin(waves[0] * Math.PI * x) + size * Math.cos(waves[1] * Math.PI * x);
  }

  /** What the network gives. @param {number} x */
  given(x) {
    const { w, b, steps } = this.net;
    return steps.reduce((sum, [place, height]) => sum + height * sigmoid(w * x - w * place), b);
  }

  /** The network's curve, its errors as the chapter measures them, and how many parameters it has. */
  get values() {
    const curve = this.places.map((x) => this.given(x));
    const errors = this.places.map((x, k) => curve[k] - this.wanted(x));
    return {
      curve: curve.filter((_, k) => k % SHOWN === 0),
      largest: Math.max(...errors.map(Math.abs)),
      rms: Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length),
      parameters: 3 * this.net.steps.length + 1,
    };
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    this.handles = Array.from({ length: MOST }, (_, k) => this.handle(k));
    this.more = this.button("more", () => this.add());
    this.fewer = this.button("fewer", () => {
      this.change({ ...this.net, steps: this.net.steps.filter((_, k) => k !== this.chosen) });
    });
    const rule = this.button("rule", () => this.change(this.ruled(this.net.steps.length)));
    const reset = this.button("reset", () => {
      this.chosen = 0;
      this.state = this.data.start;
      this.announce(this.word("back"));
    });
    const dials = DIALS.map(([key]) => this.dial(key, this.data.reach[key]));
    panel.append(
      this.legend(),
      this.sheet.element,
      html("div", { class: "nn-dials nn-pair" }, ...dials),
      html("div", { class: "nn-row" }, this.fewer, this.more, rule),
      this.formula,
      html("div", { class: "nn-row nn-quiet" }, reset),
    );
    this.sheet.scale([0, 0.2, 0.4, 0.6, 0.8, 1], ticks(this.sheet.up, 4));
    this.sheet.draw(this.axis, [[0, 0], [1, 0]]);
    this.sheet.draw(this.target, this.places.map((x) => [x, this.wanted(x)]));
    this.state = this.data.start;
  }

  /** Which line is what. */
  legend() {
    const made = ["curve", "target", "part"].map((key) => html("span", { class: `nn-key-${key}` }, this.word(key)));
    return html("p", { class: "nn-legend", "aria-hidden": "true" }, ...made);
  }

  /** A button to choose a step, which can be dragged. @param {number} k */
  handle(k) {
    const made = html("button", { type: "button", class: "nn-handle nn-weight" });
    const choose = () => {
      this.chosen = k;
      this.show();
    };
    this.on(made, "click", choose);
    this.sheet.drag(this, made, (x, y) => this.move(rounded(x, 100), rounded(y, 20)), choose);
    return made;
  }

  /**
   * @param {string} key
   * @param {[number, number, number]} reach
   */
  dial(key, reach) {
    const slider = this.slider(this.word(key), reach, (value) => {
      const [place, height] = this.net.steps[this.chosen];
      if (key === "place") this.move(value, height);
      else if (key === "height") this.move(place, value);
      else this.change({ ...this.net, [key]: value });
    });
    const label = html("span", { "aria-hidden": "true" });
    this.dials.push({ slider, label });
    return html("div", { class: "nn-dial" }, label, slider);
  }

  /** @param {Net} net */
  change(net) {
    this.state = net;
    const { largest, rms } = this.values;
    this.announce(this.word("now", fixed(largest, 3), fixed(rms, 3)));
  }

  /**
   * Put the chosen step somewhere else.
   * @param {number} place
   * @param {number} height
   */
  move(place, height) {
    /** @type {Step} */
    const moved = [within(place, 0, 1), within(height, -HIGH, HIGH)];
    this.change({ ...this.net, steps: this.net.steps.map((step, k) => (k === this.chosen ? moved : step)) });
  }

  /** One step more, in the middle of the widest gap. */
  add() {
    const places = [0, ...this.net.steps.map(([place]) => place).sort((one, other) => one - other), 1];
    const gaps = places.slice(1).map((place, k) => place - places[k]);
    const widest = gaps.indexOf(Math.max(...gaps));
    const middle = rounded((places[widest] + places[widest + 1]) / 2, 100);
    this.chosen = this.net.steps.length;
    this.change({ ...this.net, steps: [...this.net.steps, [middle, NEW]] });
  }

  /**
   * The chapter's rule: a step in the middle of each cell, as high as the curve rises there.
   * @param {number} n
   * @returns {Net}
   */
  ruled(n) {
    const steps = Array.from({ length: n }, (_, k) => /** @type {Step} */ ([
      (k + 0.5) / n,
      this.wanted((k + 1) / n) - this.wanted(k / n),
    ]));
    return { w: this.data.steepness * n, b: this.wanted(0), steps };
  }

  /** Bring everything on the screen up to date. */
  show() {
    const { w, b, steps } = this.net;
    const found = this.values;
    const [place, height] = steps[this.chosen];
    [place, height, w, b].forEach((value, k) => {
      const { slider, label } = this.dials[k];
      const [, letter, role] = DIALS[k];
      const below = k < 2 ? `${this.chosen + 1}` : "";
      label.replaceChildren(symbol(letter, below, "", role), " = ", number(brief(value), role));
      this.set(slider, value, brief(value));
    });
    this.fewer?.setAttribute("aria-disabled", String(steps.length === 1));
    this.more?.setAttribute("aria-disabled", String(steps.length === MOST));
    const xs = this.places.filter((_, k) => k % SHOWN === 0);
    this.sheet.draw(this.curve, xs.map((x, k) => [x, found.curve[k]]));
    for (let k = 0; k < MOST; k += 1) this.drawStep(k, xs);
    this.fillFormula(found);
    const said = this.word("now", fixed(found.largest, 3), fixed(found.rms, 3));
    this.sheet.describe(this.word("picture", steps.length), said);
  }

  /**
   * A step's own curve, its stem and its handle.
   * @param {number} k
   * @param {number[]} xs
   */
  drawStep(k, xs) {
    const step = this.net.steps[k];
    const [part, stem, handle] = [this.parts[k], this.stems[k], this.handles[k]];
    for (const each of [part, stem]) each.toggleAttribute("data-off", !step);
    if (!step) {
      handle.remove();
      return;
    }
    // One that is there already keeps the focus and the finger.
    if (!handle.parentNode) this.sheet.element.append(handle);
    const [place, height] = step;
    this.sheet.draw(part, xs.map((x) => [x, height * sigmoid(this.net.w * (x - place))]));
    this.sheet.draw(stem, [[place, 0], [place, height]]);
    this.sheet.put(handle, place, height);
    part.toggleAttribute("data-on", k === this.chosen);
    handle.setAttribute("aria-pressed", String(k === this.chosen));
    handle.setAttribute("aria-label", this.word("step", k + 1, brief(place), brief(height)));
  }

  /**
   * The chosen step as a formula, and how far the sum is off.
   * @param {{ largest: number, rms: number, parameters: number }} found
   */
  fillFormula({ largest, rms, parameters }) {
    const { w, steps } = this.net;
    const [place, height] = steps[this.chosen];
    const bias = brief(-w * place);
    const shift = bias.startsWith(MINUS) ? [` ${MINUS} `, bias.slice(1)] : [" + ", bias];
    const rows = [
      [
        this.word("term", this.chosen + 1, steps.length),
        [number(brief(height), "weight"), " ", symbol("σ"), "(", number(brief(w), "weight"), symbol("x"), shift[0], number(shift[1], "bias"), ")"],
      ],
      [this.word("largest"), [fixed(largest, 3)]],
      [this.word("rms"), [fixed(rms, 3)]],
      [this.word("parameters"), [String(parameters)]],
    ];
    this.formula.replaceChildren(...rows.flatMap(([name, parts]) => [html("small", {}, /** @type {string} */ (name)), html("div", {}, ...parts)]));
  }
}

define("nn-bumps", Bumps);
