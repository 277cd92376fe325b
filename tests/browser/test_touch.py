"""What must hold of every interactive: on a phone and a desk, in both languages and palettes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, WITHOUT_SCRIPTS, View
from tests.browser.touching import (
    BEYOND,
    PLACES,
    WIDTHS,
    Place,
    Visit,
    on_disk,
    open_live,
    resized,
    visit,
)

ENGLISH = [place for place in PLACES if place.page.language == "en"]
HOSTILE = ("<img src=x onerror=alert(1)>", "_".join(["<b>1</b>"] * 15), "1e999_" * 14, "9" * 60_000)
Visitor = Callable[[Place, View], Visit]


@pytest.fixture(scope="session")
def visitor(browser: Browser, root: str) -> Visitor:
    return cache(lambda place, view: visit(browser, root, view, place))


@pytest.fixture(params=PLACES, ids=str)
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.param
    return found


@pytest.fixture(params=ENGLISH, ids=str)
def english(request: pytest.FixtureRequest) -> Place:
    found: Place = request.param
    return found


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def visited(request: pytest.FixtureRequest, place: Place, visitor: Visitor) -> Visit:
    return visitor(place, request.param)


def test_both_languages_have_the_same_interactives() -> None:
    chinese = [(p.page.slug, p.name) for p in PLACES if p.page.language == "zh-TW"]
    assert chinese == [(p.page.slug, p.name) for p in ENGLISH]


def test_it_takes_the_place_of_the_drawing_and_all_is_quiet(visited: Visit) -> None:
    assert visited.figures == 0
    assert visited.troubles == []


def test_nothing_moves_when_it_comes_to_life(visited: Visit) -> None:
    assert visited.shift <= 0.01


def test_it_breaks_no_rule_of_accessibility_in_either_palette(visited: Visit) -> None:
    assert visited.light == []
    assert visited.dark == []


def test_every_control_has_a_name(visited: Visit) -> None:
    assert visited.nameless == []


def test_every_control_is_large_enough_for_a_thumb(visited: Visit) -> None:
    assert visited.small == []


def test_it_stays_on_the_screen(visited: Visit) -> None:
    assert visited.beyond == []


def test_its_state_survives_a_change_of_colours(visited: Visit) -> None:
    assert visited.lost == []


def test_it_has_the_room_that_was_kept_for_it_at_every_width(
    open_tab: Opener, place: Place
) -> None:
    heights = resized(open_tab(View(1280, "light")), place, WIDTHS)
    grown = {width: pair for width, pair in heights.items() if abs(pair[0] - pair[1]) > 0.5}
    assert grown == {}


def test_without_scripts_the_drawing_is_there(open_tab: Opener, place: Place) -> None:
    page = open_tab(WITHOUT_SCRIPTS).open(place.page)
    expect(page.locator(f"{place.name} > svg.nn-wide")).to_be_visible()
    expect(page.locator(".nn-panel")).to_have_count(0)


def test_on_paper_the_drawing_is_there(open_tab: Opener, english: Place) -> None:
    tab = open_tab(DESK)
    open_live(tab, english)
    tab.page.emulate_media(media="print")
    assert tab.page.locator(f"{english.name} > svg:visible").count() == 1
    expect(tab.page.locator(f"{english.name} .nn-panel")).to_be_hidden()


def test_an_error_inside_it_leaves_the_drawing_and_one_line(
    open_tab: Opener, english: Place
) -> None:
    tab = open_tab(DESK)
    page = tab.open(english.page)
    page.evaluate(
        "name => document.querySelector(name + ' script').textContent = '{'", english.name
    )
    with page.expect_console_message():
        page.locator(english.name).scroll_into_view_if_needed()
    assert page.locator(f"{english.name} > svg:visible").count() == 1
    assert len(tab.console) == 1
    assert tab.console.pop().startswith(f"{english.name}: ")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_what_an_address_brings_is_a_good_state_or_nothing(
    open_tab: Opener, english: Place, text: str
) -> None:
    given = open_live(open_tab(DESK), english).evaluate("host => JSON.stringify(host.state)")
    host = open_live(open_tab(DESK), english, f"?{english.name}={quote(text)}")
    page = host.page
    assert host.evaluate("host => JSON.stringify(host.state)") == given
    assert page.locator("article :is(img, .nn-panel b b)").count() == 0
    assert "onerror" not in host.evaluate("host => host.outerHTML")


def test_it_works_in_a_copy_on_disk(browser: Browser, tmp_path: Path, english: Place) -> None:
    with on_disk(browser, tmp_path, english) as (tab, host):
        assert host.page.evaluate(BEYOND, english.name) == []
        # Fonts and the search need more than this to work from a disk; that is not looked at here.
        assert [line for line in tab.errors + tab.console if "nn-" in line or "js/" in line] == []
