/** The worked example's network: what flows through it, and how it is drawn. */

import { html, sigmoid, svg, symbol, terms, total } from "./shared.js";

/** @typedef {{ x: number[], weights: number[][][], biases: number[][] }} Net */
/** @typedef {{ terms: number[][][], z: number[][], a: number[][] }} Pass */
/**
 * @typedef {object} Parts What the drawing says, and what stands where; all counted from 0.
 * @property {string} picture
 * @property {string} described
 * @property {string[]} columns
 * @property {(k: number) => HTMLElement} input
 * @property {(l: number, j: number) => HTMLElement} neuron
 * @property {(l: number, j: number, k: number) => HTMLElement} term
 * @property {(l: number, j: number) => HTMLElement} below
 */

const COLUMNS = [10, 50, 90]; // per cent of the width
const ROWS = [27, 75]; // per cent of the height
const CROSSING = 0.4; // where on a crossing line its number stands

/**
 * Every value of the network, each a single operation after the other, as `nnbook` computes it.
 * @param {Net} net
 * @returns {Pass}
 */
export function pass({ x, weights, biases }) {
  /** @type {Pass} */
  const found = { terms: [], z: [], a: [] };
  let before = x;
  weights.forEach((rows, l) => {
    const products = rows.map((row) => terms(row, before));
    const z = products.map((row, j) => total(row) + biases[l][j]);
    before = z.map(sigmoid);
    found.terms.push(products);
    found.z.push(z);
    found.a.push(before);
  });
  return found;
}

/**
 * The network as one list: inputs, then for each layer its weights and biases.
 * @param {Net} net
 */
export function listed({ x, weights, biases }) {
  return [...x, ...weights.flatMap((rows, l) => [...rows.flat(), ...biases[l]])];
}

/**
 * The network from its list.
 * @param {number[]} list
 * @returns {Net}
 */
export function netFrom(list) {
  const layer = (/** @type {number} */ start) => [list.slice(start, start + 2), list.slice(start + 2, start + 4)];
  return {
    x: list.slice(0, 2),
    weights: [layer(2), layer(8)],
    biases: [list.slice(6, 8), list.slice(12, 14)],
  };
}

/**
 * The lines, and in their places the neurons and everything else.
 * @param {Parts} parts
 * @returns {{ element: HTMLElement, lines: SVGLineElement[] }}
 */
export function drawn({ picture, described, columns, input, neuron, term, below }) {
  const sheet = svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img" });
  sheet.setAttribute("aria-label", picture);
  sheet.setAttribute("aria-description", described);
  const element = html("div", { class: "nn-net" }, sheet);
  /** @type {SVGLineElement[]} */
  const lines = [];
  const put = (/** @type {HTMLElement} */ part, /** @type {number} */ x, /** @type {number} */ y) => {
    part.style.left = `${x}%`;
    part.style.top = `${y}%`;
    element.append(part);
    return part;
  };
  columns.forEach((name, l) => put(html("span", { class: "nn-column" }, name), COLUMNS[l], 0));
  ROWS.forEach((y, k) => {
    put(html("span", { class: "nn-name" }, symbol("x", `${k + 1}`)), COLUMNS[0], y);
    put(input(k), COLUMNS[0], y);
  });
  for (const l of [0, 1]) {
    for (const j of [0, 1]) {
      const [x, y] = [COLUMNS[l + 1], ROWS[j]];
      put(html("span", { class: "nn-name" }, `N${2 * l + j + 1}`), x, y);
      for (const k of [0, 1]) {
        const line = svg("line", { x1: COLUMNS[l], y1: ROWS[k], x2: x, y2: y });
        lines.push(line);
        sheet.append(line);
        const share = j === k ? 0.5 : CROSSING;
        put(term(l, j, k), COLUMNS[l] + share * (x - COLUMNS[l]), ROWS[k] + share * (y - ROWS[k]));
      }
      put(neuron(l, j), x, y).classList.add("nn-node", l ? "nn-output" : "nn-hidden");
      put(below(l, j), x, y);
    }
  }
  return { element, lines };
}
