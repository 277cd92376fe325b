"""What the symbols of backpropagation's equations stand for: random networks and their slopes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import numpy as np

from nnbook import net
from nnbook.verify.formula_values import Given, Key, Slope

# Layers of different sizes, so that a wrong index or transposition does not fit.
SIZES: Final = (3, 4, 2, 3)
LAST: Final = len(SIZES) - 1
TARGET: Final = np.array([1.0, 0.2, -0.5])
ONE_HOT: Final = np.array([0.0, 1.0, 0.0])


def output_errors(random: np.random.Generator) -> Iterator[Given]:
    """Every neuron of the output."""
    for given in learning(random):
        for j in range(1, SIZES[LAST] + 1):
            yield replace(given, indices={"L": LAST, "j": j})


def passed_back(random: np.random.Generator) -> Iterator[Given]:
    """Every neuron k of every hidden layer; a sum over j runs over the layer after it."""
    for given in learning(random):
        for at in range(1, LAST):
            for k in range(1, SIZES[at] + 1):
                indices = {"L": LAST, "l": at, "k": k}
                yield replace(given, indices=indices, ranges={"j": SIZES[at + 1]})


def every_slope(random: np.random.Generator) -> Iterator[Given]:
    """Every weight of every layer, to neuron j from neuron k."""
    for given in learning(random):
        for at in range(1, LAST + 1):
            for j in range(1, SIZES[at] + 1):
                for k in range(1, SIZES[at - 1] + 1):
                    yield replace(given, indices={"l": at, "j": j, "k": k})


def learning(random: np.random.Generator) -> Iterator[Given]:
    """A random network with its slopes, once with the sigmoid and once with tanh."""
    for function, prime in ((net.sigmoid, net.sigmoid_prime), (net.tanh, net.tanh_prime)):
        network = random_network(random, SIZES, [function] * LAST)
        x = random.normal(size=SIZES[0])
        run = net.forward(network, x)
        slopes = net.gradients(network, x, TARGET, net.quadratic_cost)
        values: dict[Key, Any] = {("a", at): run.a(at) for at in range(LAST + 1)}
        # Written out here, so that equation 1 is not compared with itself.
        given_slopes: dict[Slope, Any] = {("C", "y", None): 2.0 * (run.output - TARGET)}
        for at, layer in enumerate(network.layers, 1):
            values |= {("z", at): run.z(at), (r"\delta", at): slopes.delta(at)}
            values |= {("w", at): layer.weight, ("W", at): layer.weight}
            given_slopes |= {("C", "z", at): slopes.delta(at), ("C", "b", at): slopes.bias(at)}
            given_slopes |= {("C", name, at): slopes.weight(at) for name in "wW"}
        yield Given(values, {r"\sigma": function, r"\sigma'": prime}, slopes=given_slopes)


def matching_outputs(random: np.random.Generator) -> Iterator[Given]:
    """Every neuron of an output whose activation function and cost belong together."""
    pairs: tuple[tuple[net.ActivationFunction, net.Cost], ...] = (
        (net.softmax, net.cross_entropy_cost),
        (net.sigmoid, net.binary_cross_entropy_cost),
    )
    for function, cost in pairs:
        network = random_network(random, (4, 3), [function])
        x = random.normal(size=4)
        delta = net.gradients(network, x, ONE_HOT, cost).delta(1)
        output = net.forward(network, x).output
        values = {("y", None): output, ("t", None): ONE_HOT, (r"\delta", 1): delta}
        for j in (1, 2, 3):
            yield Given(values, {}, {"L": 1, "j": j})


def random_network(
    random: np.random.Generator, sizes: tuple[int, ...], functions: list[net.ActivationFunction]
) -> net.Network:
    """A network with normally distributed weights and biases."""
    shapes = zip(pairwise(sizes), functions, strict=True)
    return net.Network(
        tuple(
            net.Layer(random.normal(size=(n, m)), random.normal(size=n), function)
            for (m, n), function in shapes
        )
    )
