/** The backward pass on the worked example, neuron by neuron; then the step, and forward again. */

import { bracketed, define, fixed, html, Interactive, number, plain, short, spoken, symbol, terms, total, within } from "./shared.js";
import { drawn, listed, netFrom, pass } from "./network.js";

/** @import { Net } from "./network.js" */
/** @typedef {{ z: number[][], a: number[][], cost: number, deltas: number[][], slopes: number[], next: number[] }} Values */

const LIMIT = 1000; // the largest learning rate
const REACH = 20; // the slider's
/** @type {[number, number][]} */
const ORDER = [[1, 0], [1, 1], [0, 0], [0, 1]]; // whose error term is found when: layer, neuron
const LAST = ORDER.length; // then all slopes are there, and the step can be taken

/**
 * Forward, backward, and where the step would lead, each a single operation after the other, as
 * `nnbook` computes it.
 * @param {Net} net
 * @param {number[]} target
 * @param {number} rate
 * @returns {Values}
 */
export function backward(net, target, rate) {
  const { z, a } = pass(net);
  const [hidden, y] = a;
  const output = y.map((value, j) => 2 * (value - target[j]) * (value * (1 - value)));
  const inner = hidden.map((value, k) => {
    const column = net.weights[1].map((row) => row[k]);
    return total(terms(column, output)) * (value * (1 - value));
  });
  const deltas = [inner, output];
  const carried = [net.x, hidden];
  const weights = deltas.map((layer, l) => layer.map((delta) => carried[l].map((value) => delta * value)));
  const slopes = listed({ x: [], weights, biases: deltas });
  const next = listed({ ...net, x: [] }).map((value, index) => value - rate * slopes[index]);
  const cost = total(y.map((value, j) => (value - target[j]) * (value - target[j])));
  return { z, a, cost, deltas, slopes, next };
}

/** A factor, in brackets if it has a minus sign. @param {number} value @param {string} [role] */
const factor = (value, role) => number(bracketed(fixed(value, 4)), role);

/** @param {number} l @param {number} j */
const neuronName = (l, j) => `N${2 * l + j + 1}`;

class Backward extends Interactive {
  /** @type {number[]} */
  list = []; // the weights and biases, layer by layer
  rate = 0;
  step = 0; // whose error term is the last one found; then, all slopes and the step
  taken = 0; // steps
  start = 0; // the cost before the first
  /** @type {HTMLElement[]} */
  neurons = [];
  /** @type {HTMLElement[]} */
  marks = []; // beside the lines and under the neurons, in the order of the list
  /** @type {SVGLineElement[]} */
  lines = [];
  formula = html("div", { class: "nn-formula" });
  result = html("p", { class: "nn-result" });
  story = html("p", { class: "nn-note" });

  /** The weights and biases as given. */
  get given() {
    return listed({ ...this.data, x: [] });
  }

  get net() {
    return netFrom([...this.data.x, ...this.list]);
  }

  /** Every value, slope and new parameter, for the given state. */
  get values() {
    return backward(this.net, this.data.target, this.rate);
  }

  /** The weights and biases, then the learning rate. */
  get state() {
    return [...this.list, this.rate];
  }

  set state(state) {
    this.list = state.slice(0, -1);
    this.rate = state[state.length - 1];
    this.begin();
    this.show();
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    this.list = this.given;
    this.rate = this.data.rate;
    this.slide = this.slider(this.word("rate"), [0.1, REACH, 0.1], (value) => this.choose(value));
    this.field = html("input", { type: "number", step: 0.1, min: 0.001, max: LIMIT, "aria-label": this.word("exactly") });
    this.on(this.field, "input", () => {
      const value = this.field?.valueAsNumber ?? Number.NaN;
      if (value > 0 && value <= LIMIT) this.choose(value);
    });
    this.on(this.field, "change", () => this.show()); // whatever was not a number goes
    this.back = this.button("back", () => this.go(this.step - 1));
    this.next = this.button("next", () => this.go(this.step + 1));
    this.place = html("span", { class: "nn-place" });
    const reset = this.button("reset", () => {
      this.list = this.given;
      this.rate = this.data.rate;
      this.begin();
      this.show();
      this.announce(this.word("given"));
    });
    const made = drawn({
      picture: this.word("picture"),
      described: this.word("described"),
      columns: ["input", "hidden", "output"].map((key) => this.word(key)),
      input: (k) => html("span", { class: "nn-node nn-input" }, plain(this.data.x[k])),
      neuron: (l, j) => {
        const neuron = html("button", { type: "button" });
        this.on(neuron, "click", () => this.go(ORDER.findIndex((place) => place[0] === l && place[1] === j)));
        return (this.neurons[2 * l + j] = neuron);
      },
      term: (l, j, k) => (this.marks[6 * l + 2 * j + k] = html("span", { class: "nn-term" })),
      below: (l, j) => (this.marks[6 * l + 4 + j] = html("span", { class: "nn-below" })),
    });
    this.lines = made.lines;
    const label = html("span", { class: "nn-label" }, symbol("η"), html("small", {}, this.word("rate")));
    panel.append(
      made.element,
      html("div", { class: "nn-row" }, this.back, this.place, this.next),
      this.formula,
      html("div", { class: "nn-edit" }, label, this.slide, this.field),
      html("div", { class: "nn-row" }, this.button("take", () => this.take()), reset),
      this.result,
      this.story,
    );
    this.begin();
    this.show();
  }

  /** Count the steps from here. */
  begin() {
    this.step = 0;
    this.taken = 0;
    this.start = this.values.cost;
  }

  /** @param {number} rate */
  choose(rate) {
    this.rate = rate;
    this.show(document.activeElement === this.field);
    this.announce(this.word("chosen", plain(rate)));
  }

  /** @param {number} step */
  go(step) {
    this.step = within(step, 0, LAST);
    this.show();
    if (this.step === LAST) return this.announce(this.word("ready"));
    const [l, j] = ORDER[this.step];
    return this.announce(this.word("at", neuronName(l, j), fixed(this.values.deltas[l][j], 4)));
  }

  /** Take the step, and go forward again. */
  take() {
    this.list = this.values.next;
    this.taken += 1;
    this.step = 0;
    this.show();
    this.announce(this.told);
  }

  /** What has become of the cost. */
  get told() {
    const cost = fixed(this.values.cost, 4);
    return this.taken ? this.word("after", this.taken, fixed(this.start, 4), cost) : this.word("before", cost);
  }

  /**
   * Bring everything on the screen up to date.
   * @param {boolean} [typing] Then the field is left alone.
   */
  show(typing = false) {
    const found = this.values;
    const [, y] = found.a;
    const ready = this.step === LAST;
    for (const [order, [l, j]] of ORDER.entries()) {
      const neuron = this.neurons[2 * l + j];
      const known = order <= this.step;
      neuron.replaceChildren(
        spoken(`${neuronName(l, j)}: a = `),
        number(fixed(found.a[l][j], 3), "a"),
        spoken(` ${this.word(known ? "delta" : "unknown")} `),
        html("span", { class: "nn-accent", "aria-hidden": String(!known) }, known ? fixed(found.deltas[l][j], 3) : "δ ?"),
      );
      if (order === this.step) neuron.setAttribute("aria-current", "step");
      else neuron.removeAttribute("aria-current");
      for (const k of [0, 1]) {
        const index = 6 * l + 2 * j + k;
        this.lines[4 * l + 2 * j + k].toggleAttribute("data-on", order === this.step);
        this.mark(index, known && !ready ? number(fixed(found.slopes[index], 3), "accent") : number(this.shownParameter(index, ready), "weight"));
      }
      const index = 6 * l + 4 + j;
      this.mark(index, symbol("b", "", "", "bias"), number(` = ${this.shownParameter(index, ready)}`, "bias"));
    }
    if (this.slide) this.set(this.slide, this.rate);
    if (this.field && !typing) this.field.value = String(this.rate);
    this.back?.setAttribute("aria-disabled", String(this.step === 0));
    this.next?.setAttribute("aria-disabled", String(ready));
    const name = ready ? this.word("step") : neuronName(...ORDER[this.step]);
    this.place?.replaceChildren(html("b", {}, name), ` ${this.step + 1} / ${LAST + 1}`);
    this.formula.replaceChildren(...(ready ? this.stepFormula(found) : this.deltaFormula(found)).map((part) => html("div", {}, ...part)));
    this.result.replaceChildren(
      ...y.map((value, k) => html("span", {}, symbol("y", `${k + 1}`), " = ", number(plain(value), "a"))),
      html("span", {}, symbol("C"), " = ", number(plain(found.cost), "accent")),
    );
    this.story.textContent = this.told;
  }

  /** @param {number} index @param {(string | Node)[]} parts */
  mark(index, ...parts) {
    this.marks[index].replaceChildren(...parts);
  }

  /** A weight or bias: as it is, or as the step would make it. @param {number} index @param {boolean} ready */
  shownParameter(index, ready) {
    return ready ? fixed(this.values.next[index], 4) : short(this.list[index], this.taken ? 4 : 2);
  }

  /**
   * The error term that is looked at, and the slopes that come of it.
   * @param {Values} found
   * @returns {(string | Node)[][]} Left and right, line by line.
   */
  deltaFormula({ a, deltas, slopes }) {
    const [l, j] = ORDER[this.step];
    const [index, above] = [`${j + 1}`, `(${l + 1})`];
    const [value, delta] = [a[l][j], deltas[l][j]];
    const { weights, x } = this.net;
    const slope = [number(fixed(value, 4), "a"), " · (1 − ", number(fixed(value, 4), "a"), ")"];
    const target = plain(this.data.target[j]);
    const before = l
      ? ["2 · (", number(fixed(value, 4), "a"), ` − ${target})`]
      : ["(", ...weights[1].flatMap((row, i) => [i ? " + " : "", number(bracketed(short(row[j], this.taken ? 4 : 2)), "weight"), " · ", factor(deltas[1][i], "accent")]), ")"];
    const back = l ? 2 * (value - this.data.target[j]) : total(terms(weights[1].map((row) => row[j]), deltas[1]));
    const carried = (l ? a[0] : x).map((output) => (l ? fixed(output, 4) : plain(output)));
    const products = carried.map((output, k) => [
      symbol("∂C/∂w", `${index}${k + 1}`, above, ""),
      " = ",
      factor(delta, "accent"),
      " · ",
      number(output, "a"),
      " = ",
      number(fixed(slopes[6 * l + 2 * j + k], 4), "accent"),
    ]);
    return [
      [symbol("δ", index, above, "accent")],
      ["= ", ...before, " · ", ...slope],
      [],
      ["= ", factor(back), " · ", number(fixed(value * (1 - value), 4)), " = ", number(fixed(delta, 4), "accent")],
      ...products.flatMap((product) => [[product[0]], product.slice(1)]),
      [symbol("∂C/∂b", index, above, "")],
      ["= ", symbol("δ", index, above, "accent"), " = ", number(fixed(delta, 4), "accent")],
    ];
  }

  /**
   * The step, for the weight that the chapter follows.
   * @param {Values} found
   * @returns {(string | Node)[][]}
   */
  stepFormula({ slopes, next }) {
    const index = 7;
    const rate = plain(this.rate);
    const weight = symbol("w", "12", "(2)", "weight");
    return [
      [weight],
      ["← ", weight.cloneNode(true), ` − ${rate} · `, symbol("∂C/∂w", "12", "(2)", "")],
      [],
      ["= ", number(this.shownParameter(index, false), "weight"), ` − ${rate} · `, factor(slopes[index], "accent")],
      [],
      ["= ", number(fixed(next[index], 4), "weight")],
      [],
      [html("small", {}, this.word("all"))],
    ];
  }
}

define("nn-backward", Backward);
