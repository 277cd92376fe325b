/** Shows a footnote beside the mark that refers to it. */

import { openCard } from "./read-card.js";
import { word } from "./read-words.js";

/**
 * Open a footnote's card.
 * @param {HTMLAnchorElement} mark
 */
export function open(mark) {
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  if (!note) return;
  const copy = /** @type {Element} */ (note.cloneNode(true));
  for (const gone of copy.querySelectorAll(".footnote-backref, .nn-open")) gone.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  openCard(mark, mark, `${word("note")} ${mark.textContent}`, [...copy.childNodes]);
}
