/**
 * What the interactives share: elements, numbers as the book prints them, the state in the address.
 *
 * Nothing here or in an interactive makes HTML out of strings: text becomes text nodes, so that
 * nothing an address brings can become markup.
 */

/** @typedef {string | Node} Child */
/** @typedef {Record<string, string | number | boolean>} Attributes */

export const MINUS = "\u2212";
const SVG = "http://www.w3.org/2000/svg";
const QUIET = 350; // milliseconds without a change after which a screen reader is told

/**
 * @template {Element} T
 * @param {T} element
 * @param {Attributes} attributes `true` sets an attribute without a value, `false` none.
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    // A strict policy forbids the attribute, not what it says.
    if (name === "style" && element instanceof HTMLElement) element.style.cssText = String(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * Make an element of a drawing.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * A number with so many decimals, as Python's `.4f` and the book print it: an exact half goes to
 * the even digit, and the minus sign is a true one.
 * @param {number} value
 * @param {number} digits
 */
export function fixed(value, digits) {
  const size = Math.abs(value);
  let text = size.toFixed(digits);
  const all = size.toFixed(digits + 60); // every digit that a double has there
  if (/^50*$/.test(all.slice(-60)) && Number(text.at(-1)) % 2 === 1) {
    text = all.slice(0, -60).replace(/\.$/, "");
  }
  return (value < 0 || Object.is(value, -0) ? MINUS : "") + text;
}

/**
 * A number with every digit it has.
 * @param {number} value
 */
export function plain(value) {
  return String(value).replaceAll("-", MINUS);
}

/**
 * A result: two decimals if there are no more, else four.
 * @param {number} value
 */
export function shown(value) {
  const hundredths = value * 100;
  return fixed(value, Math.abs(hundredths - Math.round(hundredths)) < 1e-9 ? 2 : 4);
}

/**
 * A number with at most so many decimals, without superfluous zeros.
 * @param {number} value
 * @param {number} [digits] At least one.
 */
export function short(value, digits = 2) {
  const text = fixed(value, digits).replace(/\.?0+$/, "");
  return text === `${MINUS}0` ? "0" : text;
}

/**
 * The sigmoid, by the book's formula; where that would divide by infinity, `exp(z)` is as good.
 * @param {number} z
 */
export function sigmoid(z) {
  const e = Math.exp(-z);
  return e === Infinity ? Math.exp(z) : 1 / (1 + e);
}

/**
 * The products of a neuron, in order.
 * @param {number[]} weights
 * @param {number[]} inputs
 */
export function terms(weights, inputs) {
  return weights.map((weight, k) => weight * inputs[k]);
}

/**
 * Added one by one, from the left.
 * @param {number[]} values
 */
export function total(values) {
  return values.reduce((before, value) => before + value, 0);
}

/**
 * A letter of a formula in its role's colour, with its indices.
 * @param {string} letter
 * @param {string} [below]
 * @param {string} [above]
 * @param {string} [role] `weight`, `bias`, `z` or `a`
 */
export function symbol(letter, below = "", above = "", role = "") {
  const made = html("span", { class: `nn-symbol${role && ` nn-${role}`}` }, html("i", {}, letter));
  const scripts = [];
  if (above) scripts.push(html("sup", {}, above));
  if (below) scripts.push(html("sub", {}, below));
  if (above && below) made.append(html("span", { class: "nn-both" }, ...scripts));
  else made.append(...scripts);
  return made;
}

/**
 * A number of a formula in its role's colour.
 * @param {string} text
 * @param {string} [role]
 */
export function number(text, role = "") {
  return html("span", role ? { class: `nn-${role}` } : {}, text);
}

/**
 * Words for a screen reader alone.
 * @param {string} text
 */
export function spoken(text) {
  return html("span", { class: "nn-spoken" }, text);
}

/**
 * A number that something precedes: in brackets if it has a minus sign.
 * @param {string} text
 */
export function bracketed(text) {
  return text.startsWith(MINUS) ? `(${text})` : text;
}

/**
 * A sum as one writes it: `0.60 − 1.20 + 0.25`.
 * @param {string[]} texts
 * @param {string[]} [roles]
 */
export function sum(texts, roles = []) {
  return texts.flatMap((text, k) => {
    const away = text.startsWith(MINUS);
    const sign = k === 0 ? "" : away ? ` ${MINUS} ` : " + ";
    return [sign, number(k > 0 && away ? text.slice(1) : text, roles[k])];
  });
}

/**
 * The smallest and the largest allowed, and the number between them.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function within(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

const NUMBER = /^-?\d{1,4}(\.\d{1,17})?$/;

/**
 * Numbers from the address, all of them good or none at all.
 * @param {string | null} text
 * @param {number} count
 * @param {number} limit The largest size that a number may have.
 */
export function numbersFrom(text, count, limit) {
  const parts = (text ?? "").split("_");
  if (parts.length !== count || !parts.every((part) => NUMBER.test(part))) return null;
  const numbers = parts.map(Number);
  return numbers.every((value) => Math.abs(value) <= limit) ? numbers : null;
}

/**
 * An element that takes the place of the drawing inside it, as long as all goes well.
 * @abstract
 */
export class Interactive extends HTMLElement {
  /** @type {HTMLElement | null} */
  panel = null;
  /** @type {any} What the build wrote beside the drawing. */
  data = null;
  status = html("p", { class: "nn-spoken", role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer = undefined;

  connectedCallback() {
    if (this.panel) return;
    this.attempt(() => {
      this.data = JSON.parse(this.querySelector("script")?.textContent ?? "");
      const panel = html("div", { class: "nn-panel", role: "group", "aria-label": this.word("name") });
      this.build(panel);
      panel.append(this.status);
      this.panel = panel;
      this.append(panel);
      this.dataset.live = "";
      this.explain();
    });
  }

  /** How this figure begins, where an interactive stands in several. */
  get beginning() {
    return this.data.starts[this.closest("figure")?.id ?? ""] ?? Object.values(this.data.starts)[0];
  }

  /**
   * Put the controls and the drawing into the panel.
   * @param {HTMLElement} panel
   */
  build(panel) {
    panel.append(""); // each interactive has its own
  }

  /**
   * Do something; if it fails, the drawing comes back and the console says why.
   * @param {() => void} action
   */
  attempt(action) {
    try {
      action();
    } catch (error) {
      this.panel?.remove();
      this.removeAttribute("data-live");
      this.closest("figure")?.querySelector(".nn-now")?.remove();
      console.error(`${this.localName}: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Where the drawing's caption would be untrue, the interactive has one of its own. */
  explain() {
    const caption = this.closest("figure")?.querySelector("figcaption");
    if (!caption || !this.data.words.caption) return;
    const still = html("span", { class: "nn-still" });
    const mark = caption.querySelector(":scope > strong:first-child");
    still.append(...[...caption.childNodes].filter((node) => node !== mark));
    const now = html("span", { class: "nn-now" }, this.word("gap"), this.word("caption"));
    caption.append(still, now);
  }

  /**
   * Words in the page's language, their gaps filled.
   * @param {string} key
   * @param {(string | number)[]} values
   */
  word(key, ...values) {
    const text = this.data.words[key];
    if (text === undefined) throw new Error(`no words for "${key}"`);
    let next = 0;
    return String(text).replaceAll("{}", () => String(values[next++]));
  }

  /**
   * Listen to a control.
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} action
   */
  on(target, type, action) {
    target.addEventListener(type, (event) => this.attempt(() => action(event)));
  }

  /**
   * A button with words on it.
   * @param {string} key
   * @param {() => void} action
   */
  button(key, action) {
    const made = html("button", { type: "button" }, this.word(key));
    this.on(made, "click", () => {
      if (made.getAttribute("aria-disabled") !== "true") action();
    });
    return made;
  }

  /**
   * A slider that says its value in the book's way.
   * @param {string} name
   * @param {[number, number, number]} reach From, to, in steps of.
   * @param {(value: number) => void} action
   */
  slider(name, [min, max, step], action) {
    const made = html("input", { type: "range", min, max, step, "aria-label": name });
    this.on(made, "input", () => action(Number(made.value)));
    return made;
  }

  /**
   * Put a slider where a number is, and say so.
   * @param {HTMLInputElement} slider
   * @param {number} value
   * @param {string} [said]
   */
  set(slider, value, said = plain(value)) {
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", said);
  }

  /**
   * Tell a screen reader once all is quiet.
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = text;
    }, QUIET);
  }

  /** What the address says of this interactive. */
  get asked() {
    return new URLSearchParams(location.search).get(this.localName);
  }

  /**
   * Put a state into the address bar and, where that is allowed, on the clipboard.
   * @param {number[] | null} numbers
   */
  share(numbers) {
    const address = new URL(location.href);
    address.searchParams.delete(this.localName);
    if (numbers) address.searchParams.set(this.localName, numbers.join("_"));
    address.hash = this.closest("figure")?.id ?? "";
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A copy on disk may not change its address; the clipboard still gets it.
    }
    const done = (/** @type {string} */ key) => () => this.announce(this.word(key));
    const written = navigator.clipboard?.writeText(address.href) ?? Promise.reject();
    written.then(done("copied"), done("linked"));
  }
}

/** @type {Map<string, Promise<any>>} */
const LOADED = new Map();

/**
 * What the build computed for an interactive and kept out of the page. A script brings it: unlike
 * `fetch`, that works in a copy on disk too. After a failure it can be asked for again.
 * @param {string} name
 * @returns {Promise<any>}
 */
export function load(name) {
  const known = LOADED.get(name);
  if (known) return known;
  const asked = new Promise((found, failed) => {
    const here = document.querySelector("script[src*='assets/js/']");
    const src = new URL(`../data/${name}.js`, here instanceof HTMLScriptElement ? here.src : location.href);
    const script = html("script", { src: src.href });
    script.addEventListener("data", (event) => found(/** @type {CustomEvent} */ (event).detail));
    script.addEventListener("error", () => {
      LOADED.delete(name);
      failed(new Error(`${name} cannot be loaded`));
    });
    document.head.append(script);
  });
  LOADED.set(name, asked);
  return asked;
}

/**
 * Make an interactive known to the browser.
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
export function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}
