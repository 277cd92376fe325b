"""Numbers of the chapter "Activation functions": firing, the collapse, XOR, values and slopes."""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.activation_functions import (
    FIRING_BIAS,
    FIRING_INPUTS,
    FIRING_WEIGHT,
    FLAT_SLOPE,
    FOUR_FUNCTIONS,
    LAYER_Z,
    NUDGE,
    NUDGED_Z,
    TABLE_Z,
)
from nnbook.examples.collapse import COLLAPSE_BIASES, COLLAPSE_INPUT, COLLAPSE_WEIGHTS, two_layers
from nnbook.examples.xor import (
    XOR_BIASES,
    XOR_INPUTS,
    XOR_LINE,
    XOR_TARGETS,
    XOR_WEIGHTS,
    best_affine,
    right_answers,
    xor_network,
)
from nnbook.facts.fact import Fact, fact
from nnbook.net import (
    Array,
    Layer,
    Network,
    collapse,
    derivative_of,
    forward,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    sigmoid_prime,
    sigmoid_saturation,
    step,
    tanh,
    tanh_saturation,
)
from nnbook.net.activations import LEAKY_SLOPE

CHOICE: Final = "the chapter's own choice: nnbook.examples"
XOR_SOURCE: Final = "I. Goodfellow, Y. Bengio and A. Courville, Deep Learning (2016), section 6.1"


def whole(value: float) -> int:
    """A whole number that came out of an array, to be printed without a decimal point."""
    if value != round(value):
        msg = f"the value must be a whole number, got {value!r}"
        raise ValueError(msg)
    return round(value)


def plain(value: float) -> int | float:
    """The value as a whole number if it is one, so that 3 is not printed as 3.0."""
    return round(value) if value == round(value) else float(value)


def entries(name: str, array: Array, source: str) -> dict[str, Fact]:
    """The whole numbers of a matrix or vector: `name_jk` or `name_j`, counted from 1."""
    return {
        f"{name}_{''.join(str(i + 1) for i in index)}": fact(whole(value), source)
        for index, value in np.ndenumerate(array)
    }


def years() -> dict[str, Fact]:
    """Who and when."""
    return {
        "neuron_year": fact(1943, "W. McCulloch and W. Pitts, Bull. Math. Biophysics 5, 115"),
        "logistic_year": fact(1838, "P.-F. Verhulst, Corresp. math. et physique 10, 113"),
        "relu_first_year": fact(1969, "K. Fukushima, IEEE Trans. Syst. Sci. Cybern. 5, 322"),
        "relu_year": fact(2010, "V. Nair and G. Hinton, Proc. ICML 27, 807"),
        "leaky_year": fact(2013, "A. Maas, A. Hannun and A. Ng, ICML workshop 28"),
        "xor_year": fact(2016, XOR_SOURCE),
        "leaky_slope": fact(LEAKY_SLOPE, "nnbook.net.leaky_relu, after A. Maas et al. (2013)"),
        "leaky_inverse": fact(round(1 / LEAKY_SLOPE), "1 / leaky_slope"),
    }


def firing() -> dict[str, Fact]:
    """One neuron with one input: its weight, bias and threshold; `fire_x_1`, `fire_z_1`."""
    found = {
        "fire_w": fact(FIRING_WEIGHT, CHOICE),
        "fire_b": fact(FIRING_BIAS, CHOICE),
        "fire_threshold": fact(-FIRING_BIAS / FIRING_WEIGHT, "the x with w x + b = 0"),
    }
    for i, x in enumerate(FIRING_INPUTS, 1):
        z = FIRING_WEIGHT * x + FIRING_BIAS
        found[f"fire_x_{i}"] = fact(x, CHOICE)
        found[f"fire_z_{i}"] = fact(z, "w x + b")
    return found


def collapsed() -> dict[str, Fact]:
    """The two layers `c_w1_12`, `c_b1_1`, the one layer `c_w_12`, `c_b_1`, and one input."""
    one, x = collapse(two_layers()), np.array(COLLAPSE_INPUT, dtype=float)
    source = "W2 W1 and W2 b1 + b2: nnbook.net.collapse"
    found = entries("c_x", x, CHOICE)
    for layer, (weight, bias) in enumerate(zip(COLLAPSE_WEIGHTS, COLLAPSE_BIASES, strict=True), 1):
        found |= entries(f"c_w{layer}", np.array(weight), CHOICE)
        found |= entries(f"c_b{layer}", np.array(bias), CHOICE)
    found |= entries("c_w", one.weight, source) | entries("c_b", one.bias, source)
    found |= entries("c_one", forward(Network((one,)), x).output, "the one layer: forward")
    for name, between in (("plain", identity), ("relu", relu)):
        run = forward(two_layers(between), x)
        found |= entries(f"c_{name}_z1", run.z(1), f"layer 1 of the two, {name}: forward")
        found |= entries(f"c_{name}_y", run.output, f"both layers, {name}: forward")
    return found | entries("c_relu_a1", run.a(1), "layer 1 of the two, relu: forward")


def exclusive_or() -> dict[str, Fact]:
    """XOR's table, the best straight answer, and every value of the ReLU network."""
    best = best_affine()
    found = {
        "xor_line_right": fact(right_answers(*XOR_LINE), "points that x1 + x2 = 0.5 gets right"),
        "xor_b1_2": fact(XOR_BIASES[0][1], XOR_SOURCE),
        "xor_w2_12": fact(XOR_WEIGHTS[1][0][1], XOR_SOURCE),
        "xor_line": fact(-XOR_LINE[1], CHOICE),
        "xor_best_w_1": fact(float(best.weight[0, 0]), "least squares: nnbook.examples.xor"),
        "xor_best_w_2": fact(float(best.weight[0, 1]), "least squares: nnbook.examples.xor"),
        "xor_best_b": fact(float(best.bias[0]), "least squares: nnbook.examples.xor"),
        "xor_equal_sum": fact(XOR_TARGETS[0] + XOR_TARGETS[3], "targets at (0, 0) and (1, 1)"),
        "xor_other_sum": fact(XOR_TARGETS[1] + XOR_TARGETS[2], "targets at (0, 1) and (1, 0)"),
    }
    for i, x in enumerate(XOR_INPUTS, 1):
        run = forward(xor_network(), np.array(x, dtype=float))
        found |= entries(f"xor_x{i}", np.array(x), "the definition of exclusive or")
        found |= entries(f"xor_z{i}", run.z(1), "W1 x + b1: forward")
        found |= entries(f"xor_a{i}", run.a(1), "ReLU of xor_z: forward")
        found[f"xor_y_{i}"] = fact(whole(run.output[0]), "output of the XOR network: forward")
    return found


def tables() -> dict[str, Fact]:
    """The tables: `z_1`, values such as `v_sigmoid_1`, slopes such as `d_sigmoid_1`."""
    found: dict[str, Fact] = {}
    for i, z in enumerate(TABLE_Z, 1):
        found[f"z_{i}"] = fact(z, CHOICE)
        for name, function in FOUR_FUNCTIONS.items():
            slope = derivative_of(function)(float(z))
            found[f"v_{name}_{i}"] = fact(float(function(float(z))), f"nnbook.net.{name}")
            found[f"d_{name}_{i}"] = fact(float(slope), f"nnbook.net.{name}_prime")
    return found


def slopes() -> dict[str, Fact]:
    """What a small change of z does, and where the S-shaped functions become flat."""
    before, after = NUDGED_Z, NUDGED_Z + NUDGE
    slope = float(sigmoid_prime(before))
    low = float(sigmoid(1.0) - sigmoid(0.0))
    high = float(sigmoid(-6.0) - sigmoid(-7.0))  # sigmoid(7) - sigmoid(6), without losing digits
    return {
        "nudge_z": fact(whole(before), CHOICE),
        "nudge": fact(NUDGE, CHOICE),
        "nudge_to": fact(after, "nudge_z + nudge"),
        "nudge_before": fact(float(sigmoid(before)), "nnbook.net.sigmoid"),
        "nudge_after": fact(float(sigmoid(after)), "nnbook.net.sigmoid"),
        "nudge_change": fact(float(sigmoid(after) - sigmoid(before)), "nudge_after - nudge_before"),
        "nudge_slope": fact(slope, "nnbook.net.sigmoid_prime"),
        "nudge_expected": fact(slope * NUDGE, "nudge_slope times nudge"),
        "nudge_step": fact(whole(step(before)), "nnbook.net.step, before and after"),
        "nudge_step_change": fact(whole(step(after) - step(before)), "nnbook.net.step"),
        "flat_slope": fact(FLAT_SLOPE, CHOICE),
        "sigmoid_flat": fact(sigmoid_saturation(FLAT_SLOPE), "nnbook.net.sigmoid_saturation"),
        "tanh_flat": fact(tanh_saturation(FLAT_SLOPE), "nnbook.net.tanh_saturation"),
        "sigmoid_top": fact(float(sigmoid_prime(0.0)), "nnbook.net.sigmoid_prime at 0"),
        "push_low": fact(low, "sigmoid(1) - sigmoid(0)"),
        "push_high": fact(high, "sigmoid(7) - sigmoid(6)"),
        "push_high_from": fact(6, CHOICE),
        "push_high_to": fact(7, CHOICE),
        "push_ratio": fact(low / high, "push_low / push_high"),
    }


def vector() -> dict[str, Fact]:
    """A layer of three neurons: `vec_z_1`, `vec_relu_1`, `vec_sigmoid_1`."""
    found: dict[str, Fact] = {}
    for i, z in enumerate(LAYER_Z, 1):
        found[f"vec_z_{i}"] = fact(plain(z), CHOICE)
        found[f"vec_sigmoid_{i}"] = fact(float(sigmoid(z)), "nnbook.net.sigmoid")
        found[f"vec_relu_{i}"] = fact(plain(relu(z)), "nnbook.net.relu")
    return found


def exercises() -> dict[str, Fact]:
    """The answers to the chapter's exercises."""
    chain = [(2, 1), (-3, 4)]  # x -> 2x + 1 -> -3(...) + 4
    one = collapse(
        Network(tuple(Layer(np.array([[w]]), np.array([b]), identity) for w, b in chain))
    )
    z, depth = 0.8, 10
    found = {
        "ex_w1": fact(chain[0][0], "the exercise's choice"),
        "ex_b1": fact(chain[0][1], "the exercise's choice"),
        "ex_w2": fact(chain[1][0], "the exercise's choice"),
        "ex_b2": fact(chain[1][1], "the exercise's choice"),
        "ex_w": fact(whole(one.weight[0, 0]), "nnbook.net.collapse"),
        "ex_b": fact(whole(one.bias[0]), "nnbook.net.collapse"),
        "ex_tanh_z": fact(z, "the exercise's choice"),
        "ex_tanh_twice": fact(2 * z, "2 times z"),
        "ex_tanh_sigmoid": fact(float(sigmoid(2 * z)), "nnbook.net.sigmoid of 2 z"),
        "ex_tanh": fact(float(tanh(z)), "nnbook.net.tanh"),
        "ex_tanh_other": fact(2 * float(sigmoid(2 * z)) - 1, "2 sigmoid(2 z) - 1"),
        "ex_depth": fact(depth, "the exercise's choice"),
        "ex_depth_product": fact(float(sigmoid_prime(0.0)) ** depth, "0.25 to the power ex_depth"),
    }
    for i, x in enumerate((-3.0, 2.0), 1):
        up, down = float(relu(x)), float(relu(-x))
        found[f"ex_abs_x_{i}"] = fact(whole(x), "the exercise's choice")
        found[f"ex_abs_up_{i}"] = fact(whole(up), "relu(x)")
        found[f"ex_abs_down_{i}"] = fact(whole(down), "relu(-x)")
        found[f"ex_abs_y_{i}"] = fact(whole(up + down), "relu(x) + relu(-x)")
    for i, value in enumerate((-5.0, 0.0, 0.2, 30.0), 1):
        found[f"ex_z_{i}"] = fact(plain(value), "the exercise's choice")
        found[f"ex_relu_{i}"] = fact(plain(relu(value)), "nnbook.net.relu")
        found[f"ex_leaky_{i}"] = fact(plain(leaky_relu(value)), "nnbook.net.leaky_relu")
        found[f"ex_sigmoid_{i}"] = fact(float(sigmoid(value)), "nnbook.net.sigmoid")
    # The same as 1 - sigmoid(30), but without losing digits to the subtraction.
    found["ex_gap"] = fact(float(sigmoid(-30.0)), "1 - sigmoid(30) = sigmoid(-30)")
    return found


FACTS: Final[dict[str, Fact]] = (
    years() | firing() | collapsed() | exclusive_or() | tables() | slopes() | vector() | exercises()
)
"""Every number that the chapter quotes."""
