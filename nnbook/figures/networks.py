"""Figures of the chapter "Networks": the network from outside, from inside, and its behaviour."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.networks import (
    ARTICLE_SIZES,
    OUTSIDE_INPUT,
    SWEEP,
    WEIGHT_SEEDS,
    first_output_along,
    output_of,
    random_network,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.charts import Margins, Sheet, chart_axes, plain_ticks
from nnbook.figures.drawing import Align, Number, Point, Symbol, label
from nnbook.figures.labels import number, word
from nnbook.figures.layered import Columns, draw_connections, draw_neurons
from nnbook.figures.palette import colour
from nnbook.figures.shapes import arrow, rounded_box
from nnbook.languages import Language


def outside_description(language: Language) -> str:
    """Say what goes into the box and what comes out."""
    inputs = [number(x) for x in OUTSIDE_INPUT]
    outputs = [number(y, ".2f") for y in output_of("A")]
    if language == "en":
        return (
            f"A closed box called f. From the left {len(inputs)} numbers go in: "
            f"{', '.join(inputs)}. On the right {len(outputs)} numbers come out: "
            f"{', '.join(outputs)}."
        )
    return (
        f"一個蓋著的盒子，叫作 f。左邊放進 {len(inputs)} 個數：{'、'.join(inputs)}；"
        f"右邊出來 {len(outputs)} 個數：{'、'.join(outputs)}。"
    )


def write_side(
    axes: Axes, values: tuple[float, ...], spec: str, at: Point, box_and_size: tuple[float, float]
) -> None:
    """Write the numbers of one side: arrows lead to the box on the left, from it on the right."""
    (x, middle), (box, size) = at, box_and_size
    inward = x < box
    align: Align = "right" if inward else "left"
    for index, value in enumerate(values):
        y = middle + 1.9 * size * ((len(values) - 1) / 2 - index)
        arrow(axes, *(((x, y), (box, y)) if inward else ((box, y), (x, y))))
        text = Number(number(value, spec))
        label(axes, (x - 6 if inward else x + 6, y), text, size=size, align=align, role="a")


def network_outside(language: Language, narrow: bool = False) -> BookFigure:
    """See a closed box: four numbers in on the left, three numbers out on the right."""
    width, height = (NARROW, 190) if narrow else (WIDE, 230)
    title = {"en": "A network from outside", "zh-TW": "從外面看網路"}[language]
    figure = BookFigure(title, outside_description(language), width, height)
    axes = diagram_axes(figure)
    size, half = (15, 62) if narrow else (18, 95)
    middle, centre = height / 2 - 8, width / 2
    corner = (centre - half, middle - 0.38 * height)
    rounded_box(axes, corner, 2 * half, 0.76 * height, "hidden")
    label(axes, (centre, middle), Symbol("f"), size=2.4 * size)
    far = 58 if narrow else 130
    write_side(axes, OUTSIDE_INPUT, "g", (far, middle), (centre - half - 3, size))
    write_side(axes, output_of("A"), ".2f", (width - far, middle), (centre + half + 3, size))
    words = {"en": ("in ", "out "), "zh-TW": ("輸入 ", "輸出 ")}[language]
    top = height - 0.75 * size
    label(axes, (far - 22, top), words[0], Symbol("x"), size=0.93 * size, role="soft")
    label(axes, (width - far + 22, top), words[1], Symbol("y"), size=0.93 * size, role="soft")
    return figure


def article_description(language: Language) -> str:
    """Say the layers and their sizes."""
    n_in, *hidden, n_out = ARTICLE_SIZES
    sizes = [str(size) for size in hidden]
    if language == "en":
        return (
            f"{len(ARTICLE_SIZES)} columns of discs: an input layer of {n_in} in blue, "
            f"{len(hidden)} hidden layers of {', '.join(sizes[:-1])} and {sizes[-1]} in yellow, "
            f"an output layer of {n_out} in green. A line runs from every disc to every disc of "
            "the next column."
        )
    return (
        f"{len(ARTICLE_SIZES)} 欄圓圈：藍色的輸入層有 {n_in} 個，黃色的 {len(hidden)} 個隱藏層"
        f"依序有 {'、'.join(sizes)} 個，綠色的輸出層有 {n_out} 個。"
        "每個圓圈都有線連到下一欄的每一個圓圈。"
    )


def article_columns(narrow: bool, below: float = 0) -> Columns:
    """Where the 4-6-5-5-3 network lies, with room for more `below` it."""
    if narrow:
        return Columns(ARTICLE_SIZES, 26, NARROW - 26, 124 + below, 40)
    return Columns(ARTICLE_SIZES, 60, WIDE - 60, 156 + below, 52)


def article_network(language: Language, narrow: bool = False) -> BookFigure:
    """See the layers: 4 blue inputs, three yellow hidden layers, 3 green outputs, all connected."""
    width, height = (NARROW, 308) if narrow else (WIDE, 378)
    title = {"en": "The 4-6-5-5-3 network", "zh-TW": "4-6-5-5-3 網路"}[language]
    figure = BookFigure(title, article_description(language), width, height)
    axes = diagram_axes(figure)
    columns, size = article_columns(narrow, 28), 13.5 if narrow else 16
    draw_connections(axes, columns, width=0.8 if narrow else 1)
    draw_neurons(axes, columns)
    for letter, layer in (("x", 0), ("y", len(columns.sizes) - 1)):
        for index in range(columns.sizes[layer]):
            symbol = Symbol(letter, str(index + 1))
            label(axes, columns.at(layer, index), symbol, size=size, role="a")
    top, hidden = height - 14, {"en": "Hidden layers", "zh-TW": "隱藏層"}[language]
    ends = {"en": ("Input", "Output"), "zh-TW": ("輸入層", "輸出層")}[language]
    names = (word("input layer", language), word("output layer", language))
    for name, x in zip(ends if narrow else names, (columns.xs[0], columns.xs[-1]), strict=True):
        label(axes, (x, top), name, size=size, role="soft")
    label(axes, (columns.xs[2], top), hidden, size=size, role="soft")
    for layer, count in enumerate(columns.sizes):
        label(axes, (columns.xs[layer], 14), Number(str(count)), size=size, role="soft")
    return figure


STYLES: Final = {"A": "-", "B": (0, (5, 2.5)), "C": (0, (1, 1.8))}
LABEL_AT: Final[dict[str, tuple[float, float, float, Align]]] = {
    "A": (0.98, 0, 16, "right"),  # x_1, how far right and above the curve, and which end
    "B": (-0.66, 11, 6, "left"),
    "C": (-0.12, 0, 17, "center"),
}


def decide_description(language: Language) -> str:
    """Say how each of the three curves runs."""
    ends = np.array([*SWEEP])
    first, last = ([number(value, "g") for value in SWEEP][i] for i in (0, 1))
    sentences = []
    for name in WEIGHT_SEEDS:
        start, end = (
            number(float(y), ".2f") for y in first_output_along(random_network(name), ends)
        )
        peak = float(first_output_along(random_network(name), np.linspace(*SWEEP, 201)).max())
        rises = peak > max(float(start), float(end)) + 0.02
        if language == "en":
            way = f", after a peak of {peak:.2f}" if rises else ""
            sentences.append(f"With weights {name} it goes from {start} to {end}{way}.")
        else:
            way = f"，中間最高到 {peak:.2f}" if rises else ""
            sentences.append(f"權重 {name}：由 {start} 變到 {end}{way}。")
    if language == "en":
        intro = (
            f"Three curves of the first output while the first input goes from {first} to {last}."
        )
        return " ".join([intro, *sentences])
    intro = f"三條曲線，畫的是第一個輸入由 {first} 變到 {last} 時的第一個輸出。"
    return "".join([intro, *sentences])


def weights_decide(language: Language, narrow: bool = False) -> BookFigure:
    """See one network behave in three ways: with weights A it rises, B falls, C does both."""
    width, height = (NARROW, 250) if narrow else (WIDE, 320)
    title = {"en": "One network, three sets of weights", "zh-TW": "同一個網路，三組權重"}[language]
    figure = BookFigure(title, decide_description(language), width, height)
    size = 13.5 if narrow else 15
    axes = chart_axes(figure, Margins(36, 14, 16, 50), size)
    points = np.linspace(*SWEEP, 161)
    axes.axvline(OUTSIDE_INPUT[0], color=colour("rule"), lw=1, zorder=0)
    for name, style in STYLES.items():
        y, gid = first_output_along(random_network(name), points), f"curve-{name}"
        axes.plot(points, y, color=colour("a"), ls=style, gid=gid)
        figure.drawn[gid] = Drawn(tuple(points), tuple(y))
        axes.plot(OUTSIDE_INPUT[0], output_of(name)[0], "o", ms=6, color=colour("a"))
    axes.set_xlim(*SWEEP)
    axes.set_ylim(0, 1.14)
    axes.set_xticks(*plain_ticks(-1, -0.5, 0, 0.5, 1))
    axes.set_yticks(*plain_ticks(0, 0.5, 1))
    sheet = Sheet(figure, axes, size)
    for name, (x, dx, dy, align) in LABEL_AT.items():
        height_there = float(first_output_along(random_network(name), np.array([x]))[0])
        text = {"en": f"weights {name}", "zh-TW": f"權重 {name}"}[language]
        sheet.write(x, height_there, text, dx=dx, dy=dy, align=align)
    sheet.write(SWEEP[1], 0, Symbol("x", "1"), dy=-36, dx=-5, role="a")
    sheet.write(SWEEP[0], 1.14, Symbol("y", "1"), dx=15, dy=-2, role="a")
    return figure
