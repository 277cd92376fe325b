"""How a training starts: which outputs have fallen silent after the first epoch, with many seeds.

`python -m nnbook train first-epochs` writes `nnbook/results/first-epochs.json`. These are
trainings, like those of `recipes`: another processor rounds differently, so that a count may
differ by one or two elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np

import nnbook
from nnbook.examples.digits import shortened
from nnbook.examples.recipes import CLASSES, RECIPES, Recipe, examples_of, starting_network
from nnbook.examples.training_results import predictions, validation_digits
from nnbook.net import Network, forward, gradient_step, mean_gradients, sigmoid_prime, train
from nnbook.net.arrays import Matrix
from nnbook.net.data import Digits
from nnbook.net.data.mnist import FILES

NAME: Final = "first-epochs"
COMPARED: Final = ("classic", "classic-half-rate", "classic-small-start")
SEEDS: Final = tuple(range(1, 101))
SILENT: Final = 100  # of the 10,000 validation images; each digit is on about 1,000 of them
SHOWN: Final = ("classic-half-rate", 3)  # the training whose outputs are followed
FOLLOWED: Final = (0, 2, 6, 7)  # three outputs that fall silent, and one that does not
EPOCHS: Final = 15
BATCHES: Final = (0, 1, 2, 5, 10, 20, 50, 100)
KEPT_DIGITS: Final = 4
WHITE: Final = 255.0

Tell = Callable[[str], None]


def first_epoch_results(
    train_digits: Digits, tell: Tell, seeds: tuple[int, ...] = SEEDS, epochs: int = EPOCHS
) -> dict[str, Any]:
    """Start many trainings, and follow one of them for longer.

    Args:
        train_digits: The training images, of which the last are the validation images.
        tell: Told what has been finished.
        seeds: The seeds of the short trainings.
        epochs: How long to follow the one.

    Returns:
        What `nnbook/results/first-epochs.json` holds.

    Raises:
        DivergedError, TrainingInterrupt: As `train`.
    """
    silenced: dict[str, list[int]] = {}
    for name in COMPARED:
        silenced[name] = [silent(RECIPES[name], train_digits, one) for one in seeds]
        tell(f"{name}: {sum(n > 0 for n in silenced[name])} of {len(seeds)}")
    return {
        "made_by": f"python -m nnbook train {NAME}",
        "versions": {"nnbook": nnbook.__version__, "numpy": np.__version__},
        "seed": [*seeds],
        "sha256": {file.name: file.sha256 for file in FILES.values()},
        "silent_below": SILENT,
        "silent": silenced,
        "shown": followed(train_digits, epochs),
    }


def followed(train_digits: Digits, epochs: int) -> dict[str, Any]:
    """Some outputs of one training, mini-batch by mini-batch, then epoch by epoch."""
    name, seed = SHOWN
    recipe = RECIPES[name]
    held_out = validation_digits(recipe, train_digits)
    early = first_batches(recipe, train_digits, seed)
    return {
        "recipe": name,
        "seed": seed,
        "outputs": [*FOLLOWED],
        "batches": [*BATCHES],
        "after_batches": [looked_at(net, held_out)["z"] for n, net in early if n in BATCHES],
        "after_epochs": [
            looked_at(trained_for(recipe, train_digits, seed, n), held_out)
            for n in range(epochs + 1)
        ],
    }


def trained_for(recipe: Recipe, train_digits: Digits, seed: int, epochs: int) -> Network:
    """The network after so many epochs; after none, the one it starts from."""
    start = starting_network(recipe, seed)
    if epochs == 0:
        return start
    x, target = examples_of(train_digits)
    n = len(x) - recipe.validation
    settings = replace(recipe.settings, seed=seed, epochs=epochs)
    return train(start, x[:n], target[:n], settings).network


def first_batches(recipe: Recipe, train_digits: Digits, seed: int) -> Iterator[tuple[int, Network]]:
    """The network before the first mini-batch and after each of the next, by their number."""
    x, target = examples_of(train_digits)
    n, size = len(x) - recipe.validation, recipe.settings.batch_size
    order = np.random.default_rng(seed).permutation(n)  # the order in which `train` takes them
    network = starting_network(recipe, seed)
    yield 0, network
    for number in range(1, max(BATCHES) + 1):
        rows = order[(number - 1) * size : number * size]
        slopes = mean_gradients(network, x[rows] / WHITE, target[rows], recipe.settings.cost)
        network = gradient_step(network, slopes, recipe.settings.optimiser.learning_rate)
        yield number, network


def looked_at(network: Network, digits: Digits) -> dict[str, Any]:
    """What some outputs say of the images of their own digit, on average.

    Args:
        network: The network.
        digits: The images.

    Returns:
        The means of pre-activation "z", output "y" and the sigmoid's "slope", a number for each
            output in `FOLLOWED`; and how often the network answers with each digit.
    """
    run = forward(network, digits.images.reshape(len(digits), -1) / WHITE)
    z: Matrix = run.z(len(network.layers))
    own = {digit: digits.labels == digit for digit in FOLLOWED}

    def means(values: Matrix) -> list[float]:
        return [shortened(values[own[d], d].mean(), KEPT_DIGITS) for d in FOLLOWED]

    seen = np.bincount(run.output.argmax(axis=1), minlength=CLASSES)
    slopes: Matrix = sigmoid_prime(z)
    return {"z": means(z), "y": means(run.output), "slope": means(slopes), "seen": seen.tolist()}


def silent(recipe: Recipe, train_digits: Digits, seed: int) -> int:
    """How many of the ten digits the network hardly ever answers with after its first epoch."""
    network = trained_for(recipe, train_digits, seed, 1)
    seen = np.bincount(
        predictions(network, validation_digits(recipe, train_digits)), minlength=CLASSES
    )
    return int((seen < SILENT).sum())
