"""What the chapter "Backpropagation" counts and checks: the price of all slopes, and nudging.

Nudging a parameter by a tiny step lays rounding bare, and rounding must be the same on every
machine. So the costs come from plain floats, one IEEE 754 operation after the other, and the one
thing that differs between machines, the exponential, is correctly rounded here (`rounded_exp`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal, localcontext
from functools import cache
from typing import Final, NamedTuple

from nnbook.examples.worked import (
    WORKED_BIASES,
    WORKED_INPUT,
    WORKED_TARGET,
    WORKED_WEIGHTS,
    worked_step,
)
from nnbook.net.counting import count_biases, count_weights
from nnbook.net.neuron import Row, pre_activation
from nnbook.net.step_by_hand import HandParameters, Rows, cost_by_hand, hidden_errors

Flat = tuple[float, ...]

WORKED_SIZES: Final = (2, 2, 2)
EXP_DIGITS: Final = 28  # so many that the second rounding, to a float, decides nothing

# The steps that are tried: 1, then 3 and 1 times each power of ten.
NUDGES: Final = (1.0, *(float(f"{m}e-{k}") for k in range(1, 14) for m in (3, 1)))
CHECK_NUDGE: Final = 1e-5


class Price(NamedTuple):
    """Multiplications by weights, or for the slopes of weights, that one example takes.

    Attributes:
        forward: One forward pass.
        backward: One backward pass.
        nudging: The forward passes in which each parameter in turn is nudged, and one without.
    """

    forward: int
    backward: int
    nudging: int


def price(sizes: Sequence[int]) -> Price:
    """Count what all slopes cost in each of two ways.

    The one or two multiplications that each neuron needs on its own are left out.

    Args:
        sizes: How many neurons each layer has, from the input on.

    Returns:
        The three numbers.

    Examples:
        >>> price((2, 3, 1))  # 9 weights; 9 slopes and 3 weights passed back; 13 parameters
        Price(forward=9, backward=12, nudging=126)
    """
    weights = count_weights(tuple(sizes))
    # No error term is passed back to the input.
    passed_back = count_weights(tuple(sizes[1:]))
    passes = weights + count_biases(sizes) + 1
    return Price(weights, weights + passed_back, passes * weights)


def rounded_exp(x: float) -> float:
    """The float nearest to the exponential of a float, the same on every machine.

    Examples:
        >>> rounded_exp(0.0), rounded_exp(1.0)
        (1.0, 2.718281828459045)
    """
    with localcontext() as context:
        context.prec = EXP_DIGITS
        return float(Decimal(x).exp())


def worked_cost(parameters: HandParameters) -> float:
    """The cost of the worked example with other weights and biases.

    Examples:
        >>> worked_cost(HandParameters(WORKED_WEIGHTS, WORKED_BIASES))
        0.19374977898812007
    """
    a: Row = WORKED_INPUT
    for rows, biases in zip(parameters.weights, parameters.biases, strict=True):
        z = [pre_activation(row, a, b) for row, b in zip(rows, biases, strict=True)]
        a = tuple(1.0 / (1.0 + rounded_exp(-value)) for value in z)
    return cost_by_hand(a, WORKED_TARGET)


def numbers_of(weights: tuple[Rows, ...], biases: Rows) -> Flat:
    """All weights and then all biases, or all their slopes, in one row.

    Examples:
        >>> numbers_of((((1.0, 2.0),), ((3.0,),)), ((4.0,), (5.0,)))
        (1.0, 2.0, 3.0, 4.0, 5.0)
    """
    first = [value for rows in weights for row in rows for value in row]
    return (*first, *(value for row in biases for value in row))


def from_numbers(numbers: Flat) -> HandParameters:
    """The worked network with these numbers; the inverse of `numbers_of`."""
    source = iter(numbers)
    weights = tuple(
        tuple(tuple(next(source) for _ in row) for row in rows) for rows in WORKED_WEIGHTS
    )
    return HandParameters(weights, tuple(tuple(next(source) for _ in row) for row in WORKED_BIASES))


def nudged_cost(index: int, by: float) -> float:
    """The worked cost with one of its twelve parameters moved."""
    numbers = list(numbers_of(WORKED_WEIGHTS, WORKED_BIASES))
    numbers[index] += by
    return worked_cost(from_numbers(tuple(numbers)))


def difference_slopes(h: float, *, central: bool = True) -> Flat:
    r"""Every slope of the worked cost by nudging, without any derivative.

    Central: $\bigl(C(p + h) - C(p - h)\bigr) / 2h$; otherwise
    $\bigl(C(p + h) - C(p)\bigr) / h$.

    Args:
        h: How far each parameter is nudged.
        central: To both sides, or to one only.

    Returns:
        Twelve slopes, in the order of `numbers_of`.
    """
    count = len(numbers_of(WORKED_WEIGHTS, WORKED_BIASES))
    if central:
        return tuple((nudged_cost(n, h) - nudged_cost(n, -h)) / (2.0 * h) for n in range(count))
    here = nudged_cost(0, 0.0)
    return tuple((nudged_cost(n, h) - here) / h for n in range(count))


def worked_slopes() -> Flat:
    """The twelve slopes of the worked example by backpropagation."""
    slopes = worked_step().slopes
    return numbers_of(slopes.weights, slopes.biases)


def relative_distance(found: Flat, right: Flat) -> float:
    r"""How far one list of slopes is from another: $\|f - r\| / \|r\|$.

    Examples:
        >>> relative_distance((3.0, 4.5), (3.0, 4.0))  # 0.5 over 5
        0.1
    """
    apart = right_square = 0.0
    for f, r in zip(found, right, strict=True):
        apart += (f - r) * (f - r)
        right_square += r * r
    return math.sqrt(apart) / math.sqrt(right_square)


@cache
def check_errors(*, central: bool) -> Flat:
    """The relative error of the slopes by nudging, for each of `NUDGES`."""
    right = worked_slopes()
    return tuple(relative_distance(difference_slopes(h, central=central), right) for h in NUDGES)


def slopes_with_a_mistake() -> Flat:
    """The worked slopes as they come out when the weights are passed back without transposing."""
    step = worked_step()
    mistaken = tuple(zip(*WORKED_WEIGHTS[1], strict=True))
    wrong = hidden_errors(mistaken, step.delta(2), step.run.a(1))
    first = tuple(tuple(delta * x for x in WORKED_INPUT) for delta in wrong)
    return numbers_of((first, step.weight_slope(2)), (wrong, step.bias_slope(2)))
