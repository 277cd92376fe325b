"""A closer look at the kept weights of `classic`: where in the cube of ten dimensions outputs lie.

Like `digits.json` this needs MNIST once: `python -m nnbook results` writes it to
`nnbook/results/training-details.json`, which holds numbers only, and `python -m nnbook verify`
computes it again wherever MNIST is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import numpy as np

import nnbook
from nnbook.examples.digits import flat, shortened, within_between
from nnbook.examples.recipes import CLASSES, one_hot
from nnbook.examples.trained import FOLDER, trained_network
from nnbook.net import forward
from nnbook.net.arrays import Matrix
from nnbook.net.data import Digits
from nnbook.net.data.mnist import FILES
from nnbook.net.geometry import Labels, class_distances, class_means

NAME: Final = "classic"
DETAILS: Final = FOLDER / "training-details.json"
KEPT_DIGITS: Final = 4  # significant digits: what the pages quote, and the same on every processor
WHITE: Final = 255.0
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
        "hidden_saturated": shortened(((hidden < 1 - SURE) | (hidden > SURE)).mean(), KEPT_DIGITS),
        **clarity(outputs, test.labels),
        "surest_errors": surest_errors(outputs, test.labels),
    }


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
    bands = [
        [low, high, int(inside.sum()), int((inside & right).sum())]
        for low, high in pairwise(BANDS)
        for inside in [(largest > low) & (largest <= high)]
    ]
    return {
        "above_half": {name: int((above_half == n).sum()) for n, name in enumerate(("none", "one"))}
        | {"several": int((above_half > 1).sum())},
        "bands": bands,
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
