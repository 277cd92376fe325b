"""Counting the parameters of fully connected layers from their sizes."""

from itertools import pairwise

import numpy as np
import pytest

from nnbook.net import Layer, Network, sigmoid
from nnbook.net.counting import count_biases, count_weights

SIZES = [(2, 2), (3, 4, 2), (4, 6, 5, 5, 3), (784, 30, 10)]


def network_of(sizes: tuple[int, ...]) -> Network:
    layers = (Layer(np.zeros((after, n)), np.zeros(after), sigmoid) for n, after in pairwise(sizes))
    return Network(tuple(layers))


@pytest.mark.parametrize("sizes", SIZES)
def test_counting_sizes_agrees_with_counting_the_weights_of_a_network(
    sizes: tuple[int, ...],
) -> None:
    assert count_weights(sizes) == network_of(sizes).n_weights


@pytest.mark.parametrize("sizes", SIZES)
def test_counting_sizes_agrees_with_counting_the_biases_of_a_network(
    sizes: tuple[int, ...],
) -> None:
    assert count_biases(sizes) == network_of(sizes).n_biases


def test_an_input_alone_has_no_parameters() -> None:
    assert (count_weights((5,)), count_biases((5,))) == (0, 0)
