"""Costs: how far an output is from its target, as one number, and the derivatives of that number.

Every cost takes one example or a batch; the cost of a batch is the mean of its examples' costs.
What a target may be depends on the cost, and `check_target` refuses the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from nnbook.net.arrays import Array, as_array, name_of

Cost: TypeAlias = Callable[[Array, Array], float]
"""From an output and its target to the cost."""

CostDerivative: TypeAlias = Callable[[Array, Array], Array]
r"""From an output and its target to the slopes $\partial C / \partial y_j$."""

SUM_TOLERANCE: Final = 1e-6
"""How far shares may be from summing to 1: what is left of float32's digits after rounding."""


def quadratic_cost(output: Array, target: Array) -> float:
    r"""Add up the squared differences.

    $C = \sum_j (y_j - t_j)^2$, without a factor $\frac{1}{2}$.

    Args:
        output: The output $y$. Shape `(n_L,)`, or `(n, n_L)` for a batch; finite.
        target: The target $t$. Same shape, finite.

    Returns:
        The cost, 0 or more; for a batch the mean over its examples.

    Raises:
        ValueError: `output` or `target` is not made of finite real numbers, their shapes differ, or
            the cost is too large for float64.

    Examples:
        >>> quadratic_cost(np.array([0.5, 1.0]), np.array([1.0, 0.0]))  # 0.25 + 1
        1.25

    Source:
        Book, chapter "Cost". T. Hill's Part 2. A.-M. Legendre (1805) for least squares; M. Nielsen
        (2015), ch. 1, has half of it.
    """
    y, t = _pair(quadratic_cost, output, target)
    with np.errstate(over="ignore"):  # refused below
        squares = (y - t) ** 2
    return _mean_over_examples(squares)


def cross_entropy_cost(output: Array, target: Array) -> float:
    r"""Measure how surprising the target is to an output made of shares, such as `softmax` gives.

    $C = -\sum_j t_j \ln y_j$, where a term with $t_j = 0$ counts as 0.

    Args:
        output: The output $y$: shares from 0 to 1 that sum to 1, above 0 wherever the target is.
            Shape `(n_L,)`, or `(n, n_L)` for a batch.
        target: The target $t$: shares from 0 to 1 that sum to 1. Same shape.

    Returns:
        The cost, 0 or more; for a batch the mean over its examples.

    Raises:
        ValueError: `output` or `target` is not made of such shares, their shapes differ, or the
            cost is infinite.

    Examples:
        >>> cross_entropy_cost(np.array([0.5, 0.5]), np.array([1.0, 0.0]))  # ln 2
        0.6931471805599453

    Source:
        Book, chapter "Cost". C. Shannon (1948); for networks with `softmax` J. Bridle (1990).
    """
    y, t = _pair(cross_entropy_cost, output, target)
    _require_shares(y, "output", "cross_entropy_cost")
    return _mean_over_examples(-_times_logarithm(t, y, "cross_entropy_cost"))


def binary_cross_entropy_cost(output: Array, target: Array) -> float:
    r"""Measure how surprising the targets are to outputs that each answer a yes-or-no question.

    $C = -\sum_j \left( t_j \ln y_j + (1 - t_j) \ln(1 - y_j) \right)$, for outputs of `sigmoid`.

    Args:
        output: The output $y$: numbers from 0 to 1, which need not sum to 1. Shape `(n_L,)`, or
            `(n, n_L)` for a batch.
        target: The target $t$: numbers from 0 to 1. Same shape.

    Returns:
        The cost, 0 or more; for a batch the mean over its examples.

    Raises:
        ValueError: `output` or `target` is not made of such numbers, their shapes differ, or the
            cost is infinite.

    Examples:
        >>> binary_cross_entropy_cost(np.array([0.5]), np.array([1.0]))  # ln 2
        0.6931471805599453

    Source:
        Book, chapter "Cost". M. Nielsen (2015), ch. 3, calls it the cross-entropy cost.
    """
    y, t = _pair(binary_cross_entropy_cost, output, target)
    _require_range(y, "output", "binary_cross_entropy_cost")
    yes = _times_logarithm(t, y, "binary_cross_entropy_cost")
    no = _times_logarithm(1.0 - t, 1.0 - y, "binary_cross_entropy_cost")
    return _mean_over_examples(-(yes + no))


def check_target(cost: Cost, target: Array) -> None:
    """Refuse a target that the cost is not made for.

    Args:
        cost: One of the costs.
        target: Finite real numbers. Shape `(n_L,)`, or `(n, n_L)` for a batch.

    Raises:
        ValueError: `cross_entropy_cost` got numbers below 0, above 1 or not summing to 1, or
            `binary_cross_entropy_cost` numbers below 0 or above 1.

    Examples:
        >>> check_target(cross_entropy_cost, np.array([0.5, 0.25]))
        Traceback (most recent call last):
        ValueError: target must sum to 1 for cross_entropy_cost, got a sum of 0.75

    Source:
        Book, chapter "Cost".
    """
    if cost is cross_entropy_cost:
        _require_shares(target, "target", "cross_entropy_cost")
    elif cost is binary_cross_entropy_cost:
        _require_range(target, "target", "binary_cross_entropy_cost")


def _pair(cost: Cost, output: Array, target: Array) -> tuple[Array, Array]:
    y = as_array(output, name="output", ndim=(1, 2))
    t = as_array(target, name="target", ndim=(1, 2))
    if t.shape != y.shape:
        msg = f"target must have the shape {y.shape} of the output, got {t.shape}"
        raise ValueError(msg)
    if y.size == 0:
        msg = f"{name_of(cost)} must have at least one number to measure, got shape {y.shape}"
        raise ValueError(msg)
    check_target(cost, t)
    return y, t


def _mean_over_examples(terms: Array) -> float:
    with np.errstate(over="ignore"):
        mean = float(terms.sum(axis=-1).mean())
    if not np.isfinite(mean):
        msg = "the cost must be finite, but it is too large for float64"
        raise ValueError(msg)
    return mean


def _times_logarithm(t: Array, y: Array, cost: str) -> Array:
    """The terms t ln y, 0 where t is 0."""
    if ((y == 0) & (t != 0)).any():
        msg = f"{cost} is infinite: an output gives no chance at all to what the target asks for"
        raise ValueError(msg)
    return t * np.log(np.where(t == 0, 1.0, y))


def _require_range(numbers: Array, name: str, cost: str) -> None:
    if numbers.min() < 0 or numbers.max() > 1:
        worst = numbers.min() if numbers.min() < 0 else numbers.max()
        msg = f"{name} must be from 0 to 1 for {cost}, got {float(worst)!r}"
        raise ValueError(msg)


def _require_shares(numbers: Array, name: str, cost: str) -> None:
    _require_range(numbers, name, cost)
    sums = numbers.sum(axis=-1)
    worst = sums.flat[np.abs(sums - 1.0).argmax()] if sums.ndim else sums
    if abs(worst - 1.0) > SUM_TOLERANCE:
        msg = f"{name} must sum to 1 for {cost}, got a sum of {float(worst)!r}"
        raise ValueError(msg)
