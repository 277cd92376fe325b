"""Figures of the chapter "Digits" that plot numbers: labels, outputs, distances, the projection."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.digits import load_results, mean_distances, projected
from nnbook.examples.regions import OUTPUT_Z
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import Number, label
from nnbook.figures.labels import word
from nnbook.figures.palette import colour
from nnbook.languages import Language
from nnbook.net import sigmoid, softmax


def counts_description(language: Language) -> str:
    """Say every count."""
    counts = load_results()["label_counts"]
    rows = list(enumerate(zip(counts["train"], counts["test"], strict=True)))
    if language == "en":
        items = "; ".join(f"{d}: {a:,} and {b:,}" for d, (a, b) in rows)
        return f"Bars of nearly equal length. Training and test images of each digit: {items}."
    items = "；".join(f"{d} 有 {a:,} 和 {b:,} 張" for d, (a, b) in rows)
    return f"十條幾乎一樣長的橫條。每個數字的訓練影像和測試影像張數：{items}。"


def bar(axes: Axes, x: float, y: float, width: float, height: float, role: str) -> None:
    """Draw a filled bar from its bottom left corner."""
    fill, edge = colour(f"{role}-fill"), colour(f"{role}-edge")
    axes.add_patch(Rectangle((x, y), width, height, fc=fill, ec=edge, lw=1.2))


def label_counts(language: Language, narrow: bool = False) -> BookFigure:
    """See that all ten digits are about equally frequent, in both sets."""
    counts = load_results()["label_counts"]
    step, size = (25, 13) if narrow else (27, 14)
    width, height = (NARROW if narrow else WIDE), 10 * step + 40
    title = {"en": "How many images of each digit", "zh-TW": "每個數字有幾張影像"}[language]
    figure = BookFigure(title, counts_description(language), width, height)
    axes = diagram_axes(figure)
    left, unit = 28, (width - 128) / 8000
    x: float = left
    for key, role, reach in (("training set", "input", 6000), ("test set", "output", 0)):
        bar(axes, x, height - 23, 13, 13, role)
        label(axes, (x + 20, height - 16), word(key, language), size=size, align="left")
        x += max(110, unit * reach * 0.45)
    for digit, (train, test) in enumerate(zip(counts["train"], counts["test"], strict=True)):
        y = height - 40 - step * (digit + 1)
        label(axes, (12, y + step / 2), Number(str(digit)), size=size + 3, role="accent")
        bar(axes, left, y + 4, unit * train, step - 8, "input")
        bar(axes, left + unit * train, y + 4, unit * test, step - 8, "output")
        text = Number(f"{train:,} + {test:,}")
        end = left + unit * (train + test) + 6
        label(axes, (end, y + step / 2), text, size=size, align="left")
    return figure


def outputs_description(language: Language) -> str:
    """Say both functions' largest outputs and their sums."""
    z = np.array(OUTPUT_Z)
    first, second = sigmoid(z), softmax(z)
    if language == "en":
        return (
            "Two bar charts of ten outputs made from the same pre-activations. Sigmoid: the bar "
            f"of 7 is longest with {first[7]:.2f}, but others reach {first[9]:.2f} and "
            f"{first[2]:.2f}; the sum is {first.sum():.2f}. Softmax: 7 has {second[7]:.2f}, 9 has "
            f"{second[9]:.2f}, the others almost nothing; the sum is {second.sum():.2f}."
        )
    return (
        f"兩張長條圖，十個輸出來自同一組淨輸入。sigmoid：7 最長，是 {first[7]:.2f}，"
        f"但別的也有 {first[9]:.2f} 和 {first[2]:.2f}；總和是 {first.sum():.2f}。"
        f"softmax：7 是 {second[7]:.2f}，9 是 {second[9]:.2f}，其餘幾乎沒有；"
        f"總和是 {second.sum():.2f}。"
    )


def ten_outputs(language: Language, narrow: bool = False) -> BookFigure:
    """See the same ten numbers through sigmoid and softmax: only softmax's sum to 1."""
    width, step, size = (NARROW, 23, 12.5) if narrow else (WIDE, 24, 14)
    height = 10 * step + 62
    title = {"en": "Ten outputs, two functions", "zh-TW": "十個輸出，兩種函數"}[language]
    figure = BookFigure(title, outputs_description(language), width, height)
    axes = diagram_axes(figure)
    half, total = width / 2, {"en": "Sum: ", "zh-TW": "總和："}[language]
    z = np.array(OUTPUT_Z)
    for i, (name, output) in enumerate((("sigmoid", sigmoid(z)), ("softmax", softmax(z)))):
        left = i * half + 24
        full = half - 24 - (44 if narrow else 58)
        label(axes, (left, height - 14), name, size=size + 1, align="left")
        for digit, value in enumerate(output):
            y = height - 30 - step * (digit + 1)
            label(axes, (left - 12, y + step / 2), Number(str(digit)), size=size + 1, role="soft")
            bar(axes, left, y + 4, full * float(value), step - 8, "output")
            at = (left + full * float(value) + 5, y + step / 2)
            label(axes, at, Number(f"{value:.2f}"), size=size, align="left", role="a")
        text = Number(f"{output.sum():.2f}")
        label(axes, (left, 14), total, text, size=size + 1, align="left", role="accent")
    return figure


def rivals() -> list[tuple[float, float, int]]:
    """For each digit: the mean distance to its own kind, to the nearest other kind, and which."""
    table = mean_distances()
    others = table + np.diag(np.full(len(table), np.inf))
    nearest = others.argmin(axis=1)
    return [(float(table[d, d]), float(others[d, n]), int(n)) for d, n in enumerate(nearest)]


def distances_description(language: Language) -> str:
    """Say each digit's distance to its own kind and to the nearest other kind."""
    rows = list(enumerate(rivals()))
    if language == "en":
        items = "; ".join(
            f"{d}: {own:.1f} to its own kind, {other:.1f} to {n}" for d, (own, other, n) in rows
        )
        return (
            "For each digit ten marks on a line: a filled disc for the mean distance to images of "
            "the same digit, rings for the nine other digits. The disc is mostly the leftmost "
            f"mark, but seldom by much. Own kind and nearest other kind: {items}."
        )
    items = "；".join(f"{d} 到自己 {own:.1f}，到 {n} 是 {other:.1f}" for d, (own, other, n) in rows)
    return (
        "每個數字一條橫線，上面十個記號：實心圓是到同一個數字的平均距離，空心圓是到其他九個數字的。"
        f"實心圓多半在最左邊，但領先不多。到自己和到最近的另一個數字：{items}。"
    )


def ring() -> dict[str, Any]:
    """How a mark for another digit is drawn."""
    return {"mfc": colour("paper"), "mec": colour("soft"), "mew": 1.5, "ms": 8}


def distances_within_between(language: Language, narrow: bool = False) -> BookFigure:
    """See the disc left of the rings in nine rows of ten, though often only just."""
    width, step, size = (NARROW, 30, 13) if narrow else (WIDE, 31, 14)
    height = 10 * step + 94
    title = {"en": "Near to one's own kind?", "zh-TW": "離自己人比較近嗎？"}[language]
    figure = BookFigure(title, distances_description(language), width, height)
    sheet = diagram_axes(figure)
    left, bottom = 30 / width, 50 / height
    axes = figure.add_axes((left, bottom, 1 - left - 12 / width, 10 * step / height))
    table = mean_distances()
    for digit, row in enumerate(table):
        axes.axhline(digit, color=colour("rule"), lw=1, zorder=0)
        others = np.delete(row, digit)
        gid = f"others-{digit}"
        axes.plot(others, np.full(9, digit), "o", gid=gid, **ring())
        figure.drawn[gid] = Drawn(tuple(others), (float(digit),) * 9)
    own = tuple(float(v) for v in table.diagonal())
    axes.plot(own, range(10), "o", color=colour("accent"), ms=11, gid="own")
    figure.drawn["own"] = Drawn(own, tuple(map(float, range(10))))
    axes.set_xlim(6, 12)
    axes.set_ylim(9.6, -0.6)
    axes.set_yticks(range(10))
    axes.tick_params(labelsize=size)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    distance_words(sheet, language, width, height, size)
    return figure


def distance_words(
    sheet: Axes, language: Language, width: float, height: float, size: float
) -> None:
    """Write the key above and the axis's name below."""
    own = {"en": "same digit", "zh-TW": "同一個數字"}[language]
    other = {"en": "each other digit", "zh-TW": "其他九個數字"}[language]
    name = {"en": "Mean distance between two images", "zh-TW": "兩張影像的平均距離"}[language]
    y = height - 18
    sheet.plot([38], [y], "o", color=colour("accent"), ms=11)
    label(sheet, (50, y), own, size=size, align="left", role="accent")
    x = 158 if width == NARROW else 190
    sheet.plot([x], [y], "o", **ring())
    label(sheet, (x + 12, y), other, size=size, align="left", role="soft")
    label(sheet, (width / 2 + 9, 12), name, size=size, role="soft")


MARKS: Final[dict[int, tuple[str, str]]] = {  # the digits told apart, by colour and by shape
    0: ("weight", "o"),
    1: ("bias", "^"),
    4: ("z", "s"),
    9: ("a", "D"),
}


def projection_description(language: Language) -> str:
    """Say where the marked digits lie."""
    centres = {d: projected()[d].mean(axis=0) for d in MARKS}
    share = sum(load_results()["projection"]["share_of_variance"])
    count = projected().shape[1]
    places = [f"{d} ({x:.1f}, {y:.1f})".replace("-", "−") for d, (x, y) in centres.items()]
    if language == "en":
        return (
            f"A cloud of {10 * count} points, {count} test images of each digit, seen along two "
            f"directions that hold {share:.0%} of the variance. The zeros lie on the right, the "
            f"ones on the left, apart from each other. The fours and nines lie in the same place, "
            f"mixed. Middle of each: {', '.join(places)}. The other digits fill the middle."
        )
    return (
        f"{10 * count} 個點，每個數字 {count} 張測試影像，投影到兩個方向上，"
        f"這兩個方向只占全部變異的 {share:.0%}。0 在右邊，1 在左邊，彼此分開；"
        "4 和 9 混在同一個地方。"
        f"各自的中心：{'、'.join(places)}。其他數字擠在中間。"
    )


def digits_projection(language: Language, narrow: bool = False) -> BookFigure:
    """See zeros and ones apart already in two dimensions, and fours and nines mixed."""
    width, height, size = (NARROW, 330, 13) if narrow else (WIDE, 460, 14)
    title = {"en": "The digits from 784 dimensions in two", "zh-TW": "784 維的數字，投影成二維"}
    figure = BookFigure(title[language], projection_description(language), width, height)
    axes = figure.add_axes((8 / width, 30 / height, 1 - 16 / width, 1 - 66 / height))
    points = projected()
    for digit in sorted(range(10), key=lambda d: d in MARKS):
        x, y = points[digit].T
        role, shape = MARKS.get(digit, ("soft", "."))
        marked = digit in MARKS
        size_of_mark = (4.5 if narrow else 6) if marked else (5 if narrow else 6.5)
        gid = f"points-{digit}"
        style: dict[str, Any] = {"ms": size_of_mark, "mew": 0, "alpha": None if marked else 0.7}
        axes.plot(x, y, shape, color=colour(role), gid=gid, **style)
        figure.drawn[gid] = Drawn(tuple(x), tuple(y))
    axes.set_axis_off()
    sheet = diagram_axes(figure)
    projection_key(sheet, language, width, height, size)
    return figure


def projection_key(
    sheet: Axes, language: Language, width: float, height: float, size: float
) -> None:
    """Name the four marked digits above the cloud, and say below what the rest is."""
    step = 52 if width == NARROW else 70
    x = 20.0
    for digit, (role, shape) in MARKS.items():
        sheet.plot([x], [height - 16], shape, color=colour(role), ms=9, mew=0)
        text = Number(str(digit))
        label(sheet, (x + 11, height - 16), text, size=size + 4, align="left", role=role)
        x += step
    others = {"en": "others", "zh-TW": "其他"}[language]
    sheet.plot([x], [height - 16], ".", color=colour("soft"), ms=8, mew=0)
    label(sheet, (x + 10, height - 16), others, size=size, align="left", role="soft")
    share = sum(load_results()["projection"]["share_of_variance"])
    words = {
        "en": f"Two directions, {share:.0%} of the variance",
        "zh-TW": f"只看兩個方向，占全部變異的 {share:.0%}",
    }[language]
    label(sheet, (width / 2, 14), words, size=size, role="soft")
