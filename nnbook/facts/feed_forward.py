"""Numbers of the chapter "Feed forward": the worked example, every term, and its last digit."""

from __future__ import annotations

import math
import sys
from typing import Final

from nnbook.examples.worked import (
    GUARD_DIGITS,
    TRUE_DIGITS,
    WORKED_BIASES,
    WORKED_INPUT,
    WORKED_WEIGHTS,
    worked_output_exact,
    worked_pass,
)
from nnbook.facts.fact import Fact, fact
from nnbook.net.neuron import forward_by_hand, pre_activation, weighted_terms

ARTICLE: Final = "the article's worked example (its chapter 4), confirmed by its printed result"
BY_HAND: Final = "plain floats, neuron by neuron: nnbook.net.neuron"


def inputs() -> dict[str, Fact]:
    """The network's given numbers: `x_1`, `w1_12` (layer 1, to neuron 1 from neuron 2), `b1_1`."""
    found = {f"x_{k}": fact(int(x), ARTICLE) for k, x in enumerate(WORKED_INPUT, 1)}
    for layer, (rows, biases) in enumerate(zip(WORKED_WEIGHTS, WORKED_BIASES, strict=True), 1):
        for j, (row, bias) in enumerate(zip(rows, biases, strict=True), 1):
            found[f"b{layer}_{j}"] = fact(bias, ARTICLE)
            for k, weight in enumerate(row, 1):
                found[f"w{layer}_{j}{k}"] = fact(weight, ARTICLE)
    return found


def values() -> dict[str, Fact]:
    """Every step of every neuron: `term1_12`, `sum1_1`, `z1_1`, `a1_1`, and the result `y_1`."""
    run = worked_pass()
    found: dict[str, Fact] = {}
    for layer, source in enumerate((WORKED_INPUT, run.a(1)), 1):
        for j in (1, 2):
            terms = weighted_terms(WORKED_WEIGHTS[layer - 1][j - 1], source)
            for k, term in enumerate(terms, 1):
                name = f"term{layer}_{j}{k}"
                found[name] = fact(term, "w x: " + BY_HAND, exact=True)
                found[f"{name}_size"] = fact(abs(term), f"size of {name}", exact=True)
            total = pre_activation(WORKED_WEIGHTS[layer - 1][j - 1], source, 0.0)
            found[f"sum{layer}_{j}"] = fact(total, "sum of w x: " + BY_HAND, exact=True)
            found[f"z{layer}_{j}"] = fact(run.z(layer)[j - 1], "sum + b: " + BY_HAND, exact=True)
            found[f"a{layer}_{j}"] = fact(run.a(layer)[j - 1], "sigmoid(z): " + BY_HAND, exact=True)
    return found | {f"y_{j}": fact(run.a(2)[j - 1], BY_HAND, exact=True) for j in (1, 2)}


def last_digits() -> dict[str, Fact]:
    """The true result to 20 digits, the nearest doubles, and how far the printed digits are off."""
    precision = "digits of the decimal arithmetic: nnbook.examples.worked.worked_output_exact"
    bits = sys.float_info.mant_dig
    found = {
        "decimal_digits": fact(TRUE_DIGITS + GUARD_DIGITS, precision),
        "double_digits": fact(round(bits * math.log10(2)), f"{bits} bits of a double, in digits"),
    }
    for j, (true, printed) in enumerate(
        zip(worked_output_exact(), worked_pass().a(2), strict=True), 1
    ):
        nearest = float(true)
        steps = round(abs(printed - nearest) / math.ulp(nearest))
        found[f"y_{j}_true"] = fact(str(true), "decimal arithmetic: nnbook.examples.worked")
        found[f"y_{j}_nearest"] = fact(nearest, "the double nearest to y_true", exact=True)
        found[f"y_{j}_ulps"] = fact(
            steps, "distance of y from y_nearest in units in the last place"
        )
    return found


def exercises() -> dict[str, Fact]:
    """The answers to the chapter's exercises."""
    _, zero = forward_by_hand(WORKED_WEIGHTS, WORKED_BIASES, (0.0, 0.0))
    # The weighted sum of N1 alone, as its pre-activation without a bias.
    half_bias = -pre_activation(WORKED_WEIGHTS[0][0], WORKED_INPUT, 0.0)
    biases = ((half_bias, WORKED_BIASES[0][1]), WORKED_BIASES[1])
    _, half = forward_by_hand(WORKED_WEIGHTS, biases, WORKED_INPUT)
    found = {"half_b": fact(half_bias, "the bias that makes z of N1 zero: " + BY_HAND)}
    for j in (0, 1):
        found[f"zero_a1_{j + 1}"] = fact(zero[0][j], "x = (0, 0): " + BY_HAND)
        found[f"half_y_{j + 1}"] = fact(half[1][j], "with the bias half_b: " + BY_HAND)
    return found


FACTS: Final[dict[str, Fact]] = inputs() | values() | last_digits() | exercises()
