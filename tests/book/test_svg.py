"""Drawings for pages and for files: nothing in them disturbs the page or betrays the day."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from nnbook.book.svg import drop_bare_groups, file_bytes, page_svg, rounded, with_colours
from nnbook.figures.canvas import BookFigure, diagram_axes
from nnbook.figures.palette import PALETTE, colour
from nnbook.languages import LANGUAGES, Language
from tests.figures.sheets import DRAWINGS, SHEETS, Sheet, drawing, failing, parsed

pytestmark = DRAWINGS
SVG = "{http://www.w3.org/2000/svg}"
PALETTE_ROLES = {f"var(--nn-{role})" for role in PALETTE}


def small_figure() -> BookFigure:
    """A line with a name, clipped to its axes, and a word."""
    figure = BookFigure("A title & more", "A description <of> it.", 200, 100)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.plot([0, 1], [0, 3], gid="curve-line", color=colour("a"))
    axes.set_ylim(0, 1)
    sheet = diagram_axes(figure)
    sheet.text(100, 50, "words", color=colour("weight"))
    return figure


@cache
def small_page() -> ET.Element:
    """The small figure as it stands in a page."""
    return ET.fromstring(page_svg(small_figure(), "small-wide", "nn-wide"))


def ids(root: ET.Element) -> list[str]:
    return [element.attrib["id"] for element in root.iter() if "id" in element.attrib]


def test_every_id_begins_with_the_drawings_prefix() -> None:
    assert all(identity.startswith("small-wide-") for identity in ids(small_page()))


def test_a_named_curve_keeps_its_name() -> None:
    assert "small-wide-curve-line" in ids(small_page())


def test_a_reference_inside_the_drawing_leads_to_an_id_of_it() -> None:
    text = ET.tostring(small_page(), encoding="unicode")

    references = set(re.findall(r"url\(#([^)]*)\)|href=\"#([^\"]*)\"", text))

    assert references
    assert {first or second for first, second in references} <= set(ids(small_page()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_drawings_of_the_book_share_an_id(language: Language) -> None:
    found = Counter(
        identity for sheet in SHEETS if sheet[1] == language for identity in ids(parsed(sheet))
    )

    assert [identity for identity, times in found.items() if times > 1] == []


def test_a_drawing_brings_no_style_of_its_own() -> None:
    def styled(sheet: Sheet) -> list[str]:
        return [e.tag for e in parsed(sheet).iter() if e.tag == "style" or "style" in e.attrib]

    assert failing(styled) == {}


def test_every_colour_is_a_variable_of_the_palette() -> None:
    def foreign(sheet: Sheet) -> set[str]:
        colours = {
            element.attrib[attribute]
            for element in parsed(sheet).iter()
            for attribute in ("fill", "stroke", "stop-color", "color")
            if attribute in element.attrib
        }
        return colours - PALETTE_ROLES - {"none"}

    assert failing(foreign) == {}


def test_no_drawing_colour_is_left() -> None:
    def left(sheet: Sheet) -> list[str]:
        text = drawing(sheet).svg.lower()
        return [c.sentinel for c in PALETTE.values() if c.sentinel in text]

    assert failing(left) == {}


def test_every_sentinel_is_replaced_by_its_own_role() -> None:
    sentinels = " ".join(c.sentinel for c in PALETTE.values())

    assert with_colours(sentinels, {role: role for role in PALETTE}) == " ".join(PALETTE)


def test_no_two_roles_share_a_drawing_colour() -> None:
    assert len({c.sentinel for c in PALETTE.values()}) == len(PALETTE)


def test_a_text_says_only_what_is_not_so_anyway() -> None:
    figure = small_figure()
    sheet = figure.axes[-1]
    sheet.text(20, 20, "turned", rotation=90, ha="center", rotation_mode="anchor")

    root = ET.fromstring(page_svg(figure, "small-wide", "nn-wide"))

    words = {text.text: text for text in root.iter("text")}
    assert not {"transform", "text-anchor"} & words["words"].attrib.keys()
    assert words["turned"].attrib["transform"].startswith("rotate(-90 ")
    assert words["turned"].attrib["text-anchor"] == "middle"


def test_a_group_says_something_of_what_is_in_it() -> None:
    assert [group for group in small_page().iter("g") if not group.attrib] == []


def test_what_was_in_bare_groups_keeps_its_order() -> None:
    root = ET.fromstring('<svg><g><a/><g id="x"><b/></g><g><c/></g></g><d/></svg>')

    drop_bare_groups(root)

    assert ET.tostring(root) == b'<svg><a /><g id="x"><b /></g><c /><d /></svg>'


def test_a_drawing_has_no_date_and_no_maker() -> None:
    signature = re.compile(r"metadata|\d{4}-\d\d-\d\d|matplotlib", re.IGNORECASE)

    assert failing(lambda sheet: signature.findall(drawing(sheet).svg)) == {}


def test_text_is_set_in_the_fonts_that_the_page_has() -> None:
    def foreign(sheet: Sheet) -> set[str]:
        families = {element.get("font-family", "") for element in parsed(sheet).iter()} - {""}
        return families - {"NNBookTeX_Main", "NNBookTeX_Math"}

    assert failing(foreign) == {}


def test_coordinates_have_two_decimals_at_most() -> None:
    def too_long(sheet: Sheet) -> list[str]:
        values = [
            value
            for element in parsed(sheet).iter()
            for attribute, value in element.attrib.items()
            if attribute not in ("id", "href", "clip-path", "aria-labelledby", "aria-describedby")
            and not attribute.startswith("data-")  # limits of axes, for reading a curve back
        ]
        return [value for value in values if re.search(r"\.\d{3}|\de-\d", value)]

    assert failing(too_long) == {}


def test_the_title_and_the_description_are_in_the_drawing() -> None:
    texts = {element.tag: element.text for element in small_page()[:2]}

    assert texts == {"title": "A title & more", "desc": "A description <of> it."}


def test_a_screen_reader_finds_one_picture_with_name_and_description() -> None:
    root = small_page()

    by_id = {e.attrib["id"]: e.tag for e in root.iter() if "id" in e.attrib}
    assert root.get("role") == "img"
    assert by_id[root.attrib["aria-labelledby"]] == "title"
    assert by_id[root.attrib["aria-describedby"]] == "desc"


def test_a_drawing_is_kept_out_of_the_search_index() -> None:
    assert small_page().get("data-search-exclude") == "1"


def test_one_drawing_unit_is_one_pixel() -> None:
    root = small_page()

    assert [root.get(key) for key in ("width", "height", "viewBox")] == [
        "200",
        "100",
        "0 0 200 100",
    ]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("1.23456", "1.23"),
        ("-0.001", "0"),
        ("-0.006", "-0.01"),
        ("12.50 3.0", "12.5 3"),
        ("M1.005 2L3 4z", "M1 2L3 4z"),
        ("1.5e-05", "0"),
        ("100", "100"),
    ],
)
def test_numbers_are_rounded_to_hundredths(text: str, short: str) -> None:
    assert rounded(text) == short


def test_a_file_is_drawn_in_the_light_palette() -> None:
    text = file_bytes(small_figure, "svg").decode()

    assert PALETTE["a"].light in text
    assert "var(--" not in text


def test_a_files_letters_are_in_a_font_that_most_readers_have() -> None:
    root = ET.fromstring(file_bytes(small_figure, "svg"))

    assert root.attrib["font-family"].endswith("sans-serif")


@pytest.mark.parametrize(
    ("kind", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF-")]
)
def test_each_kind_of_file_is_what_it_says(kind: str, start: bytes) -> None:
    assert file_bytes(small_figure, kind).startswith(start)


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_a_file_has_no_date(kind: str) -> None:
    content = file_bytes(small_figure, kind)

    assert not re.search(rb"Date|Software|Producer|\d{4}-\d\d-\d\d", content)


def test_a_png_is_twice_as_large_as_the_drawing() -> None:
    png = file_bytes(small_figure, "png")

    assert [int.from_bytes(png[start : start + 4]) for start in (16, 20)] == [400, 200]


def test_what_clips_a_curve_has_a_short_name_and_is_there() -> None:
    (line,) = [one for one in small_page().iter() if one.get("id") == "small-wide-curve-line"]
    (clip,) = {part.attrib["clip-path"] for part in line.iter() if "clip-path" in part.attrib}

    # Matplotlib's own names are a letter and ten hexadecimal digits.
    assert re.fullmatch(r"url\(#small-wide-p\d\)", clip)
    assert clip[len("url(#") : -1] in ids(small_page())
