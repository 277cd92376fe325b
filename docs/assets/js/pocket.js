/** A drawing made into an image as MNIST's were, and the small trained network that reads it. */

import { total, within } from "./shared.js";

/** @typedef {[number, number]} Point */
/** @typedef {Point[]} Stroke */
/** @typedef {{ columns: number, weight: Int8Array, scale: Float32Array, bias: Float32Array }} Layer */

export const SIDE = 28; // of the sheet in units, of the image in pixels

/**
 * Mark the cells whose middles lie at most a radius away from a segment.
 * @param {Uint8Array} inked
 * @param {number} cells Along each side.
 * @param {Point} start
 * @param {Point} end
 * @param {number} radius
 */
function ink(inked, cells, [x1, y1], [x2, y2], radius) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const low = (/** @type {number} */ a, /** @type {number} */ b) => Math.max(0, Math.floor(Math.min(a, b) - radius) - 1);
  const high = (/** @type {number} */ a, /** @type {number} */ b) => Math.min(cells, Math.ceil(Math.max(a, b) + radius) + 1);
  for (let row = low(y1, y2); row < high(y1, y2); row++) {
    for (let column = low(x1, x2); column < high(x1, x2); column++) {
      const [x, y] = [column + 0.5 - x1, row + 0.5 - y1];
      const share = square > 0 ? within((x * dx + y * dy) / square, 0, 1) : 0;
      const [across, down] = [x - share * dx, y - share * dy];
      if (across * across + down * down <= radius * radius) inked[row * cells + column] = 1;
    }
  }
}

/**
 * A drawing as MNIST would hold it: scaled until its larger side fills the box, and moved until
 * its centre of mass is in the middle (Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST
 * database"). The same operations as `nnbook.examples.strokes.prepared`, so the same pixels.
 * @param {Stroke[]} strokes
 * @param {{ pen: number, box: number, fine: number }} sizes
 */
export function prepared(strokes, { pen, box, fine }) {
  const pixels = new Float64Array(SIDE * SIDE);
  const points = strokes.flat();
  if (points.length === 0) return pixels;
  const cells = box * fine;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - pen, Math.min(...ys) - pen];
  const [right, bottom] = [Math.max(...xs) + pen, Math.max(...ys) + pen];
  const scale = cells / Math.max(right - left, bottom - top);
  const inked = new Uint8Array(cells * cells);
  for (const stroke of strokes) {
    /** @type {Point[]} */
    const placed = stroke.map(([x, y]) => [(x - left) * scale, (y - top) * scale]);
    placed.forEach((point, k) => {
      if (k > 0 || placed.length === 1) ink(inked, cells, placed[Math.max(0, k - 1)], point, pen * scale);
    });
  }
  let [count, rows, columns] = [0, 0, 0];
  inked.forEach((full, place) => {
    count += full;
    rows += full * Math.floor(place / cells);
    columns += full * (place % cells);
  });
  const shift = (/** @type {number} */ sum) => Math.floor((SIDE * fine) / 2 - (sum / count + 0.5) + 0.5);
  const [down, across] = [shift(rows), shift(columns)];
  inked.forEach((full, place) => {
    const row = Math.floor((Math.floor(place / cells) + down) / fine);
    const column = Math.floor(((place % cells) + across) / fine);
    const inside = Math.min(row, column) >= 0 && Math.max(row, column) < SIDE;
    if (full && inside) pixels[row * SIDE + column] += 1 / (fine * fine);
  });
  return pixels;
}

/**
 * Every layer's activations, the last through softmax.
 * @param {Layer[]} layers
 * @param {ArrayLike<number>} pixels
 * @returns {number[][]}
 */
export function read(layers, pixels) {
  let before = Array.from(pixels);
  return layers.map(({ columns, weight, scale, bias }, l) => {
    const full = before.flatMap((value, k) => (value === 0 ? [] : [k]));
    const z = Array.from(bias, (shift, j) => {
      let sum = 0;
      for (const k of full) sum += weight[j * columns + k] * before[k];
      return sum * scale[j] + shift;
    });
    const most = Math.max(...z);
    const last = l === layers.length - 1;
    const powers = last ? z.map((value) => Math.exp(value - most)) : [];
    const all = total(powers);
    before = last ? powers.map((power) => power / all) : z.map((value) => Math.max(0, value));
    return before;
  });
}

/** @param {string} text @returns {ArrayBuffer} */
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;

/**
 * The layers as they were loaded, unpacked.
 * @param {{ columns: number, weight: string, scale: string, bias: string }[]} packed
 * @returns {Layer[]}
 */
export const unpacked = (packed) =>
  packed.map(({ columns, weight, scale, bias }) => ({
    columns,
    weight: new Int8Array(bytes(weight)),
    scale: new Float32Array(bytes(scale)),
    bias: new Float32Array(bytes(bias)),
  }));
