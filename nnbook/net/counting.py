"""How many weights and biases fully connected layers have, from their sizes alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Count = TypeVar("Count", int, npt.NDArray[np.int64])
"""A whole number, or an array of them, for many networks at once."""


def count_weights(sizes: Sequence[Count]) -> Count | int:
    r"""Count the connections between fully connected layers.

    $\sum_l n_{l-1} n_l$: every neuron of a layer is connected to every neuron of the next.

    Args:
        sizes: How many neurons each layer has, from the input on: $n_0, n_1$ to $n_L$.

    Returns:
        The number of weights; `Network.n_weights` gives the same for a network that exists.

    Examples:
        >>> count_weights((2, 3, 1))  # 2*3 + 3*1
        9

    Source:
        Book, chapter "Networks".
    """
    return sum(before * after for before, after in pairwise(sizes))


def count_biases(sizes: Sequence[int]) -> int:
    r"""Count the biases: $\sum_{l \ge 1} n_l$, one for each neuron after the input.

    Args:
        sizes: How many neurons each layer has, from the input on: $n_0, n_1$ to $n_L$.

    Returns:
        The number of biases; `Network.n_biases` gives the same for a network that exists.

    Examples:
        >>> count_biases((2, 3, 1))
        4

    Source:
        Book, chapter "Networks".
    """
    return sum(sizes[1:])
