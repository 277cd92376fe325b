/**
 * What browsers refuse to a page opened from disk, done otherwise: the search's worker runs in a
 * frame, and the text of another page comes as a script. Runs before the theme's scripts.
 */
(() => {
  /** A worker's script in a frame of its own. */
  class FrameWorker extends EventTarget {
    /** @param {string | URL} address */
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "search";
      /** @type {Promise<any>} */
      this.inside = new Promise((resolve) => {
        frame.addEventListener("load", () => this.fill(frame, address, resolve), { once: true });
      });
      document.body.append(frame);
    }

    /**
     * Run the script in the empty frame; what it posts comes out here.
     * @param {HTMLIFrameElement} frame
     * @param {string | URL} address
     * @param {(inside: unknown) => void} done
     */
    fill(frame, address, done) {
      const inside = /** @type {any} */ (frame.contentWindow);
      inside.postMessage = (/** @type {unknown} */ data) => {
        this.dispatchEvent(new MessageEvent("message", { data }));
      };
      const script = inside.document.createElement("script");
      script.src = String(new URL(address, document.baseURI));
      script.addEventListener("load", () => done(inside));
      inside.document.head.append(script);
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.inside.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }
  }

  /**
   * The text of another page of the book, from the script that lies beside it.
   * @param {string | URL} address
   */
  const fetchPage = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = String(new URL("page.js", new URL(address, document.baseURI)));
      script.addEventListener("text", (event) => {
        if (event instanceof CustomEvent) resolve(new Response(event.detail));
      });
      script.addEventListener("error", () => reject(new TypeError(`no ${script.src}`)));
      document.head.append(script);
    });

  /**
   * What each of those scripts calls.
   * @param {string} detail
   */
  const nnPage = (detail) => document.currentScript?.dispatchEvent(new CustomEvent("text", { detail }));

  if (location.protocol === "file:") Object.assign(window, { Worker: FrameWorker, fetch: fetchPage, nnPage });
})();
