/** An activation function to choose, to scale and to shift, in the drawing itself or with sliders. */

import { bracketed, define, html, Interactive, MINUS, number, plain, short, sigmoid, svg, symbol, within } from "./shared.js";
import { Sheet, ticks } from "./sheet.js";

/** @typedef {{ value: (z: number) => number, slope: (z: number) => number }} Activation */
/** @typedef {{ name: string, w: number, b: number }} State */

const POINTS = 201; // of a curve
const ARM = 66; // from the midpoint to the end of the tangent, in pixels
const HINGED = ["relu", "leaky_relu"]; // with a corner where z = 0
/** @type {Record<string, string>} */
const LETTERS = { identity: "", sigmoid: "σ", tanh: "tanh", relu: "ReLU", leaky_relu: "leaky" };
const TINY = 0.1; // the smallest weight that dragging gives

/** @param {number} value @param {number} parts How many to one. */
const rounded = (value, parts) => Math.round(value * parts) / parts;

/** A result with at most four decimals. @param {number} value */
const result = (value) => short(value, 4);

class ActivationFunction extends Interactive {
  /** @type {State} */
  now = { name: "sigmoid", w: 1, b: 0 };
  pivot = 0; // the midpoint when the tangent was taken hold of
  sheet = new Sheet([-1, 1], [-1, 1]);
  axes = this.sheet.line("nn-axis");
  itself = this.sheet.line("nn-itself");
  slopes = this.sheet.line("nn-slope");
  curve = this.sheet.line("nn-curve");
  drop = this.sheet.line("nn-drop");
  tangent = this.sheet.line("nn-tangent");
  dot = html("span", { class: "nn-handle nn-z", "aria-hidden": "true" });
  end = html("span", { class: "nn-handle nn-weight", "aria-hidden": "true" });
  formula = html("div", { class: "nn-formula" });
  /** @type {Record<string, HTMLInputElement>} */
  picks = {};
  /** @type {Record<string, { slider: HTMLInputElement, label: HTMLElement }>} */
  dials = {};

  /** @type {Record<string, Activation>} */
  get functions() {
    const { leak } = this.data;
    return {
      identity: { value: (z) => z, slope: () => 1 },
      sigmoid: { value: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
      tanh: { value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
      relu: { value: (z) => Math.max(0, z), slope: (z) => Number(z > 0) },
      leaky_relu: { value: (z) => (z > 0 ? z : leak * z), slope: (z) => (z > 0 ? 1 : leak) },
    };
  }

  get state() {
    return { ...this.now };
  }

  set state(state) {
    this.now = { ...state };
    this.show();
  }

  /** Where the curves are computed. */
  get places() {
    const [from, to] = this.sheet.across;
    return Array.from({ length: POINTS }, (_, k) => from + ((to - from) * k) / (POINTS - 1));
  }

  /** Midpoint, slopes on its two sides, and both curves; where `w` is 0 there is no midpoint. */
  get values() {
    const { name, w, b } = this.now;
    const { value, slope } = this.functions[name];
    const sides = HINGED.includes(name) ? [slope(-1), slope(1)] : [slope(0), slope(0)];
    if (w < 0) sides.reverse();
    return {
      midpoint: w ? [-b / w] : [],
      sides: sides.map((side) => w * side),
      a: this.places.map((x) => value(w * x + b)),
      slopes: this.places.map((x) => w * slope(w * x + b)),
    };
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    const { across, up, presets, ...given } = this.beginning;
    this.now = given;
    [this.sheet.across, this.sheet.up] = [across, up];
    this.sheet.element.append(this.dot, this.end);
    this.sheet.drag(this, this.dot, (x) => this.shift(x));
    this.sheet.drag(this, this.end, (x, y) => this.turn(x, y), () => {
      [this.pivot] = this.values.midpoint;
    });
    const ready = presets.map((/** @type {[number, number]} */ [w, b]) => {
      const made = html("button", { type: "button" }, ...this.written({ ...given, w, b }));
      this.on(made, "click", () => this.change({ ...given, w, b }));
      return made;
    });
    const reset = this.button("reset", () => {
      this.state = given;
      this.announce(this.word("given"));
    });
    panel.append(
      this.chooser(),
      this.legend(),
      this.sheet.element,
      html("div", { class: "nn-dials nn-pair" }, this.dial("w", "weight"), this.dial("b", "bias")),
      this.formula,
      html("div", { class: "nn-row nn-quiet" }, ...ready, reset),
    );
    this.show();
    new ResizeObserver(() => this.attempt(() => this.show())).observe(this.sheet.element);
  }

  /** A small picture of every function, to choose from. */
  chooser() {
    const made = html("div", { class: "nn-picks", role: "radiogroup", "aria-label": this.word("choose") });
    for (const [name, { value }] of Object.entries(this.functions)) {
      const pick = html("input", { type: "radio", name: this.localName, value: name });
      const points = Array.from({ length: 61 }, (_, k) => (k - 30) / 10).map((z) => `${24 + 8 * z} ${15 - 11 * value(z)}`);
      const axes = svg("path", { class: "nn-axis", d: "M0 15H48M24 0V30" });
      const curve = svg("path", { class: "nn-curve", d: `M${points.join("L")}` });
      const small = svg("svg", { viewBox: "0 0 48 30", "aria-hidden": "true" }, axes, curve);
      this.on(pick, "change", () => this.change({ ...this.now, name }));
      this.picks[name] = pick;
      made.append(html("label", {}, pick, small, html("span", {}, this.word(name))));
    }
    return made;
  }

  /** Which line is what. */
  legend() {
    const keys = ["curve", "slope", "itself"];
    const made = keys.map((key) => html("span", { class: `nn-key-${key}` }, this.word(key)));
    return html("p", { class: "nn-legend", "aria-hidden": "true" }, ...made);
  }

  /**
   * A slider for the weight or the bias.
   * @param {"w" | "b"} letter
   * @param {string} key Its name's.
   */
  dial(letter, key) {
    const slider = this.slider(this.word(key), this.data.reach[letter], (value) => {
      this.change({ ...this.now, [letter]: value });
    });
    const label = html("span", { "aria-hidden": "true" });
    this.dials[letter] = { slider, label };
    return html("div", { class: "nn-dial" }, label, slider);
  }

  /** @param {State} state */
  change(state) {
    this.state = state;
    this.announce(this.told);
  }

  /** @param {number} value @param {"w" | "b"} letter */
  limited(value, letter) {
    const [least, most] = this.data.reach[letter];
    return within(value, least, most);
  }

  /** Move the midpoint. @param {number} x */
  shift(x) {
    const place = within(x, ...this.sheet.across);
    this.change({ ...this.now, b: this.limited(rounded(-this.now.w * place, 20), "b") });
  }

  /**
   * Turn the tangent around the midpoint, so that it points to here.
   * @param {number} x
   * @param {number} y
   */
  turn(x, y) {
    const { name } = this.now;
    const { value, slope } = this.functions[name];
    const [across, up] = [x - this.pivot, y - value(0)];
    const isHinged = HINGED.includes(name);
    // A corner's arm goes up on either side, a tangent's always to the right.
    const steep = isHinged ? Math.max(0, up) / across : up / Math.max(across, 1e-9);
    const exact = (Number.isFinite(steep) ? steep : 1e9) / (isHinged ? 1 : slope(0));
    const weight = this.limited(rounded(exact, 10), "w") || (across < 0 || up < 0 ? -TINY : TINY);
    const b = this.limited(rounded(-weight * this.pivot, 20), "b");
    this.change({ name, w: weight, b });
  }

  /** What kind of place the midpoint is. */
  get kind() {
    if (HINGED.includes(this.now.name)) return "corner";
    return this.now.name === "identity" ? "zero" : "midpoint";
  }

  /** The state in words. */
  get told() {
    const { midpoint, sides } = this.values;
    const place = midpoint.length ? `x = ${result(midpoint[0])}` : this.word("nowhere");
    const slope = this.kind === "corner" ? this.word("sides", ...sides.map(result)) : result(sides[0]);
    return this.word("now", this.spelt, this.word(this.kind), place, slope);
  }

  /** The formula as a screen reader has it. */
  get spelt() {
    return html("span", {}, ...this.written(this.now)).textContent ?? "";
  }

  /**
   * The formula of a state: `σ(5x − 4)`.
   * @param {State} state
   * @returns {(string | Node)[]}
   */
  written({ name, w, b }) {
    const letter = LETTERS[name];
    const factor = w === 1 ? "" : w === -1 ? MINUS : plain(w);
    const shift = [b < 0 ? ` ${MINUS} ` : " + ", number(plain(Math.abs(b)), "bias")];
    const inner = [number(factor, "weight"), symbol("x"), ...(b ? shift : [])];
    return letter ? [letter === "σ" ? symbol(letter) : letter, "(", ...inner, ")"] : inner;
  }

  /** Bring everything on the screen up to date. */
  show() {
    const { name, w, b } = this.now;
    this.picks[name].checked = true;
    for (const [letter, role, value] of /** @type {[string, string, number][]} */ ([["w", "weight", w], ["b", "bias", b]])) {
      const { slider, label } = this.dials[letter];
      label.replaceChildren(symbol(letter, "", "", role), " = ", number(plain(value), role));
      this.set(slider, value);
    }
    this.draw();
    this.fillFormula();
    this.sheet.describe(this.word("picture"), this.told);
  }

  draw() {
    const { sheet, places, functions, values } = this;
    const { value } = functions[this.now.name];
    const line = (/** @type {number[]} */ ys) => places.map((x, k) => [x, ys[k]]);
    const [[left, right], [bottom, top]] = [sheet.across, sheet.up];
    sheet.scale(ticks(sheet.across, 5), ticks(sheet.up, 5));
    sheet.draw(this.axes, [[left, 0], [right, 0], [0, 0], [0, bottom], [0, top]]);
    sheet.draw(this.itself, line(places.map(value)));
    sheet.draw(this.curve, line(values.a));
    sheet.draw(this.slopes, line(values.slopes));
    const [middle] = values.midpoint;
    const isThere = middle >= left && middle <= right;
    for (const part of [this.dot, this.end, this.drop, this.tangent]) part.toggleAttribute("data-off", !isThere);
    if (isThere) this.drawTangent(middle, value(0), values.sides);
  }

  /**
   * The midpoint, the way down to the axis, and the tangent with its handle.
   * @param {number} x
   * @param {number} y
   * @param {number[]} sides The slopes.
   */
  drawTangent(x, y, sides) {
    const { sheet } = this;
    const isHinged = this.kind === "corner";
    const side = isHinged && this.now.w < 0 ? -1 : 1;
    const slope = sides[side < 0 ? 0 : 1];
    const [across, up] = sheet.unit;
    const reach = (side * ARM) / Math.hypot(across, slope * up);
    const end = [x + reach, y + slope * reach];
    sheet.put(this.dot, x, y);
    sheet.put(this.end, end[0], end[1]);
    sheet.draw(this.tangent, [isHinged ? [x, y] : [x - reach, y - slope * reach], end]);
    sheet.draw(this.drop, [[x, y], [x, 0]]);
  }

  /** Formula, midpoint and slope, with their numbers. */
  fillFormula() {
    const { name, w, b } = this.now;
    const { midpoint, sides } = this.values;
    const inner = this.functions[name].slope(0);
    const place = midpoint.length
      ? [symbol("x"), ` = ${MINUS}`, symbol("b", "", "", "bias"), " / ", symbol("w", "", "", "weight"), " = ", number(result(midpoint[0]), "z")]
      : [this.word("nowhere")];
    const slope = this.kind === "corner"
      ? [this.word("sides", ...sides.map(result))]
      : [number(plain(w), "weight"), ` · ${bracketed(plain(inner))} = `, number(result(sides[0]))];
    this.formula.replaceChildren(
      html("div", {}, symbol("a", "", "", "a")),
      html("div", {}, "= ", ...this.written({ name, w, b })),
      html("small", {}, this.word(this.kind)),
      html("div", {}, ...place),
      html("small", {}, this.word("there")),
      html("div", {}, ...slope),
    );
  }
}

define("nn-activation", ActivationFunction);
