/** Loads an interactive, and the style sheet of all, when its place comes near the reader's screen. */

const NEAR = "400px";

/** @type {Promise<unknown> | null} */
let sheet = null;

/** The style sheet; without it an interactive stays the figure that it is. */
function styled() {
  sheet ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error("no style sheet for what can be touched")));
    link.rel = "stylesheet";
    link.href = new URL("../css/panel.css", import.meta.url).href;
    document.head.append(link);
  });
  return sheet;
}

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      styled()
        .then(() => import(`./${target.localName}.js`))
        .catch((error) => {
          console.error(`${target.localName}: ${error.message}`);
        });
    }
  },
  { rootMargin: NEAR },
);

for (const place of document.querySelectorAll(".nn-touch")) watcher.observe(place);
