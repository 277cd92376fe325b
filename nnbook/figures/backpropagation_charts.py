"""Charts of the chapter "Backpropagation": all slopes, the check by nudging, and depth."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.backpropagation import NUDGES, check_errors
from nnbook.examples.backpropagation_depth import (
    HIDDEN_LAYERS,
    STARTS,
    TRIALS,
    factor_per_layer,
    quartile_sizes,
)
from nnbook.examples.worked import worked_step
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.drawing import Number, Symbol, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import curve, guide, note, panel, sheet_of
from nnbook.languages import Language

Row = tuple[str, str, float]  # the neuron, what comes in, and the slope


def slope_rows() -> list[Row]:
    """The twelve slopes, neuron by neuron, from N1 to N4; the bias last."""
    step, rows = worked_step(), []
    for layer, sources in ((1, ("x1", "x2")), (2, ("N1", "N2"))):
        for j in (0, 1):
            neuron = f"N{2 * layer + j - 1}"
            weights = zip(sources, step.weight_slope(layer)[j], strict=True)
            rows += [(neuron, source, slope) for source, slope in weights]
            rows.append((neuron, "b", step.bias_slope(layer)[j]))
    return rows


def slopes_description(language: Language) -> str:
    """Say all twelve slopes."""
    words = {"en": ("weight from {}", "bias"), "zh-TW": ("從 {} 來的權重", "偏差")}[language]
    items: dict[str, list[str]] = {}
    for neuron, source, slope in slope_rows():
        what = words[1] if source == "b" else words[0].format(source)
        items.setdefault(neuron, []).append(f"{what} {number(slope, '.4f')}")
    if language == "en":
        start = "Twelve bars from a line at 0, negative ones to the left, in four groups."
        return " ".join((start, *(f"{n}: {', '.join(parts)}." for n, parts in items.items())))
    start = "十二條長條，從 0 的線往兩邊畫，負的在左邊，分成四組。"
    return start + "".join(f"{n}：{'，'.join(parts)}。" for n, parts in items.items())


def worked_slopes(language: Language, narrow: bool = False) -> BookFigure:
    """See twelve bars: long ones at the output, short ones at N2, and which way each points."""
    title = {"en": "All twelve slopes", "zh-TW": "十二個斜率"}[language]
    width, size, step = (NARROW, 13.5, 21.0) if narrow else (WIDE, 15, 23.0)
    rows = slope_rows()
    gaps = 3 * 0.5
    height = (len(rows) + gaps) * step + 62
    figure = BookFigure(title, slopes_description(language), width, height)
    left = 84 if narrow else 120
    axes = panel(figure, (left, 32), (width - left - 10, height - 62))
    axes.set_xlim(*((-0.26, 0.28) if narrow else (-0.2, 0.22)))
    axes.set_ylim(len(rows) + gaps - 0.5, -0.5)
    axes.set_axis_off()
    axes.axvline(0, color=colour("soft"), lw=1.4, zorder=0)
    for index, (neuron, source, slope) in enumerate(rows):
        y = index + 0.5 * (index // 3)
        role = "bias" if source == "b" else "weight"
        name = f"bar-{neuron.lower()}-{source.lower()}"
        bar = (np.array([0.0, slope]), np.array([y, y]))
        curve(figure, axes, name, bar, color=colour(role), lw=9, solid_capstyle="butt")
        text = Number(number(slope, ".4f"))
        away = (7.0, 0.0) if slope > 0 else (-7.0, 0.0)
        align = "left" if slope > 0 else "right"
        end = (slope, y)
        note(figure, axes, end, text, by=away, size=size - 1, align=align, role=role)  # type: ignore[arg-type]
        row_name(figure, axes, (neuron, source), y, size, (left, index % 3 == 1))
    downhill(figure, axes, language, size, height)
    return figure


def row_name(
    figure: BookFigure,
    axes: Axes,
    names: tuple[str, str],
    y: float,
    size: float,
    place: tuple[float, bool],
) -> None:
    """Name a bar, and once a group its neuron."""
    (neuron, source), (left, is_middle) = names, place
    role = "bias" if source == "b" else "weight"
    parts = (Symbol("b"),) if source == "b" else (Symbol(source[0], source[1]), Number(" →"))
    at = (axes.get_xlim()[0], y)
    note(figure, axes, at, *parts, by=(-8, 0), size=size, align="right", role=role)
    if is_middle:
        name = Symbol("N", neuron[1])
        by = (8 - left, 0)
        note(figure, axes, at, name, by=by, size=1.2 * size, align="left")


def downhill(
    figure: BookFigure, axes: Axes, language: Language, size: float, height: float
) -> None:
    """Say above and below the line at 0 what either side means."""
    words = {
        "en": ("make it larger", "make it smaller"),
        "zh-TW": ("該加大", "該減小"),
    }[language]
    sheet = sheet_of(figure)
    middle = float(axes.transData.transform((0.0, 0.0))[0])
    for text, by, align in zip(words, (-12, 12), ("right", "left"), strict=True):
        at = (middle + by, height - 15)
        label(sheet, at, text, size=size, align=align, role="soft")  # type: ignore[arg-type]
    label(sheet, (middle, 14), Number("0"), size=size - 1, role="soft")


CHECKS: Final[dict[str, tuple[bool, str, str, dict[Language, str]]]] = {
    "one": (False, "weight", "s", {"en": "to one side", "zh-TW": "只推一邊"}),
    "two": (True, "accent", "o", {"en": "to both sides", "zh-TW": "推兩邊"}),
}


def check_description(language: Language) -> str:
    """Say where each of the two curves is lowest."""
    items = []
    for central, _, _, words in CHECKS.values():
        errors = check_errors(central=central)
        lowest = min(errors)
        best, end = f"{NUDGES[errors.index(lowest)]:g}", f"{errors[-1]:.2g}"
        low = f"{lowest:.1e}".replace("e-", " × 10^−").replace("^−0", "^−")
        best = best.replace("e-0", " × 10^−").replace("1 × ", "")
        if language == "en":
            items.append(
                f"Nudging {words['en']}: lowest, {low}, at h = {best}; {end} at the smallest h."
            )
        else:
            items.append(f"{words['zh-TW']}：h = {best} 時最低，{low}；h 最小時是 {end}。")
    if language == "en":
        start = (
            "Two V-shaped curves of the relative error against the step h, both axes logarithmic. "
            "From the right both fall, the curve for both sides twice as steeply; past their "
            "lowest points they rise again to the left, unevenly."
        )
        return " ".join((start, *items))
    start = (
        "兩條 V 字形的曲線，橫軸是推動的幅度 h，縱軸是相對誤差，都是對數刻度。"
        "從右邊往左，兩條都下降，推兩邊的那條陡一倍；過了最低點，又參差不齊地往左上升。"
    )
    return start + "".join(items)


def gradient_check_steps(language: Language, narrow: bool = False) -> BookFigure:
    """See two V-shapes: a smaller step helps, up to where rounding takes over."""
    title = {"en": "The step must be neither large nor small", "zh-TW": "推得不大也不小"}[language]
    width, height, size = (NARROW, 300, 13.5) if narrow else (WIDE, 360, 15)
    figure = BookFigure(title, check_description(language), width, height)
    left, bottom = (50, 48) if narrow else (60, 54)
    axes = panel(figure, (left, bottom), (width - left - 14, height - bottom - 36))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_xlim(5e-14, 2)
    axes.set_ylim(1e-12, 3)
    h = np.array(NUDGES)
    for name, (central, role, marker, _) in CHECKS.items():
        errors = np.array(check_errors(central=central))
        style = {"color": colour(role), "lw": 2, "marker": marker, "ms": 4.5}
        curve(figure, axes, f"error-{name}", (h, errors), **style)
    powers_of_ten(figure, axes, size)
    spots = {"one": (3e-7, 1e-3), "two": (3e-3, 8e-12)}
    for name, (_, role, _, words) in CHECKS.items():
        note(figure, axes, spots[name], words[language], size=size, role=role)
    causes = {"en": ("rounding", "curvature"), "zh-TW": ("捨入", "曲線會彎")}[language]
    for text, at in zip(causes, ((2e-11, 2e-8), (4e-3, 0.35)), strict=True):
        note(figure, axes, at, text, size=size, role="soft", by=(-10.0, 0.0))
    axis = {"en": "how far each parameter is nudged, ", "zh-TW": "每個參數推多遠，"}[language]
    sheet = sheet_of(figure)
    middle = left + (width - left) / 2
    label(sheet, (middle, 14), axis, Symbol("h"), size=size - 1, role="soft")
    name = {"en": "relative error of all slopes", "zh-TW": "所有斜率的相對誤差"}[language]
    label(sheet, (8, height - 15), name, size=size, align="left", role="soft")
    return figure


def powers_of_ten(figure: BookFigure, axes: Axes, size: float) -> None:
    """Mark powers of ten on both axes."""
    across, up = (-13, -10, -7, -4, -1), (-12, -9, -6, -3, 0)
    axes.set_xticks([10.0**power for power in across])
    axes.set_yticks([10.0**power for power in up])
    axes.tick_params(which="both", labelbottom=False, labelleft=False)
    (left, _), (bottom, _) = axes.get_xlim(), axes.get_ylim()
    for power in up:
        guide(axes, y=10.0**power)
        text = Symbol("", sup=number(power))
        at, by = (left, 10.0**power), (-0.45 * size, 0.0)
        note(figure, axes, at, Number("10"), text, by=by, size=size, align="right")
    for power in across:
        text = Symbol("", sup=number(power))
        at, by = (10.0**power, bottom), (0.0, -0.95 * size)
        note(figure, axes, at, Number("10"), text, by=by, size=size)


KINDS: Final[dict[str, tuple[str, str, dict[Language, str]]]] = {
    "relu": ("a", "o", {"en": "ReLU", "zh-TW": "ReLU"}),
    "relu_small": ("weight", "s", {"en": "ReLU, weights halved", "zh-TW": "ReLU，權重減半"}),
    "sigmoid": ("accent", "D", {"en": "sigmoid", "zh-TW": "sigmoid"}),
}


def vanishing_description(language: Language) -> str:
    """Say how much is left in layer 1, and each layer's factor."""
    items = []
    for kind in STARTS:
        left, factor = quartile_sizes(kind)[1][0], number(factor_per_layer(kind), ".2f")
        text = np.format_float_positional(float(f"{left:.1e}"), trim="-")
        name = KINDS[kind][2][language]
        if language == "en":
            items.append(f"{name}: {text} in layer 1, a factor of {factor} per layer.")
        else:
            items.append(f"{name}：第 1 層剩下 {text}，每過一層乘 {factor}。")
    if language == "en":
        start = (
            f"Three lines over the layers, from the output on the right back to layer 1 on the "
            f"left, on a logarithmic axis: the median size of the error terms of {TRIALS} networks."
        )
        return " ".join((start, *items))
    start = (
        f"三條線，橫軸是層，從右邊的輸出往左到第 1 層，縱軸是對數刻度："
        f"{TRIALS} 個網路的誤差項大小的中位數。"
    )
    return start + "".join(items)


def vanishing_gradients(language: Language, narrow: bool = False) -> BookFigure:
    """See the sigmoid's error terms fall by powers of ten on the way back, ReLU's stay level."""
    title = {"en": "Error terms on their way back", "zh-TW": "誤差項往回走"}[language]
    width, height, size = (NARROW, 290, 13.5) if narrow else (WIDE, 340, 15)
    figure = BookFigure(title, vanishing_description(language), width, height)
    left, bottom = (50, 48) if narrow else (60, 54)
    axes = panel(figure, (left, bottom), (width - left - 16, height - bottom - 36))
    layers = np.arange(1.0, HIDDEN_LAYERS + 2)
    axes.set_yscale("log")
    axes.minorticks_off()
    axes.set_xlim(0.6, HIDDEN_LAYERS + 1.4)
    axes.set_ylim(5e-8, 8)
    for kind, (role, marker, _) in KINDS.items():
        low, median, high = quartile_sizes(kind)
        axes.fill_between(layers, low, high, color=colour("rule"), lw=0, zorder=0.5)
        style = {"color": colour(role), "lw": 2, "marker": marker, "ms": 6}
        curve(figure, axes, f"median-{kind.replace('_', '-')}", (layers, median), **style)
    layer_ticks(figure, axes, language, size)
    spots = {"relu": (4, 1.6), "relu_small": (3.6, 0.07), "sigmoid": (5.4, 1e-6)}
    for kind, (role, _, words) in KINDS.items():
        note(figure, axes, spots[kind], words[language], size=size, role=role)
    sheet = sheet_of(figure)
    axis = {"en": "layer", "zh-TW": "第幾層"}[language]
    label(sheet, (left + (width - left) / 2, 14), axis, size=size - 1, role="soft")
    name = {"en": "size, relative to the output", "zh-TW": "大小，以輸出層為 1"}[language]
    label(
        sheet,
        (8, height - 15),
        Symbol("δ"),
        ": " if language == "en" else "：",
        name,
        size=size,
        align="left",
        role="soft",
    )
    return figure


def layer_ticks(figure: BookFigure, axes: Axes, language: Language, size: float) -> None:
    """Number the layers, the last one in words; mark powers of ten."""
    (left, _), (bottom, _) = axes.get_xlim(), axes.get_ylim()
    axes.set_xticks(range(1, HIDDEN_LAYERS + 2))
    axes.set_yticks([10.0**power for power in (-6, -4, -2, 0)])
    axes.tick_params(which="both", labelbottom=False, labelleft=False)
    down = (0.0, -0.95 * size)
    for layer in (*range(1, HIDDEN_LAYERS, 2), HIDDEN_LAYERS + 1):
        last = layer == HIDDEN_LAYERS + 1
        text = {"en": "output", "zh-TW": "輸出"}[language] if last else Number(str(layer))
        note(figure, axes, (layer, bottom), text, by=down, size=size - 1.5, role="soft")
    for power in (-6, -4, -2, 0):
        guide(axes, y=10.0**power)
        at, by = (left, 10.0**power), (-0.45 * size, 0.0)
        exponent = Symbol("", sup=number(power))
        note(figure, axes, at, Number("10"), exponent, by=by, size=size, align="right")
