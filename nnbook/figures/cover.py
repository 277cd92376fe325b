"""The cover of the book in the shapes that a reader takes along."""

from __future__ import annotations

import io
from typing import Final

from matplotlib.image import imread
from matplotlib.patches import Rectangle

from nnbook.figures import figure_function
from nnbook.figures.canvas import UNITS_PER_INCH, BookFigure, diagram_axes
from nnbook.figures.cards import title_lines
from nnbook.figures.palette import colour
from nnbook.languages import Language

WIDTH: Final = 600
HEIGHT: Final = 848  # as A4
MARGIN: Final = 48
PICTURE: Final = "worked_forward_pass"
SIZE: Final = 50
BASELINE: Final = 1.25  # from one line of the title to the next, in sizes


def cover(language: Language, title: str, below: str) -> BookFigure:
    """The title over the book's own network with its values.

    Args:
        language: The book's language.
        title: Its title.
        below: What stands at the foot.

    Returns:
        A sheet of `WIDTH` by `HEIGHT` units.
    """
    sheet = BookFigure(title, title, WIDTH, HEIGHT)
    axes = diagram_axes(sheet)
    axes.add_patch(Rectangle((0, 0), 10, HEIGHT, color=colour("accent"), linewidth=0))
    lines = title_lines(title, SIZE, WIDTH - 2 * MARGIN) or [title]
    for place, line in enumerate(lines):
        baseline = HEIGHT - 130 - SIZE * BASELINE * place
        axes.text(MARGIN, baseline, line, size=SIZE, color=colour("ink"), va="baseline")
    axes.text(MARGIN, MARGIN, below, size=16, color=colour("soft"), va="baseline")
    add_picture(sheet, language)
    return sheet


def add_picture(sheet: BookFigure, language: Language) -> None:
    """The figure, as wide as the margins allow."""
    figure = figure_function(PICTURE)(language)
    own_width, own_height = figure.get_size_inches() * UNITS_PER_INCH
    width = WIDTH - 2 * MARGIN
    height = own_height * width / own_width
    buffer = io.BytesIO()
    dots = 2 * UNITS_PER_INCH * width / own_width
    figure.savefig(buffer, format="png", dpi=dots, facecolor=colour("paper"))
    buffer.seek(0)
    box = (MARGIN / WIDTH, 150 / HEIGHT, width / WIDTH, height / HEIGHT)
    picture = sheet.add_axes(box)
    picture.set_axis_off()
    picture.imshow(imread(buffer, format="png"), aspect="auto")
