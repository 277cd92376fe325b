"""The slopes of a mini-batch: the mean of the slopes of its examples, one example at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.net.arrays import Array, Matrix
from nnbook.net.backpropagation import Gradients, gradients
from nnbook.net.costs import Cost
from nnbook.net.layers import Network


def mean_gradients(network: Network, x: Matrix, target: Matrix, cost: Cost) -> Gradients:
    r"""Compute how the mean cost of a mini-batch changes with every weight and bias.

    $\frac{1}{m} \sum \partial C / \partial p$ over its $m$ examples, for each parameter $p$. This
    is the teaching path, an example at a time; `train` has a fast one.

    Args:
        network: The network.
        x: The inputs. Shape `(m, n_0)`, finite, an example in each row, at least one.
        target: Their targets. Shape `(m, n_L)`, finite, in the domain of the cost.
        cost: One of the costs in `COST_DERIVATIVES`.

    Returns:
        The gradients: of each layer the means of `delta(l)`, `weight(l)` and `bias(l)`, float64.

    Raises:
        ValueError: There is no example, or not as many targets as inputs, or one of them does not
            fit the network or the cost.

    Examples:
        >>> from nnbook.net import Layer, Network, identity, quadratic_cost
        >>> network = Network((Layer(np.array([[1.0]]), np.array([0.0]), identity),))
        >>> x, target = np.array([[1.0], [2.0]]), np.array([[0.0], [0.0]])
        >>> mean_gradients(network, x, target, quadratic_cost).weight(1)  # (2*1*1 + 2*2*2) / 2
        array([[5.]])

    Source:
        Book, chapter "Training". H. Robbins and S. Monro (1951).
    """
    if len(x) != len(target) or not len(x):
        msg = f"x and target must have as many rows, at least 1, got {len(x)} and {len(target)}"
        raise ValueError(msg)
    found = [gradients(network, *example, cost) for example in zip(x, target, strict=True)]
    return Gradients(
        _means([one.deltas for one in found]),
        _means([one.weights for one in found]),
        _means([one.biases for one in found]),
    )


def _means(parts: Sequence[Sequence[Array]]) -> tuple[Any, ...]:
    """Layer by layer, the mean over the examples."""
    means: list[npt.NDArray[np.float64]] = []
    for layer in zip(*parts, strict=True):
        mean = np.mean(layer, axis=0)
        mean.setflags(write=False)
        means.append(mean)
    return tuple(means)
