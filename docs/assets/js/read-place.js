/** Offers a reader who comes back to go on where they stopped. */

import { word } from "./read-words.js";
import { html } from "./shared.js";

/**
 * The page's title in the navigation, which is in the page's language.
 * @param {string} address
 */
function titleOf(address) {
  const links = document.querySelectorAll(".md-nav--primary a.md-nav__link");
  const found = [...links].find((link) => link instanceof HTMLAnchorElement && link.href.split("#")[0] === address);
  return found?.textContent?.trim() ?? "";
}

/**
 * Offer the way back, unless the book has no such page.
 * @param {URL} place
 * @param {boolean} here Whether the place is on this very page.
 */
export function offer(place, here) {
  const title = titleOf(place.href.split("#")[0]);
  const main = document.querySelector("main");
  if (!main || (!here && !title)) return;
  const link = html("a", { href: place.href }, here ? word("back") : word("go", title));
  const close = html("button", { type: "button", "aria-label": word("close") }, "×");
  const box = html("aside", { class: "nn-continue", "aria-label": word("place") }, link, close);
  for (const control of [link, close]) control.addEventListener("click", () => box.remove());
  main.append(box);
}
