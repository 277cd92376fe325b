"""Sums of sigmoids: against hand calculations, scipy's sigmoid and scikit-learn's least squares."""

import itertools
import math

import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LinearRegression

from nnbook.examples.expressive_power import (
    SIZES,
    Errors,
    bump,
    cells,
    errors,
    grid,
    heart,
    least_squares,
    midpoint,
    plain_network,
    staircase,
    target,
    values,
)
from nnbook.net import Array, Vector


def square(x: Vector) -> Array:
    result: Array = x**2
    return result


def staircase_by_loops(x: float, n: int) -> float:
    """The rule of the chapter, one step after the other."""
    total = math.sin(0.0) + 0.4 * math.cos(0.0)
    for k in range(1, n + 1):
        right, left = (
            math.sin(2 * math.pi * t) + 0.4 * math.cos(5 * math.pi * t)
            for t in (k / n, (k - 1) / n)
        )
        total += (right - left) * float(expit(4 * n * (x - (k - 0.5) / n)))
    return total


def test_a_midpoint_is_where_the_pre_activation_is_zero() -> None:
    assert midpoint(5.0, -4.0) == 0.8  # 5 * 0.8 - 4 = 0


def test_the_heart_is_closed() -> None:
    start, end = heart(np.array([0.0, 1.0]))

    np.testing.assert_allclose(start, end, atol=1e-15)


def test_a_staircase_for_the_square_has_the_rises_as_weights() -> None:
    network = staircase(square, 2)

    assert network.layers[0].weight.tolist() == [[8.0], [8.0]]  # 4 times 2
    assert network.layers[0].bias.tolist() == [-2.0, -6.0]  # -8/4 and -24/4
    assert network.layers[1].weight.tolist() == [[0.25, 0.75]]
    assert network.layers[1].bias.tolist() == [0.0]


@pytest.mark.parametrize("n", SIZES)
def test_a_staircase_is_the_sum_that_the_rule_describes(n: int) -> None:
    x = np.array([0.0, 0.1, 0.37, 0.5, 1.0])

    expected = [staircase_by_loops(float(place), n) for place in x]

    np.testing.assert_allclose(values(staircase(target, n), x)[:, 0], expected, atol=1e-12)


def test_both_components_of_a_curve_share_the_hidden_neurons() -> None:
    both = staircase(heart, 8)
    first = staircase(lambda t: heart(t)[:, 0], 8)

    assert both.sizes == (1, 8, 2)
    np.testing.assert_array_equal(both.layers[1].weight[0], first.layers[1].weight[0])


def test_the_step_of_a_cell_is_half_done_in_its_middle() -> None:
    layer = cells(4)
    z = layer.weight[:, 0] * np.array([0.125, 0.375, 0.625, 0.875]) + layer.bias

    np.testing.assert_allclose(z, 0, atol=1e-15)


def test_a_bump_is_flat_on_both_sides_and_high_in_between() -> None:
    network = bump(0.4, 0.6, 0.8, 400.0)

    found = values(network, np.array([0.0, 0.5, 1.0]))[:, 0]

    np.testing.assert_allclose(found, [0, 0.8, 0], atol=1e-12)


@pytest.mark.parametrize("n", SIZES)
def test_the_best_step_sizes_are_those_of_scikit_learn(n: int) -> None:
    x = grid()
    places = (np.arange(n) + 0.5) / n
    a = expit(4 * n * (x[:, None] - places))
    other = LinearRegression().fit(a, target(x))

    expected = np.sqrt(np.mean((other.predict(a) - target(x)) ** 2))

    assert errors(least_squares(target, n), target).rms == pytest.approx(expected, rel=1e-9)


def test_more_neurons_make_both_errors_smaller() -> None:
    found = [errors(staircase(target, n), target) for n in SIZES]

    assert all(b.largest < a.largest and b.rms < a.rms for a, b in itertools.pairwise(found))


def test_the_error_of_a_network_against_itself_is_zero() -> None:
    network = staircase(target, 4)

    assert errors(network, lambda x: values(network, x)) == Errors(0.0, 0.0)


@pytest.mark.parametrize(
    ("sizes", "parameters"),
    [((1, 8, 1), 25), ((1, 32, 1), 97), ((1, 8, 8, 1), 97), ((1, 32, 32, 1), 1153)],
)
def test_a_plain_network_has_the_parameters_of_its_sizes(
    sizes: tuple[int, ...], parameters: int
) -> None:
    # 8+8+8+1; 32+32+32+1; 8+8 + 64+8 + 8+1; 32+32 + 1024+32 + 32+1
    assert plain_network(*sizes).n_parameters == parameters
