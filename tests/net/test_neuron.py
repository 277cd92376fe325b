"""One neuron in plain Python: the article's digits, the order of the additions, each refusal."""

import ast
import math
import re
from pathlib import Path

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbook.net import forward_by_hand, logistic, neuron, pre_activation, weighted_terms

WEIGHTS = (((0.3, -0.4), (0.2, 0.6)), ((0.7, 0.5), (-0.3, -0.1)))
BIASES = ((0.25, 0.45), (0.15, 0.35))
X = (2.0, 3.0)


def test_each_input_is_multiplied_by_its_weight_in_order() -> None:
    assert weighted_terms([0.5, -0.25, 0.0], [2.0, 3.0, 7.0]) == [1.0, -0.75, 0.0]


def test_numbers_of_every_kind_become_plain_floats() -> None:
    terms = weighted_terms(list(np.array([0.5])), [2])

    assert [type(term) for term in terms] == [float]


def test_weights_without_inputs_are_refused() -> None:
    message = "a neuron must have a weight for each input, got weights: 3, inputs: 2"

    with pytest.raises(ValueError, match=message):
        weighted_terms([1.0, 2.0, 3.0], [1.0, 2.0])


def test_the_pre_activation_is_the_weighted_sum_and_the_bias() -> None:
    assert pre_activation([0.5, -0.25], [2.0, 3.0], 0.125) == 0.375  # 1 - 0.75 + 0.125


def test_a_neuron_without_inputs_has_its_bias_as_pre_activation() -> None:
    assert pre_activation([], [], 0.125) == 0.125


def test_terms_are_added_from_the_first_to_the_last_and_each_sum_is_rounded() -> None:
    # 1e16 + 1 rounds to 1e16. From the last to the first, and with sum() since Python 3.12,
    # the result would be 1.
    assert pre_activation([1.0, 1.0, 1.0], [1e16, 1.0, -1e16], 0.0) == 0.0


def test_the_last_term_is_added_after_the_others() -> None:
    # from the last to the first: 1 - 1e16 + 1e16 = 0
    assert pre_activation([1.0, 1.0, 1.0], [1e16, -1e16, 1.0], 0.0) == 1.0


def test_the_bias_is_added_after_all_terms() -> None:
    assert pre_activation([1.0, 1.0], [1e16, -1e16], 1.0) == 1.0  # bias first: 0


def test_a_pre_activation_refuses_inputs_without_weights() -> None:
    with pytest.raises(ValueError, match="got weights: 1, inputs: 2"):
        pre_activation([1.0], [1.0, 2.0], 0.0)


def test_logistic_of_zero_is_one_half() -> None:
    assert logistic(0.0) == 0.5


@settings(deadline=None)
@given(st.floats(-700.0, 700.0))
def test_logistic_agrees_with_fifty_digit_arithmetic(z: float) -> None:
    with mpmath.workdps(50):
        expected = float(1 / (1 + mpmath.exp(-mpmath.mpf(z))))

    # one unit in the last place for exp, a half each for the sum and the quotient
    np.testing.assert_allclose(logistic(z), expected, rtol=5e-16)


@settings(deadline=None)
@given(st.floats(-740.0, -700.0))
def test_logistic_stays_right_where_the_exponential_overflows(z: float) -> None:
    with mpmath.workdps(50):
        expected = float(mpmath.exp(mpmath.mpf(z)))  # the 1 in 1 + e^(-z) no longer counts

    # below 2.2e-308 floats are 5e-324 apart, so that small ones have few digits
    np.testing.assert_allclose(logistic(z), expected, rtol=5e-16, atol=1e-323)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_logistic_lies_between_zero_and_one_for_every_finite_number(z: float) -> None:
    assert 0.0 <= logistic(z) <= 1.0


def test_the_worked_example_gives_the_articles_result_to_the_last_digit() -> None:
    _, a = forward_by_hand(WEIGHTS, BIASES, X)

    assert a[-1] == (0.7122574322957417, 0.5330975738715015)


def test_the_worked_example_gives_the_values_of_every_neuron() -> None:
    z, a = forward_by_hand(WEIGHTS, BIASES, X)

    assert z[0] == pytest.approx((-0.35, 2.65), rel=1e-15)
    assert a[0] == pytest.approx((0.41338242108267, 0.934010990508781), rel=1e-14)
    assert z[1] == pytest.approx((0.90637319001226, 0.132584174624321), rel=1e-14)


def test_the_worked_example_needs_no_more_than_a_correctly_rounded_exponential() -> None:
    # math.exp comes from the C library. If this fails, another library rounds differently here,
    # and that is why the article's last digits are not reached.
    z, _ = forward_by_hand(WEIGHTS, BIASES, X)
    arguments = [-value for layer in z for value in layer]

    with mpmath.workdps(50):
        correctly_rounded = [float(mpmath.exp(mpmath.mpf(value))) for value in arguments]

    assert [math.exp(value) for value in arguments] == correctly_rounded


def test_each_layer_is_a_tuple_of_plain_floats() -> None:
    z, a = forward_by_hand(np.array(WEIGHTS), np.array(BIASES), np.array(X))  # type: ignore[arg-type]

    assert {type(value) for layers in (z, a) for layer in layers for value in layer} == {float}
    assert [type(layer) for layer in (*z, *a)] == [tuple] * 4


def test_layers_can_have_different_numbers_of_neurons() -> None:
    z, _ = forward_by_hand([[[1.0], [0.0], [-1.0]], [[2.0, 4.0, 2.0]]], [[0.0] * 3, [0.0]], [0.0])

    assert z == ((0.0, 0.0, 0.0), (4.0,))  # three times sigmoid(0) = 0.5: 1 + 2 + 1


def test_nothing_but_the_standard_library_is_used() -> None:
    tree = ast.parse(Path(neuron.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]

    assert [ast.unparse(node) for node in imports] == [
        "from __future__ import annotations",
        "import math",
        "from collections.abc import Sequence",
    ]


@pytest.mark.parametrize(
    ("weights", "biases", "x", "message"),
    [
        (
            [],
            [],
            [1.0],
            "a network must have weights and biases for each of its layers, at least one, "
            "got layers of weights: 0, of biases: 0",
        ),
        ([[[1.0]]], [[0.0], [0.0]], [1.0], "got layers of weights: 1, of biases: 2"),
        (
            [[[1.0], [1.0]]],
            [[0.0]],
            [1.0],
            "layer 1 must have a bias for each neuron, got rows of weights: 2, biases: 1",
        ),
        (
            [[[1.0, 2.0], [1.0]]],
            [[0.0, 0.0]],
            [1.0, 2.0],
            "layer 1, neuron 2 must have a weight for each input, got weights: 1, inputs: 2",
        ),
        (
            [[[1.0]], [[1.0, 2.0]]],
            [[0.0], [0.0]],
            [1.0],
            "layer 2, neuron 1 must have a weight for each input, got weights: 2, inputs: 1",
        ),
    ],
    ids=["no layers", "too many biases", "too few biases", "row too short", "second layer"],
)
def test_a_network_that_does_not_fit_is_refused(
    weights: list[list[list[float]]], biases: list[list[float]], x: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        forward_by_hand(weights, biases, x)
