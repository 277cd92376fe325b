// Reads what a page shows; `reading.py` says what each part is for.
() => {
  const article = document.querySelector("article");
  const screen = document.documentElement.clientWidth;
  const text = (element) => element.textContent.trim();
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const describe = (element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} ${text(element).slice(0, 40)}`;
  const tooWide = () =>
    [...article.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > screen + 0.5)
      .map(describe)
      .slice(0, 5);

  // The size that a text of a drawing has on the screen: its own, times the scale of the drawing.
  const size = (element) => {
    const matrix = element.getScreenCTM();
    return parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.b, matrix.d);
  };
  const ownText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const texts = (drawing) =>
    [...drawing.querySelectorAll("text, tspan")].filter(ownText).map((element) => [size(element), text(element)]);

  const figure = (element) => {
    const drawings = [...element.querySelectorAll(":scope > svg, :scope > .nn-touch > svg")].filter(visible);
    const [smallest, smallestText] = drawings
      .flatMap(texts)
      .reduce((least, one) => (one[0] < least[0] ? one : least), [Infinity, ""]);
    const line = drawings[0]?.querySelector("[stroke^='var(']");
    return {
      name: element.id,
      shown: drawings.map((drawing) => drawing.getAttribute("class")),
      smallest: Number.isFinite(smallest) ? smallest : 1000,
      smallest_text: smallestText,
      stroke: line ? getComputedStyle(line).stroke : "",
    };
  };

  const number = (element) => ({
    fact: element.dataset.fact,
    value: element.dataset.value ?? element.getAttribute("value"),
    format: element.dataset.format,
    text: text(element),
    visible: visible(element),
  });

  const wide = document.scrollingElement.scrollWidth;
  return {
    shift: window.shifts.reduce((sum, shift) => sum + shift, 0),
    scheme: document.body.dataset.mdColorScheme,
    background: getComputedStyle(document.body).backgroundColor,
    font: getComputedStyle(article.querySelector("p")).fontFamily,
    too_wide: wide > screen ? [`the page is ${wide} wide`, ...tooWide()] : [],
    headings: [...article.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => [
      Number(heading.tagName[1]),
      text(heading),
    ]),
    figures: [...article.querySelectorAll("figure")].map(figure),
    refused: window.refused,
    stored: [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage)),
    plots: article.querySelectorAll("svg.nn-plot").length - article.querySelectorAll("details svg.nn-plot").length,
    numbers: [...article.querySelectorAll("[data-fact]")].map(number),
  };
}
