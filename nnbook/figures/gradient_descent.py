"""Figures of the chapter "Gradient descent" on one weight: the slope, and how far to step."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.gradient_descent import (
    LANDSCAPE,
    PARABOLA_RATES,
    START,
    landscape_cost,
    landscape_slopes,
    parabola_path,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Symbol
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, ticks
from nnbook.figures.shapes import arrow
from nnbook.languages import Language
from nnbook.net import Vector

REACH: Final = 4.0  # how far the curves go to either side of the present weight
TANGENT: Final = 1.7  # and how far the straight line that touches them
HIGH: Final = 0.75
STRIDE: Final = 1.5  # the length of the arrow that says which way to go
SIGNS: Final[tuple[dict[Language, str], ...]] = (
    {"en": "slope negative: go right", "zh-TW": "斜率是負的：往右走"},
    {"en": "slope positive: go left", "zh-TW": "斜率是正的：往左走"},
)
AXES: Final[tuple[dict[Language, str], ...]] = (
    {"en": "weight from N2 to N3", "zh-TW": "從 N2 到 N3 的權重"},
    {"en": "weight from N2 to N4", "zh-TW": "從 N2 到 N4 的權重"},
)


def slopes_description(language: Language) -> str:
    """Say both slopes and both ways to go."""
    first, second = (number(slope, ".4f") for slope in landscape_slopes(START))
    cost, w_1, w_2 = number(landscape_cost(START), ".4f"), *map(number, START)
    if language == "en":
        return (
            "Two plots of the cost, each against one weight, with the straight line that touches "
            f"the curve at the present weight, where the cost is {cost}. Left, against the weight "
            f"from N2 to N3, now {w_1}: the slope is {first}, the curve falls to the right, and an "
            f"arrow points right. Right, against the weight from N2 to N4, now {w_2}: the slope is "
            f"{second}, the curve rises to the right, and an arrow points left."
        )
    return (
        "兩張圖都是成本對一個權重的曲線，並在現在的權重畫出和曲線相切的直線，"
        f"那裡的成本是 {cost}。"
        f"一張是從 N2 到 N3 的權重，現在是 {w_1}，斜率 {first}，曲線往右下降，箭頭指向右邊。"
        f"另一張是從 N2 到 N4 的權重，現在是 {w_2}，斜率 {second}，曲線往右上升，箭頭指向左邊。"
    )


def slope_of_the_cost(language: Language, narrow: bool = False) -> BookFigure:
    """See two curves with their tangents: the slope's sign says which way the cost falls."""
    title = {"en": "The slope says which way", "zh-TW": "斜率說該往哪邊走"}[language]
    layout = (
        Grid(1, 2, NARROW, (276, 168), 40, 32, 52)
        if narrow
        else Grid(2, 1, WIDE - 8, (250, 190), 40, 36, 52)
    )
    size = 13.5 if narrow else 15
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, slopes_description(language), width, layout.height)
    for index in (0, 1):
        axes = panel(figure, layout.corner(index), layout.box)
        draw_slope(figure, axes, index, size, {"en": "slope ", "zh-TW": "斜率 "}[language])
        heading(figure, axes, SIGNS[index][language], size=size)
        at = (sum(axes.get_xlim()) / 2, 0.0)
        note(figure, axes, at, AXES[index][language], by=(0, -36), size=size, role="weight")
    return figure


def draw_slope(figure: BookFigure, axes: Axes, index: int, size: float, word: str) -> None:
    """Draw one curve, the line that touches it, and the way to go."""
    here, slope, cost = START[index], landscape_slopes(START)[index], landscape_cost(START)
    w = np.linspace(-REACH, REACH, 61)
    other = np.full_like(w, START[1 - index])
    costs = LANDSCAPE(*((w, other) if index == 0 else (other, w)))
    axes.set_xlim(-REACH, REACH)
    axes.set_ylim(0, HIGH)
    k = index + 1
    curve(figure, axes, f"cost-{k}", (w, costs), color=colour("accent"))
    touch = here + np.array((-TANGENT, TANGENT))
    line = (touch, cost + slope * (touch - here))
    curve(figure, axes, f"tangent-{k}", line, color=colour("ink"), lw=1.6, ls=(0, (5, 2)))
    spot = (np.array([here]), np.array([cost]))
    curve(figure, axes, f"now-{k}", spot, marker="o", ls="", ms=9, color=colour("accent"), zorder=3)
    way = -np.sign(slope)
    low = 0.05
    arrow(axes, (here, low), (here + way * STRIDE, low), role="weight")
    axes.plot((here, here), (low, cost), color=colour("rule"), lw=1.2, zorder=0)
    ticks(figure, axes, (-4, 0, 4), (0, 0.5), size)
    style = {"size": size, "align": "left" if index == 0 else "right"}
    by = (12.0 if index == 0 else -12.0, 14.0)
    text = Number(number(slope, ".4f"))
    note(figure, axes, (here, cost), word, text, by=by, **style)  # type: ignore[arg-type]
    note(figure, axes, (-REACH, HIGH), Symbol("C"), by=(-12, 2), size=size + 1, role="accent")


SPAN: Final = 2.3
SHOWN_STEPS: Final = (10, 1, 10, 4)
WORDS: Final[tuple[dict[Language, str], ...]] = (
    {"en": "small: creeps", "zh-TW": "小：慢慢爬"},
    {"en": "just right", "zh-TW": "剛好：一步到"},
    {"en": "large: to and fro", "zh-TW": "大：來回跳"},
    {"en": "too large: away", "zh-TW": "太大：愈跳愈遠"},
)


def square(w: Vector) -> Vector:
    """The parabola."""
    return w**2


def parabola_description(language: Language) -> str:
    """Say each rate, and where the first steps lead."""
    items = []
    for rate, steps in zip(PARABOLA_RATES, SHOWN_STEPS, strict=True):
        path = [number(w, ".3g") for w in parabola_path(rate, min(steps, 4))]
        items.append((number(rate), path))
    if language == "en":
        start = "Four times the same parabola, with a path that starts at 1."
        parts = [f"Learning rate {rate}: {', '.join(path)}." for rate, path in items]
        return " ".join((start, *parts))
    start = "同一條拋物線畫四次，路徑都從 1 出發。"
    return start + "".join(f"學習率 {rate}：{'、'.join(path)}。" for rate, path in items)


def parabola_steps(language: Language, narrow: bool = False) -> BookFigure:
    """See four learning rates on one parabola: creep, arrive at once, jump to and fro, fly away."""
    title = {"en": "Four learning rates", "zh-TW": "四種學習率"}[language]
    layout = (
        Grid(2, 2, NARROW - 4, (136, 120), 22, 54, 30)
        if narrow
        else Grid(4, 1, WIDE - 6, (128, 170), 24, 58, 32)
    )
    size = 13.5 if narrow else 14.5
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, parabola_description(language), width, layout.height)
    w = np.linspace(-SPAN, SPAN, 61)
    for index, rate in enumerate(PARABOLA_RATES):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(-SPAN, SPAN)
        axes.set_ylim(-0.25, 5.0)
        guide(axes, y=0)
        curve(figure, axes, f"parabola-{index + 1}", (w, square(w)), color=colour("soft"), lw=1.6)
        path = np.array(parabola_path(rate, SHOWN_STEPS[index]))
        role = "accent" if index == len(PARABOLA_RATES) - 1 else "weight"
        style = {"marker": "o", "ms": 5.5, "lw": 1.3, "color": colour(role), "zorder": 3}
        curve(figure, axes, f"path-{index + 1}", (path, square(path)), **style)
        start = {"marker": "o", "ls": "", "ms": 9, "color": colour(role), "zorder": 4}
        curve(figure, axes, f"start-{index + 1}", (path[:1], square(path[:1])), **start)
        ticks(figure, axes, (-2, 0, 2), (), size)
        top = (0.0, axes.get_ylim()[1])
        rate_label = (Symbol("η"), Number(f" = {number(rate)}"))
        note(figure, axes, top, *rate_label, by=(0, 30), size=size + 1, role=role)
        note(figure, axes, top, WORDS[index][language], by=(0, 10), size=size - 0.5, role=role)
    return figure
