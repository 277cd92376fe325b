"""Small things: where one stopped, footnotes in place, copying, links to sections and pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from nnbook.book.pages import CHAPTERS
from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, OBSERVE_SHIFTS, PHONE, WITHOUT_SCRIPTS, View
from tests.browser.touching import awake, axe
from tests.built_site import PAGES, BookPage

CHAPTER = "feed-forward"
MIDDLE = "output-layer.1"
WRITTEN = [page for page in PAGES if page.slug in CHAPTERS]
PLACE = "/.nn-place"


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def view(request: pytest.FixtureRequest) -> View:
    chosen: View = request.param
    return chosen


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def read_to(page: Page, identity: str) -> None:
    """Scroll until a block is at the top of the screen, once everything has been loaded."""
    awake(page).wait_for_load_state("networkidle")
    page.locator(f"[id='{identity}']").evaluate("block => block.scrollIntoView()")
    page.wait_for_timeout(100)


@pytest.mark.parametrize("page", WRITTEN, ids=str)
def test_a_chapter_says_how_long_it_takes(open_tab: Opener, page: BookPage) -> None:
    line = open_tab(WITHOUT_SCRIPTS).open(page).locator("h1 + .nn-tools span")
    minutes = int(re.findall(r"\d+", line.inner_text())[0])
    assert 3 <= minutes <= 60


def test_the_first_page_leads_to_where_one_stopped_in_either_language(
    open_tab: Opener, view: View, language: Language
) -> None:
    tab = open_tab(view)
    read_to(tab.open(BookPage("en", CHAPTER)), MIDDLE)
    tab.page.add_init_script(OBSERVE_SHIFTS)
    page = tab.open(BookPage(language, "index"))
    link = page.locator(".nn-continue a")
    expect(link).to_have_text({"zh-TW": "接著讀：前饋", "en": "Go on with: Feed forward"}[language])
    assert sum(page.evaluate("window.shifts")) <= 0.01
    assert axe(page, ".nn-continue") == []
    link.click()
    page.wait_for_url(f"**/{BookPage(language, CHAPTER).address}#output-layer*")
    expect(page.locator("[id='output-layer']")).to_be_in_viewport()


def test_the_chapter_itself_leads_there_too(open_tab: Opener, language: Language) -> None:
    tab = open_tab(DESK)
    read_to(tab.open(BookPage(language, CHAPTER)), MIDDLE)
    page = tab.open(BookPage(language, "networks"))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".nn-continue")).to_have_count(0)
    page = tab.open(BookPage(language, CHAPTER))
    page.locator(".nn-continue a").click()
    expect(page.locator(f"[id='{MIDDLE}']")).to_be_in_viewport()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".nn-continue")).to_have_count(0)


def test_a_chapter_read_to_its_end_is_not_gone_on_with(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage("en", CHAPTER))
    read_to(page, MIDDLE)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page = tab.open(BookPage("en", "index"))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".nn-continue")).to_have_count(0)


def test_the_offer_can_be_put_away(open_tab: Opener) -> None:
    tab = open_tab(PHONE)
    read_to(tab.open(BookPage("en", CHAPTER)), MIDDLE)
    page = tab.open(BookPage("en", "index"))
    page.wait_for_load_state("networkidle")
    page.locator(".nn-continue button").click()
    expect(page.locator(".nn-continue")).to_have_count(0)


@pytest.mark.parametrize(
    "stored",
    [
        "https://example.org/#a",
        "//example.org/#a",
        "../../#a",
        "no-such-page/#a",
        "feed-forward/#<b>",
        "javascript:alert(1)/#a",
    ],
)
def test_what_is_stored_is_a_place_in_the_book_or_nothing(open_tab: Opener, stored: str) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage("en", "about"))
    page.wait_for_load_state("networkidle")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [PLACE, stored])
    page = tab.open(BookPage("en", "index"))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".nn-continue")).to_have_count(0)


def test_the_about_page_names_everything_that_is_kept(open_tab: Opener, language: Language) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage(language, CHAPTER))
    page.locator("header [data-md-component=palette] label:visible").click()
    page.locator(".nn-pairs").click()
    expect(page.locator(".nn-pairs")).to_have_attribute("aria-pressed", "true")
    read_to(page, MIDDLE)
    page = tab.open(BookPage(language, "about"))
    kept = page.evaluate("Object.keys(localStorage).sort()")
    assert kept == ["/.__palette", "/.nn-pairs", "/.nn-place"]
    said = page.locator("[id='privacy'] ~ p").first.inner_text()
    words = {
        "zh-TW": ("深淺色", "中英對照", "讀到哪裡", "localStorage"),
        "en": ("light or dark", "one language or both", "where you stopped", "localStorage"),
    }
    assert [word for word in words[language] if word not in said] == []


def test_a_footnote_shows_in_place(open_tab: Opener, language: Language) -> None:
    page = awake(open_tab(DESK).open(BookPage(language, CHAPTER)))
    page.locator("article p").nth(2).evaluate(
        """paragraph => {
          const [mark, note] = [document.createElement("sup"), document.createElement("li")];
          const [link, back] = [document.createElement("a"), document.createElement("a")];
          Object.assign(link, { className: "footnote-ref", href: "#fn:1", textContent: "1" });
          Object.assign(back, { className: "footnote-backref", href: "#", textContent: "↩" });
          mark.append(link);
          note.id = "fn:1";
          note.append("A note.", back);
          paragraph.append(mark);
          paragraph.parentElement.append(note);
        }"""
    )
    page.locator(".footnote-ref").click()
    expect(page.locator("#nn-card")).to_contain_text("A note.")
    expect(page.locator("#nn-card .footnote-backref")).to_have_count(0)
    assert page.locator("[id='fn:1']").count() == 1
    page.keyboard.press("Escape")
    expect(page.locator(".footnote-ref")).to_be_focused()


def test_code_is_copied_by_a_button(open_tab: Opener) -> None:
    page = open_tab(DESK).open(BookPage("en", "api"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = page.locator("article pre").first
    code.hover()
    code.locator("button[data-md-type=copy]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == str(code.locator("code").text_content()).strip()


@pytest.mark.parametrize("page", WRITTEN, ids=str)
def test_every_section_has_its_link_and_the_foot_of_the_page_names_its_neighbours(
    open_tab: Opener, page: BookPage
) -> None:
    shown = open_tab(WITHOUT_SCRIPTS).open(page)
    headings = shown.locator("article :is(h2, h3)")
    links = headings.evaluate_all(
        "all => all.map(one => [one.id, one.querySelector('.headerlink').getAttribute('href')])"
    )
    assert links == [[identity, f"#{identity}"] for identity, _ in links]
    titles = shown.locator(".md-footer__link .md-ellipsis").all_inner_texts()
    assert len(titles) == 2
    assert all(title.strip() for title in titles)
