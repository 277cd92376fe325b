/** What a reader's own browser keeps: whether both languages show, and where the reader stopped. */

import { siteRoot } from "./read-words.js";

const PLACE = /^((?:[a-z0-9-]+\/)+)#([\w-]+(?:\.\d+)?)$/;
const root = siteRoot();
// The page's place in the book, the same in both languages.
const folder = location.pathname.slice(root.pathname.length).replace(/^en\//, "").replace(/index\.html$/, "");

/**
 * Where this site keeps something; another site of the same host may be there too.
 * @param {"pairs" | "place"} what
 */
function keyOf(what) {
  return `${root.pathname}.nn-${what}`;
}

/**
 * What is kept.
 * @param {"pairs" | "place"} what
 */
function kept(what) {
  try {
    return localStorage.getItem(keyOf(what)) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

/**
 * Keep something, or nothing.
 * @param {"pairs" | "place"} what
 * @param {string} value
 */
function keep(what, value) {
  try {
    if (value) localStorage.setItem(keyOf(what), value);
    else localStorage.removeItem(keyOf(what));
  } catch {
    // Then it holds for this page alone.
  }
}

/** The link of the first block on the screen, once the reader is past the beginning. */
export function seenLink() {
  const links = [...document.querySelectorAll("article .nn-other")];
  const seen = links.find((link) => (link.parentElement ?? link).getBoundingClientRect().bottom > 0);
  return scrollY > innerHeight / 2 && seen instanceof HTMLAnchorElement ? seen : null;
}

/** Keep where the reader is; a chapter read to its end is not gone on with. */
function keepPlace() {
  const link = seenLink();
  const left = document.documentElement.scrollHeight - scrollY - innerHeight;
  if (link) keep("place", left > innerHeight / 2 ? folder + link.hash : "");
}

/** Offer the way to where the reader stopped, on the first page and on that chapter itself. */
async function offerPlace() {
  const [, page, block] = PLACE.exec(kept("place")) ?? [];
  const here = page === folder;
  if (!page || location.hash || scrollY > 0 || !(here || folder === "")) return;
  const language = location.pathname.startsWith(`${root.pathname}en/`) ? "en/" : "";
  const file = location.pathname.endsWith("index.html") ? "index.html" : "";
  const { offer } = await import("./read-place.js");
  offer(new URL(`${language}${page}${file}#${block}`, root), here);
}

/** Both languages from the start: the text waits until all of it is there, so that nothing moves. */
async function startWithPairs() {
  document.documentElement.toggleAttribute("data-nn-waiting", true);
  try {
    const { setPairs } = await import("./read-twin.js");
    await setPairs(true);
  } finally {
    document.documentElement.removeAttribute("data-nn-waiting");
  }
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

/**
 * The reader has used the switch for both languages.
 * @param {Element} button
 */
export async function turnPairs(button) {
  const wanted = button.getAttribute("aria-pressed") !== "true";
  keep("pairs", wanted ? "shown" : "");
  const { setPairs } = await import("./read-twin.js");
  await setPairs(wanted);
}

/** Take up what is kept, and keep what follows. */
export async function takeUp() {
  if (document.querySelector(".nn-tools")) addEventListener("pagehide", keepPlace);
  if (kept("pairs") === "shown" && document.querySelector("article .nn-other")) await startWithPairs();
  await offerPlace();
}
