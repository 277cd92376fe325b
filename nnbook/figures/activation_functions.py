"""Figures of the chapter "Activation functions": the curves and their slopes."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.activation_functions import (
    FIRING_BIAS,
    FIRING_INPUTS,
    FIRING_WEIGHT,
    FLAT_SLOPE,
    FOUR_FUNCTIONS,
)
from nnbook.figures.activation_functions_panels import Panel, overlay
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Part, Symbol, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.languages import Language
from nnbook.net import (
    Elementwise,
    derivative_of,
    relu,
    sigmoid,
    sigmoid_prime,
    sigmoid_saturation,
    step,
    step_prime,
)

Z: Final = np.linspace(-6.0, 6.0, 241)
SIGMA_OF_Z: Final[tuple[Part, ...]] = (Symbol("σ"), Number("("), Symbol("z"), Number(")"))
SLOPE_OF_Z: Final[tuple[Part, ...]] = (Symbol("σ"), Number("′("), Symbol("z"), Number(")"))


def draw_step(panel: Panel, gid: str, heights: Elementwise, role: str) -> None:
    """Draw the step function, or its slope, as two pieces, with a hollow end at the jump."""
    for side, x, inside in (("left", (panel.x[0], 0.0), -1.0), ("right", (0.0, panel.x[1]), 1.0)):
        y = float(heights(inside))
        panel.curve(f"{gid}-{side}", np.array(x), np.array((y, y)), role)
    right = float(heights(1.0))
    face, edge = colour("paper"), colour(role)
    panel.axes.plot([0], [right], "o", ms=7, mfc=face, mec=edge, mew=2, zorder=3)


def firing_description(language: Language) -> str:
    """Say what the neuron does with each of its inputs."""
    rows = [(x, FIRING_WEIGHT * x + FIRING_BIAS) for x in FIRING_INPUTS]
    if language == "en":
        start = "A line at height 0 left of z = 0 and at height 1 right of it. "
        items = [f"x = {x} gives z = {number(z)}, output {step(float(z)):g}" for x, z in rows]
        return start + "; ".join(items) + "."
    start = "z = 0 的左邊是高度 0 的水平線，右邊是高度 1 的水平線。"
    items = [f"x = {x} 時 z = {number(z)}，輸出 {step(float(z)):g}" for x, z in rows]
    return start + "；".join(items) + "。"


def firing_step(language: Language, narrow: bool = False) -> BookFigure:
    """See a step: inputs left of zero are held back, those right of it get through."""
    title = {"en": "Firing as a step", "zh-TW": "激發是一道階梯"}[language]
    width, height = (NARROW, 210) if narrow else (WIDE, 250)
    figure = BookFigure(title, firing_description(language), width, height)
    size = 13.5 if narrow else 15
    panel = Panel(figure, (26, 46, width - 56, height - 62), (-4, 4), (-0.05, 1.5))
    sheet = overlay(figure)
    panel.axes.axvspan(0, 4, color=colour("output-fill"), lw=0, zorder=-1)
    panel.zero_lines()
    draw_step(panel, "curve-step", step, "a")
    z = [float(FIRING_WEIGHT * x + FIRING_BIAS) for x in FIRING_INPUTS]
    heights = [float(step(value)) for value in z]
    panel.points("points", z, heights, "z")
    panel.ticks(sheet, [*z, 0], [0, 1], size)
    for x, across, up in zip(FIRING_INPUTS, z, heights, strict=True):
        left, bottom = panel.at(across, up)
        value = Number(f" = {x}")
        label(sheet, (left, bottom + 1.2 * size), Symbol("x"), value, size=size)
    words = {"en": ("held back", "let through: it fires"), "zh-TW": ("擋下", "放行：激發")}[
        language
    ]
    for across, text in zip((-2.0, 2.0), words, strict=True):
        label(sheet, panel.at(across, 0.5), text, size=size + 1)
    label(sheet, (width - 16, panel.at(0, 0)[1]), Symbol("z"), size=size + 3, role="z")
    return figure


def relu_curve(language: Language, narrow: bool = False) -> BookFigure:
    """See a hinge: flat at zero on the left, straight up on the right."""
    title = {"en": "The rectified linear unit", "zh-TW": "整流線性單元"}[language]
    ends = (-2.0, 2.0)
    values = tuple(f"ReLU({number(z)}) = {number(float(relu(z)))}" for z in ends)
    if language == "en":
        text = (
            "Up to z = 0 the curve lies on the z axis; from there it rises in a straight line "
            f"with slope 1. {values[0]} and {values[1]}."
        )
    else:
        text = f"z = 0 以前，曲線貼著 z 軸；之後以斜率 1 直線上升。{values[0]}，{values[1]}。"
    width, height = (NARROW, 230) if narrow else (WIDE, 290)
    figure = BookFigure(title, text, width, height)
    size = 13.5 if narrow else 15
    panel = Panel(figure, (28, 40, width - 60, height - 54), (-4, 4), (-0.1, 4))
    sheet = overlay(figure)
    panel.zero_lines()
    z = np.array([-4.0, 0.0, 4.0])
    panel.curve("curve-relu", z, relu(z), "a", width=3)
    panel.axes.plot((2, 2, 0), (0, 2, 2), color=colour("soft"), lw=1, ls="dotted", zorder=1)
    panel.points("points", ends, [float(relu(value)) for value in ends], "z")
    panel.ticks(sheet, (-4, -2, 0, 2, 4), (0, 2, 4), size)
    flat, steep = {"en": ("slope 0", "slope 1"), "zh-TW": ("斜率 0", "斜率 1")}[language]
    left, up = panel.at(-2, 0)
    label(sheet, (left, up + 1.3 * size), flat, size=size, role="accent")
    left, up = panel.at(3, 3)
    label(sheet, (left + 14, up - 10), steep, size=size, align="left", role="accent")
    label(sheet, (width - 16, panel.at(0, 0)[1]), Symbol("z"), size=size + 3, role="z")
    left, up = panel.at(0, 3.6)
    name = (Number("ReLU("), Symbol("z"), Number(")"))
    label(sheet, (left - 8, up), *name, size=size + 2, align="right", role="a")
    return figure


def step_and_sigmoid(language: Language, narrow: bool = False) -> BookFigure:
    """See the step's slope vanish everywhere, and the sigmoid's answer wherever it counts."""
    title = {"en": "A step and a smooth step", "zh-TW": "階梯與平滑的階梯"}[language]
    top = number(float(sigmoid_prime(0.0)))
    text = {
        "en": (
            "On the left the step function and below it its slope, which is 0 everywhere except "
            "at the jump, where there is none. On the right the sigmoid rises smoothly from 0 "
            f"to 1; its slope is a bump with its top, {top}, at z = 0."
        ),
        "zh-TW": (
            "左邊是階梯函數，下方是它的斜率：除了跳起來的那一點沒有斜率，其他地方都是 0。"
            f"右邊的 sigmoid 函數由 0 平滑升到 1，斜率像一座小丘，在 z = 0 最高，是 {top}。"
        ),
    }[language]
    width, height = (NARROW, 290) if narrow else (WIDE, 380)
    figure = BookFigure(title, text, width, height)
    size = 13.5 if narrow else 15
    gap, margin = 28 if narrow else 40, 38
    across = (width - margin - gap - 4) / 2
    tall = (height - 118) / 2
    sheet = overlay(figure)
    names = {
        "en": ("step function", "sigmoid function", "its slope"),
        "zh-TW": ("階梯函數", "sigmoid 函數", "斜率"),
    }[language]
    for column, (name, function, slope) in enumerate(
        (("step", step, step_prime), ("sigmoid", sigmoid, sigmoid_prime))
    ):
        left = margin + column * (across + gap)
        upper = Panel(figure, (left, tall + 78, across, tall), (-6, 6), (-0.03, 1.08))
        lower = Panel(figure, (left, 28, across, tall), (-6, 6), (-0.009, 0.324))
        for panel, drawn, role in ((upper, function, "a"), (lower, slope, "accent")):
            panel.zero_lines()
            gid = f"curve-{name}{'' if panel is upper else '-slope'}"
            if function is step:
                draw_step(panel, gid, drawn, role)
            else:
                panel.curve(gid, Z, drawn(Z), role)
        upper.ticks(sheet, (-5, 0, 5), () if column else (0, 1), size)
        lower.ticks(sheet, (-5, 0, 5), () if column else (0, 0.25), size)
        middle = left + across / 2
        label(sheet, (middle, height - 14), names[column], size=size, role="a")
        label(sheet, (middle, tall + 40), names[2], size=size, role="accent")
    return figure


def saturation_description(language: Language) -> str:
    """Say where the sigmoid becomes flat."""
    edge, limit = number(sigmoid_saturation(FLAT_SLOPE), ".2f"), number(FLAT_SLOPE)
    if language == "en":
        return (
            "Above the sigmoid function, below its slope. To the left of "
            f"z = −{edge} and to the right of z = {edge} both are shaded: there the slope is "
            f"less than {limit}, and the sigmoid is almost level."
        )
    return (
        f"上面是 sigmoid 函數，下面是它的斜率。z = −{edge} 的左邊和 z = {edge} 的右邊塗上底色："
        f"那裡的斜率小於 {limit}，sigmoid 函數幾乎是平的。"
    )


def sigmoid_saturation_zones(language: Language, narrow: bool = False) -> BookFigure:
    """See two shaded zones where the curve is level and its slope next to nothing."""
    title = {"en": "Where the sigmoid is saturated", "zh-TW": "sigmoid 函數飽和的地方"}[language]
    width, height = (NARROW, 310) if narrow else (WIDE, 370)
    figure = BookFigure(title, saturation_description(language), width, height)
    size = 13.5 if narrow else 15
    tall = (height - 92) / 2
    upper = Panel(figure, (44, tall + 70, width - 74, tall), (-6, 6), (-0.03, 1.1))
    lower = Panel(figure, (44, 40, width - 74, tall), (-6, 6), (-0.0075, 0.275))
    sheet = overlay(figure)
    edge = sigmoid_saturation(FLAT_SLOPE)
    for panel in (upper, lower):
        panel.zero_lines()
        for start, end in ((-6.0, -edge), (edge, 6.0)):
            panel.axes.axvspan(start, end, color=colour("hidden-fill"), lw=0, zorder=-1)
    upper.curve("curve-sigmoid", Z, sigmoid(Z), "a")
    lower.curve("curve-sigmoid-slope", Z, sigmoid_prime(Z), "accent")
    lower.axes.axhline(FLAT_SLOPE, color=colour("soft"), lw=1, ls="dotted")
    lower.points("points", (-edge, edge), (FLAT_SLOPE, FLAT_SLOPE), "accent")
    upper.ticks(sheet, (), (0, 0.5, 1), size)
    lower.ticks(sheet, (-6, 0, 6), (FLAT_SLOPE, 0.25), size)
    for z in (-edge, edge):
        left, up = lower.at(z, 0)
        label(sheet, (left, up - 0.85 * size), Number(number(z, ".2f")), size=size, role="accent")
    words = {"en": "saturated", "zh-TW": "飽和"}[language]
    for z in (-(6 + edge) / 2, (6 + edge) / 2):
        label(sheet, upper.at(z, 0.5), words, size=size)
    left, up = upper.at(0, 0.9)
    label(sheet, (left - 8, up), *SIGMA_OF_Z, size=size + 2, align="right", role="a")
    left, up = lower.at(1.35, 0.22)
    label(sheet, (left, up), *SLOPE_OF_Z, size=size + 2, align="left", role="accent")
    label(sheet, (width - 16, lower.at(0, 0)[1]), Symbol("z"), size=size + 3, role="z")
    return figure


NAMES: Final = {
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
}


def four_description(language: Language) -> str:
    """Say the heights and slopes of the four curves at a few places."""
    start = {
        "en": "Four panels on the same scale, each with a curve and, dashed, its slope.",
        "zh-TW": "四個小圖用同樣的刻度，各畫一條曲線，虛線是它的斜率。",
    }[language]
    pattern = {
        "en": "{name} is {low} at z = −4 and {high} at z = 4, with slopes {left} and {right}.",
        "zh-TW": "{name} 在 z = −4 是 {low}，在 z = 4 是 {high}；兩處的斜率是 {left} 和 {right}。",
    }[language]
    sentences = [start]
    for key, function in FOUR_FUNCTIONS.items():
        slope = derivative_of(function)
        values = {
            "low": function(-4.0),
            "high": function(4.0),
            "left": slope(-4.0),
            "right": slope(4.0),
        }
        texts = {name: number(float(value), ".3g") for name, value in values.items()}
        sentences.append(pattern.format(name=NAMES[key], **texts))
    return (" " if language == "en" else "").join(sentences)


def four_functions(language: Language, narrow: bool = False) -> BookFigure:
    """See the family: two hinges that grow without end, two S-curves that level off."""
    title = {"en": "Four activation functions", "zh-TW": "四個激勵函數"}[language]
    width, height = (NARROW, 400) if narrow else (WIDE, 500)
    figure = BookFigure(title, four_description(language), width, height)
    size = 13.5 if narrow else 15
    gap, margin = 32 if narrow else 50, 30
    across = (width - margin - gap - 6) / 2
    tall = (height - 112) / 2
    sheet = overlay(figure)
    z = np.linspace(-4.0, 4.0, 161)
    for index, (key, function) in enumerate(FOUR_FUNCTIONS.items()):
        row, column = divmod(index, 2)
        left, bottom = margin + column * (across + gap), 8 + (1 - row) * (tall + 36)
        panel = Panel(figure, (left, bottom, across, tall), (-4, 4), (-1.4, 4.1))
        panel.zero_lines()
        panel.curve(f"curve-{key}", z, function(z), "a", width=3)
        slope = derivative_of(function)
        if key in ("relu", "leaky_relu"):
            for side in (-1.0, 1.0):  # the slope jumps at 0: two pieces
                part = z[np.sign(z) == side]
                gid = f"slope-{key}-{'left' if side < 0 else 'right'}"
                panel.curve(gid, part, slope(part), "accent", width=2, dashes=True)
        else:
            panel.curve(f"slope-{key}", z, slope(z), "accent", width=2, dashes=True)
        panel.ticks(sheet, (-4, 4), () if column else (-1, 0, 1, 4), size)
        at = (left + 2, bottom + tall + 8)
        label(sheet, at, NAMES[key], size=size + 1, align="left")
    legend(sheet, width, height - 14, size, language)
    return figure


def legend(sheet: Axes, width: float, up: float, size: float, language: Language) -> None:
    """Say which line is the function and which its slope."""
    words = {"en": ("function", "slope"), "zh-TW": ("函數", "斜率")}[language]
    for middle, text, role, style in (
        (0.45 * width, words[0], "a", "solid"),
        (0.45 * width + 120, words[1], "accent", "dashed"),
    ):
        sheet.plot((middle - 44, middle - 8), (up, up), color=colour(role), lw=2.5, ls=style)
        label(sheet, (middle, up), text, size=size, align="left", role=role)
