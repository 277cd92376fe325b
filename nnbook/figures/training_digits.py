"""Figures of the chapter "Training" on errors: which digits are mixed up, and which images."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.digits import confusion
from nnbook.examples.mistakes import Mistakes, mistakes
from nnbook.examples.overfitting import ends
from nnbook.examples.trained import confusion_of, final_counts, trained
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.digits_charts import bar
from nnbook.figures.drawing import Number, label
from nnbook.figures.images import grey_image, source_note
from nnbook.figures.palette import colour
from nnbook.languages import Language

N_TEST: Final = 10_000


def largest_errors() -> list[tuple[int, int, int]]:
    """The most frequent errors: how often, the label, the answer; the most frequent first."""
    table = confusion_of("classic").astype(int)
    cells = [(int(table[i, j]), i, j) for i in range(10) for j in range(10) if i != j]
    return sorted(cells, key=lambda cell: (-cell[0], cell[1], cell[2]))[:5]


def table_description(language: Language) -> str:
    """Say the diagonal and the most frequent errors."""
    right = [int(n) for n in confusion_of("classic").diagonal()]
    if language == "en":
        rows = ", ".join(f"{digit}: {n:,}" for digit, n in enumerate(right))
        worst = "; ".join(f"{i} taken for {j} {n} times" for n, i, j in largest_errors())
        return (
            "A table of ten rows, the digit on the label, and ten columns, the answer. Nearly all "
            f"images are on the diagonal: {rows}. The strongest red beside it: {worst}."
        )
    rows = "、".join(f"{digit} 有 {n:,} 張" for digit, n in enumerate(right))
    worst = "；".join(f"{i} 看成 {j}，{n} 次" for n, i, j in largest_errors())
    return (
        "十列十行的表，列是標籤，行是網路的答案。影像幾乎都在對角線上："
        f"{rows}。對角線以外紅色最濃的格子：{worst}。"
    )


def training_confusion(language: Language, narrow: bool = False) -> BookFigure:
    """See nearly all images on the diagonal, and the strongest red at 4 and 9, 5 and 3."""
    title = {"en": "Labels and answers", "zh-TW": "標籤和答案"}[language]
    width, cell, size = (NARROW, 29.2, 12) if narrow else (WIDE, 38.0, 14)
    left = (width - 10 * cell) / 2 + (14 if narrow else 20)
    height = 10 * cell + 62
    figure = BookFigure(title, table_description(language), width, height)
    axes = diagram_axes(figure)
    table = confusion_of("classic").astype(int)
    top = height - 52
    for i in range(10):
        y = top - (i + 0.5) * cell
        label(axes, (left - 14, y), Number(str(i)), size=size + 2)
        label(axes, (left + (i + 0.5) * cell, top + 13), Number(str(i)), size=size + 2)
        for j in range(10):
            corner = (left + j * cell, top - (i + 1) * cell)
            table_cell(axes, corner, cell, int(table[i, j]), i == j, size)
    words = {"en": ("Answer", "Label"), "zh-TW": ("網路的答案", "標籤")}[language]
    label(axes, (left + 5 * cell, height - 14), words[0], size=size + 1, role="soft")
    label(axes, (max(left - 14, 22), height - 14), words[1], size=size + 1, role="soft")
    return figure


def table_cell(
    axes: Axes, corner: tuple[float, float], cell: float, count: int, own: bool, size: float
) -> None:
    """Draw one cell, the stronger the colour the more images are in it, with their number."""
    box = Rectangle(corner, cell, cell, fc="none", ec=colour("rule"), lw=0.8, zorder=0.5)
    axes.add_patch(box)
    if own or count:
        role = "output-fill" if own else "accent"
        strength = 1.0 if own else 0.04 + 0.6 * count / largest_errors()[0][0]
        shade = Rectangle(corner, cell, cell, fc=colour(role), ec="none", alpha=strength, zorder=0)
        axes.add_patch(shade)
        at = (corner[0] + cell / 2, corner[1] + cell / 2)
        label(axes, at, Number(str(count)), size=size - (1 if own else 0))


def mistakes_description(language: Language) -> str:
    """Say what each image is labelled and what the network says."""
    shown = mistakes()
    rows = list(enumerate(zip(shown.answers, shown.outputs, strict=True)))
    source = source_note(shown.source, language)
    if language == "en":
        items = "; ".join(f"a {d} taken for {a}, output {y:.4f}" for d, (a, y) in rows)
        return (
            f"Ten grey images of handwritten digits, one of each, all answered wrongly: {items}. "
            f"{source}."
        )
    items = "；".join(f"{d} 看成 {a}，輸出 {y:.4f}" for d, (a, y) in rows)
    return f"十張手寫數字的灰階影像，每個數字一張，全都答錯：{items}。{source}。"


def surest_mistakes(language: Language, narrow: bool = False) -> BookFigure:
    """See ten images that the network gets wrong and is sure of: some fool people too."""
    shown = mistakes()
    title = {"en": "Wrong, and sure of it", "zh-TW": "答錯了，還很有把握"}[language]
    side, pitch, line, size = (56, 64, 92, 14) if narrow else (84, 118, 128, 16)
    width, height = NARROW if narrow else WIDE, 2 * line + 34
    figure = BookFigure(title, mistakes_description(language), width, height)
    axes = diagram_axes(figure)
    left = (width - 5 * pitch) / 2
    for digit in range(10):
        middle = left + pitch * (digit % 5 + 0.5)
        top = height - 4 - line * (digit // 5)
        one_mistake(axes, shown, digit, (middle, top), side, size)
    label(axes, (width / 2, 12), source_note(shown.source, language), size=12, role="soft")
    return figure


def one_mistake(
    axes: Axes, shown: Mistakes, digit: int, at: tuple[float, float], side: float, size: float
) -> None:
    """Draw an image, and under it its label and the answer."""
    scale = side / shown.images.shape[-1]
    corner = (at[0] - side / 2, at[1] - side)
    grey_image(axes, shown.images[digit], corner, (scale, scale), white=shown.white)
    below = at[1] - side - 15
    label(axes, (at[0] - 9, below), Number(f"{digit} →"), size=size)
    label(axes, (at[0] + 19, below), Number(str(shown.answers[digit])), size=size, role="accent")


def errors() -> list[tuple[dict[Language, str], float]]:
    """Each classifier of the book with its wrong answers among 10,000 test images."""
    right = confusion().trace()
    small = float(ends("overfitting-50000", "50000", "test").mean())
    return [
        ({"en": "nearest mean", "zh-TW": "最近的平均影像"}, float(N_TEST - right)),
        (
            {"en": "classic, 784-30-10", "zh-TW": "經典網路，784-30-10"},
            N_TEST - float(np.mean(final_counts("classic", "test"))),
        ),
        (
            {"en": "ReLU, softmax, 784-30-10", "zh-TW": "ReLU、softmax，784-30-10"},
            N_TEST * (1 - small),
        ),
        (
            {"en": "pocket, 784-110-60-10", "zh-TW": "口袋網路，784-110-60-10"},
            float(N_TEST - trained("pocket")["kept"]["test_right"]),
        ),
        (
            {"en": "best, 784-512-256-10", "zh-TW": "最好的，784-512-256-10"},
            float(N_TEST - trained("best")["kept"]["test_right"]),
        ),
    ]


def errors_description(language: Language) -> str:
    """Say every number of errors."""
    rows = [(words[language], n) for words, n in errors()]
    if language == "en":
        items = "; ".join(f"{name}: {n:,.0f}" for name, n in rows)
        return f"Five bars that get shorter and shorter: wrong answers in 10,000. {items}."
    items = "；".join(f"{name}：{n:,.0f}" for name, n in rows)
    return f"五條愈來愈短的橫條，是一萬張裡答錯的張數。{items}。"


def errors_left(language: Language, narrow: bool = False) -> BookFigure:
    """See the wrong answers shrink from one network to the next."""
    title = {"en": "Wrong answers in 10,000", "zh-TW": "一萬張裡答錯幾張"}[language]
    step, size = (46, 13.5) if narrow else (48, 15)
    width, height = NARROW if narrow else WIDE, 5 * step + 8
    figure = BookFigure(title, errors_description(language), width, height)
    axes = diagram_axes(figure)
    rows = errors()
    unit = (width - 80) / rows[0][1]
    for row, (words, n) in enumerate(rows):
        y = height - 4 - (row + 1) * step
        label(axes, (8, y + step - 11), words[language], size=size, align="left")
        bar(axes, 8, y + 6, unit * n, step - 28, "output")
        at = (8 + unit * n + 8, y + 6 + (step - 28) / 2)
        label(axes, at, Number(f"{n:,.0f}"), size=size, align="left", role="accent")
    return figure
