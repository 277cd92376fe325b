"""Collapsing layers without activation functions: products by hand, and equality on any input."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbook.net import Elementwise, Layer, Network, collapse, forward, identity, relu, tanh

numbers = st.integers(-9, 9)


def layers(sizes: list[int], values: list[int]) -> Network:
    """A network without activation functions whose parameters are taken from a list in a circle."""
    found, at = [], 0
    for n_in, n_out in itertools.pairwise(sizes):
        take = [float(values[(at + i) % len(values)]) for i in range(n_out * (n_in + 1))]
        at += len(take)
        weight = np.array(take[: n_out * n_in]).reshape(n_out, n_in)
        found.append(Layer(weight, np.array(take[n_out * n_in :]), identity))
    return Network(tuple(found))


def test_two_layers_multiply_out_as_by_hand() -> None:
    first = Layer(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0, 6.0]), identity)
    second = Layer(np.array([[1.0, -1.0]]), np.array([10.0]), identity)

    one = collapse(Network((first, second)))

    assert one.weight.tolist() == [[-2.0, -2.0]]  # 1 - 3, 2 - 4
    assert one.bias.tolist() == [9.0]  # 5 - 6 + 10


def test_the_order_of_the_layers_matters() -> None:
    stretch = Layer(np.array([[2.0]]), np.array([0.0]), identity)
    shift = Layer(np.array([[1.0]]), np.array([3.0]), identity)

    assert collapse(Network((stretch, shift))).bias.tolist() == [3.0]
    assert collapse(Network((shift, stretch))).bias.tolist() == [6.0]


@given(
    st.lists(st.integers(1, 4), min_size=2, max_size=5),
    st.lists(numbers, min_size=3, max_size=40),
    st.lists(numbers, min_size=4, max_size=4),
)
def test_the_one_layer_gives_what_all_of_them_give(
    sizes: list[int], values: list[int], x: list[int]
) -> None:
    network = layers(sizes, values)
    start = np.array(x[: sizes[0]], dtype=float)

    one = forward(Network((collapse(network),)), start)

    assert one.output.tolist() == forward(network, start).output.tolist()  # whole numbers: exact


@pytest.mark.parametrize("function", [relu, tanh])
def test_a_layer_with_an_activation_function_does_not_collapse(function: Elementwise) -> None:
    plain = Layer(np.array([[1.0]]), np.array([0.0]), identity)
    curved = Layer(np.array([[1.0]]), np.array([0.0]), function)
    message = f"must have identity to collapse, layer 2 has {function.__name__}"

    with pytest.raises(ValueError, match=message):
        collapse(Network((plain, curved)))
