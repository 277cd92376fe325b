"""Figures of the chapter "Backpropagation": one chain, two paths, and all slopes of the network."""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes

from nnbook.examples.worked import WORKED_INPUT, WORKED_WEIGHTS, worked_pass, worked_step
from nnbook.facts.backpropagation import FACTS, NUDGE
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.drawing import (
    LayerKind,
    Number,
    Part,
    Point,
    Symbol,
    along,
    label,
    neuron,
)
from nnbook.figures.feed_forward import Places, draw_network
from nnbook.figures.labels import number
from nnbook.figures.shapes import arrow
from nnbook.languages import Language


def value(name: str) -> float:
    """One of the chapter's numbers."""
    found = FACTS[name].value
    assert not isinstance(found, str)
    return float(found)


def shown(name: str, spec: str = ".4f") -> Number:
    """One of the chapter's numbers as figures print it."""
    return Number(number(value(name), spec))


def factor(text: str) -> Number:
    """A number to multiply by, a negative one in brackets."""
    return Number(f"× ({text})" if text.startswith("\u2212") else f"× {text}")


def between(start: Point, end: Point, radius: float) -> tuple[Point, Point]:
    """Where an arrow from one disc to another begins and ends, a little outside of both."""
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    share = (radius + 5) / length
    return along(start, end, share), along(start, end, 1 - share)


CHAIN: Final[tuple[tuple[str, LayerKind, str], ...]] = (
    ("w", "input", "weight"),
    ("z", "hidden", "z"),
    ("y", "output", "a"),
    ("C", "output", "accent"),
)
CHANGES: Final = ("nudge", "nudge_z", "nudge_y", "nudge_c")


def chain_rates() -> tuple[float, float, float]:
    """The slopes along the chain from the weight between N2 and N3 to the cost."""
    return worked_pass().a(1)[1], value("prime2_1"), value("twice_1")


def chain_description(language: Language) -> str:
    """Say the three slopes, and what becomes of a nudge."""
    rates = [number(rate, ".4f") for rate in chain_rates()]
    changes = [number(value(name), ".5f") for name in CHANGES[1:]]
    product, nudge = number(value("slope2_12"), ".4f"), number(NUDGE)
    if language == "en":
        return (
            "Four discs in a row, joined by arrows: w, z, y, C. The arrows multiply by "
            f"{rates[0]}, {rates[1]} and {rates[2]}, together {product}. Below, a nudge of {nudge} "
            f"to w becomes {changes[0]} at z, {changes[1]} at y and {changes[2]} at C."
        )
    return (
        f"四個圓由箭頭連成一排：w、z、y、C。三個箭頭各乘上 {rates[0]}、{rates[1]}、{rates[2]}，"
        f"乘起來是 {product}。下面一排：w 推動 {nudge}，z 就動 {changes[0]}，"
        f"y 動 {changes[1]}，C 動 {changes[2]}。"
    )


def chain_of_rates(language: Language, narrow: bool = False) -> BookFigure:
    """See a nudge to a weight pass through three slopes, each a factor, until it reaches C."""
    title = {"en": "The slopes along a chain multiply", "zh-TW": "一路上的斜率相乘"}[language]
    width, height, size = (NARROW, 158, 13.5) if narrow else (WIDE, 190, 16)
    radius, left = (20, 30) if narrow else (30, 52)
    figure = BookFigure(title, chain_description(language), width, height)
    axes = diagram_axes(figure)
    middle, apart = height - 2.35 * size - radius, (width - 2 * left) / 3
    spots = [(left + apart * index, middle) for index in range(4)]
    for index, (name, kind, role) in enumerate(CHAIN):
        neuron(axes, spots[index], radius, kind)
        label(axes, spots[index], Symbol(name), size=1.5 * size, role=role)
        change = value(CHANGES[index])
        text = f"{change:+.2f}" if index == 0 else f"{change:+.5f}"
        below = (spots[index][0], middle - radius - 1.4 * size)
        label(axes, below, Number(text.replace("-", "\u2212")), size=size - 0.5, role=role)
    for index, rate in enumerate(chain_rates()):
        arrow(axes, *between(spots[index], spots[index + 1], radius))
        over = (spots[index][0] + apart / 2, middle + radius + 0.8 * size)
        label(axes, over, factor(number(rate, ".4f")), size=size, role="ink")
    total = {"en": "all three together: ", "zh-TW": "三段乘起來："}[language]
    product = (total, factor(number(value("slope2_12"), ".4f")))
    label(axes, (width / 2, 0.95 * size), *product, size=size, role="accent")
    return figure


def paths_description(language: Language) -> str:
    """Say what each path brings back to N1, and what their sum becomes."""
    one, two, total, prime, delta = (
        number(value(name), ".4f")
        for name in ("path_13", "path_14", "back_1", "prime1_1", "delta1_1")
    )
    if language == "en":
        return (
            "N1 on the left, N3 and N4 on the right. An arrow comes back to N1 from each: from N3 "
            f"it brings {one}, from N4 {two}. Together {total}; times the slope {prime} of N1 the "
            f"error term of N1 is {delta}."
        )
    return (
        "左邊是 N1，右邊是 N3 和 N4，各有一個箭頭回到 N1。"
        f"從 N3 帶回 {one}，從 N4 帶回 {two}，加起來是 {total}；"
        f"再乘上 N1 的斜率 {prime}，N1 的誤差項就是 {delta}。"
    )


def backward_two_paths(language: Language, narrow: bool = False) -> BookFigure:
    """See two arrows come back to N1, each with what it brings, and their sum under N1."""
    title = {"en": "Two paths back to N1", "zh-TW": "兩條路回到 N1"}[language]
    width, height, size = (NARROW, 268, 13.5) if narrow else (WIDE, 270, 16)
    radius, left, right = (36, 42, 282) if narrow else (44, 72, 516)
    figure = BookFigure(title, paths_description(language), width, height)
    axes = diagram_axes(figure)
    rows = (height - radius - 12, radius + 12)
    source = (left, height / 2)
    neuron(axes, source, radius, "hidden")
    gap = 0.62 * size
    label(axes, (left, source[1] + gap), Symbol("N", "1"), size=size)
    label(axes, (left, source[1] - gap), shown("delta1_1"), size=size, role="accent")
    for j, y in enumerate(rows):
        at = (right, y)
        arrow(axes, *between(at, source, radius), "accent")
        neuron(axes, at, radius, "output")
        label(axes, (right, y + gap), Symbol("N", str(j + 3)), size=size)
        names = (f"delta2_{j + 1}", f"path_1{j + 3}")
        written = {"size": size, "role": "accent"}
        label(axes, (right, y - gap), shown(names[0]), fact=names[0], **written)  # type: ignore[arg-type]
        weight = factor(number(WORKED_WEIGHTS[1][j][0]))
        label(axes, along(at, source, 0.36), weight, size=size, role="weight", on_paper=True)
        spot = along(at, source, 0.64)
        label(axes, spot, shown(names[1]), fact=names[1], on_paper=True, **written)  # type: ignore[arg-type]
    words = {"en": ("sum ", "times slope "), "zh-TW": ("加起來 ", "乘上斜率 ")}[language]
    lines = ((words[0], "back_1", "accent"), (words[1], "prime1_1", "z"))
    for row, (text, name, role) in enumerate(lines):
        under = (8, source[1] - radius - (1.1 + 1.35 * row) * size)
        parts = (text, shown(name))
        label(axes, under, *parts, size=size, align="left", role=role, fact=name)
    return figure


def backward_description(language: Language) -> str:
    """Say every error term and every slope of the worked backward pass."""
    step = worked_step()
    sources = (("x1", "x2"), ("N1", "N2"))
    if language == "en":
        sentences = ["The worked network from right to left."]
        pattern = "{n}: error term {d}; slopes {v} for the weight from {a}, {w} for that from {b}."
    else:
        sentences = ["計算範例的網路，由右往左看。"]
        pattern = "{n}：誤差項 {d}；從 {a} 來的權重，斜率 {v}，從 {b} 來的，斜率 {w}。"
    for layer in (2, 1):
        for j in (0, 1):
            v, w = (number(slope, ".4f") for slope in step.weight_slope(layer)[j])
            a, b = sources[layer - 1]
            delta = number(step.delta(layer)[j], ".4f")
            name = f"N{2 * layer + j - 1}"
            sentences.append(pattern.format(n=name, d=delta, v=v, w=w, a=a, b=b))
    return (" " if language == "en" else "").join(sentences)


def worked_backward_pass(language: Language, narrow: bool = False) -> BookFigure:
    """See error terms in the neurons, going from right to left, and a slope on each connection."""
    places = Places(narrow)
    title = {"en": "The slopes on their way back", "zh-TW": "斜率往回流過網路"}[language]
    figure = BookFigure(title, backward_description(language), places.width, places.height)
    step = worked_step()

    def slope(layer: int, j: int, k: int) -> tuple[Part, str]:
        name = f"slope{layer}_{j + 1}{k + 1}"
        return Number(number(step.weight_slope(layer)[j][k], ".3f")), name

    draw_network(figure, places, language, slope)
    axes = figure.axes[0]
    for index in (0, 1):
        number_in = Number(number(WORKED_INPUT[index]))
        label(axes, places.at(0, index), number_in, size=1.5 * places.size, role="a")
        for layer in (1, 2):
            error_term(axes, places, layer, index)
    way_back(axes, places, language)
    return figure


def error_term(axes: Axes, places: Places, layer: int, index: int) -> None:
    """Write a neuron's error term into its disc, and its name under it."""
    x, y = places.at(layer, index)
    gap, fact = 0.62 * places.size, f"delta{layer}_{index + 1}"
    label(axes, (x, y + gap), Symbol("δ"), size=1.1 * places.size, role="accent")
    label(axes, (x, y - gap), shown(fact, ".3f"), size=places.size, role="accent", fact=fact)
    name = Symbol("N", str(2 * layer + index - 1))
    under = (x, y - places.radius - 0.95 * places.size)
    label(axes, under, name, size=places.size, role="soft", on_paper=True)


def way_back(axes: Axes, places: Places, language: Language) -> None:
    """Draw an arrow under the network, from the output back."""
    right, left, y = places.columns[2], places.columns[0], 13.0
    arrow(axes, (right, y), (left, y), "accent")
    words = {"en": "backwards", "zh-TW": "往回算"}[language]
    at = ((places.columns[1] + right) / 2, y)  # beside the name of N2
    label(axes, at, words, size=places.size, role="accent", on_paper=True)
