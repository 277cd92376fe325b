"""The chapter's numbers against hand calculations and independent code."""

import math
import random

import numpy as np
import pytest
from scipy.special import expit

from nnbook.examples import gradient_descent_batches as many
from nnbook.examples.gradient_descent_worked import PARAMETERS
from nnbook.facts import FACTS


def value(name: str) -> float:
    found = FACTS[f"gradient_descent.{name}"].value
    assert not isinstance(found, str)
    return float(found)


def cost_of(weights: list[np.ndarray], biases: list[np.ndarray]) -> float:
    a = np.array([2.0, 3.0])
    for weight, bias in zip(weights, biases, strict=True):
        a = expit(weight @ a + bias)
    return float(((a - [1.0, 0.2]) ** 2).sum())


def worked() -> tuple[list[np.ndarray], list[np.ndarray]]:
    weights = [np.array([[0.3, -0.4], [0.2, 0.6]]), np.array([[0.7, 0.5], [-0.3, -0.1]])]
    return weights, [np.array([0.25, 0.45]), np.array([0.15, 0.35])]


@pytest.mark.parametrize(("k", "nudge"), [(1, 0.1), (2, 0.01), (3, 0.001)])
def test_a_nudge_changes_the_cost_of_the_whole_network(k: int, nudge: float) -> None:
    weights, biases = worked()
    before = cost_of(weights, biases)
    weights[1][0, 1] += nudge

    assert value(f"nudge_c_{k}") == pytest.approx(cost_of(weights, biases), rel=1e-11)
    quotient = (cost_of(weights, biases) - before) / nudge
    assert value(f"nudge_slope_{k}") == pytest.approx(quotient, rel=1e-9)


def test_the_slope_can_be_worked_out_with_the_five_digits_shown() -> None:
    assert round(2 * -0.28774 * 0.20495 * 0.93401, 5) == round(value("slope"), 5) == -0.11016


def test_the_step_and_its_drop_can_be_worked_out_too() -> None:
    assert round(0.5 - 0.1 * -0.11016, 5) == round(value("step_w"), 5)
    assert round(0.1 * 0.11016**2, 5) == round(value("drop_expected"), 5)
    assert round(0.19375 - 0.19254, 5) == round(value("drop"), 5)


def test_far_out_the_slope_is_less_than_a_tenth() -> None:
    y = expit(0.934010990508781 * -6 + 0.7 * 0.41338242108267 + 0.15)

    expected = 2 * (y - 1) * y * (1 - y) * 0.934010990508781
    assert value("far_slope") == pytest.approx(expected, rel=1e-9)
    assert abs(value("far_slope")) < abs(value("slope")) / 10


def test_the_estimates_in_four_directions_come_close() -> None:
    for way, cosine in (("down", -1), ("slanted", -math.sqrt(0.5)), ("along", 0), ("up", 1)):
        expected = 0.1 * value("g_length") * cosine
        assert value(f"way_{way}_expected") == pytest.approx(expected, abs=1e-12)
        # What is left is of the order of the step's square.
        assert value(f"way_{way}") == pytest.approx(expected, abs=0.1**2)


def test_the_limit_near_the_floor_comes_from_the_curve_itself() -> None:
    a, floor = 0.934010990508781, 0.2
    z = -0.3 * 0.41338242108267 + 0.35
    lowest = (math.log(floor / (1 - floor)) - z) / a

    def cost(w: float) -> float:
        return float((expit(a * w + z) - floor) ** 2)

    k = (cost(lowest + 1e-3) - 2 * cost(lowest) + cost(lowest - 1e-3)) / 1e-6 / 2
    assert value("floor_k") == pytest.approx(k, rel=1e-5)
    assert value("floor_limit") == pytest.approx(1 / k, rel=1e-5)


def test_the_second_step_with_momentum_is_worked_out_by_hand() -> None:
    first = -0.72 * 0.5 - 0.036 * 2 * 9.28
    second = -3.6 * 0.5 - 0.036 * 50 * -1.6

    assert value("v_at_2_1") == pytest.approx(9.28 + first)
    assert value("v_at_2_2") == pytest.approx(-1.6 + second)


def test_momentum_needs_less_than_half_the_steps() -> None:
    without = [(10 * 0.928**n) ** 2 + 25 * (2 * 0.8**n) ** 2 for n in range(100)]

    assert value("v_needed_plain") == next(n for n, cost in enumerate(without) if cost < 0.01)
    assert value("v_cost_plain") == pytest.approx(without[20])
    assert value("v_needed_momentum") < value("v_needed_plain") / 2


@pytest.mark.parametrize("at", PARAMETERS, ids=[at.name for at in PARAMETERS])
def test_every_row_of_the_table_is_one_step_of_its_parameter(at: tuple[int, int, int]) -> None:
    layer, j, k = at
    costs = []
    for nudge in (1e-5, -1e-5):
        weights, biases = worked()
        if k:
            weights[layer - 1][j - 1, k - 1] += nudge
        else:
            biases[layer - 1][j - 1] += nudge
        costs.append(cost_of(weights, biases))
    slope = (costs[0] - costs[1]) / 2e-5
    weights, biases = worked()
    before = weights[layer - 1][j - 1, k - 1] if k else biases[layer - 1][j - 1]

    name = f"w{layer}_{j}{k}" if k else f"b{layer}_{j}"
    assert value(f"{name}_before") == before
    assert value(f"{name}_slope") == pytest.approx(slope, abs=1e-7)
    assert value(f"{name}_after") == pytest.approx(before - 0.1 * slope, abs=1e-8)


def test_one_step_gives_the_outputs_and_the_cost_of_t_hill() -> None:
    assert value("all_y_1_1") == 0.7187729999291985
    assert value("all_y_1_2") == 0.5238074518609882
    assert value("all_c_1") == pytest.approx(0.2812270000708015**2 + 0.3238074518609882**2)


def test_ten_times_the_steps_leave_about_a_tenth() -> None:
    for n in (100, 1_000):
        ratio = value(f"all_c_{n}") / value(f"all_c_{10 * n}")
        assert 9 < ratio < 12


def test_the_network_for_digits_has_as_many_parameters_as_its_layers_say() -> None:
    assert value("mnist_parameters") == 784 * 30 + 30 + 30 * 10 + 10
    assert value("mnist_passes") == 47_720


def test_the_mini_batch_ends_lowest_and_above_the_best_line() -> None:
    costs = [value(f"batch_cost_{k}_2") for k in (1, 2, 3)]

    assert min(costs) == costs[1] > value("best_cost")
    assert costs[0] > costs[2]


def end_of_walk(size: int, seed: int) -> float:
    """The mean cost after two epochs, in NumPy."""
    x, t = np.array(many.examples()).T
    rng, line = random.Random(seed), np.array([-1.0, 1.5])
    for _ in range(2):
        order = np.argsort([rng.random() for _ in x])
        for rows in order.reshape(-1, size):
            inputs = np.stack([x[rows], np.ones(size)])
            line -= 0.1 * 2 * inputs @ (line @ inputs - t[rows]) / size
    return float(((line[0] * x + line[1] - t) ** 2).mean())


def test_which_walk_ends_lowest_is_counted_over_other_orders() -> None:
    assert end_of_walk(20, many.ORDER_SEED) == pytest.approx(value("batch_cost_2_2"))

    seeds = range(many.ORDER_SEED + 1, many.ORDER_SEED + 101)
    lowest = [int(np.argmin([end_of_walk(size, seed) for size in (400, 20, 1)])) for seed in seeds]
    assert value("orders") == len(seeds)
    assert [value(f"wins_{k}") for k in (1, 2, 3)] == [lowest.count(k) for k in range(3)]


def test_the_walks_of_the_exercises() -> None:
    assert [value("ex_w_1"), value("ex_w_2"), value("ex_w_wrong")] == pytest.approx(
        [4.6, 4.28, 5.4]
    )
    assert [value("ex_limit"), value("ex_best"), value("ex_factor")] == pytest.approx(
        [0.25, 0.125, -0.6]
    )
    assert [value("ex_there_1"), value("ex_there_2")] == pytest.approx([1.6, 0.2])
    assert [value("ex_before"), value("ex_after")] == pytest.approx([8, 2.72])


def test_the_mini_batch_of_the_exercise() -> None:
    errors, x = np.array([-1, 1, 1]), np.array([1, 2, 3])

    assert value("ex_sw") == pytest.approx((2 * errors * x).mean())
    assert value("ex_sb") == pytest.approx((2 * errors).mean())
    assert [value("ex_new_w"), value("ex_new_b")] == pytest.approx([0.2, -0.2])


def test_grey_levels_left_as_they_are_shrink_the_limit() -> None:
    assert value("ex_grey_limit") / value("ex_grey_limit_raw") == pytest.approx(65_025)
