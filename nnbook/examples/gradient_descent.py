"""Grounds to walk down: the chapter "Gradient descent" takes its paths from here.

Everything is in plain Python floats, step by step: a path that jumps to and fro would carry another
processor's last digits far away. The ground of two weights is that of `nnbook.examples.cost`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from nnbook.examples.cost import FREE_WEIGHTS, free_cost, parts_of_z
from nnbook.examples.worked import WORKED_TARGET

Place = tuple[float, ...]
"""A value for each parameter."""
Slopes = Callable[[Place], Place]
"""From a place to the cost's slope along each parameter."""

# The landscape of two weights, where the network stands on it, and the learning rates tried there:
# too small, right, too large. The interactive over this ground takes the same.
LANDSCAPE: Final = free_cost
START: Final[Place] = FREE_WEIGHTS
LEARNING_RATES: Final = (1.0, 10.0, 40.0)
STEPS: Final = 20
STRIDE: Final = 0.1  # the length of a step whose direction is tried

# The parabola k w^2, with the start and the learning rates tried on it.
PARABOLA_START: Final = 1.0
PARABOLA_RATES: Final = (0.1, 0.5, 0.9, 1.1)

# A narrow valley: 1 u^2 + 25 v^2.
VALLEY: Final = (1.0, 25.0)
VALLEY_START: Final[Place] = (10.0, 2.0)
VALLEY_RATE: Final = 0.036
VALLEY_MOMENTUM: Final = 0.5
VALLEY_STEPS: Final = 20
VALLEY_FLOOR: Final = 0.01  # a cost that counts as having arrived


def descend(
    slopes: Slopes, start: Place, learning_rate: float, steps: int, momentum: float = 0.0
) -> tuple[Place, ...]:
    r"""Walk downhill with nothing but the slope.

    Each step is $\Delta w \leftarrow \mu\,\Delta w - \eta\,\partial C / \partial w$ and
    $w \leftarrow w + \Delta w$; without momentum, $\mu = 0$.

    Args:
        slopes: The slopes at a place.
        start: Where to start.
        learning_rate: The learning rate $\eta$.
        steps: How many steps to take.
        momentum: How much of the last step is kept, $\mu$.

    Returns:
        The places, the start first.

    Examples:
        >>> descend(lambda w: (2 * w[0],), (1.0,), 0.25, 2)  # on w^2: half the way every time
        ((1.0,), (0.5,), (0.25,))
    """
    place, moves = start, (0.0,) * len(start)
    path = [place]
    for _ in range(steps):
        pairs = zip(moves, slopes(place), strict=True)
        moves = tuple(momentum * move - learning_rate * slope for move, slope in pairs)
        place = tuple(w + move for w, move in zip(place, moves, strict=True))
        path.append(place)
    return tuple(path)


def landscape_output(j: int, weight: float) -> float:
    """The output of N3 (`j` = 0) or N4 (1) of the worked network, with that weight from N2."""
    factor, rest = parts_of_z(j)
    return 1.0 / (1.0 + math.exp(-(factor * weight + rest)))


def landscape_cost(place: Place) -> float:
    """`free_cost` in plain floats.

    Examples:
        >>> round(landscape_cost(START), 4)  # the worked example's
        0.1937
    """
    errors = [landscape_output(j, w) - WORKED_TARGET[j] for j, w in enumerate(place)]
    return sum(error * error for error in errors)


def landscape_slopes(place: Place) -> Place:
    r"""The slopes of `free_cost`: $2 (y - t) \cdot y (1 - y) \cdot a$, with the activation of N2.

    Examples:
        >>> tuple(round(slope, 4) for slope in landscape_slopes(START))
        (-0.1102, 0.1549)
    """
    found = []
    for j, w in enumerate(place):
        y = landscape_output(j, w)
        found.append(2.0 * (y - WORKED_TARGET[j]) * (y * (1.0 - y)) * parts_of_z(j)[0])
    return tuple(found)


def one_weight_cost(w: float) -> float:
    """The cost against the weight from N2 to N3 alone, the curve of the cost chapter."""
    return landscape_cost((w, START[1]))


def one_weight_path(learning_rate: float, steps: int, start: float = START[0]) -> tuple[float, ...]:
    """The weight from N2 to N3 after each step, all others fixed.

    Examples:
        >>> [round(w, 4) for w in one_weight_path(1.0, 2)]
        [0.5, 0.6102, 0.7078]
    """

    def slope(place: Place) -> Place:
        return landscape_slopes((place[0], START[1]))[:1]

    return tuple(w for (w,) in descend(slope, (start,), learning_rate, steps))


def landscape_path(learning_rate: float, steps: int = STEPS) -> tuple[Place, ...]:
    """Both weights after each step, from where the network stands."""
    return descend(landscape_slopes, START, learning_rate, steps)


def change_in_direction(degrees: float) -> float:
    """How the cost changes after a step of length 0.1, turned that far from straight downhill.

    Examples:
        >>> round(change_in_direction(0), 3)  # 0.1 times the length of the gradient, a bit less
        -0.018
    """
    first, second = landscape_slopes(START)
    angle = math.atan2(-second, -first) + math.radians(degrees)
    there = (START[0] + STRIDE * math.cos(angle), START[1] + STRIDE * math.sin(angle))
    return landscape_cost(there) - landscape_cost(START)


def parabola_path(learning_rate: float, steps: int, k: float = 1.0) -> tuple[float, ...]:
    """The weight after each step on k w^2, whose slope is 2 k w.

    Examples:
        >>> parabola_path(0.5, 1)  # the right rate for k = 1: there in one step
        (1.0, 0.0)
    """
    path = descend(lambda w: (2 * k * w[0],), (PARABOLA_START,), learning_rate, steps)
    return tuple(w for (w,) in path)


def valley_cost(place: Place) -> float:
    """The narrow valley: u^2 + 25 v^2."""
    return sum(k * w * w for k, w in zip(VALLEY, place, strict=True))


def valley_path(momentum: float, steps: int = VALLEY_STEPS) -> tuple[Place, ...]:
    """The way along the narrow valley.

    Examples:
        >>> tuple(round(w, 2) for w in valley_path(0.0, 1)[1])  # times 0.928, and times -0.8
        (9.28, -1.6)
    """

    def slopes(place: Place) -> Place:
        return tuple(2 * k * w for k, w in zip(VALLEY, place, strict=True))

    return descend(slopes, VALLEY_START, VALLEY_RATE, steps, momentum)


def valley_steps_needed(momentum: float) -> int:
    """How many steps it takes until the cost is below `VALLEY_FLOOR`."""
    path = valley_path(momentum, 200)
    return next(k for k, place in enumerate(path) if valley_cost(place) < VALLEY_FLOOR)
