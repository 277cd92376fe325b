"""What MNIST says: label counts, mean images, distances, a projection, a first classifier.

MNIST itself is no part of the book. `compute_results` computes all of this from it once, and
`python -m nnbook results` writes it to `nnbook/results/digits.json`; pages and figures read that
small file, and so are the same with MNIST and without.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

import nnbook
from nnbook.net.arrays import Array, Matrix
from nnbook.net.data import Digits, Pixels
from nnbook.net.data.mnist import CLASSES, FILES, SIDE
from nnbook.net.geometry import (
    Labels,
    class_distances,
    class_means,
    distances,
    nearest,
    nearest_other,
    principal_axes,
)

RESULTS: Final = Path(__file__).resolve().parents[1] / "results" / "digits.json"
DIGITS: Final = 6  # significant digits kept: the same on every processor
WHITE: Final = 255  # the largest grey level
BRIGHT: Final = 230  # from here on, and up to WHITE - BRIGHT, a pixel lies near the cube's boundary
INNERMOST: Final = re.compile(r"\[[^\[\]{}]*\]")
POINTS_PER_DIGIT: Final = 60  # in the projection: what a picture can show


def flat(digits: Digits) -> Matrix:
    """The images as vectors of grey levels 0 to 255, one in each row. Shape `(m, 784)`."""
    return digits.images.reshape(len(digits), -1).astype(np.float64)


def shortened(values: Array | float, digits: int = DIGITS) -> Any:
    """Numbers for the file: rounded, as plain lists and floats.

    Examples:
        >>> shortened(np.array([1 / 3, 2e6 / 3]))
        [0.333333, 666667.0]
    """
    if isinstance(values, np.ndarray):
        return [shortened(value, digits) for value in values]
    return float(f"{float(values):.{digits}g}")


def pixel_shares(images: Pixels) -> dict[str, float]:
    """Which share of all pixels has which grey level."""
    counts = np.bincount(images.ravel(), minlength=WHITE + 1)
    edge = WHITE - BRIGHT
    shares = {
        "zero": counts[0],
        "full": counts[WHITE],
        "between": counts[1:WHITE].sum(),
        "near_boundary": counts[: edge + 1].sum() + counts[BRIGHT:].sum(),
    }
    return {name: shortened(count / images.size) for name, count in shares.items()}


def distance_results(test: Digits) -> dict[str, Any]:
    """Distances between the test images, in units of the cube's edge, and nearest neighbours."""
    by_class = class_distances(flat(test), test.labels, CLASSES) / WHITE
    neighbours, far = nearest_other(flat(test))
    return {
        "by_class": shortened(by_class),
        **within_between(by_class, test.labels),
        "nearest": shortened(far.mean() / WHITE),
        "nearest_is_same_digit": int((test.labels[neighbours] == test.labels).sum()),
    }


def within_between(by_class: Matrix, labels: Labels) -> dict[str, float]:
    """The mean distance between two examples of the same digit, and of two different ones.

    Args:
        by_class: The mean distance for each pair of digits. Shape `(10, 10)`.
        labels: The digits of the examples.

    Returns:
        "within" and "between", each pair of examples counted once.
    """
    counts = np.bincount(labels, minlength=CLASSES).astype(np.float64)
    pairs = np.outer(counts, counts) - np.diag(counts)
    own = np.eye(CLASSES, dtype=bool)
    return {
        "within": shortened((by_class * pairs)[own].sum() / pairs[own].sum()),
        "between": shortened((by_class * pairs)[~own].sum() / pairs[~own].sum()),
    }


def classifier_results(means: Matrix, test: Digits) -> dict[str, Any]:
    """How the nearest-mean classifier does: row = the label, column = the answer."""
    answers = nearest(flat(test), means)
    confusion = np.zeros((CLASSES, CLASSES), dtype=int)
    np.add.at(confusion, (test.labels, answers), 1)
    return {"confusion": confusion.tolist(), "correct": int(np.trace(confusion))}


def projection_results(train: Digits, test: Digits) -> dict[str, Any]:
    """The first test images of each digit along the training set's two principal axes."""
    x = flat(train) / WHITE
    axes, shares = principal_axes(x, 2)
    rows = [np.flatnonzero(test.labels == c)[:POINTS_PER_DIGIT] for c in range(CLASSES)]
    centred = flat(test) / WHITE - x.mean(axis=0)
    return {
        "share_of_variance": shortened(shares),
        "points": [np.round(centred[r] @ axes.T, 2).tolist() for r in rows],
    }


def compute_results(train: Digits, test: Digits) -> dict[str, Any]:
    """Compute everything that the chapter says about MNIST.

    Args:
        train: The training set.
        test: The test set.

    Returns:
        What `nnbook/results/digits.json` holds: plain numbers, lists and text, no image.
    """
    means = class_means(flat(train), train.labels, CLASSES)
    levels = np.floor(means + 0.5).astype(int)
    return {
        "made_by": "python -m nnbook results",
        "versions": {"nnbook": nnbook.__version__, "numpy": np.__version__},
        "seed": None,  # nothing is random here
        "sha256": {file.name: file.sha256 for file in FILES.values()},
        "label_counts": {
            name: np.bincount(part.labels, minlength=CLASSES).tolist()
            for name, part in (("train", train), ("test", test))
        },
        "pixels": pixel_shares(train.images)
        | {"always_zero": int((train.images.max(axis=0) == 0).sum())},
        "mean_images": levels.reshape(CLASSES, SIDE, SIDE).tolist(),
        "mean_image_distances": shortened(distances(means, means) / WHITE),
        "distances": distance_results(test),
        "nearest_mean": classifier_results(means, test),
        "projection": projection_results(train, test),
    }


def as_text(results: dict[str, Any]) -> str:
    """The file's text: JSON, one row of numbers a line."""
    text = json.dumps(results, indent=1)
    return INNERMOST.sub(lambda row: "".join(row[0].split()), text) + "\n"


@cache
def load_results() -> dict[str, Any]:
    """The committed results."""
    found: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return found


def mean_images() -> Pixels:
    """The mean image of each digit, in grey levels. Shape `(10, 28, 28)`."""
    return np.array(load_results()["mean_images"], dtype=np.uint8)


def mean_distances() -> Matrix:
    """Mean distances of test images, digit by digit. Shape `(10, 10)`."""
    return np.array(load_results()["distances"]["by_class"])


def projected() -> Array:
    """The projected points of each digit. Shape `(10, POINTS_PER_DIGIT, 2)`."""
    return np.array(load_results()["projection"]["points"])


def confusion() -> Array:
    """The nearest-mean classifier's answers. Shape `(10, 10)`: label, answer."""
    return np.array(load_results()["nearest_mean"]["confusion"])
