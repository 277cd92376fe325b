/** Layers to add, take away and resize: what there is to count, and which other layouts have 94 weights. */

import { define, html, Interactive, number, sum, svg, total } from "./shared.js";

const HIDDEN = [1, 4]; // fewest and most hidden layers
const MOST = 30; // neurons in a layer
const TALL = 190; // pixels of the drawing
const NEW = 4; // neurons of a new layer
const SCALE = 1.2; // of a small bar, pixels a neuron

/** @param {number} layer @param {number} last */
const kind = (layer, last) => (layer === 0 ? "input" : layer === last ? "output" : "hidden");

class LayerCounter extends Interactive {
  /** @type {number[]} */
  sizes = [];
  drawing = svg("svg", { viewBox: `0 0 100 ${TALL}`, preserveAspectRatio: "none", role: "img" });
  layers = html("div", { class: "nn-layers" });
  formula = html("div", { class: "nn-formula" });
  verdict = html("p", { class: "nn-result" });
  /** @type {HTMLButtonElement[]} */
  choices = [];

  get state() {
    return [...this.sizes];
  }

  set state(sizes) {
    this.sizes = [...sizes];
    this.rebuild();
    this.show();
  }

  /** Everything there is to count. */
  get values() {
    const { sizes } = this;
    const products = sizes.slice(1).map((size, l) => sizes[l] * size);
    const [weights, biases] = [total(products), total(sizes.slice(1))];
    return { products, weights, biases, parameters: weights + biases };
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    this.fewer = this.button("fewer", () => this.change([...this.sizes.slice(0, -2), ...this.sizes.slice(-1)]));
    this.more = this.button("more", () => this.change([...this.sizes.slice(0, -1), NEW, ...this.sizes.slice(-1)]));
    const reset = this.button("reset", () => this.change(this.data.sizes));
    const { layouts } = this.data;
    this.choices = layouts.map((/** @type {number[]} */ layout, /** @type {number} */ k) => this.choice(layout, k));
    panel.append(
      html("div", { class: "nn-drawn" }, this.drawing),
      this.layers,
      html("div", { class: "nn-row" }, this.fewer, this.more),
      this.formula,
      this.verdict,
      html("div", { class: "nn-layouts", role: "group", "aria-label": this.word("layouts", this.data.wanted) }, ...this.choices),
      html("div", { class: "nn-row nn-quiet" }, reset),
    );
    this.state = this.data.sizes;
  }

  /**
   * A button with the bars of a layout.
   * @param {number[]} layout Of the hidden layers.
   * @param {number} index
   */
  choice(layout, index) {
    const { even, sizes } = this.data;
    const bars = layout.map((size, k) => svg("rect", { x: 2 + 9 * k, y: 36 - SCALE * size, width: 7, height: SCALE * size }));
    const picture = svg("svg", { viewBox: "0 0 29 37", "aria-hidden": "true" }, ...bars);
    const css = index === 0 ? "nn-chosen" : index < even ? "nn-even" : "";
    const made = html("button", { type: "button", class: css }, picture, layout.join("-"));
    this.on(made, "click", () => this.change([sizes[0], ...layout, sizes.at(-1)]));
    return made;
  }

  /** @param {number[]} sizes */
  change(sizes) {
    const [least, most] = HIDDEN;
    const hidden = sizes.length - 2;
    if (hidden < least || hidden > most) return;
    if (sizes.length === this.sizes.length) {
      this.sizes = [...sizes];
      this.show();
    } else this.state = sizes;
    const { weights, biases, parameters } = this.values;
    this.announce(this.word("now", this.sizes.join("-"), weights, biases, parameters, this.compared));
  }

  /**
   * @param {number} layer
   * @param {number} size
   */
  resize(layer, size) {
    if (Number.isInteger(size) && size >= 1 && size <= MOST) this.change(this.sizes.map((old, l) => (l === layer ? size : old)));
  }

  /** The controls of every layer, below its column. */
  rebuild() {
    const last = this.sizes.length - 1;
    this.fields = this.sizes.map((_, layer) => {
      const name = this.word(kind(layer, last), layer);
      const field = html("input", { type: "number", min: 1, max: MOST, "aria-label": this.word("size", name) });
      this.on(field, "input", () => this.resize(layer, field.valueAsNumber));
      this.on(field, "change", () => this.show()); // whatever was no size goes
      return field;
    });
    this.layers.style.gridTemplateColumns = `repeat(${last + 1}, 1fr)`;
    this.layers.replaceChildren(...this.fields.map((field, layer) => this.stepper(field, layer, last)));
    this.fewer?.setAttribute("aria-disabled", String(last - 1 === HIDDEN[0]));
    this.more?.setAttribute("aria-disabled", String(last - 1 === HIDDEN[1]));
  }

  /**
   * @param {HTMLInputElement} field
   * @param {number} layer
   * @param {number} last
   */
  stepper(field, layer, last) {
    const name = this.word(kind(layer, last), layer);
    const button = (/** @type {string} */ text, /** @type {string} */ key, /** @type {number} */ by) => {
      const made = html("button", { type: "button", "aria-label": this.word(key, name) }, text);
      this.on(made, "click", () => this.resize(layer, this.sizes[layer] + by));
      return made;
    };
    return html("div", {}, html("span", {}, name), button("+", "plus", 1), field, button("\u2212", "minus", -1));
  }

  /** How the weights compare with those of the article. */
  get compared() {
    const { wanted, sizes } = this.data;
    const away = this.values.weights - wanted;
    if (away > 0) return this.word("above", wanted, away);
    if (away < 0) return this.word("below", wanted, -away);
    const same = this.sizes[0] === sizes[0] && this.sizes.at(-1) === sizes.at(-1);
    return same ? this.word("found", wanted, this.choices.length) : this.word("equal", wanted);
  }

  /** Bring everything on the screen up to date. */
  show() {
    this.sizes.forEach((size, layer) => {
      const field = this.fields?.[layer];
      if (field && field.valueAsNumber !== size) field.value = String(size);
    });
    this.draw();
    this.fillFormula();
    this.verdict.textContent = this.compared;
    this.choices.forEach((made, k) => {
      const layout = [this.data.sizes[0], ...this.data.layouts[k], this.data.sizes.at(-1)];
      made.setAttribute("aria-pressed", String(layout.join() === this.sizes.join()));
    });
  }

  /** Neurons as dots, weights as lines. */
  draw() {
    const last = this.sizes.length - 1;
    const columns = this.sizes.map((size, layer) => {
      const pitch = Math.min(30, (TALL - 4) / size);
      const x = ((layer + 0.5) * 100) / (last + 1);
      return Array.from({ length: size }, (_, j) => [x, TALL / 2 + (j - (size - 1) / 2) * pitch]);
    });
    const lines = columns.slice(1).map((column, l) => {
      const path = columns[l].flatMap(([x, y]) => column.map(([u, v]) => `M${x} ${y}L${u} ${v}`));
      return svg("path", { class: "nn-lines", d: path.join(""), "stroke-opacity": Math.max(0.15, Math.min(0.7, 18 / path.length)) });
    });
    const dots = columns.flatMap((column, layer) => {
      const wide = Math.min(19, (0.8 * (TALL - 4)) / column.length);
      const d = column.map(([x, y]) => `M${x} ${y}h0`).join("");
      const name = kind(layer, last);
      return [["edge", wide], ["fill", 0.75 * wide]].map(([part, width]) => svg("path", { d, "stroke-width": width, class: `nn-dots nn-${name}-${part}` }));
    });
    this.drawing.replaceChildren(...lines, ...dots);
    this.drawing.setAttribute("aria-label", this.word("picture", this.sizes.join("-")));
  }

  /** What is counted, and how. */
  fillFormula() {
    const { sizes } = this;
    const { products, weights, biases, parameters } = this.values;
    const pairs = products.map((_, l) => `${sizes[l]} · ${sizes[l + 1]}`);
    const plainly = (/** @type {number[]} */ counts) => sum(counts.map(String));
    const row = (/** @type {string} */ key, /** @type {string} */ role, /** @type {(string | Node)[]} */ ...parts) => [
      html("span", { class: role }, key && this.word(key)),
      html("div", {}, "= ", ...parts),
    ];
    const counted = plainly(products);
    this.formula.replaceChildren(
      ...row("weights", "nn-weight", ...sum(pairs)),
      ...row("", "", ...counted, " = ", number(String(weights), "weight")),
      ...row("biases", "nn-bias", ...plainly(sizes.slice(1)), " = ", number(String(biases), "bias")),
      ...row("parameters", "", ...sum([String(weights), String(biases)], ["weight", "bias"]), " = ", html("b", {}, String(parameters))),
    );
  }
}

define("nn-layer-counter", LayerCounter);
