"""The displayed definitions hold: read from the pages' own LaTeX, compared with `nnbook.net`.

Each side of each equals sign is worked out at random points, with the symbols' values from a random
network; `formula_values` says what can be read. A listed formula that cannot be read is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

import numpy as np

from nnbook import net
from nnbook.book import tex
from nnbook.book.scan import Mark, marks
from nnbook.book.sources import Page
from nnbook.verify.book import Book, place
from nnbook.verify.formula_learning import (
    every_slope,
    matching_outputs,
    output_errors,
    passed_back,
)
from nnbook.verify.formula_nodes import Node, flat
from nnbook.verify.formula_values import Evaluator, FormulaError, Given
from nnbook.verify.problem import Problem

POINTS: Final = 5
CLOSE: Final = 1e-9
FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    r"\sigma": net.sigmoid,
    r"\sigma'": net.sigmoid_prime,
    r"\tanh": net.tanh,
    "ReLU": net.relu,
    r"\max": np.maximum,
    r"\ln": np.log,
    "step": lambda z: float(z > 0),
}


def scalars(random: np.random.Generator) -> Iterator[Given]:
    """One number z."""
    for z in (*random.normal(0, 2, POINTS), 0.0):
        yield Given({("z", None): float(z)}, FUNCTIONS)


def one_neuron(random: np.random.Generator) -> Iterator[Given]:
    """A neuron with four inputs."""
    for _ in range(POINTS):
        w, x, b = random.normal(size=4), random.normal(size=4), float(random.normal())
        z = float(w @ x + b)
        values = {"w": w, "x": x, "b": b, "n": 4, "z": z, "a": float(net.sigmoid(np.array(z)))}
        yield Given({(name, None): v for name, v in values.items()}, FUNCTIONS, {}, {"i": 4})


def layers(random: np.random.Generator) -> Iterator[Given]:
    """A network 3-4-2: every layer, every neuron."""
    sizes = (3, 4, 2)
    made = [
        net.Layer(random.normal(size=(n, m)), random.normal(size=n), net.sigmoid)
        for m, n in pairwise(sizes)
    ]
    run = net.forward(net.Network(tuple(made)), random.normal(size=3))
    values: dict[tuple[str, int | None], Any] = {("a", at): run.a(at) for at in range(3)}
    for at, layer in enumerate(made, 1):
        values |= {("z", at): run.z(at), ("b", at): layer.bias}
        values |= {("w", at): layer.weight, ("W", at): layer.weight}
    for at in (1, 2):
        for j in range(1, sizes[at] + 1):
            yield Given(values, FUNCTIONS, {"l": at, "j": j}, {"k": sizes[at - 1]})


def softmax_outputs(random: np.random.Generator) -> Iterator[Given]:
    """The outputs of softmax."""
    z = random.normal(0, 2, 5)
    for j in range(1, 6):
        values: dict[tuple[str, int | None], Any] = {("z", None): z, ("y", None): net.softmax(z)}
        yield Given(values, FUNCTIONS, {"j": j}, {"k": 5})


def quadratic(random: np.random.Generator) -> Iterator[Given]:
    """Four outputs, their targets and the sum of their squared errors."""
    for _ in range(POINTS):
        y, t = random.normal(size=4), random.normal(size=4)
        yield with_cost(net.quadratic_cost(y, t), {"y": y, "t": t}, {"j": 4})


def yes_or_no(random: np.random.Generator) -> Iterator[Given]:
    """One output as a probability, with either target."""
    for t in (0.0, 1.0) * POINTS:
        y = float(random.uniform(0.01, 0.99))
        cost = net.binary_cross_entropy_cost(np.array([y]), np.array([t]))
        yield with_cost(cost, {"y": y, "t": t})


def one_of_five(random: np.random.Generator) -> Iterator[Given]:
    """Five probabilities, one of them of the right class."""
    for t in np.eye(5):
        y = net.softmax(random.normal(0, 2, 5))
        yield with_cost(net.cross_entropy_cost(y, t), {"y": y, "t": t}, {"j": 5})


def with_cost(cost: float, values: dict[str, Any], ranges: dict[str, int] | None = None) -> Given:
    """The cost C beside what it is worked out from."""
    keys: dict[tuple[str, int | None], Any] = {("C", None): cost}
    keys |= {(name, None): value for name, value in values.items()}
    return Given(keys, FUNCTIONS, {}, ranges or {})


# Each definition by its id, and the symbols it may use. One that is gone is a problem.
DEFINITIONS: Final[dict[str, Callable[[np.random.Generator], Iterator[Given]]]] = {
    "eq-sigmoid": scalars,
    "eq-act-sigmoid": scalars,
    "eq-act-slope": scalars,
    "eq-act-relu": scalars,
    "eq-act-tanh": scalars,
    "eq-act-step": scalars,
    "eq-neuron-z": one_neuron,
    "eq-neuron-vector": one_neuron,
    "eq-act-output": one_neuron,
    "eq-neuron": layers,
    "eq-layer": layers,
    "eq-digits-softmax": softmax_outputs,
    "eq-cost-quadratic": quadratic,
    "eq-cost-cross-entropy": yes_or_no,
    "eq-cost-softmax": one_of_five,
    "eq-overfitting-cost": one_of_five,
    "eq-bp-delta": every_slope,
    "eq-bp-1": output_errors,
    "eq-bp-2": passed_back,
    "eq-bp-3": every_slope,
    "eq-bp-4": every_slope,
    "eq-bp-matrix": passed_back,
    "eq-bp-matching": matching_outputs,
}


def check(book: Book) -> list[Problem]:
    """Report definitions that do not hold, cannot be read or are gone."""
    problems: list[Problem] = []
    found: set[str] = set()
    for _, page in book.all_pages():
        for mark in marks(page.body):
            if mark.kind == "display" and mark.label in DEFINITIONS:
                found.add(mark.label)
                problems += formula_problems(book, page, mark)
    chapters = {"feed-forward", "activation-functions", "neuron", "cost", "backpropagation"}
    whole = chapters <= set(book.pages["en"])
    for label in DEFINITIONS.keys() - found if whole else ():
        message = f"no page displays the definition {label}"
        problems.append(Problem("nnbook/verify/formulas.py", 1, "formula-gone", message))
    return problems


def formula_problems(book: Book, page: Page, mark: Mark) -> Iterator[Problem]:
    """What is wrong with one definition."""
    file, line = book.name(page.path), place(page, mark.start)
    random = np.random.default_rng(20261)
    try:
        for given in DEFINITIONS[mark.label](random):
            for sides in equations(tex.tree(mark.text.strip())):
                with np.errstate(divide="ignore", invalid="ignore"):  # a wrong formula's own
                    values = [Evaluator(side, given).whole() for side in sides]
                if not all(agree(values[0], other) for other in values[1:]):
                    shown = " and ".join(f"{np.asarray(v).round(6).tolist()}" for v in values)
                    message = f"{mark.label} does not hold: its sides are {shown}"
                    yield Problem(file, line, "formula-wrong", message)
                    return
    except tex.TexError:
        return  # reported by the check of the sources
    except (ValueError, IndexError, ArithmeticError, TypeError) as error:
        # Besides the grammar's own: shapes that do not fit, indices beyond a layer.
        yield Problem(file, line, "formula-unreadable", f"{mark.label}: {error}")


def agree(left: Any, right: Any) -> bool:
    """Whether two values have the same shape and are close."""
    same = np.shape(left) == np.shape(right)
    return same and bool(np.allclose(left, right, rtol=CLOSE, atol=CLOSE))


def equations(nodes: list[Node]) -> Iterator[list[list[Node]]]:
    """The sides of each equation of a display; a line that begins with = goes on with the last."""
    left: list[Node] = []
    for row in rows(nodes):
        for piece in split(row, ","):
            sides = split(piece, "=")
            if len(sides) < 2:
                raise FormulaError("this is no equation")
            left = sides[0] or left
            yield [left, *sides[1:]]


def rows(nodes: list[Node]) -> list[list[Node]]:
    """The lines of an aligned display, or its only line."""
    bare = flat(nodes)
    if len(bare) == 1 and bare[0]["type"] == "array":
        return [flat(row) for row in bare[0]["body"]]
    return [bare]


def split(nodes: list[Node], mark: str) -> list[list[Node]]:
    """Cut nodes at a mark outside brackets."""
    pieces: list[list[Node]] = [[]]
    depth = 0
    for node in nodes:
        family = node.get("family")
        depth += (family == "open") - (family == "close")
        if node.get("text") == mark and not depth:
            pieces.append([])
        else:
            pieces[-1].append(node)
    return pieces if pieces[-1] or mark != "," else pieces[:-1]
