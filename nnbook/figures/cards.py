"""The picture that a shared link shows: a page's title beside one of its figures."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from matplotlib.image import imread
from matplotlib.patches import Rectangle

from nnbook.figures import figure_function
from nnbook.figures.canvas import UNITS_PER_INCH, BookFigure, diagram_axes
from nnbook.figures.drawing import text_width
from nnbook.figures.palette import colour
from nnbook.figures.style import TEXT_FAMILY, use_book_style
from nnbook.languages import Language

# What the networks ask for is 1200 by 630 pixels; a figure's PNG has two pixels a unit.
WIDTH: Final = 600
HEIGHT: Final = 315
MARGIN: Final = 26
COLUMN: Final = 220  # the title's
GAP: Final = 20
SIZES: Final = (36, 32, 28, 25, 22, 19)
MOST_LINES: Final = 4


def title_lines(title: str, size: float, width: float) -> list[str] | None:
    """Break a title into as few lines as fit, all about equally long.

    Chinese breaks between any two characters, English between words.

    Args:
        title: The title.
        size: The font's size in drawing units.
        width: What a line may measure.

    Returns:
        The lines, or None if a word is longer than a line.

    Examples:
        >>> use_book_style()
        >>> title_lines("Activation functions", 30, 220)
        ['Activation', 'functions']
        >>> title_lines("神經網路的表達能力", 30, 220)
        ['神經網路的', '表達能力']
    """
    pieces = title.split() if title.isascii() else list(title)
    joint = " " if title.isascii() else ""
    for count in range(1, len(pieces) + 1):
        # The narrowest column into which so many lines fit, found by trying every width.
        for limit in sorted(
            {text_width(title, TEXT_FAMILY, size) / count + i * 4 for i in range(50)}
        ):
            lines = filled(pieces, joint, size, min(limit, width))
            if lines is not None and len(lines) <= count:
                return lines
    return None


def filled(pieces: list[str], joint: str, size: float, width: float) -> list[str] | None:
    """Put as many pieces into each line as fit; None if one of them fits no line."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{joint}{piece}" if lines else piece
        if lines and text_width(longer, TEXT_FAMILY, size) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
        if text_width(lines[-1], TEXT_FAMILY, size) > width:
            return None
    return lines


def title_in_column(title: str) -> tuple[float, list[str]]:
    """The largest size in which the title fits its column, and its lines."""
    use_book_style()
    for size in SIZES:
        lines = title_lines(title, size, COLUMN)
        if lines is not None and len(lines) <= MOST_LINES:
            return size, lines
    return SIZES[-1], [title]


def card(language: Language, title: str, above: str, book: str, name: str) -> BookFigure:
    """A page's title on the left, the book's name below, one of its figures on the right.

    Args:
        language: The page's language.
        title: The page's title.
        above: What stands over the title: the chapter's number, or nothing.
        book: The book's name.
        name: The figure's name.

    Returns:
        A sheet of `WIDTH` by `HEIGHT` units.
    """
    sheet = BookFigure(title, title, WIDTH, HEIGHT)
    axes = diagram_axes(sheet)
    axes.add_patch(Rectangle((0, 0), 6, HEIGHT, color=colour("accent"), linewidth=0))
    size, lines = title_in_column(title)
    top = HEIGHT - 58
    if above:
        axes.text(MARGIN, top, above, size=15, color=colour("accent"), va="baseline")
    for place, line in enumerate(lines):
        baseline = top - size * (1.25 * place + 1.35)
        axes.text(MARGIN, baseline, line, size=size, color=colour("ink"), va="baseline")
    axes.text(MARGIN, 30, book, size=12.5, color=colour("soft"), va="baseline")
    add_picture(sheet, name, language)
    return sheet


def add_picture(sheet: BookFigure, name: str, language: Language) -> None:
    """Put a figure into the right part, as large as it fits and in the middle."""
    left = MARGIN + COLUMN + GAP
    width, height = WIDTH - left - GAP, HEIGHT - 2 * GAP
    pixels = pixels_of(name, language, width, height)
    shown_height, shown_width = pixels.shape[0] / 2, pixels.shape[1] / 2
    x = left + (width - shown_width) // 2
    y = (HEIGHT - shown_height) // 2
    box = (x / WIDTH, y / HEIGHT, shown_width / WIDTH, shown_height / HEIGHT)
    picture = sheet.add_axes(box)
    picture.set_axis_off()
    picture.imshow(pixels, aspect="auto", interpolation="nearest")


@lru_cache(maxsize=2)  # pages without a figure follow each other, and all show the book's own
def pixels_of(
    name: str, language: Language, width: float, height: float
) -> npt.NDArray[np.float32]:
    """A figure as large as it fits, in two pixels a unit."""
    figure = figure_function(name)(language)
    own_width, own_height = figure.get_size_inches() * UNITS_PER_INCH
    scale = min(width / own_width, height / own_height)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=2 * UNITS_PER_INCH * scale, facecolor=colour("paper"))
    buffer.seek(0)
    pixels: npt.NDArray[np.float32] = imread(buffer, format="png")
    return pixels
