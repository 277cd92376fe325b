"""The chapter's numbers against hand calculations, finite differences and exact arithmetic."""

import math

import mpmath
import pytest

from nnbook.examples.expressive_power_depth import effects
from nnbook.facts import FACTS


def value(name: str) -> float:
    found = FACTS[f"expressive_power.{name}"].value
    assert not isinstance(found, str)
    return float(found)


def slope_of_sigmoid(weight: float, bias: float, x: float) -> float:
    return float(mpmath.diff(lambda t: 1 / (1 + mpmath.exp(-(weight * t + bias))), x))


def test_the_midpoint_of_the_article_moves_by_four_fifths() -> None:
    assert value("midpoint") == 0.8


def test_the_slopes_are_the_derivatives_at_the_midpoints() -> None:
    assert value("slope") == pytest.approx(slope_of_sigmoid(1, 0, 0), rel=1e-9)
    assert value("slope_scaled") == pytest.approx(slope_of_sigmoid(5, -4, 0.8), rel=1e-9)


def test_the_top_of_the_bump_is_that_of_fifty_digit_arithmetic() -> None:
    with mpmath.workdps(50):
        sigmoid = [1 / (1 + mpmath.exp(-z)) for z in (40 * 0.5 - 16, 40 * 0.5 - 24)]
        top = 0.8 * float(sigmoid[0] - sigmoid[1])

    assert value("bump_top") == pytest.approx(top, rel=1e-5)  # 0.8 (2 sigmoid(4) - 1)


def test_outside_the_interval_the_network_keeps_the_targets_last_value() -> None:
    assert value("outside_network") == pytest.approx(-0.4, abs=1e-6)  # 0.4 cos 5 pi
    # sin(2.5 pi) + 0.4 cos(6.25 pi) = 1 + 0.4 / sqrt(2)
    assert value("outside_target") == pytest.approx(1 + 0.4 / math.sqrt(2), rel=1e-5)


def test_thirty_two_cells_along_each_of_784_axes_need_a_number_of_1181_digits() -> None:
    assert value("image_cells_digits") == math.floor(784 * math.log10(32)) + 1


@pytest.mark.parametrize(("n", "parameters"), [(2, 7), (4, 13), (8, 25), (16, 49), (32, 97)])
def test_a_sum_of_n_sigmoids_has_three_n_plus_one_parameters(n: int, parameters: int) -> None:
    assert value(f"fit_{n}_parameters") == parameters


def test_a_digit_classifier_with_thirty_hidden_neurons_has_23860_parameters() -> None:
    assert value("image_parameters") == 784 * 30 + 30 + 30 * 10 + 10


def test_least_squares_is_closer_than_the_rule() -> None:
    assert value("best_16_rms") < value("fit_16_rms")


def test_the_gentle_bump_is_as_high_as_a_hyperbolic_tangent() -> None:
    assert value("gentle_top") == pytest.approx(math.tanh(1), rel=1e-11)  # 2 sigmoid(2) - 1


def test_with_the_weight_of_the_solution_the_bump_reaches_what_is_wanted() -> None:
    weight = value("gentle_needed")

    assert math.tanh(0.1 * weight / 2) == pytest.approx(0.99, rel=1e-10)


def test_the_rule_by_hand_gives_a_quarter_of_sigmoid_of_two_and_three_quarters_of_the_rest() -> (
    None
):
    high = 1 / (1 + math.exp(-2))

    assert value("square_value") == pytest.approx(0.25 * high + 0.75 * (1 - high), rel=1e-11)
    assert value("square_error") == pytest.approx(0.5 * (1 - high), rel=1e-10)


def test_the_placed_step_has_the_midpoint_and_slope_asked_for() -> None:
    weight, bias = value("place_weight"), value("place_bias")

    assert -bias / weight == 3
    assert slope_of_sigmoid(weight, bias, 3) == pytest.approx(2, rel=1e-9)


def test_the_trials_winners_are_counted_one_network_at_a_time() -> None:
    largest_last = sum(
        max(found, key=lambda one: one.size) is found[-1] for found in map(effects, range(100))
    )
    wiggliest_first = sum(
        max(found, key=lambda one: one.sweeps) is found[0] for found in map(effects, range(100))
    )

    assert value("size_5_most") == largest_last
    assert value("sweeps_1_most") == wiggliest_first
