"""A forward pass: every value by its layer, none that can be changed."""

import re

import numpy as np
import pytest

from nnbook.net import (
    ActivationFunction,
    ForwardPass,
    Layer,
    Network,
    forward,
    identity,
    sigmoid,
)


def one_neuron(weight: float, function: ActivationFunction) -> Network:
    """One input, one neuron, no bias."""
    return Network((Layer(np.array([[weight]]), np.zeros(1), function),))


def two_layers() -> Network:
    """Two inputs, two hidden neurons, two outputs."""
    hidden = Layer(np.array([[0.3, -0.4], [0.2, 0.6]]), np.array([0.25, 0.45]), sigmoid)
    return Network((hidden, hidden))


def run_of_two_layers() -> ForwardPass:
    """A forward pass with layers 0 to 2."""
    return forward(two_layers(), np.array([2.0, 3.0]))


def test_the_activation_of_layer_0_is_the_input() -> None:
    assert run_of_two_layers().a(0).tolist() == [2.0, 3.0]


def test_the_output_is_the_activation_of_the_last_layer() -> None:
    run = run_of_two_layers()

    assert run.output is run.a(2)


def test_the_input_is_left_unchanged_and_writable() -> None:
    x = np.array([2.0, 3.0])

    forward(two_layers(), x)

    assert x.tolist() == [2.0, 3.0]
    assert x.flags.writeable


def test_changing_the_input_later_does_not_change_the_forward_pass() -> None:
    x = np.array([2.0, 3.0])
    run = forward(two_layers(), x)

    x[0] = 5.0

    assert run.a(0).tolist() == [2.0, 3.0]


@pytest.mark.parametrize("name", ["a0", "z1", "a1", "output"])
def test_the_values_of_a_forward_pass_cannot_be_changed(name: str) -> None:
    run = forward(one_neuron(2.0, identity), np.array([1.0]))
    values = {"a0": run.a(0), "z1": run.z(1), "a1": run.a(1), "output": run.output}

    with pytest.raises(ValueError, match="read-only"):
        values[name][0] = 5.0


def test_the_activation_does_not_share_memory_with_what_the_function_keeps() -> None:
    kept = np.array([1.0])
    run = forward(one_neuron(2.0, lambda _: kept), np.array([1.0]))

    kept[0] = 5.0

    assert run.output.tolist() == [1.0]


def test_a_forward_pass_shows_its_layers_and_the_shape_of_its_output() -> None:
    run = forward(two_layers(), np.zeros((7, 2)))

    assert repr(run) == "ForwardPass(L=2, output.shape=(7, 2))"


def test_the_input_layer_has_no_pre_activation() -> None:
    message = "z(0) does not exist: layers 1 to 2 have a z"

    with pytest.raises(IndexError, match=re.escape(message)):
        run_of_two_layers().z(0)


@pytest.mark.parametrize("number", [-1, 3])
def test_there_is_no_activation_outside_the_layers(number: int) -> None:
    message = f"a({number}) does not exist: layers 0 to 2 have an a"

    with pytest.raises(IndexError, match=re.escape(message)):
        run_of_two_layers().a(number)


@pytest.mark.parametrize("number", [-1, 3])
def test_there_is_no_pre_activation_outside_the_layers(number: int) -> None:
    with pytest.raises(IndexError, match=re.escape(f"z({number}) does not exist")):
        run_of_two_layers().z(number)


def test_a_network_of_one_layer_has_one_pre_activation() -> None:
    run = forward(one_neuron(2.0, identity), np.array([1.0]))

    with pytest.raises(IndexError, match=re.escape("z(0) does not exist: only layer 1 has a z")):
        run.z(0)


@pytest.mark.parametrize("number", [1.0, "1", None])
def test_a_layer_is_counted_in_whole_numbers(number: object) -> None:
    message = f"a(l) must have a whole number for the layer, got {number!r}"

    with pytest.raises(TypeError, match=re.escape(message)):
        run_of_two_layers().a(number)  # type: ignore[arg-type]


def test_a_layer_can_be_counted_with_numpys_integers() -> None:
    run = run_of_two_layers()

    assert run.z(np.int64(1)) is run.z(1)  # type: ignore[arg-type]
