"""One neuron, and a small network neuron by neuron, in plain Python floats.

This is arithmetic as one would do it by hand: one product after the other, added one by one. There
is deliberately no NumPy in it. A matrix product leaves the order of the additions to the machine's
BLAS and its SIMD instructions, and with the order the last digits change. Here every step is a
single IEEE 754 operation in a fixed order, so that every machine prints the same digits. The one
exception is `math.exp`, which comes from the machine's C library; the tests check that it gives the
correctly rounded value wherever the worked example needs it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Row = tuple[float, ...]


def weighted_terms(weights: Sequence[float], inputs: Sequence[float]) -> list[float]:
    r"""Multiply each input by its weight.

    The terms $w_1 x_1, w_2 x_2, \dots$ of the weighted sum $\sum_i w_i x_i$, in this order.

    Args:
        weights: The weights of one neuron. Length n.
        inputs: The outputs of the layer before. Length n.

    Returns:
        The n products, Python floats.

    Raises:
        ValueError: There are not as many weights as inputs.

    Examples:
        >>> weighted_terms([0.5, -0.25], [2.0, 3.0])
        [1.0, -0.75]

    Source:
        Book, chapter "Neuron". The neuron as a weighted sum: W. McCulloch and W. Pitts (1943),
        F. Rosenblatt (1958).
    """
    if len(weights) != len(inputs):
        msg = f"a neuron must have a weight for each input, got {_counts(weights, inputs)}"
        raise ValueError(msg)
    return [float(w) * float(x) for w, x in zip(weights, inputs, strict=True)]


def pre_activation(weights: Sequence[float], inputs: Sequence[float], bias: float) -> float:
    r"""Add the weighted inputs of a neuron, from the first to the last, and then its bias.

    $z = \sum_i w_i x_i + b$.

    Args:
        weights: The weights of the neuron. Length n.
        inputs: The outputs of the layer before. Length n.
        bias: The bias.

    Returns:
        The pre-activation, a Python float.

    Raises:
        ValueError: There are not as many weights as inputs.

    Examples:
        >>> pre_activation([0.5, -0.25], [2.0, 3.0], 0.125)  # 1 - 0.75 + 0.125
        0.375

    Source:
        Book, chapter "Neuron". M. Nielsen (2015), ch. 2, calls it the weighted input.
    """
    z = 0.0
    for term in weighted_terms(weights, inputs):
        z += term  # not sum(): since Python 3.12 it corrects rounding, and gives other digits
    return z + float(bias)


def logistic(z: float) -> float:
    r"""Squash a number into the interval from 0 to 1, exactly as the formula says.

    $\sigma(z) = \frac{1}{1 + e^{-z}}$ with `math.exp`. Below about -709.78 the exponential is too
    large for a float; there the 1 beside it no longer counts, and the result is $e^{z}$. No other
    digit is touched by this.

    Args:
        z: The pre-activation.

    Returns:
        The activation, a Python float between 0 and 1.

    Examples:
        >>> logistic(0.0), logistic(-1000.0)
        (0.5, 0.0)

    Source:
        Book, chapter "Activation functions". P.-F. Verhulst (1838). `sigmoid` is the same for
        arrays; its last digit can differ.
    """
    try:
        return 1.0 / (1.0 + math.exp(-z))
    except OverflowError:
        return math.exp(z)


def forward_by_hand(
    weights: Sequence[Sequence[Sequence[float]]],
    biases: Sequence[Sequence[float]],
    x: Sequence[float],
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    r"""Run one input through a network neuron by neuron, with the sigmoid in every layer.

    For each layer $l$ and each neuron $j$ of it:
    $z_j^{(l)} = \sum_k w_{jk}^{(l)} a_k^{(l-1)} + b_j^{(l)}$ and $a_j^{(l)} = \sigma(z_j^{(l)})$.

    Args:
        weights: For each layer, for each neuron, a weight for each neuron of the layer before.
        biases: For each layer, for each neuron, its bias.
        x: The input, layer 0.

    Returns:
        `(z, a)`: the pre-activations and the activations of layers 1 to $L$, so that layer $l$ is
            entry `l - 1` of both. `a[-1]` is the output.

    Raises:
        ValueError: There is no layer, or numbers of layers, neurons or weights do not fit.

    Examples:
        >>> z, a = forward_by_hand([[[2.0, -1.0]]], [[0.5]], [1.0, 2.5])
        >>> z, a  # 2*1.0 - 1*2.5 + 0.5 = 0, and sigmoid(0) = 0.5
        (((0.0,),), ((0.5,),))

    Source:
        Book, chapter "Feed forward". With the network of T. Hill's article it gives every digit
        that the article prints.
    """
    if len(weights) != len(biases) or len(weights) == 0:
        msg = (
            "a network must have weights and biases for each of its layers, at least one, "
            f"got layers of weights: {len(weights)}, of biases: {len(biases)}"
        )
        raise ValueError(msg)
    all_z: list[Row] = []
    all_a: list[Row] = []
    inputs = tuple(float(value) for value in x)
    for number, (weight, bias) in enumerate(zip(weights, biases, strict=True), start=1):
        _check_layer(number, weight, bias, inputs)
        rows = zip(weight, bias, strict=True)
        all_z.append(tuple(pre_activation(row, inputs, b) for row, b in rows))
        all_a.append(tuple(logistic(z) for z in all_z[-1]))
        inputs = all_a[-1]
    return tuple(all_z), tuple(all_a)


def _check_layer(
    number: int, weight: Sequence[Sequence[float]], bias: Sequence[float], inputs: Row
) -> None:
    if len(weight) != len(bias):
        msg = (
            f"layer {number} must have a bias for each neuron, got rows of weights: {len(weight)}, "
            f"biases: {len(bias)}"
        )
        raise ValueError(msg)
    for neuron, row in enumerate(weight, start=1):
        if len(row) != len(inputs):
            msg = (
                f"layer {number}, neuron {neuron} must have a weight for each input, "
                f"got {_counts(row, inputs)}"
            )
            raise ValueError(msg)


def _counts(weights: Sequence[float], inputs: Sequence[float]) -> str:
    return f"weights: {len(weights)}, inputs: {len(inputs)}"
