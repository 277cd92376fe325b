"""Figures of "Expressive power" on sums of sigmoids: fits, their errors, a heart."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.expressive_power import (
    SIZES,
    errors,
    grid,
    heart,
    staircase,
    target,
    values,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Align, Number, Symbol, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, sheet_of, ticks
from nnbook.languages import Language

HEART_SIZES: Final = (8, 16, 32)
DASH: Final = (0, (3, 2))


def fits_description(language: Language) -> str:
    """Say how far each staircase is from the target."""
    items = []
    for n in SIZES:
        off = number(errors(staircase(target, n), target).largest, ".3g")
        items.append(
            f"with {n} neurons by at most {off}"
            if language == "en"
            else f"{n} 個神經元最多差 {off}"
        )
    if language == "en":
        return (
            "Five small plots of the same wavy target, each with the curve of a network. The more "
            "neurons, the closer the network's curve lies: it is off " + ", ".join(items) + "."
        )
    return (
        "五張小圖畫著同一條起伏的目標曲線，各配上一個網路的曲線。神經元愈多，貼得愈近："
        + "，".join(items)
        + "。"
    )


def sums_of_sigmoids(language: Language, narrow: bool = False) -> BookFigure:
    """See the network's curve settle on the target as neurons are added: from 2 to 32."""
    title = {"en": "More neurons, a closer fit", "zh-TW": "神經元愈多，貼得愈近"}[language]
    layout = (
        Grid(2, 3, NARROW - 8, (124, 92), 34, 28, 26)
        if narrow
        else Grid(3, 2, WIDE - 8, (164, 130), 34, 34, 32)
    )
    size = 13.5 if narrow else 15
    figure = BookFigure(
        title, fits_description(language), NARROW if narrow else WIDE, layout.height
    )
    x = grid(251)
    for index, n in enumerate(SIZES):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(0, 1)
        axes.set_ylim(-1.6, 1.6)
        guide(axes, y=0)
        curve(figure, axes, f"target-{n}", (x, target(x)), color=colour("ink"), lw=1.6, ls=DASH)
        ours = values(staircase(target, n), x)[:, 0]
        curve(figure, axes, f"fit-{n}", (x, ours), color=colour("a"), lw=2.6, zorder=1.5)
        ticks(figure, axes, (0, 1), (-1, 0, 1), size - 2)
        heading(figure, axes, Symbol("n"), Number(f" = {n}"), size=size)
    fits_key(figure, layout, language, size)
    return figure


def fits_key(figure: BookFigure, layout: Grid, language: Language, size: float) -> None:
    """Explain the two curves in the place of the sixth panel."""
    x, y = layout.corner(len(SIZES))
    y += layout.box[1] / 2
    sheet = sheet_of(figure)
    words = {"en": ("target", "network"), "zh-TW": ("目標曲線", "網路的曲線")}[language]
    for word, up, role, dash in zip(words, (14, -14), ("ink", "a"), (DASH, "solid"), strict=True):
        sheet.plot([x, x + 34], [y + up] * 2, color=colour(role), lw=2.2, ls=dash)
        label(sheet, (x + 42, y + up), word, size=size, align="left", role=role)


def error_description(language: Language) -> str:
    """Say both errors for every size."""
    found = []
    for n in SIZES:
        off = errors(staircase(target, n), target)
        largest, rms = number(off.largest, ".3g"), number(off.rms, ".3g")
        if language == "en":
            found.append(f"{n} neurons: largest {largest}, RMS {rms}")
        else:
            found.append(f"{n} 個神經元：最大 {largest}，均方根 {rms}")
    if language == "en":
        return (
            "Both axes are logarithmic. Both errors fall as neurons are added. "
            + "; ".join(found)
            + "."
        )
    return "兩軸都是對數刻度。神經元愈多，兩種誤差都愈小。" + "；".join(found) + "。"


def error_and_neurons(language: Language, narrow: bool = False) -> BookFigure:
    """See both errors fall along nearly straight lines as the number of neurons doubles."""
    title = {"en": "The error falls", "zh-TW": "誤差愈來愈小"}[language]
    width, height = (NARROW, 270) if narrow else (WIDE, 340)
    figure = BookFigure(title, error_description(language), width, height)
    size = 13.5 if narrow else 15
    left, bottom = (46, 50) if narrow else (56, 56)
    axes = panel(figure, (left, bottom), (width - left - 16, height - bottom - 34))
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    axes.set_xlim(1.7, 52 if narrow else 44)
    axes.set_ylim(0.006, 1.5)
    axes.minorticks_off()
    for level in (0.01, 0.1, 1.0):
        guide(axes, y=level)
    off = [errors(staircase(target, n), target) for n in SIZES]
    n = np.array(SIZES, dtype=float)
    styles = (
        ("largest", "weight", "o", "solid", {"en": "largest", "zh-TW": "最大誤差"}),
        ("rms", "bias", "s", DASH, {"en": "RMS", "zh-TW": "均方根誤差"}),
    )
    for index, (name, role, marker, dash, words) in enumerate(styles):
        y = np.array([getattr(error, name) for error in off])
        style = {"color": colour(role), "marker": marker, "ms": 7, "ls": dash, "lw": 2}
        curve(figure, axes, f"error-{name}", (n, y), **style)
        at, by = (8, float(y[2])), ((10, 14) if index == 0 else (-10, -14))
        align: Align = "left" if index == 0 else "right"
        note(figure, axes, at, words[language], by=by, size=size, align=align, role=role)
    ticks(figure, axes, tuple(map(float, SIZES)), (0.01, 0.1, 1.0), size - 1)
    name_axes(figure, language, size, (left, bottom))
    return figure


def name_axes(
    figure: BookFigure, language: Language, size: float, corner: tuple[float, float]
) -> None:
    """Say what the two axes count."""
    sheet = sheet_of(figure)
    width, height = sheet.get_xlim()[1], sheet.get_ylim()[1]
    words = {
        "en": ("Error", "Number of hidden neurons "),
        "zh-TW": ("誤差", "隱藏神經元的個數 "),
    }[language]
    label(sheet, (6, height - 14), words[0], size=size, align="left")
    label(sheet, ((corner[0] + width) / 2, 14), words[1], Symbol("n"), size=size)


def heart_description(language: Language) -> str:
    """Say what the networks draw and how far they are off."""
    items = []
    for n in HEART_SIZES:
        off = number(errors(staircase(heart, n), heart).largest, ".3g")
        items.append(
            f"with {n} neurons by at most {off}"
            if language == "en"
            else f"{n} 個神經元最多差 {off}"
        )
    if language == "en":
        return (
            "Three drawings of a heart. The dashed heart is the target, the solid curve is drawn "
            "by a network with one input and two outputs. It is off " + ", ".join(items) + "."
        )
    return "三個心形。虛線是目標，實線由一個輸入、兩個輸出的網路畫出來：" + "，".join(items) + "。"


def heart_in_the_plane(language: Language, narrow: bool = False) -> BookFigure:
    """See a network with two outputs draw a heart in the plane, better with more neurons."""
    title = {"en": "One input, two outputs: a heart", "zh-TW": "一個輸入、兩個輸出：心形"}[language]
    side = 96 if narrow else 176
    layout = Grid(3, 1, NARROW - 4 if narrow else WIDE - 8, (side, side), 4, 34, 12)
    size = 13.5 if narrow else 15
    figure = BookFigure(
        title, heart_description(language), NARROW if narrow else WIDE, layout.height
    )
    t = grid(401)
    for index, n in enumerate(HEART_SIZES):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(-1.2, 1.2)
        axes.set_ylim(-1.3, 1.1)
        axes.set_axis_off()
        for gid, points, role, style in (
            (f"target-{n}", heart(t), "ink", {"lw": 1.3, "ls": DASH}),
            (f"heart-{n}", values(staircase(heart, n), t), "a", {"lw": 2.4, "zorder": 1.5}),
        ):
            xy = (points[:, 0], points[:, 1])
            curve(figure, axes, gid, xy, color=colour(role), **style)
        heading(figure, axes, Symbol("n"), Number(f" = {n}"), size=size)
    return figure
