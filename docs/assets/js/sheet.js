/** A drawing with a scale: lines and bars by their numbers, words where they belong, things to drag. */

import { html, short, svg } from "./shared.js";

/** @typedef {[number, number]} Range From, to. */

const KEPT = 2000; // beyond the drawing by this many per cent, a line's point may as well be there

/**
 * Round numbers between two others.
 * @param {Range} range
 * @param {number} most How many.
 */
export function ticks([from, to], most) {
  const smallest = 10 ** Math.floor(Math.log10((to - from) / most));
  const step = smallest * ([1, 2, 5].find((times) => (to - from) / (smallest * times) <= most) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, k) => (first + k) * step);
}

/** Its lines are drawn per cent by per cent, so that they fit whatever size the style sheet gives it. */
export class Sheet {
  marks = html("div", { "aria-hidden": "true" });
  words = html("div", { "aria-hidden": "true" });

  /**
   * @param {Range} across
   * @param {Range} up
   */
  constructor(across, up) {
    this.across = across;
    this.up = up;
    this.lines = svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img" });
    this.element = html("div", { class: "nn-sheet" }, this.lines, this.marks, this.words);
  }

  /** How far to the right, in per cent. @param {number} x */
  left(x) {
    return (100 * (x - this.across[0])) / (this.across[1] - this.across[0]);
  }

  /** How far down, in per cent. @param {number} y */
  top(y) {
    return (100 * (this.up[1] - y)) / (this.up[1] - this.up[0]);
  }

  /**
   * Put something where a point is.
   * @param {HTMLElement} element
   * @param {number} x
   * @param {number} y
   */
  put(element, x, y) {
    element.style.left = `${this.left(x)}%`;
    element.style.top = `${this.top(y)}%`;
  }

  /**
   * Words at a point.
   * @param {string} css Its class.
   * @param {number} x
   * @param {number} y
   * @param {(string | Node)[]} parts
   */
  label(css, x, y, ...parts) {
    const made = html("span", { class: css }, ...parts);
    this.put(made, x, y);
    this.words.append(made);
  }

  /** A line of a class of its own. @param {string} css */
  line(css) {
    const made = svg("path", { class: css });
    this.lines.append(made);
    return made;
  }

  /**
   * Lead a line through points.
   * @param {SVGPathElement} line
   * @param {number[][]} points
   */
  draw(line, points) {
    const kept = (/** @type {number} */ share) => Math.min(KEPT, Math.max(-KEPT, share)).toFixed(3);
    const text = points.map(([x, y]) => `${kept(this.left(x))} ${kept(this.top(y))}`).join("L");
    line.setAttribute("d", `M${text}`);
  }

  /**
   * Write the numbers beside the drawing.
   * @param {number[]} xs
   * @param {number[]} ys
   */
  scale(xs, ys) {
    const mark = (/** @type {string} */ css, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ value) => {
      const made = html("span", { class: css }, short(value));
      this.put(made, x, y);
      return made;
    };
    this.marks.replaceChildren(
      ...xs.map((x) => mark("nn-tick-x", x, this.up[0], x)),
      ...ys.map((y) => mark("nn-tick-y", this.across[0], y, y)),
    );
  }

  /**
   * What a reader who cannot see it is told.
   * @param {string} name
   * @param {string} text
   */
  describe(name, text) {
    this.lines.setAttribute("aria-label", name);
    this.lines.setAttribute("aria-description", text);
  }

  /** How many pixels a unit has, across and up. */
  get unit() {
    const [width, height] = [this.element.clientWidth || 1, this.element.clientHeight || 1];
    return [width / (this.across[1] - this.across[0]), height / (this.up[1] - this.up[0])];
  }

  /**
   * Let something be dragged with a finger or the mouse.
   * @param {{ on: (target: EventTarget, type: string, action: (event: any) => void) => void }} host
   * @param {HTMLElement} handle
   * @param {(x: number, y: number) => void} move Is given the point where its middle is to be.
   * @param {() => void} [grab] What to do first.
   */
  drag(host, handle, move, grab) {
    let [dx, dy] = [0, 0]; // from where it is held to its middle
    host.on(handle, "pointerdown", (event) => {
      const box = handle.getBoundingClientRect();
      [dx, dy] = [box.left + box.width / 2 - event.clientX, box.top + box.height / 2 - event.clientY];
      handle.setPointerCapture(event.pointerId);
      grab?.();
    });
    host.on(handle, "pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const box = this.lines.getBoundingClientRect();
      const [ux, uy] = this.unit;
      move(this.across[0] + (event.clientX + dx - box.left) / ux, this.up[1] - (event.clientY + dy - box.top) / uy);
    });
  }
}
