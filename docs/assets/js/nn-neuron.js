/** One neuron: three inputs, three weights and a bias to slide; z adds up term by term, then a. */

import {
  bracketed,
  define,
  fixed,
  html,
  Interactive,
  number,
  plain,
  short,
  sigmoid,
  sum,
  symbol,
  terms,
  total,
} from "./shared.js";
import { Sheet, ticks } from "./sheet.js";

/** @typedef {{ terms: number[], sums: number[], z: number, a: number }} Pass */

const LAST = 5; // steps: three terms, the bias, and the output
const ROLES = ["weight", "weight", "weight", "bias", "z", "a"]; // of the bars
const HALF = 0.3; // the width of a bar, from its middle
const ROOM = 1.17; // where numbers stand above the highest bar
const LEAST = 2.45; // the scale goes at least so far

/** A result with at most four decimals. @param {number} value */
const result = (value) => short(value, 4);

/** Half a unit of the last digit counts as zero. @param {number} z */
const decision = (z) => (Math.abs(z) < 5e-5 ? "border" : z > 0 ? "out" : "in");

class Neuron extends Interactive {
  /** @type {number[]} Inputs, weights, bias. */
  list = [];
  step = LAST;
  /** @type {string[]} */
  names = [];
  /** @type {{ slider: HTMLInputElement, label: HTMLElement }[]} */
  dials = [];
  sheet = new Sheet([-0.55, LAST + 0.55], [0, LEAST]);
  zero = this.sheet.line("nn-axis");
  levels = this.sheet.line("nn-level");
  bars = ROLES.map((role) => html("div", { class: `nn-bar nn-${role}` }));
  formula = html("div", { class: "nn-formula" });
  place = html("span", { class: "nn-place" });

  /** The numbers as given, from the build. */
  get given() {
    const { x, weights, bias } = this.data;
    return [...x, ...weights, bias];
  }

  /**
   * Every value, each a single operation after the other, as `nnbook` computes it.
   * @returns {Pass}
   */
  get values() {
    const products = terms(this.list.slice(3, 6), this.list.slice(0, 3));
    const sums = products.map((_, k) => total(products.slice(0, k + 1)));
    const z = sums[2] + this.list[6];
    return { terms: products, sums, z, a: sigmoid(z) };
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
    this.list = this.given;
    this.names = ["name_1", "name_2", "name_3", "name_b"].map((key) => this.word(key));
    this.sheet.marks.before(...this.bars);
    this.back = this.button("back", () => this.go(this.step - 1));
    this.next = this.button("next", () => this.go(this.step === LAST ? 1 : this.step + 1));
    const reset = this.button("reset", () => {
      this.list = this.given;
      this.step = LAST;
      this.show();
      this.announce(this.word("given"));
    });
    panel.append(
      this.sheet.element,
      this.controls(),
      html("div", { class: "nn-row" }, this.back, this.place, this.next),
      this.formula,
      html("div", { class: "nn-row nn-quiet" }, reset),
    );
    this.show();
  }

  /** A slider for every number, a row for each term. */
  controls() {
    const made = html("div", { class: "nn-dials" });
    const { inputs, parameters } = this.data;
    this.names.forEach((name, k) => {
      const first = k < 3 ? this.dial(k, this.word("input", k + 1, name), inputs) : "";
      const second = this.word(k < 3 ? "weight" : "bias", k + 1, name);
      made.append(html("span", {}, name), first, this.dial(3 + k, second, parameters));
    });
    return made;
  }

  /**
   * @param {number} index The number's place in the list.
   * @param {string} name
   * @param {[number, number, number]} reach
   */
  dial(index, name, reach) {
    const slider = this.slider(name, reach, (value) => {
      this.list[index] = value;
      this.show();
      this.announce(this.told);
    });
    const label = html("span", { "aria-hidden": "true" });
    this.dials[index] = { slider, label };
    return html("div", { class: "nn-dial" }, label, slider);
  }

  /** What has come out, in words. */
  get told() {
    const { z, a } = this.values;
    return this.word("now", result(z), fixed(a, 4), this.word(decision(z)));
  }

  /** @param {number} step */
  go(step) {
    this.step = step;
    this.show();
    const { terms: products, sums, z } = this.values;
    if (step === LAST) this.announce(this.told);
    else {
      const added = [...products, this.list[6]][step - 1];
      this.announce(this.word("at", this.names[step - 1], result(added), result([...sums, z][step - 1])));
    }
  }

  /** Bring everything on the screen up to date. */
  show() {
    const found = this.values;
    this.list.forEach((value, index) => {
      const { slider, label } = this.dials[index];
      const [letter, role] = index < 3 ? ["x", ""] : index < 6 ? ["w", "weight"] : ["b", "bias"];
      const below = index < 6 ? String((index % 3) + 1) : "";
      label.replaceChildren(symbol(letter, below, "", role), " = ", number(plain(value), role));
      this.set(slider, value);
    });
    this.back?.setAttribute("aria-disabled", String(this.step === 1));
    this.next?.replaceChildren(this.word(this.step === LAST ? "again" : "next"));
    const name = this.step === LAST ? symbol("σ") : this.names[this.step - 1];
    this.place.replaceChildren(html("b", {}, name), ` ${this.step} / ${LAST}`);
    this.drawBars(found);
    this.fillFormula(found);
  }

  /**
   * A bar for each term, the bias, z and a; what is not added yet has only its name.
   * @param {Pass} found
   */
  drawBars({ terms: products, sums, z, a }) {
    const { sheet } = this;
    const ends = [0, ...sums, z];
    const bars = [...products.map((_, k) => [ends[k], ends[k + 1]]), [ends[3], z], [0, z], [0, a]];
    const steps = [...products, this.list[6], z, a];
    sheet.up = [Math.min(0, ROOM * Math.min(...ends)), Math.max(LEAST, ROOM * Math.max(...ends))];
    sheet.scale([], ticks(sheet.up, 4));
    sheet.draw(this.zero, [[sheet.across[0], 0], [sheet.across[1], 0]]);
    const levels = ends.slice(1).flatMap((level, k) => [[k + HALF, level], [k + 1 - HALF, level]]);
    sheet.draw(this.levels, levels.slice(0, 2 * Math.min(this.step, 4)));
    sheet.words.replaceChildren();
    bars.forEach(([start, end], k) => {
      const bar = this.bars[k];
      const isThere = k < this.step || (k === 4 && this.step === 4) || this.step === LAST;
      bar.hidden = !isThere;
      bar.toggleAttribute("data-down", end < start);
      sheet.put(bar, k - HALF, Math.max(start, end));
      bar.style.width = `${sheet.left(k + HALF) - sheet.left(k - HALF)}%`;
      bar.style.height = `${sheet.top(Math.min(start, end)) - sheet.top(Math.max(start, end))}%`;
      const sign = k < 4 && steps[k] > 0 ? "+" : "";
      const text = k === 5 ? fixed(a, 4) : sign + result(steps[k]);
      if (isThere) sheet.label(`nn-over nn-${ROLES[k]}`, k, Math.max(start, end), text);
      sheet.label("nn-under", k, sheet.up[0], ...this.named(k));
    });
    sheet.describe(this.word("picture"), this.told);
  }

  /**
   * What stands below a bar.
   * @param {number} k
   */
  named(k) {
    const role = ROLES[k];
    const letters = k < 3
      ? [symbol("w", `${k + 1}`, "", role), symbol("x", `${k + 1}`, "", role)]
      : [symbol(["b", "z", "a"][k - 3], "", "", role)];
    return [...letters, html("small", {}, this.names[k] ?? "")];
  }

  /**
   * The whole calculation; what is not added yet is pale.
   * @param {Pass} found
   */
  fillFormula({ terms: products, sums, z, a }) {
    const later = (/** @type {number} */ k) => ({ class: k < this.step ? "nn-keep" : "nn-keep nn-later" });
    const written = products.flatMap((_, k) => {
      const weight = plain(this.list[3 + k]);
      const [open, close] = bracketed(weight) === weight ? ["", ""] : ["(", ")"];
      const plus = k ? "+ " : "";
      return [" ", html("span", later(k), plus, open, number(weight, "weight"), close, " · ", plain(this.list[k]))];
    });
    const bias = plain(this.list[6]);
    const [open, close] = bracketed(bias) === bias ? ["", ""] : ["(", ")"];
    const added = [...products.map(result), bias].slice(0, Math.min(this.step, 4));
    const soFar = result([...sums, z][added.length - 1]);
    this.formula.replaceChildren(
      html("div", {}, symbol("z", "", "", "z")),
      html("div", {}, "=", ...written, " ", html("span", later(3), `+ ${open}`, number(bias, "bias"), close)),
      html("div", {}),
      html("div", {}, this.step < 4 ? "" : "= ", ...sum(added, ROLES), " = ", number(soFar, this.step < 4 ? "" : "z")),
    );
    if (this.step < LAST) return;
    const sign = { out: ">", in: "<", border: "=" }[decision(z)];
    this.formula.append(
      html("div", {}, symbol("a", "", "", "a")),
      html("div", {}, "= ", symbol("σ"), "(", number(result(z), "z"), ") = ", number(fixed(a, 4), "a")),
      html("div", {}),
      html("div", { class: "nn-verdict" }, symbol("z", "", "", "z"), ` ${sign} 0`, this.word("so"), this.word(decision(z))),
    );
  }
}

define("nn-neuron", Neuron);
