/** A card that opens beside something on the page: one for all, closed by Escape or a tap outside. */

import { html } from "./shared.js";
import { word } from "./read-words.js";

const GAP = 8; // CSS pixels between the card, what it is about, and the edge of the screen
const STOPS = "a[href], button";

const status = html("p", { class: "nn-card-status", role: "status" });
const card = html("div", {
  class: "nn-card",
  id: "nn-card",
  popover: "auto",
  role: "dialog",
  tabindex: "-1",
});
/** @type {HTMLElement | null} Where the focus was, and goes again. */
let opener = null;

/**
 * Let a card stand below what it is about, or above where there is no room below.
 * @param {HTMLElement} it
 * @param {Element} near
 */
export function place(it, near) {
  const there = near.getBoundingClientRect();
  const own = it.getBoundingClientRect();
  const screen = document.documentElement;
  const left = Math.min(there.left, screen.clientWidth - own.width - GAP);
  const fits = there.bottom + GAP + own.height <= screen.clientHeight;
  const top = fits ? there.bottom + GAP : Math.max(GAP, there.top - GAP - own.height);
  it.style.left = `${Math.max(GAP, left) + scrollX}px`;
  it.style.top = `${top + scrollY}px`;
}

/** @param {KeyboardEvent} event */
function leave(event) {
  if (event.key !== "Tab") return;
  const stops = [...card.querySelectorAll(STOPS)];
  const at = document.activeElement;
  const out = event.shiftKey ? at === card || at === stops[0] : at === stops.at(-1);
  if (!out) return;
  // The Tab key goes on from where the reader was.
  card.hidePopover();
  opener?.focus();
}

card.addEventListener("keydown", leave);
card.addEventListener("toggle", () => {
  if (!card.matches(":popover-open")) opener?.removeAttribute("aria-expanded");
});

/**
 * Open the card.
 * @param {HTMLElement} from What takes the focus again when the card closes.
 * @param {Element} near What the card stands beside.
 * @param {string} name
 * @param {import("./shared.js").Child[]} content
 */
export function openCard(from, near, name, content) {
  if (!card.isConnected) document.body.append(card);
  if (card.matches(":popover-open")) card.hidePopover();
  status.textContent = "";
  const close = html("button", { type: "button", class: "nn-card-close", "aria-label": word("close") }, "×");
  close.addEventListener("click", () => card.hidePopover());
  card.setAttribute("aria-label", name);
  card.replaceChildren(...content, status, close);
  opener = from;
  from.focus({ preventScroll: true });
  from.setAttribute("aria-expanded", "true");
  card.showPopover();
  place(card, near);
  card.focus({ preventScroll: true });
}

/**
 * A button that copies a text, and says so.
 * @param {string} text
 * @param {string} what What it copies, for somebody who does not see what it stands beside.
 * @param {Element} shown The element that shows the text.
 */
export function copyButton(text, what, shown) {
  const button = html("button", { type: "button", class: "nn-copy" }, word("copy"));
  button.setAttribute("aria-label", `${word("copy")} ${what}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = word("copied");
    } catch {
      getSelection()?.selectAllChildren(shown); // a browser that does not let pages copy
      status.textContent = word("marked");
    }
  });
  return button;
}

/**
 * A line of a card: what it is, and what it says.
 * @param {string} name
 * @param {import("./shared.js").Child[]} content
 */
export function row(name, ...content) {
  return html("div", {}, html("dt", {}, name), html("dd", {}, ...content));
}
