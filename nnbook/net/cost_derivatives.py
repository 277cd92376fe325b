"""The derivatives of the costs with respect to the output, and which belongs to which."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.net.activations import sigmoid, softmax
from nnbook.net.arrays import ActivationFunction, Array, as_floats, name_of
from nnbook.net.costs import (
    Cost,
    CostDerivative,
    binary_cross_entropy_cost,
    cross_entropy_cost,
    quadratic_cost,
)


def quadratic_cost_prime(output: Array, target: Array) -> Array:
    r"""Slopes of `quadratic_cost`: $\frac{\partial C}{\partial y_j} = 2\,(y_j - t_j)$.

    Args:
        output: The output $y$. Shape `(n_L,)`, or `(n, n_L)` for a batch.
        target: The target $t$. Same shape.

    Returns:
        One slope for each output. Same shape.

    Raises:
        ValueError: `output` or `target` is not made of real numbers.

    Examples:
        >>> quadratic_cost_prime(np.array([0.5, 1.0]), np.array([1.0, 0.0]))
        array([-1.,  2.])

    Source:
        Book, chapter "Cost".
    """
    y, t = as_floats(output, name="output"), as_floats(target, name="target")
    return 2.0 * (y - t)


def cross_entropy_cost_prime(output: Array, target: Array) -> Array:
    r"""Slopes of `cross_entropy_cost`: $\frac{\partial C}{\partial y_j} = -\frac{t_j}{y_j}$.

    Args:
        output: The output $y$, above 0 wherever the target is. Shape `(n_L,)`, or `(n, n_L)`.
        target: The target $t$. Same shape.

    Returns:
        One slope for each output; 0 where the target is 0. Same shape.

    Raises:
        ValueError: `output` or `target` is not made of real numbers, or a slope is infinite.

    Examples:
        >>> cross_entropy_cost_prime(np.array([0.25, 0.75]), np.array([1.0, 0.0]))
        array([-4.,  0.])

    Source:
        Book, chapter "Cost".
    """
    y, t = as_floats(output, name="output"), as_floats(target, name="target")
    return 0.0 - _ratio(t, y, "cross_entropy_cost")  # 0 - 0 is 0, and -0 would be -0


def binary_cross_entropy_cost_prime(output: Array, target: Array) -> Array:
    r"""Slopes of `binary_cross_entropy_cost`.

    $\frac{\partial C}{\partial y_j} = \frac{1 - t_j}{1 - y_j} - \frac{t_j}{y_j}$.

    Args:
        output: The output $y$, from 0 to 1. Shape `(n_L,)`, or `(n, n_L)`.
        target: The target $t$, from 0 to 1. Same shape.

    Returns:
        One slope for each output. Same shape.

    Raises:
        ValueError: `output` or `target` is not made of real numbers, or a slope is infinite.

    Examples:
        >>> binary_cross_entropy_cost_prime(np.array([0.25, 0.5]), np.array([1.0, 0.0]))
        array([-4.,  2.])

    Source:
        Book, chapter "Cost". M. Nielsen (2015), ch. 3.
    """
    y, t = as_floats(output, name="output"), as_floats(target, name="target")
    cost = "binary_cross_entropy_cost"
    return _ratio(1.0 - t, 1.0 - y, cost) - _ratio(t, y, cost)


COST_DERIVATIVES: Final[dict[Cost, CostDerivative]] = {
    quadratic_cost: quadratic_cost_prime,
    cross_entropy_cost: cross_entropy_cost_prime,
    binary_cross_entropy_cost: binary_cross_entropy_cost_prime,
}
"""Each cost and its derivative."""

MATCHES: Final[dict[Cost, ActivationFunction]] = {
    cross_entropy_cost: softmax,
    binary_cross_entropy_cost: sigmoid,
}
r"""The activation function for the output that makes the cost's last error simply $y - t$."""


def cost_derivative_of(cost: Cost) -> CostDerivative:
    """Find the derivative of a cost.

    Args:
        cost: One of the costs.

    Returns:
        Its derivative, such as `quadratic_cost_prime` for `quadratic_cost`.

    Raises:
        ValueError: The cost is unknown.

    Examples:
        >>> cost_derivative_of(quadratic_cost) is quadratic_cost_prime
        True

    Source:
        Book, chapter "Backpropagation".
    """
    if cost not in COST_DERIVATIVES:
        known = ", ".join(map(name_of, COST_DERIVATIVES))
        msg = f"no derivative is known for {name_of(cost)}: COST_DERIVATIVES has {known}"
        raise ValueError(msg)
    return COST_DERIVATIVES[cost]


def _ratio(t: Array, y: Array, cost: str) -> Array:
    """The quotients t / y, 0 where t is 0."""
    if ((y == 0) & (t != 0)).any():
        msg = f"{cost} has no slope where an output gives no chance to what the target asks for"
        raise ValueError(msg)
    quotient: Array = t / np.where(t == 0, 1.0, y)
    return quotient
