"""Reading without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, WITHOUT_SCRIPTS, View
from tests.built_site import PAGES, BookPage

LOOK = '<details class="look"'
WITH_ANSWERS = [
    page for page in PAGES if page.file.is_file() and LOOK in page.file.read_text("utf-8")
]


def focused(page: Page, what: str) -> bool:
    return bool(page.evaluate(f"document.activeElement?.matches({what!r})"))


def press_tab_until(page: Page, what: str) -> None:
    """Go on with the Tab key until an element that fits the selector has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page, what):
            return
    raise AssertionError(f"the Tab key does not reach {what}")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_first_stop_is_a_link_past_the_navigation(open_tab: Opener, page: BookPage) -> None:
    shown = open_tab(DESK).open(page)
    shown.keyboard.press("Tab")
    assert focused(shown, "a.md-skip")
    assert shown.locator("a.md-skip").is_visible()
    shown.keyboard.press("Enter")
    heading = shown.locator("article h1").get_attribute("id")
    assert shown.evaluate("decodeURIComponent(location.hash)") == f"#{heading}"
    # The Tab key goes on from there: no more navigation in between.
    shown.keyboard.press("Tab")
    assert focused(shown, "article *")


@pytest.mark.parametrize("page", WITH_ANSWERS, ids=str)
def test_the_enter_key_opens_an_answer(open_tab: Opener, page: BookPage) -> None:
    shown = open_tab(DESK).open(page)
    answer = shown.locator("article details.look").first
    expect(answer).not_to_have_attribute("open", "")
    answer.locator("summary").focus()
    shown.keyboard.press("Enter")
    expect(answer).to_have_attribute("open", "")


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
def test_the_switch_of_language_can_be_reached(open_tab: Opener, view: View) -> None:
    press_tab_until(open_tab(view).open(""), ".nn-language")


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
def test_light_and_dark_can_be_switched(open_tab: Opener, view: View) -> None:
    page = open_tab(view).open("")
    press_tab_until(page, "input[name=__palette]")
    body, schemes = page.locator("body"), ["default", "slate"]
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        schemes.remove(str(body.get_attribute("data-md-color-scheme")))
    assert schemes == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
def test_the_search_can_be_reached(open_tab: Opener, view: View) -> None:
    page = open_tab(view).open("")
    press_tab_until(page, "input.md-search__input")
    expect(page.locator("input.md-search__input")).to_be_in_viewport()


@pytest.mark.parametrize(
    "view", [PHONE, View(360, "light", javascript=False)], ids=["scripts", "no-scripts"]
)
def test_the_drawer_of_a_phone_opens_and_closes(open_tab: Opener, view: View) -> None:
    page = open_tab(view).open("en/")
    drawer = page.locator(".md-sidebar--primary .md-nav--primary")
    expect(drawer).not_to_be_in_viewport()
    press_tab_until(page, "#__drawer")
    page.keyboard.press("Space")
    expect(drawer).to_be_in_viewport()
    page.keyboard.press("Space")
    expect(drawer).not_to_be_in_viewport()


def test_a_closed_drawer_takes_no_focus(open_tab: Opener) -> None:
    page = open_tab(PHONE).open("en/feed-forward/")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not focused(page, ".md-sidebar--primary *")


@pytest.mark.parametrize("address", ["", "en/"])
@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
def test_everything_that_takes_the_focus_has_a_name(
    open_tab: Opener, view: View, address: str
) -> None:
    page = open_tab(view).open(address)
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    nameless = [
        node["role"]["value"]
        for node in nodes
        if not node["ignored"]
        and node["role"]["value"] not in ("RootWebArea", "generic")
        and any(p["name"] == "focusable" and p["value"]["value"] for p in node["properties"])
        and not node["name"]["value"]
    ]
    assert nameless == []


def test_the_page_reads_without_scripts(open_tab: Opener) -> None:
    page = open_tab(WITHOUT_SCRIPTS).open("en/feed-forward/")
    assert page.locator("article h1").is_visible()
    assert page.locator("article figure svg:visible").count() == 3
