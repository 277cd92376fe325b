"""Derivatives: against 50-digit differentiation, at corners, in the tails."""

import re
import sys
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnbook.net import (
    DERIVATIVES,
    Array,
    Elementwise,
    derivative_of,
    identity_prime,
    leaky_relu_prime,
    relu_prime,
    sigmoid,
    sigmoid_prime,
    softmax,
    softmax_jacobian,
    tanh_prime,
)

# The same functions, written for mpmath. 0.01 is the float that nnbook uses, not one hundredth.
EXACT: dict[Elementwise, Callable[[Any], Any]] = {
    identity_prime: lambda z: z,
    sigmoid_prime: lambda z: 1 / (1 + mpmath.exp(-z)),
    tanh_prime: mpmath.tanh,
    relu_prime: lambda z: max(z, 0),
    leaky_relu_prime: lambda z: z if z > 0 else mpmath.mpf(0.01) * z,
}
EPS = sys.float_info.epsilon
EXTREMES = [0.0, 5e-324, 1e-300, 1.0, 36.0, 709.0, 745.0, 1e4, 1e300, 1e308, 1.7976931348623157e308]

finite = st.floats(allow_nan=False, allow_infinity=False)


def exact_share(z: list[float], j: int, k: int, z_k: Any) -> Any:
    """Output j of softmax, with another number in place k."""
    numbers = [z_k if i == k else mpmath.mpf(value) for i, value in enumerate(z)]
    return mpmath.exp(numbers[j]) / mpmath.fsum(mpmath.exp(value) for value in numbers)


def test_every_derivative_has_an_exact_counterpart_here() -> None:
    assert set(EXACT) == set(DERIVATIVES.values())


@pytest.mark.parametrize("derivative", EXACT, ids=lambda function: function.__name__)
@settings(deadline=None)
@given(z=st.floats(-30.0, 30.0))
def test_each_derivative_agrees_with_differentiation_to_fifty_digits(
    derivative: Elementwise, z: float
) -> None:
    assume(abs(z) > 1e-9)  # corners have tests of their own
    with mpmath.workdps(50):
        expected = float(mpmath.diff(EXACT[derivative], mpmath.mpf(z)))

    # at most ten roundings, squares counted twice: 20 * 1.1e-16
    np.testing.assert_allclose(derivative(z), expected, rtol=3e-15)


def test_the_sigmoid_is_steepest_at_zero() -> None:
    assert sigmoid_prime(0.0) == 0.25


@given(finite)
def test_the_sigmoid_is_never_steeper_than_one_quarter(z: float) -> None:
    assert 0.0 <= sigmoid_prime(z) <= 0.25 * (1.0 + 4 * EPS)  # near 0 it may round upwards


@pytest.mark.parametrize("z", [-50.0, 50.0])
def test_sigmoid_prime_keeps_its_digits_where_sigmoid_rounds_to_one(z: float) -> None:
    # e^(-50); sigmoid(50) * (1 - sigmoid(50)) would be 0
    np.testing.assert_allclose(sigmoid_prime(z), 1.9287498479639178e-22, rtol=1e-15)


def test_tanh_is_steepest_at_zero() -> None:
    assert tanh_prime(0.0) == 1.0


@given(finite)
def test_tanh_is_never_steeper_than_one(z: float) -> None:
    assert 0.0 <= tanh_prime(z) <= 1.0 + 4 * EPS


@pytest.mark.parametrize("z", [-25.0, 25.0])
def test_tanh_prime_keeps_its_digits_where_tanh_rounds_to_one(z: float) -> None:
    # 4 e^(-50); 1 - tanh(25)^2 would be 0
    np.testing.assert_allclose(tanh_prime(z), 4 * 1.9287498479639178e-22, rtol=2e-15)


@pytest.mark.parametrize("derivative", [sigmoid_prime, tanh_prime])
@given(z=finite)
def test_the_slope_of_an_s_curve_is_the_same_on_both_sides(
    derivative: Elementwise, z: float
) -> None:
    assert derivative(-z) == derivative(z)


def test_relu_prime_is_zero_up_to_the_corner_and_one_after_it() -> None:
    z = np.array([-1e308, -5e-324, -0.0, 0.0, 5e-324, 1e308])

    assert relu_prime(z).tolist() == [0.0, 0.0, 0.0, 0.0, 1.0, 1.0]


def test_leaky_relu_prime_is_a_hundredth_up_to_the_corner_and_one_after_it() -> None:
    z = np.array([-1e308, -5e-324, -0.0, 0.0, 5e-324, 1e308])

    assert leaky_relu_prime(z).tolist() == [0.01, 0.01, 0.01, 0.01, 1.0, 1.0]


@pytest.mark.parametrize("sign", [-1.0, 1.0])
@pytest.mark.parametrize("derivative", EXACT, ids=lambda function: function.__name__)
def test_the_ends_of_the_number_line_give_no_warning(derivative: Elementwise, sign: float) -> None:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        assert np.isfinite(derivative(sign * np.array(EXTREMES))).all()


@pytest.mark.parametrize("derivative", [*EXACT, softmax_jacobian])
@given(z=arrays(np.float64, st.integers(1, 5), elements=finite))
def test_no_finite_input_gives_a_warning_or_a_value_that_is_not_finite(
    derivative: Callable[[Array], Array], z: Array
) -> None:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        assert np.isfinite(derivative(z)).all()


@pytest.mark.parametrize("derivative", EXACT, ids=lambda function: function.__name__)
def test_one_number_gives_one_number(derivative: Elementwise) -> None:
    assert isinstance(derivative(2), float)


@pytest.mark.parametrize("derivative", [*EXACT, softmax_jacobian])
def test_float32_stays_float32(derivative: Callable[[Array], Array]) -> None:
    z = np.array([-1.0, 0.0, 2.0], dtype=np.float32)

    assert derivative(z).dtype == np.float32  # type: ignore[arg-type]


def test_softmax_jacobian_of_known_shares() -> None:
    # shares 1/4 and 3/4: 1/4 * (1 - 1/4) = 3/16, and 1/4 * (0 - 3/4) = -3/16
    jacobian = softmax_jacobian(np.log([1.0, 3.0]))

    np.testing.assert_allclose(jacobian, [[0.1875, -0.1875], [-0.1875, 0.1875]], rtol=1e-14)


@settings(deadline=None)
@given(st.lists(st.floats(-20.0, 20.0), min_size=1, max_size=4))
def test_softmax_jacobian_agrees_with_differentiation_to_fifty_digits(z: list[float]) -> None:
    n = range(len(z))
    with mpmath.workdps(50):
        expected = [
            [float(mpmath.diff(lambda v, j=j, k=k: exact_share(z, j, k, v), z[k])) for k in n]
            for j in n
        ]

    # absolute: on the diagonal, 1 - s rounds to a multiple of 1.1e-16; the entries are at most 1/4
    np.testing.assert_allclose(softmax_jacobian(np.array(z)), expected, rtol=0, atol=1e-15)


@given(arrays(np.float64, 4, elements=st.floats(-1e6, 1e6)))
def test_each_row_of_the_softmax_jacobian_sums_to_zero(z: Array) -> None:
    # adding one number to all z changes no share
    np.testing.assert_allclose(softmax_jacobian(z).sum(axis=1), 0.0, rtol=0, atol=1e-15)


def test_softmax_jacobian_of_a_batch_is_one_matrix_for_each_row() -> None:
    jacobians = softmax_jacobian(np.log([[1.0, 1.0], [1.0, 3.0]]))

    assert jacobians.shape == (2, 2, 2)
    np.testing.assert_allclose(jacobians[:, 0, 1], [-0.25, -0.1875], rtol=1e-14)


def test_softmax_jacobian_refuses_a_row_without_numbers() -> None:
    with pytest.raises(ValueError, match="z must have at least one number along its last axis"):
        softmax_jacobian(np.zeros(0))


def test_the_derivative_of_the_sigmoid_is_found() -> None:
    assert derivative_of(sigmoid) is sigmoid_prime


def test_each_function_is_registered_with_the_derivative_named_after_it() -> None:
    names = {function.__name__: prime.__name__ for function, prime in DERIVATIVES.items()}

    assert names == {
        "identity": "identity_prime",
        "sigmoid": "sigmoid_prime",
        "tanh": "tanh_prime",
        "relu": "relu_prime",
        "leaky_relu": "leaky_relu_prime",
    }


def test_softmax_is_refused_with_a_hint_to_its_jacobian() -> None:
    message = "softmax has a matrix of derivatives, not one for each element: use softmax_jacobian"

    with pytest.raises(ValueError, match=message):
        derivative_of(softmax)


def test_an_unknown_function_is_refused_with_the_known_ones() -> None:
    message = (
        "no derivative is known for sin: DERIVATIVES has identity, sigmoid, tanh, relu, leaky_relu"
    )

    with pytest.raises(ValueError, match=re.escape(message)):
        derivative_of(np.sin)
