"""The other language beside each block, in place, and both side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from nnbook.book.anchors import WITHOUT
from nnbook.languages import LANGUAGES, Language, other
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, OBSERVE_SHIFTS, PHONE, WITHOUT_SCRIPTS, View
from tests.browser.touching import awake, axe
from tests.built_site import PAGES, BookPage

CHAPTER = "feed-forward"
WIDE = View(1280, "light")
WITH_TWINS = [page for page in PAGES if page.slug not in WITHOUT]
CHAPTERS = [
    page
    for page in WITH_TWINS
    if page.file.is_file() and "nn-pairs" in page.file.read_text("utf-8")
]
DOUBLED = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""
LOST = """() => [...document.querySelectorAll(".nn-beside *")].flatMap(element =>
  ["aria-labelledby", "aria-describedby", "clip-path", "mask", "href"].flatMap(name =>
    (element.getAttribute(name) ?? "").split(" ")
      .map(value => /^(?:url\\()?#([^)]+)\\)?$/.exec(value)?.[1]
        ?? (name.startsWith("aria") ? value : ""))
      .filter(id => id && !document.getElementById(id))))"""
UNPAIRED = """() => [...document.querySelectorAll("article .nn-other")]
  .map(link => link.hash.slice(1))
  .filter(id => !document.getElementById(id).nextElementSibling?.matches(".nn-beside"))"""
TOPS = """() => [...document.querySelectorAll("article > .nn-beside")].map(twin => {
  const own = twin.previousElementSibling.getBoundingClientRect();
  const its = twin.getBoundingClientRect();
  return [own.right <= its.left, Math.max(own.top, its.top) < Math.min(own.bottom, its.bottom)];
})"""


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def view(request: pytest.FixtureRequest) -> View:
    chosen: View = request.param
    return chosen


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def link(page: Page, identity: str) -> Locator:
    return page.locator(f"article .nn-other[href$='#{identity}']")


def twin_of(page: Page, identity: str) -> Locator:
    return page.locator(f"[id='{identity}'] + .nn-beside")


def with_pairs(page: Page) -> None:
    """Ask for both languages, and wait for them."""
    page.locator(".nn-pairs").click()
    expect(page.locator(".nn-pairs")).to_have_attribute("aria-pressed", "true")


def test_the_twin_shows_in_place_and_goes_again(
    open_tab: Opener, view: View, language: Language
) -> None:
    tab = open_tab(view)
    page = tab.open(BookPage(language, CHAPTER))
    control = link(page, "worked-example.1")
    control.click()
    twin = twin_of(page, "worked-example.1")
    expect(twin).to_be_visible()
    expect(twin).to_have_attribute("lang", other(language))
    words = {"zh-TW": "output neurons N3 and N4", "en": "輸出層的兩個叫作 N3、N4"}
    expect(twin).to_contain_text(words[language])
    expect(control).to_have_attribute("aria-expanded", "true")
    control.click()
    expect(twin).to_have_count(0)
    expect(control).to_have_attribute("aria-expanded", "false")
    asked = [
        url for url in tab.requests if url == tab.root + BookPage(language, CHAPTER).twin.address
    ]
    assert len(asked) == 1


@pytest.mark.parametrize("key", ["Enter", "t"])
def test_the_twin_shows_by_keyboard(open_tab: Opener, language: Language, key: str) -> None:
    page = awake(open_tab(DESK).open(BookPage(language, CHAPTER)))
    link(page, "hidden-layer.1").focus()
    page.keyboard.press(key)
    expect(twin_of(page, "hidden-layer.1")).to_be_visible()
    expect(link(page, "hidden-layer.1")).to_be_focused()


def test_the_key_works_where_the_caret_is_and_nowhere_else(open_tab: Opener) -> None:
    page = awake(open_tab(DESK).open(BookPage("en", CHAPTER)))
    page.keyboard.press("t")
    page.locator("input.md-search__input").focus()
    page.keyboard.press("t")
    page.wait_for_timeout(300)
    assert page.locator(".nn-beside").count() == 0
    page.keyboard.press("Escape")
    page.locator("[id='hidden-layer.1'] strong").click()
    page.keyboard.press("t")
    expect(twin_of(page, "hidden-layer.1")).to_be_visible()


def test_a_tap_before_all_is_there_is_answered(open_tab: Opener) -> None:
    page = open_tab(PHONE).open(BookPage("en", CHAPTER))
    link(page, "hidden-layer.1").evaluate("link => link.click()")  # without any sign before it
    expect(twin_of(page, "hidden-layer.1")).to_be_visible()
    assert "/en/" in page.url


def test_numbers_in_a_twin_can_be_tapped(open_tab: Opener) -> None:
    page = open_tab(DESK).open(BookPage("en", CHAPTER))
    link(page, "eq-n1").click()
    twin_of(page, "eq-n1").locator(".nn-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#nn-card .nn-chip").first).to_be_visible()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=str)
def test_both_languages_show_for_every_block(open_tab: Opener, chapter: BookPage) -> None:
    page = open_tab(WIDE).open(chapter)
    with_pairs(page)
    assert page.evaluate(UNPAIRED) == []
    assert page.evaluate(DOUBLED) == []
    assert page.evaluate(LOST) == []
    assert page.locator(".nn-beside :is(script, .nn-other, nn-forward, .nn-downloads)").count() == 0
    assert page.locator(".nn-beside :is(h1, h2, h3, h4, h5, h6)").count() == 0


def test_wide_screens_show_pairs_side_by_side(open_tab: Opener, language: Language) -> None:
    page = open_tab(WIDE).open(BookPage(language, CHAPTER))
    with_pairs(page)
    tops = page.evaluate(TOPS)
    assert len(tops) > 20
    assert [place for place, pair in enumerate(tops) if pair != [True, True]] == []


def test_a_phone_shows_twins_below_and_does_not_scroll_sideways(
    open_tab: Opener, language: Language
) -> None:
    page = open_tab(PHONE).open(BookPage(language, CHAPTER))
    with_pairs(page)
    below = page.locator("article > .nn-beside").evaluate_all(
        "twins => twins.every(twin => twin.previousElementSibling.getBoundingClientRect().bottom"
        " <= twin.getBoundingClientRect().top + 1)"
    )
    assert below
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_the_choice_is_remembered_and_nothing_moves(open_tab: Opener, view: View) -> None:
    tab = open_tab(view)
    with_pairs(tab.open(BookPage("en", CHAPTER)))
    tab.page.wait_for_load_state("networkidle")
    tab.page.add_init_script(OBSERVE_SHIFTS)
    page = tab.open(BookPage("zh-TW", "networks"))
    expect(page.locator(".nn-pairs")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("article .nn-beside").first).to_be_visible()
    page.wait_for_timeout(500)
    assert sum(page.evaluate("window.shifts")) <= 0.01
    page.locator(".nn-pairs").click()
    expect(page.locator(".nn-beside")).to_have_count(0)
    page = tab.open(BookPage("en", CHAPTER))
    page.wait_for_load_state("networkidle")
    assert page.locator("html[data-nn-pairs]").count() == 0


@pytest.mark.parametrize("stored", ["<img src=x onerror=alert(1)>", "true", "SHOWN", "{}"])
def test_what_is_stored_is_a_choice_or_nothing(open_tab: Opener, stored: str) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage("en", "notation"))
    page.wait_for_load_state("networkidle")
    page.evaluate("value => localStorage.setItem('/.nn-pairs', value)", stored)
    page = tab.open(BookPage("en", CHAPTER))
    page.wait_for_timeout(300)
    assert page.locator(".nn-beside").count() == 0


def test_what_the_other_page_brings_is_only_text(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    bad = (
        "<html lang='zh-TW'><article><p id='hidden-layer.1' onclick='window.hit=1'>"
        "<img src='data:,' onerror='window.hit=1'><a href='javascript:window.hit=1'>x</a>"
        "<script>window.hit=1</script><iframe src='../'></iframe><b id='hidden-layer'>y</b></p>"
    )
    address = f"**/{CHAPTER}/"
    page = tab.open(BookPage("en", CHAPTER))
    page.route(address, lambda route: route.fulfill(body=bad, content_type="text/html"))
    link(page, "hidden-layer.1").click()
    twin = twin_of(page, "hidden-layer.1")
    expect(twin).to_contain_text("xy")
    twin.locator("a").evaluate("link => link.click()")
    assert page.evaluate("window.hit") is None
    assert page.evaluate(DOUBLED) == []
    html = twin.evaluate("twin => twin.outerHTML")
    assert not [
        bad for bad in ("onerror", "onclick", "javascript", "<script", "<iframe") if bad in html
    ]
    # The page's policy, the second line of defence, says in the console what it met.
    tab.console[:] = [line for line in tab.console if "Content Security Policy" not in line]


def test_without_a_connection_the_link_leads_there_and_the_switch_says_so(
    open_tab: Opener,
) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage("en", CHAPTER))
    page.route(f"{tab.root}{CHAPTER}/", lambda route: route.abort())
    page.locator(".nn-pairs").click()
    expect(page.locator(".nn-missing")).to_have_text(
        "The Chinese text could not be loaded. Are you online?"
    )
    expect(page.locator(".nn-pairs")).to_have_attribute("aria-pressed", "false")
    page.unroute(f"{tab.root}{CHAPTER}/")
    tab.failed.clear()
    tab.console.clear()


@pytest.mark.parametrize("page", [BookPage("zh-TW", CHAPTER), BookPage("en", "index")], ids=str)
def test_without_scripts_the_link_leads_to_the_block(open_tab: Opener, page: BookPage) -> None:
    shown = open_tab(WITHOUT_SCRIPTS).open(page)
    control = shown.locator("article .nn-other").nth(3)
    identity = str(control.get_attribute("href")).partition("#")[2]
    control.click()
    shown.wait_for_url(f"**/{page.twin.address}#{identity}")
    expect(shown.locator(f"[id='{identity}']")).to_be_in_viewport()
    assert shown.locator(".nn-pairs:visible").count() == 0


def test_the_switch_of_language_leads_to_where_the_reader_is(
    open_tab: Opener, language: Language
) -> None:
    page = open_tab(DESK).open(f"{BookPage(language, CHAPTER).address}#eq-n1")
    page.wait_for_timeout(300)
    page.locator(".nn-language").click()
    page.wait_for_url("**/*#*")
    expect(page.locator("[id='eq-n1']")).to_be_in_viewport()


@pytest.mark.parametrize("view", [PHONE, View(1280, "dark")], ids=["phone", "desk"])
def test_pages_with_both_languages_break_no_rule_of_accessibility(
    open_tab: Opener, view: View, language: Language
) -> None:
    page = open_tab(view).open(BookPage(language, CHAPTER))
    with_pairs(page)
    assert axe(page, "article") == []
