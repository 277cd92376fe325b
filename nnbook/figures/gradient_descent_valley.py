"""The figure of "Gradient descent" on a narrow valley, and what momentum does there."""

from __future__ import annotations

from typing import Final

from nnbook.examples.gradient_descent import (
    VALLEY,
    VALLEY_MOMENTUM,
    VALLEY_RATE,
    VALLEY_START,
    VALLEY_STEPS,
    valley_cost,
    valley_path,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number
from nnbook.figures.gradient_descent_ground import draw_path
from nnbook.figures.labels import number
from nnbook.figures.landscapes import draw_levels
from nnbook.figures.panels import Grid, heading, panel, ticks
from nnbook.languages import Language
from nnbook.net import Array

GRID: Final = 61
VALLEY_LEVELS: Final = (4.0, 25.0, 64.0, 121.0, 200.0)


def valley_height(u: Array, v: Array) -> Array:
    """The narrow valley."""
    found: Array = VALLEY[0] * u**2 + VALLEY[1] * v**2
    return found


def valley_description(language: Language) -> str:
    """Say how both paths run and what the cost is in the end."""
    plain, pushed = valley_path(0.0), valley_path(VALLEY_MOMENTUM)
    costs = [number(valley_cost(path[-1]), ".3g") for path in (plain, pushed)]
    ends = [f"({number(p[-1][0], '.2f')}, {number(p[-1][1], '.2f')})" for p in (plain, pushed)]
    start = f"({number(VALLEY_START[0])}, {number(VALLEY_START[1])})"
    rate, momentum = number(VALLEY_RATE), number(VALLEY_MOMENTUM)
    if language == "en":
        return (
            f"A long narrow valley drawn twice, with a path of {VALLEY_STEPS} steps from {start} "
            f"at a learning rate of {rate}. Above, without momentum: the path zigzags between the "
            f"walls and ends at {ends[0]} with a cost of {costs[0]}. Below, with a momentum of "
            f"{momentum}: the zigzag soon dies down, and the path ends at {ends[1]} with a cost of "
            f"{costs[1]}."
        )
    return (
        f"一條又長又窄的山谷畫兩次，路徑從 {start} 出發走 {VALLEY_STEPS} 步，學習率 {rate}。"
        f"上面沒有動量：路徑在兩邊山壁之間來回擺盪，停在 {ends[0]}，成本 {costs[0]}。"
        f"下面的動量是 {momentum}：擺盪很快消失，停在 {ends[1]}，成本 {costs[1]}。"
    )


def narrow_valley(language: Language, narrow: bool = False) -> BookFigure:
    """See a path zigzag down a narrow valley, and momentum calm it and carry it along."""
    title = {"en": "A narrow valley", "zh-TW": "窄窄的山谷"}[language]
    width, box = (NARROW, (284, 116)) if narrow else (WIDE, (540, 150))
    size = 13.5 if narrow else 15
    layout = Grid(1, 2, width, box, 34, 34, 30)
    figure = BookFigure(title, valley_description(language), width, layout.height)
    names = (
        {"en": "without momentum", "zh-TW": "沒有動量"},
        {"en": f"with momentum {number(VALLEY_MOMENTUM)}", "zh-TW": f"動量 {VALLEY_MOMENTUM}"},
    )
    for index, momentum in enumerate((0.0, VALLEY_MOMENTUM)):
        axes = panel(figure, layout.corner(index), box)
        axes.set_xlim(-3.5, 11)
        axes.set_ylim(-2.5, 2.5)
        name = f"level-{index + 1}"
        style = {"role": "a", "width": 1.0, "grid": GRID}
        draw_levels(figure, axes, name, valley_height, VALLEY_LEVELS, **style)  # type: ignore[arg-type]
        role = ("accent", "weight")[index]
        draw_path(figure, axes, f"path-{index + 1}", valley_path(momentum), role)
        ticks(figure, axes, (0, 5, 10), (-2, 0, 2), size - 0.5)
        cost = number(valley_cost(valley_path(momentum)[-1]), ".3g")
        words = {
            "en": f"{names[index]['en']}: cost ",
            "zh-TW": f"{names[index]['zh-TW']}：成本 ",
        }[language]
        heading(figure, axes, words, Number(f" {cost}"), size=size, role=role)
    return figure
