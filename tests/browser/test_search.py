"""Searching: each language has its own index."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, QUIET
from tests.built_site import BookPage

INDEX = "search/search_index.json"
QUERIES: dict[Language, str] = {"zh-TW": "激勵函數", "en": "activation"}


def type_query(page: Page, query: str) -> None:
    """Type into the search box, the last key as the last key of an input method."""
    box = page.locator("input.md-search__input")
    box.click()
    box.fill(query)
    box.press("End")


def search(page: Page, query: str) -> list[str]:
    """Search for something; gives the addresses of the results."""
    type_query(page, query)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    return [str(link.evaluate("link => link.href")) for link in results.all()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_finds_the_chapter_in_the_language_of_the_page(
    open_tab: Opener, language: Language
) -> None:
    tab = open_tab(DESK)
    found = search(tab.open(BookPage(language, "index")), QUERIES[language])
    chapter = tab.root + BookPage(language, "activation-functions").address
    assert any(address.startswith(chapter) for address in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_finds_pages_of_one_language_only(open_tab: Opener, language: Language) -> None:
    tab = open_tab(DESK)
    found = search(tab.open(BookPage(language, "feed-forward")), QUERIES[language])
    english = [address for address in found if address.startswith(f"{tab.root}en/")]
    assert english == (found if language == "en" else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_other_language_is_not_found(open_tab: Opener, language: Language) -> None:
    page = open_tab(DESK).open(BookPage(language, "index"))
    type_query(page, "期望" if language == "en" else "happens")
    nothing = {"en": "No matching documents", "zh-TW": "沒有符合的項目"}[language]
    expect(page.locator(".md-search-result__meta")).to_have_text(nothing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_fetched_when_the_search_is_opened_and_not_before(
    open_tab: Opener, language: Language
) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage(language, "index"))
    page.wait_for_timeout(QUIET)
    assert [address for address in tab.requests if address.endswith(INDEX)] == []
    search(page, QUERIES[language])
    asked = [address for address in tab.requests if address.endswith(INDEX)]
    assert asked == [tab.root + BookPage(language, "index").address + INDEX]


def test_a_word_that_was_found_is_marked_on_its_page(open_tab: Opener) -> None:
    page = open_tab(DESK).open("en/feed-forward/?h=activation#only-forward")
    expect(page.locator("article mark").first).to_have_text("activation")


def test_the_search_works_on_a_phone(open_tab: Opener) -> None:
    page = open_tab(PHONE).open(BookPage("en", "index"))
    page.locator("header label[for=__search].md-header__button").click()
    assert search(page, "activation") != []
