"""Numbers of the chapter "Backpropagation": the worked step, its price, its check, and depth."""

from __future__ import annotations

import sys
from typing import Final

from nnbook.examples.backpropagation import (
    CHECK_NUDGE,
    EXP_DIGITS,
    NUDGES,
    WORKED_SIZES,
    check_errors,
    nudged_cost,
    price,
    relative_distance,
    slopes_with_a_mistake,
    worked_slopes,
)
from nnbook.examples.backpropagation_depth import (
    HIDDEN_LAYERS,
    STARTS,
    TRIALS,
    WIDTH,
    factor_per_layer,
    quartile_sizes,
)
from nnbook.examples.networks import ARTICLE_SIZES, DIGIT_SIZES
from nnbook.examples.worked import (
    WORKED_INPUT,
    WORKED_LEARNING_RATE,
    WORKED_TARGET,
    WORKED_WEIGHTS,
    worked_pass,
    worked_step,
    worked_steps,
)
from nnbook.facts.fact import Fact, fact
from nnbook.net.counting import count_biases, count_weights
from nnbook.net.neuron import logistic

BY_HAND: Final = "plain floats: nnbook.net.step_by_hand"
COUNTED: Final = "nnbook.examples.backpropagation.price"
CHOSEN: Final = "chosen for this chapter: nnbook.facts.backpropagation"
CHECKED: Final = "nnbook.examples.backpropagation.check_errors"
DEEP: Final = "nnbook.examples.backpropagation_depth"
NUDGE: Final = 0.01


def prices() -> dict[str, Fact]:
    """Multiplications for one forward pass, all slopes at once, and all slopes by nudging."""
    found: dict[str, Fact] = {}
    for name, sizes in (("worked", WORKED_SIZES), ("digits", DIGIT_SIZES)):
        one = price(sizes)
        both = one.forward + one.backward
        found[f"{name}_forward"] = fact(one.forward, COUNTED)
        found[f"{name}_backward"] = fact(one.backward, COUNTED)
        found[f"{name}_both"] = fact(both, "a forward and a backward pass")
        found[f"{name}_nudging"] = fact(one.nudging, COUNTED)
        found[f"{name}_passes"] = fact(both / one.forward, "both passes in forward passes")
        parameters = count_weights(sizes) + count_biases(sizes)
        found[f"{name}_parameters"] = fact(parameters, "weights and biases")
        found[f"{name}_nudges"] = fact(parameters + 1, "forward passes of nudging")
        found[f"{name}_ratio"] = fact(one.nudging / both, "nudging over both passes")
    for name, n in zip(("input", "hidden", "output"), DIGIT_SIZES, strict=True):
        found[f"digits_{name}"] = fact(n, "the sizes of the network for MNIST")
    return found


def chain() -> dict[str, Fact]:
    """One weight, from N2 to N3: its chain of slopes, and what nudging it really does."""
    index, step = 5, worked_step()  # the sixth of the weights in the order of `numbers_of`
    slope, weight = step.weight_slope(2)[0][1], WORKED_WEIGHTS[1][0][1]
    change = nudged_cost(index, NUDGE) - nudged_cost(index, 0.0)
    output_change = NUDGE * step.run.a(1)[1] * prime(2, 0)
    return {
        "gear_1": fact(2, "an example of two gears"),
        "gear_2": fact(3, "an example of two gears"),
        "gear_both": fact(2 * 3, "both gears"),
        "nudge": fact(NUDGE, CHOSEN),
        "nudge_w": fact(weight + NUDGE, "the weight from N2 to N3, nudged"),
        "nudge_z": fact(NUDGE * step.run.a(1)[1], "nudge times the activation of N2"),
        "nudge_y": fact(output_change, "the change of z times the slope of the sigmoid"),
        "nudge_c": fact(NUDGE * slope, "nudge times the product of all three slopes"),
        "nudge_cost": fact(nudged_cost(index, NUDGE), "the cost with the nudged weight"),
        "nudge_change": fact(change, "the cost with the nudged weight less that without"),
    }


def prime(layer: int, j: int) -> float:
    """The slope of the sigmoid at a neuron of the worked example, counted from 0."""
    a = worked_pass().a(layer)[j]
    return a * (1.0 - a)


def errors() -> dict[str, Fact]:
    """Every error term with its factors: `twice_1`, `prime2_1`, `delta2_1`, `path_13`, `back_1`."""
    step, found = worked_step(), {}
    for j in (0, 1):
        twice = 2.0 * (step.run.a(2)[j] - WORKED_TARGET[j])
        found[f"twice_{j + 1}"] = fact(twice, "2 (y - t)", exact=True)
        for layer in (1, 2):
            found[f"prime{layer}_{j + 1}"] = fact(prime(layer, j), "a (1 - a)", exact=True)
            delta = step.delta(layer)[j]
            found[f"delta{layer}_{j + 1}"] = fact(delta, BY_HAND, exact=True)
    for k in (0, 1):
        total = 0.0
        for j in (0, 1):
            term = WORKED_WEIGHTS[1][j][k] * step.delta(2)[j]
            total += term
            found[f"path_{k + 1}{j + 3}"] = fact(term, "w delta, one path", exact=True)
        found[f"back_{k + 1}"] = fact(total, "both paths added", exact=True)
    ratio = step.delta(1)[0] / step.delta(1)[1]
    found["ratio_hidden"] = fact(ratio, "the error term of N1 over that of N2")
    return found


def slopes() -> dict[str, Fact]:
    """Every slope of a weight, `slope2_12`; those of the biases are the error terms."""
    step, found = worked_step(), {}
    for layer in (1, 2):
        for j in (0, 1):
            for k in (0, 1):
                value = step.weight_slope(layer)[j][k]
                name = f"slope{layer}_{j + 1}{k + 1}"
                found[name] = fact(value, "delta a: " + BY_HAND, exact=True)
    return found


def one_step() -> dict[str, Fact]:
    """All parameters and values after one step, and how far the cost fell."""
    before, after, found = worked_step(), worked_steps()[1], {}
    for layer in (1, 2):
        for j in (0, 1):
            bias = after.parameters.biases[layer - 1][j]
            found[f"new_b{layer}_{j + 1}"] = fact(bias, BY_HAND, exact=True)
            found[f"new_z{layer}_{j + 1}"] = fact(after.run.z(layer)[j], BY_HAND, exact=True)
            found[f"new_a{layer}_{j + 1}"] = fact(after.run.a(layer)[j], BY_HAND, exact=True)
            for k in (0, 1):
                weight = after.parameters.weights[layer - 1][j][k]
                found[f"new_w{layer}_{j + 1}{k + 1}"] = fact(weight, BY_HAND, exact=True)
    found["rate"] = fact(WORKED_LEARNING_RATE, "the worked example's learning rate, T. Hill")
    found["new_cost"] = fact(after.cost, BY_HAND, exact=True)
    found["drop"] = fact(before.cost - after.cost, "cost before less cost after")
    squares = sum(slope * slope for slope in worked_slopes())
    expected = WORKED_LEARNING_RATE * squares
    found["drop_expected"] = fact(expected, "learning rate times all slopes squared, added")
    found["squares"] = fact(squares, "all twelve slopes squared, added")
    return found


def error_at(h: float, *, central: bool = True) -> float:
    """The relative error of the slopes by nudging, for one of the steps tried."""
    return check_errors(central=central)[NUDGES.index(h)]


def gradient_check() -> dict[str, Fact]:
    """How well nudging agrees with backpropagation, and what a mistake does to that."""
    found = {
        "h_check": fact(CHECK_NUDGE, CHOSEN),
        "check_error": fact(error_at(CHECK_NUDGE), CHECKED),
        "mistake_error": fact(
            relative_distance(slopes_with_a_mistake(), worked_slopes()),
            "nnbook.examples.backpropagation.slopes_with_a_mistake",
        ),
        "eps": fact(sys.float_info.epsilon, "sys.float_info.epsilon"),
        "eps_root": fact(sys.float_info.epsilon ** (1 / 3), "its cube root"),
        "single_eps": fact(2.0**-23, "the same for float32: 24 bits"),
        "single_root": fact(2.0 ** (-23 / 3), "its cube root"),
        "single_square": fact(2.0 ** (-46 / 3), "the square of that"),
        "exp_digits": fact(EXP_DIGITS, "nnbook.examples.backpropagation.rounded_exp"),
        "tiny_h": fact(NUDGES[-1], "the smallest step tried"),
        "tiny_error": fact(error_at(NUDGES[-1]), CHECKED),
    }
    for name, central in (("two", True), ("one", False)):
        found_errors = check_errors(central=central)
        best = min(found_errors)
        found[f"{name}_best"] = fact(best, CHECKED)
        found[f"{name}_best_h"] = fact(NUDGES[found_errors.index(best)], CHECKED)
        for k, h in enumerate((0.1, 0.01, 0.001), 1):
            found[f"h_{k}"] = fact(h, "a step tried: nnbook.examples.backpropagation")
            found[f"{name}_error_{k}"] = fact(error_at(h, central=central), CHECKED)
    return found


def depth() -> dict[str, Fact]:
    """Error terms through many layers: how much of them is left, and the factor of a layer."""
    found = {
        "deep_layers": fact(HIDDEN_LAYERS, DEEP),
        "deep_width": fact(WIDTH, DEEP),
        "deep_trials": fact(TRIALS, DEEP),
        "quarter": fact(0.25, "the sigmoid's largest slope, 1/2 (1 - 1/2)"),
        "quarter_power": fact(0.25**HIDDEN_LAYERS, "a quarter for each hidden layer"),
    }
    for kind in STARTS:
        first = float(quartile_sizes(kind)[1][0])
        found[f"left_{kind}"] = fact(first, "the median size in layer 1, of the output's")
        found[f"factor_{kind}"] = fact(factor_per_layer(kind), "a hidden layer's factor: " + DEEP)
    return found


def exercises() -> dict[str, Fact]:
    """The answers to the chapter's exercises."""
    w, b, x = 0.5, -1.0, 2.0
    y = logistic(w * x + b)
    delta = 2.0 * (y - 1.0) * y * (1.0 - y)
    new_w, new_b = w - delta * x, b - delta
    article = price(ARTICLE_SIZES)
    step = worked_step()
    found = {
        "ex_w": fact(w, CHOSEN),
        "ex_b": fact(int(b), CHOSEN),
        "ex_x": fact(int(x), CHOSEN),
        "ex_y": fact(y, "sigmoid(0)"),
        "ex_delta": fact(delta, "2 (y - 1) y (1 - y)"),
        "ex_slope": fact(delta * x, "delta x"),
        "ex_new_w": fact(new_w, "w - slope"),
        "ex_new_b": fact(new_b, "b - delta"),
        "ex_new_z": fact(new_w * x + new_b, "w x + b"),
        "ex_new_y": fact(logistic(new_w * x + new_b), "sigmoid"),
        "ex_cost": fact((y - 1.0) ** 2, "(y - 1)^2"),
        "ex_new_cost": fact((logistic(new_w * x + new_b) - 1.0) ** 2, "(y - 1)^2"),
        "ex_forward": fact(article.forward, COUNTED),
        "ex_first": fact(ARTICLE_SIZES[0] * ARTICLE_SIZES[1], "the weights of layer 1"),
        "ex_back": fact(article.backward - article.forward, "the weights but those of layer 1"),
        "ex_backward": fact(article.backward, COUNTED),
        "ex_both": fact(article.forward + article.backward, COUNTED),
        "ex_nudging": fact(article.nudging, COUNTED),
        "ex_parameters": fact(
            count_weights(ARTICLE_SIZES) + count_biases(ARTICLE_SIZES), "weights and biases"
        ),
        "ex_nudges": fact(
            count_weights(ARTICLE_SIZES) + count_biases(ARTICLE_SIZES) + 1, "passes of nudging"
        ),
    }
    for k in range(len(WORKED_INPUT)):
        total = 0.0
        for j in (0, 1):
            term = WORKED_WEIGHTS[0][j][k] * step.delta(1)[j]
            total += term
            found[f"ex_input_{k + 1}{j + 1}"] = fact(term, "w delta, one path", exact=True)
        found[f"ex_input_{k + 1}"] = fact(total, "both paths added", exact=True)
    return found


FACTS: Final[dict[str, Fact]] = (
    prices() | chain() | errors() | slopes() | one_step() | gradient_check() | depth() | exercises()
)
