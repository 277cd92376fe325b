/**
 * Fetches what a page offers beside its text (`read-page.js`) when the reader gives a first sign, has
 * something kept from before, or the page has been there for a while: not while it loads.
 */

const SIGNS = ["pointerover", "pointerdown", "keydown", "focusin", "scroll"];
const WHILE = 5000; // milliseconds

/** @type {Promise<typeof import("./read-page.js")> | null} */
let page = null;

function load() {
  page ??= import("./read-page.js");
  return page;
}

/** Whether this reader's browser keeps something for this site. */
function isKnown() {
  const root = new URL(document.getElementById("nn-reading")?.dataset.root ?? "./", document.baseURI);
  try {
    return ["pairs", "place"].some((what) => localStorage.getItem(`${root.pathname}.nn-${what}`));
  } catch {
    return false;
  }
}

// A click that comes before there is anything to answer it is answered as soon as there is.
document.addEventListener("click", (event) => {
  if ("nnReady" in document.documentElement.dataset) return;
  const target = event.target instanceof Element ? event.target.closest("article .nn-other, article .nn-term") : null;
  const touch = event instanceof PointerEvent && event.pointerType === "touch";
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const awaited = target?.matches(".nn-other") ? plain : target !== null && touch;
  if (awaited) event.preventDefault();
  load()
    .then((reading) => reading.answer(event))
    .catch(() => target instanceof HTMLAnchorElement && awaited && location.assign(target.href));
});
for (const sign of SIGNS) addEventListener(sign, load, { once: true, capture: true, passive: true });
if (isKnown()) load();
setTimeout(load, WHILE);
