"""The figure of "The cost function" that looks ahead: the cost as a landscape over two weights."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.cost import FREE_WEIGHTS, free_cost
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.drawing import Number
from nnbook.figures.labels import number
from nnbook.figures.landscapes import draw_levels
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, note, panel, ticks
from nnbook.languages import Language

EDGE: Final = 6.0
SLICES: Final = 17
SHEAR: Final = 0.28  # how far a slice moves to the right for each unit of the second weight
LIFT: Final = 0.06  # and how far up
RIBS: Final = 13
FRONT: Final = 3.0  # where, along the front edge, the first weight is named
SIDE: Final = 2.0  # and the second along the left edge
LEVELS: Final = (0.05, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4)
AXES: Final[dict[Language, tuple[str, str]]] = {
    "en": ("N2 to N3", "N2 to N4"),
    "zh-TW": ("N2 到 N3", "N2 到 N4"),
}
NAMED_LEVELS: Final = {0.05: (2.6, -0.62), 0.2: (3.6, 0.46), 0.6: (-0.6, 2.2), 1.0: (-2.6, 3.6)}


def landscape_description(language: Language) -> str:
    """Say where the land is high, where it is low, and where the network stands."""
    corners = [
        number(float(free_cost(np.array(u), np.array(v))), ".2f")
        for u, v in ((-EDGE, EDGE), (EDGE, EDGE), (-EDGE, -EDGE), (EDGE, -EDGE))
    ]
    u, v = map(number, FREE_WEIGHTS)
    now = number(float(free_cost(*map(np.array, FREE_WEIGHTS))), ".4f")
    if language == "en":
        return (
            "The same cost twice, over the weights from N2 to N3 and from N2 to N4: as hills seen "
            "from the side and as a map with level lines. A valley runs from the middle to the "
            f"right, its floor nearly 0. At the corners the cost is {corners[0]} (top left), "
            f"{corners[1]} (top right), {corners[2]} (bottom left) and {corners[3]} (bottom "
            f"right). The network stands at ({u}, {v}), where the cost is {now}."
        )
    return (
        "同一個成本畫兩次，兩個方向是從 N2 到 N3 和從 N2 到 N4 的權重：一張是從旁邊看的山，"
        "一張是畫著等高線的地圖。一條山谷從中央往右延伸，谷底幾乎是 0。"
        f"四個角的成本是左上 {corners[0]}，右上 {corners[1]}，左下 {corners[2]}，"
        f"右下 {corners[3]}。"
        f"網路現在站在 ({u}, {v})，成本是 {now}。"
    )


def draw_hills(figure: BookFigure, axes: Axes) -> None:
    """Draw slice behind slice, each covering what lies behind it."""
    u = np.linspace(-EDGE, EDGE, 61)
    for index, v in enumerate(np.linspace(EDGE, -EDGE, SLICES), 1):
        x, y = u + SHEAR * v, free_cost(u, np.full_like(u, v)) + LIFT * v
        axes.fill_between(x, y, LIFT * v - 0.1, color=colour("paper"), lw=0, zorder=index)
        curve(figure, axes, f"slice-{index}", (x, y), color=colour("a"), lw=1.5, zorder=index)
    v = np.linspace(EDGE, -EDGE, 61)
    for index, u_rib in enumerate(np.linspace(-EDGE, EDGE, RIBS), 1):
        rib = (u_rib + SHEAR * v, free_cost(np.full_like(v, u_rib), v) + LIFT * v)
        curve(figure, axes, f"rib-{index}", rib, color=colour("a"), lw=0.8, zorder=80)
    (to_n3, to_n4), here = FREE_WEIGHTS, float(free_cost(*map(np.array, FREE_WEIGHTS)))
    at = (to_n3 + SHEAR * to_n4, here + LIFT * to_n4)
    axes.plot([at[0]], [at[1]], "o", ms=9, color=colour("accent"), gid="now-hills", zorder=90)
    figure.drawn["now-hills"] = Drawn((at[0],), (at[1],))


def name_edges(figure: BookFigure, axes: Axes, size: float, language: Language) -> None:
    """Name the two weights at the edges of the land along which they grow."""
    style: dict[str, Any] = {"size": size, "role": "weight"}
    front = (FRONT - SHEAR * EDGE, -LIFT * EDGE)
    height = float(free_cost(np.array(-EDGE), np.array(SIDE)))
    left = (SHEAR * SIDE - EDGE, LIFT * SIDE + height)
    note(figure, axes, front, AXES[language][0], by=(0, -size), **style)
    note(figure, axes, left, AXES[language][1], by=(-8, 0), align="right", **style)


def draw_map(figure: BookFigure, axes: Axes, size: float) -> None:
    """Draw the level lines, the network's place, and a few heights."""
    draw_levels(figure, axes, "level", free_cost, LEVELS, role="a", width=1.3)
    for level, at in NAMED_LEVELS.items():
        text = Number(number(level))
        note(figure, axes, at, text, size=size - 1.5, role="a", on_paper=True)
    to_n3, to_n4 = FREE_WEIGHTS
    axes.plot([to_n3], [to_n4], "o", ms=9, color=colour("accent"), gid="now-map", zorder=3)
    figure.drawn["now-map"] = Drawn((to_n3,), (to_n4,))


def cost_landscape(language: Language, narrow: bool = False) -> BookFigure:
    """See hills and a valley above two weights, and the same land as a map of level lines."""
    title = {"en": "The cost as a landscape", "zh-TW": "成本的地形"}[language]
    layout = (
        Grid(1, 2, NARROW, (276, 230), 40, 34, 48)
        if narrow
        else Grid(2, 1, WIDE - 8, (262, 250), 40, 36, 52)
    )
    size = 13.5 if narrow else 15
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, landscape_description(language), width, layout.height)
    words = (
        {"en": "seen from the side", "zh-TW": "從旁邊看"}[language],
        {"en": "as a map", "zh-TW": "畫成地圖"}[language],
    )
    for index in (0, 1):
        axes = panel(figure, layout.corner(index), layout.box)
        if index == 0:
            reach = EDGE * (1 + SHEAR)
            axes.set_xlim(-reach, reach)
            axes.set_ylim(-EDGE * LIFT - 0.1, 1.64 + EDGE * LIFT)
            axes.set_axis_off()
            draw_hills(figure, axes)
            name_edges(figure, axes, size, language)
        else:
            axes.set_xlim(-EDGE, EDGE)
            axes.set_ylim(-EDGE, EDGE)
            draw_map(figure, axes, size)
            ticks(figure, axes, (-6, 0, 6), (-6, 0, 6), size)
            axis = AXES[language][0]
            note(figure, axes, (0, -EDGE), axis, by=(0, -34), size=size, role="weight")
            axis = AXES[language][1]
            note(
                figure,
                axes,
                (-EDGE, EDGE),
                axis,
                by=(2, 12),
                size=size,
                align="left",
                role="weight",
            )
        middle = sum(axes.get_xlim()) / 2
        by = (44.0 if index else 0.0, 0.75 * size)  # the map's heading stands beside its axis
        note(figure, axes, (middle, axes.get_ylim()[1]), words[index], by=by, size=size)
    return figure
