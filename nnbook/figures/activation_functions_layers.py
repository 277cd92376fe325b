"""Figures of the chapter "Activation functions" about whole layers: the grid, and a vector."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from nnbook.examples.activation_functions import LAYER_Z
from nnbook.examples.collapse import two_layers
from nnbook.figures.activation_functions_panels import Panel, overlay
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Point, Symbol, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.languages import Language
from nnbook.net import Array, forward, identity, relu, sigmoid

REACH: Final = 2.0
LINES: Final = np.linspace(-REACH, REACH, 9)
ALONG: Final = np.linspace(-REACH, REACH, 161)
MARKED: Final[tuple[Point, Point]] = ((-2.0, 1.5), (2.0, -0.5))
"""The ends of the straight line that the figure follows."""


def grid() -> list[Array]:
    """The lines of a square grid as arrays of points, one point in a row."""
    level = [np.column_stack((ALONG, np.full_like(ALONG, c))) for c in LINES]
    upright = [np.column_stack((np.full_like(ALONG, c), ALONG)) for c in LINES]
    return level + upright


def marked_line() -> Array:
    """Points along the marked straight line."""
    start, end = (np.array(point) for point in MARKED)
    share = np.linspace(0.0, 1.0, 161)[:, np.newaxis]
    line: Array = start + share * (end - start)
    return line


def sent(points: Array, stage: str) -> Array:
    """Where points lie at a stage: `input`, `one`, `two` (layers) or `relu` (two, ReLU between)."""
    if stage == "input":
        return points
    run = forward(two_layers(relu if stage == "relu" else identity), points)
    return run.z(1) if stage == "one" else run.output


def grid_description(language: Language) -> str:
    """Say what happens to the grid, and where the marked line bends."""
    z = sent(marked_line(), "one")
    bends = int(np.count_nonzero(np.diff(np.sign(z), axis=0)))
    return {
        "en": (
            "Four pictures of a square grid with one straight line marked. After one layer and "
            "after two layers without activation function the grid is slanted and stretched, but "
            "every line is straight and parallel lines are still parallel. With ReLU between the "
            f"layers the grid is folded, and the marked line has bends at {bends} places."
        ),
        "zh-TW": (
            "四張圖，都是同一個方格網和上面的一條直線。沒有激勵函數時，過了一層、兩層，"
            "格子歪了、拉長了，但每條線都還是直的，平行的也還是平行。兩層之間放進 ReLU，"
            f"格子就折了起來，那條直線也在 {bends} 個地方折彎。"
        ),
    }[language]


def fitted(figure: BookFigure, box: tuple[float, float, float, float], points: Array) -> Panel:
    """A panel that shows all the points with one scale for both axes."""
    low, high = points.min(axis=0), points.max(axis=0)
    middle, reach = (low + high) / 2, (high - low) / 2
    scale = 1.04 * max(reach[0] / box[2], reach[1] / box[3])
    x, y = (
        (float(m - scale * length), float(m + scale * length))
        for m, length in zip(middle, box[2:], strict=True)
    )
    return Panel(figure, box, x, y)


def draw_grid(figure: BookFigure, box: tuple[float, float, float, float], stage: str) -> None:
    """Draw the grid and the marked line as they are at a stage."""
    panel = fitted(figure, box, np.concatenate([sent(line, stage) for line in grid()]))
    for line in grid():
        x, y = sent(line, stage).T
        panel.axes.plot(x, y, color=colour("weight"), lw=0.9, alpha=0.55)
    x, y = sent(marked_line(), stage).T
    panel.curve(f"line-{stage}", x, y, "accent", width=3.5)


def affine_grid(language: Language, narrow: bool = False) -> BookFigure:
    """See straight lines stay straight through two layers, and bend as soon as ReLU is between."""
    title = {"en": "A grid goes through two layers", "zh-TW": "格子穿過兩層"}[language]
    width, height = (NARROW, 400) if narrow else (WIDE, 470)
    figure = BookFigure(title, grid_description(language), width, height)
    size = 13.5 if narrow else 16
    names = {
        "en": ("input", "after one layer", "after two layers", "two, ReLU between"),
        "zh-TW": ("輸入", "過了一層", "過了兩層", "兩層，中間有 ReLU"),
    }[language]
    sheet = overlay(figure)
    gap, title_height = 14, 30
    across, tall = (width - gap) / 2, (height - 2 * title_height - gap) / 2
    for index, stage in enumerate(("input", "one", "two", "relu")):
        row, column = divmod(index, 2)
        left, bottom = column * (across + gap), (1 - row) * (tall + title_height + gap)
        draw_grid(figure, (left + 4, bottom, across - 8, tall), stage)
        at = (left + across / 2, bottom + tall + title_height / 2)
        label(sheet, at, names[index], size=size)
    return figure


def element_description(language: Language) -> str:
    """Say which number becomes which."""
    rows = [(number(z), number(float(sigmoid(z)), ".4f")) for z in LAYER_Z]
    if language == "en":
        items = [f"{z} becomes {a}" for z, a in rows]
        return "Three rows, each with the same S-curve and a point on it: " + "; ".join(items) + "."
    items = [f"{z} 變成 {a}" for z, a in rows]
    return "三列，每列都是同一條 S 形曲線，上面有一個點：" + "；".join(items) + "。"


def arrow(sheet: Axes, start: Point, end: Point) -> None:
    """An arrow from number to curve, or from curve to number."""
    role = colour("soft")
    patch = FancyArrowPatch(start, end, color=role, arrowstyle="-|>", mutation_scale=13, lw=1.5)
    sheet.add_patch(patch)


def element_by_element(language: Language, narrow: bool = False) -> BookFigure:
    """See three numbers go through the same curve, each on its own."""
    title = {"en": "Element by element", "zh-TW": "一個分量一個分量"}[language]
    width, height = (NARROW, 300) if narrow else (WIDE, 350)
    figure = BookFigure(title, element_description(language), width, height)
    size = 14 if narrow else 17
    centre, across = width / 2, 110 if narrow else 200
    tall = (height - 40) / 3 - 18
    sheet = overlay(figure)
    reach = np.linspace(-4.0, 4.0, 121)
    for index, z in enumerate(LAYER_Z):
        bottom = (2 - index) * (tall + 18) + 6
        box = (centre - across / 2, bottom, across, tall)
        panel = Panel(figure, box, (-4, 4), (-0.06, 1.1))
        panel.zero_lines()
        panel.curve(f"curve-{index + 1}", reach, sigmoid(reach), "a", width=2)
        panel.points(f"point-{index + 1}", [z], [float(sigmoid(z))], "z")
        middle = bottom + tall / 2
        left, right = centre - across / 2, centre + across / 2
        far = 62 if narrow else 110
        label(sheet, (left - far, middle), Number(number(z)), size=size, role="z")
        arrow(sheet, (left - far + 26, middle), (left - 6, middle))
        arrow(sheet, (right + 4, middle), (right + far - 36, middle))
        value = number(float(sigmoid(z)), ".4f")
        label(sheet, (right + far - 4, middle), Number(value), size=size, role="a")
    top = height - 16
    outer = across / 2 + (62 if narrow else 110)
    label(sheet, (centre - outer, top), Symbol("z"), size=size + 3, role="z")
    label(sheet, (centre, top), Symbol("σ"), size=size + 3)
    output = (Symbol("σ"), Number("("), Symbol("z"), Number(")"))
    label(sheet, (centre + outer - 4, top), *output, size=size + 2, role="a")
    return figure
