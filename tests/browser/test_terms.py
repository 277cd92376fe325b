"""A term's definition and its word in the other language: on hover, focus and tap."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from nnbook.book.glossary import Term, terms
from nnbook.languages import LANGUAGES, Language, other
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, OBSERVE_SHIFTS, PHONE, WITHOUT_SCRIPTS
from tests.browser.touching import axe
from tests.built_site import BookPage

CHAPTER = "feed-forward"
(WEIGHT,) = (term for term in terms() if term.key == "weight")
LINK = "article a.nn-term[href$='#term-weight']"


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def note_of(page: Page, term: Term, language: Language) -> Locator:
    """The open note, which tells of the term in both languages."""
    note = page.locator("#nn-note")
    expect(note).to_be_visible()
    expect(note).to_contain_text(term.definitions[language])
    expect(note.locator(f"[lang={other(language)}]")).to_have_text(term.names[other(language)])
    expect(note).to_have_attribute("lang", language)
    return note


def test_the_pointer_shows_it_and_may_move_onto_it(open_tab: Opener, language: Language) -> None:
    page = open_tab(DESK).open(BookPage(language, CHAPTER))
    page.locator(LINK).hover()
    note = note_of(page, WEIGHT, language)
    note.hover()
    page.wait_for_timeout(400)
    expect(note).to_be_visible()
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()


def test_the_focus_shows_it_and_escape_puts_it_away(open_tab: Opener, language: Language) -> None:
    page = open_tab(DESK).open(BookPage(language, CHAPTER))
    link = page.locator(LINK)
    page.keyboard.press("Tab")  # the reader uses the keyboard
    link.focus()
    note = note_of(page, WEIGHT, language)
    expect(link).to_have_attribute("aria-describedby", "nn-note")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#term-weight")


def test_a_tap_shows_it_and_the_next_leads_to_the_glossary(
    open_tab: Opener, language: Language
) -> None:
    page = open_tab(PHONE).open(BookPage(language, CHAPTER))
    link = page.locator(LINK)
    link.tap()
    note_of(page, WEIGHT, language)
    assert "glossary" not in page.url
    link.tap()
    page.wait_for_url("**/glossary/#term-weight")


def test_it_breaks_no_rule_of_accessibility_and_moves_nothing(
    open_tab: Opener, language: Language
) -> None:
    tab = open_tab(DESK)
    tab.page.add_init_script(OBSERVE_SHIFTS)
    page = tab.open(BookPage(language, CHAPTER))
    page.locator(LINK).hover()
    note_of(page, WEIGHT, language)
    assert axe(page, "#nn-note") == []
    assert sum(page.evaluate("window.shifts")) <= 0.01


def test_without_scripts_the_definition_is_the_link_s_title(
    open_tab: Opener, language: Language
) -> None:
    page = open_tab(WITHOUT_SCRIPTS).open(BookPage(language, CHAPTER))
    expect(page.locator(LINK)).to_have_attribute("title", WEIGHT.definitions[language])


def test_the_glossary_leads_to_every_place_of_use(open_tab: Opener, language: Language) -> None:
    page = open_tab(WITHOUT_SCRIPTS).open(BookPage(language, "glossary"))
    places = page.locator("#term-weight ~ details.nn-uses").first
    places.locator("summary").click()
    link = places.locator(f"a[href$='{CHAPTER}/#worked-example']")
    link.click()
    expect(page.locator("[id='worked-example']")).to_be_in_viewport()
