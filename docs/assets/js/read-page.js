/**
 * What a page offers beside its text; each part is fetched when a reader first asks for it.
 *
 * Numbers and formulas answer to a tap and to the keyboard. Those of one paragraph or table are one
 * stop of the Tab key; the arrow keys go from one to the next.
 */

import { seenLink, takeUp, turnPairs } from "./read-kept.js";
import { siteRoot } from "./read-words.js";

const SPEECH = {
  zh: { formula: "公式", with: "公式，裡面有 {} 個數字", wide: "可以左右捲動" },
  en: { formula: "Formula", with: "Formula with numbers: {}", wide: "Scrolls sideways" },
};
const said = document.documentElement.lang.startsWith("zh") ? SPEECH.zh : SPEECH.en;

const PARTS = "[data-part]";
const AROUND = "table, p, li, figcaption, .nn-equation, .katex-block";
const BUSY = "a, summary, button, .nn-panel"; // what a click means something else in

/**
 * Say what went wrong where only a developer looks.
 * @param {unknown} error
 */
function complain(error) {
  console.error(error instanceof Error ? error.message : error);
}

/**
 * Let an element take the focus and say that it opens something.
 * @param {HTMLElement} element
 */
function awaken(element) {
  element.dataset.part = "";
  element.tabIndex = -1;
  element.setAttribute("aria-haspopup", "dialog");
}

/**
 * Make the numbers and formulas inside an element answer.
 * @param {ParentNode} root
 */
function awakenAll(root) {
  for (const number of root.querySelectorAll("data.fact")) {
    if (!(number instanceof HTMLElement) || number.closest(BUSY)) continue;
    awaken(number);
    number.setAttribute("role", "button");
  }
  for (const formula of root.querySelectorAll("nn-tex")) {
    if (formula.closest(BUSY)) continue;
    const count = formula.querySelectorAll("[data-fact]").length;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nn-open";
    button.setAttribute("aria-label", count ? said.with.replace("{}", String(count)) : said.formula);
    awaken(button);
    formula.append(button);
  }
  for (const term of root.querySelectorAll("a.nn-term[title]")) {
    if (!(term instanceof HTMLElement)) continue;
    term.dataset.definition = term.title; // shown better than the browser shows a title
    term.removeAttribute("title");
  }
  const seen = new Set();
  for (const part of root.querySelectorAll(PARTS)) {
    const group = part.closest(AROUND) ?? part.parentElement;
    if (part instanceof HTMLElement && !seen.has(group)) part.tabIndex = 0;
    seen.add(group);
  }
}

/**
 * The number or formula that a click is about.
 * @param {MouseEvent} event
 */
function askedFor(event) {
  const target = event.target instanceof Element ? event.target : null;
  if (!target || target.closest("a, summary")) return null;
  const formula = target.closest("nn-tex");
  const button = formula?.querySelector(".nn-open");
  if (!formula || !button) return target.closest(PARTS);
  if (target === button) return button;
  // The lines of an aligned formula lie over each other: the place tells what was meant.
  const numbers = [...formula.querySelectorAll("[data-fact]")];
  return numbers.find((number) => isAt(number.getBoundingClientRect(), event)) ?? button;
}

/**
 * @param {DOMRect} box
 * @param {MouseEvent} event
 */
function isAt({ left, right, top, bottom }, { clientX, clientY }) {
  return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
}

/** @param {MouseEvent} event */
function onClick(event) {
  const asked = askedFor(event);
  // Somebody who marks text to copy it wants nothing opened.
  if (!asked || (event.detail > 0 && getSelection()?.toString())) return;
  import("./read-number.js").then((reader) => reader.open(asked)).catch(complain);
}

/**
 * The term that an event is about.
 * @param {Event} event
 */
function termOf(event) {
  const term = event.target instanceof Element ? event.target.closest("a.nn-term") : null;
  return term instanceof HTMLAnchorElement ? term : null;
}

/** @param {Event} event The pointer has come, or the focus. */
function onCome(event) {
  const term = termOf(event);
  const touched = event instanceof PointerEvent && event.pointerType !== "mouse";
  const tabbed = event.type === "focusin" && term?.matches(":focus-visible");
  if (term && !touched && (event.type !== "focusin" || tabbed)) showNote(term);
}

/** @param {HTMLElement} term */
function showNote(term) {
  import("./read-term.js").then((notes) => isStillThere(term) && notes.come(term)).catch(complain);
}

/**
 * Whether the pointer or the focus is still at a term.
 * @param {HTMLElement} term
 */
function isStillThere(term) {
  return term.matches(":hover, :focus-visible");
}

/** @type {Element | null} The term that a finger tapped last. */
let tapped = null;

/** @param {MouseEvent} event */
function onTermClick(event) {
  const term = termOf(event);
  const touch = event instanceof PointerEvent && event.pointerType === "touch";
  const again = tapped === term;
  tapped = term;
  if (!term || !touch || again) return;
  event.preventDefault();
  import("./read-term.js").then((notes) => notes.tap(term)).catch(() => location.assign(term.href));
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const part = event.target instanceof HTMLElement ? event.target.closest(PARTS) : null;
  if (!(part instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  if ((event.key === "Enter" || event.key === " ") && part.matches("data.fact")) {
    event.preventDefault();
    part.click();
  }
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const group = part.closest(AROUND) ?? part.parentElement;
  if (!step || !group) return;
  const parts = [...group.querySelectorAll(PARTS)];
  const next = parts[parts.indexOf(part) + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  part.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** @param {KeyboardEvent} event */
function onTwinKey(event) {
  // A letter alone does something only where the reader has put focus or caret.
  if (event.key !== "t" || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
  import("./read-twin.js").then((twins) => twins.showHere()).catch(complain);
}

/**
 * Answer a click.
 * @param {MouseEvent} event
 */
function onAnyClick(event) {
  const target = event.target instanceof Element ? event.target : null;
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const link = target?.closest("article .nn-other");
  if (link instanceof HTMLAnchorElement && plain) {
    event.preventDefault();
    // Where a twin cannot be shown in place, the link leads to it.
    import("./read-twin.js")
      .then((twins) => twins.toggle(link))
      .catch(() => location.assign(link.href));
  }
  const pairs = target?.closest(".nn-pairs");
  if (pairs) turnPairs(pairs).catch(complain);
  const language = target?.closest(".nn-language");
  // The other language's page opens where the reader is on this one.
  if (language instanceof HTMLAnchorElement) language.hash = seenLink()?.hash ?? "";
  const mark = target?.closest("article .footnote-ref");
  if (mark instanceof HTMLAnchorElement && hasCards) {
    event.preventDefault();
    import("./read-footnote.js")
      .then((notes) => notes.open(mark))
      .catch(() => location.assign(mark.href));
  }
  if (hasCards && target?.closest("article")) {
    onClick(event);
    onTermClick(event);
  }
}

const hasCards = "popover" in HTMLElement.prototype;
const WIDE = ".md-typeset__scrollwrap, .nn-equation > nn-tex, pre > code, pre.nn-output";
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const wide = target.scrollWidth > target.clientWidth;
    // What is wider than its box can be moved by the arrow keys once it has the focus.
    if (wide) set(target, { tabindex: "0", role: "group", "aria-label": said.wide });
    else for (const name of ["tabindex", "role", "aria-label"]) target.removeAttribute(name);
  }
});

/**
 * @param {Element} element
 * @param {Record<string, string>} attributes
 */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** What a style sheet and the theme's own scripts must have gone before. */
function settle() {
  for (const box of document.querySelectorAll(WIDE)) widths.observe(box);
  // The theme's button to copy code stands in a landmark, one for each piece of code.
  for (const place of document.querySelectorAll(".md-code__nav")) place.setAttribute("role", "none");
}

/** The style sheet of all this; without it, nothing of it comes to the page. */
function styled() {
  const sheet = document.createElement("link");
  set(sheet, { rel: "stylesheet", href: new URL("assets/css/reading.css", siteRoot()).href });
  return new Promise((resolve, reject) => {
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", () => reject(new Error("no style sheet for reading")));
    document.head.append(sheet);
  });
}

async function start() {
  await styled();
  for (const article of hasCards ? document.querySelectorAll("article") : []) {
    awakenAll(article);
    article.addEventListener("keydown", onKey);
    article.addEventListener("pointerover", onCome);
    article.addEventListener("focusin", onCome);
    article.addEventListener("nn-shown", ({ target }) => target instanceof Element && awakenAll(target));
  }
  for (const link of document.querySelectorAll("article .nn-other")) {
    set(link, { role: "button", "aria-expanded": "false", title: link.getAttribute("aria-label") ?? "" });
  }
  document.addEventListener("keydown", onTwinKey);
  document.addEventListener("click", onAnyClick);
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
  document.documentElement.dataset.nnReady = "";
  // The pointer or the focus may have come to a term before anything could answer.
  const term = document.querySelector("article a.nn-term:is(:hover, :focus-visible)");
  if (hasCards && term instanceof HTMLElement) showNote(term);
  await takeUp().catch(complain);
}

const started = start();
started.catch(complain);

/**
 * Answer a click that came before anything could.
 * @param {MouseEvent} event
 */
export function answer(event) {
  return started.then(() => onAnyClick(event));
}
