"""Figures of the chapter "The neuron": where it sits, what is in it, and how z builds up."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.networks import ARTICLE_SIZES
from nnbook.examples.washing import BIAS, INPUTS, WEIGHTS, terms, total
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.charts import Margins, Sheet, chart_axes, plain_ticks
from nnbook.figures.drawing import Number, Part, Symbol, along, connection, label, neuron
from nnbook.figures.labels import number, word
from nnbook.figures.layered import draw_connections, draw_neurons
from nnbook.figures.networks import article_columns
from nnbook.figures.palette import colour
from nnbook.figures.shapes import arrow, rounded_box
from nnbook.languages import Language

ZOOM_LAYER: Final = 3  # the last hidden layer
ZOOM_INDEX: Final = 1


def zoom_description(language: Language) -> str:
    """Say which neuron is picked out and what leads to it."""
    n_in, n_out = ARTICLE_SIZES[ZOOM_LAYER - 1], ARTICLE_SIZES[ZOOM_LAYER + 1]
    if language == "en":
        return (
            f"The 4-6-5-5-3 network, pale, with one neuron of its third hidden layer picked out: "
            f"{n_in} strong lines arrive from the layer before, {n_out} dashed lines lead on to "
            "the output layer."
        )
    return (
        f"淡淡的 4-6-5-5-3 網路，第三個隱藏層裡有一個神經元特別標出來：前一層有 {n_in} 條粗線"
        f"連到它，它再用 {n_out} 條虛線連到輸出層。"
    )


def neuron_in_network(language: Language, narrow: bool = False) -> BookFigure:
    """See one neuron in the whole network: five lines come in, and its output goes on to three."""
    width, height = (NARROW, 248) if narrow else (WIDE, 312)
    title = {"en": "One neuron of the network", "zh-TW": "網路裡的一個神經元"}[language]
    figure = BookFigure(title, zoom_description(language), width, height)
    axes, columns = diagram_axes(figure), article_columns(narrow)
    draw_connections(axes, columns, role="rule", width=0.7)
    at = columns.at(ZOOM_LAYER, ZOOM_INDEX)
    for k in range(ARTICLE_SIZES[ZOOM_LAYER - 1]):
        connection(axes, columns.at(ZOOM_LAYER - 1, k), at, width=2.6)
    for j in range(ARTICLE_SIZES[ZOOM_LAYER + 1]):
        ends = zip(at, columns.at(ZOOM_LAYER + 1, j), strict=True)
        axes.plot(*ends, color=colour("a"), lw=2, ls=(0, (3, 2)), zorder=1)
    draw_neurons(axes, columns)
    neuron(axes, at, 1.25 * columns.radius, "hidden")
    neuron(axes, at, columns.radius, "hidden")
    return figure


PARTS: Final[dict[str, dict[Language, str]]] = {
    "inputs": {"en": "inputs", "zh-TW": "輸入"},
    "weights": {"en": "weights", "zh-TW": "權重"},
    "sum": {"en": "weighted sum", "zh-TW": "加權總和"},
    "z": {"en": "pre-activation", "zh-TW": "淨輸入"},
    "function": {"en": "activation", "zh-TW": "激勵"},
    "function 2": {"en": "function", "zh-TW": "函數"},
    "output": {"en": "output", "zh-TW": "輸出"},
    "neuron": {"en": "the neuron", "zh-TW": "神經元"},
}


class Anatomy:
    """Where the parts of the single neuron lie on the sheet."""

    def __init__(self, narrow: bool) -> None:
        """Choose the sizes for a phone or for a page."""
        self.width, self.height = (NARROW, 254) if narrow else (WIDE, 290)
        self.size = 13.5 if narrow else 16
        self.middle = 116 if narrow else 126
        self.inputs = tuple(self.middle + (70 if narrow else 80) * row for row in (1, 0, -1))
        self.x_in, self.x_sum = (20, 140) if narrow else (56, 262)
        self.x_function, self.x_out = (232, 314) if narrow else (444, 560)
        self.r_in, self.r = (17, 24) if narrow else (23, 36)
        self.share = 0.42 if narrow else 0.45


def one_neuron_description(language: Language) -> str:
    """Say the way from the inputs to the output."""
    if language == "en":
        return (
            "From left to right: three inputs x1, x2, x3; a line from each, with its weight w1, "
            "w2, w3, to the first half of the neuron, which adds up; the bias b comes in from "
            "above; the result is the pre-activation z; the activation function, the second half "
            "of the neuron, turns z into the output a."
        )
    return (
        "由左往右：三個輸入 x1、x2、x3，各有一條線，帶著權重 w1、w2、w3 連到神經元的前半，"
        "在那裡加總；偏差 b 從上面加進來；得到的淨輸入是 z；神經元的後半是激勵函數，"
        "把 z 變成輸出 a。"
    )


def draw_anatomy(axes: Axes, places: Anatomy, language: Language) -> None:
    """Draw the discs, the lines and the box around the neuron."""
    names = {key: words[language] for key, words in PARTS.items()}
    size, r, middle = places.size, places.r, places.middle
    left, right = places.x_sum - r - 0.9 * size, places.x_function + r + size
    bottom, top = middle - r - 3.5 * size, middle + r + 1.9 * size
    rounded_box(axes, (left, bottom), right - left, top - bottom, None)
    centre = (places.x_sum + places.x_function) / 2
    spot = (right, bottom - 0.95 * size)
    label(axes, spot, names["neuron"], size=size, align="right", role="soft")
    for index, y in enumerate(places.inputs, 1):
        start, end = (places.x_in, y), (places.x_sum, middle)
        connection(axes, start, end)
        weight = Symbol("w", str(index))
        at = along(start, end, places.share)
        label(axes, at, weight, size=1.1 * size, role="weight", on_paper=True)
        neuron(axes, start, places.r_in, "input")
        label(axes, start, Symbol("x", str(index)), size=1.1 * size, role="a")
    above = middle + r + 3.4 * size
    arrow(axes, (places.x_sum, above), (places.x_sum, middle + r), "bias")
    bias = (places.x_sum, above + 0.8 * size)
    label(axes, bias, word("bias", language) + " ", Symbol("b"), size=size, role="bias")
    arrow(axes, (places.x_sum + r, middle), (places.x_function - r, middle), "z")
    label(axes, (centre, middle + 0.9 * size), Symbol("z"), size=1.15 * size, role="z")
    arrow(axes, (places.x_function + r, middle), (places.x_out - 8, middle), "a")
    for x in (places.x_sum, places.x_function):
        neuron(axes, (x, middle), r, "hidden")
    label(axes, (places.x_sum, middle), Symbol("Σ"), size=1.7 * size)
    label(axes, (places.x_function, middle), Symbol("σ"), size=1.7 * size)
    label(axes, (places.x_out, middle), Symbol("a"), size=1.15 * size, role="a")


def write_names(axes: Axes, places: Anatomy, language: Language) -> None:
    """Write what each part is called."""
    names = {key: words[language] for key, words in PARTS.items()}
    size, under = places.size, places.middle - places.r
    top = places.inputs[0] + places.r_in + 1.1 * size
    label(axes, (places.x_in, top), names["inputs"], size=size, role="a")
    between = ((places.x_in + places.x_sum) / 2 - size, places.inputs[0] + 0.4 * size)
    label(axes, between, names["weights"], size=size, role="weight")
    first, _, second = names["sum"].partition(" ")
    for text, x, row in (
        (first, places.x_sum, 0),
        (second, places.x_sum, 1),
        (names["function"], places.x_function, 0),
        (names["function 2"], places.x_function, 1),
    ):
        label(axes, (x, under - (0.95 + 1.3 * row) * size), text, size=size)
    out = (places.width - 2, places.middle + 1.4 * size)
    label(axes, out, names["output"], size=size, align="right", role="a")


def one_neuron(language: Language, narrow: bool = False) -> BookFigure:
    """See the way from three inputs over weighted sum and bias to z, and by σ to the output."""
    places = Anatomy(narrow)
    title = {"en": "Inside one neuron", "zh-TW": "一個神經元的內部"}[language]
    description = one_neuron_description(language)
    figure = BookFigure(title, description, places.width, places.height)
    axes = diagram_axes(figure)
    draw_anatomy(axes, places, language)
    write_names(axes, places, language)
    return figure


WEATHER: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("sun", "wind", "rain"),
    "zh-TW": ("陽光", "風", "雨"),
}


def build_up_description(language: Language) -> str:
    """Say each step and the running total after it."""
    steps = [*terms(), BIAS]
    names = [*WEATHER[language], word("bias", language)]
    running = [number(value, ".1f") for value in accumulate(steps)]
    if language == "en":
        items = [
            f"{name} {'adds' if step > 0 else 'takes away'} {abs(step):.1f}, which makes {now}"
            for name, step, now in zip(names, steps, running, strict=True)
        ]
        return f"Bars, each beginning where the one before ended: {'; '.join(items)}, which is z."
    items = [
        f"{name}{'加上' if step > 0 else '減去'} {abs(step):.1f}，到 {now}"
        for name, step, now in zip(names, steps, running, strict=True)
    ]
    return f"一根接一根的長條，每根從前一根結束的地方開始：{'；'.join(items)}，這就是 z。"


def draw_steps(figure: BookFigure, axes: Axes) -> list[tuple[float, float]]:
    """Draw a bar for each step and for z, joined by the running total; return their ends."""
    steps = [*terms(), BIAS, total()]
    starts = [0.0, *list(accumulate(steps[:-1]))[:-1], 0.0]
    roles = ["weight"] * len(INPUTS) + ["bias", "z"]
    ends = [(start, start + step) for start, step in zip(starts, steps, strict=True)]
    for place, ((start, end), role) in enumerate(zip(ends, roles, strict=True)):
        fill = colour("paper" if end < start else role)  # hollow where the bar goes down
        box = Rectangle((place - 0.3, start), 0.6, end - start, fc=fill, ec=colour(role), lw=2)
        axes.add_patch(box)
    levels = [end for _, end in ends[:-1]]
    x = tuple(value for place in range(len(levels)) for value in (place + 0.3, place + 0.7))
    y = tuple(level for level in levels for _ in (0, 1))
    axes.plot(x, y, color=colour("soft"), lw=1, gid="running-total", zorder=0)
    figure.drawn["running-total"] = Drawn(tuple(map(float, x)), tuple(map(float, y)))
    return ends


def terms_build_up(language: Language, narrow: bool = False) -> BookFigure:
    """See z build up: two terms lift it, rain and the bias pull it down, and 0.4 is left."""
    width, height = (NARROW, 300) if narrow else (WIDE, 340)
    title = {"en": "How z builds up", "zh-TW": "z 是怎麼加出來的"}[language]
    figure = BookFigure(title, build_up_description(language), width, height)
    size = 13.5 if narrow else 15
    axes = chart_axes(figure, Margins(28, 6, 12, 50), size)
    ends = draw_steps(figure, axes)
    axes.axhline(0, color=colour("soft"), lw=1, zorder=0)
    axes.set_xlim(-0.55, len(ends) - 0.45)
    axes.set_ylim(0, 2.45)
    axes.set_xticks([])
    axes.set_yticks(*plain_ticks(0, 1, 2))
    axes.spines["bottom"].set_visible(False)
    sheet = Sheet(figure, axes, size)
    symbols: list[tuple[Part, ...]] = [
        (Symbol("w", str(k)), Symbol("x", str(k))) for k in range(1, len(WEIGHTS) + 1)
    ]
    names = (*WEATHER[language], word("bias", language), "")
    roles = ("weight", "weight", "weight", "bias", "z")
    for place, ((start, end), name, role) in enumerate(zip(ends, names, roles, strict=True)):
        step = end - start
        text = Number(("+" if step > 0 and place < 4 else "") + number(step, ".1f"))
        sheet.write(place, max(start, end), text, dy=0.8 * size, role=role)
        parts = [*symbols, (Symbol("b"),), (Symbol("z"),)][place]
        sheet.write(place, 0, *parts, dy=-size, role=role)
        sheet.write(place, 0, name, dy=-2.4 * size, role="soft")
    return figure
