"""Figures of the chapter "Networks" that count: the weights by layer, the layouts with 94."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from nnbook.examples.networks import (
    ARTICLE_HIDDEN,
    ARTICLE_SIZES,
    MIN_WIDTH,
    Layout,
    is_reasonable,
    sized_network,
    sorted_layouts,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.drawing import Number, Point, label
from nnbook.figures.palette import colour
from nnbook.languages import Language


def weights_description(language: Language) -> str:
    """Say how many squares and dots each block has."""
    network = sized_network(ARTICLE_SIZES)
    if language == "en":
        blocks = [
            f"From {n} to {after} neurons: {n * after} squares, {after} dots."
            for n, after in pairwise(ARTICLE_SIZES)
        ]
        intro = "Four blocks, a square for each weight and a dot for each bias."
        total = f"Together {network.n_weights} squares and {network.n_biases} dots."
        return " ".join([intro, *blocks, total])
    blocks = [
        f"{n} 個神經元連到 {after} 個：{n * after} 個方格、{after} 個圓點。"
        for n, after in pairwise(ARTICLE_SIZES)
    ]
    total = f"總共 {network.n_weights} 個方格、{network.n_biases} 個圓點。"
    return "".join(["四塊圖形，一個方格是一個權重，一個圓點是一個偏差。", *blocks, total])


def draw_block(axes: Axes, corner: Point, sizes: tuple[int, int], cell: float, size: float) -> None:
    """Draw one layer's weights as squares, its biases as dots, and both counts.

    Args:
        axes: Where to draw.
        corner: The top left corner of the squares.
        sizes: From how many neurons to how many.
        cell: The side of a square with the gap beside it.
        size: Of the labels.
    """
    (left, top), (n, after) = corner, sizes
    side, blue, brown = 0.82 * cell, colour("weight"), colour("bias")
    for j in range(after):
        y = top - cell * (j + 1)
        for k in range(n):
            axes.add_patch(Rectangle((left + cell * k, y), side, side, fc=blue, ec="none"))
        middle = (left + cell * (n + 0.95), y + side / 2)
        axes.add_patch(Circle(middle, 0.4 * cell, fc=brown, ec="none"))
    centre, under = left + cell * n / 2, top - cell * after - 0.9 * size
    label(axes, (centre, top + 0.9 * size), Number(f"{n} → {after}"), size=size, role="soft")
    label(axes, (centre, under), Number(str(n * after)), size=1.1 * size, role="weight")
    at = (left + cell * (n + 0.95), under)
    label(axes, at, Number(str(after)), size=1.1 * size, role="bias")


def block_corners(narrow: bool) -> tuple[list[Point], float]:
    """The top left corner of each of the four blocks, and the side of a cell."""
    if narrow:
        return [(28, 340), (176, 340), (28, 178), (176, 178)], 17
    cell, left, corners = 19.0, 18.0, []
    for n in ARTICLE_SIZES[:-1]:
        corners.append((left, 184.0))
        left += cell * (n + 1.4) + 22
    return corners, cell


def weights_by_layer(language: Language, narrow: bool = False) -> BookFigure:
    """See four blocks of squares, 24, 30, 25 and 15, one square a weight; the dots are biases."""
    width, height = (NARROW, 368) if narrow else (WIDE, 212)
    title = {"en": "Every weight and every bias", "zh-TW": "每一個權重和每一個偏差"}[language]
    figure = BookFigure(title, weights_description(language), width, height)
    axes, size = diagram_axes(figure), 13.5 if narrow else 15
    corners, cell = block_corners(narrow)
    for corner, sizes in zip(corners, pairwise(ARTICLE_SIZES), strict=True):
        draw_block(axes, corner, sizes, cell, size)
    network = sized_network(ARTICLE_SIZES)
    words = {"en": ("weights ", "biases "), "zh-TW": ("權重 ", "偏差 ")}[language]
    totals = (
        ("weight", words[0], [str(layer.weight.size) for layer in network.layers]),
        ("bias", words[1], [str(layer.bias.size) for layer in network.layers]),
    )
    for row, (role, text, counts) in enumerate(totals):
        total = network.n_weights if role == "weight" else network.n_biases
        at = (width / 2, 38 - 24 * row) if narrow else (width * (0.27 + 0.48 * row), 18)
        sum_of = Number(f" {' + '.join(counts)} = {total}")
        label(axes, at, text, sum_of, size=1.1 * size, role=role)
    return figure


def layouts_description(language: Language) -> str:
    """List all layouts, the reasonable ones first."""
    names = ["-".join(map(str, layout)) for layout in sorted_layouts()]
    n = sum(map(is_reasonable, sorted_layouts()))
    if language == "en":
        return (
            f"{len(names)} small bar charts, one for each layout of three hidden layers. Marked, "
            f"because no layer is narrower than 3: {', '.join(names[:n])}; the bars of "
            f"{names[0]} are the most even. The others: {', '.join(names[n:])}."
        )
    return (
        f"{len(names)} 張小長條圖，一張是一種三個隱藏層的排法。每層至少 3 個而標了出來的有："
        f"{'、'.join(names[:n])}；其中 {names[0]} 的長條最整齊。其他的是：{'、'.join(names[n:])}。"
    )


def draw_layout(axes: Axes, at: Point, layout: Layout, scale: float, size: float) -> None:
    """Draw one layout as three bars with its name below, filled if it is reasonable.

    Args:
        axes: Where to draw.
        at: The middle of the ground on which the bars stand.
        layout: The widths of the hidden layers.
        scale: The height of a bar for each neuron.
        size: Of the label.
    """
    x, y = at
    marked, chosen = is_reasonable(layout), layout == ARTICLE_HIDDEN
    edge = colour("hidden-edge" if marked else "soft")
    face = edge if chosen else colour("hidden-fill") if marked else "none"
    for index, neurons in enumerate(layout):
        corner = (x - 21 + 15 * index, y)
        bar = Rectangle(corner, 12, scale * neurons, fc=face, ec=edge, lw=1.3, zorder=2)
        axes.add_patch(bar)
    name = Number("-".join(map(str, layout)))
    role = "ink" if marked else "soft"
    label(axes, (x, y - 0.85 * size), name, size=1.1 * size if chosen else size, role=role)


def layout_groups(language: Language) -> tuple[tuple[str, list[Layout]], ...]:
    """The reasonable layouts and the others, each group with its heading."""
    found = sorted_layouts()
    marked = [layout for layout in found if is_reasonable(layout)]
    others = found[len(marked) :]
    if language == "en":
        return (
            (f"No layer narrower than {MIN_WIDTH}: {len(marked)} layouts", marked),
            (f"A layer of 1 or 2: {len(others)} layouts", others),
        )
    return (
        (f"每層至少 {MIN_WIDTH} 個：{len(marked)} 種", marked),
        (f"有一層只剩 1 個或 2 個：{len(others)} 種", others),
    )


def layouts_with_94(language: Language, narrow: bool = False) -> BookFigure:
    """See seven filled bar charts of twenty-one, and that the bars of 6-5-5 are the most even."""
    in_row, width, height = (4, NARROW, 452) if narrow else (7, WIDE, 290)
    size, scale = (13.0, 2.2) if narrow else (14.0, 2.4)
    title = {"en": "All layouts with 94 weights", "zh-TW": "有 94 個權重的所有排法"}[language]
    figure = BookFigure(title, layouts_description(language), width, height)
    axes, top, apart = diagram_axes(figure), height - 4.0, width / in_row
    for heading, layouts in layout_groups(language):
        top -= 0.8 * size
        label(axes, (8, top), heading, size=size, align="left")
        top -= 1.1 * size
        for start in range(0, len(layouts), in_row):
            row = layouts[start : start + in_row]
            top -= scale * max(map(max, row)) + 6
            for place, layout in enumerate(row):
                draw_layout(axes, (apart * (place + 0.5), top), layout, scale, size)
            top -= 1.9 * size
        top -= 0.6 * size
    return figure
