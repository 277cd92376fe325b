"""The derivatives of the activation functions, and which belongs to which.

Where an activation function has a corner, its derivative there is a convention, and the docstring
states it.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.net.activations import (
    LEAKY_SLOPE,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from nnbook.net.arrays import ActivationFunction, Array, Elementwise, elementwise, name_of


@elementwise
def identity_prime(z: Array) -> Array:
    r"""Derivative of `identity`: $\sigma'(z) = 1$.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Ones. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> identity_prime(np.array([-1.0, 2.0]))
        array([1., 1.])

    Source:
        Book, chapter "Backpropagation".
    """
    return np.ones_like(z)


@elementwise
def sigmoid_prime(z: Array) -> Array:
    r"""Derivative of `sigmoid`.

    $\sigma'(z) = \sigma(z)\,(1 - \sigma(z)) = \frac{e^{-|z|}}{(1 + e^{-|z|})^2}$. The second form
    keeps its digits where $\sigma(z)$ rounds to 1.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Slopes between 0 and 0.25. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> float(sigmoid_prime(0.0))  # 0.5 * (1 - 0.5)
        0.25

    Source:
        Book, chapter "Backpropagation". M. Nielsen (2015), ch. 1, has the first form.
    """
    e = np.exp(-np.abs(z))
    return e / (1.0 + e) ** 2


@elementwise
def tanh_prime(z: Array) -> Array:
    r"""Derivative of `tanh`.

    $\tanh'(z) = 1 - \tanh^2(z) = \frac{1}{\cosh^2(z)}$, with
    $\frac{1}{\cosh(z)} = \frac{2e^{-|z|}}{1 + e^{-2|z|}}$, which cannot overflow and keeps its
    digits where $\tanh(z)$ rounds to 1.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Slopes between 0 and 1. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> float(tanh_prime(0.0))  # 1 - 0 * 0
        1.0

    Source:
        Book, chapter "Backpropagation".
    """
    e = np.exp(-np.abs(z))
    one_over_cosh = 2.0 * e / (1.0 + e * e)
    return one_over_cosh**2


@elementwise
def relu_prime(z: Array) -> Array:
    r"""Derivative of `relu`: 1 for positive `z`, otherwise 0.

    At the corner, by convention, $\operatorname{ReLU}'(0) = 0$.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Zeros and ones. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> relu_prime(np.array([-2.0, 0.0, 3.0]))
        array([0., 0., 1.])

    Source:
        Book, chapter "Backpropagation".
    """
    return np.heaviside(z, 0.0)  # the 0.0 is the value at z = 0


@elementwise
def leaky_relu_prime(z: Array) -> Array:
    r"""Derivative of `leaky_relu`: 1 for positive `z`, otherwise 0.01.

    At the corner, by convention, $\sigma'(0) = 0.01$: the slope on the left, as for `relu`.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Slopes, each 0.01 or 1. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> leaky_relu_prime(np.array([-2.0, 0.0, 3.0]))
        array([0.01, 0.01, 1.  ])

    Source:
        Book, chapter "Backpropagation".
    """
    return np.where(z > 0, np.ones_like(z), LEAKY_SLOPE)


def softmax_jacobian(z: Array) -> Array:
    r"""All partial derivatives of `softmax`.

    With $s = \operatorname{softmax}(z)$, entry $(j, k)$ is
    $\frac{\partial s_j}{\partial z_k} = s_j\,(\delta_{jk} - s_k)$: every output depends on every
    $z_k$, so that a vector of slopes is not enough.

    Args:
        z: Pre-activations. Shape `(..., n)`, n at least 1, finite.

    Returns:
        One symmetric matrix an example. Shape `(..., n, n)`.

    Raises:
        ValueError: `z` is not made of real numbers, or there is nothing along its last axis.

    Examples:
        >>> softmax_jacobian(np.array([0.0, 0.0]))  # 0.5 * (1 - 0.5) and 0.5 * (0 - 0.5)
        array([[ 0.25, -0.25],
               [-0.25,  0.25]])

    Source:
        Book, chapter "Backpropagation". J. Bridle (1990).
    """
    s = softmax(z)
    delta = np.eye(s.shape[-1], dtype=s.dtype)
    return s[..., :, np.newaxis] * (delta - s[..., np.newaxis, :])


DERIVATIVES: Final[dict[ActivationFunction, Elementwise]] = {
    identity: identity_prime,
    sigmoid: sigmoid_prime,
    tanh: tanh_prime,
    relu: relu_prime,
    leaky_relu: leaky_relu_prime,
}
"""Each elementwise activation function and its derivative."""


def derivative_of(function: ActivationFunction) -> Elementwise:
    """Find the derivative of an activation function.

    Args:
        function: One of the elementwise activation functions.

    Returns:
        Its derivative, such as `sigmoid_prime` for `sigmoid`.

    Raises:
        ValueError: `function` is `softmax`, which has a matrix of derivatives, or is unknown.

    Examples:
        >>> derivative_of(relu) is relu_prime
        True

    Source:
        Book, chapter "Backpropagation".
    """
    if function is softmax:
        msg = "softmax has a matrix of derivatives, not one for each element: use softmax_jacobian"
        raise ValueError(msg)
    if function not in DERIVATIVES:
        known = ", ".join(map(name_of, DERIVATIVES))
        msg = f"no derivative is known for {name_of(function)}: DERIVATIVES has {known}"
        raise ValueError(msg)
    return DERIVATIVES[function]
