"""The chapter's numbers against hand calculations, mpmath, scikit-learn and brute force."""

import math

import mpmath
import numpy as np
import pytest
from scipy.special import expit
from sklearn.metrics import accuracy_score, log_loss

from nnbook.facts import FACTS

HOURS = np.array([0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0])
PASSED = np.array([0, 0, 0, 1, 0, 1, 1, 1])


def value(name: str) -> float:
    found = FACTS[f"cost.{name}"].value
    assert not isinstance(found, str)
    return float(found)


def worked_output(x: tuple[float, float]) -> np.ndarray:
    hidden = expit(np.array([[0.3, -0.4], [0.2, 0.6]]) @ x + np.array([0.25, 0.45]))
    return np.asarray(expit(np.array([[0.7, 0.5], [-0.3, -0.1]]) @ hidden + [0.15, 0.35]))


def test_the_worked_cost_is_the_sum_of_its_two_squares() -> None:
    y = (0.7122574322957417, 0.5330975738715015)

    assert value("sq_1") == pytest.approx((1 - y[0]) ** 2, rel=1e-14)
    assert value("sq_2") == pytest.approx((y[1] - 0.2) ** 2, rel=1e-14)
    assert value("cost") == pytest.approx(0.19374977898812, rel=1e-13)  # in exact decimals


def test_the_errors_nearly_cancel_when_they_are_added() -> None:
    assert value("e_sum") == pytest.approx(0.0454, abs=5e-5)


@pytest.mark.parametrize(("k", "weight"), [(1, -4.0), (2, 0.5), (3, 4.0)])
def test_the_cost_of_one_weight_is_that_of_the_whole_network(k: int, weight: float) -> None:
    hidden = expit(np.array([[0.3, -0.4], [0.2, 0.6]]) @ (2, 3) + np.array([0.25, 0.45]))
    y = expit(np.array([[0.7, weight], [-0.3, -0.1]]) @ hidden + [0.15, 0.35])

    assert value(f"try_y_{k}") == pytest.approx(y[0], rel=1e-11)
    assert value(f"try_c_{k}") == pytest.approx((y[0] - 1) ** 2 + (y[1] - 0.2) ** 2, rel=1e-11)


def test_in_the_valley_the_second_output_hits_its_target() -> None:
    z = value("factor") * value("valley") + value("rest_n4")

    assert expit(z) == pytest.approx(0.2, rel=1e-11)


def test_the_mean_of_the_three_examples() -> None:
    cases = [((2, 3), (1, 0.2)), ((0, 1), (0, 1)), ((-1, 2), (1, 0))]
    costs = [((worked_output(x) - np.array(t)) ** 2).sum() for x, t in cases]

    assert value("m_mean") == pytest.approx(np.mean(costs), rel=1e-11)


@pytest.mark.parametrize("k", [1, 2])
def test_the_students_are_scored_as_scikit_learn_does(k: int) -> None:
    y = expit(value(f"s_w_{k}") * HOURS - 4)

    assert value(f"s_right_{k}") == accuracy_score(PASSED, y > 0.5, normalize=False)
    assert value(f"s_cost_{k}") == pytest.approx(((y - PASSED) ** 2).mean(), rel=1e-11)


def test_a_lower_cost_can_go_with_fewer_right_answers() -> None:
    assert value("s_cost_2") < value("s_cost_1")
    assert value("s_right_2") < value("s_right_1")


def test_the_student_with_two_and_a_half_hours_changes_sides_at_the_jump() -> None:
    assert expit(value("jump") * 2.5 - 4) == 0.5


def test_both_slopes_at_minus_six_are_mpmaths_derivatives() -> None:
    def y(z: mpmath.mpf) -> mpmath.mpf:
        return 1 / (1 + mpmath.exp(-z))

    squared = mpmath.diff(lambda z: (y(z) - 1) ** 2, -6)
    entropy = mpmath.diff(lambda z: -mpmath.log(y(z)), -6)

    assert value("sat_slope") == pytest.approx(float(squared), rel=1e-8)
    assert value("ce_slope") == pytest.approx(float(entropy), rel=1e-8)
    assert value("ce_ratio") == pytest.approx(float(entropy / squared), rel=1e-8)


def test_the_steepest_place_is_found_on_a_fine_grid_as_well() -> None:
    y = np.linspace(0, 1, 300_001)
    steepness = 2 * (1 - y) ** 2 * y

    assert y[steepness.argmax()] == pytest.approx(1 / 3, abs=1e-5)
    assert value("top_slope") == pytest.approx(steepness.max(), rel=1e-9)
    assert expit(value("top_z")) == pytest.approx(1 / 3, rel=1e-11)


def test_the_softmax_cost_is_scikit_learns_log_loss() -> None:
    shares = np.exp([1.0, 2.0, 0.0]) / np.exp([1.0, 2.0, 0.0]).sum()

    loss = log_loss([0], [shares], labels=[0, 1, 2])
    assert value("c_cost") == pytest.approx(loss, rel=1e-11)
    assert value("c_cost_2") == pytest.approx(log_loss([1], [shares], labels=[0, 1, 2]), rel=1e-11)


def test_the_slopes_of_softmax_add_up_to_nothing() -> None:
    assert sum(value(f"c_d_{j}") for j in (1, 2, 3)) == pytest.approx(0, abs=1e-11)


def test_the_three_judges_disagree() -> None:
    first, second = np.array([0.99] * 9 + [0.001]), np.full(10, 0.6)
    both = [log_loss(np.ones(10), p, labels=[0, 1]) for p in (first, second)]

    assert [value("ex_a_mean"), value("ex_b_mean")] == pytest.approx(both, rel=1e-11)
    assert value("ex_a_sq") == pytest.approx(((1 - first) ** 2).mean(), rel=1e-11)
    assert value("ex_b_sq") == pytest.approx(0.16)
    assert value("ex_a_mean") > value("ex_b_mean")
    assert value("ex_a_sq") < value("ex_b_sq")


def test_the_mean_is_best_for_squares_and_the_median_for_sizes() -> None:
    c = np.linspace(0, 10, 1001)[:, None]
    squares = ((c - np.array([1, 2, 9])) ** 2).sum(axis=1)
    sizes = np.abs(c - np.array([1, 2, 9])).sum(axis=1)

    assert (value("ex_v_mean"), value("ex_v_mean_sq")) == (c[squares.argmin(), 0], squares.min())
    assert (value("ex_v_middle"), value("ex_v_middle_abs")) == (c[sizes.argmin(), 0], sizes.min())


def test_sigmoid_of_the_logarithm_of_99_is_99_hundredths() -> None:
    assert value("ex_near_z") == pytest.approx(math.log(99))
    assert expit(value("ex_near_z")) == pytest.approx(0.99)
