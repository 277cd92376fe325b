"""Figures of the chapter "Activation functions" about exclusive or: what straight cannot do."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from nnbook.examples.xor import (
    XOR_BIASES,
    XOR_INPUTS,
    XOR_TARGETS,
    XOR_WEIGHTS,
    best_affine,
    xor_network,
)
from nnbook.figures.activation_functions_panels import Panel, overlay
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.drawing import (
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
from nnbook.net import Array, Network, forward

POINT_RADIUS: Final = 14


def output(network: Network, x: tuple[float, float]) -> float:
    """What a network with one output gives."""
    return float(forward(network, np.array(x, dtype=float)).output[0])


def disc(sheet: Axes, at: Point, target: int, size: float) -> None:
    """A data point: a filled disc with a 1, or a hollow one with a 0."""
    fill = colour("output-fill" if target else "paper")
    edge = colour("output-edge" if target else "soft")
    sheet.add_patch(Circle(at, POINT_RADIUS, fc=fill, ec=edge, lw=2.5, zorder=3.5))
    label(sheet, at, Number(str(target)), size=size)


def input_plane(sheet: Axes, panel: Panel, size: float) -> None:
    """Draw the four points of exclusive or with their axes."""
    panel.zero_lines()
    panel.axes.plot((0, 1, 1), (1, 1, 0), color=colour("rule"), lw=1, zorder=0)
    for x, target in zip(XOR_INPUTS, XOR_TARGETS, strict=True):
        disc(sheet, panel.at(*x), target, size)
    right, top = panel.at(panel.x[1], 0), panel.at(0, panel.y[1])
    label(sheet, (right[0] - 6, right[1] - size), Symbol("x", "1"), size=size + 2)
    label(sheet, (top[0] - 1.3 * size, top[1] - 6), Symbol("x", "2"), size=size + 2)
    for value in (0, 1):
        across, up = panel.at(value, 0)
        at = (across, up - POINT_RADIUS - 0.8 * size)
        label(sheet, at, Number(str(value)), size=size, role="soft")
        across, up = panel.at(0, value)
        at = (across - POINT_RADIUS - 0.7 * size, up)
        label(sheet, at, Number(str(value)), size=size, role="soft")


def points_description(language: Language) -> str:
    """Say the four points and their answers."""
    rows = list(zip(XOR_INPUTS, XOR_TARGETS, strict=True))
    if language == "en":
        items = [f"at ({x[0]}, {x[1]}) the answer is {target}" for x, target in rows]
        return "The corners of a square: " + "; ".join(items) + "."
    items = [f"({x[0]}, {x[1]}) 的答案是 {target}" for x, target in rows]
    return "正方形的四個角：" + "；".join(items) + "。"


def xor_points(language: Language, narrow: bool = False) -> BookFigure:
    """See two ones and two zeros on opposite corners: no ruler gets between them."""
    title = {"en": "Exclusive or", "zh-TW": "互斥或"}[language]
    width, height = (NARROW, 270) if narrow else (WIDE, 310)
    figure = BookFigure(title, points_description(language), width, height)
    side = height - 66
    box = ((width - side) / 2, 48, side, side)
    panel = Panel(figure, box, (-0.1, 1.4), (-0.1, 1.4))
    input_plane(overlay(figure), panel, 13.5 if narrow else 16)
    for target in (0, 1):
        chosen = [x for x, t in zip(XOR_INPUTS, XOR_TARGETS, strict=True) if t == target]
        panel.points(f"points-{target}", [x[0] for x in chosen], [x[1] for x in chosen], "rule")
    return figure


def network_description(language: Language) -> str:
    """Say every weight and bias of the network."""
    (first, second), ((out),) = XOR_WEIGHTS[0], XOR_WEIGHTS[1]
    bias = [number(b) for b in XOR_BIASES[0]]
    if language == "en":
        return (
            f"Inputs x1 and x2 lead to two ReLU neurons with weights {first[0]}, {first[1]} and "
            f"{second[0]}, {second[1]} and biases {bias[0]} and {bias[1]}. The output neuron takes "
            f"them with weights {out[0]} and {number(out[1])}; its bias is {XOR_BIASES[1][0]}, "
            "and it has no activation function."
        )
    return (
        f"輸入 x1、x2 連到兩個 ReLU 神經元，權重是 {first[0]}、{first[1]} 和 {second[0]}、"
        f"{second[1]}，偏差是 {bias[0]} 和 {bias[1]}。輸出神經元以權重 {out[0]} 和 "
        f"{number(out[1])} 接收它們，偏差是 {XOR_BIASES[1][0]}，沒有激勵函數。"
    )


def xor_relu_network(language: Language, narrow: bool = False) -> BookFigure:
    """See how small it is: two ReLU neurons, one output, nine numbers."""
    title = {"en": "The network for exclusive or", "zh-TW": "互斥或的網路"}[language]
    width, height = (NARROW, 300) if narrow else (WIDE, 330)
    figure = BookFigure(title, network_description(language), width, height)
    axes = diagram_axes(figure)
    radius, size = (29, 13.5) if narrow else (40, 16)
    columns = (40, 164, 288) if narrow else (70, 300, 530)
    low, high = (84, 204) if narrow else (88, 222)
    layers = [(low, high), (low, high), ((low + high) / 2,)]
    places = [[(columns[i], y) for y in reversed(ys)] for i, ys in enumerate(layers)]
    kinds: tuple[LayerKind, ...] = ("input", "hidden", "output")
    for layer in (1, 2):
        for j, end in enumerate(places[layer]):
            for k, start in enumerate(places[layer - 1]):
                connection(axes, start, end)
                spot = along(start, end, 0.42 if narrow else 0.37)
                text = Number(number(XOR_WEIGHTS[layer - 1][j][k]))
                label(axes, spot, text, size=size, role="weight", on_paper=True)
            bias: tuple[Part, ...] = (
                Symbol("b"),
                Number(" = " + number(XOR_BIASES[layer - 1][j])),
            )
            at = (end[0], end[1] - radius - 0.95 * size)
            label(axes, at, *bias, size=size, role="bias", on_paper=True)
    for layer, kind in enumerate(kinds):
        label(
            axes,
            (columns[layer], height - 18),
            word(f"{kind} layer", language),
            size=size,
            role="soft",
        )
        for index, at in enumerate(places[layer]):
            neuron(axes, at, radius, kind)
            name = Symbol("xhy"[layer], "" if layer == 2 else str(index + 1))
            up = 0.55 * size if layer == 1 else 0.0
            label(
                axes, (at[0], at[1] + up), name, size=1.25 * size, role="ink" if layer == 0 else "a"
            )
            if layer == 1:
                label(axes, (at[0], at[1] - 0.7 * size), "ReLU", size=0.85 * size)
    return figure


def tent_description(language: Language) -> str:
    """Say what both functions give at the three sums."""
    network = xor_network()
    sums = {x[0] + x[1]: x for x in XOR_INPUTS}
    flat = number(output(Network((best_affine(),)), (0, 0)))
    if language == "en":
        items = [f"{output(network, x):g} where the sum is {s}" for s, x in sums.items()]
        return (
            f"The best straight line stays at {flat}. The ReLU network bends and hits every point: "
            + ", ".join(items)
            + "."
        )
    items = [f"總和是 {s} 時輸出 {output(network, x):g}" for s, x in sums.items()]
    return (
        f"最好的直線一直停在 {flat}。ReLU 網路的線會折彎，每一點都命中：" + "，".join(items) + "。"
    )


def xor_tent(language: Language, narrow: bool = False) -> BookFigure:
    """See a straight line miss every point and a line bent by two ReLU neurons hit them all."""
    title = {"en": "A straight line and a bent one", "zh-TW": "直線與折線"}[language]
    width, height = (NARROW, 260) if narrow else (WIDE, 310)
    figure = BookFigure(title, tent_description(language), width, height)
    size = 13.5 if narrow else 15
    panel = Panel(figure, (34, 30, width - 50, height - 44), (-0.3, 2.5), (-0.3, 1.25))
    sheet = overlay(figure)
    panel.axes.plot(panel.x, (0, 0), color=colour("soft"), lw=1, zorder=0, clip_on=False)
    panel.axes.plot((0, 0), (0, panel.y[1]), color=colour("soft"), lw=1, zorder=0)
    straight = Network((best_affine(),))
    corners = np.array([-0.3, 0.0, 1.0, 2.15])
    for gid, network, role in (
        ("curve-affine", straight, "weight"),
        ("curve-with-relu", xor_network(), "a"),
    ):
        heights = np.array([output(network, (s / 2, s / 2)) for s in corners])
        panel.curve(gid, corners, heights, role, dashes=network is straight)
    # As a set: two inputs have the same sum and the same target, and one disc shows both.
    sums = {(x[0] + x[1], target) for x, target in zip(XOR_INPUTS, XOR_TARGETS, strict=True)}
    for total_input, target in sorted(sums):
        disc(sheet, panel.at(total_input, target), target, size)
    for s in (0, 1, 2):
        across, up = panel.at(s, 0)
        at = (across, up - POINT_RADIUS - 0.8 * size)
        label(sheet, at, Number(str(s)), size=size, role="soft")
    words = {"en": ("straight", "with ReLU"), "zh-TW": ("直線", "有 ReLU")}[language]
    left, up = panel.at(2.2, 0.5)
    label(sheet, (left, up + 0.9 * size), words[0], size=size, role="weight", align="right")
    left, up = panel.at(1.25, 0.83)
    label(sheet, (left, up + 0.4 * size), words[1], size=size, role="a", align="left")
    total = (Symbol("x", "1"), Number(" + "), Symbol("x", "2"))
    left, up = panel.at(2.5, 0)
    at = (left, up - POINT_RADIUS - 2.3 * size)
    label(sheet, at, *total, size=size + 1, align="right")
    left, up = panel.at(0, 1.17)
    label(sheet, (left - 12, up), Symbol("y"), size=size + 2, role="a")
    return figure


def hidden_description(language: Language) -> str:
    """Say where each point of the input plane lands."""
    spots = [tuple(f"{a:g}" for a in forward(xor_network(), as_input(x)).a(1)) for x in XOR_INPUTS]
    rows = list(zip(XOR_INPUTS, spots, strict=True))
    if language == "en":
        items = [f"({x[0]}, {x[1]}) goes to ({h[0]}, {h[1]})" for x, h in rows]
        return (
            "Left the four points as they come in, right as the hidden layer hands them on: "
            + "; ".join(items)
            + ". On the right a straight line divides the ones from the zeros."
        )
    items = [f"({x[0]}, {x[1]}) 移到 ({h[0]}, {h[1]})" for x, h in rows]
    return (
        "左邊是四個點進來的樣子，右邊是隱藏層交出去的樣子："
        + "；".join(items)
        + "。在右邊，一條直線就能把 1 和 0 分開。"
    )


def as_input(x: tuple[int, int]) -> Array:
    """A point of the table as the network takes it."""
    return np.array(x, dtype=float)


def xor_hidden_plane(language: Language, narrow: bool = False) -> BookFigure:
    """See the hidden layer move the points until one straight line is enough."""
    title = {"en": "What the hidden layer does", "zh-TW": "隱藏層做了什麼"}[language]
    width, height = (NARROW, 470) if narrow else (WIDE, 290)
    figure = BookFigure(title, hidden_description(language), width, height)
    size, unit = (13.5, 92) if narrow else (15, 118)
    middle = (width - 1.5 * unit) / 2
    at = (middle, 298) if narrow else (42, 62)
    before = Panel(figure, (*at, 1.5 * unit, 1.5 * unit), (-0.1, 1.4), (-0.1, 1.4))
    at = (middle - 0.55 * unit, 62) if narrow else (width - 2.6 * unit - 14, 62)
    after = Panel(figure, (*at, 2.6 * unit, 1.5 * unit), (-0.1, 2.5), (-0.1, 1.4))
    sheet = overlay(figure)
    input_plane(sheet, before, size)
    after.zero_lines()
    hidden = [forward(xor_network(), as_input(x)).a(1) for x in XOR_INPUTS]
    # As a set: the layer moves two points to one place, and one disc shows both.
    places = zip(hidden, XOR_TARGETS, strict=True)
    moved = {(float(h[0]), float(h[1]), target) for h, target in places}
    for first, second, target in sorted(moved):
        disc(sheet, after.at(first, second), target, size)
    divide(after)
    hidden_axes(sheet, after, size)
    words = {
        "en": ("input", "output of the hidden layer", "two points in one place"),
        "zh-TW": ("輸入", "隱藏層的輸出", "兩個點疊在一起"),
    }[language]
    for text, panel in zip(words, (before, after), strict=False):
        left, bottom, across, tall = panel.box
        label(sheet, (left + across / 2, bottom + tall + size), text, size=size)
    across, up = after.at(1, 0)
    label(sheet, (across, up - POINT_RADIUS - 2.1 * size), words[2], size=size, role="soft")
    return figure


def divide(panel: Panel) -> None:
    """Draw the line on which the output neuron gives one half."""
    (first, second), bias = XOR_WEIGHTS[1][0], XOR_BIASES[1][0]
    h1 = np.array([0.2, 2.5])
    panel.curve("line-half", h1, (0.5 - bias - first * h1) / second, "accent", dashes=True)


def hidden_axes(sheet: Axes, panel: Panel, size: float) -> None:
    """Name the axes of the hidden layer's plane and number them."""
    right, top = panel.at(panel.x[1], 0), panel.at(0, panel.y[1])
    label(sheet, (right[0] - 2, right[1] - size), Symbol("h", "1"), size=size + 2, role="a")
    label(sheet, (top[0] - 1.2 * size, top[1] - 4), Symbol("h", "2"), size=size + 2, role="a")
    for value in (0, 1, 2):
        across, up = panel.at(value, 0)
        at = (across, up - POINT_RADIUS - 0.8 * size)
        label(sheet, at, Number(str(value)), size=size, role="soft")
    across, up = panel.at(0, 1)
    label(sheet, (across - 0.7 * size, up), Number("1"), size=size, role="soft")
