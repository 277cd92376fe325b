"""Numbers of the chapter "Expressive power": moved curves, sums, early and late weights.

What comes out of vectorised arithmetic is rounded to six digits here; the text shows three.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from nnbook.examples.expressive_power import (
    BUMP,
    BUMP_HEIGHT,
    BUMP_WEIGHT,
    INPUT_BIASES,
    INPUT_WEIGHTS,
    POINTS,
    SIZES,
    STEEPNESS,
    TARGET_SIZE,
    TARGET_WAVES,
    bump,
    errors,
    grid,
    heart,
    least_squares,
    midpoint,
    plain_network,
    staircase,
    target,
    values,
)
from nnbook.examples.expressive_power_depth import (
    CHANGE,
    DEEP_LAYERS,
    DEEP_SIZES,
    OTHER_LIMITS,
    SHOWN,
    TRIALS,
    WEIGHT_LIMIT,
    quartiles,
    trial,
)
from nnbook.facts.fact import Fact, fact, round_significant
from nnbook.net import logistic, sigmoid_prime

CHOICE: Final = "chosen: nnbook.examples.expressive_power"
DEPTH_CHOICE: Final = "chosen: nnbook.examples.expressive_power_depth"
CYBENKO: Final = (
    "G. Cybenko, Approximation by superpositions of a sigmoidal function, "
    "Mathematics of Control, Signals, and Systems 2 (1989), 303-314"
)
HORNIK: Final = (
    "K. Hornik, Approximation capabilities of multilayer feedforward networks, "
    "Neural Networks 4 (1991), 251-257"
)
COMPARED: Final = 16  # neurons: the rule against the best step sizes
STABLE_DIGITS: Final = 6


def rounded(value: float, source: str) -> Fact:
    """A fact from vectorised arithmetic, with no more digits than every machine agrees on."""
    return fact(round_significant(float(value), STABLE_DIGITS), source)


def moved_inputs() -> dict[str, Fact]:
    """Midpoint and slope there of the sigmoid of x, of 5x and of 5x - 4."""
    article = "the article's example (its chapter 5)"
    weight, bias = INPUT_WEIGHTS[2], INPUT_BIASES[2]
    flat = float(sigmoid_prime(0.0))
    return {
        "weight": fact(int(weight), article),
        "bias": fact(int(bias), article),
        "bias_size": fact(int(-bias), "size of the bias"),
        "midpoint": fact(midpoint(weight, bias), "-b / w: nnbook.examples.expressive_power"),
        "slope": fact(flat, "derivative of the sigmoid at z = 0"),
        "slope_scaled": fact(weight * flat, "w times the slope at z = 0"),
    }


def bump_facts() -> dict[str, Fact]:
    """The bump of two sigmoids: its parts, its height in the middle and beside it."""
    left, right = BUMP
    network = bump(left, right, BUMP_HEIGHT, BUMP_WEIGHT)
    middle, beside = (left + right) / 2, left - (right - left) / 2
    found = values(network, np.array([middle, beside]))[:, 0]
    made_by = "nnbook.examples.expressive_power.bump"
    return {
        "bump_left": fact(left, CHOICE),
        "bump_right": fact(right, CHOICE),
        "bump_weight": fact(int(BUMP_WEIGHT), CHOICE),
        "bump_bias_left": fact(round(-BUMP_WEIGHT * left), "b = -w times midpoint"),
        "bump_bias_right": fact(round(-BUMP_WEIGHT * right), "b = -w times midpoint"),
        "bump_height": fact(BUMP_HEIGHT, CHOICE),
        "bump_middle": fact(round_significant(middle, 3), "halfway between the two steps"),
        "bump_top": rounded(found[0], made_by),
        "bump_beside": fact(round_significant(beside, 3), "half a width left of the bump"),
        "bump_foot": rounded(found[1], made_by),
    }


def fits() -> dict[str, Fact]:
    """Errors and parameters of the staircases, and of those with the best step sizes."""
    found = {
        "points": fact(POINTS, CHOICE),
        "steepness": fact(int(STEEPNESS), CHOICE),
        "wave_1": fact(TARGET_WAVES[0], CHOICE),
        "wave_2": fact(TARGET_WAVES[1], CHOICE),
        "wave_size": fact(TARGET_SIZE, CHOICE),
        "target_top": rounded(target(grid(POINTS)).max(), "largest value on the grid"),
        "target_bottom": rounded(target(grid(POINTS)).min(), "smallest value on the grid"),
    }
    by_rule = "staircase against the target: nnbook.examples.expressive_power.errors"
    solved = "least squares (numpy.linalg.lstsq): nnbook.examples.expressive_power.errors"
    for n in SIZES:
        rule = errors(staircase(target, n), target)
        found |= {
            f"n_{n}": fact(n, CHOICE),
            f"fit_{n}_max": rounded(rule.largest, by_rule),
            f"fit_{n}_rms": rounded(rule.rms, by_rule),
            f"fit_{n}_parameters": fact(plain_network(1, n, 1).n_parameters, "3n + 1"),
        }
    last = SIZES[-1]
    best = errors(least_squares(target, COMPARED), target)
    drawn = errors(staircase(heart, last), heart)
    found[f"best_{COMPARED}_rms"] = rounded(best.rms, solved)
    found[f"heart_{last}_max"] = rounded(drawn.largest, "the same for the heart")
    found[f"heart_{last}_parameters"] = fact(plain_network(1, last, 2).n_parameters, "4n + 2")
    found["max_ratio"] = rounded(
        float(found["fit_2_max"].value) / float(found["fit_32_max"].value),
        "largest error with 2 neurons over that with 32",
    )
    found["best_ratio"] = rounded(
        float(found["fit_16_rms"].value) / float(found["best_16_rms"].value),
        "RMS error by rule over RMS error by least squares, 16 neurons",
    )
    return found


def limits() -> dict[str, Fact]:
    """What the theorem does not promise: far outside the interval, and in many dimensions."""
    outside, n = 1.25, SIZES[-1]
    place = np.array([outside])
    cells = n**784
    return {
        "cybenko": fact(1989, CYBENKO),
        "cybenko_volume": fact(2, CYBENKO),
        "cybenko_pages": fact("303–314", CYBENKO),
        "hornik": fact(1991, HORNIK),
        "hornik_volume": fact(4, HORNIK),
        "hornik_pages": fact("251–257", HORNIK),
        "outside_x": fact(outside, CHOICE),
        "outside_network": rounded(
            values(staircase(target, n), place)[0, 0], "the staircase of 32 steps"
        ),
        "outside_target": rounded(target(place)[0], "nnbook.examples.expressive_power.target"),
        "plane_cells": fact(n**2, "32 cells along each of 2 axes"),
        "image_cells_digits": fact(len(str(cells)), "number of digits of 32 to the power 784"),
    }


def networks() -> dict[str, Fact]:
    """Parameters of wider and deeper networks, and the sizes of a digit classifier."""
    source = "weights and biases, counted by nnbook.net.Network"
    found = {
        "pixels": fact(784, "MNIST: 28 x 28 grey values"),
        "classes": fact(10, "the digits 0 to 9"),
    }
    shapes = {
        "small": (1, 8, 1),
        "wider": (1, 32, 1),
        "deeper": (1, 8, 8, 1),
        "both": (1, 32, 32, 1),
        "image": (784, 30, 10),
    }
    for name, sizes in shapes.items():
        found[f"{name}_shape"] = fact("-".join(map(str, sizes)), CHOICE)
        found[f"{name}_parameters"] = fact(plain_network(*sizes).n_parameters, source)
    return found


def early_and_late() -> dict[str, Fact]:
    """The trial with deep networks: how each layer's changed weight changes the function."""
    measured = "nnbook.examples.expressive_power_depth.trial"
    found = {
        "deep_layers": fact(DEEP_LAYERS, DEPTH_CHOICE),
        "deep_width": fact(DEEP_SIZES[1], DEPTH_CHOICE),
        "deep_hidden": fact(DEEP_LAYERS - 1, DEPTH_CHOICE),
        "deep_limit": fact(int(WEIGHT_LIMIT), DEPTH_CHOICE),
        "deep_less": fact(int(OTHER_LIMITS[0]), DEPTH_CHOICE),
        "deep_more": fact(int(OTHER_LIMITS[1]), DEPTH_CHOICE),
        "deep_change": fact(int(CHANGE), DEPTH_CHOICE),
        "trials": fact(TRIALS, DEPTH_CHOICE),
        "last_seed": fact(TRIALS - 1, "seeds are counted from 0"),
        "shown": fact(SHOWN, DEPTH_CHOICE),
    }
    for measure in ("size", "lift"):
        for layer in (1, DEEP_LAYERS):
            median = quartiles(measure)[1, layer - 1]
            source = f"median over the networks, in per cent: {measured}"
            found[f"{measure}_{layer}_percent"] = rounded(100 * median, source)
    for layer in (1, DEEP_LAYERS):
        median = quartiles("sweeps")[1, layer - 1]
        found[f"sweeps_{layer}"] = rounded(median, f"median over the networks: {measured}")
    for measure, layer in (("size", DEEP_LAYERS), ("sweeps", 1)):
        winners = trial()[measure].argmax(axis=1)
        found[f"{measure}_{layer}_most"] = fact(
            int(np.sum(winners == layer - 1)), f"networks in which this layer is first: {measured}"
        )
    return found


def exercises() -> dict[str, Fact]:
    """The data of the chapter's exercises and their answers."""
    exercise = "data of an exercise"
    read_weight, read_bias = 2, 3
    place, slope = 3, 2
    weight = 4 * slope  # the sigmoid's slope in the middle is a quarter of the weight
    gentle, top = 20, 0.99
    half_width = (BUMP[1] - BUMP[0]) / 2
    square = staircase(lambda x: x**2, 2)
    sides = [logistic(side * STEEPNESS * 2 / 4) for side in (1, -1)]
    rises = [float(rise) for rise in square.layers[1].weight[0]]
    return {
        "read_weight": fact(read_weight, exercise),
        "read_bias": fact(read_bias, exercise),
        "read_midpoint": fact(midpoint(read_weight, read_bias), "-b / w"),
        "read_slope": fact(read_weight / 4, "w / 4"),
        "place": fact(place, exercise),
        "place_slope": fact(slope, exercise),
        "place_weight": fact(weight, "4 times the slope"),
        "place_bias": fact(-weight * place, "-w times the midpoint"),
        "place_bias_size": fact(weight * place, "size of place_bias"),
        "gentle_weight": fact(gentle, exercise),
        "gentle_half": fact(round_significant(half_width, 6), "half the width of the bump"),
        "gentle_per_half": fact(round(1 / half_width), "1 / h"),
        "gentle_z": fact(round_significant(gentle * half_width, 6), "w times half the width"),
        "gentle_top": fact(2 * logistic(gentle * half_width) - 1, "2 sigmoid(w h) - 1"),
        "gentle_wanted": fact(top, exercise),
        "gentle_sigmoid": fact(round_significant((1 + top) / 2, 6), "(1 + 0.99) / 2"),
        "gentle_odds": fact(round((1 + top) / (1 - top)), "(1 + 0.99) / (1 - 0.99)"),
        "gentle_needed": fact(
            math.log((1 + top) / (1 - top)) / half_width, "ln(199) / h, from sigmoid(w h) = 0.995"
        ),
        "square_steps": fact(2, exercise),
        "square_weight": fact(int(2 * STEEPNESS), "the slope rule: four times n"),
        "square_bias_1": fact(int(square.layers[0].bias[0]), "-8 times 1/4"),
        "square_bias_2": fact(int(square.layers[0].bias[1]), "-8 times 3/4"),
        "square_rise_1": fact(rises[0], "f(1/2) - f(0)"),
        "square_rise_2": fact(rises[1], "f(1) - f(1/2)"),
        "square_z": fact(int(STEEPNESS * 2 / 4), "8 (1/2 - 1/4)"),
        "square_a_1": fact(sides[0], "sigmoid(2)"),
        "square_a_2": fact(sides[1], "sigmoid(-2)"),
        "square_value": fact(rises[0] * sides[0] + rises[1] * sides[1], "the staircase at 1/2"),
        "square_error": fact(
            rises[0] * sides[0] + rises[1] * sides[1] - 0.25, "the staircase at 1/2 minus 1/4"
        ),
    }


FACTS: Final[dict[str, Fact]] = (
    moved_inputs() | bump_facts() | fits() | limits() | networks() | early_and_late() | exercises()
)
