"""Where walking downhill goes wrong: two valleys of one neuron, and a saddle of two in a row."""

from __future__ import annotations

import math
from typing import Final

from nnbook.examples.gradient_descent import Place, descend

# One sigmoid neuron without bias, y = sigmoid(w x): three examples, each an input and its target.
TWO_VALLEYS: Final = ((0.5, 0.1), (1.0, 0.0), (10.0, 1.0))
VALLEY_STARTS: Final = (-2.0, 2.0)
TRAP_RATE: Final = 1.0
TRAP_STEPS: Final = 3_000

# Two neurons in a row without activation function and bias, y = w_2 w_1 x, for x = 1 and t = 1.
SADDLE_STARTS: Final = ((1.0, -1.0), (1.2, -1.0), (1.0, -1.2))
SADDLE_RATE: Final = 0.05
SADDLE_STEPS: Final = 60


def two_valleys_cost(w: float) -> float:
    """The mean quadratic cost over the three examples.

    Examples:
        >>> round(two_valleys_cost(0.0), 4)  # every output is one half: (0.16 + 0.25 + 0.25) / 3
        0.22
    """
    errors = [1.0 / (1.0 + math.exp(-w * x)) - t for x, t in TWO_VALLEYS]
    return sum(error * error for error in errors) / len(TWO_VALLEYS)


def two_valleys_slope(w: float) -> float:
    """Its slope: the mean of 2 (y - t) y (1 - y) x."""
    total = 0.0
    for x, t in TWO_VALLEYS:
        y = 1.0 / (1.0 + math.exp(-w * x))
        total += 2.0 * (y - t) * (y * (1.0 - y)) * x
    return total / len(TWO_VALLEYS)


def two_valleys_path(start: float, steps: int = TRAP_STEPS) -> tuple[float, ...]:
    """The weight after each step."""
    path = descend(lambda place: (two_valleys_slope(place[0]),), (start,), TRAP_RATE, steps)
    return tuple(w for (w,) in path)


def saddle_cost(place: Place) -> float:
    """The quadratic cost of two neurons in a row: (w_1 w_2 - 1)^2."""
    return (place[0] * place[1] - 1.0) ** 2


def saddle_slopes(place: Place) -> Place:
    """Its slopes: 2 (w_1 w_2 - 1) w_2 and 2 (w_1 w_2 - 1) w_1.

    Examples:
        >>> saddle_slopes((0.0, 0.0))
        (-0.0, -0.0)
    """
    twice = 2.0 * (place[0] * place[1] - 1.0)
    return twice * place[1], twice * place[0]


def saddle_path(start: Place, steps: int = SADDLE_STEPS) -> tuple[Place, ...]:
    """Both weights after each step."""
    return descend(saddle_slopes, start, SADDLE_RATE, steps)
