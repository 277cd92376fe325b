"""Costs: values by hand, their slopes, and every target or output that is refused."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnbook.net import (
    COST_DERIVATIVES,
    Array,
    Cost,
    binary_cross_entropy_cost,
    binary_cross_entropy_cost_prime,
    cost_derivative_of,
    cross_entropy_cost,
    cross_entropy_cost_prime,
    quadratic_cost,
    quadratic_cost_prime,
    softmax,
)

LN2 = 0.6931471805599453
EVERY_COST = list(COST_DERIVATIVES)


def test_the_quadratic_cost_is_the_sum_of_squares_without_a_half() -> None:
    assert quadratic_cost(np.array([3.0, 1.0]), np.array([1.0, 2.0])) == 5.0  # 4 + 1


def test_the_quadratic_cost_of_a_batch_is_the_mean_over_its_examples() -> None:
    output = np.array([[1.0, 0.0], [3.0, 1.0]])
    target = np.array([[0.0, 0.0], [1.0, 2.0]])

    assert quadratic_cost(output, target) == 3.0  # (1 + 5) / 2


def test_cross_entropy_counts_the_share_that_the_right_answer_got() -> None:
    cost = cross_entropy_cost(np.array([0.125, 0.875]), np.array([1.0, 0.0]))

    np.testing.assert_allclose(cost, 3 * LN2, rtol=1e-15)  # -ln(1/8)


def test_cross_entropy_of_a_batch_is_the_mean_over_its_examples() -> None:
    output = np.array([[0.5, 0.5], [0.125, 0.875]])
    target = np.array([[1.0, 0.0], [1.0, 0.0]])

    np.testing.assert_allclose(cross_entropy_cost(output, target), 2 * LN2, rtol=1e-15)


def test_binary_cross_entropy_counts_every_output() -> None:
    cost = binary_cross_entropy_cost(np.array([0.5, 0.75]), np.array([1.0, 0.0]))

    np.testing.assert_allclose(cost, 3 * LN2, rtol=1e-15)  # -ln(1/2) - ln(1 - 3/4)


@pytest.mark.parametrize("cost", EVERY_COST)
def test_a_perfect_answer_costs_nothing(cost: Cost) -> None:
    assert cost(np.array([0.0, 1.0]), np.array([0.0, 1.0])) == 0.0


def test_a_target_of_shares_costs_least_when_the_output_has_the_same_shares() -> None:
    shares = np.array([0.25, 0.75])

    least = cross_entropy_cost(shares, shares)

    assert least < cross_entropy_cost(np.array([0.3, 0.7]), shares)
    assert least < cross_entropy_cost(np.array([0.2, 0.8]), shares)


@pytest.mark.parametrize("cost", EVERY_COST)
@given(z=arrays(np.float64, (3, 4), elements=st.floats(-10.0, 10.0)), right=st.integers(0, 3))
def test_no_cost_is_below_zero(cost: Cost, z: Array, right: int) -> None:
    assert cost(softmax(z), np.eye(4)[[right, 0, 1]]) >= 0.0


def test_the_slopes_of_the_quadratic_cost_are_twice_the_differences() -> None:
    slopes = quadratic_cost_prime(np.array([3.0, 1.0]), np.array([1.0, 2.0]))

    assert slopes.tolist() == [4.0, -2.0]


def test_the_slopes_of_cross_entropy_are_the_target_over_the_output() -> None:
    slopes = cross_entropy_cost_prime(np.array([0.25, 0.75, 0.0]), np.array([0.5, 0.5, 0.0]))

    np.testing.assert_allclose(slopes, [-2.0, -2.0 / 3.0, 0.0], rtol=1e-15)


def test_the_slopes_of_binary_cross_entropy_push_towards_the_target() -> None:
    slopes = binary_cross_entropy_cost_prime(np.array([0.25, 0.75]), np.array([1.0, 0.0]))

    assert slopes.tolist() == [-4.0, 4.0]  # -1 / 0.25 and 1 / (1 - 0.75)


@pytest.mark.parametrize("cost", [quadratic_cost, binary_cross_entropy_cost])
@given(y=st.floats(0.05, 0.95), t=st.floats(0.0, 1.0))
def test_slopes_agree_with_central_differences(cost: Cost, y: float, t: float) -> None:
    h = 1e-5
    ends = [cost(np.array([y + step]), np.array([t])) for step in (h, -h)]

    slope = cost_derivative_of(cost)(np.array([y]), np.array([t]))

    # h^2 times the third derivative, at most 2 / 0.05^3, a third of it: 5e-7
    np.testing.assert_allclose(slope, [(ends[0] - ends[1]) / (2 * h)], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("prime", COST_DERIVATIVES.values())
def test_float32_stays_float32(prime: Cost) -> None:
    half = np.full(2, 0.5, dtype=np.float32)

    assert prime(half, half).dtype == np.float32  # type: ignore[arg-type, attr-defined]


@pytest.mark.parametrize("cost", EVERY_COST)
def test_a_target_of_another_shape_is_refused(cost: Cost) -> None:
    message = "target must have the shape (2,) of the output, got (3,)"

    with pytest.raises(ValueError, match=re.escape(message)):
        cost(np.array([0.5, 0.5]), np.array([1.0, 0.0, 0.0]))


@pytest.mark.parametrize("cost", EVERY_COST)
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_target_that_is_not_finite_is_refused(cost: Cost, bad: float) -> None:
    with pytest.raises(ValueError, match="target must be finite"):
        cost(np.array([0.5, 0.5]), np.array([1.0, bad]))


@pytest.mark.parametrize("cost", EVERY_COST)
def test_no_numbers_at_all_are_refused(cost: Cost) -> None:
    with pytest.raises(ValueError, match="must have at least one number to measure"):
        cost(np.zeros(0), np.zeros(0))


@pytest.mark.parametrize("cost", [cross_entropy_cost, binary_cross_entropy_cost])
@pytest.mark.parametrize("bad", [-0.5, 1.5])
def test_cross_entropy_refuses_a_target_outside_0_to_1(cost: Cost, bad: float) -> None:
    with pytest.raises(ValueError, match=f"target must be from 0 to 1 for .*, got {bad}"):
        cost(np.array([0.5, 0.5]), np.array([0.5, bad]))


@pytest.mark.parametrize("cost", [cross_entropy_cost, binary_cross_entropy_cost])
def test_cross_entropy_refuses_an_output_outside_0_to_1(cost: Cost) -> None:
    with pytest.raises(ValueError, match=r"output must be from 0 to 1 for .*, got -0\.5"):
        cost(np.array([-0.5, 1.5]), np.array([1.0, 0.0]))


def test_cross_entropy_refuses_a_target_that_does_not_sum_to_1() -> None:
    message = "target must sum to 1 for cross_entropy_cost, got a sum of 1.5"

    with pytest.raises(ValueError, match=re.escape(message)):
        cross_entropy_cost(np.array([[0.5, 0.5]] * 2), np.array([[1.0, 0.0], [1.0, 0.5]]))


def test_cross_entropy_refuses_an_output_that_does_not_sum_to_1() -> None:
    with pytest.raises(ValueError, match="output must sum to 1 for cross_entropy_cost"):
        cross_entropy_cost(np.array([0.75, 0.75]), np.array([1.0, 0.0]))


def test_binary_cross_entropy_takes_targets_that_do_not_sum_to_1() -> None:
    cost = binary_cross_entropy_cost(np.array([0.5, 0.5]), np.array([1.0, 1.0]))

    np.testing.assert_allclose(cost, 2 * LN2, rtol=1e-15)


@pytest.mark.parametrize("cost", [cross_entropy_cost, binary_cross_entropy_cost])
def test_an_infinite_cost_is_refused(cost: Cost) -> None:
    with pytest.raises(ValueError, match=f"{cost.__name__} is infinite"):
        cost(np.array([0.0, 1.0]), np.array([1.0, 0.0]))


@pytest.mark.parametrize("cost", [cross_entropy_cost, binary_cross_entropy_cost])
def test_an_infinite_slope_is_refused(cost: Cost) -> None:
    with pytest.raises(ValueError, match=f"{cost.__name__} has no slope"):
        cost_derivative_of(cost)(np.array([0.0, 1.0]), np.array([1.0, 0.0]))


def test_a_cost_too_large_for_a_float_is_refused() -> None:
    with pytest.raises(ValueError, match="too large for float64"):
        quadratic_cost(np.array([1e200]), np.array([0.0]))


def test_the_derivative_of_an_unknown_cost_is_refused_with_the_known_ones() -> None:
    message = "no derivative is known for absolute: COST_DERIVATIVES has quadratic_cost, "

    def absolute(output: Array, target: Array) -> float:
        return float(np.abs(output - target).sum())

    with pytest.raises(ValueError, match=re.escape(message)):
        cost_derivative_of(absolute)
