"""The worked step in plain floats: by hand, against the engine, and each refusal."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnbook.net import (
    Array,
    Layer,
    Network,
    forward_by_hand,
    gradient_step,
    gradients,
    quadratic_cost,
    sigmoid,
)
from nnbook.net.step_by_hand import (
    HandParameters,
    HandSlopes,
    backward_by_hand,
    cost_by_hand,
    hidden_errors,
    output_errors,
    step_by_hand,
)

moderate = st.floats(-2.0, 2.0)


def as_rows(matrix: Array) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in matrix.tolist())


def test_the_cost_is_the_sum_of_squares() -> None:
    assert cost_by_hand([3.0, 1.0], [1.0, 2.0]) == 5.0  # 4 + 1


def test_an_output_neurons_error_is_two_slopes_multiplied() -> None:
    assert output_errors([0.75], [0.25]) == (0.1875,)  # 2 * 0.5 * (0.75 * 0.25)


def test_a_hidden_neurons_error_is_the_weighted_sum_of_the_errors_after_it() -> None:
    weights = ((1.0, 2.0), (3.0, 4.0))  # a row for each neuron after

    assert hidden_errors(weights, (1.0, -1.0), (0.5, 0.75)) == (-0.5, -0.375)


@given(
    w1=arrays(np.float64, (3, 2), elements=moderate),
    w2=arrays(np.float64, (2, 3), elements=moderate),
    b=arrays(np.float64, 5, elements=moderate),
    x=arrays(np.float64, 2, elements=moderate),
    target=arrays(np.float64, 2, elements=st.floats(0.0, 1.0)),
)
def test_the_hand_step_agrees_with_the_engine(
    w1: Array, w2: Array, b: Array, x: Array, target: Array
) -> None:
    network = Network((Layer(w1, b[:3], sigmoid), Layer(w2, b[3:], sigmoid)))
    theirs = gradients(network, x, target, quadratic_cost)
    before = HandParameters((as_rows(w1), as_rows(w2)), (tuple(b[:3]), tuple(b[3:])))
    _, a = forward_by_hand(before.weights, before.biases, x.tolist())

    ours = backward_by_hand(before.weights, a, tuple(x), target.tolist())
    after = step_by_hand(before, ours, 0.1)

    expected = gradient_step(network, theirs, 0.1)
    for l in (1, 2):  # noqa: E741
        np.testing.assert_allclose(ours.deltas[l - 1], theirs.delta(l), rtol=1e-11, atol=1e-15)
        np.testing.assert_allclose(ours.weights[l - 1], theirs.weight(l), rtol=1e-11, atol=1e-15)
        layer = expected.layers[l - 1]
        np.testing.assert_allclose(after.weights[l - 1], layer.weight, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(after.biases[l - 1], layer.bias, rtol=1e-12, atol=1e-15)


def test_a_target_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="a target for each output, got 1 for 2"):
        cost_by_hand([0.5, 0.5], [1.0])


@pytest.mark.parametrize("rate", [0.0, float("nan"), float("inf")])
def test_a_learning_rate_that_is_no_finite_number_above_0_is_refused(rate: float) -> None:
    one = HandSlopes(((1.0,),), (((1.0,),),), ((1.0,),))
    message = f"learning_rate must be a finite number above 0, got {rate!r}"

    with pytest.raises(ValueError, match=re.escape(message)):
        step_by_hand(HandParameters((((1.0,),),), ((1.0,),)), one, rate)
