/** Draw a digit: it becomes an image as MNIST's were made, and a small trained network reads it. */

import { prepared, read, SIDE, unpacked } from "./pocket.js";
import { define, fixed, html, Interactive, load, svg, within } from "./shared.js";

/** @import { Layer, Point, Stroke } from "./pocket.js" */
/** @typedef {{ digit: number | null, answer: number, strokes: Stroke[] }} Example */

const APART = 0.25; // units between two points of a stroke, at least
const EDGE = 1; // units that the pen keeps from the sheet's edge when keys move it
const CELL = 12; // of a drawn cell, in the canvas's own pixels
/** @type {Record<string, Point>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The places of the two largest numbers.
 * @param {number[]} values
 */
function largestTwo(values) {
  const order = values.map((_, k) => k).sort((i, k) => values[k] - values[i] || i - k);
  return [order[0], order[1]];
}

/** A drawing's lines, the pen as wide as it is. @param {Stroke[]} strokes @param {number} pen */
const lines = (strokes, pen) =>
  strokes.map((stroke) =>
    svg("polyline", {
      points: (stroke.length > 1 ? stroke : [stroke[0], stroke[0]]).map((point) => point.join()).join(" "),
      "stroke-width": 2 * pen,
    }),
  );

class Digit extends Interactive {
  /** @type {Stroke[]} */
  strokes = [];
  shown = -1; // which of our examples, if one
  /** @type {Layer[] | null} */
  layers = null;
  failed = false;
  /** @type {number[][] | null} Every layer's activations, as they are shown. */
  found = null;
  /** @type {Point} */
  pen = [SIDE / 2, SIDE / 2];
  down = false; // the pen that keys move
  finger = -1; // which pointer draws
  waiting = false; // for the next frame
  /** @type {HTMLButtonElement[]} */
  choices = [];
  /** @type {HTMLCanvasElement[]} */
  canvases = [];
  answer = html("p", { class: "nn-answer" });
  bars = html("div", { class: "nn-bars", role: "list" });
  drawn = svg("g");
  tip = svg("circle", { class: "nn-tip" });

  /** What is drawn, stroke by stroke. */
  get state() {
    return structuredClone(this.strokes);
  }

  set state(strokes) {
    this.take(strokes, -1);
  }

  /** The drawing as pixels. */
  get pixels() {
    return prepared(this.strokes, this.data);
  }

  /** Every layer's activations; null while nothing is drawn or the weights are not there. */
  get values() {
    if (this.strokes.length === 0) return null;
    if (this.layers) return this.read(this.pixels);
    return this.shown === this.beginning.shown ? this.beginning.values : null;
  }

  /** What the network makes of an image that is one already. @param {ArrayLike<number>} pixels */
  read(pixels) {
    if (!this.layers) throw new Error("the weights are not there yet");
    return read(this.layers, pixels);
  }

  /** The weights, loaded when first asked for. @returns {Promise<Layer[]>} */
  async weights() {
    this.layers ??= unpacked(await load("pocket"));
    return this.layers;
  }

  /** @override @param {HTMLElement} panel */
  build(panel) {
    this.shown = this.beginning.shown;
    this.strokes = this.data.examples[this.shown].strokes;
    this.tip.setAttribute("r", this.data.pen);
    const undo = this.button("undo", () => this.undo());
    const clear = this.button("clear", () => this.take([], -1));
    this.bars.setAttribute("aria-label", this.word("output"));
    for (let digit = 0; digit < 10; digit++) {
      const bar = html("span", { class: "nn-share" }, html("span"));
      this.bars.append(html("div", { role: "listitem" }, html("b", {}, `${digit}`), bar, html("span")));
    }
    panel.append(
      html(
        "div",
        { class: "nn-desk" },
        html("div", { class: "nn-left" }, this.sheet(), html("div", { class: "nn-row" }, undo, clear)),
        this.answer,
        this.bars,
      ),
      this.flow(),
      html("p", { class: "nn-note" }, this.word("examples")),
      html("div", { class: "nn-examples" }, ...this.data.examples.map((/** @type {Example} */ example, /** @type {number} */ k) => this.choice(example, k))),
      html("p", { class: "nn-note" }, this.word("small", ...this.data.small)),
    );
    const palette = new MutationObserver(() => this.attempt(() => this.paint()));
    palette.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    this.show();
    requestAnimationFrame(() => this.attempt(() => this.paint())); // now that it has its colours
  }

  /** What is drawn on: by finger, mouse, pen or keys. */
  sheet() {
    const made = html(
      "div",
      {
        class: "nn-pad",
        role: "application",
        tabindex: 0,
        "aria-label": this.word("sheet"),
        "aria-description": this.word("keys"),
      },
      svg("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": "true" }, this.drawn, this.tip),
      html("span", { class: "nn-hint", "aria-hidden": "true" }, this.word("hint")),
      html("span", { class: "nn-keys", "aria-hidden": "true" }, this.word("keys")),
    );
    const at = (/** @type {PointerEvent} */ event) => {
      const box = made.getBoundingClientRect();
      return /** @type {Point} */ (
        [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map(
          (share) => Math.round(within(share * SIDE, 0, SIDE) * 100) / 100,
        )
      );
    };
    this.on(made, "pointerdown", (event) => {
      if (this.finger >= 0 || event.button > 0) return;
      this.finger = event.pointerId;
      made.setPointerCapture(event.pointerId);
      this.lift();
      this.begin(at(event));
    });
    this.on(made, "pointermove", (event) => {
      if (event.pointerId !== this.finger) return;
      for (const part of event.getCoalescedEvents?.() ?? []) this.extend(at(part));
      this.extend(at(event));
    });
    for (const type of ["pointerup", "pointercancel"]) {
      this.on(made, type, (event) => {
        if (event.pointerId === this.finger) this.finger = -1;
      });
    }
    this.on(made, "keydown", (event) => this.key(event));
    this.on(made, "blur", () => this.lift());
    return made;
  }

  /** The way of the values: pixels, two layers of cells. */
  flow() {
    const canvas = (/** @type {number} */ columns, /** @type {number} */ rows, /** @type {string} */ css) => {
      const made = html("canvas", {
        class: css,
        role: "img",
        width: columns * CELL,
        height: rows * CELL,
        style: `--columns: ${columns}`,
      });
      this.canvases.push(made);
      return made;
    };
    const part = (/** @type {string} */ key, /** @type {number} */ count, /** @type {number} */ columns, /** @type {string} */ css) =>
      html("div", {}, html("span", {}, this.word(key)), html("b", {}, `${count}`), canvas(columns, count / columns, css));
    const arrow = () => html("span", { class: "nn-arrow", "aria-hidden": "true" }, "→");
    const [first, second] = this.beginning.values;
    const [wide, narrow] = this.data.columns;
    return html(
      "div",
      { class: "nn-flow" },
      part("input", SIDE * SIDE, SIDE, "nn-pixels"),
      arrow(),
      part("hidden", first.length, wide, "nn-cells"),
      arrow(),
      part("hidden", second.length, narrow, "nn-cells"),
    );
  }

  /**
   * A button that brings one of our drawings.
   * @param {Example} example
   * @param {number} k
   */
  choice({ digit, answer, strokes }, k) {
    const right = digit === answer;
    const made = html(
      "button",
      { type: "button", "aria-pressed": "false" },
      svg("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": "true" }, ...lines(strokes, this.data.pen)),
      html("span", { class: right ? "" : "nn-wrong" }, `→ ${answer} ${right ? "✓" : "✗"}`),
    );
    made.setAttribute(
      "aria-label",
      digit === null ? this.word("shape", k + 1, answer) : this.word("example", k + 1, digit, answer),
    );
    this.on(made, "click", () => this.take(strokes, k));
    this.choices[k] = made;
    return made;
  }

  /**
   * Put a drawing on the sheet.
   * @param {Stroke[]} strokes
   * @param {number} example Which of ours, or -1.
   */
  take(strokes, example) {
    this.lift();
    this.strokes = structuredClone(strokes);
    this.shown = example;
    this.changed();
  }

  /** @param {Point} point Where a new stroke begins; our own drawing makes room for the reader's. */
  begin(point) {
    if (this.shown >= 0) this.strokes = [];
    this.shown = -1;
    this.strokes.push([point]);
    this.changed();
  }

  /** @param {Point} point */
  extend(point) {
    const stroke = this.strokes.at(-1);
    if (!stroke) return;
    const [x, y] = stroke[stroke.length - 1];
    if (Math.abs(point[0] - x) + Math.abs(point[1] - y) < APART) return;
    stroke.push(point);
    this.changed();
  }

  undo() {
    this.take(this.shown >= 0 ? [] : this.strokes.slice(0, -1), -1);
  }

  lift() {
    this.down = false;
    this.tip.removeAttribute("data-down");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const move = MOVES[event.key];
    if (!move && ![" ", "Backspace", "Escape"].includes(event.key)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.key === "Backspace") return this.undo();
    if (move) {
      this.pen = /** @type {Point} */ (this.pen.map((value, axis) => within(value + move[axis], EDGE, SIDE - EDGE)));
      if (this.down) this.extend(this.pen);
    } else if (this.down || event.key === "Escape") this.lift();
    else {
      this.begin(this.pen);
      this.down = true;
    }
    this.tip.toggleAttribute("data-down", this.down);
    this.placeTip();
    if (!this.down) this.announce(this.word("up", ...this.pen));
    return undefined;
  }

  placeTip() {
    this.tip.setAttribute("cx", `${this.pen[0]}`);
    this.tip.setAttribute("cy", `${this.pen[1]}`);
  }

  /** Another drawing: show it with the next frame, and load the weights if they are not there. */
  changed() {
    if (!this.layers) {
      this.failed = false;
      this.weights().then(
        () => this.attempt(() => this.show()),
        () => this.attempt(() => {
          this.failed = true;
          this.show();
        }),
      );
    }
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.attempt(() => this.show());
    });
  }

  /** Bring everything on the screen up to date. */
  show() {
    this.drawn.replaceChildren(...lines(this.strokes, this.data.pen));
    this.toggleAttribute("data-inviting", this.strokes.length === 0 || this.shown === this.beginning.shown);
    this.placeTip();
    this.choices.forEach((made, k) => made.setAttribute("aria-pressed", String(k === this.shown)));
    const values = this.values;
    this.found = values;
    this.tell(values);
    this.paint();
    const y = values?.[2] ?? [];
    const first = largestTwo(y);
    [...this.bars.children].forEach((row, digit) => {
      const [, bar, text] = row.children;
      if (bar.firstChild instanceof HTMLElement) bar.firstChild.style.width = `${100 * (y[digit] ?? 0)}%`;
      text.textContent = values ? fixed(y[digit], 4) : "";
      row.toggleAttribute("data-first", digit === first[0]);
      row.toggleAttribute("data-second", digit === first[1]);
    });
  }

  /** Say the answer. @param {number[][] | null} values */
  tell(values) {
    if (!values) {
      const key = this.strokes.length === 0 ? "empty" : this.failed ? "failed" : "loading";
      this.answer.replaceChildren(html("span", {}, this.word(key)));
      this.say(this.word(key));
      return;
    }
    const y = values[2];
    const [first, second] = largestTwo(y);
    const example = this.data.examples[this.shown];
    const key = !example ? "yours" : example.digit === null ? "no_digit" : example.digit === first ? "ours_right" : "ours_wrong";
    const verdict = this.word(key, example?.digit);
    this.answer.replaceChildren(
      html("span", {}, this.word("answer"), html("b", {}, `${first}`)),
      html("span", {}, this.word("second", second, fixed(y[second], 4))),
      html("small", {}, verdict),
    );
    const said = largestTwo(y).flatMap((digit) => [digit, fixed(y[digit], 4)]);
    this.say(`${this.word("said", ...said)}${verdict}`);
  }

  /** Tell a screen reader, but not before anything was done; and where the pen is, if keys draw. @param {string} text */
  say(text) {
    if (this.panel) this.announce((this.down ? this.word("down", ...this.pen) : "") + text);
  }

  /** Fill the cells, in the palette's colours. */
  paint() {
    const values = this.found;
    [this.pixels, values?.[0] ?? [], values?.[1] ?? []].forEach((cells, l) => {
      const canvas = this.canvases[l];
      const pen = canvas.getContext("2d");
      if (!pen) return;
      const gap = l ? 1 : 0;
      const most = l ? Math.max(...cells) : 1;
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.fillStyle = getComputedStyle(canvas).color;
      Array.from(cells).forEach((value, k) => {
        const columns = canvas.width / CELL;
        pen.globalAlpha = most > 0 ? value / most : 0;
        pen.fillRect((k % columns) * CELL, Math.floor(k / columns) * CELL, CELL - gap, CELL - gap);
      });
      const active = Array.from(cells).filter((value) => value > 0).length;
      canvas.setAttribute("aria-label", l ? this.word("active", l, cells.length, active) : this.word("pixels"));
    });
  }
}

define("nn-digit", Digit);
