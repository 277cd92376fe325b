"""Light and dark."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page

from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, View
from tests.browser.server import Server
from tests.built_site import BookPage

CHAPTER = "feed-forward"


def stroke(page: Page) -> str:
    """The colour of the first coloured line of the figure that is shown."""
    lines = page.locator("figure svg [stroke^='var(--nn-']:visible")
    return str(lines.first.evaluate("line => getComputedStyle(line).stroke"))


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def window_scheme(page: Page) -> str:
    """In which scheme the window's own parts are, such as its scroll bars."""
    return str(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))


def leave_out_the_themes_script(page: Page) -> None:
    """Send an empty script in its place."""
    page.route(
        "**/bundle.*.js", lambda route: route.fulfill(content_type="text/javascript", body="")
    )


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


@pytest.mark.parametrize(("view", "name"), [(PHONE, "default"), (DESK, "slate")], ids=str)
def test_the_system_s_colours_are_there_before_the_theme_s_script(
    open_tab: Opener, view: View, name: str
) -> None:
    tab = open_tab(view)
    leave_out_the_themes_script(tab.page)
    assert scheme(tab.open(BookPage("en", CHAPTER))) == name


def test_the_window_follows_the_choice_of_colours(open_tab: Opener) -> None:
    page = open_tab(PHONE).open(BookPage("en", CHAPTER))
    assert window_scheme(page) == "light"
    toggle(page)
    assert window_scheme(page) == "dark"


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_the_styles_of_a_page_are_worked_out_once(
    browser: Browser, server: Server, view: View
) -> None:
    context = view.context(browser)
    page = context.new_page()
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.goto(server.root + BookPage("en", CHAPTER).address, wait_until="networkidle")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    elements = page.locator("*").count()
    context.close()

    styled = sum(event.get("args", {}).get("elementCount", 0) for event in events)
    assert elements / 2 < styled < 2 * elements


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_the_header_has_room_for_what_the_themes_script_shows(open_tab: Opener, view: View) -> None:
    before, after = open_tab(view), open_tab(view)
    leave_out_the_themes_script(before.page)
    places = [
        tab.open(BookPage("en", CHAPTER)).locator(".nn-language").bounding_box()
        for tab in (before, after)
    ]
    assert places[0] == places[1]
