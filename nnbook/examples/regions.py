"""Two toy classes in the plane, and a class's region wrapped around its examples.

The region of radius r holds every point that is at most r away from an example seen in training.
A small r wraps it tightly, a large one loosely. In two dimensions everything can be seen; in 784 it
is only a way to think.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from nnbook.net.arrays import Array, Matrix
from nnbook.net.geometry import distances

SEED: Final = 7
SEEN: Final = 40  # examples of each class seen in training
FRESH: Final = 200  # examples of each class never seen
NOISE: Final = 0.24  # how far, typically, an example strays from its class's curve
TIGHT, RIGHT, LOOSE = 0.12, 0.45, 1.25
RADII: Final = (TIGHT, RIGHT, LOOSE)


@dataclass(frozen=True, eq=False)
class ToyClasses:
    """Two classes that lie around one another: a bow (the "sevens") and what it bends around.

    Attributes:
        seen: Examples of the bow seen in training. Shape `(SEEN, 2)`.
        fresh: Examples of the bow never seen. Shape `(FRESH, 2)`.
        others_seen: The other class. Shape `(SEEN, 2)`.
        others: The other class, never seen. Shape `(FRESH, 2)`.
    """

    seen: Matrix
    fresh: Matrix
    others_seen: Matrix
    others: Matrix


def bow(rng: np.random.Generator, count: int, *, other: bool, noise: float = NOISE) -> Matrix:
    """Points around half a circle; the other class's half circle is turned and moved into it."""
    angle = rng.uniform(0, np.pi, count)
    x, y = 1.6 * np.cos(angle), 1.6 * np.sin(angle)
    if other:
        x, y = 1.6 - x, 0.7 - y
    points: Matrix = np.column_stack([x, y]) + noise * rng.standard_normal((count, 2))
    return points


@cache
def toy_classes() -> ToyClasses:
    """The two classes, the same every time."""
    rng = np.random.default_rng(SEED)
    return ToyClasses(
        seen=bow(rng, SEEN, other=False),
        fresh=bow(rng, FRESH, other=False),
        others_seen=bow(rng, SEEN, other=True),
        others=bow(rng, FRESH, other=True),
    )


def gap(points: Matrix, seen: Matrix) -> Array:
    """How far each point is from the nearest example. Shape `(m,)`."""
    found: Array = distances(points, seen).min(axis=1)
    return found


def inside(points: Matrix, seen: Matrix, radius: float) -> int:
    """How many of the points lie in the region of that radius around the examples.

    Examples:
        >>> inside(np.array([[0.0, 0.5], [3.0, 4.0]]), np.array([[0.0, 0.0]]), 1.0)
        1
    """
    return int((gap(points, seen) <= radius).sum())


@dataclass(frozen=True)
class Wrap:
    """How a wrap of one radius does on points never seen."""

    radius: float
    accepted: int
    false_alarms: int


@cache
def wraps() -> tuple[Wrap, ...]:
    """Tight, right and loose: how many fresh sevens lie inside, and how many others."""
    toy = toy_classes()
    return tuple(
        Wrap(r, inside(toy.fresh, toy.seen, r), inside(toy.others, toy.seen, r)) for r in RADII
    )


# Images of three pixels, so that each is a point in a cube that can be drawn. Two kinds: light on
# the right, and light on the left.
TINY_RIGHT: Final = ((0.05, 0.10, 0.95), (0.15, 0.05, 0.85), (0.0, 0.25, 0.9), (0.2, 0.15, 1.0))
TINY_LEFT: Final = ((0.95, 0.85, 0.05), (0.85, 1.0, 0.1), (1.0, 0.75, 0.2), (0.9, 0.95, 0.0))

# Ten pre-activations of an output layer that has been shown a seven; made up, to compare functions.
OUTPUT_Z: Final = (-3.0, -1.5, 0.5, 0.0, -1.0, -2.0, -4.0, 3.0, -0.5, 1.5)
