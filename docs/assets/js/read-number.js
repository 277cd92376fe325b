/** Shows what a number is: its name, every digit, what computes it, its line of code, its guards. */

import { copyButton, openCard, row } from "./read-card.js";
import { siteRoot, word } from "./read-words.js";
import { html } from "./shared.js";

/** @typedef {[string, string]} Place A file or a name in the code, and its page below `source/`. */
/** @typedef {["locked" | "readback" | "mnist" | "test", string]} Guard */
/** @typedef {{ files: Place[], sources: (string | Place)[][], guards: Guard[], facts: Record<string, [number, number, number]> }} Chapter */

const NAME = /^([a-z_]+)\.(\w+)$/;
const PLACE = /^[\w/]+\/(#L\d+)?$/;

/** @type {Map<string, Promise<Chapter>>} */
const chapters = new Map();

/**
 * A chapter's data. They come as a script, which also a page on a disk may load.
 * @param {string} chapter
 */
function load(chapter) {
  const asked = chapters.get(chapter) ?? new Promise((resolve, reject) => {
    const script = html("script", { src: new URL(`source/data/${chapter}.js`, siteRoot()).href });
    script.addEventListener("load", () => resolve(Reflect.get(globalThis, "nnFacts")[chapter]));
    script.addEventListener("error", () => {
      chapters.delete(chapter);
      script.remove();
      reject(new Error(`no data of ${chapter}`));
    });
    document.head.append(script);
  });
  chapters.set(chapter, asked);
  return asked;
}

/**
 * A link to a page of the source.
 * @param {string} text
 * @param {string} place
 */
function link(text, place) {
  if (!PLACE.test(place)) return html("span", {}, text);
  const [page, line] = place.split("#");
  const address = new URL(`source/${page}index.html`, siteRoot());
  if (line) address.hash = line;
  return html("a", { href: address.href }, text);
}

/**
 * What the code says of a number.
 * @param {string} name
 */
async function origin(name) {
  const [, chapter = "", key = ""] = NAME.exec(name) ?? [];
  try {
    const data = await load(chapter);
    const [source, file, line] = data.facts[key];
    const pieces = data.sources[source].map((piece) => (typeof piece === "string" ? piece : link(...piece)));
    const [path, place] = data.files[file];
    const guards = data.guards.map(([way, page]) => html("li", {}, link(word(way), page)));
    return [
      row(word("computed"), html("span", { lang: "en" }, ...pieces)),
      row(word("line"), link(word("at", path, line), place && `${place}#L${line}`)),
      row(word("guards"), html("ul", {}, ...guards)),
    ];
  } catch {
    return [html("div", {}, html("dd", {}, word("missing")))];
  }
}

/**
 * The number's value as it is shown, without what browsers put in between.
 * @param {Element} number
 */
function shown(number) {
  return (number.textContent ?? "").replaceAll(/[\s\u200b]/g, "");
}

/**
 * Open the card of a number.
 * @param {HTMLElement} from
 * @param {HTMLElement} number
 */
async function openNumber(from, number) {
  const name = number.dataset.fact ?? "";
  const value = number.dataset.value ?? number.getAttribute("value") ?? "";
  const digits = html("output", {}, value);
  const known = await origin(name);
  openCard(from, number, `${word("number")} ${shown(number)}`, [
    html("p", { class: "nn-card-name" }, html("code", {}, name)),
    html("dl", {}, row(word("value"), digits, " ", copyButton(value, value, digits)), ...known),
  ]);
}

/**
 * Open the card of a formula: its numbers, each with a card of its own, and its LaTeX.
 * @param {HTMLElement} from
 * @param {Element} formula
 */
function openFormula(from, formula) {
  const latex = formula.querySelector("annotation")?.textContent ?? "";
  const source = html("code", {}, latex);
  const buttons = [...formula.querySelectorAll("[data-fact]")].map((number) => {
    const button = html("button", { type: "button", class: "nn-chip" }, shown(number));
    button.addEventListener("click", () => number instanceof HTMLElement && openNumber(from, number));
    return button;
  });
  openCard(from, formula, word("formula"), [
    html(
      "dl",
      {},
      ...(buttons.length ? [row(word("numbers"), ...buttons)] : []),
      row(word("latex"), source, " ", copyButton(latex, word("latex"), source)),
    ),
  ]);
}

/**
 * Open the card of what a reader asked for.
 * @param {Element} asked A number in the text, a number in a formula, or a formula's button.
 * @returns {Promise<void> | void}
 */
export function open(asked) {
  const formula = asked.closest("nn-tex");
  const from = formula?.querySelector(".nn-open") ?? asked;
  if (!(asked instanceof HTMLElement) || !(from instanceof HTMLElement)) return undefined;
  return formula && asked === from ? openFormula(from, formula) : openNumber(from, asked);
}
