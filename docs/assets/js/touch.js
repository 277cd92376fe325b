/** Loads an interactive when its place comes near the reader's screen. */

const NEAR = "400px";

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      import(`./${target.localName}.js`).catch((error) => {
        console.error(`${target.localName}: ${error.message}`);
      });
    }
  },
  { rootMargin: NEAR },
);

for (const place of document.querySelectorAll(".nn-touch")) watcher.observe(place);
