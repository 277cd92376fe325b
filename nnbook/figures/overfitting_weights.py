"""Figures of the chapter "Overfitting" on what L2 does to weights, and on shifted images."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.digits import mean_images
from nnbook.examples.overfitting import BINS, runs_of
from nnbook.examples.recipes_overfitting import BASE, STRENGTHS
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.drawing import Number, Part, Symbol, label
from nnbook.figures.images import grey_image
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import curve, guide, note, panel, sheet_of, ticks
from nnbook.languages import Language
from nnbook.net import Array
from nnbook.net.augmentation import shift

DIGIT: Final = 3
PLACES: Final = (
    ("without", ("overfitting-images", str(BASE.train_on)), "weight", (0, (3, 2))),
    ("with", ("overfitting-l2", str(STRENGTHS[2])), "accent", "solid"),
)
NAMES: Final[dict[str, dict[Language, str]]] = {
    "without": {"en": "without L2", "zh-TW": "沒有 L2"},
    "with": {"en": "with L2", "zh-TW": "加上 L2"},
}


def shares_of_weights(place: tuple[str, str]) -> Array:
    """The share of the first layer's weights in each bin, the mean over the seeds."""
    counts = np.array([run["weights"]["histogram"] for run in runs_of(*place)], dtype=float)
    found: Array = (counts / counts.sum(axis=1, keepdims=True)).mean(axis=0)
    return found


def near_zero(place: tuple[str, str]) -> float:
    """The share of weights within 0.05 of zero."""
    middles = (BINS[:-1] + BINS[1:]) / 2
    return float(shares_of_weights(place)[np.abs(middles) < 0.05].sum())


def weights_description(language: Language) -> str:
    """Say how many weights are close to zero."""
    small = [near_zero(place) for _, place, _, _ in PLACES]
    if language == "en":
        return (
            f"Two curves over the size of the first layer's weights. Without L2 a broad hill: "
            f"{small[0]:.0%} of the weights are within 0.05 of zero. With L2 a narrow, high peak "
            f"at zero: {small[1]:.0%} of them are."
        )
    return (
        "兩條曲線，橫軸是第一層權重的大小。沒有 L2 是一座寬的山丘："
        f"{small[0]:.0%} 的權重離零不到 0.05。"
        f"加上 L2 是零上面又窄又高的尖峰：有 {small[1]:.0%}。"
    )


def overfitting_weights(language: Language, narrow: bool = False) -> BookFigure:
    """See L2 pull the weights together at zero: a broad hill becomes a narrow peak."""
    title = {"en": "L2 pulls weights towards zero", "zh-TW": "L2 把權重往零拉"}[language]
    width, height, size = (NARROW, 260, 13.5) if narrow else (WIDE, 320, 15)
    figure = BookFigure(title, weights_description(language), width, height)
    left, bottom = (46, 48) if narrow else (56, 52)
    axes = panel(figure, (left, bottom), (width - left - 16, height - bottom - 34))
    axes.set_xlim(-0.25, 0.25)
    axes.set_ylim(0, 0.3)
    middles = (BINS[:-1] + BINS[1:]) / 2
    guide(axes, x=0)
    for name, place, role, dash in PLACES:
        values = shares_of_weights(place)
        style = {"color": colour(role), "ls": dash, "lw": 2.2, "drawstyle": "default"}
        # the outermost bins hold everything beyond them too
        curve(figure, axes, f"weights-{name}", (middles[1:-1], values[1:-1]), **style)
    ticks(figure, axes, (-0.2, -0.1, 0.0, 0.1, 0.2), (0.0, 0.1, 0.2, 0.3), size - 1.5)
    at = {"without": ((0.085, 0.045), "left"), "with": ((0.022, 0.19), "left")}
    for name, _, role, _ in PLACES:
        note(figure, axes, at[name][0], NAMES[name][language], size=size, align="left", role=role)
    words = {"en": "Share of the weights", "zh-TW": "占權重的比例"}[language]
    sheet = sheet_of(figure)
    label(sheet, (8, height - 14), words, size=size, align="left", role="soft")
    below: tuple[Part, ...] = (
        ("Weight ", Symbol("w")) if language == "en" else ("權重 ", Symbol("w"))
    )
    label(sheet, (left + (width - left - 16) / 2, 14), *below, size=size, role="weight")
    return figure


def shifts_description(language: Language) -> str:
    """Say what the nine pictures are."""
    if language == "en":
        return (
            f"Nine pictures of the mean {DIGIT} in three rows of three: in the middle as it is, "
            "around it moved by one pixel up, down, left, right and in the four slanting "
            "directions. One can hardly tell them apart."
        )
    return (
        f"九張 {DIGIT} 的平均影像，排成三列三行：中間是原來的，周圍八張往上、下、左、右"
        "和四個斜角各移一個像素。幾乎看不出差別。"
    )


def overfitting_shifts(language: Language, narrow: bool = False) -> BookFigure:
    """See nine versions of one image, each moved by at most a pixel, and all still a three."""
    title = {"en": "One image, nine versions", "zh-TW": "一張影像，九個版本"}[language]
    width = NARROW if narrow else WIDE
    pixel, gap, size = (2.4, 26.0, 13.5) if narrow else (3.2, 34.0, 15)
    side = 28 * pixel
    height = 3 * (side + gap) + 8
    figure = BookFigure(title, shifts_description(language), width, height)
    sheet = diagram_axes(figure)
    image = mean_images()[DIGIT][np.newaxis]
    left = (width - 3 * side - 2 * gap) / 2
    for row, down in enumerate((-1, 0, 1)):
        for column, right in enumerate((-1, 0, 1)):
            levels = shift(image, down, right)[0].astype(np.uint8)
            corner = (left + column * (side + gap), height - 6 - (row + 1) * side - row * gap)
            grey_image(sheet, levels, corner, (pixel, pixel))
            text = f"({number(right)}, {number(down)})"
            middle = (corner[0] + side / 2, corner[1] - 0.55 * gap + 2)
            role = "ink" if (down, right) == (0, 0) else "soft"
            label(sheet, middle, Number(text), size=size - 1, role=role)
    return figure
