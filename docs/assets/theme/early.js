/**
 * What the theme's pages do in scripts of their own, in one file, so that a strict policy can forbid
 * those. Runs in the head, before anything is drawn.
 */
(() => {
  // Both languages keep the reader's settings in one place, the site's root.
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const scope = new URL("../../", script.src);

  /**
   * A setting as the theme reads it: null if there is none, if it is damaged, or if the browser
   * keeps none.
   * @param {string} key
   * @param {Storage} [storage]
   * @param {URL} [place]
   */
  const get = (key, storage, place = scope) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${place.pathname}.${key}`) ?? "null");
    } catch {
      return null;
    }
  };

  // The theme also keeps the colours that nobody chose, and so would no longer follow the system's.
  let coloursChosen = false;
  document.addEventListener(
    "change",
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "__palette") coloursChosen = true;
    },
    true,
  );

  /**
   * Keep a setting, if the browser keeps any.
   * @param {string} key
   * @param {unknown} value
   * @param {Storage} [storage]
   * @param {URL} [place]
   */
  const set = (key, value, storage, place = scope) => {
    if (key === "__palette" && !coloursChosen) return;
    try {
      (storage ?? localStorage).setItem(`${place.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // The setting then lasts as long as the page.
    }
  };

  /**
   * The theme's hash of a text.
   * @param {string} text
   */
  const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

  // The names by which the theme's own script calls them.
  Object.assign(window, { __md_scope: scope, __md_get: get, __md_set: set, __md_hash: hash });

  // What the theme would do once the page has been drawn: every style of a long page would then be
  // worked out a second time.
  document.documentElement.classList.replace("no-js", "js");
  document.documentElement.classList.add("js-focus-visible");
  document.documentElement.setAttribute("data-js-focus-visible", "");
  // The page has said which colour schemes it knows; the theme would say so again, with the same end.
  const append = document.head.appendChild;
  document.head.appendChild = /** @type {typeof append} */ (
    (/** @type {any} */ node) =>
      node instanceof HTMLMetaElement && node.name === "color-scheme" ? node : append.call(document.head, node)
  );

  // The colours that the reader chose, or else the system's, as soon as there is a body and before
  // it is painted.
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const colours = get("__palette")?.color ?? (dark ? { scheme: "slate" } : {});
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    for (const key of ["media", "scheme", "primary", "accent"]) {
      if (typeof colours[key] === "string") document.body.setAttribute(`data-md-color-${key}`, colours[key]);
    }
  }).observe(document.documentElement, { childList: true });

  // The theme asks for the search's index and starts its worker on every page. Here both wait until
  // the search is opened, or until an address asks for something found to be marked (`?h=`).
  const opened = /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      if (new URLSearchParams(location.search).has("h")) resolve();
      document.addEventListener("change", (event) => {
        if (event.target instanceof Element && event.target.id === "__search") resolve();
      });
    })
  );

  const { open, send } = XMLHttpRequest.prototype;
  const late = new WeakSet();
  XMLHttpRequest.prototype.open = function (/** @type {any[]} */ ...asked) {
    if (String(asked[1]).endsWith("/search/search_index.json")) late.add(this);
    open.apply(this, /** @type {any} */ (asked));
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (late.has(this)) opened.then(() => send.call(this, body));
    else send.call(this, body);
  };

  const Now = window.Worker;
  /** A worker that starts with the search; until then it keeps what it is told. */
  class LateWorker extends EventTarget {
    /** @param {string | URL} address */
    constructor(address) {
      super();
      this.worker = opened.then(() => {
        const worker = new Now(address);
        worker.addEventListener("message", ({ data }) => {
          this.dispatchEvent(new MessageEvent("message", { data }));
        });
        return worker;
      });
    }

    /** @param {unknown} message */
    postMessage(message) {
      this.worker.then((worker) => worker.postMessage(message));
    }
  }
  Object.assign(window, { Worker: LateWorker });
})();
