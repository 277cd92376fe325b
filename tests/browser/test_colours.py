"""Light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.built_site import BookPage

CHAPTER = "feed-forward"


def stroke(page: Page) -> str:
    """The colour of the first coloured line of the figure that is shown."""
    lines = page.locator("figure svg [stroke^='var(--nn-']:visible")
    return str(lines.first.evaluate("line => getComputedStyle(line).stroke"))


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def toggle(page: Page) -> None:
    page.locator("header [data-md-component=palette] label:visible").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_a_figure_change_colour_with_the_page(
    open_tab: Opener, language: Language
) -> None:
    page = open_tab(PHONE).open(BookPage(language, CHAPTER))
    light = stroke(page)
    toggle(page)
    assert scheme(page) == "slate"
    assert stroke(page) != light


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_of_colours_goes_along_to_the_other_language(
    open_tab: Opener, language: Language
) -> None:
    tab = open_tab(PHONE)
    chapter = BookPage(language, CHAPTER)
    page = tab.open(chapter)
    toggle(page)
    page.locator(".nn-language").click()
    page.wait_for_url(tab.root + chapter.twin.address)
    assert scheme(page) == "slate"


def test_the_choice_of_colours_is_stronger_than_the_preference(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage("en", CHAPTER))
    toggle(page)
    page = tab.open(BookPage("en", "index"))
    assert scheme(page) == "default"


def test_the_choice_of_colours_holds_on_the_page_for_a_wrong_address(open_tab: Opener) -> None:
    tab = open_tab(PHONE)
    toggle(tab.open(BookPage("en", "index")))
    assert scheme(tab.open("404.html")) == "slate"
    assert scheme(tab.open("en/404.html")) == "slate"
