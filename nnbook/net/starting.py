"""Networks to start a training with: random weights, from a seed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from nnbook.net.arrays import ActivationFunction
from nnbook.net.checks import real_setting, whole_setting
from nnbook.net.layers import Layer, Network


def unit_spread(n_in: int) -> float:
    """Give every weight the standard deviation 1, however many inputs a neuron has.

    The pre-activations of a neuron with many inputs are then large, and its sigmoid starts
    saturated.

    Examples:
        >>> unit_spread(784)
        1.0
    """
    return 1.0


def fan_in_spread(n_in: int) -> float:
    r"""Standard deviation $1 / \sqrt{n_{l-1}}$: pre-activations are about as large as the input.

    Examples:
        >>> fan_in_spread(784)  # 1 / 28
        0.03571428571428571

    Source:
        Book, chapter "Training". Y. LeCun, L. Bottou, G. Orr and K.-R. Müller (1998).
    """
    return 1.0 / math.sqrt(n_in)


def he_spread(n_in: int) -> float:
    r"""Standard deviation $\sqrt{2 / n_{l-1}}$, for `relu`, which stops half of what comes.

    Examples:
        >>> he_spread(8)
        0.5

    Source:
        Book, chapter "Training". K. He, X. Zhang, S. Ren and J. Sun (2015).
    """
    return math.sqrt(2.0 / n_in)


def random_network(
    sizes: Sequence[int],
    activation_functions: Sequence[ActivationFunction],
    seed: int,
    *,
    spread: Callable[[int], float] = fan_in_spread,
    bias_spread: float = 0.0,
) -> Network:
    """Make a network with normally distributed weights.

    Args:
        sizes: How many neurons each layer has, from the input on: at least two numbers.
        activation_functions: One for each layer after the input.
        seed: From it come all weights and biases.
        spread: From the number of a neuron's inputs to the standard deviation of its weights.
        bias_spread: The standard deviation of the biases, 0 or more.

    Returns:
        The network. The same arguments give the same network, digit for digit.

    Raises:
        ValueError: A size is below 1, there are fewer than two, there are not as many activation
            functions as layers, or a spread is not a finite number, 0 or more.

    Examples:
        >>> from nnbook.net import relu, softmax
        >>> random_network((784, 30, 10), (relu, softmax), seed=1, spread=he_spread)
        Network(sizes=(784, 30, 10), activation_functions=(relu, softmax))

    Source:
        Book, chapter "Training".
    """
    if len(sizes) < 2 or len(activation_functions) != len(sizes) - 1:
        msg = (
            "there must be at least two sizes and one activation function less, "
            f"got sizes: {len(sizes)}, activation functions: {len(activation_functions)}"
        )
        raise ValueError(msg)
    counts = [whole_setting(n, "a size", at_least=1) for n in sizes]
    rng = np.random.default_rng(whole_setting(seed, "seed", at_least=0))
    bias_deviation = real_setting(bias_spread, "bias_spread", at_least=0)
    layers = []
    for (n_in, n_out), function in zip(pairwise(counts), activation_functions, strict=True):
        deviation = real_setting(spread(n_in), "spread", at_least=0)
        weight = rng.normal(0.0, deviation, (n_out, n_in))
        layers.append(Layer(weight, rng.normal(0.0, bias_deviation, n_out), function))
    return Network(tuple(layers))
