"""Figures of "The cost function" on what training needs: a slope, everywhere and in proportion."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np

from nnbook.examples.cost import (
    SATURATED_TARGET,
    SATURATED_Z,
    WEIGHT_RANGE,
    Z_RANGE,
    student_accuracy,
    student_cost,
    student_jumps,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Symbol
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, ticks
from nnbook.languages import Language
from nnbook.net import Vector, sigmoid, sigmoid_prime
from nnbook.net.cost_derivatives import quadratic_cost_prime


def steps_of_accuracy() -> tuple[Vector, Vector]:
    """The accuracy as a staircase: two points for each of its level pieces."""
    edges = [WEIGHT_RANGE[0], *(w for w in student_jumps() if w < WEIGHT_RANGE[1]), WEIGHT_RANGE[1]]
    w, heights = [], []
    for start, end in pairwise(edges):
        w += [start, end]
        heights += [student_accuracy((start + end) / 2)] * 2
    return np.array(w), np.array(heights)


def accuracy_description(language: Language) -> str:
    """Say how the accuracy jumps and how the cost runs."""
    _, accuracy = steps_of_accuracy()
    jumps = sum(1 for a, b in zip(accuracy[1:-1:2], accuracy[2::2], strict=True) if a != b)
    grid = np.linspace(*WEIGHT_RANGE, 501)
    costs = np.array([student_cost(value) for value in grid])
    lowest = number(float(grid[costs.argmin()]), ".2f")
    if language == "en":
        return (
            f"Two plots over the same weight. Above, the accuracy: level pieces and {jumps} jumps "
            f"between {accuracy.min():.0%} and {accuracy.max():.1%}. Below, the mean cost: a "
            f"smooth curve from {costs[0]:.2f} down to {costs.min():.3f} near a weight of "
            f"{lowest}, then slowly up again."
        )
    return (
        f"上下兩張圖，橫軸是同一個權重。上面是準確率：一段一段平的，中間有 {jumps} 次跳動，"
        f"介於 {accuracy.min():.0%} 和 {accuracy.max():.1%} 之間。下面是平均成本：一條平滑的曲線，"
        f"從 {costs[0]:.2f} 降到權重 {lowest} 附近的 {costs.min():.3f}，再慢慢升高。"
    )


def cost_and_accuracy(language: Language, narrow: bool = False) -> BookFigure:
    """See a staircase that is level nearly everywhere, above a smooth curve that always slopes."""
    title = {"en": "Accuracy jumps, the cost glides", "zh-TW": "準確率用跳的，成本用滑的"}[language]
    width, box = (NARROW, (268, 104)) if narrow else (WIDE, (520, 130))
    size = 13.5 if narrow else 15
    layout = Grid(1, 2, width, box, 48, 30, 32)
    figure = BookFigure(title, accuracy_description(language), width, layout.height + 18)
    w, accuracy = steps_of_accuracy()
    for index in (0, 1):
        x, y = layout.corner(index)
        axes = panel(figure, (x, y + 18), box)
        axes.set_xlim(*WEIGHT_RANGE)
        axes.set_ylim(*((0.4, 1.0), (0.0, 0.55))[index])
        for jump in student_jumps():
            if jump < WEIGHT_RANGE[1]:
                guide(axes, x=jump)
        names = ({"en": "accuracy", "zh-TW": "準確率"}, {"en": "mean cost", "zh-TW": "平均成本"})
        if index == 0:
            for k in range(0, len(w), 2):  # one piece after the other, so that no jump is drawn
                piece = (w[k : k + 2], accuracy[k : k + 2])
                style = {"color": colour("a"), "lw": 3.2, "solid_capstyle": "butt"}
                curve(figure, axes, f"accuracy-{k // 2 + 1}", piece, **style)
        else:
            grid = np.linspace(*WEIGHT_RANGE, 201)
            costs = np.array([student_cost(value) for value in grid])
            curve(figure, axes, "curve-cost", (grid, costs), color=colour("accent"))
        ticks(figure, axes, (0, 1, 2, 3, 4, 5), ((0.5, 0.75, 1), (0, 0.2, 0.4))[index], size)
        role = ("a", "accent")[index]
        heading(figure, axes, names[index][language], size=size, role=role)
    words = {"en": "weight ", "zh-TW": "權重 "}[language]
    note(figure, axes, (2.5, 0), words, Symbol("w"), by=(0, -32), size=size, role="weight")
    return figure


def quadratic(z: Vector) -> Vector:
    """The quadratic cost of one sigmoid output whose target is 1."""
    return (sigmoid(z) - SATURATED_TARGET) ** 2


def entropy(z: Vector) -> Vector:
    """Its cross-entropy: -ln sigmoid(z) = ln(1 + e^-z)."""
    return np.log1p(np.exp(-z))


def quadratic_slope(z: Vector) -> Vector:
    """The slope of `quadratic`."""
    return quadratic_cost_prime(sigmoid(z), np.full_like(z, SATURATED_TARGET)) * sigmoid_prime(z)


def entropy_slope(z: Vector) -> Vector:
    """The slope of `entropy`: y - t."""
    return sigmoid(z) - SATURATED_TARGET


NAMES: Final[dict[str, dict[Language, str]]] = {
    "squared": {"en": "quadratic", "zh-TW": "平方成本"},
    "cross": {"en": "cross-entropy", "zh-TW": "交叉熵"},
}


def saturated_description(language: Language) -> str:
    """Say both costs and both slopes at z = -6 and z = 0."""
    items = []
    for at in (SATURATED_Z, 0.0):
        z = np.array([at])
        found = (quadratic, entropy, quadratic_slope, entropy_slope)
        values = [number(float(f(z)[0]), ".4g") for f in found]
        items.append((number(at), *values))
    if language == "en":
        parts = [
            f"At z = {z} the quadratic cost is {a}, its slope {c}; cross-entropy is {b}, slope {d}."
            for z, a, b, c, d in items
        ]
        return " ".join(("Two plots against z for the target 1, with two curves each.", *parts))
    parts = [
        f"在 z = {z}，平方成本是 {a}，斜率 {c}；交叉熵是 {b}，斜率 {d}。" for z, a, b, c, d in items
    ]
    return "兩張圖，橫軸是 z，目標值是 1，各有兩條曲線。" + "".join(parts)


def saturated_costs(language: Language, narrow: bool = False) -> BookFigure:
    """See that far left the quadratic cost is flat, its slope nearly 0; cross-entropy is steep."""
    title = {"en": "Badly wrong and saturated", "zh-TW": "飽和又錯得離譜"}[language]
    layout = (
        Grid(1, 2, NARROW, (272, 136), 42, 32, 32)
        if narrow
        else Grid(2, 1, WIDE - 10, (244, 210), 42, 38, 36)
    )
    size = 13.5 if narrow else 15
    figure = BookFigure(
        title, saturated_description(language), NARROW if narrow else WIDE, layout.height
    )
    z = np.linspace(*Z_RANGE, 241)
    heads = ({"en": "cost", "zh-TW": "成本"}, {"en": "its slope", "zh-TW": "它的斜率"})
    shown = ((quadratic, entropy), (quadratic_slope, entropy_slope))
    spots = (((-7.6, 1.0, 14), (-4.9, 5.4, 6)), ((-7.6, 0.0, -15), (-7.6, -1.0, 16)))
    for index, functions in enumerate(shown):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(*Z_RANGE)
        axes.set_ylim(*((-0.2, 8.2), (-1.15, 0.15))[index])
        guide(axes, y=0)
        guide(axes, x=SATURATED_Z)
        for (kind, role, dash), function, (x, y, up) in zip(
            (("squared", "soft", (0, (5, 2))), ("cross", "accent", "solid")),
            functions,
            spots[index],
            strict=True,
        ):
            gid = f"{kind}-{'slope' if index else 'cost'}"
            curve(figure, axes, gid, (z, function(z)), color=colour(role), ls=dash)
            at = np.array([SATURATED_Z])
            style = {"marker": "o", "ls": "", "ms": 7, "color": colour(role), "zorder": 3}
            curve(figure, axes, gid + "-at", (at, function(at)), **style)
            word = NAMES[kind][language]
            note(figure, axes, (x, y), word, by=(0, up), size=size, align="left", role=role)
        ticks(figure, axes, (-6, 0, 4), ((0, 2, 4, 6, 8), (-1, -0.5, 0))[index], size)
        heading(figure, axes, heads[index][language], size=size + 1)
        end = (Z_RANGE[1], axes.get_ylim()[0])
        note(figure, axes, end, Symbol("z"), by=(-24, -13), size=size + 2, role="z")
    return figure
