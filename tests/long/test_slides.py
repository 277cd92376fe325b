"""The decks of slides in a real browser, as a teacher and as a reader without scripts has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nnbook.book.pages import CHAPTERS
from nnbook.book.take import slides
from nnbook.languages import LANGUAGES, Language
from tests.browser.budgets import PAGE, REQUESTS
from tests.browser.launching import chromium
from tests.browser.reading import PHONE, QUIET, View, tab_in
from tests.browser.server import Server, serve
from tests.browser.test_accessibility import violations
from tests.browser.touching import RULES
from tests.built_site import BookPage

HALL = View(1280, "light")
DARK_HALL = View(1280, "dark")
PLAIN = View(1280, "light", javascript=False)
DECKS = [
    BookPage(language, f"{slides.FOLDER}/{slug}") for language in LANGUAGES for slug in CHAPTERS
]
ONE = BookPage("en", f"{slides.FOLDER}/feed-forward")
# What of a slide cannot be seen, on a screen of 16 by 9.
CUT_OFF = """[...document.querySelectorAll(".nn-slide")].flatMap(slide => {
  const body = slide.querySelector(".nn-slide-body");
  const high = body.scrollHeight <= body.clientHeight + 1;
  const wide = body.scrollWidth <= body.clientWidth + 1;
  return high && wide && slide.scrollHeight <= innerHeight + 1 ? [] : [slide.id];
})"""
SMALL = """[...document.querySelectorAll(".nn-slide-body")].flatMap(body =>
  parseFloat(getComputedStyle(body).fontSize) < 14 ? [body.parentElement.id] : [])"""


@pytest.fixture(scope="module")
def server(whole_site: Path) -> Iterator[Server]:
    with serve(whole_site) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def hall(browser: Browser, server: Server) -> Iterator[Page]:
    """A deck on a screen in a lecture hall."""
    with tab_in(browser, server.root, HALL) as tab:
        page = tab.open(ONE)
        page.set_viewport_size({"width": 1280, "height": 720})
        page.emulate_media(reduced_motion="reduce")
        page.evaluate("document.fonts.ready")
        yield page
        assert tab.troubles == []


def at(page: Page, number: int) -> None:
    """The deck has come to a slide."""
    expect(page.locator(".nn-place")).to_have_text(
        f"{number} / {page.locator('.nn-slide').count()}"
    )
    assert page.url.endswith(f"#slide-{number}")


@pytest.mark.parametrize("deck", DECKS, ids=str)
def test_a_deck_shows_all_of_each_slide_and_breaks_no_rule(
    browser: Browser, server: Server, deck: BookPage
) -> None:
    with tab_in(browser, server.root, HALL) as tab:
        server.sent.clear()
        page = tab.open(deck)
        page.set_viewport_size({"width": 1280, "height": 720})
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(QUIET)

        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate(SMALL) == []
        assert violations(page, RULES) == []
        assert tab.troubles == []
        sent = [(path, size) for path, size in server.sent if "axe" not in path]
        assert sum(size for _, size in sent) / 1000 <= PAGE
        assert len(sent) <= REQUESTS


@pytest.mark.parametrize("slug", CHAPTERS)
def test_both_languages_have_the_same_slides(browser: Browser, server: Server, slug: str) -> None:
    found = []
    for language in LANGUAGES:
        with tab_in(browser, server.root, PLAIN) as tab:
            page = tab.open(BookPage(language, f"{slides.FOLDER}/{slug}"))
            kinds = "nn-figure", "nn-equation", "admonition"
            found.append(
                [page.locator(".nn-slide").count()]
                + [page.locator(f".nn-slide-body > .{kind}").count() for kind in kinds]
            )
    assert found[0] == found[1]
    assert found[0][0] > 15


@pytest.mark.parametrize("slug", ["feed-forward", "training"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_reads_a_deck_from_top_to_bottom(
    browser: Browser, server: Server, language: Language, slug: str
) -> None:
    with tab_in(browser, server.root, PHONE) as tab:
        page = tab.open(BookPage(language, f"{slides.FOLDER}/{slug}"))
        page.wait_for_timeout(QUIET)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        expect(page.locator(".nn-notes").first).to_be_visible()
        assert violations(page, RULES) == []
        assert tab.troubles == []


def test_dark_is_dark(browser: Browser, server: Server) -> None:
    with tab_in(browser, server.root, DARK_HALL) as tab:
        page = tab.open(ONE)
        assert violations(page, RULES) == []
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert all(int(part) < 60 for part in paper[4:-1].split(","))


def test_keys_turn_the_slides(hall: Page) -> None:
    at(hall, 1)
    for key, number in [
        *[("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("ArrowLeft", 3), ("PageUp", 2)],
        *[("Shift+ ", 1), ("End", hall.locator(".nn-slide").count()), ("Home", 1)],
    ]:
        hall.keyboard.press(key.replace(" ", "Space"))
        at(hall, number)


def test_n_shows_and_hides_the_notes_and_the_slide_stays_whole(hall: Page) -> None:
    hall.keyboard.press("ArrowRight")
    at(hall, 2)
    notes = hall.locator("#slide-2 .nn-notes")
    expect(notes).to_be_hidden()

    hall.keyboard.press("n")
    expect(notes).to_be_visible()
    at(hall, 2)

    hall.keyboard.press("n")
    expect(notes).to_be_hidden()


def test_an_answer_opens_on_its_slide(hall: Page) -> None:
    answer = hall.locator("details.look").first
    answer.locator("summary").focus()
    hall.keyboard.press("Enter")

    expect(answer.locator("p").first).to_be_visible()
    hall.wait_for_timeout(QUIET)
    assert hall.evaluate(CUT_OFF) == []


def test_an_address_leads_to_its_slide(browser: Browser, server: Server) -> None:
    with tab_in(browser, server.root, HALL) as tab:
        page = tab.open(f"{ONE.address}#slide-5")
        at(page, 5)


def test_without_scripts_it_is_a_page_with_its_notes(browser: Browser, server: Server) -> None:
    with tab_in(browser, server.root, PLAIN) as tab:
        page = tab.open(ONE)
        expect(page.locator(".nn-notes").first).to_be_visible()
        expect(page.locator(".nn-keys")).to_be_hidden()


def test_a_chapter_leads_to_its_deck_and_back(browser: Browser, server: Server) -> None:
    with tab_in(browser, server.root, HALL) as tab:
        page = tab.open(BookPage("zh-TW", "cost"))
        for link, leads_to in [
            (".nn-tools a", "slides/cost/"),
            (".nn-bar a[hreflang=en]", "en/slides/cost/"),
            (".nn-bar a", "en/cost/"),
        ]:
            page.wait_for_load_state("networkidle")
            address = page.locator(link).first.evaluate("link => link.href")
            assert address == f"{server.root}{leads_to}"
            page.goto(address)
        assert tab.troubles == []


def test_each_slide_is_printed_on_a_page_of_its_own(hall: Page, tmp_path: Path) -> None:
    from pypdf import PdfReader

    hall.pdf(path=tmp_path / "deck.pdf", prefer_css_page_size=True)
    found = PdfReader(tmp_path / "deck.pdf").pages
    assert len(found) == hall.locator(".nn-slide").count()
    assert found[0].mediabox.width > found[0].mediabox.height
