"""Numbers of the chapter "The cost function": the worked cost, means, accuracy, cross-entropy."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from nnbook.examples.cost import (
    CLASS_TARGET,
    CLASS_Z,
    FREE_WEIGHTS,
    HOURS,
    SATURATED_TARGET,
    SATURATED_Z,
    STUDENT_BIAS,
    THREE_INPUTS,
    THREE_TARGETS,
    free_cost,
    free_term,
    parts_of_z,
    student_accuracy,
    student_cost,
    student_jumps,
)
from nnbook.examples.worked import (
    WORKED_BIASES,
    WORKED_LEARNING_RATE,
    WORKED_TARGET,
    WORKED_WEIGHTS,
    worked_pass,
    worked_step,
)
from nnbook.facts.fact import Fact, fact
from nnbook.net import (
    cross_entropy_cost,
    forward_by_hand,
    quadratic_cost,
    quadratic_cost_prime,
    sigmoid,
    sigmoid_prime,
    softmax,
)
from nnbook.net.step_by_hand import cost_by_hand

TARGET: Final = "the target of the worked example, T. Hill's Part 2"
CHOSEN: Final = "chosen for this chapter: nnbook.examples.cost"
BY_HAND: Final = "plain floats: nnbook.net.step_by_hand.cost_by_hand"
WEIGHTS_TRIED: Final = (-4.0, FREE_WEIGHTS[0], 4.0)
STUDENT_WEIGHTS: Final = (1.5, 1.75)
NUDGE_FROM: Final = 3.0
NUDGE: Final = 0.01
SURPRISES: Final = (1.0, 0.5, 0.1, 0.01)


def worked() -> dict[str, Fact]:
    """The worked example's cost, term by term: `t_1`, `e_1`, `sq_1`, `cost`."""
    found: dict[str, Fact] = {}
    errors = []
    for j, (y, t) in enumerate(zip(worked_pass().a(2), WORKED_TARGET, strict=True), 1):
        error = y - t
        errors.append(error)
        shown = int(t) if t == int(t) else t
        found[f"t_{j}"] = fact(shown, TARGET)
        found[f"e_{j}"] = fact(error, "y - t", exact=True)
        found[f"abs_{j}"] = fact(abs(error), "|y - t|", exact=True)
        found[f"sq_{j}"] = fact(error * error, "(y - t)^2", exact=True)
    cost = worked_step().cost
    found["cost"] = fact(cost, BY_HAND, exact=True)
    found["half"] = fact(cost / 2, "half the worked example's cost")
    found["e_sum"] = fact(errors[0] + errors[1], "the errors with their signs, added", exact=True)
    ratio = abs(errors[1] / errors[0])
    found["ratio_e"] = fact(ratio, "the error of N4 over that of N3, in size")
    found["ratio_sq"] = fact(ratio**2, "the term of N4 over that of N3")
    found["parameters"] = fact(
        sum(len(row) for layer in WORKED_WEIGHTS for row in layer)
        + sum(len(layer) for layer in WORKED_BIASES),
        "weights and biases of the worked network",
    )
    return found


def squares() -> dict[str, Fact]:
    """One large error against two small ones with the same sum."""
    small, large = 0.1, 0.2
    return {
        "small": fact(small, CHOSEN),
        "large": fact(large, CHOSEN),
        "large_sq": fact(large**2, "0.2 squared"),
        "spread_sq": fact(2 * small**2, "two errors of 0.1"),
        "outlier": fact(10, CHOSEN),
        "outlier_sq": fact(10**2, "10 squared"),
        "outlier_worth": fact(round(10**2 / 0.01**2), "errors of 0.01 that cost as much as one 10"),
        "tiny": fact(0.01, CHOSEN),
    }


def one_weight() -> dict[str, Fact]:
    """The cost as a function of the weight from N2 to N3."""
    factor, rest = parts_of_z(0)
    found = {
        "factor": fact(factor, "the activation of N2"),
        "rest_n3": fact(rest, "z of N3 without the term of N2"),
        "rest_n4": fact(parts_of_z(1)[1], "z of N4 without the term of N2"),
        "free_n3": fact(FREE_WEIGHTS[0], "the worked network's weight from N2 to N3"),
        "free_n4": fact(FREE_WEIGHTS[1], "the worked network's weight from N2 to N4"),
    }
    for k, w in enumerate(WEIGHTS_TRIED, 1):
        shown = int(w) if w == int(w) else w
        found[f"try_w_{k}"] = fact(shown, "tried: nnbook.facts.cost")
        y = float(sigmoid(np.array(factor * w + rest)))
        found[f"try_y_{k}"] = fact(y, "the output of N3 with that weight")
        cost = float(free_cost(np.array(w), np.array(FREE_WEIGHTS[1])))
        found[f"try_c_{k}"] = fact(cost, "nnbook.examples.cost.free_cost")
    best = (math.log(WORKED_TARGET[1] / (1 - WORKED_TARGET[1])) - parts_of_z(1)[1]) / factor
    found["valley"] = fact(best, "the weight from N2 to N4 at which N4 hits its target")
    found["valley_far"] = fact(
        float(free_term(0, np.array(6.0))), "the cost on the valley's floor where the first is 6"
    )
    found["valley_w"] = fact(6, "the right edge of the landscape: nnbook.figures.cost_surface")
    return found


def means() -> dict[str, Fact]:
    """Three examples through the worked network, and the mean of their costs."""
    found: dict[str, Fact] = {}
    costs = []
    for n, (x, t) in enumerate(zip(THREE_INPUTS, THREE_TARGETS, strict=True), 1):
        _, a = forward_by_hand(WORKED_WEIGHTS, WORKED_BIASES, x)
        costs.append(cost_by_hand(a[-1], t))
        for k in (0, 1):
            found[f"m{n}_x_{k + 1}"] = fact(int(x[k]), CHOSEN)
            found[f"m{n}_t_{k + 1}"] = fact(int(t[k]) if t[k] == int(t[k]) else t[k], CHOSEN)
            found[f"m{n}_y_{k + 1}"] = fact(a[-1][k], "nnbook.net.forward_by_hand")
        found[f"m{n}_c"] = fact(costs[-1], BY_HAND)
    found["m_sum"] = fact(sum(costs), "the three costs added")
    found["m_mean"] = fact(sum(costs) / len(costs), "their mean")
    found["m_twice"] = fact(2 * sum(costs), "the sum if every example came twice")
    return found


def students() -> dict[str, Fact]:
    """What accuracy and cost say for a few weights of the students' neuron."""
    found = {
        "example": fact(0.2, "any cost: an example of a number that means little alone"),
        "students": fact(len(HOURS), CHOSEN),
        "student_b": fact(int(STUDENT_BIAS), CHOSEN),
        "hours_least": fact(HOURS[0], CHOSEN),
        "hours_most": fact(int(HOURS[-1]), CHOSEN),
        "hours_apart": fact(HOURS[1] - HOURS[0], "each studied so much longer than the one before"),
        "lucky_hours": fact(int(HOURS[3]), "the hours of the one who passed with fewer hours"),
        "unlucky_hours": fact(HOURS[4], "the hours of the one who failed with more hours"),
        "jump": fact(student_jumps()[3], "where the student with 2.5 hours changes sides: 4 / 2.5"),
        "nudge_from": fact(int(NUDGE_FROM), CHOSEN),
        "nudge_to": fact(NUDGE_FROM + NUDGE, CHOSEN),
        "nudge_accuracy": fact(student_accuracy(NUDGE_FROM), "right answers at 3"),
        "nudge_accuracy_after": fact(student_accuracy(NUDGE_FROM + NUDGE), "right answers at 3.01"),
        "nudge_cost": fact(student_cost(NUDGE_FROM), "mean quadratic cost at 3"),
        "nudge_cost_after": fact(student_cost(NUDGE_FROM + NUDGE), "mean quadratic cost at 3.01"),
    }
    for k, w in enumerate(STUDENT_WEIGHTS, 1):
        found[f"s_w_{k}"] = fact(w, CHOSEN)
        found[f"s_right_{k}"] = fact(round(8 * student_accuracy(w)), "how many of eight are right")
        found[f"s_cost_{k}"] = fact(student_cost(w), "nnbook.examples.cost.student_cost")
    return found


def saturated() -> dict[str, Fact]:
    """A neuron that is badly wrong at z = -6: cost and slope, squared and with cross-entropy."""
    z, t = np.array([SATURATED_Z]), np.array([SATURATED_TARGET])
    y = sigmoid(z)
    quadratic = float((quadratic_cost_prime(y, t) * sigmoid_prime(z))[0])
    entropy = float((y - t)[0])
    middle = float((quadratic_cost_prime(np.array([0.5]), t) * sigmoid_prime(0.0))[0])
    found = {
        "sat_z": fact(int(SATURATED_Z), CHOSEN),
        "sat_t": fact(int(SATURATED_TARGET), CHOSEN),
        "sat_y": fact(float(y[0]), "sigmoid(-6)"),
        "sat_cost": fact(quadratic_cost(y, t), "quadratic cost at z = -6"),
        "sat_slope": fact(quadratic, "2 (y - t) y (1 - y)"),
        "sat_middle": fact(middle, "the same slope at z = 0"),
        "sat_weaker": fact(middle / quadratic, "how many times less the slope is at -6 than at 0"),
        "ce_slope": fact(entropy, "y - t"),
        "ce_ratio": fact(entropy / quadratic, "slope of cross-entropy over that of the square"),
        "top_exact": fact("8/27", "2 (1 - 1/3)^2 / 3"),
        "top_slope": fact(8 / 27, "2 (1 - 1/3)^2 / 3"),
        "top_z": fact(-math.log(2), "sigmoid(z) = 1/3"),
    }
    for k, p in enumerate(SURPRISES, 1):
        found[f"p_{k}"] = fact(int(p) if p == 1 else p, CHOSEN)
        found[f"p_sq_{k}"] = fact((1 - p) ** 2, "(1 - p)^2")
        surprise = -math.log(p)
        found[f"p_ln_{k}"] = fact(abs(surprise), "-ln p")
    found["mixed_y"] = fact(0.8, CHOSEN)
    found["mixed_cost"] = fact(-math.log(1 - 0.8), "-ln(1 - y) for t = 0")
    return found


def classes() -> dict[str, Fact]:
    """Three classes through softmax: shares, cost and slopes."""
    z, t = np.array(CLASS_Z), np.array(CLASS_TARGET)
    y = softmax(z)
    found = {
        "c_sum": fact(float(np.exp(z).sum()), "e^z, added"),
        "c_cost": fact(cross_entropy_cost(y, t), "nnbook.net.cross_entropy_cost"),
        "c_cost_2": fact(cross_entropy_cost(y, np.array([0.0, 1.0, 0.0])), "the target is B"),
        "c_guess_10": fact(math.log(10), "-ln(1/10)"),
    }
    for j in range(3):
        found[f"c_z_{j + 1}"] = fact(int(z[j]), CHOSEN)
        found[f"c_e_{j + 1}"] = fact(math.exp(z[j]), "math.exp(z)")
        found[f"c_y_{j + 1}"] = fact(float(y[j]), "nnbook.net.softmax")
        found[f"c_t_{j + 1}"] = fact(int(t[j]), CHOSEN)
        found[f"c_d_{j + 1}"] = fact(float(y[j] - t[j]), "y - t")
    return found


def exercises() -> dict[str, Fact]:
    """The answers to the chapter's exercises."""
    y, t = (0.9, 0.4, 0.2), (1.0, 0.0, 0.0)
    found = {
        "ex_cost": fact(cost_by_hand(y, t), BY_HAND),
        "ex_ce_bad": fact(-math.log(0.001), "-ln 0.001"),
        "ex_ce_bad_y": fact(0.001, CHOSEN),
        "ex_ce_good_y": fact(0.6, CHOSEN),
        "ex_ten": fact(10, CHOSEN),
        "ex_nine": fact(9, CHOSEN),
        "ex_a_sure": fact(0.99, CHOSEN),
    }
    for j in range(3):
        found[f"ex_y_{j + 1}"] = fact(y[j], CHOSEN)
        found[f"ex_t_{j + 1}"] = fact(int(t[j]), CHOSEN)
        found[f"ex_sq_{j + 1}"] = fact((y[j] - t[j]) ** 2, "(y - t)^2")
    values = (1, 2, 9)
    found |= {f"ex_v_{k}": fact(value, CHOSEN) for k, value in enumerate(values, 1)}
    mean, middle = sum(values) / 3, sorted(values)[1]
    found["ex_v_mean"] = fact(round(mean), "(1 + 2 + 9) / 3")
    found["ex_v_middle"] = fact(middle, "the one in the middle")
    for name, c in (("mean", mean), ("middle", middle)):
        found[f"ex_v_{name}_sq"] = fact(round(sum((c - v) ** 2 for v in values)), "squares, added")
        found[f"ex_v_{name}_abs"] = fact(round(sum(abs(c - v) for v in values)), "sizes, added")
    found["ex_near"] = fact(0.99, CHOSEN)
    found["ex_near_odds"] = fact(round(0.99 / (1 - 0.99)), "0.99 / 0.01")
    found["ex_near_z"] = fact(math.log(99), "sigmoid(z) = 0.99")
    found["ex_rate"] = fact(WORKED_LEARNING_RATE, "the worked example's learning rate")
    found["ex_rate_2"] = fact(2 * WORKED_LEARNING_RATE, "twice as much")
    sure = [0.99] * 9 + [0.001]
    found["ex_a_mean"] = fact(
        sum(-math.log(p) for p in sure) / 10, "nine answers at 0.99 and one at 0.001"
    )
    found["ex_b_mean"] = fact(-math.log(0.6), "ten answers at 0.6")
    found["ex_a_sq"] = fact(sum((1 - p) ** 2 for p in sure) / 10, "the mean of (1 - p)^2")
    found["ex_b_sq"] = fact(0.4**2, "the mean of (1 - p)^2")
    return found


FACTS: Final[dict[str, Fact]] = (
    worked()
    | squares()
    | one_weight()
    | means()
    | students()
    | saturated()
    | classes()
    | exercises()
)
