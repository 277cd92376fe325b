"""Exclusive or: four points that no straight line divides, and the ReLU network that does.

Used by the chapter "Activation functions".
"""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.net import Array, Layer, Network, identity, relu

XOR_INPUTS: Final = ((0, 0), (0, 1), (1, 0), (1, 1))
XOR_TARGETS: Final = (0, 1, 1, 0)

# The weights of I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 6.1.
XOR_WEIGHTS: Final = (((1, 1), (1, 1)), ((1, -2),))
XOR_BIASES: Final = ((0, -1), (0,))

# The line x1 + x2 = 0.5, as weights and bias: positive on the side of the ones.
XOR_LINE: Final = ((1.0, 1.0), -0.5)


def xor_network() -> Network:
    """Two hidden neurons with ReLU and one output neuron without: exactly exclusive or.

    Returns:
        The network 2-2-1.

    Examples:
        >>> from nnbook.net import forward
        >>> [float(forward(xor_network(), np.array(x, dtype=float)).output[0]) for x in XOR_INPUTS]
        [0.0, 1.0, 1.0, 0.0]
    """
    weights, biases = map(np.array, XOR_WEIGHTS), map(np.array, XOR_BIASES)
    return Network(tuple(map(Layer, weights, biases, (relu, identity))))


def best_affine() -> Layer:
    """The one neuron without activation function whose squared errors on the four points are least.

    Returns:
        A layer 2-1, computed by least squares and rounded to 12 decimals.
    """
    columns = np.column_stack((XOR_INPUTS, np.ones(len(XOR_INPUTS))))
    solution: Array = np.linalg.lstsq(columns, np.array(XOR_TARGETS, dtype=float))[0]
    rounded = np.round(solution, 12) + 0.0  # + 0.0 turns -0.0 into 0.0
    return Layer(rounded[np.newaxis, :2], rounded[2:], identity)


def right_answers(weight: tuple[float, float], bias: float) -> int:
    """How many of the four points a straight line puts on the right side.

    Args:
        weight: The line is where `weight[0] * x1 + weight[1] * x2 + bias` is 0.
        bias: The constant of the line; the ones should lie where the expression is positive.

    Returns:
        A number from 0 to 4.

    Examples:
        >>> right_answers((1.0, 1.0), -0.5)  # only (1, 1) is on the wrong side
        3
    """
    fires = [weight[0] * x1 + weight[1] * x2 + bias > 0 for x1, x2 in XOR_INPUTS]
    return sum(fired == bool(target) for fired, target in zip(fires, XOR_TARGETS, strict=True))
