"""What must hold on every page in both languages, on a phone and on a desk."""

from __future__ import annotations

import itertools
import re

from nnbook.book.number_format import prose, raw
from nnbook.facts import FACTS
from tests.browser.reading import Reading
from tests.built_site import BookPage

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_nothing_is_written_to_the_console(phone: Reading, desk: Reading) -> None:
    assert phone.tab.console + desk.tab.console == []


def test_no_script_fails(phone: Reading, desk: Reading) -> None:
    assert phone.tab.errors + desk.tab.errors == []


def test_no_request_fails(phone: Reading, desk: Reading) -> None:
    assert phone.tab.failed + desk.tab.failed == []


def test_no_other_host_is_asked_for_anything(phone: Reading, desk: Reading) -> None:
    assert phone.tab.foreign + desk.tab.foreign == []


def test_the_policy_of_the_page_refuses_nothing_of_it(phone: Reading, desk: Reading) -> None:
    assert phone.refused + desk.refused == ()


def test_the_page_sets_no_cookie_and_stores_nothing_unasked(phone: Reading, desk: Reading) -> None:
    assert phone.cookies + desk.cookies == ()
    assert phone.stored + desk.stored == ()


def test_the_english_pages_use_the_assets_of_the_root(phone: Reading) -> None:
    assert [url for url in phone.tab.requests if "/en/assets/" in url] == []


def test_a_phone_does_not_scroll_sideways(phone: Reading) -> None:
    assert phone.too_wide == ()


def test_nothing_moves_while_the_page_loads(phone: Reading) -> None:
    assert phone.shift <= 0.01


def test_the_page_starts_in_the_colours_that_the_reader_prefers(
    phone: Reading, desk: Reading
) -> None:
    assert (phone.scheme, desk.scheme) == ("default", "slate")
    assert brightness(phone.background) > 200
    assert brightness(desk.background) < 60


def brightness(colour: str) -> float:
    channels = [float(channel) for channel in re.findall(r"[\d.]+", colour)]
    return sum(channels[:3]) / 3


def test_the_text_is_set_in_the_fonts_of_its_language(phone: Reading) -> None:
    first = {"zh-TW": '"PingFang TC"', "en": '"Source Sans 3"'}[phone.page.language]
    assert phone.font.startswith(first)


def test_there_is_one_main_heading_and_no_level_is_skipped(phone: Reading) -> None:
    levels = [level for level, _ in phone.headings]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    jumps = [after for before, after in itertools.pairwise(levels) if after > before + 1]
    assert jumps == []


def test_a_phone_shows_the_narrow_drawing_of_a_figure_and_a_desk_the_wide_one(
    phone: Reading, desk: Reading
) -> None:
    assert {figure.shown for figure in phone.figures} <= {("nn-narrow",)}
    assert {figure.shown for figure in desk.figures} <= {("nn-wide",)}


def test_no_text_in_a_figure_is_smaller_than_10_pixels_on_a_phone(phone: Reading) -> None:
    small = [
        f"{figure.name}: {figure.smallest_text!r} has {figure.smallest:.1f} pixels"
        for figure in phone.figures
        if figure.smallest < 10
    ]
    assert small == []


def test_a_screen_reader_finds_each_figure_once(phone: Reading, desk: Reading) -> None:
    assert len(phone.pictures) == len(phone.figures) + phone.plots
    assert len(desk.pictures) == len(desk.figures) + desk.plots


def test_a_figure_has_a_name_and_a_description_in_the_language_of_the_page(
    phone: Reading, book_page: BookPage
) -> None:
    for picture in phone.pictures:
        assert picture.name != ""
        assert picture.description != ""
        chinese = CHINESE.search(picture.description) is not None
        assert chinese == (book_page.language == "zh-TW"), picture.description


def test_every_number_carries_the_value_that_the_code_computes(phone: Reading) -> None:
    for number in phone.numbers:
        assert number.value == raw(FACTS[number.fact].value), number.fact


def test_every_number_is_shown_as_its_format_says(phone: Reading) -> None:
    for number in phone.numbers:
        spec = (number.format or "").replace("comma", ",")
        shown = re.sub("<[^>]*>", "", prose(FACTS[number.fact].value, spec))
        assert "".join(number.text.split()) == "".join(shown.split()), number.fact
