"""Figures of the chapter "Overfitting" that follow a training: its curves, and where to stop."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.overfitting import mean_curve, runs_of
from nnbook.examples.recipes_overfitting import BASE, MANY
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.drawing import Number, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, sheet_of, ticks
from nnbook.languages import Language
from nnbook.net import Array


class Line(NamedTuple):
    """How one set of examples is drawn everywhere in the chapter."""

    role: str
    dash: Any
    words: dict[Language, str]


DASH: Final = (0, (3, 2))
LINES: Final[dict[str, Line]] = {
    "training": Line("weight", DASH, {"en": "trained on", "zh-TW": "訓練過的"}),
    "validation": Line("accent", "solid", {"en": "validation images", "zh-TW": "驗證影像"}),
}
FEW: Final = ("overfitting-images", str(BASE.train_on))
FIFTY: Final = ("overfitting-50000", str(MANY))
EPOCHS: Final = BASE.settings.epochs
TOPS: Final = {"accuracy": (0.8, 1.005), "cost": (0.0, 0.66)}
WORDS: Final[dict[str, dict[Language, str]]] = {
    "accuracy": {"en": "Accuracy", "zh-TW": "準確率"},
    "cost": {"en": "Cost", "zh-TW": "成本"},
}


def epoch_numbers() -> Array:
    """The epochs, from 1."""
    return np.arange(1.0, EPOCHS + 1)


def curves_description(language: Language) -> str:
    """Say where the four pairs of curves end and where the cost turns."""
    items = []
    for place, n in ((FEW, BASE.train_on), (FIFTY, MANY)):
        ends = {
            f"{part}_{kind}": mean_curve(*place, f"{part}_{kind}")
            for part in LINES
            for kind in WORDS
        }
        lowest = int(ends["validation_cost"].argmin())
        numbers = [ends[key][-1] for key in ("training_accuracy", "validation_accuracy")]
        costs = [ends["validation_cost"][lowest], ends["validation_cost"][-1]]
        if language == "en":
            items.append(
                f"With {n:,} images the accuracy ends at {numbers[0]:.1%} on the images trained on "
                f"and at {numbers[1]:.1%} on validation images; the cost on validation images is "
                f"lowest after epoch {lowest + 1}, {costs[0]:.3f}, and rises to {costs[1]:.3f}."
            )
        else:
            items.append(
                f"{n:,} 張影像：準確率最後是訓練過的 {numbers[0]:.1%}、驗證影像 {numbers[1]:.1%}；"
                f"驗證影像的成本在第 {lowest + 1} 個訓練週期最低，是 {costs[0]:.3f}，"
                f"之後升到 {costs[1]:.3f}。"
            )
    what = {
        "en": "Four panels: accuracy above, cost below, 1,000 images left, 50,000 right, all over "
        f"{EPOCHS} epochs. On the left the two curves part widely, on the right much less. ",
        "zh-TW": "四格：上面是準確率，下面是成本；左邊 1,000 張，右邊 50,000 張，"
        f"橫軸都是 {EPOCHS} 個訓練週期。左邊的兩條曲線分得很開，右邊近得多。",
    }[language]
    return what + (" " if language == "en" else "").join(items)


def overfitting_curves(language: Language, narrow: bool = False) -> BookFigure:
    """See two curves part with 1,000 images, and stay much closer with 50,000."""
    title = {"en": "1,000 images and 50,000", "zh-TW": "1,000 張和 50,000 張"}[language]
    layout = (
        Grid(2, 2, NARROW - 8, (121, 118), 38, 30, 26)
        if narrow
        else Grid(2, 2, WIDE - 12, (250, 150), 50, 36, 28)
    )
    size, head, foot = (13.5, 26, 18) if narrow else (15, 30, 20)
    width, height = NARROW if narrow else WIDE, layout.height + head + foot
    figure = BookFigure(title, curves_description(language), width, height)
    for row, kind in enumerate(("accuracy", "cost")):
        for column, (place, n) in enumerate(((FEW, BASE.train_on), (FIFTY, MANY))):
            x, y = layout.corner(2 * row + column)
            axes = panel(figure, (x, y + foot), layout.box)
            one_panel(figure, axes, place, kind, size)
            many = {"en": f"{n:,}" if narrow else f"{n:,} images", "zh-TW": f"{n:,} 張"}
            joint = {"en": ", ", "zh-TW": "，"}[language]
            text = WORDS[kind][language] + joint + many[language]
            heading(figure, axes, text, size=size)
    line_key(figure, language, size, (8 if narrow else 60, height - 0.5 * head))
    epochs_word(figure, language, size, (width / 2, 0.55 * foot))
    return figure


def one_panel(
    figure: BookFigure, axes: Axes, place: tuple[str, str], kind: str, size: float
) -> None:
    """Draw both curves of one kind."""
    axes.set_xlim(0, EPOCHS)
    axes.set_ylim(*TOPS[kind])
    levels = (0.8, 0.9, 1.0) if kind == "accuracy" else (0.0, 0.2, 0.4, 0.6)
    for level in levels:
        guide(axes, y=level)
    for part, line in LINES.items():
        values = mean_curve(*place, f"{part}_{kind}")
        gid = f"{part}-{kind}-{place[1]}"
        style = {"color": colour(line.role), "ls": line.dash, "lw": 2.2}
        curve(figure, axes, gid, (epoch_numbers(), values), **style)
    axes.set_xticks(range(0, EPOCHS + 1, 20))
    axes.set_yticks(levels)
    ticks(figure, axes, tuple(map(float, range(0, EPOCHS + 1, 20))), levels, size - 2)


def line_key(figure: BookFigure, language: Language, size: float, at: tuple[float, float]) -> None:
    """Name the two lines, side by side."""
    x, y = at
    sheet = sheet_of(figure)
    for line in LINES.values():
        sheet.plot([x, x + 30], [y, y], color=colour(line.role), lw=2.4, ls=line.dash)
        word = line.words[language]
        label(sheet, (x + 37, y), word, size=size, align="left", role=line.role)
        x += 130 if sheet.get_xlim()[1] == NARROW else 170


def epochs_word(
    figure: BookFigure, language: Language, size: float, at: tuple[float, float]
) -> None:
    """Say what the horizontal axis counts."""
    word = {"en": "Epochs", "zh-TW": "訓練週期"}[language]
    label(sheet_of(figure), at, word, size=size - 1, role="soft")


def minima() -> list[tuple[int, float, float]]:
    """For each seed: the epoch with the lowest cost, that cost, and the last one."""
    costs = [run["curves"]["validation_cost"] for run in runs_of(*FEW)]
    return [(int(np.argmin(c)) + 1, min(c), c[-1]) for c in costs]


def stopping_description(language: Language) -> str:
    """Say where each seed's cost turns."""
    rows = list(zip(BASE.seeds, minima(), strict=True))
    if language == "en":
        items = "; ".join(
            f"seed {s}: {c:.3f} after epoch {e}, {z:.3f} at the end" for s, (e, c, z) in rows
        )
        return (
            f"Five curves of the cost on the validation images over {EPOCHS} epochs. All fall "
            "steeply, turn early, where a dot marks the lowest point, and then climb slowly to "
            f"the end. {items[0].upper()}{items[1:]}."
        )
    items = "；".join(f"種子 {s}：第 {e} 個訓練週期 {c:.3f}，最後 {z:.3f}" for s, (e, c, z) in rows)
    return (
        f"五條曲線，是驗證影像的成本，橫軸 {EPOCHS} 個訓練週期。"
        f"每條都很快下降，很早就轉彎，最低處有圓點，之後慢慢爬升到最後。{items}。"
    )


def overfitting_stopping(language: Language, narrow: bool = False) -> BookFigure:
    """See five curves turn at nearly the same early epoch, and climb from there on."""
    title = {"en": "Where the validation curve turns", "zh-TW": "驗證曲線在哪裡轉彎"}[language]
    width, height, size = (NARROW, 262, 13.5) if narrow else (WIDE, 310, 15)
    figure = BookFigure(title, stopping_description(language), width, height)
    left, bottom = (40, 46) if narrow else (48, 50)
    axes = panel(figure, (left, bottom), (width - left - 12, height - bottom - 40))
    axes.set_xlim(0, EPOCHS)
    axes.set_ylim(0.3, 0.7)
    levels = (0.3, 0.4, 0.5, 0.6, 0.7)
    for level in levels:
        guide(axes, y=level)
    for seed, run in zip(BASE.seeds, runs_of(*FEW), strict=True):
        costs = np.array(run["curves"]["validation_cost"])
        curve(
            figure, axes, f"seed-{seed}", (epoch_numbers(), costs), color=colour("accent"), lw=1.5
        )
    epochs, lowest, _ = zip(*minima(), strict=True)
    axes.plot(epochs, lowest, "o", color=colour("ink"), ms=7, gid="minima", zorder=3)
    figure.drawn["minima"] = Drawn(tuple(map(float, epochs)), tuple(lowest))
    ticks(figure, axes, tuple(map(float, range(0, EPOCHS + 1, 10))), levels, size - 1.5)
    word = {"en": "lowest: stop here", "zh-TW": "最低：停在這裡"}[language]
    note(figure, axes, (14, 0.335), word, size=size, align="left")
    name = {"en": "Cost on validation images", "zh-TW": "驗證影像的成本"}[language]
    label(sheet_of(figure), (8, height - 16), name, size=size, align="left", role="accent")
    epochs_word(figure, language, size, (left + (width - left) / 2, 13))
    return figure


def percent(value: float) -> Number:
    """A share as figures print it."""
    return Number(number(100 * value, ".1f") + "%")
