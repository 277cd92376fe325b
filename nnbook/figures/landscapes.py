"""Landscapes over two weights: level lines as curves, and a view of the hills from the side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import contourpy
import numpy as np
from matplotlib.axes import Axes

from nnbook.figures.canvas import BookFigure
from nnbook.figures.palette import colour
from nnbook.figures.panels import curve
from nnbook.net import Array, Vector

Landscape = Callable[[Array, Array], Array]
"""From the two weights to the height."""
Range = tuple[float, float]
GRID: Final = 81  # points along each side of the grid on which level lines are found


def level_lines(
    height: Landscape, x: Range, y: Range, level: float, grid: int = GRID
) -> list[tuple[Vector, Vector]]:
    """Find the lines along which a landscape has one height.

    Args:
        height: The landscape.
        x: The range of the first weight.
        y: The range of the second.
        level: The height.
        grid: Points along each side of the grid; fewer make a smaller file.

    Returns:
        Each line as its x and its y, from left to right as they start.

    Examples:
        >>> lines = level_lines(lambda u, v: u + 0 * v, (0.0, 2.0), (0.0, 1.0), 0.5)
        >>> [sorted(set(u.round(12).tolist())) for u, _ in lines]
        [[0.5]]
    """
    u, v = np.linspace(*x, grid), np.linspace(*y, grid)
    found = contourpy.contour_generator(u, v, height(*np.meshgrid(u, v))).lines(level)
    ordered = sorted((np.asarray(line) for line in found), key=lambda line: tuple(line[0]))
    return [(line[:, 0], line[:, 1]) for line in ordered]


def draw_levels(
    figure: BookFigure,
    axes: Axes,
    name: str,
    height: Landscape,
    levels: tuple[float, ...],
    *,
    role: str = "soft",
    width: float = 1.1,
    grid: int = GRID,
) -> None:
    """Draw the level lines of a landscape inside an axes' limits, each under a name of its own."""
    x, y = axes.get_xlim(), axes.get_ylim()
    for index, level in enumerate(levels, 1):
        for part, line in enumerate(level_lines(height, x, y, level, grid), 1):
            gid = f"{name}-{index}-{part}"
            curve(figure, axes, gid, line, color=colour(role), lw=width, zorder=1)
