"""The step function: it fires above zero, and its slope gives no clue."""

import numpy as np

from nnbook.net import DERIVATIVES, step, step_prime


def test_the_step_is_one_only_above_zero() -> None:
    assert step(np.array([-1e300, -1e-300, 0.0, 1e-300, 1e300])).tolist() == [0, 0, 0, 1, 1]


def test_the_slope_of_the_step_is_zero_everywhere() -> None:
    assert step_prime(np.array([-2.0, 0.0, 2.0])).tolist() == [0, 0, 0]


def test_the_step_is_not_offered_for_training() -> None:
    assert step not in DERIVATIVES
