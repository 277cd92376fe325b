"""Panels for the chapter's curves: small coordinate systems whose labels are the book's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matplotlib.axes import Axes

from nnbook.figures.canvas import UNITS_PER_INCH, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import Number, Point, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.net import Array

Range = tuple[float, float]
Box = tuple[float, float, float, float]
LineStyle = Literal["solid", "dashed", "dotted"]


def overlay(figure: BookFigure) -> Axes:
    """A transparent sheet in drawing units that lies over every panel, for labels."""
    sheet = diagram_axes(figure)
    sheet.set_zorder(5)
    return sheet


class Panel:
    """A coordinate system in a box of the sheet: `at` turns data into drawing units."""

    def __init__(self, figure: BookFigure, box: Box, x: Range, y: Range) -> None:
        """Open a panel.

        Args:
            figure: The sheet.
            box: Left, bottom, width and height in drawing units.
            x: The least and the greatest x that it shows.
            y: The least and the greatest y.
        """
        self.figure, self.box, self.x, self.y = figure, box, x, y
        width, height = figure.get_size_inches() * UNITS_PER_INCH
        left, bottom, w, h = box
        self.axes = figure.add_axes((left / width, bottom / height, w / width, h / height))
        self.axes.set(xlim=x, ylim=y)
        self.axes.set_axis_off()

    def at(self, x: float, y: float) -> Point:
        """Where a point lies on the sheet."""
        left, bottom, width, height = self.box
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return left + width * across, bottom + height * up

    def zero_lines(self) -> None:
        """Draw the two axes through the origin."""
        self.axes.plot(self.x, (0, 0), color=colour("soft"), lw=1, zorder=0, clip_on=False)
        self.axes.plot((0, 0), self.y, color=colour("soft"), lw=1, zorder=0)

    def curve(
        self, gid: str, x: Array, y: Array, role: str, *, width: float = 2.5, dashes: bool = False
    ) -> None:
        """Draw a curve and keep its data under `gid`."""
        style: LineStyle = "dashed" if dashes else "solid"
        self.axes.plot(x, y, color=colour(role), lw=width, ls=style, gid=gid)
        self.figure.drawn[gid] = Drawn(tuple(map(float, x)), tuple(map(float, y)))

    def points(self, gid: str, x: Sequence[float], y: Sequence[float], role: str) -> None:
        """Draw points and keep their data under `gid`."""
        self.axes.plot(x, y, "o", ms=8, color=colour(role), gid=gid, clip_on=False, zorder=3)
        self.figure.drawn[gid] = Drawn(tuple(map(float, x)), tuple(map(float, y)))

    def ticks(
        self, sheet: Axes, x: Sequence[float], y: Sequence[float], size: float, *, low: float = 0.0
    ) -> None:
        """Write numbers under the line y = `low` and left of the panel.

        Args:
            sheet: The sheet that takes the numbers.
            x: Where to write on the x axis.
            y: Where to write on the y axis.
            size: Font size.
            low: The line under which the numbers of the x axis stand.
        """
        for value in x:
            across, up = self.at(value, low)
            label(sheet, (across, up - 0.85 * size), Number(number(value)), size=size, role="soft")
        for value in y:
            up = self.at(0, value)[1]
            text = Number(number(value))
            at = (self.box[0] - 0.4 * size, up)
            label(sheet, at, text, size=size, align="right", role="soft")
