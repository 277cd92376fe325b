"""The chapter's paths against closed forms, matrices and SciPy."""

import itertools
import math
import random

import numpy as np
import pytest
from scipy.optimize import check_grad, minimize_scalar
from scipy.special import expit

from nnbook.examples import gradient_descent as ground
from nnbook.examples import gradient_descent_batches as many
from nnbook.examples import gradient_descent_traps as traps
from nnbook.examples.gradient_descent_worked import (
    PARAMETERS,
    Parameter,
    nudged_slope,
    worked_descent,
)
from nnbook.examples.worked import WORKED_STEP_COUNTS, worked_step, worked_steps

PLACES = [(0.5, -0.1), (-2.0, 2.0), (3.0, -5.0)]


@pytest.mark.parametrize("place", PLACES)
def test_the_landscape_in_plain_floats_is_that_of_the_cost_chapter(
    place: tuple[float, float],
) -> None:
    expected = float(ground.LANDSCAPE(*map(np.array, place)))

    assert ground.landscape_cost(place) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("place", PLACES)
def test_the_slopes_of_the_landscape_are_finite_differences(place: tuple[float, float]) -> None:
    away = check_grad(
        lambda p: ground.landscape_cost(tuple(p)),
        lambda p: np.array(ground.landscape_slopes(tuple(p))),
        place,
    )

    assert away < 1e-7


def test_a_step_on_the_landscape_moves_against_both_slopes() -> None:
    first, second = ground.landscape_path(0.1, 1)[1]

    assert first == pytest.approx(0.5 + 0.1 * 0.11016083, abs=1e-9)
    assert second == pytest.approx(-0.1 - 0.1 * 0.15487677, abs=1e-9)


@pytest.mark.parametrize("rate", ground.PARABOLA_RATES)
def test_each_step_on_a_parabola_multiplies_by_one_number(rate: float) -> None:
    path = ground.parabola_path(rate, 10)

    np.testing.assert_allclose(path, (1 - 2 * rate) ** np.arange(11), rtol=1e-12, atol=1e-15)


def test_beyond_the_limit_the_path_flies_away_and_within_it_arrives() -> None:
    k = 25.0

    assert abs(ground.parabola_path(0.99 / k, 1_000, k)[-1]) < 1e-6
    assert abs(ground.parabola_path(1.01 / k, 1_000, k)[-1]) > 1e6


@pytest.mark.parametrize("momentum", [0.0, 0.5])
def test_the_narrow_valley_is_a_power_of_a_matrix(momentum: float) -> None:
    found = ground.valley_path(momentum)[-1]

    for k, start, end in zip((1.0, 25.0), (10.0, 2.0), found, strict=True):
        drift = 1 - 2 * 0.036 * k
        step = np.array([[drift, momentum], [drift - 1, momentum]])  # of a place and its last move
        assert end == pytest.approx((np.linalg.matrix_power(step, 20) @ [start, 0])[0], rel=1e-9)


def test_the_descent_passes_the_moments_of_the_worked_example() -> None:
    for n in WORKED_STEP_COUNTS:
        assert worked_descent()[n].cost == worked_steps()[n].cost


def test_the_cost_falls_at_every_moment_kept() -> None:
    costs = [moment.cost for moment in worked_descent().values()]

    assert all(later < earlier for earlier, later in itertools.pairwise(costs))


def exact_slope(at: Parameter) -> float:
    step = worked_step()
    if at.k:
        return step.weight_slope(at.layer)[at.j - 1][at.k - 1]
    return step.bias_slope(at.layer)[at.j - 1]


@pytest.mark.parametrize("at", PARAMETERS, ids=[at.name for at in PARAMETERS])
def test_nudging_finds_the_slope_of_backpropagation(at: Parameter) -> None:
    # The error of a nudge to both sides is of the order of its square: 1e-6 times a slope's slope.
    assert nudged_slope(at) == pytest.approx(exact_slope(at), abs=1e-7)


def test_every_parameter_is_nudged_once() -> None:
    assert len({at.name for at in PARAMETERS}) == len(PARAMETERS) == 12


def test_the_best_line_is_numpys_least_squares() -> None:
    x, t = np.array(many.examples()).T
    expected, *_ = np.linalg.lstsq(np.column_stack((x, np.ones_like(x))), t, rcond=None)

    np.testing.assert_allclose(many.best_line(), expected, rtol=1e-10)


def test_an_epoch_of_all_examples_is_a_step_along_the_mean_slopes() -> None:
    x, t = np.array(many.examples()).T
    errors = -1.0 * x + 1.5 - t
    slopes = (2 * errors * x).mean(), (2 * errors).mean()

    path = many.line_path(many.N_EXAMPLES)

    expected = (-1.0 - 0.1 * slopes[0], 1.5 - 0.1 * slopes[1])
    np.testing.assert_allclose(path[1], expected, rtol=1e-12)


@pytest.mark.parametrize(("size", "steps"), [(400, 2), (20, 40), (1, 800)])
def test_two_epochs_have_as_many_steps_as_there_are_batches(size: int, steps: int) -> None:
    assert len(many.line_path(size)) == steps + 1


def test_the_first_epoch_uses_every_example_once() -> None:
    rng = random.Random(many.ORDER_SEED)
    order = sorted(range(many.N_EXAMPLES), key=lambda _: rng.random())
    weight, bias = many.LINE_START
    for i in order:
        x, t = many.examples()[i]
        error = weight * x + bias - t
        weight, bias = weight - 0.1 * 2 * error * x, bias - 0.1 * 2 * error

    assert sorted(order) == list(range(400))
    assert many.line_path(1)[400] == pytest.approx((weight, bias), rel=1e-12)


@pytest.mark.parametrize("size", many.NOISE_SIZES)
def test_the_estimates_scatter_as_one_over_the_root_of_their_number(size: int) -> None:
    x, t = np.array(many.examples()).T
    errors = -1.0 * x + 1.5 - t
    one = math.sqrt((2 * errors * x).var() + (2 * errors).var())

    assert many.spread_by_formula(size) == pytest.approx(one / math.sqrt(size), rel=1e-10)
    # 2,000 draws tell a root mean square to about one part in 60; three times that is allowed.
    assert many.spread(size) == pytest.approx(one / math.sqrt(size), rel=0.05)


def test_the_estimates_lean_to_no_side() -> None:
    true = many.line_slopes(many.LINE_START, many.examples())
    mean = np.mean(many.estimates(16), axis=0)

    # The mean of 2,000 estimates, each typically 0.67 away: within three times 0.67 / sqrt(2000).
    assert math.dist(mean, true) < 3 * 0.67 / math.sqrt(2_000)


@pytest.mark.parametrize(("start", "bracket"), [(-2.0, (-8.0, -2.0)), (2.0, (-0.2, 1.0))])
def test_each_start_ends_in_the_valley_it_stands_over(
    start: float, bracket: tuple[float, float]
) -> None:
    def cost(w: float) -> float:
        return float(np.mean((expit(w * np.array([0.5, 1, 10])) - [0.1, 0, 1]) ** 2))

    lowest = minimize_scalar(cost, bounds=bracket, method="bounded", options={"xatol": 1e-9})

    # The left valley is so flat that 3,000 steps still leave a hundredth to go.
    assert traps.two_valleys_path(start)[-1] == pytest.approx(lowest.x, abs=0.02)


def test_the_diagonal_leads_into_the_saddle_and_its_neighbours_lead_away() -> None:
    on, right, below = (traps.saddle_path(start)[-1] for start in traps.SADDLE_STARTS)

    assert math.hypot(*on) < 0.01
    assert min(right) > 0.5
    assert max(below) < -0.5


@pytest.mark.parametrize("place", [(0.3, -0.7), (1.2, 1.1)])
def test_the_slopes_of_the_saddle_are_finite_differences(place: tuple[float, float]) -> None:
    away = check_grad(
        lambda p: traps.saddle_cost(tuple(p)),
        lambda p: np.array(traps.saddle_slopes(tuple(p))),
        place,
    )

    assert away < 1e-6
