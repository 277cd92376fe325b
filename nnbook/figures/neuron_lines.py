"""Figures of the chapter "The neuron" with lines: weights as slopes, the bias, the line z = 0."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.washing import (
    BIAS,
    BIASES,
    CALM_WEIGHTS,
    DAYS,
    SUN,
    WEIGHTS,
    calm_total,
    rain_at_zero,
    sun_at_zero,
    sun_on_line,
    total_for_sun,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.charts import Margins, Sheet, chart_axes, plain_ticks
from nnbook.figures.drawing import Align, Number, Part, Symbol
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.shapes import arrow
from nnbook.languages import Language
from nnbook.net.neuron import pre_activation

SIGNS: Final = (WEIGHTS[0], 0.0, WEIGHTS[2])  # one weight of each sign
SIGN_STYLES: Final = ("-", (0, (5, 2.5)), (0, (1, 1.8)))


def signs_description(language: Language) -> str:
    """Say how each line runs."""
    ends = [(w, pre_activation((w,), (1.0,), BIAS)) for w in SIGNS]
    start = number(BIAS)
    if language == "en":
        items = [f"with weight {number(w)} it ends at {number(end)}" for w, end in ends]
        return (
            f"Three straight lines of z against one input from 0 to 1. All start at the bias, "
            f"{start}: {'; '.join(items)}."
        )
    items = [f"權重 {number(w)} 的線到 {number(end)}" for w, end in ends]
    return (
        f"三條直線，畫的是一個輸入由 0 變到 1 時的 z。都從偏差 {start} 出發：{'；'.join(items)}。"
    )


def weight_signs(language: Language, narrow: bool = False) -> BookFigure:
    """See three lines from one point: a positive weight rises, zero is flat, a negative falls."""
    width, height = (NARROW, 270) if narrow else (WIDE, 320)
    title = {"en": "The weight is the slope", "zh-TW": "權重就是斜率"}[language]
    figure = BookFigure(title, signs_description(language), width, height)
    size = 13.5 if narrow else 15
    axes = chart_axes(figure, Margins(30, 78 if narrow else 110, 14, 46), size)
    x = np.array([0.0, 1.0])
    for w, style in zip(SIGNS, SIGN_STYLES, strict=True):
        z = np.array([pre_activation((w,), (value,), BIAS) for value in x])
        gid = f"line-{number(w, '.0f').replace(chr(0x2212), 'minus-')}"
        axes.plot(x, z, color=colour("weight"), ls=style, gid=gid)
        figure.drawn[gid] = Drawn(tuple(x), tuple(z))
    axes.plot([0], [BIAS], "o", ms=8, color=colour("bias"), zorder=4, clip_on=False)
    axes.axhline(0, color=colour("soft"), lw=1, zorder=0)
    axes.set_xlim(0, 1)
    axes.set_ylim(-4.8, 2)
    axes.set_xticks(*plain_ticks(0, 0.5, 1))
    axes.set_yticks(*plain_ticks(-4, -2, 0, 2))
    sheet = Sheet(figure, axes, size)
    for w in SIGNS:
        end = pre_activation((w,), (1.0,), BIAS)
        parts = (Symbol("w"), Number(f" = {number(w)}"))
        sheet.write(1, end, *parts, dx=9, align="left", role="weight")
    sheet.write(0, BIAS, Symbol("b"), dx=14, dy=-15, role="bias")
    sheet.write(0, 2, Symbol("z"), dx=13, dy=-2, role="z")
    sheet.write(1, -4.8, Symbol("x"), dx=-4, dy=-37, role="a")
    return figure


BIAS_STYLES: Final = ((0, (5, 2.5)), "-", (0, (1, 1.8)))


def bias_description(language: Language) -> str:
    """Say where each line crosses zero."""
    places = [(number(b), number(sun_at_zero(b), ".1f")) for b in BIASES]
    if language == "en":
        items = [f"b = {b} at sunshine {sun}" for b, sun in places]
        return f"Three parallel rising lines of z. They cross zero at {'; '.join(items)}."
    items = [f"b = {b} 在陽光 {sun}" for b, sun in places]
    return f"三條往上走的平行線，畫的是 z。它們在三個地方穿過零：{'；'.join(items)}。"


def bias_moves_zero(language: Language, narrow: bool = False) -> BookFigure:
    """See three parallel lines: a smaller bias moves the point where z is zero to the right."""
    width, height = (NARROW, 280) if narrow else (WIDE, 330)
    title = {"en": "The bias moves the zero", "zh-TW": "偏差移動零點"}[language]
    figure = BookFigure(title, bias_description(language), width, height)
    size = 13.5 if narrow else 15
    axes = chart_axes(figure, Margins(30, 84 if narrow else 110, 14, 46), size)
    x = np.array([0.0, 1.0])
    for number_of, (b, style) in enumerate(zip(BIASES, BIAS_STYLES, strict=True), 1):
        z = np.array([total_for_sun(sun, b) for sun in x])
        axes.plot(x, z, color=colour("bias"), ls=style, gid=f"line-{number_of}")
        figure.drawn[f"line-{number_of}"] = Drawn(tuple(x), tuple(z))
    zeros = tuple(sun_at_zero(b) for b in BIASES)
    axes.axhline(0, color=colour("soft"), lw=1, zorder=0)
    axes.plot(zeros, [0] * len(zeros), "o", ms=9, color=colour("z"), gid="zeros", zorder=4)
    figure.drawn["zeros"] = Drawn(zeros, (0.0,) * len(zeros))
    axes.set_xlim(0, 1)
    axes.set_ylim(-2, 1.6)
    axes.set_xticks(*plain_ticks(0, 0.5, 1))
    axes.set_yticks(*plain_ticks(-2, -1, 0, 1))
    sheet = Sheet(figure, axes, size)
    for b, zero in zip(BIASES, zeros, strict=True):
        parts = (Symbol("b"), Number(f" = {number(b)}"))
        sheet.write(1, total_for_sun(1.0, b), *parts, dx=9, align="left", role="bias")
        text = Number(number(zero, ".1f"))
        sheet.write(zero, 0, text, dx=15, dy=-13, role="z")
    sheet.write(0, 1.6, Symbol("z"), dx=13, dy=-4, role="z")
    name: tuple[Part, ...] = ({"en": "sun ", "zh-TW": "陽光 "}[language], Symbol("x", "1"))
    sheet.write(1, -2, *name, dx=6, dy=-33, align="right", role="a")
    return figure


def line_description(language: Language) -> str:
    """Say where the line runs, and on which side each day lies."""
    left, right = number(sun_on_line(0.0), ".2f"), number(rain_at_zero(1.0), ".3f")
    days = [(number(sun), number(rain), number(calm_total(sun, rain), ".1f")) for sun, rain in DAYS]
    if language == "en":
        items = [f"sunshine {sun}, rain {rain}: z = {z}" for sun, rain, z in days]
        return (
            f"A square of sunshine to the right and the chance of rain upwards. The line z = 0 "
            f"rises from sunshine {left}, rain 0 to sunshine 1, rain {right}. Below it, with much "
            f"sun and little rain, z is positive; above it z is negative. Three days: "
            f"{'; '.join(items)}."
        )
    items = [f"陽光 {sun}、雨 {rain}，z = {z}" for sun, rain, z in days]
    return (
        f"一個正方形，往右是陽光，往上是降雨機率。直線 z = 0 由陽光 {left}、雨 0 升到"
        f"陽光 1、雨 {right}。線的下方陽光多、雨少，z 是正的；上方的 z 是負的。"
        f"三個日子：{'；'.join(items)}。"
    )


def draw_plane(figure: BookFigure, axes: Axes) -> None:
    """Draw the line z = 0, the positive side, and the days."""
    sun = np.array([sun_on_line(0.0), 1.0])
    rain = np.array([rain_at_zero(float(value)) for value in sun])
    axes.fill_between(sun, rain, 0, fc=colour("output-fill"), ec="none", zorder=0)
    axes.plot(sun, rain, color=colour("z"), gid="line-zero", clip_on=False)
    figure.drawn["line-zero"] = Drawn(tuple(map(float, sun)), tuple(map(float, rain)))
    for day, (x, y) in enumerate(DAYS):
        face = colour("z") if calm_total(x, y) > 0 else colour("paper")
        axes.plot(x, y, "o", ms=9, mfc=face, mec=colour("z"), mew=2, gid=f"day-{day}", zorder=4)
        figure.drawn[f"day-{day}"] = Drawn((x,), (y,))


def dividing_line(language: Language, narrow: bool = False) -> BookFigure:
    """See a line divide the square: below it z is positive, above it negative, with three days."""
    width, height = (NARROW, 340) if narrow else (WIDE, 420)
    title = {"en": "The line z = 0", "zh-TW": "直線 z = 0"}[language]
    figure = BookFigure(title, line_description(language), width, height)
    size = 13.5 if narrow else 15
    side = 276 if narrow else 356
    left = 40.0 if narrow else (WIDE - side) / 2
    margins = Margins(left, width - left - side, 14, height - 14 - side)
    axes = chart_axes(figure, margins, size)
    draw_plane(figure, axes)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xticks(*plain_ticks(0, 0.5, 1))
    axes.set_yticks(*plain_ticks(0, 0.5, 1))
    sheet = Sheet(figure, axes, size)
    write_plane(sheet, language)
    return figure


def write_plane(sheet: Sheet, language: Language) -> None:
    """Name the axes, the sides and the days, and show where z grows fastest."""
    aligns: tuple[Align, ...] = ("right", "left", "left")
    for (sun, rain), align in zip(DAYS, aligns, strict=True):
        text = Number(number(calm_total(sun, rain), ".1f"))
        dx = -12 if align == "right" else 12
        if (sun, rain) == DAYS[1]:
            sheet.write(sun, rain, text, dx=0, dy=-17, role="z")
        else:
            sheet.write(sun, rain, text, dx=dx, dy=9, align=align, role="z")
    start = np.array([0.55, rain_at_zero(0.55)])
    slope = np.array([CALM_WEIGHTS[0], CALM_WEIGHTS[2]])
    end = start + 0.13 * slope / np.hypot(*slope)
    arrow(sheet.axes, sheet.spot(*map(float, start)), sheet.spot(*map(float, end)), "weight")
    sheet.write(float(end[0]), float(end[1]), Symbol("w"), dx=11, dy=4, role="weight")
    sheet.write(0.35, 0.85, Symbol("z"), Number(" < 0"), role="z")
    sheet.write(0.76, 0.1, Symbol("z"), Number(" > 0"), role="z")
    sheet.write(0.42, rain_at_zero(0.42), Symbol("z"), Number(" = 0"), dx=-8, dy=18, role="z")
    names = {"en": ("sun ", "rain "), "zh-TW": ("陽光 ", "雨 ")}[language]
    sheet.write(1, 0, names[SUN], Symbol("x", "1"), dx=0, dy=-38, align="right", role="a")
    sheet.write(0, 1, names[1], Symbol("x", "3"), dx=8, dy=-4, align="left", role="a")
