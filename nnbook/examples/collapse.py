"""Two layers of two neurons in small whole numbers: without ReLU between them they are one layer.

Used by the chapter "Activation functions".
"""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.net import ActivationFunction, Layer, Network, identity

COLLAPSE_WEIGHTS: Final = (((2, 1), (-1, 1)), ((1, 1), (-1, 2)))
COLLAPSE_BIASES: Final = ((1, -1), (1, 2))
COLLAPSE_INPUT: Final = (2, 1)  # it makes one pre-activation of layer 1 negative


def two_layers(between: ActivationFunction = identity) -> Network:
    """The two layers with an activation function between them, and none after the second.

    Args:
        between: The activation function of the first layer.

    Returns:
        The network 2-2-2.

    Examples:
        >>> from nnbook.net import forward
        >>> forward(two_layers(), np.array([2.0, 1.0])).output
        array([ 5., -8.])
    """
    weights, biases = map(np.array, COLLAPSE_WEIGHTS), map(np.array, COLLAPSE_BIASES)
    functions: tuple[ActivationFunction, ...] = (between, identity)
    return Network(tuple(map(Layer, weights, biases, functions)))
