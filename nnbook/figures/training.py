"""Figures of the chapter "Training" that follow a training: data in three, curves, seeds."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.recipes import CLASSIC
from nnbook.examples.trained import final_counts, mean_curve, trained
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import Number, label
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, panel, sheet_of, ticks
from nnbook.languages import Language

N_TEST: Final = 10_000
SETS: Final[dict[Language, tuple[tuple[str, str], ...]]] = {
    "en": (
        ("Training set", "adjusts weights and biases"),
        ("Validation set", "chooses settings and networks"),
        ("Test set", "gives the mark, once, at the end"),
    ),
    "zh-TW": (
        ("訓練集", "調整權重和偏差"),
        ("驗證集", "選設定，選網路"),
        ("測試集", "最後打一次分數"),
    ),
}
KINDS: Final = ("input", "hidden", "output")


def set_sizes() -> tuple[int, int, int]:
    """How many images each of the three sets has."""
    return 60_000 - CLASSIC.validation, CLASSIC.validation, N_TEST


def split_description(language: Language) -> str:
    """Say how large each set is and what it is for."""
    rows = list(zip(SETS[language], set_sizes(), strict=True))
    if language == "en":
        items = "; ".join(f"{name.lower()}, {n:,} images: {use}" for (name, use), n in rows)
        return f"Three bars, one five times as long as the other two. {items.capitalize()}."
    items = "；".join(f"{name} {n:,} 張：{use}" for (name, use), n in rows)
    return f"三條橫條，第一條是另外兩條的五倍長。{items}。"


def training_split(language: Language, narrow: bool = False) -> BookFigure:
    """See MNIST cut in three: most of it adjusts, a part chooses, a part only gives the mark."""
    title = {"en": "Three sets, three jobs", "zh-TW": "三份資料，三件工作"}[language]
    step, size = (66, 13.5) if narrow else (64, 15)
    width, height = NARROW if narrow else WIDE, 3 * step + 6
    figure = BookFigure(title, split_description(language), width, height)
    axes = diagram_axes(figure)
    unit = (width - 16) / set_sizes()[0]
    for row, ((name, use), n) in enumerate(zip(SETS[language], set_sizes(), strict=True)):
        top = height - 4 - row * step
        fill, edge = colour(f"{KINDS[row]}-fill"), colour(f"{KINDS[row]}-edge")
        axes.add_patch(Rectangle((8, top - 50), unit * n, 22, fc=fill, ec=edge, lw=1.4))
        label(axes, (8, top - 14), name, size=size, align="left")
        beside = 8 + unit * n + 10 if row else 8 + unit * n / 2
        label(axes, (beside, top - 39), Number(f"{n:,}"), size=size, align="left")
        at = (width - 8, top - 14) if row == 0 or not narrow else (beside + 58, top - 39)
        align: Any = "right" if row == 0 or not narrow else "left"
        label(axes, at, use, size=size - (2 if narrow else 1), align=align, role="soft")
    return figure


class Line(NamedTuple):
    """How one set of images is drawn in the curves."""

    role: str
    dash: Any
    words: dict[Language, str]


LINES: Final[dict[str, Line]] = {
    "training": Line("weight", (0, (3, 2)), {"en": "training", "zh-TW": "訓練"}),
    "validation": Line("accent", "solid", {"en": "validation", "zh-TW": "驗證"}),
    "test": Line("a", (0, (1, 1.6)), {"en": "test", "zh-TW": "測試"}),
}
WORDS: Final[dict[str, dict[Language, str]]] = {
    "cost": {"en": "Cost", "zh-TW": "成本"},
    "accuracy": {"en": "Accuracy", "zh-TW": "準確率"},
}
LEVELS: Final = {"cost": (0.0, 0.1, 0.2, 0.3), "accuracy": (0.9, 0.92, 0.94, 0.96)}
EPOCHS: Final = CLASSIC.settings.epochs


def curves_description(language: Language) -> str:
    """Say where each curve begins and ends."""
    ends = {
        f"{part}_{kind}": mean_curve("classic", f"{part}_{kind}")[[0, -1]]
        for kind in WORDS
        for part in LINES
        if f"{part}_{kind}" != "training_accuracy"
    }
    costs, shares = (
        [ends[f"{part}_{kind}"] for part in LINES if f"{part}_{kind}" in ends] for kind in WORDS
    )
    if language == "en":
        cost = "; ".join(f"{p} {a:.3f} to {b:.3f}" for p, (a, b) in zip(LINES, costs, strict=True))
        names = ("validation", "test")
        share = "; ".join(
            f"{p} {a:.1%} to {b:.1%}" for p, (a, b) in zip(names, shares, strict=True)
        )
        return (
            f"Two panels over {EPOCHS} epochs. All curves change fast at first and then slowly. "
            f"Cost: {cost}; the one on training images goes below the others. Accuracy: {share}."
        )
    words = [line.words[language] for line in LINES.values()]
    cost = "、".join(f"{p} {a:.3f} 到 {b:.3f}" for p, (a, b) in zip(words, costs, strict=True))
    share = "、".join(
        f"{p} {a:.1%} 到 {b:.1%}" for p, (a, b) in zip(words[1:], shares, strict=True)
    )
    return (
        f"兩格，橫軸都是 {EPOCHS} 個訓練週期。每條曲線都先快後慢。"
        f"成本：{cost}，訓練影像的降到另外兩條下面。準確率：{share}。"
    )


def training_curves(language: Language, narrow: bool = False) -> BookFigure:
    """See most of the learning happen in the first few epochs, and little after that."""
    title = {"en": "Learning curves of the classic network", "zh-TW": "經典網路的學習曲線"}
    layout = (
        Grid(1, 2, NARROW - 12, (274, 140), 40, 30, 26)
        if narrow
        else Grid(2, 1, WIDE - 12, (250, 200), 42, 34, 30)
    )
    size, head, foot = (13.5, 24, 18) if narrow else (15, 28, 20)
    width, height = NARROW if narrow else WIDE, layout.height + head + foot
    figure = BookFigure(title[language], curves_description(language), width, height)
    for index, kind in enumerate(WORDS):
        x, y = layout.corner(index)
        axes = panel(figure, (x, y + foot), layout.box)
        one_panel(figure, axes, kind, size)
        heading(figure, axes, WORDS[kind][language], size=size)
    line_key(figure, language, size, (12, height - 0.5 * head))
    word = {"en": "Epochs", "zh-TW": "訓練週期"}[language]
    label(sheet_of(figure), (width / 2, 0.55 * foot), word, size=size - 1, role="soft")
    return figure


def one_panel(figure: BookFigure, axes: Axes, kind: str, size: float) -> None:
    """Draw the curves of one kind."""
    levels, numbers = LEVELS[kind], np.arange(1.0, EPOCHS + 1)
    axes.set_xlim(0, EPOCHS)
    axes.set_ylim(levels[0], levels[-1])
    for level in levels:
        guide(axes, y=level)
    for part, line in LINES.items():
        if (part, kind) == ("training", "accuracy"):
            continue  # not measured: it would take another pass over all images
        style = {"color": colour(line.role), "ls": line.dash, "lw": 2.2}
        values = mean_curve("classic", f"{part}_{kind}")
        curve(figure, axes, f"{part}-{kind}", (numbers, values), **style)
    ticks(figure, axes, tuple(map(float, range(0, EPOCHS + 1, 10))), levels, size - 2)


def line_key(figure: BookFigure, language: Language, size: float, at: tuple[float, float]) -> None:
    """Name the three lines, side by side."""
    x, y = at
    sheet = sheet_of(figure)
    for line in LINES.values():
        sheet.plot([x, x + 28], [y, y], color=colour(line.role), lw=2.4, ls=line.dash)
        label(sheet, (x + 35, y), line.words[language], size=size, align="left", role=line.role)
        x += 104 if sheet.get_xlim()[1] == NARROW else 150


def seeds_description(language: Language) -> str:
    """Say both accuracies of every seed."""
    rows = list(zip(CLASSIC.seeds, *both_shares(), strict=True))
    if language == "en":
        items = "; ".join(f"seed {s}: {a:.2%} and {b:.2%}" for s, a, b in rows)
        return (
            "Five lines, one a seed, from the accuracy on validation images at the left to that on "
            f"test images at the right. They cross: the order is not the same. {items}."
        )
    items = "；".join(f"種子 {s}：{a:.2%} 和 {b:.2%}" for s, a, b in rows)
    return (
        "五條線，一個種子一條，左端是驗證影像的準確率，右端是測試影像的。"
        f"線互相交叉：兩邊的名次不一樣。{items}。"
    )


def both_shares() -> tuple[list[float], list[float]]:
    """The accuracy of every seed on the validation images and on the test images."""
    counts = [final_counts("classic", part) for part in ("validation", "test")]
    return [n / N_TEST for n in counts[0]], [n / N_TEST for n in counts[1]]


def spread_out(places: list[float], gap: float) -> list[float]:
    """The same heights, moved apart until no two are closer than `gap`; their order stays.

    Examples:
        >>> spread_out([0.0, 1.0, 10.0], 4.0)
        [-1.5, 2.5, 10.0]
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for _ in range(200):
        for low, high in pairwise(order):
            lacking = gap - (moved[high] - moved[low])
            if lacking > 1e-9:
                moved[low] -= lacking / 2
                moved[high] += lacking / 2
    return moved


def training_seeds(language: Language, narrow: bool = False) -> BookFigure:
    """See five lines cross: the seed that is best on validation images is not best on test."""
    title = {"en": "Five seeds, two rankings", "zh-TW": "五個種子，兩種名次"}[language]
    width, height, size = (NARROW, 320, 13) if narrow else (WIDE, 360, 15)
    figure = BookFigure(title, seeds_description(language), width, height)
    side = 106 if narrow else 150
    axes = panel(figure, (side, 26), (width - 2 * side, height - 26 - 52))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0.9455, 0.9560)
    shares, kept = both_shares(), trained("classic")["kept"]["seed"]
    lucky = CLASSIC.seeds[int(np.argmax(shares[1]))]
    roles = {kept: ("accent", "solid", 2.6), lucky: ("weight", (0, (3, 2)), 2.4)}
    for seed, *ends in zip(CLASSIC.seeds, *shares, strict=True):
        role, dash, weight = roles.get(seed, ("soft", "solid", 1.4))
        axes.plot([0, 1], ends, color=colour(role), ls=dash, lw=weight, gid=f"seed-{seed}")
        figure.drawn[f"seed-{seed}"] = Drawn((0.0, 1.0), tuple(ends))
    scale = (height - 78) / 0.0105
    for x, values in enumerate(shares):
        heights = spread_out([26 + scale * (v - 0.9455) for v in values], 1.25 * size)
        for seed, value, y in zip(CLASSIC.seeds, values, heights, strict=True):
            role = roles.get(seed, ("soft",))[0]
            seed_label(figure, language, (side, width - side)[x], y, seed, value, size, role)
    words = {"en": ("Validation", "Test"), "zh-TW": ("驗證影像", "測試影像")}[language]
    for x, word in zip((side, width - side), words, strict=True):
        label(sheet_of(figure), (x, height - 18), word, size=size + 1)
    return figure


def seed_label(
    figure: BookFigure,
    language: Language,
    x: float,
    y: float,
    seed: int,
    value: float,
    size: float,
    role: str,
) -> None:
    """Write a seed and its accuracy outside the end of its line."""
    width = sheet_of(figure).get_xlim()[1]
    word = {"en": f"seed {seed}: ", "zh-TW": f"種子 {seed}："}[language]
    left = x < width / 2
    at = (x - 10 if left else x + 10, y)
    align: Any = "right" if left else "left"
    number = Number(f"{100 * value:.2f}%")
    label(sheet_of(figure), at, word, number, size=size, align=align, role=role)
