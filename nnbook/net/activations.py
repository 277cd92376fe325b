"""Activation functions: from the pre-activation of a neuron to its activation.

Every function takes one vector, a batch, any other shape or a single number. For finite `z` none
overflows: where the book's formula would, an equal one is computed. Their derivatives are in
`derivatives`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.net.arrays import Array, as_floats, elementwise

LEAKY_SLOPE: Final = 0.01
"""The slope of `leaky_relu` for negative input."""


@elementwise
def identity(z: Array) -> Array:
    r"""Give the input back: no activation function.

    $\sigma(z) = z$. A network of such layers is one affine map, however deep it is.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        A copy of `z`. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> identity(np.array([-1.0, 2.0]))
        array([-1.,  2.])

    Source:
        Book, chapter "Activation functions".
    """
    return z.copy()


@elementwise
def sigmoid(z: Array) -> Array:
    r"""Squash every number into the interval from 0 to 1: the logistic sigmoid.

    $\sigma(z) = \frac{1}{1 + e^{-z}}$, and for negative $z$ the equal
    $\frac{e^{z}}{1 + e^{z}}$, which cannot overflow.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Activations between 0 and 1. Same shape. Accurate to a few units in the last place, also
            where they are tiny.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
        array([0. , 0.5, 1. ])

    Source:
        Book, chapter "Activation functions". The logistic curve: P.-F. Verhulst (1838); the form
        is that of M. Nielsen (2015), ch. 1. The last digit can differ from `logistic`'s.
    """
    e = np.exp(-np.abs(z))  # never overflows: the exponent is at most 0
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


@elementwise
def tanh(z: Array) -> Array:
    r"""Squash every number into the interval from -1 to 1: the hyperbolic tangent.

    $\tanh(z) = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}} = 2\sigma(2z) - 1$, with the sigmoid $\sigma$.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Activations between -1 and 1. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> tanh(np.array([-1000.0, 0.0, 1000.0]))
        array([-1.,  0.,  1.])

    Source:
        Book, chapter "Activation functions". Recommended for networks by Y. LeCun, L. Bottou,
        G. Orr and K.-R. Müller, "Efficient BackProp" (1998).
    """
    return np.tanh(z)


@elementwise
def relu(z: Array) -> Array:
    r"""Let positive numbers through and stop the others: the rectified linear unit.

    $\operatorname{ReLU}(z) = \max(0, z)$.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Activations, 0 or more. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> relu(np.array([-2.0, 0.0, 3.0]))
        array([0., 0., 3.])

    Source:
        Book, chapter "Activation functions". K. Fukushima (1969); for deep networks V. Nair and
        G. Hinton (2010).
    """
    return np.maximum(0.0, z)


@elementwise
def leaky_relu(z: Array) -> Array:
    r"""Let positive numbers through and a hundredth of the others: the leaky ReLU.

    $\sigma(z) = z$ for $z > 0$, otherwise $\sigma(z) = 0.01\,z$.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Activations. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> leaky_relu(np.array([-2.0, 0.0, 3.0]))
        array([-0.02,  0.  ,  3.  ])

    Source:
        Book, chapter "Activation functions". A. Maas, A. Hannun and A. Ng (2013), with their slope.
    """
    return np.where(z > 0, z, LEAKY_SLOPE * z)


def softmax(z: Array) -> Array:
    r"""Turn the numbers of a layer into shares that sum to 1.

    $\operatorname{softmax}(z)_j = \frac{e^{z_j}}{\sum_k e^{z_k}}$. Adding one number to all $z_k$
    changes nothing; so the largest is subtracted first, and no exponential overflows.

    Args:
        z: Pre-activations. Shape `(..., n)`, n at least 1, finite; each row along the last axis
            is one example.

    Returns:
        Shares between 0 and 1. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers, or there is nothing along its last axis.

    Examples:
        >>> softmax(np.array([1000.0, 1000.0]))  # equal numbers, equal shares
        array([0.5, 0.5])

    Source:
        Book, chapter "Digits". L. Boltzmann (1868) in physics; for networks,
        and with this name, J. Bridle (1990).
    """
    z = as_floats(z, name="z")
    if z.ndim == 0 or z.shape[-1] == 0:
        msg = f"z must have at least one number along its last axis, got shape {z.shape}"
        raise ValueError(msg)
    with np.errstate(over="ignore"):  # a difference beyond -1.8e308 becomes -inf, and e to it is 0
        e = np.exp(z - z.max(axis=-1, keepdims=True))
    shares: Array = e / e.sum(axis=-1, keepdims=True)
    return shares
