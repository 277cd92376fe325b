"""Figures of the chapter "Digits" about space: a cube that can be drawn, and wraps in the plane."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.regions import (
    FRESH,
    SEEN,
    TINY_LEFT,
    TINY_RIGHT,
    ToyClasses,
    Wrap,
    toy_classes,
    wraps,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import Align, Number, Point, Symbol, label
from nnbook.figures.images import grey_image
from nnbook.figures.palette import colour
from nnbook.languages import Language

Pixels3 = tuple[float, float, float]


class View:
    """How the cube is seen: x₁ to the right, x₂ into the page, x₃ upwards."""

    def __init__(self, corner: Point, edge: float) -> None:
        """Put the corner of three zeros there."""
        self.corner, self.edge = corner, edge

    def at(self, point: Pixels3) -> Point:
        """Where a point of the cube lies on the sheet."""
        x1, x2, x3 = point
        return (
            self.corner[0] + self.edge * (x1 + 0.42 * x2),
            self.corner[1] + self.edge * (x3 + 0.32 * x2),
        )


def draw_cube(axes: Axes, view: View) -> None:
    """Draw the twelve edges; the three that lie behind are dashed."""
    corners = list(product((0.0, 1.0), repeat=3))
    hidden = (0.0, 1.0, 0.0)  # the corner behind all the others
    for p, q in combinations(corners, 2):
        if sum(a != b for a, b in zip(p, q, strict=True)) == 1:
            ends = zip(view.at((p[0], p[1], p[2])), view.at((q[0], q[1], q[2])), strict=True)
            style = (0, (3, 3)) if hidden in (p, q) else "-"
            axes.plot(*ends, color=colour("soft"), lw=1.4, ls=style, zorder=1)


def tiny_image(axes: Axes, pixels: Pixels3, corner: Point, size: float) -> None:
    """Draw an image of three pixels side by side."""
    levels = np.array([[round(255 * p) for p in pixels]], dtype=np.uint8)
    grey_image(axes, levels, corner, (size, size))
    for i in (1, 2):
        x = corner[0] + i * size
        axes.plot([x, x], [corner[1], corner[1] + size], color=colour("rule"), lw=1, zorder=3)


def cube_description(language: Language) -> str:
    """Say where the two kinds of tiny image lie."""
    if language == "en":
        return (
            f"A cube with the axes x1, x2 and x3, each from 0 to 1. {len(TINY_RIGHT)} points, "
            "images with a stroke on the third pixel only, lie together at the corner (0, 0, 1); "
            f"{len(TINY_LEFT)} others, with a stroke on the first two pixels, lie together at the "
            "corner (1, 1, 0)."
        )
    return (
        f"一個立方體，三個軸 x1、x2、x3 都從 0 到 1。"
        f"{len(TINY_RIGHT)} 個點是筆畫只在第三個像素的影像，聚在角 (0, 0, 1) 附近；"
        f"另外 {len(TINY_LEFT)} 個是筆畫在前兩個像素的影像，聚在角 (1, 1, 0) 附近。"
    )


def unit_cube(language: Language, narrow: bool = False) -> BookFigure:
    """See images of three pixels as points in a cube, each kind near a corner of its own."""
    width, height, edge = (NARROW, 320, 158.0) if narrow else (WIDE, 370, 212.0)
    title = {"en": "Images of three pixels in a cube", "zh-TW": "三個像素的影像，住在立方體裡"}
    figure = BookFigure(title[language], cube_description(language), width, height)
    axes = diagram_axes(figure)
    view = View(((width - 1.42 * edge) / 2 - (10 if narrow else 4), 50), edge)
    draw_cube(axes, view)
    size = 14 if narrow else 16
    kinds = (("right", TINY_RIGHT, "weight", "o"), ("left", TINY_LEFT, "bias", "^"))
    for name, points, role, shape in kinds:
        xs, ys = zip(*(view.at(p) for p in points), strict=True)
        axes.plot(xs, ys, shape, color=colour(role), ms=9, mew=0, gid=f"kind-{name}", zorder=3)
        figure.drawn[f"kind-{name}"] = Drawn(xs, ys)
    name_axes(axes, view, size)
    cell = 15 if narrow else 20
    x, y = view.at((0.0, 0.0, 1.0))
    beside = (
        ((x - 28, y + 30), (width - 48, view.corner[1] + 0.2 * edge))
        if narrow
        else ((x - 90, y + 6), (x + 1.42 * edge + 14, view.corner[1] + 0.22 * edge))
    )
    tiny_image(axes, TINY_RIGHT[0], beside[0], cell)
    tiny_image(axes, TINY_LEFT[0], beside[1], cell)
    return figure


def name_axes(axes: Axes, view: View, size: float) -> None:
    """Write the axes' names and two corners."""
    names: tuple[tuple[Pixels3, float, float, str], ...] = (
        ((0.5, 0.0, 0.0), 0, -16, "1"),
        ((0.0, 0.5, 0.0), 18, -2, "2"),
        ((0.0, 0.0, 0.5), -18, 0, "3"),
    )
    for point, dx, dy, index in names:
        x, y = view.at(point)
        label(axes, (x + dx, y + dy), Symbol("x", index), size=size + 1)
    corners: tuple[tuple[Pixels3, float, float, Align], ...] = (
        ((0.0, 0.0, 0.0), 2, -18, "right"),
        ((1.0, 1.0, 1.0), 4, 14, "right"),
    )
    for corner, dx, dy, align in corners:
        x, y = view.at(corner)
        text = "({:.0f}, {:.0f}, {:.0f})".format(*corner)
        label(axes, (x + dx, y + dy), Number(text), size=size - 2, align=align, role="soft")


AREA: Final = ((-3.1, 4.5), (-2.6, 3.1))  # what a panel shows of the plane
VERDICTS: Final[dict[Language, tuple[str, str, str]]] = {
    "en": ("Too tight", "About right", "Too loose"),
    "zh-TW": ("包得太緊", "剛剛好", "包得太鬆"),
}


def wrap_sentence(wrap: Wrap, language: Language) -> str:
    """Say how one wrap does."""
    if language == "en":
        return (
            f"Radius {wrap.radius}: {wrap.accepted} of {FRESH} new sevens lie inside, and "
            f"{wrap.false_alarms} of {FRESH} of the other kind."
        )
    return (
        f"半徑 {wrap.radius}：{FRESH} 個新的 7 有 {wrap.accepted} 個在裡面，"
        f"{FRESH} 個別的數字有 {wrap.false_alarms} 個也在裡面。"
    )


def wrap_description(language: Language) -> str:
    """Say what is drawn, and how each wrap does."""
    sentences = " ".join if language == "en" else "".join
    what = {
        "en": f"Three panels with the same points: a bow of {SEEN} sevens, and another kind that "
        "reaches into it. Around each seven lies a disc; together the discs are the region.",
        "zh-TW": f"三格，點都一樣：{SEEN} 個 7 排成弓形，另一種數字伸進弓形裡。"
        "每個 7 周圍有一個圓盤，圓盤合起來就是區域。",
    }[language]
    return sentences([what, *(wrap_sentence(wrap, language) for wrap in wraps())])


def shrink_wrap(language: Language, narrow: bool = False) -> BookFigure:
    """See the same sevens wrapped too tightly, about right, and too loosely."""
    panel = (214.0, 160.5) if narrow else (190.0, 142.5)
    width, height = (NARROW, 3 * 232 + 24) if narrow else (WIDE, 258)
    title = {"en": "Tight, about right, loose", "zh-TW": "太緊、剛好、太鬆"}[language]
    figure = BookFigure(title, wrap_description(language), width, height)
    sheet = diagram_axes(figure)
    for i, wrap in enumerate(wraps()):
        left = (width - panel[0]) / 2 if narrow else 5 + 200 * i
        bottom = height - 24 - panel[1] - (232 * i if narrow else 0)
        box = (left / width, bottom / height, panel[0] / width, panel[1] / height)
        axes = figure.add_axes(box)
        draw_panel(axes, figure, wrap, i, panel[0])
        frame = Rectangle((left, bottom), *panel, fc="none", ec=colour("rule"), lw=1)
        sheet.add_patch(frame)
        middle = left + panel[0] / 2
        label(sheet, (middle, bottom + panel[1] + 13), VERDICTS[language][i], size=15)
        write_counts(sheet, (middle, bottom - 16), wrap, language)
    wrap_key(sheet, width, language)
    return figure


def draw_panel(axes: Axes, figure: BookFigure, wrap: Wrap, index: int, width: float) -> None:
    """Draw the region as discs of one colour over their own edges, then the points."""
    toy: ToyClasses = toy_classes()
    disc = 2 * wrap.radius * width / (AREA[0][1] - AREA[0][0])
    x, y = toy.seen.T
    edge, fill = colour("hidden-edge"), colour("hidden-fill")
    axes.plot(x, y, "o", ms=disc + 2.4, mew=0, color=edge, gid=f"edge-{index}")
    axes.plot(x, y, "o", ms=disc, mew=0, color=fill, gid=f"region-{index}")
    axes.plot(x, y, "o", ms=4.5, mew=0, color=colour("weight"), gid=f"seen-{index}")
    other = toy.others_seen.T
    style: dict[str, Any] = {"ms": 5, "mew": 1.4, "color": colour("accent")}
    axes.plot(other[0], other[1], "x", gid=f"others-{index}", **style)
    figure.drawn[f"seen-{index}"] = Drawn(tuple(x), tuple(y))
    figure.drawn[f"others-{index}"] = Drawn(tuple(other[0]), tuple(other[1]))
    axes.set_xlim(*AREA[0])
    axes.set_ylim(*AREA[1])
    axes.set_axis_off()


def write_counts(sheet: Axes, at: Point, wrap: Wrap, language: Language) -> None:
    """Write how many new points of each kind lie inside."""
    words = {"en": ("New sevens in: ", "Others in: "), "zh-TW": ("收進新的 7：", "誤收別的：")}
    counts = (wrap.accepted, wrap.false_alarms)
    for i, (text, count) in enumerate(zip(words[language], counts, strict=True)):
        role = ("weight", "accent")[i]
        number = Number(f"{count}/{FRESH}")
        label(sheet, (at[0], at[1] - 19 * i), text, number, size=13, role=role)


def wrap_key(sheet: Axes, width: float, language: Language) -> None:
    """Say what the marks are."""
    words = {"en": ("sevens seen", "another digit"), "zh-TW": ("看過的 7", "另一個數字")}
    x = width / 2 - 105
    sheet.plot([x], [14], "o", ms=6, mew=0, color=colour("weight"))
    label(sheet, (x + 10, 14), words[language][0], size=13, align="left", role="weight")
    sheet.plot([x + 115], [14], "x", ms=6, mew=1.5, color=colour("accent"))
    label(sheet, (x + 125, 14), words[language][1], size=13, align="left", role="accent")
