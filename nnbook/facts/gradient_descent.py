"""Numbers of the chapter "Gradient descent": one weight, a learning rate, two weights, twelve."""

from __future__ import annotations

import math
from typing import Final

from nnbook.examples.cost import parts_of_z
from nnbook.examples.gradient_descent import (
    LEARNING_RATES,
    PARABOLA_RATES,
    START,
    STEPS,
    VALLEY,
    VALLEY_FLOOR,
    VALLEY_MOMENTUM,
    VALLEY_RATE,
    VALLEY_START,
    VALLEY_STEPS,
    landscape_cost,
    landscape_output,
    landscape_path,
    landscape_slopes,
    one_weight_cost,
    one_weight_path,
    parabola_path,
    valley_cost,
    valley_path,
    valley_steps_needed,
)
from nnbook.examples.gradient_descent_worked import (
    NUDGE,
    PARAMETERS,
    nudged_slope,
    worked_descent,
)
from nnbook.examples.worked import WORKED_LEARNING_RATE, WORKED_STEP_COUNTS, WORKED_TARGET
from nnbook.facts.fact import Fact, fact
from nnbook.facts.gradient_descent_batches import BATCH_FACTS

CHOSEN: Final = "chosen for this chapter: nnbook.examples.gradient_descent"
NUDGES: Final = (0.1, 0.01, 0.001)
CURVE_RATES: Final = (0.1, 1.0, 10.0)
CURVE_STEPS: Final = (1, 10, 100)
PARABOLA_STEPS: Final = (1, 2, 3, 10)
DIGITS: Final = (784, 30, 10)  # the layers of a small network for handwritten digits
STRIDE: Final = 0.1  # the length of a step whose direction is tried


def plain(value: float) -> int | float:
    """A whole number without its decimal point."""
    return int(value) if value == int(value) else value


def one_slope() -> dict[str, Fact]:
    """The slope along the weight from N2 to N3, by nudging and by formula, and one step."""
    w, now = START[0], one_weight_cost(START[0])
    found: dict[str, Fact] = {}
    for k, nudge in enumerate(NUDGES, 1):
        after = one_weight_cost(w + nudge)
        found[f"nudge_{k}"] = fact(nudge, CHOSEN)
        found[f"nudge_w_{k}"] = fact(w + nudge, "the weight, nudged")
        found[f"nudge_c_{k}"] = fact(after, "nnbook.examples.gradient_descent.one_weight_cost")
        found[f"nudge_slope_{k}"] = fact((after - now) / nudge, "change of cost over nudge")
    slope, rate = landscape_slopes(START)[0], WORKED_LEARNING_RATE
    y = landscape_output(0, w)
    moved = one_weight_path(rate, 1)[1]
    return found | {
        "slope": fact(slope, "2 (y - t) y (1 - y) a"),
        "slope_size": fact(abs(slope), "the same without its sign"),
        "sigma_prime": fact(y * (1 - y), "y (1 - y) of N3"),
        "rate": fact(rate, "the worked example's learning rate, T. Hill's Part 2"),
        "step": fact(-rate * slope, "learning rate times slope, with its sign turned"),
        "step_w": fact(moved, "the weight after one step"),
        "step_c": fact(one_weight_cost(moved), "the cost after one step"),
        "drop": fact(now - one_weight_cost(moved), "by how much the cost fell"),
        "drop_expected": fact(rate * slope * slope, "learning rate times slope squared"),
    }


def curve() -> dict[str, Fact]:
    """Steps on the curve of one weight, with three learning rates."""
    found = {f"curve_steps_{k}": fact(n, CHOSEN) for k, n in enumerate(CURVE_STEPS, 1)}
    for r, rate in enumerate(CURVE_RATES, 1):
        path = one_weight_path(rate, max(CURVE_STEPS))
        found[f"curve_rate_{r}"] = fact(plain(rate), CHOSEN)
        for k, n in enumerate(CURVE_STEPS, 1):
            found[f"curve_c_{r}_{k}"] = fact(one_weight_cost(path[n]), f"the cost after {n} steps")
    far = -6.0
    slope = landscape_slopes((far, START[1]))[0]
    return found | {
        "far_w": fact(plain(far), CHOSEN),
        "far_slope": fact(slope, "the slope there"),
    }


def parabola() -> dict[str, Fact]:
    """Steps on the parabola w^2: the factor of each step, and the weight after some."""
    found: dict[str, Fact] = {}
    for r, rate in enumerate(PARABOLA_RATES, 1):
        path = parabola_path(rate, max(PARABOLA_STEPS))
        found[f"p_rate_{r}"] = fact(rate, CHOSEN)
        found[f"p_factor_{r}"] = fact(plain(round(1 - 2 * rate, 12)), "1 - 2 eta k with k = 1")
        for n in PARABOLA_STEPS:
            found[f"p_w_{r}_{n}"] = fact(plain(path[n]), f"the weight after {n} steps")
    return found


def two_weights() -> dict[str, Fact]:
    """The gradient of two weights, and what a step in this or that direction does."""
    first, second = landscape_slopes(START)
    length = math.hypot(first, second)
    down = (-first / length, -second / length)
    along = (down[1], -down[0])
    slanted = tuple((a + b) / math.sqrt(2) for a, b in zip(down, along, strict=True))
    directions = {
        "down": down,
        "slanted": slanted,
        "along": along,
        "up": (-down[0], -down[1]),
    }
    found = {
        "g_1": fact(first, "nnbook.examples.gradient_descent.landscape_slopes"),
        "g_2": fact(second, "nnbook.examples.gradient_descent.landscape_slopes"),
        "g_length": fact(length, "the length of the gradient"),
        "stride": fact(STRIDE, CHOSEN),
    }
    for name, way in directions.items():
        there = tuple(w + STRIDE * d for w, d in zip(START, way, strict=True))
        change = landscape_cost(there) - landscape_cost(START)
        found[f"way_{name}"] = fact(change, "change of cost after a step of length 0.1")
        share = sum(a * b for a, b in zip(down, way, strict=True))
        expected = round(-STRIDE * length * share, 15)
        found[f"way_{name}_expected"] = fact(plain(expected), "-0.1 |grad C| cos(angle)")
    return found


def landscape() -> dict[str, Fact]:
    """Three learning rates on the landscape, and the limit near the valley's floor."""
    found = {"steps": fact(STEPS, CHOSEN)}
    for r, rate in enumerate(LEARNING_RATES, 1):
        path = landscape_path(rate)
        found[f"rate_{r}"] = fact(plain(rate), CHOSEN)
        for n in (1, STEPS):
            found[f"at_{r}_{n}_1"] = fact(path[n][0], f"the weight from N2 to N3 after {n} steps")
            found[f"at_{r}_{n}_2"] = fact(path[n][1], f"the weight from N2 to N4 after {n} steps")
            found[f"cost_{r}_{n}"] = fact(landscape_cost(path[n]), f"the cost after {n} steps")
    t = WORKED_TARGET[1]
    k = (t * (1 - t) * parts_of_z(1)[0]) ** 2
    found["floor_k"] = fact(k, "(t (1 - t) a)^2: half the second derivative on the valley's floor")
    found["floor_limit"] = fact(1 / k, "1/k")
    return found


def valley() -> dict[str, Fact]:
    """The narrow valley, without momentum and with it."""
    plain_path, pushed = valley_path(0.0), valley_path(VALLEY_MOMENTUM)
    found = {
        "v_k_1": fact(plain(VALLEY[0]), CHOSEN),
        "v_k_2": fact(plain(VALLEY[1]), CHOSEN),
        "v_start_1": fact(plain(VALLEY_START[0]), CHOSEN),
        "v_start_2": fact(plain(VALLEY_START[1]), CHOSEN),
        "v_rate": fact(VALLEY_RATE, CHOSEN),
        "v_limit": fact(1 / VALLEY[1], "1/k with the larger k"),
        "v_factor_1": fact(1 - 2 * VALLEY_RATE * VALLEY[0], "1 - 2 eta k"),
        "v_factor_2": fact(1 - 2 * VALLEY_RATE * VALLEY[1], "1 - 2 eta k"),
        "v_momentum": fact(VALLEY_MOMENTUM, CHOSEN),
        "v_steps": fact(VALLEY_STEPS, CHOSEN),
        "v_floor": fact(VALLEY_FLOOR, CHOSEN),
        "v_cost_start": fact(plain(valley_cost(VALLEY_START)), "10^2 + 25 * 2^2"),
        "v_cost": fact(valley_cost(plain_path[-1]), "the cost after 20 steps, without momentum"),
        "v_cost_momentum": fact(valley_cost(pushed[-1]), "the cost after 20 steps, with momentum"),
        "v_needed": fact(valley_steps_needed(0.0), "steps until the cost is below 0.01"),
        "v_needed_momentum": fact(valley_steps_needed(VALLEY_MOMENTUM), "the same with momentum"),
    }
    for n in (1, 2):
        for k in (0, 1):
            source = f"after {n} steps with momentum"
            found[f"v_at_{n}_{k + 1}"] = fact(pushed[n][k], source)
            found[f"v_plain_{n}_{k + 1}"] = fact(plain_path[n][k], f"after {n} steps without")
    return found


def twelve() -> dict[str, Fact]:
    """All parameters: before, slope by nudging, after one step; then many steps."""
    moments = worked_descent()
    found: dict[str, Fact] = {}
    squares = 0.0
    for parameter in PARAMETERS:
        slope = nudged_slope(parameter)
        squares += slope * slope
        name = parameter.name
        found[f"{name}_before"] = fact(parameter.value(moments[0].parameters), "the worked network")
        found[f"{name}_slope"] = fact(slope, "nudged by 0.001 to either side")
        found[f"{name}_after"] = fact(
            parameter.value(moments[1].parameters), "after one step: nnbook.net.step_by_hand"
        )
    found["all_expected"] = fact(WORKED_LEARNING_RATE * squares, "learning rate times |grad C|^2")
    found["all_drop"] = fact(moments[0].cost - moments[1].cost, "by how much the cost fell")
    found["passes"] = fact(2 * len(PARAMETERS), "two evaluations for each parameter")
    found["nudge_width"] = fact(2 * NUDGE, "from one side to the other: twice the nudge")
    inputs, hidden, outputs = DIGITS
    parameters = (inputs + 1) * hidden + (hidden + 1) * outputs
    found["mnist_hidden"] = fact(hidden, CHOSEN)
    found["mnist_parameters"] = fact(parameters, "weights and biases, 784-30-10")
    found["mnist_passes"] = fact(2 * parameters, "two evaluations for each parameter")
    for n in (0, *WORKED_STEP_COUNTS):
        moment = moments[n]
        exact = n <= 1
        found[f"all_n_{n}"] = fact(n, CHOSEN)
        source = f"after {n} steps: nnbook.examples.gradient_descent_worked"
        found[f"all_c_{n}"] = fact(moment.cost, source, exact=exact)
        for j in (1, 2):
            found[f"all_y_{n}_{j}"] = fact(moment.run.a(2)[j - 1], source, exact=exact)
    return found


FACTS: Final[dict[str, Fact]] = (
    one_slope()
    | curve()
    | parabola()
    | two_weights()
    | landscape()
    | valley()
    | twelve()
    | BATCH_FACTS
)
