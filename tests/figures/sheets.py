"""Every drawing of the book as its page gets it, drawn once, and the boxes of its texts.

A test of all drawings is one test, whose message lists every drawing that fails it: thousands of
tests of a few microseconds would take minutes. The files of such tests share a process, by the mark
`DRAWINGS`, and each figure is drawn once for all of them.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from nnbook.book.svg import page_svg
from nnbook.figures import FIGURES, figure_function
from nnbook.figures.canvas import BookFigure
from nnbook.figures.drawing import text_width
from nnbook.figures.style import TEXT_FAMILY
from nnbook.languages import LANGUAGES, Language

Sheet = tuple[str, Language, bool]

SHEETS: tuple[Sheet, ...] = tuple(
    (name, language, narrow)
    for name in FIGURES
    for language in LANGUAGES
    for narrow in (False, True)
)
DRAWINGS = pytest.mark.xdist_group("drawings")

# Of the font size: what capitals, digits and Chinese characters reach above the line, and what
# a bracket or an index reaches below it.
ABOVE, BELOW = 0.88, 0.25


def prefix(sheet: Sheet) -> str:
    """What every id of a drawing begins with, on its page."""
    return f"{sheet[0].replace('_', '-')}-{'narrow' if sheet[2] else 'wide'}"


def draw(sheet: Sheet) -> tuple[BookFigure, str]:
    """Draw a figure afresh, as its page gets it."""
    name, language, narrow = sheet
    figure = figure_function(name)(language, narrow=narrow)
    return figure, page_svg(figure, prefix(sheet), f"nn-{'narrow' if narrow else 'wide'}")


class Drawing(NamedTuple):
    """A figure, the SVG made from it, and what was warned of meanwhile."""

    figure: BookFigure
    svg: str
    warned: list[str]


@cache
def drawing(sheet: Sheet) -> Drawing:
    """The drawing, made once."""
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        return Drawing(*draw(sheet), warned=[str(warning.message) for warning in raised])


def figure(name: str, language: Language = "en", narrow: bool = False) -> BookFigure:
    """A figure, drawn once; not to be changed."""
    return drawing((name, language, narrow)).figure


@cache
def parsed(sheet: Sheet) -> ET.Element:
    """The drawing, read back; not to be changed."""
    return ET.fromstring(drawing(sheet).svg)


def failing(
    finds: Callable[[Sheet], object], sheets: Iterable[Sheet] = SHEETS
) -> dict[Sheet, object]:
    """What a test finds wrong with drawings, by drawing; nothing where all is well."""
    return {sheet: found for sheet in sheets if (found := finds(sheet))}


class Text(NamedTuple):
    """One run of characters and the box around it, in drawing units."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


def size_of(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the drawing."""
    left, top, width, height = map(float, parsed(sheet).attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    return width, height


def texts(sheet: Sheet) -> Iterator[Text]:
    """Every text of a drawing with its box; a turned text gets the box around its corners."""
    for element in parsed(sheet).iter("text"):
        text = "".join(element.itertext())
        size = float(element.attrib["font-size"].removesuffix("px"))
        width = text_width(text, element.get("font-family", TEXT_FAMILY), size)
        anchor = element.get("text-anchor", "start")
        start = {"start": 0.0, "middle": -width / 2, "end": -width}[anchor]
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        turned = re.match(r"rotate\((-?[\d.]+)", element.get("transform", "rotate(0"))
        assert turned, element.get("transform")
        angle = math.radians(float(turned[1]))
        corners = [
            (
                x + dx * math.cos(angle) - dy * math.sin(angle),
                y + dx * math.sin(angle) + dy * math.cos(angle),
            )
            for dx in (start, start + width)
            for dy in (-ABOVE * size, BELOW * size)
        ]
        xs, ys = zip(*corners, strict=True)
        yield Text(text, size, min(xs), min(ys), max(xs), max(ys))
