"""The washing neuron, against fractions worked out by hand."""

from fractions import Fraction

import pytest

from nnbook.examples import washing


def test_todays_terms_are_weight_times_input() -> None:
    assert washing.terms() == pytest.approx([1.6, 0.5, -1.2], rel=1e-12)


def test_todays_z_is_what_fractions_give() -> None:
    exact = 2 * Fraction(8, 10) + Fraction(5, 10) - 4 * Fraction(3, 10) - Fraction(5, 10)

    assert exact == Fraction(2, 5)
    assert washing.total() == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.parametrize(("bias", "sun"), [(0.1, 0.3), (-0.5, 0.6), (-1.1, 0.9)])
def test_a_smaller_bias_needs_more_sun(bias: float, sun: float) -> None:
    assert washing.sun_at_zero(bias) == pytest.approx(sun, rel=1e-12)
    assert washing.total_for_sun(sun, bias) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("sun", [0.25, 0.5, 1.0])
def test_z_is_zero_on_the_dividing_line(sun: float) -> None:
    assert washing.calm_total(sun, washing.rain_at_zero(sun)) == pytest.approx(0.0, abs=1e-12)


def test_z_is_positive_below_the_line_and_negative_above_it() -> None:
    rain = washing.rain_at_zero(0.8)

    assert washing.calm_total(0.8, rain - 0.01) > 0
    assert washing.calm_total(0.8, rain + 0.01) < 0


def test_without_the_wind_today_falls_on_the_negative_side() -> None:
    assert washing.total() > 0
    assert washing.calm_total(*washing.DAYS[0]) == pytest.approx(-0.1, rel=1e-12)


def test_the_compared_biases_hold_the_neurons_own_in_the_middle() -> None:
    assert washing.BIASES[1] == washing.BIAS
