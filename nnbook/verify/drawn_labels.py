"""Words and numbers read back from the drawings in the built pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from nnbook.book.drawings import page_drawing
from nnbook.verify.book import Book
from nnbook.verify.curves import distances
from nnbook.verify.drawn_figures import (
    SVG,
    DrawnFigure,
    drawn_figures,
    path_points,
    position,
)
from nnbook.verify.figure_records import figure_record
from nnbook.verify.problem import Problem, excerpt

NUMBER: Final = re.compile(r"[-−]?\d+(?:\.\d+)?")
EDGE_FACT: Final = re.compile(r"^(?:w|term|slope)(?P<edge>\d+_\d+)$")
HINT: Final = "build the site again with scripts/build"


def check(book: Book) -> list[Problem]:
    """Report labels that are not the figure's, and numbers that are not the code's."""
    problems: list[Problem] = []
    for drawing in drawn_figures(book):
        problems += word_problems(drawing)
        problems += fact_problems(book, drawing)
    return problems


def word_problems(drawing: DrawnFigure) -> Iterator[Problem]:
    """Texts of a drawing that differ from those of the figure, in words or in place."""
    expected = fresh(drawing).words
    if drawing.width == "wide":
        labels = figure_record(drawing.name)[f"{drawing.name}/labels/{drawing.language}"]
        known = Counter(" ".join(text.split()) for text in labels)
        shown = Counter(" ".join(text.split()) for text, _, _ in drawing.words)
        for text in sorted((shown - known) | (known - shown)):
            what = "is not one of its labels" if text in shown - known else "is missing"
            yield problem(drawing, "figure-label", f"«{text}» {what}")
    moved = Counter(drawing.words) - Counter(expected)
    same = Counter(text for text, _, _ in expected)
    for text, x, y in sorted(moved):
        if text in same:
            yield problem(drawing, "figure-label-place", f"«{text}» stands at ({x:g}, {y:g})")
        elif drawing.width == "narrow":
            yield problem(drawing, "figure-label", f"«{text}» is not one of its labels")


def fresh(drawing: DrawnFigure) -> DrawnFigure:
    """The same drawing as the code draws it now."""
    html = page_drawing(drawing.name, drawing.language)
    svg = next(found[0] for found in SVG.finditer(html) if found["width"] == drawing.width)
    place = (drawing.file, drawing.line, drawing.name, drawing.language, drawing.width)
    return DrawnFigure(*place, svg)


def fact_problems(book: Book, drawing: DrawnFigure) -> Iterator[Problem]:
    """Numbers in a diagram that are not the network's, or stand on another connection."""
    chapter = chapter_of(book.figures[drawing.name], book.facts)
    for gid, group in drawing.groups.items():
        if not gid.startswith("fact-"):
            continue
        name = gid.removeprefix("fact-")
        fact = book.facts.get(f"{chapter}.{name}")
        text = "".join(group.itertext())
        if fact is None:
            yield problem(drawing, "figure-number", f"there is no number {chapter}.{name}")
        elif not shows(text, fact.value):
            message = f"«{excerpt(text)}» stands where {chapter}.{name} is {fact.value!r}"
            yield problem(drawing, "figure-number", message)
        elif edge := EDGE_FACT.match(name):
            yield from edge_problems(drawing, gid, f"edge-{edge['edge']}")


def chapter_of(module: str, facts: Iterable[str]) -> str:
    """The chapter whose figures are in a module, by the names of all facts.

    Examples:
        >>> chapter_of("digits_pocket", ["digits.side", "neuron.b"])
        'digits'
    """
    chapters = {name.partition(".")[0] for name in facts}
    fitting = (chapter for chapter in chapters if f"{module}_".startswith(f"{chapter}_"))
    return max(fitting, key=len, default=module)


def shows(text: str, value: int | float | str) -> bool:
    """Whether a text shows a value, rounded to the digits it has.

    Examples:
        >>> shows("= −0.35", -0.3499), shows("0.36", 0.35)
        (True, False)
    """
    numbers = NUMBER.findall(text)
    if not numbers or isinstance(value, str):
        return str(value) in text
    shown = numbers[-1].replace("−", "-")
    decimals = len(shown.partition(".")[2])
    return bool(abs(float(shown) - value) <= 0.5 * 10**-decimals + 1e-9)


def edge_problems(drawing: DrawnFigure, gid: str, edge: str) -> Iterator[Problem]:
    """A number that lies nearer to another connection than to its own."""
    text = next(drawing.groups[gid].iter("text"), None)
    if text is None:
        return
    x, y = position(text)
    size = float(text.get("font-size", "16px").removesuffix("px"))
    middle = np.array([[x + 0.25 * size * len("".join(text.itertext())), y - 0.34 * size]])
    far: dict[str, float] = {}
    for key, group in drawing.groups.items():
        line = path_points(group) if key.startswith("edge-") else None
        if line is not None:
            far[key] = float(distances(middle, line)[0])
    nearest = min(far, key=lambda key: far[key], default=edge)
    if nearest != edge:
        message = f"«{''.join(text.itertext())}» of {edge} lies on {nearest}"
        yield problem(drawing, "figure-number", message)


def problem(drawing: DrawnFigure, rule: str, message: str) -> Problem:
    """A problem with one drawing."""
    where = f"{drawing.name} ({drawing.width}): "
    return Problem(drawing.file, drawing.line, rule, where + message, HINT)
