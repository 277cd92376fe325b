"""Figures of the chapter "Networks": how large networks get, and other ways to connect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from matplotlib.axes import Axes

from nnbook.examples.worked import worked_network
from nnbook.facts import FACTS
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.charts import Margins, Sheet, chart_axes
from nnbook.figures.drawing import Align, LayerKind, Point, label, neuron
from nnbook.figures.palette import colour
from nnbook.languages import Language


def written(name: str) -> str:
    """A fact of the chapter as text: a layout, a year.

    Examples:
        >>> written("digit_name")
        '784-30-10'
    """
    return str(FACTS[f"networks.{name}"].value)


WORKED: Final = "-".join(map(str, worked_network().sizes))
NETWORKS: Final[dict[str, dict[Language, str]]] = {
    "worked_parameters": {"en": f"{WORKED}, worked by hand", "zh-TW": f"{WORKED}，用手算的"},
    "n_parameters": {
        "en": f"{written('name')}, this chapter",
        "zh-TW": f"{written('name')}，這一章的",
    },
    "digit_parameters": {
        "en": f"{written('digit_name')}, digits",
        "zh-TW": f"{written('digit_name')}，辨識數字",
    },
    "alexnet_parameters": {
        "en": f"AlexNet ({written('alexnet_year')}), photos",
        "zh-TW": f"AlexNet（{written('alexnet_year')}），辨識照片",
    },
    "gpt3_parameters": {
        "en": f"GPT-3 ({written('gpt3_year')}), text",
        "zh-TW": f"GPT-3（{written('gpt3_year')}），產生文字",
    },
}
TICKS: Final[dict[Language, dict[float, str]]] = {
    "en": {1: "1", 1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: ""},
    "zh-TW": {1: "1", 1e4: "1 萬", 1e8: "1 億", 1e12: "1 兆"},
}


def count_of(name: str) -> int:
    """How many parameters one of `NETWORKS` has."""
    return int(FACTS[f"networks.{name}"].value)


def amount(name: str, language: Language) -> str:
    """The number of parameters as a reader says it.

    Examples:
        >>> amount("digit_parameters", "en"), amount("gpt3_parameters", "en")
        ('23,860', '175 billion')
    """
    count = count_of(name)
    if count < 10**6:
        return f"{count:,}"
    if language == "en":
        billions = count >= 10**9
        return f"{count // 10**9} billion" if billions else f"{count // 10**6} million"
    return f"{count // 10**8} 億" if count >= 10**8 else f"{count // 10**4} 萬"


def counts_description(language: Language) -> str:
    """Say each network's number of parameters."""
    items = [(names[language], amount(name, language)) for name, names in NETWORKS.items()]
    if language == "en":
        listed = "; ".join(f"{name}: {count}" for name, count in items)
        return f"Five dots on a scale on which every step multiplies. Parameters: {listed}."
    listed = "；".join(f"{name}：{count}" for name, count in items)
    return f"五個點，橫軸每走一格就乘上同一個倍數。參數個數：{listed}。"


def parameter_counts(language: Language, narrow: bool = False) -> BookFigure:
    """See five dots climb from 12 to 175 billion on a scale whose every step multiplies."""
    width, height = (NARROW, 330) if narrow else (WIDE, 330)
    title = {"en": "How many parameters", "zh-TW": "有多少參數"}[language]
    figure = BookFigure(title, counts_description(language), width, height)
    size = 13.5 if narrow else 15
    axes = chart_axes(figure, Margins(16, 20, 8, 34), 12.5 if narrow else 14)
    counts, rows = [count_of(name) for name in NETWORKS], list(range(len(NETWORKS), 0, -1))
    axes.set_xscale("log")
    axes.set_xlim(1, 1e12)
    axes.set_ylim(0.45, len(NETWORKS) + 0.75)
    axes.set_xticks(list(TICKS[language]), list(TICKS[language].values()))
    axes.minorticks_off()
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=colour("rule"), lw=1)
    axes.plot(counts, rows, "o", ms=10, color=colour("weight"), gid="parameters")
    figure.drawn["parameters"] = Drawn(tuple(map(float, counts)), tuple(map(float, rows)))
    sheet = Sheet(figure, axes, size)
    for (name, words), count, row in zip(NETWORKS.items(), counts, rows, strict=True):
        sheet.write(1, row + 0.42, words[language], dx=2, align="left", role="soft", on_paper=True)
        late = count > 10**6
        align: Align = "right" if late else "left"
        dx = -12 if late else 12
        sheet.write(count, row, amount(name, language), dx=dx, align=align, on_paper=True)
    return figure


N_BEFORE: Final = 6
KERNEL: Final = 3
N_AFTER: Final = N_BEFORE - KERNEL + 1
LEFT_OUT: Final = ((1, 4), (2,))  # by dropout: neurons before and after, counted from 0
KERNEL_STYLES: Final = ("-", (0, (4, 2)), (0, (1, 1.6)))

Line = tuple[int, int, int]  # from, to, which of the line styles


def full_lines() -> list[Line]:
    """Every neuron connected to every neuron."""
    return [(k, j, 0) for j in range(N_AFTER) for k in range(N_BEFORE)]


def convolution_lines() -> list[Line]:
    """Each neuron connected to three neighbours, with the same three weights everywhere."""
    return [(j + w, j, w) for j in range(N_AFTER) for w in range(KERNEL)]


def dropout_lines() -> list[Line]:
    """The full connections without those of the neurons left out."""
    before, after = LEFT_OUT
    return [(k, j, w) for k, j, w in full_lines() if k not in before and j not in after]


PANELS: Final[tuple[tuple[dict[Language, str], Callable[[], list[Line]]], ...]] = (
    ({"en": "fully connected", "zh-TW": "全連接"}, full_lines),
    ({"en": "convolution", "zh-TW": "卷積"}, convolution_lines),
    ({"en": "dropout", "zh-TW": "dropout"}, dropout_lines),
)


def panel_words(language: Language) -> list[tuple[str, str]]:
    """The two short lines below each panel."""
    full, convolution, dropout = (len(lines()) for _, lines in PANELS)
    if language == "en":
        return [
            (f"{full} lines", f"{full} weights"),
            (f"{convolution} lines", f"{KERNEL} weights"),
            (f"{dropout} lines", "for one step"),
        ]
    return [
        (f"{full} 條線", f"{full} 個權重"),
        (f"{convolution} 條線", f"{KERNEL} 個權重"),
        (f"{dropout} 條線", "只在這一步"),
    ]


def connected_description(language: Language) -> str:
    """Say how the two columns of each panel are connected."""
    full, convolution, dropout = (len(lines()) for _, lines in PANELS)
    out = sum(map(len, LEFT_OUT))
    if language == "en":
        return (
            f"Three times a column of {N_BEFORE} neurons and one of {N_AFTER}. Fully connected: "
            f"{full} lines, each with its own weight. Convolution: each neuron is connected to "
            f"{KERNEL} neighbours, {convolution} lines in {KERNEL} line styles that repeat, for "
            f"{KERNEL} weights. Dropout: {out} neurons are crossed out, {dropout} lines are left."
        )
    return (
        f"同樣的兩欄神經元畫了三次，左欄 {N_BEFORE} 個、右欄 {N_AFTER} 個。全連接：{full} 條線，"
        f"每條有自己的權重。卷積：每個神經元只連到 {KERNEL} 個相鄰的神經元，{convolution} 條線"
        f"重複使用 {KERNEL} 種線條，也就是 {KERNEL} 個權重。dropout：劃掉 {out} 個神經元，"
        f"剩下 {dropout} 條線。"
    )


def cross_out(axes: Axes, at: Point, radius: float) -> None:
    """Draw a neuron that is left out: an empty disc with a cross."""
    x, y = at
    r = 0.7 * radius
    for side in (-1, 1):
        ends = ((x - r, x + r), (y - side * r, y + side * r))
        axes.plot(*ends, color=colour("accent"), lw=2, zorder=3)


def draw_panel(axes: Axes, left: float, apart: float, step: float, panel: int) -> None:
    """Draw the two columns of one panel and their lines."""
    lines = PANELS[panel][1]()
    bottom, radius = 66.0, 0.36 * step

    def at(column: int, index: int) -> Point:
        n = (N_BEFORE, N_AFTER)[column]
        return left + apart * column, bottom + step * ((N_BEFORE + n) / 2 - 0.5 - index)

    for k, j, style in lines:
        ends = zip(at(0, k), at(1, j), strict=True)
        line = KERNEL_STYLES[style]
        axes.plot(*ends, color=colour("weight"), lw=1.4, ls=line, zorder=1)
    kinds: tuple[LayerKind, LayerKind] = ("input", "hidden")
    for column, kind in enumerate(kinds):
        for index in range((N_BEFORE, N_AFTER)[column]):
            neuron(axes, at(column, index), radius, kind)
            if PANELS[panel][1] is dropout_lines and index in LEFT_OUT[column]:
                cross_out(axes, at(column, index), radius)


def not_fully_connected(language: Language, narrow: bool = False) -> BookFigure:
    """See three ways to connect: every line; three weights over and over; some crossed out."""
    width, height = (NARROW, 246) if narrow else (WIDE, 300)
    title = {"en": "Fully connected, and not", "zh-TW": "全連接，和不全連接"}[language]
    figure = BookFigure(title, connected_description(language), width, height)
    axes, size = diagram_axes(figure), 13.0 if narrow else 15.0
    apart, step = (56.0, 25.0) if narrow else (100.0, 32.0)
    for panel, ((name, _), words) in enumerate(zip(PANELS, panel_words(language), strict=True)):
        centre = width * (panel + 0.5) / len(PANELS)
        draw_panel(axes, centre - apart / 2, apart, step, panel)
        label(axes, (centre, height - 0.9 * size), name[language], size=size)
        for row, text in enumerate(words):
            label(axes, (centre, 42 - 1.6 * size * row), text, size=size, role="soft")
    return figure
