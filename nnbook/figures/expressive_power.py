"""Figures of "Expressive power" on one neuron and two: curves moved along x, along y, a bump."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.expressive_power import (
    BUMP,
    BUMP_HEIGHT,
    BUMP_WEIGHT,
    INPUT_BIASES,
    INPUT_WEIGHTS,
    bump,
    grid,
    midpoint,
    values,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.drawing import Number, Part, Symbol
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, ticks
from nnbook.languages import Language
from nnbook.net import sigmoid, sigmoid_prime

SPAN: Final = (-2.0, 4.0)
TANGENT: Final = 0.5  # half the height of the piece of tangent drawn at a midpoint
AREA: Final = ((1.0, 0.0), (2.0, 0.0), (0.5, 0.0), (-1.0, 0.0), (1.0, 1.0), (1.0, -1.0))


def inner(weight: float, bias: float) -> str:
    """What stands in the brackets of the sigmoid, without its x: '5' and ' - 4'."""
    return "" if bias == 0 else f" {'+' if bias > 0 else '−'} {number(abs(bias))}"


def sigmoid_of(weight: float, bias: float) -> tuple[Part, ...]:
    """The label of sigmoid(w x + b)."""
    factor = "" if weight == 1 else number(weight)
    return (Symbol("σ"), Number("(" + factor), Symbol("x"), Number(inner(weight, bias) + ")"))


def spoken(weight: float, bias: float) -> str:
    """The same for a description."""
    return f"σ({'' if weight == 1 else number(weight)}x{inner(weight, bias)})"


def moved_description(language: Language) -> str:
    """Say the midpoint and the slope of each of the three curves."""
    found = []
    for weight, bias in zip(INPUT_WEIGHTS, INPUT_BIASES, strict=True):
        x, slope = number(midpoint(weight, bias)), number(weight * sigmoid_prime(0.0))
        name = spoken(weight, bias)
        if language == "en":
            found.append(f"{name} passes through one half at x = {x}, with slope {slope} there.")
        else:
            found.append(f"{name} 在 x = {x} 處等於二分之一，那裡的斜率是 {slope}。")
    if language == "en":
        return " ".join(("Three S-shaped curves with the same height.", *found))
    return "三條一樣高的 S 形曲線。" + "".join(found)


def sigmoid_moved_along_x(language: Language, narrow: bool = False) -> BookFigure:
    """See that a weight makes the S steeper and a bias then slides it, by 4/5 and not by 4."""
    title = {"en": "Scaling and shifting the input", "zh-TW": "縮放、平移輸入"}[language]
    layout = (
        Grid(1, 3, NARROW, (276, 124), 40, 28, 30)
        if narrow
        else Grid(3, 1, WIDE - 8, (168, 190), 34, 36, 34)
    )
    size = 13.5 if narrow else 15
    figure = BookFigure(
        title, moved_description(language), NARROW if narrow else WIDE, layout.height
    )
    x = np.linspace(*SPAN, 301)
    for index, (weight, bias) in enumerate(zip(INPUT_WEIGHTS, INPUT_BIASES, strict=True)):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(*SPAN)
        axes.set_ylim(-0.05, 1.1)
        guide(axes, x=0)
        guide(axes, y=1)
        if index:  # the curve of the panel before, to compare with
            before = sigmoid(INPUT_WEIGHTS[index - 1] * x + INPUT_BIASES[index - 1])
            axes.plot(x, before, color=colour("rule"), lw=2, zorder=1)
        curve(
            figure, axes, f"curve-{index + 1}", (x, sigmoid(weight * x + bias)), color=colour("a")
        )
        mark_midpoint(figure, index, weight, bias, size)
        ticks(figure, axes, (-2, 0, 2, 4), (0, 0.5, 1), size - 2)
        heading(figure, axes, *sigmoid_of(weight, bias), size=size + 1, role="a")
    words = {"en": "slope ", "zh-TW": "斜率 "}[language]
    plots = [axes for axes in figure.axes if axes.get_label() != "sheet"]
    for axes, weight, bias in zip(plots, INPUT_WEIGHTS, INPUT_BIASES, strict=True):
        slope = Number(number(weight * sigmoid_prime(0.0)))
        at = (midpoint(weight, bias), 0.5)
        note(figure, axes, at, words, slope, by=(13, -4), size=size - 1, align="left")
        if bias:
            where = (Symbol("x"), Number(f" = {number(at[0])}"))
            note(figure, axes, at, *where, by=(13, -28), size=size - 1, align="left", role="z")
    return figure


def mark_midpoint(figure: BookFigure, index: int, weight: float, bias: float, size: float) -> None:
    """Mark the midpoint, a piece of the tangent there, and the way down to the x axis."""
    axes = [axes for axes in figure.axes if axes.get_label() != "sheet"][index]
    at, slope = midpoint(weight, bias), weight * float(sigmoid_prime(0.0))
    reach = TANGENT / slope
    ends = np.array([at - reach, at + reach])
    axes.plot(ends, 0.5 + slope * (ends - at), color=colour("weight"), lw=1.5, ls=(0, (4, 2)))
    axes.plot([at, at], [-0.05, 0.5], color=colour("z"), lw=1.2, ls=(0, (1, 2)))
    axes.plot([at], [0.5], "o", ms=7, color=colour("z"), gid=f"midpoint-{index + 1}")
    figure.drawn[f"midpoint-{index + 1}"] = Drawn((at,), (0.5,))


def output_of(scale: float, shift: float) -> tuple[Part, ...]:
    """The label of v sigmoid(x) + c."""
    factor = {1.0: "", -1.0: "−"}.get(scale, number(scale) + " ")
    tail = "" if shift == 0 else f" {'+' if shift > 0 else '−'} {number(abs(shift))}"
    return (Number(factor), Symbol("σ"), Number("("), Symbol("x"), Number(")" + tail))


def output_description(language: Language) -> str:
    """Say between which values each of the curves runs."""
    found = []
    for scale, shift in AREA:
        left, right = number(shift), number(scale + shift)
        factor = {1.0: "", -1.0: "−"}.get(scale, number(scale))
        tail = "" if shift == 0 else f" {'+' if shift > 0 else '−'} {number(abs(shift))}"
        name = f"{factor}σ(x){tail}"
        if language == "en":
            found.append(f"{name} goes from {left} on the left to {right} on the right")
        else:
            found.append(f"{name} 由左邊的 {left} 走到右邊的 {right}")
    if language == "en":
        return (
            "Two plots. Left, the output is scaled; right, it is shifted. All curves have their "
            "midpoint at x = 0. " + "; ".join(found) + "."
        )
    return (
        "左右兩張圖，左邊縮放輸出，右邊平移輸出；所有曲線的中點都在 x = 0。"
        + "；".join(found)
        + "。"
    )


def sigmoid_moved_along_y(language: Language, narrow: bool = False) -> BookFigure:
    """See that what is done to the output happens along y: the midpoint stays at x = 0."""
    title = {"en": "Scaling and shifting the output", "zh-TW": "縮放、平移輸出"}[language]
    layout = (
        Grid(1, 2, NARROW, (276, 158), 40, 32, 30)
        if narrow
        else Grid(2, 1, WIDE - 8, (258, 220), 34, 38, 34)
    )
    size = 13.5 if narrow else 15
    figure = BookFigure(
        title, output_description(language), NARROW if narrow else WIDE, layout.height
    )
    x = np.linspace(-6, 6, 241)
    names = (
        {"en": "Scaled: ", "zh-TW": "縮放："}[language],
        {"en": "Shifted: ", "zh-TW": "平移："}[language],
    )
    general = (
        (Symbol("w"), Symbol("σ"), Number("("), Symbol("x"), Number(")")),
        (Symbol("σ"), Number("("), Symbol("x"), Number(") + "), Symbol("b")),
    )
    for index, shown in enumerate((AREA[:4], (AREA[0], *AREA[4:]))):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(-6, 10.5 if index == 0 else 11)
        axes.set_ylim(-1.3, 2.3)
        guide(axes, x=0)
        guide(axes, y=0)
        ticks(figure, axes, (-6, 0, 6), (-1, 0, 1, 2), size - 2)
        heading(figure, axes, names[index], *general[index], size=size)
        for number_of, (scale, shift) in enumerate(shown, 1):
            y = scale * sigmoid(x) + shift
            plain = (scale, shift) == AREA[0]
            shade = colour("a") if plain else colour("bias" if index else "weight")
            curve(
                figure,
                axes,
                f"curve-{index + 1}-{number_of}",
                (x, y),
                color=shade,
                lw=2.8 if plain else 2.0,
            )
            axes.plot([0], [scale / 2 + shift], "o", ms=5, color=colour("z"))
            note(
                figure,
                axes,
                (6.3, float(y[-1])),
                *output_of(scale, shift),
                size=size - 1,
                align="left",
                role="a" if plain else ("bias" if index else "weight"),
                on_paper=True,
            )
    return figure


def bump_description(language: Language) -> str:
    """Say where the two steps are and how high the bump is."""
    left, right = map(number, BUMP)
    at_top = values(bump(*BUMP, BUMP_HEIGHT, BUMP_WEIGHT), np.array([sum(BUMP) / 2]))[0, 0]
    top, height = number(at_top, ".3f"), number(BUMP_HEIGHT)
    if language == "en":
        return (
            f"Above, a step up from 0 to {height} at x = {left} and a step down from 0 to "
            f"−{height} at x = {right}. Below, their sum: flat at 0, a bump between {left} and "
            f"{right} whose top is {top}, and flat at 0 again."
        )
    return (
        f"上圖有兩條曲線：一條在 x = {left} 由 0 升到 {height}，"
        f"一條在 x = {right} 由 0 降到 −{height}。"
        f"下圖是它們的和：先平平地停在 0，在 {left} 和 {right} 之間凸起，最高 {top}，然後又回到 0。"
    )


def sigmoid_bump(language: Language, narrow: bool = False) -> BookFigure:
    """See a step up and a step down, and that together they leave a bump and nothing else."""
    title = {"en": "Two sigmoids make a bump", "zh-TW": "兩個 sigmoid 函數疊成一個凸起"}[language]
    width = NARROW if narrow else WIDE
    box = (276, 130) if narrow else (540, 140)
    layout = Grid(1, 2, width, box, 42, 30, 30)
    size = 13.5 if narrow else 15
    figure = BookFigure(title, bump_description(language), width, layout.height)
    x = grid(401)
    network = bump(*BUMP, BUMP_HEIGHT, BUMP_WEIGHT)
    parts = network.layers[1].weight[0] * sigmoid(
        x[:, None] * network.layers[0].weight[:, 0] + network.layers[0].bias
    )
    heads = (
        {"en": "A step up and a step down", "zh-TW": "一階往上，一階往下"}[language],
        {"en": "Added up", "zh-TW": "加起來"}[language],
    )
    for index in (0, 1):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(0, 1)
        axes.set_ylim(-0.95, 0.95) if index == 0 else axes.set_ylim(-0.2, 1)
        guide(axes, y=0)
        for edge in BUMP:
            guide(axes, x=edge)
        y_ticks = (-BUMP_HEIGHT, 0, BUMP_HEIGHT) if index == 0 else (0, BUMP_HEIGHT)
        ticks(figure, axes, (0, *BUMP, 1), y_ticks, size - 2)
        heading(figure, axes, heads[index], size=size)
        if index == 0:
            curve(figure, axes, "curve-up", (x, parts[:, 0]), color=colour("weight"))
            curve(
                figure, axes, "curve-down", (x, parts[:, 1]), color=colour("bias"), ls=(0, (5, 2))
            )
        else:
            curve(figure, axes, "curve-bump", (x, values(network, x)[:, 0]), color=colour("a"))
    return figure
