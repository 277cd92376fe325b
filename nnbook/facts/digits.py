"""Numbers of the chapter "Digits": MNIST, the cube it lies in, and the toy classes."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from nnbook.examples.digits import (
    BRIGHT,
    POINTS_PER_DIGIT,
    WHITE,
    confusion,
    load_results,
    mean_distances,
)
from nnbook.examples.regions import FRESH, OUTPUT_Z, SEEN, wraps
from nnbook.examples.strokes import BOX, TURNED, answer_and_second, reading, said
from nnbook.facts.fact import Fact, fact
from nnbook.net import Layer, Network, sigmoid, softmax
from nnbook.net.data.mnist import CLASSES, SIDE

CITED: Final = 'Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database"'
MEASURED: Final = "nnbook/results/digits.json, by nnbook.examples.digits.compute_results"
CHOSEN: Final = "chosen for the exercise"
DIMENSIONS: Final = SIDE * SIDE
HIDDEN: Final = 30  # neurons in the exercise's hidden layer


def data() -> dict[str, Fact]:
    """MNIST itself: its size, its labels, its grey levels."""
    counts = {part: np.array(row) for part, row in load_results()["label_counts"].items()}
    train, test = counts["train"], counts["test"]
    found = {
        "side": fact(SIDE, CITED),
        "white": fact(WHITE, CITED),
        "classes": fact(CLASSES, CITED),
        "dimensions": fact(DIMENSIONS, "28 times 28"),
        "misprint": fact(728, "the number the article prints once in place of 784"),
        "n_train": fact(int(train.sum()), MEASURED),
        "n_test": fact(int(test.sum()), MEASURED),
        "n_all": fact(int(train.sum() + test.sum()), MEASURED),
        "rarest": fact(int(train.argmin()), MEASURED),
        "rarest_count": fact(int(train.min()), MEASURED),
        "commonest": fact(int(train.argmax()), MEASURED),
        "commonest_count": fact(int(train.max()), MEASURED),
        "always_commonest": fact(
            float(test[train.argmax()] / test.sum()), "share of that digit in the test set"
        ),
        "blind": fact(1 / CLASSES, "one of ten answers, blindly"),
    }
    return found | {f"pixels_{name}": fact(share, MEASURED) for name, share in pixels().items()}


def pixels() -> dict[str, float]:
    """The shares of pixels, and how many of an image's 784 are not zero on average."""
    shares: dict[str, float] = load_results()["pixels"]
    return shares | {"inked": round((1 - shares["zero"]) * DIMENSIONS)}


def cube() -> dict[str, Fact]:
    """The unit cube in 784 dimensions."""
    digits_of_corners = DIMENSIONS * math.log10(2)
    between = load_results()["distances"]["between"]
    return {
        "diagonal": fact(math.isqrt(DIMENSIONS), "the square root of 784"),
        "diagonal_3": fact(math.sqrt(3), "the square root of 3"),
        "corners_3": fact(2**3, "corners of a cube"),
        "corners_exponent": fact(math.floor(digits_of_corners), "2 to the 784, as a power of ten"),
        "random_distance": fact(
            math.sqrt(DIMENSIONS / 6),
            "about the mean distance of two random points: a component's squared difference is 1/6",
        ),
        "near_from": fact(BRIGHT, "the grey level from which the book calls a pixel almost full"),
        "near_to": fact(WHITE - BRIGHT, "the grey level up to which it calls one almost empty"),
        "flips": fact(round(between**2), "pixels turned from 0 to 1 that move a point that far"),
    }


def closeness() -> dict[str, Fact]:
    """Is a digit close to its own kind? Distances in units of the cube's edge."""
    found, table = load_results()["distances"], mean_distances()
    total = int(np.sum(load_results()["label_counts"]["test"]))
    others = table + np.diag(np.full(CLASSES, np.inf))
    wins = table.diagonal() < others.min(axis=1)
    loser = int(np.flatnonzero(~wins)[0])
    rival = int(others[loser].argmin())
    same = int(found["nearest_is_same_digit"])
    return {
        "within": fact(found["within"], MEASURED),
        "between": fact(found["between"], MEASURED),
        "nearest": fact(found["nearest"], MEASURED),
        "own_wins": fact(int(wins.sum()), "digits closest to their own kind: " + MEASURED),
        "loser": fact(loser, "the digit that is not: " + MEASURED),
        "loser_own": fact(float(table[loser, loser]), MEASURED),
        "rival": fact(rival, "the digit it is closer to: " + MEASURED),
        "loser_rival": fact(float(table[loser, rival]), MEASURED),
        "rival_own": fact(float(table[rival, rival]), MEASURED),
        "neighbours": fact(same, MEASURED),
        "neighbours_share": fact(same / total, MEASURED),
    }


def classifier() -> dict[str, Fact]:
    """The nearest-mean classifier on the test set."""
    table = confusion()
    total, correct = int(table.sum()), int(np.trace(table))
    shares = table.diagonal() / table.sum(axis=1)
    best, worst = int(shares.argmax()), int(shares.argmin())
    wrong = table - np.diag(table.diagonal())
    label, answer = (int(i) for i in np.unravel_index(wrong.argmax(), wrong.shape))
    second, second_answer = (
        int(i) for i in np.unravel_index(np.argsort(wrong, axis=None)[-2], wrong.shape)
    )
    return {
        "correct": fact(correct, MEASURED),
        "wrong": fact(total - correct, MEASURED),
        "accuracy": fact(correct / total, MEASURED),
        "best": fact(best, MEASURED),
        "best_share": fact(float(shares[best]), MEASURED),
        "worst": fact(worst, MEASURED),
        "worst_share": fact(float(shares[worst]), MEASURED),
        "confused": fact(label, "the most frequent error's label: " + MEASURED),
        "confused_as": fact(answer, "the most frequent error's answer: " + MEASURED),
        "confused_count": fact(int(wrong.max()), MEASURED),
        "confused_2": fact(second, "the second most frequent error's label: " + MEASURED),
        "confused_2_as": fact(second_answer, "its answer: " + MEASURED),
        "confused_2_count": fact(int(wrong[second, second_answer]), MEASURED),
        "shadow_share": fact(sum(load_results()["projection"]["share_of_variance"]), MEASURED),
        "shadow_points": fact(CLASSES * POINTS_PER_DIGIT, "60 of each digit"),
    }


def toys() -> dict[str, Fact]:
    """The wraps of the toy classes, and the ten made-up outputs."""
    made = "nnbook.examples.regions"
    found = {"seen": fact(SEEN, made), "fresh": fact(FRESH, made)}
    for name, wrap in zip(("tight", "right", "loose"), wraps(), strict=True):
        found[f"{name}_radius"] = fact(wrap.radius, made)
        found[f"{name}_out"] = fact(FRESH - wrap.accepted, made)
        found[f"{name}_false"] = fact(wrap.false_alarms, made)
    z = np.array(OUTPUT_Z)
    winner, second = (int(i) for i in np.argsort(z)[::-1][:2])
    for name, output in (("sigmoid", sigmoid(z)), ("softmax", softmax(z))):
        found[f"{name}_sum"] = fact(float(round(output.sum(), 12)), f"{name} of {made}.OUTPUT_Z")
        found[f"{name}_winner"] = fact(float(output[winner]), f"{name} of {made}.OUTPUT_Z")
    found["z_winner"] = fact(float(z[winner]), made)
    found["z_second"] = fact(float(z[second]), made)
    found["softmax_ratio"] = fact(float(np.exp(z[winner] - z[second])), "e to the difference of z")
    return found


def exercises() -> dict[str, Fact]:
    """The exercises' data and answers."""
    row, column, index, grey = 3, 5, 400, 51
    network = Network(
        (
            Layer(np.zeros((HIDDEN, DIMENSIONS)), np.zeros(HIDDEN), sigmoid),
            Layer(np.zeros((CLASSES, HIDDEN)), np.zeros(CLASSES), sigmoid),
        )
    )
    return {
        "row": fact(row, CHOSEN),
        "rows_above": fact(row - 1, "the rows before it"),
        "column": fact(column, CHOSEN),
        "row_column_index": fact((row - 1) * SIDE + column, "the rows before it, and its column"),
        "index": fact(index, CHOSEN),
        "index_rows": fact((index - 1) // SIDE, "whole rows before it"),
        "index_before": fact((index - 1) // SIDE * SIDE, "pixels in those rows"),
        "index_row": fact((index - 1) // SIDE + 1, "one more than the whole rows before it"),
        "index_column": fact((index - 1) % SIDE + 1, "what remains"),
        "grey": fact(grey, CHOSEN),
        "grey_scaled": fact(grey / WHITE, "divided by 255"),
        "hidden": fact(HIDDEN, CHOSEN),
        "weights_1": fact(int(network.layers[0].weight.size), "nnbook.net.Network"),
        "weights_2": fact(int(network.layers[1].weight.size), "nnbook.net.Network"),
        "biases": fact(network.n_biases, "nnbook.net.Network"),
        "parameters": fact(network.n_parameters, "nnbook.net.Network"),
        "first_layer_share": fact(
            network.layers[0].weight.size / network.n_parameters, "its weights among all parameters"
        ),
    }


def pocket() -> dict[str, Fact]:
    """What the small trained network makes of the first of our drawings, and of two others."""
    found = {"pocket_box": fact(BOX, CITED)}
    found |= {name: fact(*made) for name, made in said("drawn", TURNED).items()}
    for name, number in (("eight", 5), ("face", 7)):
        values = reading(number).output
        made = f"nnbook.examples.strokes.EXAMPLES, number {number}, read by the pocket network"
        found[f"{name}_answer"] = fact(answer_and_second(values)[0], made)
        found[f"{name}_y"] = fact(float(values.max()), made)
    return found


FACTS: Final[dict[str, Fact]] = (
    data() | cube() | closeness() | classifier() | toys() | exercises() | pocket()
)
