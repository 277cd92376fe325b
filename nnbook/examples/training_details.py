"""A closer look at `classic`: before training, and where in the cube its outputs lie afterwards.

Like `digits.json` this needs MNIST once: `python -m nnbook results` writes it to
`nnbook/results/training-details.json`, which holds numbers only, and `python -m nnbook verify`
computes it again wherever MNIST is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

import nnbook
from nnbook.examples.digits import flat, shortened, within_between
from nnbook.examples.recipes import CLASSES, RECIPES, one_hot, starting_network
from nnbook.examples.trained import FOLDER, trained_network
from nnbook.examples.training_results import n_right
from nnbook.net import forward
from nnbook.net.arrays import Array, Matrix
from nnbook.net.data import Digits
from nnbook.net.data.mnist import FILES
from nnbook.net.geometry import Labels, class_distances, class_means

NAME: Final = "classic"
STARTS: Final = ("classic", "classic-small-start")
DETAILS: Final = FOLDER / "training-details.json"
KEPT_DIGITS: Final = 4  # significant digits: what the pages quote, and the same on every processor
WHITE: Final = 255.0
STILL: Final = 0.01  # an activation that spreads less over all images is a constant
SURE: Final = 0.9  # an output above this counts as a clear yes
HALF: Final = 0.5
NEAR: Final = 0.1  # of an edge: how far from its corner a point may be to be called close by
BANDS: Final = (0.0, 0.5, 0.9, 0.99, 1.0)  # of the largest output


def compute_details(test: Digits) -> dict[str, Any]:
    """Compute everything that the chapter says about the outputs of the kept weights.

    Args:
        test: The test images.

    Returns:
        What `nnbook/results/training-details.json` holds: numbers and text, no image.
    """
    run = forward(trained_network(NAME), flat(test) / WHITE)
    outputs, hidden = run.output, run.a(1)
    by_class = class_distances(outputs, test.labels, CLASSES)
    return {
        "made_by": "python -m nnbook results",
        "versions": {"nnbook": nnbook.__version__, "numpy": np.__version__},
        "seed": None,  # nothing is random here
        "sha256": {file.name: file.sha256 for file in FILES.values()},
        "of": NAME,
        "mean_outputs": shortened(class_means(outputs, test.labels, CLASSES), KEPT_DIGITS),
        "mean_sum": shortened(outputs.sum(axis=1).mean(), KEPT_DIGITS),
        "distances": {
            "by_class": shortened(by_class, KEPT_DIGITS),
            **{
                k: shortened(v, KEPT_DIGITS)
                for k, v in within_between(by_class, test.labels).items()
            },
        },
        "untrained_right": untrained_right(test),
        "starts": {name: start_of(name, test) for name in STARTS},
        "hidden_saturated": shortened(saturated(hidden).mean(), KEPT_DIGITS),
        "hidden_constant": int(saturated(hidden.mean(axis=0)[hidden.std(axis=0) < STILL]).sum()),
        **clarity(outputs, test.labels),
        "surest_errors": surest_errors(outputs, test.labels),
    }


def untrained_right(test: Digits) -> list[int]:
    """How many test images each seed's network sees as what they are before it is trained."""
    recipe = RECIPES[NAME]
    return [n_right(starting_network(recipe, seed), test) for seed in recipe.seeds]


def saturated(activations: Array) -> npt.NDArray[np.bool_]:
    """Which activations of the sigmoid are close to 0 or 1."""
    return (activations < 1 - SURE) | (activations > SURE)


def start_of(name: str, test: Digits) -> dict[str, float]:
    """What hidden neurons give before training, the mean over the recipe's seeds.

    Args:
        name: The recipe's name.
        test: The test images.

    Returns:
        The share of "saturated" activations, the root of the mean square of the pre-activations
            "z", and the mean sum of the "squares" of an image's activations.
    """
    recipe = RECIPES[name]
    runs = [forward(starting_network(recipe, s), flat(test) / WHITE) for s in recipe.seeds]
    found = {
        "saturated": [saturated(run.a(1)).mean() for run in runs],
        "z": [np.sqrt((run.z(1) ** 2).mean()) for run in runs],
        "squares": [(run.a(1) ** 2).sum(axis=1).mean() for run in runs],
    }
    return {key: shortened(np.mean(values), KEPT_DIGITS) for key, values in found.items()}


def clarity(outputs: Matrix, labels: Labels) -> dict[str, Any]:
    """How clear the answers are: near the corner of their digit, or somewhere between.

    Args:
        outputs: The outputs. Shape `(m, 10)`.
        labels: The digits.

    Returns:
        Counts of images, and distances to the right corner.
    """
    largest, right = outputs.max(axis=1), outputs.argmax(axis=1) == labels
    away = np.linalg.norm(outputs - one_hot(labels), axis=1)
    above_half = (outputs > HALF).sum(axis=1)
    inside = [(largest > low) & (largest <= high) for low, high in pairwise(BANDS)]
    bands = [
        [low, high, int(those.sum()), int((those & right).sum())]
        for (low, high), those in zip(pairwise(BANDS), inside, strict=True)
    ]
    admitted = [1 - largest[those].mean() if those.any() else 0.0 for those in inside]
    return {
        "above_half": {name: int((above_half == n).sum()) for n, name in enumerate(("none", "one"))}
        | {"several": int((above_half > 1).sum())},
        "bands": bands,
        "band_admitted": [shortened(share, KEPT_DIGITS) for share in admitted],
        "sure": int((largest > SURE).sum()),
        "near_corner": int((away < NEAR).sum()),
        "corner_distance": {
            "mean": shortened(away.mean(), KEPT_DIGITS),
            "median": shortened(np.median(away), KEPT_DIGITS),
            "right": shortened(away[right].mean(), KEPT_DIGITS),
            "wrong": shortened(away[~right].mean(), KEPT_DIGITS),
        },
    }


def surest_errors(outputs: Matrix, labels: Labels) -> list[list[float]]:
    """For each digit the wrong answer that the network is surest of.

    Args:
        outputs: The outputs. Shape `(m, 10)`; some of each digit must be wrong.
        labels: The digits.

    Returns:
        A row for each digit: the image's place, counted from 0, its label, the wrong answer, the
            output of that answer and the output of the label.
    """
    answers, largest = outputs.argmax(axis=1), outputs.max(axis=1)
    found = []
    for digit in range(CLASSES):
        wrong = np.flatnonzero((labels == digit) & (answers != digit))
        place = int(wrong[largest[wrong].argmax()])
        answer = int(answers[place])
        both = (shortened(outputs[place, k], KEPT_DIGITS) for k in (answer, digit))
        found.append([place, digit, answer, *both])
    return found
