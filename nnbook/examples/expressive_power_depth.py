"""Early against late weights: one weight in each layer of a deep network is changed by as much.

The networks are random, from the generator of Python's standard library, whose numbers are promised
to stay the same; the seed is the network's number.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from nnbook.net import Array, Layer, Network, Vector, forward, sigmoid

DEEP_SIZES: Final = (1, 6, 6, 6, 6, 1)
DEEP_LAYERS: Final = len(DEEP_SIZES) - 1
WEIGHT_LIMIT: Final = 6.0  # weights lie between -6 and 6
OTHER_LIMITS: Final = (4.0, 8.0)  # to see which results depend on it
CHANGE: Final = 1.0
TRIALS: Final = 100
SHOWN: Final = 79  # the network in the picture, one of the hundred
PLACES: Final = 201


def deep_places() -> Vector:
    """The inputs at which the networks are looked at: from -1 to 1."""
    return np.linspace(-1.0, 1.0, PLACES)


def deep_network(seed: int, limit: float = WEIGHT_LIMIT) -> Network:
    """A random deep network with the sigmoid in every layer.

    Weights are drawn between plus and minus `limit`, and so are the biases of layer 1. Every
    other bias puts its neuron on the middle of the sigmoid when all the neurons before it give one
    half; otherwise most neurons would stand still at 0 or at 1.

    Args:
        seed: The network's number.
        limit: The largest weight there can be.

    Returns:
        The network.
    """
    source = random.Random(seed)

    def draw(*shape: int) -> Array:
        count = int(np.prod(shape))
        numbers = [limit * (2 * source.random() - 1) for _ in range(count)]
        return np.array(numbers).reshape(shape)

    layers = []
    for number, (n_in, n_out) in enumerate(pairwise(DEEP_SIZES)):
        weight = draw(n_out, n_in)
        bias = draw(n_out) if number == 0 else -weight.sum(axis=1) / 2
        layers.append(Layer(weight, bias, sigmoid))
    return Network(tuple(layers))


def with_change(network: Network, layer: int, change: float = CHANGE) -> Network:
    """The network with one weight changed: from the first neuron to the first of this layer."""
    layers = list(network.layers)
    old = layers[layer - 1]
    weight = old.weight.copy()
    weight[0, 0] += change
    layers[layer - 1] = Layer(weight, old.bias, old.activation_function)
    return Network(tuple(layers))


def deep_curve(network: Network) -> Vector:
    """The network's output at `deep_places`."""
    curve: Vector = forward(network, deep_places()[:, None]).output[:, 0]
    return curve


@dataclass(frozen=True)
class Effect:
    """What a changed weight does to the function.

    Attributes:
        size: RMS of the change, relative to the standard deviation of the function.
        lift: The share of the change (of its mean square) that raises or lowers the whole curve by
            one and the same amount: 1 if it does nothing else, 0 if it only bends.
        sweeps: Total way up and down of the change, divided by its range: 1 if it only rises or
            only falls, more the more it wiggles.
    """

    size: float
    lift: float
    sweeps: float


def effect(before: Vector, after: Vector) -> Effect:
    """Measure the change from one curve to another.

    Examples:
        >>> effect(np.array([0.0, 2.0]), np.array([1.0, 5.0]))  # the change is 1, 3
        Effect(size=2.23606797749979, lift=0.8, sweeps=1.0)
    """
    change = after - before
    mean_square = float(np.mean(change**2))
    return Effect(
        size=mean_square**0.5 / float(np.std(before)),
        lift=float(np.mean(change)) ** 2 / mean_square,
        sweeps=float(np.abs(np.diff(change)).sum()) / float(np.ptp(change)),
    )


@cache
def effects(seed: int, limit: float = WEIGHT_LIMIT) -> tuple[Effect, ...]:
    """The effect of the change in each layer of one network, from layer 1 on."""
    network = deep_network(seed, limit)
    run = forward(network, deep_places()[:, None])
    found = []
    for layer in range(1, DEEP_LAYERS + 1):
        # What comes before the changed layer stays as it was.
        rest = Network(with_change(network, layer).layers[layer - 1 :])
        changed = forward(rest, run.a(layer - 1))
        found.append(effect(run.output[:, 0], changed.output[:, 0]))
    return tuple(found)


@cache
def trial(limit: float = WEIGHT_LIMIT) -> dict[str, Array]:
    """The three measures for every network (rows) and layer (columns)."""
    found = [effects(seed, limit) for seed in range(TRIALS)]
    return {
        name: np.array([[getattr(one, name) for one in row] for row in found])
        for name in ("size", "lift", "sweeps")
    }


def quartiles(measure: str) -> Array:
    """Lower quartile, median and upper quartile (rows) of a measure in each layer (columns)."""
    three: Array = np.quantile(trial()[measure], [0.25, 0.5, 0.75], axis=0)
    return np.round(three, 10)  # the digits beyond differ from processor to processor
