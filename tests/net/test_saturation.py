"""Where sigmoid and tanh become flat, against a root finder, mpmath and their derivatives."""

import re

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.special import expit

from nnbook.net import sigmoid_prime, sigmoid_saturation, tanh_prime, tanh_saturation


def test_the_sigmoid_falls_to_a_twentieth_where_a_root_finder_says() -> None:
    root = brentq(lambda z: expit(z) * (1 - expit(z)) - 0.05, 0.0, 10.0, xtol=1e-14)

    np.testing.assert_allclose(sigmoid_saturation(0.05), root, rtol=1e-12)


def test_tanh_falls_to_a_twentieth_where_its_inverse_says() -> None:
    with mpmath.workdps(40):
        exact = mpmath.atanh(mpmath.sqrt(1 - mpmath.mpf("0.05")))  # from 1 - tanh(z)^2 = 0.05

    np.testing.assert_allclose(tanh_saturation(0.05), float(exact), rtol=1e-14)


def test_the_steepest_place_is_zero() -> None:
    assert sigmoid_saturation(0.25) == 0.0
    assert tanh_saturation(1.0) == 0.0


@given(st.floats(1e-12, 0.2))
def test_the_derivative_there_is_the_slope_that_was_asked_for(slope: float) -> None:
    np.testing.assert_allclose(sigmoid_prime(sigmoid_saturation(slope)), slope, rtol=1e-12)
    np.testing.assert_allclose(tanh_prime(tanh_saturation(slope)), slope, rtol=1e-12)


@pytest.mark.parametrize("slope", [0.0, -0.1, 0.26, float("nan")])
def test_a_slope_that_the_sigmoid_never_has_is_refused(slope: float) -> None:
    message = "the sigmoid's slope must be more than 0 and at most 0.25, got " + repr(slope)

    with pytest.raises(ValueError, match=re.escape(message)):
        sigmoid_saturation(slope)


@pytest.mark.parametrize("slope", [0.0, 1.1])
def test_a_slope_that_tanh_never_has_is_refused(slope: float) -> None:
    with pytest.raises(ValueError, match=re.escape("the slope of tanh must be more than 0")):
        tanh_saturation(slope)
