"""What is kept of the trainings on few images, and what the chapter "Overfitting" reads from it.

No weights are kept: the numbers here are small, and `python -m nnbook train NAME` makes them again
in a minute or two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal

import numpy as np

import nnbook
from nnbook.examples.digits import RESULTS, shortened
from nnbook.examples.recipes import Run, starting_network
from nnbook.examples.recipes_overfitting import COMPARISONS, FewImages, chosen_images
from nnbook.examples.training_results import described
from nnbook.net import Array, Epoch
from nnbook.net.data import Digits
from nnbook.net.data.mnist import FILES

Part = Literal["training", "validation", "test"]
PARTS: Final[tuple[Part, ...]] = ("training", "validation", "test")
CURVE_DIGITS: Final = 4  # significant digits kept of a curve: more than a drawing shows
BINS: Final = np.linspace(-0.3, 0.3, 61)  # of the weights' histogram


def comparison_results(
    name: str, runs: Mapping[str, Sequence[Run]], train_digits: Digits
) -> dict[str, Any]:
    """Put together what is kept of a comparison.

    Args:
        name: Its name.
        runs: For each of its recipes one training a seed.
        train_digits: The training images.

    Returns:
        What the result file holds.
    """
    recipes = COMPARISONS[name]
    return {
        "made_by": f"python -m nnbook train {name}",
        "versions": {"nnbook": nnbook.__version__, "numpy": np.__version__},
        "sha256": {file.name: file.sha256 for file in FILES.values()},
        "recipes": {
            key: {
                **described(recipes[key]),
                "train_on": recipes[key].train_on,
                "seed": list(recipes[key].seeds),
                "runs": [run_results(run, recipes[key], train_digits) for run in found],
            }
            for key, found in runs.items()
        },
    }


def run_results(run: Run, recipe: FewImages, train_digits: Digits) -> dict[str, Any]:
    """What is kept of one seed: the last epoch, the one to stop at, and more if wanted in full."""
    history = run.training.history
    costs = [epoch.measured["validation"].cost for epoch in history]
    found = {
        "seed": run.seed,
        "last": epoch_results(history[-1]),
        "stopped": epoch_results(history[int(np.argmin(costs))]),
    }
    if recipe.in_full:
        found |= {"curves": curves(history), "weights": weight_results(run, recipe, train_digits)}
    return found


def epoch_results(epoch: Epoch) -> dict[str, Any]:
    """Cost and accuracy on each part after one epoch."""
    found: dict[str, Any] = {"epoch": epoch.number}
    for part in PARTS:
        cost, accuracy = epoch.measured[part]
        found[part] = {"cost": shortened(cost), "accuracy": shortened(accuracy)}
    return found


def curves(history: Sequence[Epoch]) -> dict[str, list[float]]:
    """Cost and accuracy on the images trained on and on the validation images, epoch by epoch."""
    return {
        f"{part}_{kind}": [
            shortened(getattr(epoch.measured[part], kind), CURVE_DIGITS) for epoch in history
        ]
        for part in PARTS[:2]
        for kind in ("cost", "accuracy")
    }


def weight_results(run: Run, recipe: FewImages, train_digits: Digits) -> dict[str, Any]:
    """How large the first layer's weights are, and what became of those no image ever used.

    A pixel that is 0 in all images trained on gives its weights no slope: only L2 moves them.
    """
    start = starting_network(recipe, run.seed).layers[0].weight
    end = run.training.network.layers[0].weight
    n = len(train_digits) - recipe.validation
    rows = chosen_images(recipe, run.seed, n)
    used = train_digits.images[rows].reshape(len(rows), -1).max(axis=0) > 0
    return {
        "histogram": np.histogram(np.clip(end, BINS[0], BINS[-1]), BINS)[0].tolist(),
        "squares": shortened((end**2).sum()),
        "start_squares": shortened((start**2).sum()),
        "unused_pixels": int((~used).sum()),
        "unused_squares": shortened((end[:, ~used] ** 2).sum()),
        "unused_start_squares": shortened((start[:, ~used] ** 2).sum()),
    }


@cache
def load_comparison(name: str) -> dict[str, Any]:
    """The committed results of a comparison."""
    found: dict[str, Any] = json.loads((RESULTS.parent / f"{name}.json").read_text("utf-8"))
    return found


def runs_of(name: str, key: str) -> list[dict[str, Any]]:
    """The trainings of one recipe of a comparison, one a seed."""
    found: list[dict[str, Any]] = load_comparison(name)["recipes"][key]["runs"]
    return found


def ends(
    name: str,
    key: str,
    part: Part,
    kind: Literal["cost", "accuracy"] = "accuracy",
    at: Literal["last", "stopped"] = "last",
) -> Array:
    """Cost or accuracy at the end, one number a seed. Shape `(seeds,)`."""
    return np.array([run[at][part][kind] for run in runs_of(name, key)])


def mean_curve(name: str, key: str, curve: str) -> Array:
    """A curve, the mean over the seeds. Shape `(epochs,)`."""
    found: Array = np.mean([run["curves"][curve] for run in runs_of(name, key)], axis=0)
    return found
