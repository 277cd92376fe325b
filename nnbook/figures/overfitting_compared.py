"""Figures of the chapter "Overfitting" that compare trainings: images, sizes, cures."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

import numpy as np

from nnbook.examples.overfitting import ends
from nnbook.examples.recipes_overfitting import BASE, FEW, HIDDEN, MANY
from nnbook.facts.overfitting import best_both, best_shift, best_strength
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.drawing import Number, label
from nnbook.figures.overfitting import LINES, line_key, percent
from nnbook.figures.palette import colour
from nnbook.figures.panels import curve, guide, note, panel, sheet_of
from nnbook.languages import Language
from nnbook.net import Array

Place = tuple[str, str]
PLAIN: Final[Place] = ("overfitting-images", str(BASE.train_on))
MARKERS: Final = {"training": "s", "validation": "o"}


def place_of(n: int) -> Place:
    """Where the training on so many images is kept."""
    return ("overfitting-50000" if n == MANY else "overfitting-images", str(n))


def place_of_size(n: int) -> Place:
    """Where the network with so many hidden neurons is kept."""
    return PLAIN if n == BASE.sizes[1] else ("overfitting-hidden", str(n))


def means(places: list[Place], part: Literal["training", "validation", "test"]) -> Array:
    """The mean accuracy of each."""
    return np.array([ends(*place, part).mean() for place in places])


def accuracy_chart(
    figure: BookFigure,
    language: Language,
    xs: tuple[int, ...],
    places: list[Place],
    floor: float,
    narrow: bool,
) -> None:
    """Draw both accuracies over a logarithmic axis, the seeds as small marks, the means joined."""
    size = 13.5 if narrow else 15
    width, height = (float(value) for value in figure.get_size_inches() * 72)
    left, bottom = (44, 48) if narrow else (54, 52)
    axes = panel(figure, (left, bottom), (width - left - 14, height - bottom - 42))
    axes.set_xscale("log")
    axes.minorticks_off()
    axes.set_xlim(xs[0] * 0.75, xs[-1] * 1.35)
    axes.set_ylim(floor, 1.02)
    levels = [level for level in np.linspace(0, 1, 11).round(1) if level >= floor]
    for level in levels:
        guide(axes, y=level)
    x = np.array(xs, dtype=float)
    for part, line in LINES.items():
        for n, place in zip(xs, places, strict=True):
            every = ends(*place, part)  # type: ignore[arg-type]
            axes.plot(np.full(len(every), n), every, ".", color=colour(line.role), ms=5, alpha=0.7)
        style = {"color": colour(line.role), "ls": line.dash, "lw": 2, "marker": MARKERS[part]}
        xy = (x, means(places, part))  # type: ignore[arg-type]
        curve(figure, axes, f"mean-{part}", xy, ms=6, **style)
    axes.set_xticks(xs)
    axes.set_yticks(levels)
    for level in levels[:: 1 if floor > 0.5 else 2]:
        text = Number(f"{level:.0%}")
        at, down = (axes.get_xlim()[0], level), (-0.4 * size, 0.0)
        note(figure, axes, at, text, by=down, size=size - 2, align="right", role="soft")
    for n in xs:
        down = (0.0, -0.9 * size)
        text = Number(f"{n:,}")
        note(figure, axes, (n, floor), text, by=down, size=size - 2, role="soft")
    line_key(figure, language, size, (left, height - 16))


def images_description(language: Language) -> str:
    """Say both accuracies for every number of images."""
    xs = (*FEW, MANY)
    places = [place_of(n) for n in xs]
    rows = list(zip(xs, means(places, "training"), means(places, "validation"), strict=True))
    if language == "en":
        items = "; ".join(f"{n:,}: {a:.1%} and {b:.1%}" for n, a, b in rows)
        return (
            "A chart with a logarithmic axis for the number of images. The accuracy on the images "
            "trained on stays at the top; that on validation images climbs towards it, so the gap "
            f"narrows. Trained on and validation: {items}."
        )
    items = "；".join(f"{n:,} 張：{a:.1%} 和 {b:.1%}" for n, a, b in rows)
    return (
        "橫軸是影像的張數，對數刻度。訓練過的影像，準確率一直在最上面；"
        f"驗證影像的準確率一路往上靠近，差距愈來愈小。訓練過的和驗證的：{items}。"
    )


def overfitting_images(language: Language, narrow: bool = False) -> BookFigure:
    """See the gap close as images are added: the upper line stays, the lower one climbs."""
    title = {"en": "The more images, the smaller the gap", "zh-TW": "影像愈多，差距愈小"}[language]
    width, height = (NARROW, 290) if narrow else (WIDE, 350)
    figure = BookFigure(title, images_description(language), width, height)
    xs = (*FEW, MANY)
    accuracy_chart(figure, language, xs, [place_of(n) for n in xs], 0.65, narrow)
    word = {"en": "Images to train on", "zh-TW": "訓練用的影像張數"}[language]
    label(sheet_of(figure), (width / 2 + 20, 13), word, size=12.5 if narrow else 14, role="soft")
    return figure


def all_sizes() -> tuple[int, ...]:
    """Every number of hidden neurons, the base recipe's own among them."""
    return tuple(sorted((*HIDDEN, BASE.sizes[1])))


def hidden_description(language: Language) -> str:
    """Say both accuracies for every size."""
    xs = all_sizes()
    places = [place_of_size(n) for n in xs]
    rows = list(zip(xs, means(places, "training"), means(places, "validation"), strict=True))
    if language == "en":
        items = "; ".join(f"{n}: {a:.1%} and {b:.1%}" for n, a, b in rows)
        return (
            "A chart with a logarithmic axis for the number of hidden neurons. With one neuron "
            "both accuracies are low. Both rise; from ten neurons on the images trained on are all "
            f"right, and the validation images still improve. Trained on and validation: {items}."
        )
    items = "；".join(f"{n} 個：{a:.1%} 和 {b:.1%}" for n, a, b in rows)
    return (
        "橫軸是隱藏神經元的個數，對數刻度。只有一個的時候，兩個準確率都很低。兩者一起上升；"
        f"從十個開始，訓練過的全對，驗證的還在進步。訓練過的和驗證的：{items}。"
    )


def overfitting_hidden(language: Language, narrow: bool = False) -> BookFigure:
    """See both accuracies low on the left: a network that is too small cannot even memorise."""
    title = {"en": "Too small is another illness", "zh-TW": "太小是另一種病"}[language]
    width, height = (NARROW, 290) if narrow else (WIDE, 350)
    figure = BookFigure(title, hidden_description(language), width, height)
    xs = all_sizes()
    accuracy_chart(figure, language, xs, [place_of_size(n) for n in xs], 0.2, narrow)
    word = {"en": "Hidden neurons (1,000 images)", "zh-TW": "隱藏神經元的個數（1,000 張影像）"}
    at = (width / 2 + 20, 13)
    label(sheet_of(figure), at, word[language], size=12.5 if narrow else 14, role="soft")
    return figure


class Cure(NamedTuple):
    """One row of the comparison."""

    place: Place
    at: Literal["last", "stopped"]
    words: dict[Language, str]
    role: str


def cures() -> tuple[Cure, ...]:
    """Every cure with its place, in the chapter's order, and more images for comparison."""

    def more(n: int) -> Cure:
        words: dict[Language, str] = {"en": f"{n:,} images", "zh-TW": f"{n:,} 張影像"}
        return Cure(place_of(n), "last", words, "soft")

    return (
        Cure(PLAIN, "last", {"en": "1,000, no cure", "zh-TW": "1,000 張，不處理"}, "ink"),
        Cure(PLAIN, "stopped", {"en": "early stopping", "zh-TW": "提早停止"}, "accent"),
        Cure(("overfitting-l2", best_strength()), "last", {"en": "L2", "zh-TW": "L2"}, "accent"),
        Cure(
            ("overfitting-shift", best_shift()),
            "last",
            {"en": "shifting", "zh-TW": "平移"},
            "accent",
        ),
        Cure(
            ("overfitting-shift", best_both()),
            "last",
            {"en": "shifting and L2", "zh-TW": "平移加 L2"},
            "accent",
        ),
        more(3_000),
        more(10_000),
        more(MANY),
    )


def cures_description(language: Language) -> str:
    """Say the mean test accuracy of every row."""
    rows = [(cure, ends(*cure.place, "test", at=cure.at)) for cure in cures()]
    if language == "en":
        items = "; ".join(f"{c.words['en']} {v.mean():.1%}" for c, v in rows)
        return (
            "Eight rows on one axis of test accuracy; small dots are seeds, the large mark is "
            "their mean. Early stopping and L2 hardly move the mark, shifting moves it about as "
            f"far as three times the images; far to the right are more images. {items}."
        )
    items = "；".join(f"{c.words['zh-TW']} {v.mean():.1%}" for c, v in rows)
    return (
        "八列，同一條測試準確率的軸；小點是各個種子，大記號是平均。"
        "提早停止和 L2 幾乎不動，平移大約等於三倍的影像，更多的影像在最右邊。" + items + "。"
    )


def overfitting_cures(language: Language, narrow: bool = False) -> BookFigure:
    """See what moves the mark to the right: shifting, and most of all more images."""
    rows = cures()
    title = {"en": "The cures on one axis", "zh-TW": "各種辦法，放在同一條軸上"}[language]
    step, size = (30, 13) if narrow else (32, 15)
    width, height = NARROW if narrow else WIDE, len(rows) * step + 62
    figure = BookFigure(title, cures_description(language), width, height)
    left = 124 if narrow else 160
    right = 54 if narrow else 70
    axes = panel(figure, (left, 46), (width - left - right, len(rows) * step))
    axes.set_xlim(0.875, 0.97)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    axes.set_xticks((0.88, 0.9, 0.92, 0.94, 0.96))
    sheet = sheet_of(figure)
    for index, cure in enumerate(rows):
        guide(axes, y=index)
        every = ends(*cure.place, "test", at=cure.at)
        mean = float(every.mean())
        axes.plot(every, np.full(len(every), index), ".", color=colour(cure.role), ms=6)
        axes.plot([mean], [index], "D", color=colour(cure.role), ms=9, gid=f"mean-{index}")
        figure.drawn[f"mean-{index}"] = Drawn((mean,), (float(index),))
        y = 46 + (len(rows) - 0.5 - index) * step
        word = cure.words[language]
        label(sheet, (left - 10, y), word, size=size, align="right", role=cure.role)
        label(sheet, (width - 6, y), percent(mean), size=size, align="right", role=cure.role)
    base = float(ends(*rows[0].place, "test").mean())
    axes.axvline(base, color=colour("soft"), lw=1, ls=(0, (2, 3)), zorder=0)
    for value in (0.88, 0.9, 0.92, 0.94, 0.96):
        at, down = (value, len(rows) - 0.5), (0.0, -0.9 * size)
        note(figure, axes, at, Number(f"{value:.0%}"), by=down, size=size - 2, role="soft")
    word = {"en": "Accuracy on the test images", "zh-TW": "測試影像的準確率"}[language]
    label(sheet, (left + (width - left - right) / 2, 12), word, size=size - 1, role="soft")
    return figure
