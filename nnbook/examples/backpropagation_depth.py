"""Error terms on their way back through many layers: do they fade?

The networks are random, from the generator of Python's standard library, whose numbers are promised
to stay the same; the seed is the network's number.
"""

from __future__ import annotations

import math
import random
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from nnbook.net import (
    ActivationFunction,
    Array,
    Layer,
    Network,
    cross_entropy_cost,
    gradients,
    relu,
    sigmoid,
    softmax,
)

HIDDEN_LAYERS: Final = 10
WIDTH: Final = 20
CLASSES: Final = 10
SIZES: Final = (WIDTH,) * (HIDDEN_LAYERS + 1) + (CLASSES,)
TRIALS: Final = 20


class Start(NamedTuple):
    r"""How the hidden layers begin.

    Attributes:
        function: Their activation function.
        gain: The standard deviation of the weights is `gain` $/ \sqrt{n_{l-1}}$.
    """

    function: ActivationFunction
    gain: float


STARTS: Final[dict[str, Start]] = {
    "sigmoid": Start(sigmoid, 1.0),
    "relu": Start(relu, math.sqrt(2.0)),
    "relu_small": Start(relu, math.sqrt(2.0) / 2),
}


@cache
def drawn_numbers(seed: int) -> tuple[Array, ...]:
    """An input and a matrix for each layer, drawn evenly around 0 with standard deviation 1."""
    source = random.Random(seed)
    shapes: list[tuple[int, ...]] = [(WIDTH,), *((n, m) for m, n in pairwise(SIZES))]
    return tuple(
        math.sqrt(3.0)
        * np.array([2.0 * source.random() - 1.0 for _ in range(math.prod(shape))]).reshape(shape)
        for shape in shapes
    )


def deep_start(start: Start, seed: int) -> tuple[Network, Array, Array]:
    """One network with its input and its target. Its biases are 0; its output has `softmax`.

    Args:
        start: How the hidden layers begin.
        seed: The network's number. Networks of the same number differ only by their start.

    Returns:
        The network, an input and a target.
    """
    x, *matrices = drawn_numbers(seed)
    functions = [start.function] * HIDDEN_LAYERS + [softmax]
    gains = [start.gain] * HIDDEN_LAYERS + [1.0]
    layers = [
        Layer(gain / math.sqrt(matrix.shape[1]) * matrix, np.zeros(len(matrix)), function)
        for matrix, function, gain in zip(matrices, functions, gains, strict=True)
    ]
    return Network(tuple(layers)), x, np.eye(CLASSES)[seed % CLASSES]


@cache
def delta_sizes(kind: str) -> Array:
    """The size of the error terms, each network's relative to its output layer's.

    The size of a layer's error terms is the root of the mean of their squares.

    Args:
        kind: A key of `STARTS`.

    Returns:
        A row for each network, a column for each layer from 1 to the output. Read-only.
    """
    rows = []
    for seed in range(TRIALS):
        network, x, target = deep_start(STARTS[kind], seed)
        found = gradients(network, x, target, cross_entropy_cost).deltas
        sizes = np.array([math.sqrt(float(np.mean(delta**2))) for delta in found])
        rows.append(sizes / sizes[-1])
    table = np.array(rows)
    table.flags.writeable = False
    return table


def quartile_sizes(kind: str) -> Array:
    """Lower quartile, median, upper quartile (rows) of `delta_sizes` by layer (columns)."""
    three: Array = np.quantile(delta_sizes(kind), [0.25, 0.5, 0.75], axis=0)
    return three


def factor_per_layer(kind: str) -> float:
    """By how much one hidden layer multiplies the error terms on their way back, on average."""
    median = quartile_sizes(kind)[1]
    return math.pow(median[0] / median[HIDDEN_LAYERS - 1], 1 / (HIDDEN_LAYERS - 1))
