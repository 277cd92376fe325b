/** Shows a term's definition and its word in the other language, beside the term. */

import { place } from "./read-card.js";
import { word } from "./read-words.js";
import { html } from "./shared.js";

const DELAY = 200; // milliseconds in which the pointer may go from the term to the note

const note = html("div", { class: "nn-card nn-note", id: "nn-note", popover: "auto", role: "tooltip" });
/** @type {HTMLElement | null} The term that the note is about. */
let about = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let leaving = undefined;

function hide() {
  note.hidePopover();
}

function hideSoon() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, DELAY);
}

note.addEventListener("pointerenter", () => clearTimeout(leaving));
note.addEventListener("pointerleave", hideSoon);
note.addEventListener("toggle", () => {
  if (!note.matches(":popover-open")) about?.removeAttribute("aria-describedby");
});

/**
 * Show the note of a term.
 * @param {HTMLElement} term
 */
function show(term) {
  clearTimeout(leaving);
  if (about === term && note.matches(":popover-open")) return;
  hide();
  if (!note.isConnected) document.body.append(note);
  const chinese = term.closest("[lang]")?.getAttribute("lang")?.startsWith("zh");
  note.lang = chinese ? "zh-TW" : "en";
  note.replaceChildren(
    html(
      "p",
      {},
      html("strong", {}, term.textContent ?? ""),
      chinese ? "\u3000" : " ",
      html("span", { lang: chinese ? "en" : "zh-TW" }, term.dataset.twin ?? ""),
    ),
    html("p", {}, term.dataset.definition ?? ""),
  );
  about = term;
  term.setAttribute("aria-describedby", note.id);
  note.showPopover();
  place(note, term);
}

/**
 * The pointer or the focus has come to a term.
 * @param {HTMLElement} term
 */
export function come(term) {
  show(term);
  for (const type of ["pointerleave", "blur"]) term.addEventListener(type, hideSoon, { once: true });
}

/**
 * A finger has come to a term: another tap will follow the link.
 * @param {HTMLElement} term
 */
export function tap(term) {
  show(term);
  note.append(html("p", { class: "nn-note-more" }, word("more")));
  place(note, term);
}
