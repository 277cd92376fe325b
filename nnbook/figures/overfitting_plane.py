"""Figures of the chapter "Overfitting" in the plane: regions wrapped around points."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.overfitting_plane import accuracy, plane_network, points
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.drawing import Number, label
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, heading, panel, sheet_of
from nnbook.languages import Language
from nnbook.net import Array, forward

AREA: Final = ((-3.0, 4.2), (-2.6, 3.0))  # what a panel shows of the plane
ACROSS, UP = 145, 113  # points of the grid that the border is found on
HEADINGS: Final[dict[str, dict[Language, str]]] = {
    "small": {"en": "Small network", "zh-TW": "小網路"},
    "large": {"en": "Large network", "zh-TW": "大網路"},
    "held": {"en": "Large network with L2", "zh-TW": "大網路，加上 L2"},
}
KINDS: Final = (("weight", "o", "input-fill"), ("accent", "x", "hidden-fill"))


def grid_outputs(name: str) -> tuple[Array, Array, Array]:
    """How sure the network is of the second class, over a grid: x, y and the output."""
    x, y = np.linspace(*AREA[0], ACROSS), np.linspace(*AREA[1], UP)
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    output = forward(plane_network(name), places).output[:, 1]
    return x, y, output.reshape(UP, ACROSS)


def draw_regions(figure: BookFigure, axes: Axes, name: str) -> None:
    """Fill the two regions, draw the border between them, and the points trained on."""
    axes.set_xlim(*AREA[0])
    axes.set_ylim(*AREA[1])
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set(visible=True, edgecolor=colour("rule"))
    x, y, output = grid_outputs(name)
    fills = [colour(fill) for _, _, fill in KINDS]
    axes.contourf(x, y, output, levels=[-0.1, 0.5, 1.1], colors=fills, zorder=0)
    border = axes.contour(x, y, output, levels=[0.5], linewidths=0)
    for index, part in enumerate(border.allsegs[0]):
        gid = f"border-{name}-{index}"
        axes.plot(*part.T, color=colour("ink"), lw=1.6, gid=gid, zorder=1)
        figure.drawn[gid] = Drawn(*(tuple(map(float, values)) for values in part.T))
    border.remove()
    seen, _ = points()
    for label_of, (role, shape, _) in enumerate(KINDS):
        at = seen.x[seen.label == label_of].T
        gid = f"points-{name}-{label_of}"
        edge = 1.5 if shape == "x" else 0
        axes.plot(*at, shape, color=colour(role), ms=5, mew=edge, gid=gid, zorder=2)
        figure.drawn[gid] = Drawn(*(tuple(map(float, values)) for values in at))


def shares(name: str) -> tuple[float, float]:
    """A network's accuracy on the points trained on, and on fresh ones."""
    seen, fresh = (accuracy(plane_network(name), part) for part in points())
    return seen, fresh


def regions_description(names: tuple[str, ...], language: Language) -> str:
    """Say what the border looks like and how many points each network gets right."""
    seen, fresh = points()
    items = []
    for name in names:
        first, second = shares(name)
        _, _, output = grid_outputs(name)
        parts = len(border_parts(output))
        if language == "en":
            items.append(
                f"{HEADINGS[name]['en']}: a border in {parts} piece{'s' * (parts > 1)}; "
                f"{first:.1%} of the points trained on are on their own side of it, and "
                f"{second:.1%} of {len(fresh.x):,} fresh points."
            )
        else:
            items.append(
                f"{HEADINGS[name]['zh-TW']}：邊界有 {parts} 段，"
                f"訓練用的點有 {first:.1%} 在對的一邊，{len(fresh.x):,} 個新的點有 {second:.1%}。"
            )
    if language == "en":
        what = (
            f"Two panels with the same {len(seen.x)} points: discs in the shape of an arc, crosses "
            "of the other class reaching into it, some of each among the others. Each panel is "
            "divided into the region that the network takes for discs and the one for crosses. "
        )
        return what + " ".join(items)
    what = (
        f"兩格，同樣的 {len(seen.x)} 個點：圓點排成弓形，叉號是另一類，伸進弓形裡，"
        "有幾個點落在對方之中。每一格分成網路認為是圓點的區域，和認為是叉號的區域。"
    )
    return what + "".join(items)


def border_parts(output: Array) -> list[Array]:
    """The pieces of the border."""
    axes = BookFigure("", "", 100, 100).add_axes((0, 0, 1, 1))
    return list(axes.contour(output, levels=[0.5]).allsegs[0])


def two_regions(names: tuple[str, str], title: str, language: Language, narrow: bool) -> BookFigure:
    """Draw two networks' regions side by side, on a phone above each other."""
    layout = (
        Grid(1, 2, NARROW, (NARROW - 20, 239.6), 10, 30, 30)
        if narrow
        else Grid(2, 1, WIDE - 2, (288, 224), 2, 34, 34)
    )
    size = 13.5 if narrow else 15
    foot = 26
    figure = BookFigure(
        title,
        regions_description(names, language),
        NARROW if narrow else WIDE,
        layout.height + foot,
    )
    words = {"en": ("seen: ", "fresh: "), "zh-TW": ("看過的：", "新的：")}[language]
    for index, name in enumerate(names):
        x, y = layout.corner(index)
        corner = (x, y + foot)
        axes = panel(figure, corner, layout.box)
        draw_regions(figure, axes, name)
        heading(figure, axes, HEADINGS[name][language], size=size)
        parts = [Number(f"{share:.1%}") for share in shares(name)]
        middle = (corner[0] + layout.box[0] / 2, corner[1] - 1.1 * size)
        pairs = (words[0], parts[0], "　" if language == "zh-TW" else "   ", words[1], parts[1])
        label(sheet_of(figure), middle, *pairs, size=size)
    region_key(figure, language, size)
    return figure


def region_key(figure: BookFigure, language: Language, size: float) -> None:
    """Say what the marks are."""
    words = {"en": ("one class", "the other"), "zh-TW": ("一類", "另一類")}[language]
    sheet = sheet_of(figure)
    x = sheet.get_xlim()[1] / 2 - 95
    for word, (role, shape, _) in zip(words, KINDS, strict=True):
        edge = 1.5 if shape == "x" else 0
        sheet.plot([x], [13], shape, color=colour(role), ms=6, mew=edge)
        label(sheet, (x + 11, 13), word, size=size, align="left", role=role)
        x += 115


def overfitting_plane(language: Language, narrow: bool = False) -> BookFigure:
    """See a smooth border that gives up a few points, and one that wraps every single point."""
    title = {"en": "Understood, and learnt by heart", "zh-TW": "學會了，和背下來"}[language]
    return two_regions(("small", "large"), title, language, narrow)


def overfitting_plane_held(language: Language, narrow: bool = False) -> BookFigure:
    """See the same large network without and with L2: the islands go, the border is smooth."""
    title = {"en": "The same network, held back", "zh-TW": "同樣的網路，被拉住了"}[language]
    return two_regions(("large", "held"), title, language, narrow)
