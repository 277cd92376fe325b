"""A trained network reads a drawing, from pixels to ten outputs: in "Digits" one it gets right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from nnbook.examples.strokes import EXAMPLES, TURNED, answer_and_second, prepared, reading
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.digits_charts import bar
from nnbook.figures.drawing import Number, Point, label
from nnbook.figures.images import grey_image
from nnbook.figures.labels import word
from nnbook.figures.shapes import arrow
from nnbook.languages import Language
from nnbook.net import Matrix, Vector
from nnbook.net.data.mnist import SIDE


@dataclass(frozen=True)
class Layout:
    """Where the parts lie on the sheet, in drawing units."""

    width: float
    height: float
    size: float
    pixel: float
    cell: float
    gap: float
    middle: float  # of the image and of the layers
    bars: Point  # the top left corner
    step: float


Words = dict[Language, str]

WIDE_LAYOUT = Layout(WIDE, 250, 14, 4.5, 9.6, 30, 110, (424, 222), 21.5)
NARROW_LAYOUT = Layout(NARROW, 390, 13, 4, 8.4, 20, 294, (26, 220), 21)


def cells(activations: Vector, columns: int) -> Matrix:
    """A layer's activations as rows of cells."""
    return activations.reshape(-1, columns)


def description_of(number: int, drawn: str, language: Language) -> str:
    """Say what was drawn, how many neurons are active, and all ten outputs."""
    run = reading(number)
    active = [int((run.a(layer) > 0).sum()) for layer in (1, 2)]
    of = [run.a(layer).size for layer in (1, 2)]
    values = [f"{value:.4f}" for value in run.output]
    answer, second = answer_and_second(run.output)
    if language == "en":
        items = ", ".join(f"{digit}: {value}" for digit, value in enumerate(values))
        return (
            f"From left to right: {drawn}, drawn with a pen, as 28 by 28 pixels; the first hidden "
            f"layer as {of[0]} cells, {active[0]} of them above 0; the second as {of[1]} cells, "
            f"{active[1]} above 0; ten bars for the outputs. The longest is that of {answer}, then "
            f"{second}. Outputs: {items}."
        )
    items = "、".join(f"{digit} 是 {value}" for digit, value in enumerate(values))
    return (
        f"由左往右：用筆寫的{drawn}，成為 28×28 個像素；第一個隱藏層畫成 {of[0]} 格，"
        f"其中 {active[0]} 格大於 0；第二個隱藏層 {of[1]} 格，{active[1]} 格大於 0；"
        f"最後是十個輸出的長條。最長的是 {answer}，其次是 {second}。輸出：{items}。"
    )


def draw_grey(axes: Axes, values: Matrix, at: Point, scale: float, role: str, top: float) -> float:
    """Draw values as cells around a middle line, the left edge at `at`; return the right edge."""
    rows, columns = values.shape
    levels = np.round(values * (255 / top)).astype(np.uint8)
    corner = (at[0], at[1] - rows * scale / 2)
    grey_image(axes, levels, corner, (scale, scale), role=role)
    return float(at[0] + columns * scale)


def draw_outputs(axes: Axes, layout: Layout, output: Vector, facts: str) -> None:
    """Draw the ten outputs as bars with their numbers."""
    left, top = layout.bars
    first_two = answer_and_second(output)
    full = layout.width - left - 56
    for digit, value in enumerate(output):
        y = top - layout.step * (digit + 1)
        role = "accent" if digit in first_two[:1] else "soft"
        middle = y + layout.step / 2
        label(axes, (left - 12, middle), Number(str(digit)), size=layout.size + 2, role=role)
        bar(axes, left, y + 4, max(full * float(value), 0.5), layout.step - 8, "output")
        at = (left + full * float(value) + 6, middle)
        text = Number(f"{value:.4f}")
        style = {"align": "left", "role": "a" if digit in first_two else "soft"}
        label(axes, at, text, size=layout.size, fact=f"{facts}_y{digit}", **style)  # type: ignore[arg-type]


def draw_reading(
    language: Language, number: int, titles: Words, drawn: Words, facts: str, *, narrow: bool
) -> BookFigure:
    """Draw the drawing as pixels, the two layers of activations they become, and the ten outputs.

    Args:
        language: Of the words in it.
        number: Which of our drawings.
        titles: The figure's title.
        drawn: What is drawn, for the description.
        facts: What the names of the chapter's facts on it begin with.
        narrow: Whether for a phone.
    """
    layout = NARROW_LAYOUT if narrow else WIDE_LAYOUT
    description = description_of(number, drawn[language], language)
    figure = BookFigure(titles[language], description, layout.width, layout.height)
    axes = diagram_axes(figure)
    run = reading(number)
    parts = (
        (prepared(EXAMPLES[number].drawing), layout.pixel, "ink", "input layer"),
        (cells(run.a(1), 10), layout.cell, "a", "hidden layer"),
        (cells(run.a(2), 6), layout.cell, "a", "hidden layer"),
    )
    x, above = 8.0, layout.middle + SIDE * layout.pixel / 2
    for values, scale, role, name in parts:
        most = 1.0 if role == "ink" else float(values.max())
        right = draw_grey(axes, values, (x, layout.middle), scale, role, most)
        middle = (x + right) / 2
        label(axes, (middle, above + 31), word(name, language), size=layout.size, role="soft")
        label(axes, (middle, above + 13), Number(str(values.size)), size=layout.size + 1)
        x = right + layout.gap
        if x < layout.width - layout.gap:
            arrow(axes, (right + 4, layout.middle), (x - 4, layout.middle))
    if not narrow:
        at = (layout.bars[0], layout.bars[1] + 13)
        text = word("output layer", language)
        label(axes, at, text, size=layout.size, align="left", role="soft")
    draw_outputs(axes, layout, run.output, facts)
    return figure


def pocket_reads(language: Language, narrow: bool = False) -> BookFigure:
    """See a drawing become pixels, the pixels two layers of activations, and those ten outputs."""
    titles: Words = {"en": "A small network reads a drawing", "zh-TW": "小網路看一張手寫的影像"}
    drawn: Words = {"en": "a 1", "zh-TW": " 1"}
    return draw_reading(language, TURNED, titles, drawn, "drawn", narrow=narrow)
