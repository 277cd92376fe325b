"""Charts: axes in data coordinates, and a sheet above them for labels in drawing units."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.axes import Axes

from nnbook.figures.canvas import UNITS_PER_INCH, BookFigure, diagram_axes
from nnbook.figures.drawing import Align, Part, label
from nnbook.figures.labels import number


class Margins(NamedTuple):
    """Room around a chart in drawing units, for its ticks and labels."""

    left: float
    right: float
    top: float
    bottom: float


def chart_axes(figure: BookFigure, margins: Margins, size: float) -> Axes:
    """Axes inside the margins, with tick labels of the given size."""
    width, height = figure.get_size_inches() * UNITS_PER_INCH
    left, right, top, bottom = margins
    box = (left / width, bottom / height, 1 - (left + right) / width, 1 - (top + bottom) / height)
    axes = figure.add_axes(box)
    axes.tick_params(labelsize=size)
    return axes


def plain_ticks(*values: float) -> tuple[list[float], list[str]]:
    """Ticks and their labels without superfluous zeros, for `set_xticks` and `set_yticks`.

    Examples:
        >>> plain_ticks(-0.5, 0, 1)
        ([-0.5, 0, 1], ['−0.5', '0', '1'])
    """
    return list(values), [number(value) for value in values]


class Sheet:
    """A transparent sheet above a chart, on which labels stand at points of the chart.

    Make it when the chart's limits are final.
    """

    def __init__(self, figure: BookFigure, chart: Axes, size: float) -> None:
        """Lay the sheet over the whole figure."""
        self.axes = diagram_axes(figure)
        self.size = size
        figure.draw_without_rendering()
        self.transform = chart.transData + self.axes.transData.inverted()

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """A point of the chart in drawing units."""
        across, up = map(float, self.transform.transform((x, y)))
        return across, up

    def write(
        self,
        x: float,
        y: float,
        *parts: Part,
        dx: float = 0.0,
        dy: float = 0.0,
        align: Align = "center",
        role: str = "ink",
        on_paper: bool = False,
    ) -> None:
        """Write a label `dx` and `dy` drawing units away from a point of the chart."""
        across, up = self.spot(x, y)
        at = (across + dx, up + dy)
        label(self.axes, at, *parts, size=self.size, align=align, role=role, on_paper=on_paper)
