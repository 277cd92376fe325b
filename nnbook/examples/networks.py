"""The networks of the chapter "Networks": the 4-6-5-5-3 network, its rivals, and its weights.

The article shows its network only in a picture that is lost. What it does say (4 inputs, 3 outputs,
94 weights) leaves several layouts open; `layouts_with` finds them all by trying.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from nnbook.net import Array, Layer, Network, forward, sigmoid
from nnbook.net.counting import count_weights

Layout = tuple[int, ...]

N_IN: Final = 4
N_OUT: Final = 3
ARTICLE_WEIGHTS: Final = 94
ARTICLE_HIDDEN: Final[Layout] = (6, 5, 5)  # the book's choice: the most even layout
ARTICLE_SIZES: Final[Layout] = (N_IN, *ARTICLE_HIDDEN, N_OUT)
MIN_WIDTH: Final = N_OUT  # the book calls a hidden layer reasonable from this width on

DIGIT_SIZES: Final[Layout] = (784, 30, 10)  # M. Nielsen (2015), ch. 1

CONVOLUTION_SIDE: Final = 5  # M. Nielsen (2015), ch. 6: 5x5 weights on a 28x28 image
IMAGE_SIDE: Final = 28


def sized_network(sizes: Layout) -> Network:
    """A network of these sizes with every weight and bias zero, for counting.

    Examples:
        >>> sized_network(ARTICLE_SIZES).n_parameters
        113
    """
    layers = (Layer(np.zeros((after, n)), np.zeros(after), sigmoid) for n, after in pairwise(sizes))
    return Network(tuple(layers))


def layouts_with(n_weights: int, n_hidden: int) -> list[Layout]:
    """Find the hidden layers with which a 4→…→3 network has so many weights, by trying them all.

    Args:
        n_weights: How many weights the network must have.
        n_hidden: How many hidden layers.

    Returns:
        The widths of the hidden layers, each layout once, in the order of counting up.

    Examples:
        >>> layouts_with(94, 1), layouts_with(94, 2), len(layouts_with(94, 3))
        ([], [], 21)
    """
    # A layer wider than this would by itself need more weights: each neuron has at least two.
    widest = n_weights // 2
    tried = np.indices((widest,) * n_hidden) + 1  # all at once: an axis for each hidden layer
    fits = count_weights((np.array(N_IN), *tried, np.array(N_OUT))) == n_weights
    return [tuple(map(int, layout)) for layout in np.argwhere(fits) + 1]


def spread(layout: Layout) -> int:
    """How uneven a layout is: its widest layer minus its narrowest.

    Examples:
        >>> spread((6, 5, 5)), spread((3, 4, 10))
        (1, 7)
    """
    return max(layout) - min(layout)


def is_reasonable(layout: Layout) -> bool:
    """Whether no hidden layer is narrower than the output.

    Examples:
        >>> is_reasonable((6, 5, 5)), is_reasonable((1, 28, 2))
        (True, False)
    """
    return min(layout) >= MIN_WIDTH


def sorted_layouts() -> list[Layout]:
    """The layouts with 94 weights: the reasonable ones first, each group from even to uneven."""
    found = layouts_with(ARTICLE_WEIGHTS, len(ARTICLE_HIDDEN))
    return sorted(found, key=lambda layout: (not is_reasonable(layout), spread(layout), layout))


# Three of the first 1,500 seeds, chosen because their first outputs differ in kind: one rises, one
# falls, one does both.
SEEDS_TRIED: Final = 1500
WEIGHT_SEEDS: Final = {"A": 1437, "B": 767, "C": 424}
WEIGHT_RANGE: Final = 5.0
OUTSIDE_INPUT: Final = (0.7, 0.5, -0.3, 0.8)
SWEEP: Final = (-1.0, 1.0)  # what x_1 runs through; the other inputs stay as they are


def seeded_network(seed: int) -> Network:
    """The 4-6-5-5-3 network with random weights and biases of one decimal each."""
    rng = np.random.default_rng(seed)
    layers = []
    for n, after in pairwise(ARTICLE_SIZES):
        weight = np.round(rng.uniform(-WEIGHT_RANGE, WEIGHT_RANGE, (after, n)), 1)
        bias = np.round(rng.uniform(-WEIGHT_RANGE, WEIGHT_RANGE, after), 1)
        layers.append(Layer(weight, bias, sigmoid))
    return Network(tuple(layers))


def random_network(name: str) -> Network:
    """The 4-6-5-5-3 network with the weights and biases called A, B or C."""
    return seeded_network(WEIGHT_SEEDS[name])


def output_of(name: str) -> tuple[float, ...]:
    """What the network with the weights A, B or C makes of `OUTSIDE_INPUT`."""
    return tuple(map(float, forward(random_network(name), np.array(OUTSIDE_INPUT)).output))


def first_output_along(network: Network, points: Array) -> Array:
    """The first output while the first input takes the values `points`.

    Args:
        network: A network with as many inputs as `OUTSIDE_INPUT` has numbers.
        points: Values of $x_1$. Shape `(n,)`.

    Returns:
        Values of $y_1$. Shape `(n,)`.
    """
    batch = np.tile(OUTSIDE_INPUT, (len(points), 1))
    batch[:, 0] = points
    outputs: Array = forward(network, batch).output[:, 0]
    return outputs


FLAT: Final = 0.1  # a first output that moves by less than this is called flat
SWEEP_POINTS: Final = 41


@cache
def flat_networks() -> int:
    """How many of the first 1,500 random networks have a flat first output over the sweep."""
    points = np.linspace(*SWEEP, SWEEP_POINTS)
    curves = (first_output_along(seeded_network(seed), points) for seed in range(SEEDS_TRIED))
    return sum(float(np.ptp(curve)) < FLAT for curve in curves)
