"""The sheet a figure is drawn on: a Matplotlib figure that can say what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text

from nnbook.figures.style import use_book_style

WIDE: Final = 600  # the text column of a desktop page in CSS pixels
NARROW: Final = 328  # and of a phone 360 pixels wide
UNITS_PER_INCH: Final = 72


@dataclass(frozen=True)
class Drawn:
    """Data behind one drawn element, kept so that the drawing can be compared with it."""

    x: tuple[float, ...]
    y: tuple[float, ...]


class BookFigure(Figure):
    """A Matplotlib figure with a title, a description made from its data, and the data itself.

    One drawing unit is one CSS pixel when the figure is shown at its natural width.

    Attributes:
        title: What the figure is, in a few words.
        description: What there is to see, in full sentences, for readers who cannot see it.
        drawn: The data of each element that carries a `gid`.
    """

    def __init__(self, title: str, description: str, width: float, height: float) -> None:
        """Make an empty sheet of `width` by `height` drawing units."""
        use_book_style()
        super().__init__(figsize=(width / UNITS_PER_INCH, height / UNITS_PER_INCH), dpi=72)
        self.title = title
        self.description = description
        self.drawn: dict[str, Drawn] = {}

    def labels(self) -> list[str]:
        """Every word and number that the drawing shows."""
        self.draw_without_rendering()  # an axis makes its numbers while it is drawn
        texts = [artist for artist in inside(self) if isinstance(artist, Text)]
        return [text.get_text() for text in texts if text.get_visible() and text.get_text().strip()]


def inside(artist: Artist) -> Iterator[Artist]:
    """Everything a figure is made of, as Matplotlib's `findobj` finds it, and the figure itself.

    But nothing of an axis that is switched off: asked for its ticks, Matplotlib would make them,
    which takes as long as the whole drawing.
    """
    for child in artist.get_children():
        if not (isinstance(child, Axis) and not child.axes.axison):
            yield from inside(child)
    yield artist


def diagram_axes(figure: BookFigure) -> Axes:
    """Axes that fill the sheet, in drawing units, with the origin at the bottom left."""
    axes = figure.add_axes((0, 0, 1, 1))
    width, height = figure.get_size_inches() * UNITS_PER_INCH
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_axis_off()
    return axes
