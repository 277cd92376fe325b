"""Drawing primitives: labels with symbols, neurons, connections.

Coordinates are drawing units (see `canvas`), so a primitive looks the same in every figure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.patches import Circle, Rectangle

from nnbook.figures.palette import colour
from nnbook.figures.style import TEXT_FAMILY

Align = Literal["left", "center", "right"]
Point = tuple[float, float]

SYMBOL_FONT: Final = "NNBookTeX_Math"
NUMBER_FONT: Final = "NNBookTeX_Main"
SCRIPT_SCALE: Final = 0.75  # so that an index is still 10 pixels high beside a symbol of 13.5
SPACE: Final = 0.25  # of the font size
HAS_DIGIT: Final = re.compile(r"\d")
BASELINE_TO_MIDDLE: Final = 0.34  # of the font size: half the height of a digit


class Symbol(NamedTuple):
    """A symbol with its index, as formulas set it: an italic letter, upright digits."""

    base: str
    sub: str = ""
    sup: str = ""


class Number(NamedTuple):
    """A number, set in the figures of the formulas."""

    text: str


class Piece(NamedTuple):
    """One run of characters in one font, placed relative to the start of its label."""

    text: str
    family: str
    size: float
    x: float
    y: float


Part = str | Symbol | Number


@cache
def text_width(text: str, family: str, size: float) -> float:
    """Width of a run of characters in drawing units, from the metrics of the bundled font."""
    style: Literal["italic", "normal"] = "italic" if family == SYMBOL_FONT else "normal"
    font = get_font(findfont(FontProperties(family=family, style=style)))
    font.set_size(size, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


def runs(part: Part, size: float) -> list[tuple[str, str, float, float]]:
    """Split a part of a label into `(text, family, size, rise)` runs."""
    if isinstance(part, Symbol):
        small = SCRIPT_SCALE * size
        found = [(part.base, SYMBOL_FONT, size, 0.0)]
        found += [(part.sup, NUMBER_FONT, small, 0.36 * size)] if part.sup else []
        found += [(part.sub, NUMBER_FONT, small, -0.2 * size)] if part.sub else []
        return found
    if isinstance(part, Number):
        return [(part.text, NUMBER_FONT, size, 0.0)]
    return [(part, TEXT_FAMILY, size, 0.0)]


def set_in_line(parts: tuple[Part, ...], size: float) -> tuple[list[Piece], float]:
    """Place the runs of a label one after the other; also return the label's whole width."""
    pieces: list[Piece] = []
    x = 0.0
    for part in parts:
        for text, family, run_size, rise in runs(part, size):
            bare = text.strip()  # SVG folds spaces at the ends of a text, so they become distance
            x += SPACE * run_size * (len(text) - len(text.lstrip()))
            pieces.append(Piece(bare, family, run_size, x, rise))
            x += text_width(bare, family, run_size) + (0.05 * size if rise else 0.0)
            x += SPACE * run_size * (len(text) - len(text.rstrip()))
    return pieces, x


def label(
    axes: Axes,
    at: Point,
    *parts: Part,
    size: float = 14,
    align: Align = "center",
    role: str = "ink",
    on_paper: bool = False,
    bold: bool = False,
    fact: str = "",
) -> None:
    """Write a label whose middle line runs through `at`.

    Args:
        axes: Where to draw; data coordinates must be drawing units.
        at: The point that `align` refers to.
        parts: Text, symbols and numbers, set one after the other.
        size: Font size in drawing units.
        align: Which end of the label lies at `at`.
        role: The colour's role.
        on_paper: Cover what lies behind, so that a label on a line stays legible.
        bold: Set the text (not the symbols) in bold.
        fact: The chapter's fact that the label's number shows, so that the two can be compared.
    """
    pieces, width = set_in_line(parts, size)
    left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[align]
    base = at[1] - BASELINE_TO_MIDDLE * size
    if on_paper:
        box = (left - 0.2 * size, at[1] - 0.62 * size)
        size_of_box = (width + 0.4 * size, 1.24 * size)
        patch = Rectangle(box, *size_of_box, fc=colour("paper"), ec="none", zorder=3)
        axes.add_patch(patch)
    for piece in pieces:
        axes.text(
            left + piece.x,
            base + piece.y,
            piece.text,
            family=piece.family,
            style="italic" if piece.family == SYMBOL_FONT else "normal",
            weight="bold" if bold and piece.family == TEXT_FAMILY else "normal",
            fontsize=piece.size,
            color=colour(role),
            ha="left",
            va="baseline",
            zorder=4,
            gid=f"fact-{fact}" if fact and HAS_DIGIT.search(piece.text) else None,
        )


LayerKind = Literal["input", "hidden", "output"]


def neuron(axes: Axes, at: Point, radius: float, kind: LayerKind) -> None:
    """Draw a neuron as a disc in the colour of its kind of layer."""
    fill, edge = colour(f"{kind}-fill"), colour(f"{kind}-edge")
    axes.add_patch(Circle(at, radius, fc=fill, ec=edge, lw=2, zorder=2))


def connection(
    axes: Axes, start: Point, end: Point, *, role: str = "weight", width: float = 1.6, gid: str = ""
) -> None:
    """Draw the line from one neuron's middle to another's; the discs cover its ends."""
    ends = zip(start, end, strict=True)
    axes.plot(*ends, color=colour(role), lw=width, zorder=1, gid=gid or None)


def along(start: Point, end: Point, share: float) -> Point:
    """The point that lies a share of the way from `start` to `end`.

    Examples:
        >>> along((0.0, 0.0), (10.0, 20.0), 0.25)
        (2.5, 5.0)
    """
    return (
        start[0] + share * (end[0] - start[0]),
        start[1] + share * (end[1] - start[1]),
    )
