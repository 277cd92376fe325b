r"""Works out a formula's value from KaTeX's parse tree, with the symbols' values given.

The grammar, and nothing beyond it:

| LaTeX | value |
|---|---|
| `x`, `w_{jk}`, `a_k^{(l-1)}` | a symbol with indices and, in parentheses above, its layer |
| `\frac{\partial C}{\partial w_{jk}^{(l)}}`, `\nabla_y C` | a given slope; the gradient: all |
| `1`, `0.5`, `\frac{a}{b}`, `( … )` | numbers, quotients, brackets of any size |
| `a + b`, `a - b`, `-a` | sums and differences |
| `a b`, `a \cdot b`, `a \odot b` | products: of a matrix, inner, by element |
| `v u^\top` | of a column and a row: every element with every element |
| `x^2`, `e^{x}`, `W^\top` | powers, the exponential function, the transpose |
| `\sum_k …`, `\sum_{i=1}^{n} …` | a sum up to the next plus, minus or relation |
| `f(x)`, `\sigma'(z)`, `\max(a, b)`, `\tanh(x)`, `\operatorname{ReLU}(z)` | known functions |
| `\ln x`, `\ln(1 - x)` | the logarithm of one symbol, or of what stands in brackets |
| `\begin{cases} a, & c \\ … \end{cases}` | the first line that holds: `>`, `\ge`, `<`, `\le` |

Anything else is an error, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from nnbook.verify.formula_nodes import Node, flat, part, text_of

Value = Any  # a float or an array
Key = tuple[str, int | None]  # a symbol and its layer
Slope = tuple[str, str, int | None]  # of what, with respect to which symbol, and its layer

PARTIAL: Final = r"\partial"
NABLA: Final = r"\nabla"
LAYER: Final = re.compile(r"\((?P<name>\w+)(?:(?P<sign>[+-])(?P<by>\d+))?\)")
RELATIONS: Final[dict[str, Callable[[Value, Value], bool]]] = {
    ">": lambda a, b: bool(a > b),
    r"\ge": lambda a, b: bool(a >= b),
    "<": lambda a, b: bool(a < b),
    r"\le": lambda a, b: bool(a <= b),
}

WITHOUT_BRACKETS: Final = (r"\ln",)  # functions that one writes before a single symbol


class FormulaError(ValueError):
    """A formula that the grammar does not cover, or a symbol without a value."""


@dataclass(frozen=True)
class Given:
    """What a formula's symbols stand for.

    Attributes:
        values: The value of each symbol with its layer; arrays are indexed from 1 in formulas.
        functions: The functions that may be called.
        indices: The value of each index, such as j, k and l.
        ranges: How far a sum without limits runs, by its index.
        slopes: The slopes that may be written with a partial derivative or a gradient.
    """

    values: Mapping[Key, Value]
    functions: Mapping[str, Callable[..., Value]]
    indices: Mapping[str, int] = field(default_factory=dict)
    ranges: Mapping[str, int] = field(default_factory=dict)
    slopes: Mapping[Slope, Value] = field(default_factory=dict)


class Evaluator:
    """Reads one side of an equation from left to right."""

    def __init__(self, nodes: list[Node], given: Given) -> None:
        """Take flattened nodes."""
        self.nodes = nodes
        self.given = given
        self.at = 0

    def whole(self) -> Value:
        """The value of all nodes."""
        value = self.expression()
        if self.at < len(self.nodes):
            raise FormulaError(
                f"unexpected {self.nodes[self.at].get('text', self.nodes[self.at]['type'])!r}"
            )
        return value

    def peek(self) -> str:
        """The text of the next node; empty at the end."""
        return str(self.nodes[self.at].get("text", "")) if self.at < len(self.nodes) else ""

    def expression(self) -> Value:
        """A sum of terms."""
        sign = -1 if self.peek() == "-" else 1
        self.at += sign < 0
        value = sign * self.term()
        while self.peek() in ("+", "-") and self.is_family("bin"):
            sign = -1 if self.peek() == "-" else 1
            self.at += 1
            value = value + sign * self.term()
        return value

    def is_family(self, *families: str) -> bool:
        """Whether the next node is an atom of one of these families."""
        node = self.nodes[self.at] if self.at < len(self.nodes) else {}
        return node.get("type") == "atom" and node["family"] in families

    def term(self) -> Value:
        """A product of factors."""
        value = self.factor()
        while self.at < len(self.nodes) and not self.is_family("rel", "close", "punct"):
            if self.peek() in ("+", "-"):
                break
            sign = self.peek() if self.is_family("bin") else ""
            self.at += bool(sign)
            value = product(value, self.factor(), sign)
        return value

    def factor(self) -> Value:
        """A number, a symbol, a fraction, a call, a bracket or a sum."""
        if self.at >= len(self.nodes):
            raise FormulaError("the formula ends too early")
        node = self.nodes[self.at]
        kind = node["type"]
        if kind == "textord" and node["text"].isdigit():
            return self.number()
        self.at += 1
        if kind == "genfrac":
            over, under = (flat([node[k]]) for k in ("numer", "denom"))
            if text_of(over[:1]) == PARTIAL:
                return self.partial(over, under)
            return Evaluator(over, self.given).whole() / Evaluator(under, self.given).whole()
        if kind == "atom" and node["family"] == "open":
            return self.bracket()
        if kind == "leftright" and node["left"] == r"\{":
            return self.cases(node)
        base = node["base"] if kind == "supsub" else node
        if base["type"] == "op" and base["name"] == r"\sum":
            return self.sum_over(node)
        sub, sup = part(node.get("sub")), part(node.get("sup"))
        if base.get("text") == NABLA and not sup and self.at < len(self.nodes):
            self.at += 1
            return self.slope(text_of([self.nodes[self.at - 1]]), text_of(sub), None)
        return self.named(base, sub, sup)

    def partial(self, over: list[Node], under: list[Node]) -> Value:
        """The slope that a fraction of two partial differentials stands for."""
        if len(over) != 2 or len(under) != 2 or text_of(under[:1]) != PARTIAL:
            raise FormulaError("a partial derivative is that of one symbol by one other")
        by = under[1]
        base, is_plain = by.get("base", by), by["type"] != "supsub"
        layer = None if is_plain else self.layer(part(by.get("sup")))
        if by.get("sup") and layer is None:
            raise FormulaError("a power in a partial derivative has no meaning here")
        value = self.slope(text_of(over[1:]), text_of([base]), layer)
        return value if is_plain else self.element(value, part(by.get("sub")))

    def slope(self, of: str, by: str, layer: int | None) -> Value:
        """A slope that is given."""
        if (of, by, layer) not in self.given.slopes:
            raise FormulaError(f"the slope of {of} with respect to {by} ({layer}) is not known")
        return self.given.slopes[of, by, layer]

    def element(self, value: Value, sub: list[Node]) -> Value:
        """The element that indices name, or all of it."""
        return value[tuple(self.index(node) - 1 for node in sub)] if sub else value

    def number(self) -> float:
        """Digits, one node each."""
        text = ""
        while self.peek().isdigit() or (self.peek() == "." and text):
            text += self.peek()
            self.at += 1
        return float(text)

    def bracket(self) -> Value:
        """What stands in brackets; the opening one is already read."""
        value = self.expression()
        if not self.is_family("close"):
            raise FormulaError("a bracket is not closed")
        closing = self.nodes[self.at]
        self.at += 1
        return self.powered(value, part(closing.get("sup")))

    def arguments(self) -> list[Value]:
        """The arguments of a function in brackets."""
        if not self.is_family("open"):
            raise FormulaError("a function needs its brackets")
        self.at += 1
        found = [self.expression()]
        while self.is_family("punct"):
            self.at += 1
            found.append(self.expression())
        if not self.is_family("close"):
            raise FormulaError("a bracket is not closed")
        self.at += 1
        return found

    def named(self, base: Node, sub: list[Node], sup: list[Node]) -> Value:
        """A symbol or a function by its name."""
        if base["type"] == "operatorname":
            name = text_of(base["body"])
        else:
            name = str(base.get("name") or base.get("text") or base["type"])
        if name == "e" and sup and not sub:
            return np.exp(Evaluator(sup, self.given).whole())
        called = name + ("'" if text_of(sup) == r"\prime" else "")
        if called in self.given.functions and not sub:
            bare = called in WITHOUT_BRACKETS and not self.is_family("open")
            return self.given.functions[called](*([self.factor()] if bare else self.arguments()))
        layer = self.layer(sup)
        key = (name, layer)
        if key not in self.given.values:
            shown = name if layer is None else f"{name}^({layer})"
            raise FormulaError(f"the symbol {shown} is not known here")
        value = self.element(self.given.values[key], sub)
        return value if layer is not None else self.powered(value, sup)

    def layer(self, sup: list[Node]) -> int | None:
        """The layer that a superscript in brackets names."""
        found = LAYER.fullmatch(text_of(sup))
        if not found:
            return None
        name, by = found["name"], int(found["by"] or "0")
        number = int(name) if name.isdigit() else self.index({"text": name})
        return number - by if found["sign"] == "-" else number + by

    def index(self, node: Node) -> int:
        """The value of one index."""
        text = str(node.get("text", "?"))
        if text.isdigit():
            return int(text)
        if text not in self.given.indices:
            raise FormulaError(f"the index {text} is not known here")
        return self.given.indices[text]

    def powered(self, value: Value, sup: list[Node]) -> Value:
        """A value raised to a power or transposed."""
        if not sup:
            return value
        if text_of(sup) == r"\top":
            return value[np.newaxis] if np.ndim(value) == 1 else value.T  # a row
        return value ** Evaluator(sup, self.given).whole()

    def sum_over(self, node: Node) -> Value:
        """A sum; it reaches to the next plus, minus, relation or closing bracket."""
        first, last, name = 1, 0, text_of(part(node.get("sub")))
        name, _, start = name.partition("=")
        first = int(start or "1")
        top = part(node.get("sup"))
        last = int(Evaluator(top, self.given).whole()) if top else self.given.ranges.get(name, 0)
        if not last:
            raise FormulaError(f"how far the sum over {name} runs is not known")
        begin, total = self.at, 0.0
        for number in range(first, last + 1):
            inner = replace(self.given, indices={**self.given.indices, name: number})
            body = Evaluator(self.nodes, inner)
            body.at = begin
            total = total + body.term()
            self.at = body.at
        return total

    def cases(self, node: Node) -> Value:
        """The value on the first line whose condition holds."""
        (array,) = node["body"]
        for value, condition in array["body"]:
            nodes = flat([condition])
            place = next((n for n, c in enumerate(nodes) if c.get("text") in RELATIONS), None)
            if place is None:
                raise FormulaError("a case needs a condition with <, >, \\le or \\ge")
            sides = (nodes[:place], nodes[place + 1 :])
            left, right = (Evaluator(side, self.given).whole() for side in sides)
            if RELATIONS[nodes[place]["text"]](left, right):
                plain = [n for n in flat([value]) if n.get("family") != "punct"]
                return Evaluator(plain, self.given).whole()
        raise FormulaError("no case applies")


def product(left: Value, right: Value, sign: str) -> Value:
    """A product: by element, inner, of a matrix and a vector, or of numbers."""
    ranks = np.ndim(left), np.ndim(right)
    if sign not in ("", r"\cdot", r"\odot", "⋅"):
        raise FormulaError(f"unknown operation {sign}")
    if sign == r"\odot" or 0 in ranks:
        return left * right
    if ranks[0] == 2 or (ranks == (1, 1) and sign):
        inner = left @ right
        # A row times a column is a number.
        return inner[0] if ranks == (2, 1) and len(left) == 1 else inner
    if ranks == (1, 2) and len(right) == 1:
        return left[:, np.newaxis] @ right
    raise FormulaError(f"a product of shapes {np.shape(left)} and {np.shape(right)} has no meaning")
