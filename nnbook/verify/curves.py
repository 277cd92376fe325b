"""Curves read back from the drawings in the built pages, to within half a pixel of their data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from nnbook import net
from nnbook.figures import figure_function
from nnbook.languages import DEFAULT_LANGUAGE
from nnbook.verify.book import Book
from nnbook.verify.drawn_figures import (
    Axes,
    DrawnFigure,
    Points,
    drawn_figures,
    marker_points,
    path_points,
)
from nnbook.verify.figure_records import figure_record
from nnbook.verify.problem import Problem

HALF_A_PIXEL: Final = 0.5
# A curve of that name is that function of `nnbook.net`, or its derivative, at every point.
NAMED: Final = {f.__name__: f for f in (net.sigmoid, net.tanh, net.relu, net.leaky_relu)}
FUNCTIONS: Final = (
    {f"curve-{name}": function for name, function in NAMED.items()}
    | {f"curve-{name}-slope": net.derivative_of(function) for name, function in NAMED.items()}
    | {f"slope-{name}": net.derivative_of(function) for name, function in NAMED.items()}
)
EXACT: Final = 1e-8  # the record keeps ten digits


def check(book: Book) -> list[Problem]:
    """Compare every named curve and point with the data it stands for."""
    problems = [p for name in book.figures for p in function_problems(book, name)]
    for drawing in drawn_figures(book):
        problems += drawing_problems(drawing)
    return problems


def function_problems(book: Book, name: str) -> Iterator[Problem]:
    """Data that claims to be a function and is not."""
    for gid, (x, y) in data_of(name).items():
        function = FUNCTIONS.get(gid)
        if function is not None:
            worst = float(np.max(np.abs(function(x) - y)))
            if worst > EXACT:
                message = f"{name}: the data of {gid} is {worst:.2g} away from that function"
                file = f"nnbook/figures/{book.figures[name]}.py"
                yield Problem(file, 1, "figure-function", message)


@cache
def data_of(name: str) -> dict[str, tuple[Points, Points]]:
    """The data of each named element of a figure."""
    start = f"{name}/data/"
    return {
        key.removeprefix(start): (np.array(value["x"], float), np.array(value["y"], float))
        for key, value in figure_record(name).items()
        if key.startswith(start)
    }


def drawing_problems(drawing: DrawnFigure) -> list[Problem]:
    """The named elements of one drawing that are not where their data is.

    The record holds the data of the wide drawing. Where a narrow one differs, its own data counts:
    it may place things on its sheet in another way.
    """
    found = list(compared(drawing, data_of(drawing.name)))
    if found and drawing.width == "narrow":
        return list(compared(drawing, narrow_data(drawing.name)))
    return found


@cache
def narrow_data(name: str) -> dict[str, tuple[Points, Points]]:
    """The data of a figure as it is drawn for a phone."""
    drawn = figure_function(name)(DEFAULT_LANGUAGE, narrow=True).drawn
    return {gid: (np.array(data.x, float), np.array(data.y, float)) for gid, data in drawn.items()}


def compared(drawing: DrawnFigure, data: dict[str, tuple[Points, Points]]) -> Iterator[Problem]:
    """Each element of a drawing that is not where this data is."""
    for gid, (x, y) in data.items():
        group = drawing.groups.get(gid)
        if group is None or not group.get("data-axes"):
            yield problem(drawing, gid, "is not in the drawing")
            continue
        axes = Axes.read(group.get("data-axes", ""))
        expected = axes.place(x, y)
        line, markers = path_points(group), marker_points(group)
        if line is not None and len(line) and len(expected) > 1:
            yield from line_problems(drawing, gid, axes, line, expected)
        elif len(markers):
            yield from marker_problems(drawing, gid, markers, expected)
        else:
            yield problem(drawing, gid, "holds neither a line nor points")


def line_problems(
    drawing: DrawnFigure, gid: str, axes: Axes, line: Points, expected: Points
) -> Iterator[Problem]:
    """Where a line leaves its data, or data has no line."""
    drawn = line[axes.inside(line, -HALF_A_PIXEL)]
    shown = expected[axes.inside(expected, HALF_A_PIXEL)]
    for points, path, what in ((drawn, expected, "is drawn"), (shown, line, "should pass")):
        if len(points):
            far = distances(points, path)
            worst = int(np.argmax(far))
            if far[worst] > HALF_A_PIXEL:
                x, y = axes.data(points[worst : worst + 1])[0]
                words = f"{what} at ({x:.4g}, {y:.4g}), {far[worst]:.1f} pixels away from its "
                yield problem(drawing, gid, words + ("data" if what == "is drawn" else "line"))
                return


def marker_problems(
    drawing: DrawnFigure, gid: str, markers: Points, expected: Points
) -> Iterator[Problem]:
    """Points that stand elsewhere than their data."""
    if len(markers) != len(expected):
        yield problem(drawing, gid, f"shows {len(markers)} points of {len(expected)}")
        return
    far = np.hypot(*(markers - expected).T)
    if float(far.max()) > HALF_A_PIXEL:
        yield problem(drawing, gid, f"has a point {far.max():.1f} pixels away from its data")


def distances(points: Points, path: Points) -> Points:
    """How far each point lies from a path of straight lines."""
    if len(path) == 1:
        return np.asarray(np.hypot(*(points - path[0]).T))
    start, step = path[:-1], np.diff(path, axis=0)
    length = np.maximum((step**2).sum(axis=1), 1e-12)
    offset = points[:, None, :] - start[None, :, :]
    along = np.clip((offset * step).sum(axis=2) / length, 0, 1)
    nearest = start + along[:, :, None] * step
    return np.asarray(np.sqrt(((points[:, None, :] - nearest) ** 2).sum(axis=2)).min(axis=1))


def problem(drawing: DrawnFigure, gid: str, message: str) -> Problem:
    """A problem with one element of a drawing."""
    where = f"{drawing.name} ({drawing.width}): {gid} "
    return Problem(drawing.file, drawing.line, "figure-curve", where + message)
