/** The slides by keyboard: from one to the next, and the speaker's notes. */
(() => {
  const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".nn-slide")]);
  const place = document.querySelector(".nn-place");
  const SMALLEST = 0.45; // of the size in which a slide is set
  const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  let current = 0;

  /** Set a slide smaller until all of it is seen. @param {HTMLElement} slide */
  function fit(slide) {
    const body = slide.querySelector(".nn-slide-body");
    if (!(body instanceof HTMLElement)) return;
    const largest = body.querySelector(":scope > .nn-figure") ? 1 : 1.3;
    for (let size = largest; size >= SMALLEST; size -= 0.05) {
      body.style.fontSize = `${size.toFixed(2)}em`;
      if (body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1) return;
    }
  }

  /** Where the reader is. @param {number} index */
  function arrive(index) {
    current = index;
    if (place) place.textContent = `${index + 1} / ${slides.length}`;
    history.replaceState(null, "", `#${slides[index].id}`);
  }

  /** @param {number} index */
  function go(index) {
    const slide = slides[Math.min(slides.length - 1, Math.max(0, index))];
    slide.scrollIntoView();
    slide.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === " " && target?.closest("a, summary")) return;
    const step = event.key === " " && event.shiftKey ? -1 : Reflect.get(STEPS, event.key);
    if (step) go(current + step);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(slides.length - 1);
    else if (event.key === "n") {
      document.documentElement.toggleAttribute("data-nn-notes");
      fitAll();
      slides[current].scrollIntoView({ behavior: "instant" });
    } else return;
    event.preventDefault();
  }

  /**
   * Where one slide fills the screen, all of each is seen. Where they follow each other, they may be
   * long, and what is too wide can be scrolled, by keyboard too.
   */
  function fitAll() {
    const onePerScreen = getComputedStyle(slides[0]).display === "flex";
    for (const slide of slides) {
      const body = slide.querySelector(".nn-slide-body");
      if (onePerScreen) fit(slide);
      else if (body instanceof HTMLElement) body.style.fontSize = "";
    }
    for (const box of document.querySelectorAll("pre, .nn-table, .nn-display")) {
      if (box.scrollWidth > box.clientWidth + 1) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  }

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && target instanceof HTMLElement) arrive(slides.indexOf(target));
      }
    },
    { threshold: 0.6 },
  );
  for (const slide of slides) {
    watcher.observe(slide);
    for (const answer of slide.querySelectorAll("details")) {
      answer.addEventListener("toggle", () => fitAll());
    }
  }
  addEventListener("keydown", onKey);
  addEventListener("resize", fitAll);
  document.fonts.ready.then(fitAll);
})();
