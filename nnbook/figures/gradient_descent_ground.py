"""Figures of "Gradient descent" on two weights: the gradient as an arrow, and paths downhill."""

from __future__ import annotations

from math import dist
from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.gradient_descent import (
    LANDSCAPE,
    LEARNING_RATES,
    START,
    STEPS,
    STRIDE,
    change_in_direction,
    landscape_cost,
    landscape_path,
    landscape_slopes,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Point, Symbol
from nnbook.figures.labels import number
from nnbook.figures.landscapes import draw_levels
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, place, ticks
from nnbook.figures.shapes import arrow
from nnbook.languages import Language

N2_TO: Final[tuple[dict[Language, str], ...]] = (
    {"en": "N2 to N3", "zh-TW": "N2 到 N3"},
    {"en": "N2 to N4", "zh-TW": "N2 到 N4"},
)
HALF: Final = 1.6  # half the side of the map around the network's place
ARROW: Final = 6.0  # how many times as long as the gradient its arrows are drawn
COVERED: Final = 0.7  # how far apart two dots of 4.5 are that look like one
COARSE: Final = 33  # enough points for lines as gently curved as these
NEAR_LEVELS: Final = (0.05, 0.1, 0.15, landscape_cost(START), 0.25, 0.3, 0.4)


def name_axes(figure: BookFigure, axes: Axes, size: float, language: Language) -> None:
    """Write which weight runs to the right and which upwards."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    style = {"size": size, "role": "weight"}
    below, above = ((left + right) / 2, bottom), (left, top)
    note(figure, axes, below, N2_TO[0][language], by=(0, -34), **style)  # type: ignore[arg-type]
    words = N2_TO[1][language]
    note(figure, axes, above, words, by=(2, 12), align="left", **style)  # type: ignore[arg-type]


def arrow_description(language: Language) -> str:
    """Say the gradient, and what steps in some directions bring."""
    first, second = (number(slope, ".4f") for slope in landscape_slopes(START))
    down, side, up = (number(change_in_direction(at), ".4f") for at in (0, 90, 180))
    if language == "en":
        return (
            "Left, a map of level lines around the network's place. One arrow, the gradient "
            f"({first}, {second}), points uphill; another, twice marked, points the opposite way, "
            "downhill; both stand at right angles to the level line. Right, how the cost changes "
            f"after a step of length {STRIDE}, against the angle to the downhill direction: {down} "
            f"straight downhill, {side} along the level line and {up} straight uphill."
        )
    return (
        "一張是網路所在位置附近的等高線地圖。一支箭頭是梯度 "
        f"({first}, {second})，指向上坡；另一支較粗，指向正好相反的下坡；兩支都和等高線垂直。"
        f"另一張是走長度 {STRIDE} 的一步之後成本的變化，橫軸是和下坡方向的夾角："
        f"正對下坡是 {down}，沿著等高線是 {side}，正對上坡是 {up}。"
    )


def gradient_arrow(language: Language, narrow: bool = False) -> BookFigure:
    """See the gradient stand at right angles to the level line, and its opposite lead downhill."""
    title = {"en": "The gradient as an arrow", "zh-TW": "梯度是一支箭頭"}[language]
    layout = (
        Grid(1, 2, NARROW, (262, 262), 48, 40, 54)
        if narrow
        else Grid(2, 1, WIDE - 8, (246, 246), 42, 38, 56)
    )
    size = 13.5 if narrow else 15
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, arrow_description(language), width, layout.height)
    draw_gradient(figure, panel(figure, layout.corner(0), layout.box), size, language)
    draw_directions(figure, panel(figure, layout.corner(1), layout.box), size, language)
    return figure


def draw_gradient(figure: BookFigure, axes: Axes, size: float, language: Language) -> None:
    """Draw the map, the gradient and its opposite."""
    (u, v), slopes = START, landscape_slopes(START)
    axes.set_xlim(u - HALF, u + HALF)
    axes.set_ylim(v - HALF, v + HALF)
    draw_levels(figure, axes, "level", LANDSCAPE, NEAR_LEVELS, role="a", width=1.2, grid=COARSE)
    here = NEAR_LEVELS.index(landscape_cost(START)) + 1
    for line in axes.get_lines():
        if str(line.get_gid()).startswith(f"level-{here}-"):
            line.set_linewidth(2.6)
    up = (u + ARROW * slopes[0], v + ARROW * slopes[1])
    down = (u - ARROW * slopes[0], v - ARROW * slopes[1])
    arrow(axes, START, up, role="soft")  # type: ignore[arg-type]
    arrow(axes, START, down, role="accent")  # type: ignore[arg-type]
    spot = (np.array([u]), np.array([v]))
    curve(figure, axes, "now", spot, marker="o", ls="", ms=9, color=colour("accent"), zorder=3)
    ticks(figure, axes, (-1, 0, 1, 2), (-1, 0, 1), size)
    name_axes(figure, axes, size, language)
    words = {"en": "gradient", "zh-TW": "梯度"}[language]
    style = {"size": size, "on_paper": True}
    note(figure, axes, up, words, by=(4, 12), role="soft", **style)  # type: ignore[arg-type]
    words = {"en": "downhill", "zh-TW": "下坡"}[language]
    note(figure, axes, down, words, by=(4, -13), role="accent", **style)  # type: ignore[arg-type]


def draw_directions(figure: BookFigure, axes: Axes, size: float, language: Language) -> None:
    """Draw the change of the cost against the direction of the step."""
    angles = np.linspace(-180, 180, 49)
    changes = np.array([change_in_direction(float(angle)) for angle in angles])
    axes.set_xlim(-195, 195)
    axes.set_ylim(-0.025, 0.025)
    guide(axes, y=0)
    for at in (-90, 0, 90):
        guide(axes, x=at)
    curve(figure, axes, "change", (angles, changes), color=colour("accent"))
    tried = np.array((0.0, 90.0, 180.0))
    points = (tried, np.array([change_in_direction(float(at)) for at in tried]))
    curve(figure, axes, "tried", points, marker="o", ls="", ms=7, color=colour("accent"), zorder=3)
    ticks(figure, axes, (-90, 0, 90), (-0.02, 0, 0.02), size)
    words = {"en": "change of the cost", "zh-TW": "成本的變化"}[language]
    heading(figure, axes, words, size=size)
    words = {"en": "degrees away from downhill", "zh-TW": "和下坡方向的夾角（度）"}[language]
    note(figure, axes, (0, -0.025), words, by=(0, -34), size=size)


MAP_U: Final = (-0.6, 6.0)
MAP_V: Final = (-7.2, 1.2)
MAP_LEVELS: Final = (0.005, 0.02, 0.038, 0.08, 0.2, 0.4)
RATE_WORDS: Final[tuple[dict[Language, str], ...]] = (
    {"en": "too small", "zh-TW": "太小"},
    {"en": "about right", "zh-TW": "剛好"},
    {"en": "too large", "zh-TW": "太大"},
)


def paths_description(language: Language) -> str:
    """Say where each path is after one step and at its end."""
    items = []
    for rate in LEARNING_RATES:
        path = landscape_path(rate)
        places = [f"({number(u, '.2f')}, {number(v, '.2f')})" for u, v in (path[1], path[-1])]
        items.append((number(rate), *places, number(landscape_cost(path[-1]), ".4f")))
    u, v = map(number, START)
    if language == "en":
        start = f"Three times the same map of level lines, with a path of {STEPS} steps from "
        parts = [
            f"Learning rate {rate}: after one step at {first}, in the end at {last} with a cost "
            f"of {cost}."
            for rate, first, last, cost in items
        ]
        return " ".join((start + f"({u}, {v}).", *parts))
    parts = [
        f"學習率 {rate}：一步之後在 {first}，最後在 {last}，成本 {cost}。"
        for rate, first, last, cost in items
    ]
    return f"同一張等高線地圖畫三次，各有一條從 ({u}, {v}) 出發走 {STEPS} 步的路徑。" + "".join(
        parts
    )


def descent_paths(language: Language, narrow: bool = False) -> BookFigure:
    """See one path that creeps, one that goes straight to the valley, one that leaps across it."""
    title = {"en": "Three learning rates, one landscape", "zh-TW": "三種學習率，同一片地形"}
    layout = (
        Grid(1, 3, NARROW, (276, 196), 40, 54, 40)
        if narrow
        else Grid(3, 1, WIDE - 6, (168, 214), 32, 58, 54)
    )
    size = 13.5 if narrow else 14.5
    width, height = (NARROW, layout.height + 16) if narrow else (WIDE, layout.height)
    figure = BookFigure(title[language], paths_description(language), width, height)
    for index, rate in enumerate(LEARNING_RATES):
        x, y = layout.corner(index)
        axes = panel(figure, (x, y + height - layout.height), layout.box)
        axes.set_xlim(*MAP_U)
        axes.set_ylim(*MAP_V)
        name, style = f"level-{index + 1}", {"role": "a", "width": 1.0, "grid": COARSE}
        draw_levels(figure, axes, name, LANDSCAPE, MAP_LEVELS, **style)  # type: ignore[arg-type]
        role = ("weight", "ink", "accent")[index]
        draw_path(figure, axes, f"path-{index + 1}", landscape_path(rate), role)
        ticks(figure, axes, (0, 2, 4, 6), (-6, -4, -2, 0), size - 0.5)
        rate_label = (Symbol("η"), Number(f" = {number(rate)}"))
        words = {"en": ", ", "zh-TW": "，"}[language] + RATE_WORDS[index][language]
        middle = (sum(MAP_U) / 2, MAP_V[1])
        note(figure, axes, middle, *rate_label, words, by=(0, 32), size=size + 1, role=role)
        cost = Number(number(landscape_cost(landscape_path(rate)[-1]), ".4f"))
        words = {"en": "cost ", "zh-TW": "成本 "}[language]
        note(figure, axes, middle, words, cost, by=(0, 11), size=size, role=role)
        if not narrow or index == len(LEARNING_RATES) - 1:
            words = N2_TO[0][language]
            at = (sum(MAP_U) / 2, MAP_V[0])
            note(figure, axes, at, words, by=(0, -34), size=size, role="weight")
    return figure


def apart(places: list[Point]) -> list[int]:
    """Which dots to draw so that none covers another one as good as wholly; the last one always.

    Args:
        places: Where the dots are, in drawing units.

    Examples:
        >>> apart([(0.0, 0.0), (0.5, 0.0), (0.8, 0.0), (9.0, 0.0), (9.1, 0.0)])
        [0, 2, 4]
    """
    drawn: list[int] = []
    for index in reversed(range(len(places))):
        if all(dist(places[index], places[other]) > COVERED for other in drawn):
            drawn.append(index)
    return drawn[::-1]


def draw_path(
    figure: BookFigure, axes: Axes, gid: str, path: tuple[tuple[float, ...], ...], role: str
) -> None:
    """Draw a path with a dot for each step and a larger one where it starts.

    The axes' limits must be set already.
    """
    x, y = (np.array([step[k] for step in path]) for k in (0, 1))
    dots = apart([place(axes, (float(u), float(v))) for u, v in zip(x, y, strict=True)])
    style = {"marker": "o", "ms": 4.5, "lw": 1.5, "color": colour(role), "zorder": 3}
    curve(figure, axes, gid, (x, y), markevery=dots, **style)
    start = {"marker": "o", "ls": "", "ms": 9, "color": colour(role), "zorder": 4}
    curve(figure, axes, f"{gid}-start", (x[:1], y[:1]), **start)
