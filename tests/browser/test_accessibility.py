"""WCAG 2.2 AA on every page: axe finds nothing, and what axe cannot see."""

from __future__ import annotations

from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, View
from tests.browser.touching import RULES, awake, load_axe
from tests.built_site import PAGES, BookPage

CHAPTER: Final = "feed-forward"
OTHERS: Final = ["404.html", "en/404.html", "source/index.html", "source/facts/feed_forward/"]
# The theme's switch for the drawer has to stand before everything else, outside every landmark: its
# style sheet finds the drawer from there. It has a name, and the keyboard reaches it.
OUTSIDE: Final = ("region", ["#__drawer"])
RUN: Final = """runOnly =>
  axe.run(document, { runOnly, preload: false, resultTypes: ["violations"] })"""
FOREIGN: Final = r"""chinese => {
  const marked = chinese ? /[A-Za-z]+(?: [A-Za-z]+){2,}/ : /[\u4e00-\u9fff]/;
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode;
    if (parent.closest("script, style, code, pre, nn-tex")) continue;
    const zh = parent.closest("[lang]").lang.startsWith("zh");
    const text = data.replaceAll("Material for MkDocs", "");
    if (zh === chinese && marked.test(text)) found.push(text.trim());
  }
  return found;
}"""
# Whether what has the focus, or the formula or label that it stands for, has a visible outline.
OUTLINED: Final = """() => {
  const at = document.activeElement, formula = at.closest("nn-tex")?.querySelector(".katex");
  const label = at.matches(".md-option") ? at.nextElementSibling : null;
  return [at, formula, label].filter(Boolean).some(one => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  });
}"""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def violations(page: Page, rules: Any) -> list[str]:
    """What axe has against a page."""
    load_axe(page)
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in page.evaluate(RUN, rules)["violations"]
        for node in violation["nodes"]
        if (violation["id"], node["target"]) != OUTSIDE
    ]


def toggle_colours(page: Page) -> None:
    """Choose the other palette."""
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("header [data-md-component=palette] label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("book_page", PAGES, ids=str)
def test_axe_finds_nothing_in_either_palette(
    open_tab: Opener, book_page: BookPage, view: View
) -> None:
    page = awake(open_tab(view).open(book_page))
    page.wait_for_timeout(300)
    assert violations(page, RULES) == []
    toggle_colours(page)
    page.wait_for_timeout(300)  # colours that change slowly
    assert violations(page, ["color-contrast"]) == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", OTHERS)
def test_axe_finds_nothing_on_pages_that_are_no_chapters(
    open_tab: Opener, address: str, view: View
) -> None:
    assert violations(open_tab(view).open(address), RULES) == []


@pytest.mark.parametrize("book_page", PAGES, ids=str)
def test_words_of_the_other_language_say_so(open_tab: Opener, book_page: BookPage) -> None:
    page = open_tab(DESK).open(book_page)
    assert page.evaluate(FOREIGN, book_page.language == "zh-TW") == []


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_text_of_double_size_stays_on_the_screen(
    open_tab: Opener, language: Language, width: int
) -> None:
    page = open_tab(View(width, "light")).open(BookPage(language, CHAPTER))
    if width == 1280:  # a narrow screen is a wide one, enlarged; here the text alone grows
        size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        page.evaluate(
            "size => document.documentElement.style.setProperty('font-size', size, 'important')",
            f"{2 * size}px",
        )
    page.wait_for_timeout(300)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_everything_shows_that_it_has_the_focus(open_tab: Opener, language: Language) -> None:
    page = awake(open_tab(DESK).open(BookPage(language, CHAPTER)))
    seen: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        if not page.evaluate(OUTLINED):
            seen.append(str(page.evaluate("document.activeElement.outerHTML.slice(0, 120)")))
    assert [what for what in seen if "<body" not in what] == []


def test_in_forced_colours_figures_keep_their_paper(open_tab: Opener, language: Language) -> None:
    page = open_tab(View(1280, "light")).open(BookPage(language, CHAPTER))
    page.emulate_media(forced_colors="active", color_scheme="dark")
    paper, figure = page.evaluate(
        """() => {
          const paper = getComputedStyle(document.body).getPropertyValue("--nn-paper");
          const probe = document.createElement("div");
          probe.style.cssText = `forced-color-adjust: none; background: ${paper}`;
          document.body.append(probe);
          const drawing = document.querySelector("figure svg.nn-wide");
          return [probe, drawing].map(one => getComputedStyle(one).backgroundColor);
        }"""
    )
    assert figure == paper
    kept = page.locator("body *").evaluate_all(
        """all => all.filter(one => getComputedStyle(one).forcedColorAdjust === "none")
          .filter(one => !one.closest("svg")).length"""
    )
    assert kept == 1  # the probe


def test_in_forced_colours_a_pressed_switch_still_looks_pressed(open_tab: Opener) -> None:
    page = open_tab(DESK).open(BookPage("en", CHAPTER))
    page.emulate_media(forced_colors="active")
    button = page.locator(".nn-pairs")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    mark = button.evaluate("button => getComputedStyle(button, '::before').content")
    assert "✓" in mark


@pytest.mark.parametrize("book_page", PAGES, ids=str)
def test_what_scrolls_sideways_takes_the_focus(open_tab: Opener, book_page: BookPage) -> None:
    page = awake(open_tab(PHONE).open(book_page))
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.wait_for_timeout(300)
    stuck = page.locator("article *").evaluate_all(
        """all => all.filter(one => one.scrollWidth > one.clientWidth + 1
            && /auto|scroll/.test(getComputedStyle(one).overflowX)
            && one.tabIndex < 0 && !one.querySelector("a, button, [tabindex='0']"))
          .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert stuck == []
