/** The worked example, neuron by neuron: every weight, bias and input can be changed. */

import {
  bracketed,
  define,
  fixed,
  html,
  Interactive,
  number,
  numbersFrom,
  plain,
  short,
  shown,
  spoken,
  sum,
  symbol,
  within,
} from "./shared.js";
import { drawn, listed, netFrom, pass } from "./network.js";

/** @import { Net, Pass } from "./network.js" */

const LIMIT = 1000; // the largest number that may be typed or come with the address
const REACH = 5; // the slider's

class Forward extends Interactive {
  /** @type {number[]} */
  list = [];
  step = 0; // which neuron, from 0
  chosen = 2; // which number can be changed, by its place in the list
  /** @type {HTMLButtonElement[]} */
  choices = [];
  /** @type {HTMLButtonElement[]} */
  neurons = [];
  /** @type {SVGLineElement[]} */
  lines = [];
  formula = html("div", { class: "nn-formula" });
  result = html("p", { class: "nn-result" });

  /** The numbers as given, from the build. */
  get given() {
    return listed(this.data);
  }

  /** Every value, for the given state. */
  get values() {
    return pass(netFrom(this.list));
  }

  get state() {
    return [...this.list];
  }

  set state(list) {
    this.list = [...list];
    this.show();
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    const asked = numbersFrom(this.asked, 15, LIMIT);
    const step = asked?.pop() ?? 1;
    this.list = asked ?? this.given;
    this.step = within(Math.round(step), 1, 4) - 1;
    this.slide = this.slider("", [-REACH, REACH, 0.05], (value) => this.change(value));
    this.field = html("input", { type: "number", step: 0.05, min: -LIMIT, max: LIMIT, inputmode: "text" });
    this.on(this.field, "input", () => {
      const value = this.field?.valueAsNumber ?? Number.NaN;
      if (Math.abs(value) <= LIMIT) this.change(value);
    });
    this.on(this.field, "change", () => this.show()); // whatever was not a number goes
    this.label = html("span", { class: "nn-label" });
    this.back = this.button("back", () => this.go(this.step - 1));
    this.next = this.button("next", () => this.go(this.step + 1));
    this.place = html("span", { class: "nn-place" });
    const reset = this.button("reset", () => {
      this.list = this.given;
      this.step = 0;
      this.show();
      this.announce(this.word("given"));
    });
    const link = this.button("share", () => {
      const now = [...this.list, this.step + 1];
      const given = [...this.given, 1];
      this.share(now.every((value, k) => value === given[k]) ? null : now);
    });
    panel.append(
      this.network(),
      html("div", { class: "nn-edit" }, this.label, this.slide, this.field),
      html("div", { class: "nn-row" }, this.back, this.place, this.next),
      this.formula,
      this.result,
      html("div", { class: "nn-row nn-quiet" }, reset, link),
    );
    this.show();
  }

  /** The drawing: lines, neurons, and a button on everything that can be changed. */
  network() {
    const made = drawn({
      picture: this.word("picture"),
      described: this.word("described"),
      columns: ["input", "hidden", "output"].map((key) => this.word(key)),
      input: (k) => this.choice(k, "nn-node nn-input"),
      neuron: (l, j) => {
        const neuron = html("button", { type: "button" });
        this.on(neuron, "click", () => this.go(2 * l + j));
        this.neurons.push(neuron);
        return neuron;
      },
      term: (l, j, k) => this.choice(2 + 6 * l + 2 * j + k, "nn-term nn-weight"),
      below: (l, j) => this.choice(6 + 6 * l + j, "nn-below nn-bias"),
    });
    this.lines = made.lines;
    return made.element;
  }

  /**
   * A button that chooses one number.
   * @param {number} index Its place in the list.
   * @param {string} css
   */
  choice(index, css) {
    const made = html("button", { type: "button", class: css });
    this.on(made, "click", () => {
      this.chosen = index;
      this.show();
    });
    this.choices[index] = made;
    return made;
  }

  /**
   * What a number is: its letter with its indices, and its words.
   * @param {number} index
   * @returns {[HTMLElement, string]}
   */
  named(index) {
    if (index < 2) return [symbol("x", `${index + 1}`, "", ""), this.word("name_x", index + 1)];
    const l = index < 8 ? 1 : 2;
    const place = (index - 2) % 6;
    const neuron = (/** @type {number} */ j) => `N${2 * (l - 1) + j + 1}`;
    if (place > 3) {
      return [symbol("b", `${place - 3}`, `(${l})`, "bias"), this.word("name_b", neuron(place - 4))];
    }
    const [j, k] = [place >> 1, place & 1];
    const from = l === 1 ? `x${k + 1}` : `N${k + 1}`;
    return [symbol("w", `${j + 1}${k + 1}`, `(${l})`, "weight"), this.word("name_w", from, neuron(j))];
  }

  /** @param {number} value */
  change(value) {
    this.list[this.chosen] = value;
    this.show(document.activeElement === this.field);
    const [y1, y2] = this.values.a[1];
    this.announce(this.word("now", fixed(y1, 4), fixed(y2, 4)));
  }

  /** @param {number} step */
  go(step) {
    this.step = within(step, 0, 3);
    this.show();
    const [l, j] = [this.step >> 1, this.step & 1];
    const { z, a } = this.values;
    this.announce(this.word("at", `N${this.step + 1}`, shown(z[l][j]), fixed(a[l][j], 4)));
  }

  /**
   * Bring everything on the screen up to date.
   * @param {boolean} [typing] Then the field is left alone.
   */
  show(typing = false) {
    const found = this.values;
    const { z, a } = found;
    const products = found.terms.flat(2);
    const [l, j] = [this.step >> 1, this.step & 1];
    this.choices.forEach((made, index) => {
      const value = this.list[index];
      const place = (index - 2) % 6;
      const isWeight = index > 1 && place < 4;
      const text = isWeight ? short(products[4 * Number(index > 7) + place]) : plain(value);
      made.replaceChildren(...(index > 1 && !isWeight ? [symbol("b"), ` = ${text}`] : [text]));
      const [, name] = this.named(index);
      made.setAttribute("aria-label", isWeight ? this.word("term", name, plain(value), text) : `${made.textContent}: ${name}`);
      made.setAttribute("aria-pressed", String(index === this.chosen));
    });
    this.neurons.forEach((made, n) => {
      const [zn, an] = [z[n >> 1][n & 1], a[n >> 1][n & 1]];
      made.replaceChildren(
        spoken(`N${n + 1}: z = `),
        number(fixed(zn, 3), "z"),
        spoken(", a = "),
        number(fixed(an, 3), "a"),
      );
      if (n === this.step) made.setAttribute("aria-current", "step");
      else made.removeAttribute("aria-current");
    });
    this.lines.forEach((line, index) => {
      line.toggleAttribute("data-on", index >> 1 === this.step);
    });
    const [letter, name] = this.named(this.chosen);
    this.label?.replaceChildren(letter, html("small", {}, name));
    const value = this.list[this.chosen];
    this.slide?.setAttribute("aria-label", name);
    if (this.slide) this.set(this.slide, value);
    this.field?.setAttribute("aria-label", this.word("exactly", name));
    if (this.field && !typing) this.field.value = String(value);
    this.back?.setAttribute("aria-disabled", String(this.step === 0));
    this.next?.setAttribute("aria-disabled", String(this.step === 3));
    this.place?.replaceChildren(html("b", {}, `N${this.step + 1}`), ` ${this.step + 1} / 4`);
    this.fillFormula(netFrom(this.list), found, l, j);
    this.result.replaceChildren(
      ...a[1].map((y, k) => html("span", {}, symbol("y", `${k + 1}`), " = ", number(plain(y), "a"))),
    );
  }

  /**
   * The formula of a neuron, filled with its numbers.
   * @param {Net} net
   * @param {Pass} found
   * @param {number} l
   * @param {number} j
   */
  fillFormula(net, found, l, j) {
    const row = net.weights[l][j];
    const before = l
      ? found.a[0].map((value) => number(fixed(value, 4), "a"))
      : net.x.map((value) => number(plain(value)));
    const written = row.flatMap((weight, k) => {
      const text = plain(weight);
      const factor = l || net.x[k] >= 0 ? [before[k]] : ["(", before[k], ")"];
      const brackets = bracketed(text) !== text;
      return [k ? " + " : "", brackets ? "(" : "", number(text, "weight"), brackets ? ")" : "", " · ", ...factor];
    });
    const bias = plain(net.biases[l][j]);
    const [z, a] = [found.z[l][j], found.a[l][j]];
    const [letter, exponent] = [`${j + 1}`, `(${l + 1})`];
    const products = [...found.terms[l][j].map(shown), bias];
    this.formula.replaceChildren(
      html("div", {}, symbol("z", letter, exponent, "z")),
      html(
        "div",
        {},
        "= ",
        ...written,
        bias === bracketed(bias) ? " + " : " + (",
        number(bias, "bias"),
        bias === bracketed(bias) ? "" : ")",
      ),
      html("div", {}),
      html("div", {}, "= ", ...sum(products, ["weight", "weight", "bias"]), " = ", number(shown(z), "z")),
      html("div", {}, symbol("a", letter, exponent, "a")),
      html("div", {}, "= ", symbol("σ"), "(", number(shown(z), "z"), ") = ", number(fixed(a, 4), "a")),
    );
  }
}

define("nn-forward", Forward);
