"""Numbers of the chapter "Gradient descent": one weight, two, twelve; many examples; exercises."""

from __future__ import annotations

import math
from typing import Final

from nnbook.examples import gradient_descent as ground
from nnbook.examples import gradient_descent_batches as many
from nnbook.examples import gradient_descent_traps as traps
from nnbook.examples.cost import parts_of_z
from nnbook.examples.digits import load_results
from nnbook.examples.gradient_descent_worked import NUDGE, PARAMETERS, nudged_slope, worked_descent
from nnbook.examples.worked import WORKED_LEARNING_RATE, WORKED_STEP_COUNTS, WORKED_TARGET
from nnbook.facts.fact import Fact, fact

CHOSEN: Final = "chosen for this chapter: nnbook.examples.gradient_descent"
BATCHES: Final = "chosen: nnbook.examples.gradient_descent_batches"
TRAPS: Final = "chosen: nnbook.examples.gradient_descent_traps"
EXERCISE: Final = "chosen for the exercise"
NUDGES: Final = (0.1, 0.01, 0.001)
CURVE_RATES: Final = (0.1, 1.0, 10.0)
CURVE_STEPS: Final = (1, 10, 100)
PARABOLA_STEPS: Final = (1, 2, 3, 10)
DIGITS: Final = (784, 30, 10)  # the layers of a small network for handwritten digits
WAYS: Final = {"down": 0, "slanted": 45, "along": 90, "up": 180}  # degrees away from downhill


def plain(value: float) -> int | float:
    """A whole number without its decimal point."""
    return int(value) if value == int(value) else value


def one_slope() -> dict[str, Fact]:
    """The slope along the weight from N2 to N3, by nudging and by formula, and one step."""
    w, now = ground.START[0], ground.one_weight_cost(ground.START[0])
    found: dict[str, Fact] = {}
    for k, nudge in enumerate(NUDGES, 1):
        after = ground.one_weight_cost(w + nudge)
        found[f"nudge_{k}"] = fact(nudge, CHOSEN)
        found[f"nudge_w_{k}"] = fact(w + nudge, "the weight, nudged")
        found[f"nudge_c_{k}"] = fact(after, "nnbook.examples.gradient_descent.one_weight_cost")
        found[f"nudge_slope_{k}"] = fact((after - now) / nudge, "change of cost over nudge")
    slope, rate = ground.landscape_slopes(ground.START)[0], WORKED_LEARNING_RATE
    y = ground.landscape_output(0, w)
    moved = ground.one_weight_path(rate, 1)[1]
    return found | {
        "slope": fact(slope, "2 (y - t) y (1 - y) a"),
        "slope_size": fact(abs(slope), "the same without its sign"),
        "sigma_prime": fact(y * (1 - y), "y (1 - y) of N3"),
        "rate": fact(rate, "the worked example's learning rate, T. Hill's Part 2"),
        "step_w": fact(moved, "the weight after one step"),
        "step_c": fact(ground.one_weight_cost(moved), "the cost after one step"),
        "drop": fact(now - ground.one_weight_cost(moved), "by how much the cost fell"),
        "drop_expected": fact(rate * slope * slope, "learning rate times slope squared"),
    }


def curve() -> dict[str, Fact]:
    """Steps on the curve of one weight, with three learning rates."""
    found = {f"curve_steps_{k}": fact(n, CHOSEN) for k, n in enumerate(CURVE_STEPS, 1)}
    for r, rate in enumerate(CURVE_RATES, 1):
        path = ground.one_weight_path(rate, max(CURVE_STEPS))
        found[f"curve_rate_{r}"] = fact(plain(rate), CHOSEN)
        for k, n in enumerate(CURVE_STEPS, 1):
            cost = ground.one_weight_cost(path[n])
            found[f"curve_c_{r}_{k}"] = fact(cost, f"the cost after {n} steps")
    far = -6.0
    slope = ground.landscape_slopes((far, ground.START[1]))[0]
    return found | {"far_w": fact(plain(far), CHOSEN), "far_slope": fact(slope, "the slope there")}


def parabola() -> dict[str, Fact]:
    """Steps on the parabola w^2: the factor of each step, and the weight after some."""
    found: dict[str, Fact] = {}
    for r, rate in enumerate(ground.PARABOLA_RATES, 1):
        path = ground.parabola_path(rate, max(PARABOLA_STEPS))
        found[f"p_rate_{r}"] = fact(rate, CHOSEN)
        found[f"p_factor_{r}"] = fact(plain(round(1 - 2 * rate, 12)), "1 - 2 eta k with k = 1")
        for n in PARABOLA_STEPS:
            found[f"p_w_{r}_{n}"] = fact(plain(path[n]), f"the weight after {n} steps")
    return found


def two_weights() -> dict[str, Fact]:
    """The gradient of two weights, and what a step in this or that direction does."""
    slopes, stride = ground.landscape_slopes(ground.START), ground.STRIDE
    length = math.hypot(*slopes)
    found = {f"g_{j}": fact(slope, "landscape_slopes") for j, slope in enumerate(slopes, 1)}
    found["g_length"] = fact(length, "the length of the gradient")
    found["stride"] = fact(stride, CHOSEN)
    for name, degrees in WAYS.items():
        change = ground.change_in_direction(degrees)
        found[f"way_{name}"] = fact(change, "change of cost after a step of length 0.1")
        expected = round(-stride * length * math.cos(math.radians(degrees)), 15)
        found[f"way_{name}_expected"] = fact(plain(expected), "0.1 |grad C| cos(angle)")
    return found


def landscape() -> dict[str, Fact]:
    """Three learning rates on the landscape, and the limit near the valley's floor."""
    found = {"steps": fact(ground.STEPS, CHOSEN)}
    for r, rate in enumerate(ground.LEARNING_RATES, 1):
        path = ground.landscape_path(rate)
        found[f"rate_{r}"] = fact(plain(rate), CHOSEN)
        for n in (1, ground.STEPS):
            found[f"at_{r}_{n}_1"] = fact(path[n][0], f"the weight from N2 to N3 after {n} steps")
            found[f"at_{r}_{n}_2"] = fact(path[n][1], f"the weight from N2 to N4 after {n} steps")
            cost = ground.landscape_cost(path[n])
            found[f"cost_{r}_{n}"] = fact(cost, f"the cost after {n} steps")
    t = WORKED_TARGET[1]
    k = (t * (1 - t) * parts_of_z(1)[0]) ** 2
    found["floor_k"] = fact(k, "(t (1 - t) a)^2: half the second derivative on the valley's floor")
    found["floor_limit"] = fact(1 / k, "the limit 1/k")
    return found


def valley() -> dict[str, Fact]:
    """The narrow valley, without momentum and with it."""
    rate, momentum, steps = ground.VALLEY_RATE, ground.VALLEY_MOMENTUM, ground.VALLEY_STEPS
    found = {
        "v_rate": fact(rate, CHOSEN),
        "v_limit": fact(1 / ground.VALLEY[1], "1/k with the larger k"),
        "v_momentum": fact(momentum, CHOSEN),
        "v_steps": fact(steps, CHOSEN),
        "v_floor": fact(ground.VALLEY_FLOOR, CHOSEN),
        "v_cost_start": fact(plain(ground.valley_cost(ground.VALLEY_START)), "10^2 + 25 * 2^2"),
    }
    pushed = ground.valley_path(momentum)
    for j, k in enumerate(ground.VALLEY, 1):
        found[f"v_k_{j}"] = fact(plain(k), CHOSEN)
        found[f"v_start_{j}"] = fact(plain(ground.VALLEY_START[j - 1]), CHOSEN)
        found[f"v_factor_{j}"] = fact(1 - 2 * rate * k, "1 - 2 eta k")
        second = ground.valley_path(0.0)[2][j - 1]
        found[f"v_plain_2_{j}"] = fact(second, "after 2 steps without momentum")
        for n in (1, 2):
            found[f"v_at_{n}_{j}"] = fact(pushed[n][j - 1], f"after {n} steps with momentum")
    for name, kept in (("plain", 0.0), ("momentum", momentum)):
        cost = ground.valley_cost(ground.valley_path(kept)[steps])
        found[f"v_cost_{name}"] = fact(cost, f"the cost after 20 steps, momentum {kept}")
        needed = ground.valley_steps_needed(kept)
        found[f"v_needed_{name}"] = fact(needed, f"steps to a cost below 0.01, momentum {kept}")
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
        before, after = (parameter.value(moments[n].parameters) for n in (0, 1))
        found[f"{name}_before"] = fact(before, "the worked network")
        found[f"{name}_slope"] = fact(slope, "nudged by 0.001 to either side")
        found[f"{name}_after"] = fact(after, "after one step: nnbook.net.step_by_hand")
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


def batches() -> dict[str, Fact]:
    """Three paths to the same line, with all examples a step, with twenty, with one."""
    found = {
        "n_examples": fact(many.N_EXAMPLES, BATCHES),
        "epochs": fact(many.EPOCHS, BATCHES),
        "line_rate": fact(many.LINE_RATE, BATCHES),
        "start_cost": fact(many.line_cost(many.LINE_START), "the mean cost at the start"),
        "best_cost": fact(many.line_cost(many.best_line()), "the mean cost of the best line"),
        "orders": fact(many.ORDERS, BATCHES),
    }
    slopes = many.line_slopes(many.LINE_START, many.examples())
    for j, name in enumerate("wb"):
        found[f"true_{name}"] = fact(many.TRUE_LINE[j], BATCHES)
        found[f"start_{name}"] = fact(plain(many.LINE_START[j]), BATCHES)
        found[f"true_slope_{name}"] = fact(slopes[j], "the mean slope over all examples")
        found[f"best_{name}"] = fact(many.best_line()[j], "least squares")
    for k, size in enumerate(many.BATCH_SIZES, 1):
        path, per_epoch = many.line_path(size), many.N_EXAMPLES // size
        found[f"batch_{k}"] = fact(size, BATCHES)
        found[f"wins_{k}"] = fact(many.wins()[k - 1], "other orders in which it ends lowest")
        found[f"batch_steps_{k}"] = fact(per_epoch, "steps in an epoch")
        for epoch in range(1, many.EPOCHS + 1):
            cost = many.line_cost(path[per_epoch * epoch])
            found[f"batch_cost_{k}_{epoch}"] = fact(cost, f"the mean cost after {epoch} epochs")
    found["batch_all_1"] = fact(many.EPOCHS, "steps of all examples in all epochs")
    for k, size in enumerate(many.NOISE_SIZES, 1):
        found[f"noise_m_{k}"] = fact(size, BATCHES)
        found[f"noise_{k}"] = fact(many.spread(size), "measured over 2,000 draws")
        formula = many.spread_by_formula(size)
        found[f"noise_formula_{k}"] = fact(formula, "one example's, over sqrt(m)")
    images = sum(load_results()["label_counts"]["train"])
    found["mnist_batch"] = fact(10, BATCHES)
    found["mnist_steps"] = fact(images // 10, "60,000 images in batches of 10")
    return found


def stuck() -> dict[str, Fact]:
    """Two valleys of one neuron, and the saddle."""
    found = {
        "trap_rate": fact(plain(traps.TRAP_RATE), TRAPS),
        "trap_steps": fact(traps.TRAP_STEPS, TRAPS),
    }
    for k, (x, t) in enumerate(traps.TWO_VALLEYS, 1):
        found[f"trap_x_{k}"] = fact(plain(x), TRAPS)
        found[f"trap_t_{k}"] = fact(plain(t), TRAPS)
    for k, start in enumerate(traps.VALLEY_STARTS, 1):
        end = traps.two_valleys_path(start)[-1]
        found[f"trap_start_{k}"] = fact(plain(start), TRAPS)
        found[f"trap_end_{k}"] = fact(end, "the weight after 3,000 steps")
        found[f"trap_cost_{k}"] = fact(traps.two_valleys_cost(end), "the cost after 3,000 steps")
    return found


def step_exercises() -> dict[str, Fact]:
    """Steps on (w - 3)^2, the limit of 4 w^2, and a step on w_1^2 + 4 w_2^2."""
    w, rate, low, k, tried = 5, 0.1, 3, 4, 0.2
    found = {
        "ex_w": fact(w, EXERCISE),
        "ex_rate": fact(rate, EXERCISE),
        "ex_low": fact(low, EXERCISE),
        "ex_w_wrong": fact(w + rate * 2 * (w - low), "w + eta * slope"),
        "ex_k": fact(k, EXERCISE),
        "ex_limit": fact(1 / k, "the limit 1/k"),
        "ex_best": fact(1 / (2 * k), "1/(2k)"),
        "ex_tried": fact(tried, EXERCISE),
        "ex_factor": fact(1 - 2 * tried * k, "1 - 2 eta k"),
    }
    place = float(w)
    for n in (1, 2):
        slope = 2 * (place - low)
        found[f"ex_slope_{n}"] = fact(plain(round(slope, 12)), "2 (w - 3)")
        place -= rate * slope
        found[f"ex_w_{n}"] = fact(place, "w - eta * slope")
    at = (2, 1)
    slopes = (2 * at[0], 8 * at[1])
    there = [p - rate * slope for p, slope in zip(at, slopes, strict=True)]
    for j in (1, 2):
        found[f"ex_at_{j}"] = fact(at[j - 1], EXERCISE)
        found[f"ex_g_{j}"] = fact(slopes[j - 1], "2 w_1 and 8 w_2")
        found[f"ex_there_{j}"] = fact(there[j - 1], "w - eta * slope")
    for name, (first, second) in (("before", at), ("after", there)):
        found[f"ex_{name}"] = fact(first**2 + 4 * second**2, "w_1^2 + 4 w_2^2")
    return found


def batch_exercises() -> dict[str, Fact]:
    """A mini-batch by hand, steps and noise, and grey values that were not normalised."""
    line, batch = (1.0, 0.0), ((1.0, 2.0), (2.0, 1.0), (3.0, 2.0))
    found: dict[str, Fact] = {}
    for k, example in enumerate(batch, 1):
        by_weight, by_bias = many.line_slopes(line, (example,))
        found[f"ex_x_{k}"] = fact(plain(example[0]), EXERCISE)
        found[f"ex_t_{k}"] = fact(plain(example[1]), EXERCISE)
        found[f"ex_sw_{k}"] = fact(plain(by_weight), "2 e x of this example")
        found[f"ex_sb_{k}"] = fact(plain(by_bias), "2 e of this example")
    rate = 0.3
    found["ex_line_rate"] = fact(rate, EXERCISE)
    for name, at, slope in zip("wb", line, many.line_slopes(line, batch), strict=True):
        found[f"ex_line_{name}"] = fact(plain(at), EXERCISE)
        found[f"ex_s{name}"] = fact(slope, "the mean of the three")
        found[f"ex_new_{name}"] = fact(round(at - rate * slope, 12), "at - eta * slope")
    images, batch_size, larger, passes = 60_000, 10, 40, 30
    found |= {
        "ex_images": fact(images, "MNIST's training images"),
        "ex_m": fact(batch_size, EXERCISE),
        "ex_larger": fact(larger, EXERCISE),
        "ex_passes": fact(passes, EXERCISE),
        "ex_steps": fact(images // batch_size * passes, "60,000 / 10 * 30"),
        "ex_steps_larger": fact(images // larger * passes, "60,000 / 40 * 30"),
    }
    mean_square, top = 0.1, 255
    return found | {
        "ex_square": fact(mean_square, EXERCISE),
        "ex_top": fact(top, "the largest grey level"),
        "ex_square_grey": fact(mean_square * top**2, "0.1 * 255^2"),
        "ex_ratio": fact(top**2, "255^2"),
        "ex_grey_limit": fact(1 / mean_square, "the limit 1/k"),
        "ex_grey_limit_raw": fact(1 / (mean_square * top**2), "the limit 1/k"),
    }


FACTS: Final[dict[str, Fact]] = (
    one_slope()
    | curve()
    | parabola()
    | two_weights()
    | landscape()
    | valley()
    | twelve()
    | batches()
    | stuck()
    | step_exercises()
    | batch_exercises()
)
