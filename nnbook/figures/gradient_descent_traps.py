"""The figure of "Gradient descent" on where walking downhill gets stuck."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.gradient_descent_traps import (
    SADDLE_STARTS,
    TRAP_STEPS,
    VALLEY_STARTS,
    saddle_path,
    two_valleys_cost,
    two_valleys_path,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Symbol
from nnbook.figures.gradient_descent_ground import COARSE, draw_path
from nnbook.figures.labels import number
from nnbook.figures.landscapes import draw_levels
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, ticks
from nnbook.languages import Language
from nnbook.net import Array

ROLES: Final = ("accent", "weight")
SPAN: Final = (-7.0, 3.0)
NARROW_VALLEY: Final = (-1.0, 1.0)  # where the curve turns sharply and needs more points
EDGE: Final = 1.7
LEVELS: Final = (0.05, 0.3, 0.7, 0.92, 1.15, 1.8, 3.0)


def saddle_height(u: Array, v: Array) -> Array:
    """The cost of two neurons in a row."""
    found: Array = (u * v - 1) ** 2
    return found


def stuck_description(language: Language) -> str:
    """Say where each path ends."""
    ends = [two_valleys_path(start)[-1] for start in VALLEY_STARTS]
    rows = [
        (number(start), number(end, ".2f"), number(two_valleys_cost(end), ".3f"))
        for start, end in zip(VALLEY_STARTS, ends, strict=True)
    ]
    places = [saddle_path(start)[-1] for start in SADDLE_STARTS]
    shown = [f"({number(u, '.2f')}, {number(v, '.2f')})" for u, v in places]
    if language == "en":
        parts = [f"from {a} to {b}, where the cost is {c}" for a, b, c in rows]
        return (
            "Left, a curve with two valleys, the left one wide and high, the right one narrow and "
            f"low; {TRAP_STEPS:,} steps lead {' and '.join(parts)}. Right, a map with low ground "
            "at the top right and at the bottom left and a saddle in the middle: three paths from "
            f"the bottom right end at {', '.join(shown)}."
        )
    parts = [f"從 {a} 走到 {b}，成本 {c}" for a, b, c in rows]
    return (
        f"一張是有兩個谷的曲線，左邊的又寬又高，右邊的又窄又低；{TRAP_STEPS:,} 步之後，"
        f"{'；'.join(parts)}。另一張是地圖，右上角和左下角是低地，正中央是鞍點："
        f"從右下角出發的三條路徑，終點分別是 {'、'.join(shown)}。"
    )


def where_it_gets_stuck(language: Language, narrow: bool = False) -> BookFigure:
    """See two starts end in two valleys, and a path that stops on a saddle between two others."""
    title = {"en": "Where it gets stuck", "zh-TW": "走不下去的地方"}[language]
    layout = (
        Grid(1, 2, NARROW, (270, 200), 44, 34, 50)
        if narrow
        else Grid(2, 1, WIDE - 8, (246, 220), 42, 36, 52)
    )
    size = 13.5 if narrow else 15
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, stuck_description(language), width, layout.height)
    valleys = panel(figure, layout.corner(0), layout.box)
    draw_valleys(figure, valleys, size)
    words = {"en": "two valleys", "zh-TW": "兩個谷"}[language]
    heading(figure, valleys, words, size=size)
    saddle = panel(figure, layout.corner(1), layout.box)
    draw_saddle(figure, saddle, size, {"en": "low", "zh-TW": "低"}[language])
    words = {"en": "a saddle", "zh-TW": "鞍點"}[language]
    heading(figure, saddle, words, size=size)
    return figure


def draw_valleys(figure: BookFigure, axes: Axes, size: float) -> None:
    """Draw the curve, where two paths start (rings) and where they end (discs)."""
    far, near = np.linspace(*SPAN, 51), np.linspace(*NARROW_VALLEY, 81)
    w = np.union1d(far.round(3), near.round(3))
    costs = np.array([two_valleys_cost(float(value)) for value in w])
    axes.set_xlim(*SPAN)
    axes.set_ylim(0.1, 0.42)
    curve(figure, axes, "valleys", (w, costs), color=colour("soft"), lw=2)
    for k, (start, role) in enumerate(zip(VALLEY_STARTS, ROLES, strict=True), 1):
        path = two_valleys_path(start)
        for name, at, fill in (("start", path[0], "paper"), ("arrival", path[-1], role)):
            spot = (np.array([at]), np.array([two_valleys_cost(at)]))
            style = {"marker": "o", "ls": "", "ms": 10, "mew": 2.2, "zorder": 3}
            style |= {"mec": colour(role), "mfc": colour(fill)}
            curve(figure, axes, f"{name}-{k}", spot, **style)
        end = path[-1]
        text = Number(number(two_valleys_cost(end), ".3f"))
        note(figure, axes, (end, two_valleys_cost(end)), text, by=(0, -19), size=size, role=role)
    ticks(figure, axes, (-6, -3, 0, 3), (0.2, 0.3, 0.4), size)
    middle = (sum(SPAN) / 2, 0.1)
    note(figure, axes, middle, Symbol("w"), by=(0, -32), size=size + 2, role="weight")
    note(figure, axes, (SPAN[0], 0.42), Symbol("C"), by=(-12, 6), size=size + 1, role="ink")


def draw_saddle(figure: BookFigure, axes: Axes, size: float, low: str) -> None:
    """Draw the map and three paths that start close together."""
    axes.set_xlim(-EDGE, EDGE)
    axes.set_ylim(-EDGE, EDGE)
    guide(axes, x=0)
    guide(axes, y=0)
    draw_levels(figure, axes, "level", saddle_height, LEVELS, role="a", width=1, grid=COARSE)
    for k, (start, role) in enumerate(zip(SADDLE_STARTS, ("accent", "weight", "ink"), strict=True)):
        draw_path(figure, axes, f"saddle-{k + 1}", saddle_path(start), role)
    ticks(figure, axes, (-1, 0, 1), (-1, 0, 1), size)
    for corner in ((0.72, 1.38), (-0.72, -1.38)):  # on w_1 w_2 = 1, beside where the paths end
        note(figure, axes, corner, low, size=size, role="a", on_paper=True)
    below, above = (0, -EDGE), (-EDGE, EDGE)
    note(figure, axes, below, Symbol("w", "1"), by=(0, -32), size=size + 2, role="weight")
    note(figure, axes, above, Symbol("w", "2"), by=(-14, 10), size=size + 2, role="weight")
