"""What is left of a network without activation functions: one affine map."""

from __future__ import annotations

import numpy as np

from nnbook.net.activations import identity
from nnbook.net.arrays import name_of
from nnbook.net.layers import Layer, Network


def collapse(network: Network) -> Layer:
    r"""Multiply a network without activation functions out into one layer.

    Two layers give $W_2(W_1 x + b_1) + b_2 = (W_2 W_1)\,x + (W_2 b_1 + b_2)$, which is one layer
    again; so do any number of them, from the first to the last.

    Args:
        network: A network whose every layer has `identity` as its activation function.

    Returns:
        The one layer, with `identity`, that computes the same from every input.

    Raises:
        ValueError: A layer has another activation function.

    Examples:
        >>> double_plus_1 = Layer(np.array([[2.0]]), np.array([1.0]), identity)
        >>> triple_minus_5 = Layer(np.array([[3.0]]), np.array([-5.0]), identity)
        >>> one = collapse(Network((double_plus_1, triple_minus_5)))
        >>> one.weight, one.bias  # 3 * 2, and 3 * 1 - 5
        (array([[6.]]), array([-2.]))

    Source:
        Book, chapter "Activation functions".
    """
    first = network.layers[0]
    weight, bias = np.eye(first.n_in), np.zeros(first.n_in)
    for number, layer in enumerate(network.layers, start=1):
        if layer.activation_function is not identity:
            function = name_of(layer.activation_function)
            msg = f"every layer must have identity to collapse, layer {number} has {function}"
            raise ValueError(msg)
        weight, bias = layer.weight @ weight, layer.weight @ bias + layer.bias
    return Layer(weight, bias, identity)
