"""Activation functions: values, ranges, symmetry, and calm at the ends of the number line.

`EPS` is the distance from 1 to the next float. A bound of n EPS allows n roundings on the way.
"""

import math
import re
import sys

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import expit

from nnbook.net import (
    ActivationFunction,
    Array,
    Elementwise,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
)

EPS = sys.float_info.epsilon
LARGEST = sys.float_info.max
ELEMENTWISE = [identity, sigmoid, tanh, relu, leaky_relu]
EXTREMES = [0.0, 5e-324, 1e-300, 1.0, 36.0, 709.0, 745.0, 1e4, 1e300, 1e308, LARGEST]

finite = st.floats(allow_nan=False, allow_infinity=False)
vectors = arrays(np.float64, st.integers(1, 6), elements=finite)
whole_numbers = st.integers(-1000, 1000).map(float)


def exact_sigmoid(z: float) -> float:
    """The sigmoid to 60 digits, rounded once."""
    with mpmath.workdps(60):
        return float(1 / (1 + mpmath.exp(-mpmath.mpf(z))))


def test_identity_gives_its_input_back() -> None:
    assert identity(np.array([-1.5, 0.0, 2.0])).tolist() == [-1.5, 0.0, 2.0]


def test_identity_gives_a_copy() -> None:
    z = np.array([1.0, 2.0])

    identity(z)[0] = 5.0

    assert z.tolist() == [1.0, 2.0]


def test_sigmoid_of_zero_is_one_half() -> None:
    assert sigmoid(0.0) == 0.5


def test_sigmoid_of_the_logarithm_of_three_is_three_quarters() -> None:
    # 1 / (1 + e^(-ln 3)) = 1 / (1 + 1/3)
    np.testing.assert_allclose(sigmoid(math.log(3.0)), 0.75, rtol=4 * EPS)


def test_sigmoid_gives_the_outputs_of_the_worked_example() -> None:
    z = np.array([-0.35, 2.65, 0.90637319001226, 0.132584174624321])

    np.testing.assert_allclose(
        sigmoid(z),
        [0.41338242108267, 0.934010990508781, 0.7122574322957417, 0.5330975738715015],
        rtol=1e-14,  # the literals have 14 digits or more
    )


@given(st.floats(-700.0, LARGEST))  # below -709.8 scipy gives 0 although floats go further down
def test_sigmoid_agrees_with_scipy(z: float) -> None:
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=4 * EPS)


@settings(deadline=None)
@given(st.floats(-700.0, 50.0))
def test_sigmoid_is_accurate_also_where_it_is_tiny(z: float) -> None:
    # one unit in the last place for exp, a half each for the sum and the quotient
    np.testing.assert_allclose(sigmoid(z), exact_sigmoid(z), rtol=4 * EPS)


def test_sigmoid_goes_down_to_the_smallest_floats_before_it_is_zero() -> None:
    np.testing.assert_allclose(sigmoid(-740.0), 4.2e-322, rtol=0, atol=1e-323)
    assert sigmoid(-746.0) == 0.0


@given(finite)
def test_sigmoid_lies_between_zero_and_one(z: float) -> None:
    assert 0.0 <= sigmoid(z) <= 1.0


@given(finite)
def test_sigmoid_of_minus_z_is_one_minus_sigmoid(z: float) -> None:
    np.testing.assert_allclose(sigmoid(z) + sigmoid(-z), 1.0, rtol=2 * EPS)


@given(finite, finite)
def test_sigmoid_never_falls(z_1: float, z_2: float) -> None:
    low, high = sorted((z_1, z_2))

    assert sigmoid(high) >= sigmoid(low) * (1.0 - 4 * EPS)  # neighbours may round differently


def test_tanh_of_the_logarithm_of_two_is_three_fifths() -> None:
    # (2 - 1/2) / (2 + 1/2)
    np.testing.assert_allclose(tanh(math.log(2.0)), 0.6, rtol=4 * EPS)


@given(finite)
def test_tanh_lies_between_minus_one_and_one(z: float) -> None:
    assert -1.0 <= tanh(z) <= 1.0


@given(finite)
def test_tanh_is_odd(z: float) -> None:
    np.testing.assert_allclose(tanh(-z), -tanh(z), rtol=4 * EPS)


@settings(deadline=None)
@given(st.floats(-300.0, 300.0))
def test_tanh_is_a_stretched_and_shifted_sigmoid(z: float) -> None:
    with mpmath.workdps(400):  # 2 sigmoid(2z) - 1 loses as many digits as z has zeros
        expected = float(2 / (1 + mpmath.exp(-2 * mpmath.mpf(z))) - 1)

    np.testing.assert_allclose(tanh(z), expected, rtol=4 * EPS)


def test_relu_stops_negative_numbers() -> None:
    assert relu(np.array([-2.0, 0.0, 3.0])).tolist() == [0.0, 0.0, 3.0]


def test_leaky_relu_lets_a_hundredth_of_negative_numbers_through() -> None:
    assert leaky_relu(np.array([-200.0, 0.0, 3.0])).tolist() == [-2.0, 0.0, 3.0]


@given(finite, finite)
def test_relu_and_leaky_relu_never_fall(z_1: float, z_2: float) -> None:
    low, high = sorted((z_1, z_2))

    assert relu(high) >= relu(low)
    assert leaky_relu(high) >= leaky_relu(low)


def test_softmax_of_logarithms_gives_the_shares_of_their_numbers() -> None:
    # e^(ln 1), e^(ln 2), e^(ln 5): shares of 8
    shares = softmax(np.log([1.0, 2.0, 5.0]))

    np.testing.assert_allclose(shares, [0.125, 0.25, 0.625], rtol=8 * EPS)


def test_softmax_of_two_numbers_is_the_sigmoid_of_their_difference() -> None:
    np.testing.assert_allclose(softmax(np.array([2.65, 0.0]))[0], 0.934010990508781, rtol=1e-14)


@given(vectors)
def test_softmax_lies_between_zero_and_one(z: Array) -> None:
    shares = softmax(z)

    assert ((shares >= 0.0) & (shares <= 1.0)).all()


@given(vectors)
def test_softmax_sums_to_one(z: Array) -> None:
    np.testing.assert_allclose(math.fsum(softmax(z)), 1.0, rtol=len(z) * EPS)


@given(arrays(np.float64, 4, elements=whole_numbers), whole_numbers)
def test_softmax_is_unchanged_when_one_number_is_added_to_all(z: Array, shift: float) -> None:
    # whole numbers, so that the addition itself is exact
    assert softmax(z + shift).tolist() == softmax(z).tolist()


@given(vectors)
def test_softmax_gives_the_largest_share_to_the_largest_number(z: Array) -> None:
    assert softmax(z)[z.argmax()] == softmax(z).max()


def test_softmax_of_a_batch_works_row_by_row() -> None:
    shares = softmax(np.log([[1.0, 3.0], [4.0, 1.0]]))

    np.testing.assert_allclose(shares, [[0.25, 0.75], [0.8, 0.2]], rtol=8 * EPS)


def test_softmax_of_one_neuron_is_one() -> None:
    assert softmax(np.array([[3.0], [-1e308]])).tolist() == [[1.0], [1.0]]


def test_softmax_of_the_largest_and_the_smallest_float_is_one_and_zero() -> None:
    assert softmax(np.array([LARGEST, -LARGEST])).tolist() == [1.0, 0.0]


@pytest.mark.parametrize("shape", [(), (0,), (2, 0)])
def test_softmax_refuses_a_row_without_numbers(shape: tuple[int, ...]) -> None:
    message = f"z must have at least one number along its last axis, got shape {shape}"

    with pytest.raises(ValueError, match=re.escape(message)):
        softmax(np.zeros(shape))


@pytest.mark.parametrize("function", [*ELEMENTWISE, softmax])
@given(z=vectors)
def test_no_finite_input_gives_a_warning_or_a_value_that_is_not_finite(
    function: ActivationFunction, z: Array
) -> None:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        assert np.isfinite(function(z)).all()


@pytest.mark.parametrize("sign", [-1.0, 1.0])
@pytest.mark.parametrize("function", [*ELEMENTWISE, softmax])
def test_the_ends_of_the_number_line_give_no_warning(
    function: ActivationFunction, sign: float
) -> None:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        assert np.isfinite(function(sign * np.array(EXTREMES))).all()


@pytest.mark.parametrize("function", [*ELEMENTWISE, softmax])
def test_the_input_is_left_unchanged(function: ActivationFunction) -> None:
    z = np.array([-1.0, 0.0, 2.0])

    function(z)

    assert z.tolist() == [-1.0, 0.0, 2.0]


@pytest.mark.parametrize("function", [*ELEMENTWISE, softmax])
def test_float32_stays_float32(function: ActivationFunction) -> None:
    z = np.array([-1.0, 0.0, 2.0], dtype=np.float32)

    assert function(z).dtype == np.float32  # type: ignore[arg-type]


@pytest.mark.parametrize("function", ELEMENTWISE)
def test_one_number_gives_one_number(function: Elementwise) -> None:
    assert isinstance(function(2), float)  # not an array without axes, which cannot be formatted


@pytest.mark.parametrize("function", ELEMENTWISE)
def test_one_number_gives_the_same_as_an_array_of_it(function: Elementwise) -> None:
    assert function(-0.5) == function(np.array([[-0.5]]))[0, 0]


@pytest.mark.parametrize("function", [*ELEMENTWISE, softmax])
def test_text_is_refused(function: ActivationFunction) -> None:
    with pytest.raises(ValueError, match=re.escape("z must hold real numbers, got str")):
        function(["a"])  # type: ignore[arg-type]
