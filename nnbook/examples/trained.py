"""The trainings whose results are kept: their curves and counts, and the weights themselves.

For each recipe `nnbook/results/` holds `NAME.json` and `NAME.npz`, written by
`python -m nnbook train NAME`. The curves and the counts of single runs say how that training went;
what is said about the kept weights can be counted again by whoever has MNIST, and is.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from nnbook.examples.digits import RESULTS
from nnbook.net import Network, load_network
from nnbook.net.arrays import Array, Matrix, as_array

FOLDER = RESULTS.parent


@cache
def trained(name: str) -> dict[str, Any]:
    """What is kept of the training of a recipe, as its file has it."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def trained_network(name: str) -> Network:
    """The kept weights of a recipe.

    Examples:
        >>> trained_network("classic").sizes
        (784, 30, 10)
    """
    return load_network(FOLDER / f"{name}.npz")


def curve_of(name: str, run: int, key: str) -> Array:
    """A number for each epoch.

    Args:
        name: The recipe's name.
        run: Which of its runs, counted from 0.
        key: "training_cost", "validation_cost", "validation_accuracy" and so on.

    Returns:
        Shape `(epochs,)`.
    """
    return as_array(trained(name)["runs"][run]["curves"][key], name=key, ndim=1)


def mean_curve(name: str, key: str) -> Array:
    """A number for each epoch, the mean over the recipe's runs. Shape `(epochs,)`."""
    found: Array = np.mean([run["curves"][key] for run in trained(name)["runs"]], axis=0)
    return found


def final_counts(name: str, part: str) -> list[int]:
    """How many images each run gets right at its end: of "validation" or of "test".

    Examples:
        >>> len(final_counts("classic", "test"))
        5
    """
    return [int(run[f"{part}_right"]) for run in trained(name)["runs"]]


def confusion_of(name: str) -> Matrix:
    """The kept weights on the test images. Shape `(10, 10)`: label, answer."""
    return as_array(trained(name)["kept"]["test_confusion"], name="the confusion matrix", ndim=2)


def details() -> dict[str, Any]:
    """What `nnbook.examples.training_details` computed about the outputs of `classic`."""
    return trained("training-details")


def first_epochs() -> dict[str, Any]:
    """What `nnbook.examples.first_epochs` found when it started many trainings."""
    return trained("first-epochs")
