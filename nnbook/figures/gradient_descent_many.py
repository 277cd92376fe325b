"""Figures of "Gradient descent" on all parameters and many examples."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.gradient_descent_batches import (
    BATCH_SIZES,
    EPOCHS,
    LINE_START,
    N_EXAMPLES,
    best_line,
    estimates,
    examples,
    line_cost,
    line_path,
    line_slopes,
    spread,
)
from nnbook.examples.gradient_descent_worked import worked_descent
from nnbook.examples.worked import WORKED_STEP_COUNTS, WORKED_TARGET
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Symbol
from nnbook.figures.gradient_descent_ground import COARSE, draw_path
from nnbook.figures.labels import number
from nnbook.figures.landscapes import draw_levels
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, ticks
from nnbook.languages import Language
from nnbook.net import Array


def descent_description(language: Language) -> str:
    """Say the cost and the outputs at the moments that the text quotes."""
    items = []
    for n in (0, *WORKED_STEP_COUNTS):
        moment = worked_descent()[n]
        y_1, y_2 = (number(y, ".4f") for y in moment.run.a(2))
        items.append((f"{n:,}", f"{moment.cost:.5f}", y_1, y_2))
    t_1, t_2 = map(number, WORKED_TARGET)
    if language == "en":
        parts = [
            f"After {n} steps the cost is {c} and the outputs are {y_1} and {y_2}."
            for n, c, y_1, y_2 in items
        ]
        start = "Two plots against the number of steps, on a scale where each mark is ten times "
        start += f"the one before: the cost, falling, and the outputs, nearing {t_1} and {t_2}."
        return " ".join((start, *parts))
    start = "兩張圖，橫軸都是步數，每一格是前一格的十倍：一張是不斷下降的成本，"
    start += f"一張是兩個輸出，逐漸接近 {t_1} 和 {t_2}。"
    return start + "".join(f"{n} 步之後成本 {c}，輸出 {y_1} 和 {y_2}。" for n, c, y_1, y_2 in items)


def worked_descent_curves(language: Language, narrow: bool = False) -> BookFigure:
    """See the cost fall to a tenth with ten times the steps, and both outputs reach their goal."""
    title = {"en": "Ten thousand steps down", "zh-TW": "往下走一萬步"}[language]
    layout = (
        Grid(1, 2, NARROW, (252, 150), 54, 32, 50)
        if narrow
        else Grid(2, 1, WIDE - 22, (222, 190), 56, 36, 54)
    )
    size = 13.5 if narrow else 15
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, descent_description(language), width, layout.height)
    moments = {n: step for n, step in worked_descent().items() if n}
    n = np.array(list(moments), float)
    shown = np.isin(n, WORKED_STEP_COUNTS)
    costs = np.array([step.cost for step in moments.values()])
    outputs = [np.array([step.run.a(2)[j] for step in moments.values()]) for j in (0, 1)]
    heads = ({"en": "cost", "zh-TW": "成本"}, {"en": "outputs", "zh-TW": "輸出"})
    words = {"en": "steps", "zh-TW": "步數"}[language]
    for index in (0, 1):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xscale("log")
        axes.set_xlim(0.8, 12_500)
        if index == 0:
            axes.set_yscale("log")
            axes.set_ylim(5e-5, 0.4)
        else:
            axes.set_ylim(0, 1.05)
        axes.minorticks_off()
        axes.tick_params(which="minor", length=0)
        role = ("accent", "a")[index]
        for k, values in enumerate([costs] if index == 0 else outputs, 1):
            gid = "cost" if index == 0 else f"output-{k}"
            curve(figure, axes, gid, (n, values), color=colour(role))
            dots = {"marker": "o", "ls": "", "ms": 7, "color": colour(role), "zorder": 3}
            curve(figure, axes, f"{gid}-told", (n[shown], values[shown]), **dots)
            if index == 1:
                t = WORKED_TARGET[k - 1]
                axes.axhline(t, color=colour("soft"), lw=1.3, ls=(0, (4, 3)), zorder=0)
                at = (1.3, values[0])
                symbol = Symbol("y", str(k))
                note(figure, axes, at, symbol, by=(0, 17), size=size + 1, align="left", role=role)
        y_ticks = ((0.0001, 0.001, 0.01, 0.1), (0, *WORKED_TARGET[::-1]))[index]
        ticks(figure, axes, (), y_ticks, size - 1)
        axes.set_xticks(WORKED_STEP_COUNTS)
        for count in WORKED_STEP_COUNTS:
            at, down = (count, axes.get_ylim()[0]), (0.0, -0.9 * size)
            note(figure, axes, at, Number(f"{count:,}"), by=down, size=size - 1.5, role="soft")
        heading(figure, axes, heads[index][language], size=size, role=role)
        middle = (100, axes.get_ylim()[0])
        note(figure, axes, middle, words, by=(0, -34), size=size)
    return figure


SHOWN: Final = (1, 4, 16)
DOTS: Final = 100


def noise_description(language: Language) -> str:
    """Say how far the estimates lie from the true slopes."""
    true = " / ".join(number(s, ".2f") for s in line_slopes(LINE_START, examples()))
    items = [(str(m), number(spread(m), ".2f")) for m in SHOWN]
    if language == "en":
        parts = [f"with {m} typically {far} away" for m, far in items]
        return (
            f"Three clouds of {DOTS} dots each, estimates of the two slopes from a few examples, "
            f"around a cross at the true slopes {true}: {', '.join(parts)}."
        )
    parts = [f"{m} 個樣本，一般離 {far}" for m, far in items]
    return (
        f"三團點，每團 {DOTS} 個，是用少數樣本估計的兩個斜率，圍著真正的斜率 {true}（十字）："
        + "；".join(parts)
        + "。"
    )


def batch_noise(language: Language, narrow: bool = False) -> BookFigure:
    """See estimates of the gradient scatter, and four times the examples halve the scatter."""
    title = {"en": "Estimates of the gradient", "zh-TW": "梯度的估計"}[language]
    layout = (
        Grid(1, 3, NARROW, (268, 150), 44, 32, 30)
        if narrow
        else Grid(3, 1, WIDE - 8, (164, 176), 34, 36, 56)
    )
    size = 13.5 if narrow else 14.5
    width, extra = (NARROW, 22) if narrow else (WIDE, 0)
    figure = BookFigure(title, noise_description(language), width, layout.height + extra)
    true = line_slopes(LINE_START, examples())
    for index, m in enumerate(SHOWN):
        x, y = layout.corner(index)
        axes = panel(figure, (x, y + extra), layout.box)
        axes.set_xlim(-8.5, 3.5)
        axes.set_ylim(-3.5, 8.5)
        guide(axes, x=0)
        guide(axes, y=0)
        cloud = np.array(estimates(m)[:DOTS])
        dots = {"marker": "o", "ls": "", "ms": 3.4, "mew": 0, "color": colour("weight")}
        curve(figure, axes, f"cloud-{m}", (cloud[:, 0], cloud[:, 1]), **dots)
        cross = {"marker": "+", "ls": "", "ms": 17, "mew": 2.6, "color": colour("accent")}
        curve(
            figure, axes, f"true-{m}", (np.array(true[:1]), np.array(true[1:])), zorder=4, **cross
        )
        ticks(figure, axes, (-6, -3, 0, 3), (-3, 0, 3, 6), size - 1)
        words = {"en": " examples" if m > 1 else " example", "zh-TW": " 個樣本"}[language]
        heading(figure, axes, Number(str(m)), words, size=size)
        if not narrow or index == len(SHOWN) - 1:
            below = (-2.5, -3.5)
            note(figure, axes, below, Symbol("w"), by=(0, -32), size=size + 2, role="weight")
        note(figure, axes, (-8.5, 1.5), Symbol("b"), by=(-12, 0), size=size + 2, role="bias")
    return figure


MAP_W: Final = (-1.25, 1.35)
MAP_B: Final = (-0.25, 1.75)
LEVELS: Final = (0.15, 0.3, 0.6, 1.1, 1.8, 2.6)
PATH_WORDS: Final[tuple[dict[Language, str], ...]] = (
    {"en": "all at once", "zh-TW": "一次全部"},
    {"en": "20 a step", "zh-TW": "一步 20 個"},
    {"en": "one a step", "zh-TW": "一步一個"},
)


def line_height(w: Array, b: Array) -> Array:
    """The mean cost over all examples, for many lines."""
    x, t = np.array(examples()).T
    moments = ((x * x).mean(), x.mean(), (x * t).mean(), t.mean(), (t * t).mean())
    xx, x_1, xt, t_1, tt = map(float, moments)
    found: Array = xx * w**2 + b**2 + 2 * x_1 * w * b - 2 * xt * w - 2 * t_1 * b + tt
    return found


def batch_description(language: Language) -> str:
    """Say how many steps each path takes, and the cost it ends with."""
    items = [
        (str(m), len(line_path(m)) - 1, number(line_cost(line_path(m)[-1]), ".3f"))
        for m in BATCH_SIZES
    ]
    lowest = number(line_cost(best_line()), ".3f")
    if language == "en":
        parts = [
            f"With {m} examples a step, {n} steps, the cost is {cost}." for m, n, cost in items
        ]
        start = f"Three times the same map, with the path of {EPOCHS} epochs over {N_EXAMPLES} "
        start += f"examples; a cross marks the lowest point, {lowest}."
        return " ".join((start, *parts))
    start = f"同一張地圖畫三次，各有 {N_EXAMPLES} 個樣本看 {EPOCHS} 遍走出的路徑；"
    start += f"十字是最低點，成本 {lowest}。"
    return start + "".join(f"一步用 {m} 個樣本，走 {n} 步，成本 {cost}。" for m, n, cost in items)


def batch_paths(language: Language, narrow: bool = False) -> BookFigure:
    """See the same work spent on a few exact steps, on many good ones, on very many noisy ones."""
    title = {"en": "The same work, three paths", "zh-TW": "同樣的工，三條路"}[language]
    layout = (
        Grid(1, 3, NARROW, (276, 160), 40, 54, 32)
        if narrow
        else Grid(3, 1, WIDE - 6, (166, 166), 30, 58, 54)
    )
    size = 13.5 if narrow else 14.5
    width, extra = (NARROW, 22) if narrow else (WIDE, 0)
    figure = BookFigure(title, batch_description(language), width, layout.height + extra)
    best = best_line()
    for index, m in enumerate(BATCH_SIZES):
        x, y = layout.corner(index)
        axes = panel(figure, (x, y + extra), layout.box)
        axes.set_xlim(*MAP_W)
        axes.set_ylim(*MAP_B)
        name, style = f"level-{index + 1}", {"role": "a", "width": 1.0, "grid": COARSE}
        draw_levels(figure, axes, name, line_height, LEVELS, **style)  # type: ignore[arg-type]
        path, role = line_path(m), ("ink", "weight", "accent")[index]
        if len(path) < 100:
            draw_path(figure, axes, f"path-{index + 1}", path, role)
        else:
            places = np.array(path)
            track = {"lw": 1, "color": colour(role), "zorder": 3}
            curve(figure, axes, f"path-{index + 1}", (places[:, 0], places[:, 1]), **track)
            start = {"marker": "o", "ls": "", "ms": 9, "color": colour(role), "zorder": 4}
            curve(figure, axes, f"path-{index + 1}-start", (places[:1, 0], places[:1, 1]), **start)
        cross = {"marker": "+", "ls": "", "ms": 15, "mew": 2.4, "color": colour("ink"), "zorder": 5}
        spot = (np.array(best[:1]), np.array(best[1:]))
        curve(figure, axes, f"best-{index + 1}", spot, **cross)
        ticks(figure, axes, (-1, 0, 1), (0, 1), size - 1)
        top = (sum(MAP_W) / 2, MAP_B[1])
        words = PATH_WORDS[index][language]
        note(figure, axes, top, words, by=(0, 32), size=size + 0.5, role=role)
        steps, cost = len(path) - 1, number(line_cost(path[-1]), ".3f")
        words = {"en": f"{steps} steps: ", "zh-TW": f"{steps} 步："}[language]
        note(figure, axes, top, words, Number(cost), by=(0, 11), size=size, role=role)
        if not narrow or index == len(BATCH_SIZES) - 1:
            note(
                figure, axes, (0, MAP_B[0]), Symbol("w"), by=(0, -32), size=size + 2, role="weight"
            )
        note(figure, axes, (MAP_W[0], 0.5), Symbol("b"), by=(-12, 0), size=size + 2, role="bias")
    return figure
