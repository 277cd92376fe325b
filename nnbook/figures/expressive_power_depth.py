"""Figures of "Expressive power" on depth: a changed weight in an early or a late layer."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.expressive_power_depth import (
    DEEP_LAYERS,
    SHOWN,
    TRIALS,
    deep_curve,
    deep_network,
    deep_places,
    effects,
    quartiles,
    with_change,
)
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn
from nnbook.figures.drawing import Number, Part, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, panel, sheet_of, ticks
from nnbook.languages import Language

DASH: Final = (0, (3, 2))
MEASURES: Final = ("size", "lift", "sweeps")
HEADS: Final[dict[str, dict[Language, str]]] = {
    "size": {"en": "Size of the change", "zh-TW": "改變的大小"},
    "lift": {"en": "Share of even lift", "zh-TW": "整條升降的比例"},
    "sweeps": {"en": "Sweeps up and down", "zh-TW": "起伏的次數"},
}
TOPS: Final = {"size": 1.05, "lift": 1.05, "sweeps": 2.57}


def layer_name(layer: int, language: Language) -> tuple[Part, ...]:
    """'Layer 3', in the page's language."""
    if language == "en":
        return ("Layer ", Number(str(layer)))
    return ("第 ", Number(str(layer)), " 層")


def shown_description(language: Language) -> str:
    """Say size and kind of the change in each layer of the network shown."""
    found = []
    for layer, one in enumerate(effects(SHOWN), 1):
        size, lift = number(one.size, ".1%"), number(one.lift, ".0%")
        if language == "en":
            found.append(f"Layer {layer}: size {size}, of which even lift {lift}.")
        else:
            found.append(f"第 {layer} 層：大小 {size}，其中整條升降占 {lift}。")
    if language == "en":
        return (
            "Five small plots show the same wavy curve before and after one weight is changed, "
            "each time in another layer. " + " ".join(found)
        )
    return "五張小圖畫著同一條曲線，各在一層改動一個權重，比較改動前後。" + "".join(found)


def early_and_late_weights(language: Language, narrow: bool = False) -> BookFigure:
    """See an early weight push a hill sideways and the last one lift the whole curve."""
    title = {"en": "One weight changed in each layer", "zh-TW": "每一層各改一個權重"}[language]
    layout = (
        Grid(2, 3, NARROW - 8, (124, 92), 34, 28, 26)
        if narrow
        else Grid(3, 2, WIDE - 8, (164, 130), 34, 34, 32)
    )
    size = 13.5 if narrow else 15
    figure = BookFigure(
        title, shown_description(language), NARROW if narrow else WIDE, layout.height
    )
    x, network = deep_places(), deep_network(SHOWN)
    before = deep_curve(network)
    for layer in range(1, DEEP_LAYERS + 1):
        axes = panel(figure, layout.corner(layer - 1), layout.box)
        axes.set_xlim(-1, 1)
        axes.set_ylim(0, 1.05)
        after = deep_curve(with_change(network, layer))
        axes.fill_between(x, before, after, color=colour("rule"), lw=0, zorder=0)
        curve(figure, axes, f"before-{layer}", (x, before), color=colour("ink"), lw=1.6, ls=DASH)
        curve(
            figure, axes, f"after-{layer}", (x, after), color=colour("weight"), lw=2.6, zorder=1.5
        )
        ticks(figure, axes, (-1, 0, 1), (0, 1), size - 2)
        heading(figure, axes, *layer_name(layer, language), size=size)
    depth_key(figure, layout, language, size)
    return figure


def depth_key(figure: BookFigure, layout: Grid, language: Language, size: float) -> None:
    """Explain the two curves in the place of the sixth panel."""
    x, y = layout.corner(DEEP_LAYERS)
    y += layout.box[1] / 2
    sheet = sheet_of(figure)
    words = {"en": ("before", "after"), "zh-TW": ("改動前", "改動後")}[language]
    for word, up, role, dash in zip(
        words, (14, -14), ("ink", "weight"), (DASH, "solid"), strict=True
    ):
        sheet.plot([x, x + 34], [y + up] * 2, color=colour(role), lw=2.2, ls=dash)
        label(sheet, (x + 42, y + up), word, size=size, align="left", role=role)


def trial_description(language: Language) -> str:
    """Say the median of each measure in each layer."""
    found = []
    for name in MEASURES:
        medians = [number(value, ".2f") for value in quartiles(name)[1]]
        if language == "en":
            found.append(f"{HEADS[name][language]}: {', '.join(medians)}.")
        else:
            found.append(f"{HEADS[name][language]}：{'、'.join(medians)}。")
    if language == "en":
        return (
            "Three plots with one dot for each layer, 1 to 5: the median over all networks, with "
            "a bar that holds the middle half of them. " + " ".join(found)
        )
    return (
        "三張圖，每張五個點，代表第 1 層到第 5 層：點是所有網路的中位數，直線是中間一半網路的範圍。"
        + "".join(found)
    )


def early_and_late_trial(language: Language, narrow: bool = False) -> BookFigure:
    """See the last layer stand out in size, and the share of even lift grow with every layer."""
    title = {
        "en": f"{TRIALS} networks, layer by layer",
        "zh-TW": f"{TRIALS} 個網路，一層一層看",
    }[language]
    layout = (
        Grid(1, 3, NARROW, (276, 100), 40, 32, 28)
        if narrow
        else Grid(3, 1, WIDE - 8, (164, 180), 36, 40, 34)
    )
    size = 13.5 if narrow else 15
    foot = 22
    figure = BookFigure(
        title, trial_description(language), NARROW if narrow else WIDE, layout.height + foot
    )
    for index, name in enumerate(MEASURES):
        x, y = layout.corner(index)
        axes = panel(figure, (x, y + foot), layout.box)
        axes.set_xlim(0.5, DEEP_LAYERS + 0.5)
        axes.set_ylim(1 if name == "sweeps" else 0, TOPS[name])
        draw_quartiles(figure, index, name)
        levels = (1, 1.5, 2, 2.5) if name == "sweeps" else (0, 0.5, 1)
        ticks(figure, axes, tuple(range(1, DEEP_LAYERS + 1)), levels, size - 2)
        for level in levels[1:]:
            guide(axes, y=level)
        heading(figure, axes, HEADS[name][language], size=size)
    sheet = sheet_of(figure)
    words = {"en": "Layer of the changed weight", "zh-TW": "改動的權重在第幾層"}[language]
    label(sheet, (sheet.get_xlim()[1] / 2 + 16, 13), words, size=size)
    return figure


def draw_quartiles(figure: BookFigure, index: int, name: str) -> None:
    """Draw a dot at each layer's median and a bar over the middle half."""
    axes = [axes for axes in figure.axes if axes.get_label() != "sheet"][index]
    low, median, high = quartiles(name)
    layers = np.arange(1, DEEP_LAYERS + 1)
    axes.vlines(layers, low, high, color=colour("weight"), lw=2)
    axes.plot(layers, median, "o", ms=8, color=colour("weight"), gid=f"median-{name}")
    figure.drawn[f"median-{name}"] = Drawn(tuple(map(float, layers)), tuple(map(float, median)))
