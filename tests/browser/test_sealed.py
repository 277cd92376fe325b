"""The sealed site: what its policy forbids, and what hostile texts in an address can do."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.reading import DESK, QUIET, Tab
from tests.browser.test_search import type_query
from tests.browser.touching import PLACES, Place, goes_live
from tests.built_site import BookPage

BOTH = pytest.mark.parametrize("language", ["zh-TW", "en"])
PLANT = """markup => {
  const place = document.createElement("div");
  document.body.append(place);
  place.append(document.createRange().createContextualFragment(markup));
}"""
# Each would set `window.reached` where it runs.
MARKUP = {
    "a script": "<script>window.reached = 1</script>",
    "an image's error": "<img src=data:, onerror='window.reached = 1'>",
    "a link": "<a id=go href='javascript:void(window.reached = 1)'>go</a>",
    "a script from elsewhere": "<script src='https://other.example/x.js'></script>",
    "a script in an address": "<script src='data:text/javascript,window.reached=1'></script>",
    "a frame": "<iframe srcdoc='<script>parent.reached = 1</script>'></iframe>",
}
# What an attacker could put where a page reads an address.
HOSTILE = {
    "a script": "<script>window.reached=1</script>",
    "an image": '"><img src=x onerror=window.reached=1>',
    "a drawing": "<svg onload=window.reached=1>",
    "a quotation": "';window.reached=1;//",
    "an entity": "&lt;img src=x onerror=window.reached=1&gt;",
    "a scheme": "javascript:window.reached=1",
    "a template": "${window.reached=1}{{window.reached=1}}",
    "the end of the data": "</script><script>window.reached=1</script>",
    "nothing": "\u0000\u202e%00",
    "an expression of the search": '+__proto__^1e9 ~"*:constructor:(((',
    "a very long text": "<blink>" * 200,
}
HOSTILE_TEXT = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
# Numbers that are none, or not those of an interactive's state.
NUMBERS = (
    "NaN",
    "Infinity",
    "1e308",
    "0x10",
    "１",
    "1,5",
    " 1",
    "1_",
    "__proto__",
    "9" * 400,
)


@pytest.fixture
def tab(open_tab: Opener) -> Iterator[Tab]:
    """A tab in which afterwards nothing has run that must not."""
    opened = open_tab(DESK)
    yield opened
    assert not reached(opened.page)


def reached(page: Page) -> bool:
    return bool(page.evaluate("'reached' in window"))


@BOTH
@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_a_script_that_found_its_way_into_a_page_does_not_run(
    open_tab: Opener, language: str, markup: str
) -> None:
    tab = open_tab(DESK)
    page = tab.open(BookPage("en" if language == "en" else "zh-TW", "index"))

    page.evaluate(PLANT, markup)
    page.evaluate("document.querySelector('#go')?.click()")
    page.wait_for_timeout(QUIET)

    assert not reached(page)
    assert [said for said in tab.console if "Content Security Policy" in said] != []
    # The browser's complaints are what this test is about; everything else still counts.
    tab.console[:] = [said for said in tab.console if "Content Security Policy" not in said]
    tab.failed[:] = [url for url in tab.failed if not url.startswith(("https://other.", "data:"))]
    tab.requests[:] = [url for url in tab.requests if not url.startswith("https://other.")]


# What the site keeps in a reader's browser, and the words of the about page that say so.
STORED = {"/.__palette": {"zh-TW": "深淺色", "en": "light or dark"}}


@BOTH
def test_what_is_kept_in_the_browser_is_said_on_the_about_page(tab: Tab, language: str) -> None:
    page = tab.open(BookPage("en" if language == "en" else "zh-TW", "about"))
    page.locator("header [data-md-component=palette] label:visible").click()
    goes_live(tab.open("feed-forward/"), "nn-forward")
    type_query(page, "sigmoid")
    page.wait_for_timeout(QUIET)

    kept = page.evaluate("[localStorage, sessionStorage].flatMap(kept => Object.keys(kept))")
    page = tab.open(BookPage("en" if language == "en" else "zh-TW", "about"))
    said = page.locator("#privacy + p").inner_text()

    assert set(kept) == set(STORED)
    assert [words[language] for words in STORED.values() if words[language] not in said] == []


@HOSTILE_TEXT
def test_a_hostile_query_is_searched_for_and_nothing_else(tab: Tab, text: str) -> None:
    page = tab.open(BookPage("en", "index"))

    type_query(page, text)
    page.wait_for_timeout(QUIET)

    assert foreign_elements(page) == 0


@HOSTILE_TEXT
def test_a_hostile_query_in_the_address_is_a_query(tab: Tab, text: str) -> None:
    page = tab.open(f"en/?q={quote(text)}")

    expect(page.locator("input.md-search__input")).to_have_value(text)
    page.wait_for_timeout(QUIET)

    assert foreign_elements(page) == 0


@HOSTILE_TEXT
def test_hostile_words_to_be_marked_mark_at_most_words(tab: Tab, text: str) -> None:
    page = tab.open(f"en/feed-forward/?h={quote(text)}")
    page.wait_for_timeout(QUIET)

    assert foreign_elements(page) == 0


@HOSTILE_TEXT
def test_a_hostile_place_on_the_page_is_no_place(tab: Tab, text: str) -> None:
    page = tab.open(f"feed-forward/#{quote(text)}")
    page.wait_for_timeout(QUIET)

    assert foreign_elements(page) == 0


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_an_interactive_takes_no_hostile_state_from_the_address(tab: Tab, place: Place) -> None:
    given = state(tab, place, "")

    for text in (*HOSTILE.values(), *NUMBERS):
        many = "_".join([text] * 15)
        assert state(tab, place, f"?{place.name}={quote(text)}") == given, text
        assert state(tab, place, f"?{place.name}={quote(many)}") == given, text
        assert foreign_elements(tab.page) == 0


def state(tab: Tab, place: Place, query: str) -> str:
    """The state of an interactive, opened with a query in the address."""
    host = goes_live(tab.open(f"{place.page.address}{query}"), place.name)
    tab.page.evaluate("document.fonts.ready.then(() => null)")  # going on would break them off
    return str(host.evaluate("host => JSON.stringify(host.state)"))


def foreign_elements(page: Page) -> int:
    """How many elements are there that only a hostile text could have brought."""
    found = page.locator("img[src=x], svg[onload], blink, script:not([src]):not([type])").count()
    return int(found)
