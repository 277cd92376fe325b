"""Layers and networks: what they hold, count and refuse."""

import re
from dataclasses import FrozenInstanceError
from functools import partial
from itertools import pairwise

import numpy as np
import pytest

from nnbook.net import Layer, Network, relu, sigmoid


def layer_of(n_in: int, n_out: int) -> Layer:
    """A layer of that size, all weights and biases 0."""
    return Layer(np.zeros((n_out, n_in)), np.zeros(n_out), sigmoid)


def network_of(*sizes: int) -> Network:
    """A network of these sizes, from the input on."""
    return Network(tuple(layer_of(n_in, n_out) for n_in, n_out in pairwise(sizes)))


def test_a_layer_takes_as_many_inputs_as_its_weights_have_columns() -> None:
    assert layer_of(n_in=3, n_out=2).n_in == 3


def test_a_layer_has_as_many_neurons_as_its_weights_have_rows() -> None:
    assert layer_of(n_in=3, n_out=2).n_out == 2


def test_a_layer_keeps_its_activation_function() -> None:
    assert Layer(np.zeros((1, 1)), np.zeros(1), relu).activation_function is relu


def test_a_layer_keeps_the_weights_as_they_were_when_it_was_made() -> None:
    weight = np.array([[1.0, 2.0]])
    layer = Layer(weight, np.zeros(1), sigmoid)

    weight[0, 0] = 5.0

    assert layer.weight.tolist() == [[1.0, 2.0]]


def test_a_layer_keeps_the_biases_as_they_were_when_it_was_made() -> None:
    bias = np.array([1.0, 2.0])
    layer = Layer(np.zeros((2, 3)), bias, sigmoid)

    bias[0] = 5.0

    assert layer.bias.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("name", ["weight", "bias"])
def test_the_numbers_of_a_layer_cannot_be_changed(name: str) -> None:
    layer = layer_of(2, 2)

    with pytest.raises(ValueError, match="read-only"):
        getattr(layer, name)[0] = 1.0


def test_the_parts_of_a_layer_cannot_be_replaced() -> None:
    layer = layer_of(2, 2)

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'bias'"):
        layer.bias = np.ones(2)  # type: ignore[misc]


def test_two_layers_with_the_same_numbers_are_still_two_layers() -> None:
    assert layer_of(2, 2) != layer_of(2, 2)  # comparing their arrays would raise


def test_a_layer_shows_its_sizes_and_its_activation_function() -> None:
    assert repr(layer_of(3, 2)) == "Layer(n_in=3, n_out=2, activation_function=sigmoid)"


def test_a_layer_shows_an_activation_function_without_a_name() -> None:
    layer = Layer(np.zeros((1, 1)), np.zeros(1), partial(np.clip, a_min=0.0, a_max=1.0))

    assert repr(layer).startswith("Layer(n_in=1, n_out=1, activation_function=functools.partial(")


@pytest.mark.parametrize(
    ("weight", "bias", "message"),
    [
        (np.zeros(2), np.zeros(2), "weight must have 2 axes, got 1 (shape (2,))"),
        (np.zeros((2, 3)), np.zeros((2, 1)), "bias must have 1 axis, got 2 (shape (2, 1))"),
        (
            np.zeros((2, 3)),
            np.zeros(3),
            "bias must have shape (2,), one number for each row of weight (2, 3), got (3,)",
        ),
        (
            np.zeros((0, 3)),
            np.zeros(0),
            "weight must have at least one row and one column, got shape (0, 3)",
        ),
        (
            np.zeros((2, 0)),
            np.zeros(2),
            "weight must have at least one row and one column, got shape (2, 0)",
        ),
        (
            np.array([[0.0, np.nan]]),
            np.zeros(1),
            "weight must be finite, got nan at weight[0, 1]",
        ),
        (np.zeros((1, 1)), np.array([np.inf]), "bias must be finite, got inf at bias[0]"),
        (np.array([["a"]]), np.zeros(1), "weight must hold real numbers, got str32"),
    ],
    ids=[
        "weight of one axis",
        "bias as a column",
        "bias too long",
        "no neurons",
        "no inputs",
        "weight not a number",
        "bias infinite",
        "weight text",
    ],
)
def test_a_layer_refuses_numbers_that_make_no_layer(
    weight: np.ndarray, bias: np.ndarray, message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        Layer(weight, bias, sigmoid)


def test_a_layer_refuses_the_name_of_an_activation_function() -> None:
    message = "activation_function must be a function such as sigmoid, got 'sigmoid'"

    with pytest.raises(TypeError, match=message):
        Layer(np.zeros((1, 1)), np.zeros(1), "sigmoid")  # type: ignore[arg-type]


def test_a_network_knows_the_size_of_every_layer_from_the_input_on() -> None:
    assert network_of(4, 6, 5, 5, 3).sizes == (4, 6, 5, 5, 3)


def test_the_network_of_the_first_chapter_has_94_weights() -> None:
    # 4*6 + 6*5 + 5*5 + 5*3 = 24 + 30 + 25 + 15
    assert network_of(4, 6, 5, 5, 3).n_weights == 94


def test_the_network_of_the_first_chapter_has_19_biases() -> None:
    # 6 + 5 + 5 + 3
    assert network_of(4, 6, 5, 5, 3).n_biases == 19


def test_the_network_of_the_first_chapter_has_113_parameters() -> None:
    assert network_of(4, 6, 5, 5, 3).n_parameters == 113


def test_a_network_made_from_a_list_does_not_follow_the_list() -> None:
    layers = [layer_of(2, 3)]
    network = Network(layers)  # type: ignore[arg-type]

    layers.append(layer_of(3, 1))

    assert network.sizes == (2, 3)


def test_the_layers_of_a_network_cannot_be_replaced() -> None:
    network = network_of(2, 1)

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'layers'"):
        network.layers = ()  # type: ignore[misc]


def test_a_network_shows_its_sizes_and_activation_functions() -> None:
    hidden = Layer(np.zeros((3, 2)), np.zeros(3), relu)

    network = Network((hidden, layer_of(3, 1)))

    assert repr(network) == "Network(sizes=(2, 3, 1), activation_functions=(relu, sigmoid))"


def test_a_network_of_one_layer_shows_a_tuple_of_one() -> None:
    assert repr(network_of(2, 1)) == "Network(sizes=(2, 1), activation_functions=(sigmoid,))"


def test_a_network_without_layers_is_refused() -> None:
    with pytest.raises(ValueError, match="layers must hold at least one Layer, got none"):
        Network(())


def test_layers_that_do_not_fit_are_refused_by_number() -> None:
    message = "neighbouring layers must fit: layer 2 takes 3 inputs but layer 1 gives 4"

    with pytest.raises(ValueError, match=message):
        Network((layer_of(2, 4), layer_of(3, 1)))


def test_the_second_pair_of_layers_is_checked_too() -> None:
    with pytest.raises(ValueError, match="layer 3 takes 1 input but layer 2 gives 5"):
        Network((layer_of(2, 4), layer_of(4, 5), layer_of(1, 1)))


def test_a_layer_instead_of_a_tuple_of_layers_is_refused() -> None:
    message = "layers must be a tuple of Layer, such as (layer,), got Layer(n_in=2"

    with pytest.raises(TypeError, match=re.escape(message)):
        Network(layer_of(2, 1))  # type: ignore[arg-type]


def test_something_else_among_the_layers_is_refused_by_number() -> None:
    with pytest.raises(TypeError, match="layer 2 must be a Layer, got 'sigmoid'"):
        Network((layer_of(2, 1), "sigmoid"))  # type: ignore[arg-type]
