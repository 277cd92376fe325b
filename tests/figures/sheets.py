"""Every drawing of the book as its page gets it, and the boxes of its texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

from nnbook.book.svg import page_svg
from nnbook.figures import FIGURES, figure_function
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
IDS = [f"{name}-{language}-{'narrow' if narrow else 'wide'}" for name, language, narrow in SHEETS]

# Of the font size: what capitals, digits and Chinese characters reach above the line, and what
# a bracket or an index reaches below it.
ABOVE, BELOW = 0.88, 0.25


def drawing(sheet: Sheet) -> str:
    """Draw a figure afresh."""
    name, language, narrow = sheet
    return page_svg(figure_function(name)(language, narrow=narrow), name, "nn-figure")


@cache
def parsed(sheet: Sheet) -> ET.Element:
    """The drawing, read back."""
    return ET.fromstring(drawing(sheet))


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
        start = {"start": 0.0, "middle": -width / 2, "end": -width}[element.attrib["text-anchor"]]
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
