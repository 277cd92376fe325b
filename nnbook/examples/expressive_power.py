"""Sums of sigmoids: steps, bumps and rounded staircases that follow a given curve.

Every sum here is a network with one hidden layer. Its input is one number; each hidden neuron makes
one S-shaped step, and the output neuron, which has no activation function, adds the steps up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from nnbook.net import Array, Layer, Network, Vector, forward, identity, sigmoid

Curve = Callable[[Vector], Array]
"""From m places to m values, or to m rows of values."""

INPUT_WEIGHTS: Final = (1.0, 5.0, 5.0)
INPUT_BIASES: Final = (0.0, 0.0, -4.0)
TARGET_WAVES: Final = (2, 5)  # half waves from 0 to 1
TARGET_SIZE: Final = 0.4
SIZES: Final = (2, 4, 8, 16, 32)
STEEPNESS: Final = 4.0  # times n is the weight: a step is then about as wide as its cell
POINTS: Final = 1001  # where an error is measured: every thousandth of the interval from 0 to 1
BUMP: Final = (0.4, 0.6)
BUMP_WEIGHT: Final = 40.0
BUMP_HEIGHT: Final = 0.8


def target(x: Vector) -> Vector:
    r"""The curve to imitate: $f(x) = \sin 2\pi x + 0.4 \cos 5\pi x$.

    Examples:
        >>> target(np.array([0.0, 0.5, 1.0])).round(12)
        array([ 0.4,  0. , -0.4])
    """
    first, second = TARGET_WAVES
    values: Vector = np.sin(first * np.pi * x) + TARGET_SIZE * np.cos(second * np.pi * x)
    return values


def heart(t: Vector) -> Array:
    r"""A closed curve in the plane, as one number that goes from 0 to 1.

    $\bigl(16 \sin^3 s,\; 13 \cos s - 5 \cos 2s - 2 \cos 3s - \cos 4s\bigr) / 16$ with $s = 2\pi t$.

    Examples:
        >>> heart(np.array([0.25])).round(12)
        array([[1.  , 0.25]])
    """
    s = 2 * np.pi * t
    y = 13 * np.cos(s) - 5 * np.cos(2 * s) - 2 * np.cos(3 * s) - np.cos(4 * s)
    return np.stack([16 * np.sin(s) ** 3, y], axis=1) / 16


def grid(points: int = POINTS) -> Vector:
    """Evenly spaced places from 0 to 1."""
    return np.linspace(0.0, 1.0, points)


def midpoint(weight: float, bias: float) -> float:
    """Where a neuron with one input gives one half: where w x + b = 0.

    Examples:
        >>> midpoint(5.0, -4.0)
        0.8
    """
    return -bias / weight


def steps(places: Sequence[float], weight: float) -> Layer:
    """Hidden neurons that each make one step up, with its middle at the given place."""
    middles = np.array(places, dtype=float)
    return Layer(np.full((len(middles), 1), weight), -weight * middles, sigmoid)


def step_sum(hidden: Layer, sizes: Array, start: Vector) -> Network:
    """Add steps up: each multiplied by its size, and all shifted by the value to start from."""
    return Network((hidden, Layer(sizes, start, identity)))


def bump(left: float, right: float, height: float, weight: float) -> Network:
    """A step up on the left and an equal step down on the right.

    Examples:
        >>> bump(0.4, 0.6, 1.0, 100.0).sizes
        (1, 2, 1)
    """
    return step_sum(steps((left, right), weight), np.array([[height, -height]]), np.zeros(1))


def cells(n: int) -> Layer:
    """One step for each of `n` equal cells of the interval from 0 to 1, in the cell's middle."""
    return steps([(k + 0.5) / n for k in range(n)], STEEPNESS * n)


def staircase(curve: Curve, n: int) -> Network:
    r"""Follow a curve with `n` steps: each rises as much as the curve does across its cell.

    $N(x) = f(0) + \sum_{k=1}^n \bigl(f(\tfrac{k}{n}) - f(\tfrac{k-1}{n})\bigr)\,
    \sigma\bigl(w (x - m_k)\bigr)$, with $m_k$ the middle of cell $k$ and $w = 4n$. Nothing is
    trained or solved: $f$ is looked up at $n + 1$ places.

    Args:
        curve: What to follow, on the interval from 0 to 1.
        n: How many steps.

    Returns:
        A network of `n` hidden neurons and one output for each component of the curve.

    Examples:
        >>> network = staircase(lambda x: x**2, 2)
        >>> network.layers[1].weight  # from 0 to 1/4, then from 1/4 to 1
        array([[0.25, 0.75]])
    """
    heights = curve(grid(n + 1)).reshape(n + 1, -1)
    rises: Array = heights[1:] - heights[:-1]
    return step_sum(cells(n), rises.T, heights[0])


def least_squares(curve: Curve, n: int, points: int = POINTS) -> Network:
    """Follow a curve with the same steps, their sizes chosen so that the RMS error is smallest."""
    x = grid(points)
    hidden = cells(n)
    a = forward(Network((hidden,)), x[:, None]).output
    columns = np.column_stack([np.ones(points), a])
    found = np.linalg.lstsq(columns, curve(x).reshape(points, -1), rcond=None)[0]
    solution = np.asarray(found, dtype=np.float64)
    return step_sum(hidden, solution[1:].T, solution[0])


def values(network: Network, x: Vector) -> Array:
    """What a network of one input gives at each place: one row a place, one number a component."""
    return forward(network, x[:, None]).output


class Errors(NamedTuple):
    """How far a network is from the curve that it imitates."""

    largest: float
    rms: float


def errors(network: Network, curve: Curve, points: int = POINTS) -> Errors:
    """The largest error and the root mean square of all errors, on evenly spaced places."""
    x = grid(points)
    off = values(network, x) - curve(x).reshape(points, -1)
    return Errors(float(np.abs(off).max()), float(np.sqrt(np.mean(off**2))))


def plain_network(*sizes: int) -> Network:
    """A network of these sizes whose weights are all zero: for counting its parameters.

    Examples:
        >>> plain_network(1, 32, 1).n_parameters  # 32 + 32 weights, 32 + 1 biases
        97
    """
    pairs = pairwise(sizes)
    return Network(tuple(Layer(np.zeros((n, m)), np.zeros(n), sigmoid) for m, n in pairs))
