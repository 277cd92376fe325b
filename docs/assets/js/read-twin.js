/**
 * Shows a block's twin from the other language below or beside it.
 *
 * The other language's page is fetched once, from the same site. What is taken from it loses its
 * scripts and controls, and its ids get a mark in front, so that no id stands on the page twice.
 */

import { word } from "./read-words.js";
import { html } from "./shared.js";

const OWN = "nn-twin-";
const GONE = ".nn-other, .nn-open, .headerlink, .nn-downloads, script, style, link, iframe, object, embed, form, template";
const NAMING = new Set(["for", "aria-labelledby", "aria-describedby", "aria-controls"]);
const ADDRESSES = new Set(["href", "src", "xlink:href"]);
const WITHOUT_LINK = "article h1[id], article summary[id]";

/** @type {Promise<Document> | null} */
let page = null;

/** Where this page stands in the other language. */
function twinAddress() {
  const address = new URL(document.getElementById("nn-reading")?.dataset.twin ?? "", document.baseURI);
  if (address.origin !== location.origin) throw new Error("the twin is not of this site");
  return address;
}

/** The other language's page. */
function twinPage() {
  page ??= fetch(twinAddress()).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  });
  page.catch(() => {
    page = null;
  });
  return page;
}

/**
 * An address on the other page, as seen from this one; nothing if it is no address of a page.
 * @param {Element} element
 * @param {string} address
 */
function moved(element, address) {
  if (address.startsWith("#") && element.namespaceURI !== "http://www.w3.org/1999/xhtml") {
    return `#${OWN}${address.slice(1)}`;
  }
  const full = new URL(address, twinAddress());
  return ["http:", "https:", "file:"].includes(full.protocol) ? full.href : null;
}

/**
 * Make what comes from the other page fit to stand on this one.
 * @param {Element} element
 */
function settle(element) {
  for (const { name, value } of [...element.attributes]) {
    let fit = /** @type {string | null} */ (value.replaceAll("url(#", `url(#${OWN}`));
    if (name.startsWith("on") || name === "tabindex") fit = null;
    else if (name === "id") fit = OWN + value;
    else if (NAMING.has(name)) fit = value.split(" ").map((id) => OWN + id).join(" ");
    else if (ADDRESSES.has(name)) fit = moved(element, value);
    if (fit === null) element.removeAttribute(name);
    else if (fit !== value) element.setAttribute(name, fit);
  }
}

/**
 * A block of the other page.
 * @param {Element} block
 */
function taken(block) {
  const copy = /** @type {Element} */ (document.importNode(block, true));
  for (const gone of copy.querySelectorAll(GONE)) gone.remove();
  for (const touch of copy.querySelectorAll(".nn-touch")) {
    touch.replaceWith(...touch.querySelectorAll(":scope > svg"));
  }
  for (const element of [copy, ...copy.querySelectorAll("*")]) settle(element);
  // A title's twin is no title of this page, and a summary's stands inside the summary.
  return isTitle(block) ? [...copy.childNodes] : [copy];
}

/** @param {Element} block */
function isTitle(block) {
  return block.matches("h1, h2, h3, h4, h5, h6, summary, .admonition-title");
}

/**
 * The twin that stands beside a block, if it is shown.
 * @param {Element} block
 */
function shownTwin(block) {
  const found = block.localName === "summary" ? block.lastElementChild : block.nextElementSibling;
  return found?.classList.contains("nn-beside") ? found : null;
}

/**
 * Show the twin of a block.
 * @param {Element} block
 * @param {Document} other
 */
function show(block, other) {
  const twin = other.getElementById(block.id);
  if (!twin || shownTwin(block)) return;
  const inside = block.localName === "summary";
  const place = html(inside ? "span" : "div", {
    class: `nn-beside${isTitle(block) ? ` nn-beside-title nn-beside-${block.localName}` : ""}`,
    lang: other.documentElement.lang,
  });
  place.append(...taken(twin));
  if (inside) block.append(place);
  else block.after(place);
  say(block, true);
  place.dispatchEvent(new CustomEvent("nn-shown", { bubbles: true }));
}

/**
 * Let a block's control say whether the twin is there.
 * @param {Element} block
 * @param {boolean} open
 */
function say(block, open) {
  controlOf(block)?.setAttribute("aria-expanded", String(open));
}

/** @param {Element} block */
function controlOf(block) {
  return document.querySelector(`article .nn-other[href$="#${CSS.escape(block.id)}"]`);
}

/** Every block that has a twin. */
function blocks() {
  const links = [...document.querySelectorAll("article .nn-other")];
  const linked = links.map((link) => document.getElementById(link.getAttribute("href")?.split("#")[1] ?? ""));
  return [...document.querySelectorAll(WITHOUT_LINK), ...linked].filter((block) => block !== null);
}

/**
 * Show a block's twin, or put it away.
 * @param {Element} block
 */
async function turn(block) {
  const twin = shownTwin(block);
  if (!twin) return show(block, await twinPage());
  twin.remove();
  return say(block, false);
}

/**
 * Show the twin of a link's block, or put it away.
 * @param {HTMLAnchorElement} link
 */
export async function toggle(link) {
  const block = document.getElementById(link.hash.slice(1));
  if (block) await turn(block);
}

/** Show the twin of the block that the focus or the caret is in, or put it away. */
export async function showHere() {
  const at = document.activeElement?.closest("article *") ?? getSelection()?.anchorNode?.parentElement;
  for (let block = at?.closest("article [id]"); block; block = block.parentElement?.closest("article [id]")) {
    if (controlOf(block)) return turn(block);
  }
  return undefined;
}

/**
 * Change the page so that what the reader looks at stays where it is.
 * @param {() => void} change
 */
function inPlace(change) {
  const seen = blocks().find((block) => block.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top ?? 0;
  change();
  if (scrollY > 0) scrollBy({ top: (seen?.getBoundingClientRect().top ?? 0) - before, behavior: "instant" });
}

/**
 * Show all twins, or none.
 * @param {boolean} wanted
 */
async function showAll(wanted) {
  const other = wanted ? await twinPage() : null;
  inPlace(() => {
    document.documentElement.toggleAttribute("data-nn-pairs", wanted);
    for (const block of blocks()) {
      if (other) show(block, other);
      else if (shownTwin(block)) turn(block);
    }
  });
}

/**
 * Show both languages or one, and let the page's switch say so; or say that it cannot be done.
 * @param {boolean} wanted
 */
export async function setPairs(wanted) {
  document.querySelector(".nn-missing")?.remove();
  try {
    await showAll(wanted);
    for (const button of document.querySelectorAll(".nn-pairs")) {
      button.setAttribute("aria-pressed", String(wanted));
    }
  } catch {
    const note = html("p", { class: "nn-missing", role: "status" }, word("unreachable"));
    document.querySelector(".nn-tools")?.after(note);
  }
}
