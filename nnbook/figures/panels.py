"""Small multiples: several plots on one sheet, placed and labelled in drawing units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes

from nnbook.figures.canvas import UNITS_PER_INCH, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import Align, Number, Part, Point, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.net import Vector

TICK_GAP: Final = 0.9  # of the font size: from an axis to the middle of its numbers


@dataclass(frozen=True)
class Grid:
    """Where the panels of a figure lie: columns and rows of equal boxes, in drawing units.

    Attributes:
        columns: Panels side by side.
        width: Of the whole sheet.
        box: Width and height of one panel.
        left: Space left of the first column.
        top: Space above each panel, for its heading.
        bottom: Space below each panel, for the numbers of its axis.
        rows: Panels above each other.
    """

    columns: int
    rows: int
    width: float
    box: tuple[float, float]
    left: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the whole sheet."""
        return self.rows * (self.top + self.box[1] + self.bottom)

    def corner(self, index: int) -> Point:
        """The bottom left corner of a panel, counted along the rows from 0."""
        row, column = divmod(index, self.columns)
        gap = (self.width - self.left - self.columns * self.box[0]) / max(self.columns - 1, 1)
        x = self.left + column * (self.box[0] + min(gap, self.width))
        y = self.height - (row + 1) * (self.top + self.box[1] + self.bottom) + self.bottom
        return x, y


def panel(figure: BookFigure, at: Point, box: tuple[float, float]) -> Axes:
    """An empty plot of that size with its bottom left corner there, in drawing units."""
    width, height = figure.get_size_inches() * UNITS_PER_INCH
    axes = figure.add_axes((at[0] / width, at[1] / height, box[0] / width, box[1] / height))
    axes.tick_params(length=3, labelbottom=False, labelleft=False)
    return axes


def sheet_of(figure: BookFigure) -> Axes:
    """A transparent sheet over all panels, for labels; the same one every time."""
    for axes in figure.axes:
        if axes.get_label() == "sheet":
            return axes
    sheet = diagram_axes(figure)
    sheet.set_label("sheet")
    sheet.set_zorder(1)  # also over panels that are added later
    return sheet


def place(axes: Axes, point: Point) -> Point:
    """Where a point of a panel lies on the sheet. The panel's limits must be set already."""
    x, y = axes.transData.transform(point)  # at 72 dots an inch a dot is a drawing unit
    return float(x), float(y)


def curve(
    figure: BookFigure, axes: Axes, gid: str, xy: tuple[Vector, Vector], **style: object
) -> None:
    """Draw a curve and keep its data under its name."""
    x, y = xy
    axes.plot(x, y, gid=gid, **style)  # type: ignore[arg-type]
    figure.drawn[gid] = Drawn(tuple(map(float, x)), tuple(map(float, y)))


def note(
    figure: BookFigure,
    axes: Axes,
    point: Point,
    *parts: Part,
    by: Point = (0.0, 0.0),
    size: float = 13.5,
    align: Align = "center",
    role: str = "ink",
    on_paper: bool = False,
) -> None:
    """Write a label at a point of a panel, moved by some drawing units."""
    x, y = place(axes, point)
    at = (x + by[0], y + by[1])
    style = {"size": size, "role": role, "on_paper": on_paper}
    label(sheet_of(figure), at, *parts, align=align, **style)  # type: ignore[arg-type]


def ticks(
    figure: BookFigure,
    axes: Axes,
    x: tuple[float, ...],
    y: tuple[float, ...],
    size: float,
) -> None:
    """Mark numbers on both axes of a panel, in the figures of the formulas."""
    axes.set_xticks(x)
    axes.set_yticks(y)
    (left, _), (bottom, _) = axes.get_xlim(), axes.get_ylim()
    for value in x:
        down = (0.0, -TICK_GAP * size)
        note(figure, axes, (value, bottom), Number(number(value)), by=down, size=size, role="soft")
    for value in y:
        note(
            figure,
            axes,
            (left, value),
            Number(number(value)),
            by=(-0.45 * size, 0.0),
            size=size,
            align="right",
            role="soft",
        )


def heading(figure: BookFigure, axes: Axes, *parts: Part, size: float, role: str = "ink") -> None:
    """Write a heading above a panel, in its middle."""
    (left, right), (_, top) = axes.get_xlim(), axes.get_ylim()
    middle = (left * right) ** 0.5 if axes.get_xscale() == "log" else (left + right) / 2
    note(figure, axes, (middle, top), *parts, by=(0.0, 0.75 * size), size=size, role=role)


def guide(axes: Axes, *, x: float | None = None, y: float | None = None) -> None:
    """Draw a thin line across the panel."""
    if x is not None:
        axes.axvline(x, color=colour("rule"), lw=1, zorder=0)
    if y is not None:
        axes.axhline(y, color=colour("rule"), lw=1, zorder=0)
