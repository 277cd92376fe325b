"""What is kept of a training: curves, counts, the confusion matrix, and the weights.

The counts are those of the kept weights, as they come back from the file, computed in float64. So
whoever has MNIST can count again and must come to the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

import nnbook
from nnbook.examples.digits import shortened
from nnbook.examples.recipes import CLASSES, Recipe, Run
from nnbook.net import Epoch, Network, forward
from nnbook.net.arrays import name_of
from nnbook.net.data import Digits
from nnbook.net.data.mnist import FILES
from nnbook.net.weights import network_bytes, network_from_bytes

PIECE: Final = 1_000
WHITE: Final = 255.0

Counts = npt.NDArray[np.int64]


def predictions(network: Network, digits: Digits) -> Counts:
    """Which digit the network sees in each image. Shape `(m,)`."""
    rows = digits.images.reshape(len(digits), -1)
    pieces = (rows[first : first + PIECE] / WHITE for first in range(0, len(rows), PIECE))
    return np.concatenate([forward(network, x).output.argmax(axis=1) for x in pieces])


def confusion(predicted: Counts, labels: npt.NDArray[np.integer]) -> Counts:
    """Count how often which digit is taken for which.

    Args:
        predicted: The predicted digits. Shape `(m,)`.
        labels: The true ones. Same shape.

    Returns:
        Shape `(10, 10)`: a row for each true digit, a column for each predicted one.

    Examples:
        >>> confusion(np.array([1, 7]), np.array([7, 7]))[7].tolist()
        [0, 1, 0, 0, 0, 0, 0, 1, 0, 0]
    """
    flat = np.bincount(labels.astype(np.int64) * CLASSES + predicted, minlength=CLASSES**2)
    return flat.reshape(CLASSES, CLASSES)


def best_run(runs: Sequence[Run]) -> Run:
    """The one with the highest accuracy on the validation images; of equals, the first."""
    return max(runs, key=lambda run: run.training.history[-1].measured["validation"].accuracy)


def results(
    name: str, recipe: Recipe, runs: Sequence[Run], train_digits: Digits, test_digits: Digits
) -> tuple[dict[str, Any], bytes]:
    """Put together what is kept.

    Args:
        name: The recipe's name.
        recipe: The recipe.
        runs: Its trainings, one for each seed.
        train_digits: The training images, of which the last are the validation images.
        test_digits: The test images.

    Returns:
        What the result file holds, and the content of the file of weights: those of `best_run`.
    """
    held_out = validation_digits(recipe, train_digits)
    chosen = best_run(runs)
    content = network_bytes(chosen.training.network, recipe.storage)
    found = {
        "made_by": f"python -m nnbook train {name}",
        "versions": {"nnbook": nnbook.__version__, "numpy": np.__version__},
        "seed": list(recipe.seeds),
        "sha256": {file.name: file.sha256 for file in FILES.values()},
        "recipe": described(recipe),
        "runs": [run_results(run, held_out, test_digits) for run in runs],
        "kept": {
            "seed": chosen.seed,
            "bytes": len(content),
            **counts(network_from_bytes(content), held_out, test_digits),
        },
    }
    return found, content


def counts(network: Network, held_out: Digits, test_digits: Digits) -> dict[str, Any]:
    """Everything that the result file counts about the kept weights, to be counted again.

    Args:
        network: The kept weights, as they come back from the file.
        held_out: The validation images.
        test_digits: The test images.

    Returns:
        How many images of each part it sees as what they are, the confusion matrix of the test
            images, and those it gets wrong: their place, counted from 0, and what it sees.
    """
    predicted = predictions(network, test_digits)
    wrong = np.flatnonzero(predicted != test_digits.labels)
    return {
        "validation_right": n_right(network, held_out),
        "test_right": len(predicted) - len(wrong),
        "test_confusion": confusion(predicted, test_digits.labels).tolist(),
        "test_wrong": [[int(i), int(predicted[i])] for i in wrong],
    }


def validation_digits(recipe: Recipe, train_digits: Digits) -> Digits:
    """The last training images, which the recipe does not train on."""
    n = len(train_digits) - recipe.validation
    return Digits(train_digits.images[n:], train_digits.labels[n:])


def run_results(run: Run, held_out: Digits, test_digits: Digits) -> dict[str, Any]:
    """What is kept of one seed. With a first epoch, also how often it saw each digit."""
    network = run.training.network
    found: dict[str, Any] = {
        "seed": run.seed,
        "epoch": run.training.epoch,
        "validation_right": n_right(network, held_out),
        "test_right": n_right(network, test_digits),
        "curves": curves(run.training.history),
    }
    if run.first is not None:
        seen = np.bincount(predictions(run.first.network, held_out), minlength=CLASSES)
        found["first_epoch_seen"] = seen.tolist()
    return found


def n_right(network: Network, digits: Digits) -> int:
    """How many images the network sees as what they are."""
    return int((predictions(network, digits) == digits.labels).sum())


def curves(history: Sequence[Epoch]) -> dict[str, Any]:
    """Cost and accuracy, a number for each epoch."""
    found: dict[str, Any] = {"training_cost": [shortened(epoch.cost) for epoch in history]}
    for name in history[0].measured if history else ():
        measured = [epoch.measured[name] for epoch in history]
        found[f"{name}_cost"] = [shortened(one.cost) for one in measured]
        found[f"{name}_accuracy"] = [shortened(one.accuracy) for one in measured]
    return found


def described(recipe: Recipe) -> dict[str, Any]:
    """The recipe in plain words and numbers."""
    settings = recipe.settings
    return {
        "sizes": list(recipe.sizes),
        "activation_functions": [name_of(f) for f in recipe.activation_functions],
        "cost": name_of(settings.cost),
        "optimiser": repr(settings.optimiser),
        "batch_size": settings.batch_size,
        "epochs": settings.epochs,
        "l2": settings.l2,
        "precision": settings.precision,
        "augment": None if settings.augment is None else repr(settings.augment),
        "spread": name_of(recipe.spread),
        "bias_spread": recipe.bias_spread,
        "validation": recipe.validation,
        "storage": recipe.storage,
    }
