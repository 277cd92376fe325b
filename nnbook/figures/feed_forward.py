"""Figures of the chapter "Feed forward": the worked example's network, its values, the sigmoid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from nnbook.examples.worked import WORKED_BIASES, WORKED_INPUT, WORKED_WEIGHTS, worked_pass
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import (
    Align,
    LayerKind,
    Number,
    Part,
    Point,
    Symbol,
    along,
    connection,
    label,
    neuron,
)
from nnbook.figures.labels import number, word
from nnbook.figures.palette import colour
from nnbook.languages import Language
from nnbook.net import sigmoid

KINDS: Final[tuple[LayerKind, ...]] = ("input", "hidden", "output")
# What stands on the connection into layer l, to neuron j from neuron k, and the fact it shows.
EdgeLabel = Callable[[int, int, int], tuple[Part, str]]


class Places:
    """Where the parts of the worked network lie on the sheet."""

    def __init__(self, narrow: bool) -> None:
        """Choose the sizes for a phone or for a page."""
        self.width = NARROW if narrow else WIDE
        self.height = 300 if narrow else 350
        self.radius = 31 if narrow else 42
        self.size = 13.5 if narrow else 16
        # Where on a line its label stands: on a level one, and on one that crosses another.
        self.shares = (0.5, 0.385) if narrow else (0.37, 0.37)
        self.columns = (42, 164, 286) if narrow else (64, 300, 536)
        self.rows = (200, 80) if narrow else (236, 90)

    def at(self, layer: int, index: int) -> Point:
        """The middle of a neuron; both counted from 0."""
        return self.columns[layer], self.rows[index]


def draw_network(figure: BookFigure, places: Places, language: Language, edge: EdgeLabel) -> None:
    """Draw the layers' names, the connections with their labels, and the discs."""
    axes = diagram_axes(figure)
    for layer, kind in enumerate(KINDS):
        top = (places.columns[layer], places.height - 18)
        label(axes, top, word(f"{kind} layer", language), size=places.size, role="soft")
    for layer in (1, 2):
        for j in (0, 1):
            for k in (0, 1):
                start, end = places.at(layer - 1, k), places.at(layer, j)
                name = f"{layer}_{j + 1}{k + 1}"
                connection(axes, start, end, gid=f"edge-{name}")
                spot = along(start, end, places.shares[j != k])
                part, fact = edge(layer, j, k)
                label(axes, spot, part, size=places.size, role="weight", on_paper=True, fact=fact)
    for layer, kind in enumerate(KINDS):
        for index in (0, 1):
            neuron(axes, places.at(layer, index), places.radius, kind)


def bias_label(axes_figure: BookFigure, places: Places, layer: int, index: int) -> None:
    """Write a neuron's bias under its disc."""
    x, y = places.at(layer, index)
    at = (x, y - places.radius - 0.95 * places.size)
    parts: tuple[Part, ...] = (Symbol("b"), Number(" = " + number(WORKED_BIASES[layer - 1][index])))
    fact = f"b{layer}_{index + 1}"
    label(axes_figure.axes[0], at, *parts, size=places.size, role="bias", on_paper=True, fact=fact)


def network_description(language: Language) -> str:
    """Say every weight and bias of the worked network in words."""
    first, second = WORKED_WEIGHTS
    if language == "en":
        sentences = [
            "Three columns of two: inputs x1 and x2, neurons N1 and N2, neurons N3 and N4."
        ]
        pattern = "{neuron} takes {a} with weight {v} and {b} with weight {w}; its bias is {bias}."
    else:
        sentences = ["三欄，每欄兩個：輸入 x1、x2，神經元 N1、N2，神經元 N3、N4。"]
        pattern = "{neuron} 以權重 {v} 接收 {a}，以權重 {w} 接收 {b}，偏差是 {bias}。"
    sources = (("x1", "x2"), ("N1", "N2"))
    for layer, rows in enumerate((first, second)):
        for j, (v, w) in enumerate(rows):
            a, b = sources[layer]
            bias = number(WORKED_BIASES[layer][j])
            name = f"N{2 * layer + j + 1}"
            sentences.append(
                pattern.format(neuron=name, a=a, b=b, v=number(v), w=number(w), bias=bias)
            )
    return (" " if language == "en" else "").join(sentences)


def worked_network(language: Language, narrow: bool = False) -> BookFigure:
    """See which number sits where: a weight on each connection, a bias under each neuron."""
    places = Places(narrow)
    title = {"en": "The worked example's network", "zh-TW": "計算範例的網路"}[language]
    figure = BookFigure(title, network_description(language), places.width, places.height)

    def weight(layer: int, j: int, k: int) -> tuple[Part, str]:
        value = WORKED_WEIGHTS[layer - 1][j][k]
        return Number(number(value)), f"w{layer}_{j + 1}{k + 1}"

    draw_network(figure, places, language, weight)
    axes = figure.axes[0]
    for index in (0, 1):
        symbol = Symbol("x", str(index + 1))
        label(axes, places.at(0, index), symbol, size=1.3 * places.size, role="a")
        for layer in (1, 2):
            name = Symbol("N", str(2 * layer + index - 1))
            label(axes, places.at(layer, index), name, size=1.15 * places.size)
            bias_label(figure, places, layer, index)
    return figure


def forward_description(language: Language) -> str:
    """Say every value of the worked forward pass in words."""
    run = worked_pass()
    x = " and ".join if language == "en" else "、".join
    inputs = x([number(value) for value in WORKED_INPUT])
    if language == "en":
        sentences = [f"The inputs {inputs} flow from left to right."]
        pattern = "{name}: z = {z}, output {a}."
    else:
        sentences = [f"輸入 {inputs} 由左往右流過網路。"]
        pattern = "{name}：z = {z}，輸出 {a}。"
    for layer in (1, 2):
        for j in (0, 1):
            z, a = number(run.z(layer)[j], ".4f"), number(run.a(layer)[j], ".4f")
            sentences.append(pattern.format(name=f"N{2 * layer + j - 1}", z=z, a=a))
    return (" " if language == "en" else "").join(sentences)


def write_values(figure: BookFigure, places: Places) -> None:
    """Write z and a into each neuron, and the inputs into theirs."""
    run, axes, gap = worked_pass(), figure.axes[0], 0.62 * places.size
    for index in (0, 1):
        value = Number(number(WORKED_INPUT[index]))
        at, fact = places.at(0, index), f"x_{index + 1}"
        label(axes, at, value, size=1.5 * places.size, role="a", fact=fact)
        for layer in (1, 2):
            x, y = places.at(layer, index)
            z = number(run.z(layer)[index], ".3f")
            a = number(run.a(layer)[index], ".3f")
            name = f"{layer}_{index + 1}"
            label(axes, (x, y + gap), Number(z), size=places.size, role="z", fact=f"z{name}")
            label(axes, (x, y - gap), Number(a), size=1.1 * places.size, role="a", fact=f"a{name}")
            bias_label(figure, places, layer, index)


def worked_forward_pass(language: Language, narrow: bool = False) -> BookFigure:
    """See the values flow: what each connection brings, and z above the output in each neuron."""
    places = Places(narrow)
    title = {"en": "The values on their way", "zh-TW": "數值流過網路"}[language]
    figure = BookFigure(title, forward_description(language), places.width, places.height)
    activations = (WORKED_INPUT, worked_pass().a(1))

    def term(layer: int, j: int, k: int) -> tuple[Part, str]:
        value = round(WORKED_WEIGHTS[layer - 1][j][k] * activations[layer - 1][k], 2)
        return Number(number(value)), f"term{layer}_{j + 1}{k + 1}"

    draw_network(figure, places, language, term)
    write_values(figure, places)
    return figure


CURVE: Final = (-6.0, 6.0)
LABEL_OFFSETS: Final[
    dict[str, tuple[tuple[float, float, Align], ...]]
] = {  # in drawing units, wide and narrow: the four points lie close together
    "N1": ((-14, 16, "right"), (-8, 14, "right")),
    "N4": ((16, -16, "left"), (9, -14, "left")),
    "N3": ((16, -14, "left"), (9, -13, "left")),
    "N2": ((6, -24, "left"), (-2, -22, "left")),
}


def worked_points() -> dict[str, tuple[float, float]]:
    """The four neurons of the worked example as points (z, output) on the sigmoid."""
    run = worked_pass()
    return {
        f"N{2 * layer + j - 1}": (run.z(layer)[j], run.a(layer)[j])
        for layer in (1, 2)
        for j in (0, 1)
    }


def curve_description(language: Language) -> str:
    """Say the curve's shape and the four points in words."""
    points = worked_points()
    if language == "en":
        shape = (
            "A smooth S-shaped curve rises from nearly 0 on the left to nearly 1 on the right "
            "and passes through one half at z = 0. Four points lie on it: "
        )
        items = [f"{n} at z = {z:.3f} with output {a:.3f}" for n, (z, a) in points.items()]
        return (shape + "; ".join(items) + ".").replace("-", "−").replace("S−", "S-")
    shape = (
        "一條平滑的 S 形曲線，由左邊接近 0 升到右邊接近 1，在 z = 0 處正好是二分之一。"
        "線上有四個點："
    )
    items = [f"{n} 在 z = {z:.3f}，輸出 {a:.3f}" for n, (z, a) in points.items()]
    return (shape + "；".join(items) + "。").replace("-", "−")


def sigmoid_curve(language: Language, narrow: bool = False) -> BookFigure:
    """See an S between 0 and 1, and where on it the worked example's four neurons sit."""
    title = {"en": "The sigmoid function", "zh-TW": "sigmoid 函數"}[language]
    width, height = (NARROW, 250) if narrow else (WIDE, 340)
    figure = BookFigure(title, curve_description(language), width, height)
    size = 13.5 if narrow else 15
    left, bottom = 34 / width, 40 / height
    axes = figure.add_axes((left, bottom, 1 - left - 12 / width, 1 - bottom - 14 / height))
    z = np.linspace(*CURVE, 241)
    axes.axhline(1, color=colour("rule"), lw=1, zorder=0)
    axes.axvline(0, color=colour("rule"), lw=1, zorder=0)
    axes.plot(z, sigmoid(z), color=colour("a"), gid="curve-sigmoid")
    figure.drawn["curve-sigmoid"] = Drawn(tuple(z), tuple(sigmoid(z)))
    axes.set_xlim(*CURVE)
    axes.set_ylim(-0.04, 1.08)
    axes.set_xticks(range(-6, 7, 2))
    axes.set_yticks([0, 0.5, 1])
    axes.tick_params(labelsize=size)
    mark_points(figure, size, narrow)
    return figure


def mark_points(figure: BookFigure, size: float, narrow: bool) -> None:
    """Mark the four neurons on the curve, on a transparent sheet in drawing units."""
    curve = figure.axes[0]
    points = worked_points()
    curve.plot(*zip(*points.values(), strict=True), "o", ms=8, color=colour("z"), gid="points")
    sheet = diagram_axes(figure)
    figure.draw_without_rendering()
    to_sheet = curve.transData + sheet.transData.inverted()
    for name, point in points.items():
        x, y = map(float, to_sheet.transform(point))
        dx, dy, align = LABEL_OFFSETS[name][narrow]
        value = Number(" " + number(point[0], ".2f"))
        parts = (Symbol("N", name[1]), Number(": "), Symbol("z"), Number(" ="), value)
        label(sheet, (x + dx, y + dy), *parts, size=size, align=align, role="z", on_paper=True)
    width = sheet.get_xlim()[1]
    label(sheet, (width - 18, 56), Symbol("z"), size=size + 2, role="z")
    x, y = map(float, to_sheet.transform((0.15, 1.05)))
    label(
        sheet,
        (x, y),
        Symbol("σ"),
        Number("("),
        Symbol("z"),
        Number(")"),
        size=size + 2,
        align="left",
        role="a",
    )
