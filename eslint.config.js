// The interactives' scripts: ESLint's recommended rules, and no HTML out of strings.
const js = require("@eslint/js");

const browser = [
  ...["CSS", "URL", "addEventListener", "URLSearchParams", "atob", "clearTimeout", "console", "customElements", "document", "fetch", "getComputedStyle", "getSelection", "history"],
  ...["innerHeight", "innerWidth", "localStorage", "location", "matchMedia", "navigator", "requestAnimationFrame", "scrollBy", "scrollX", "scrollY", "setTimeout", "structuredClone"],
];
const classes = ["CustomEvent", "DOMParser", "Element", "HTMLAnchorElement", "HTMLElement", "HTMLInputElement", "HTMLScriptElement", "IntersectionObserver", "MutationObserver", "PointerEvent", "ResizeObserver", "SVGElement"];

const early = ["EventTarget", "HTMLMetaElement", "MessageEvent", "MutationObserver", "Response", "XMLHttpRequest", "localStorage", "window"];

module.exports = [
  js.configs.recommended,
  {
    files: ["docs/assets/js/*.js", "docs/assets/theme/*.js", "nnbook/book/take/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: Object.fromEntries([...browser, ...classes, ...early].map((name) => [name, "readonly"])),
    },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "write", "srcdoc"].map((property) => ({
          property,
          message: "Text becomes text nodes: what an address brings must never become markup.",
        })),
      ],
    },
  },
];
