"""The book's trainings on MNIST, by name: which network, which settings, which seeds.

`python -m nnbook train NAME` runs one and writes its results. Whatever was chosen here (sizes,
settings, the number of epochs, which seed's weights are kept) was chosen by the accuracy on
validation images, the last of the training images, which are never trained on. The test images
decide nothing; they are only reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from nnbook.net import (
    Adam,
    GradientDescent,
    Network,
    Progress,
    ShiftImages,
    Training,
    TrainingSettings,
    cross_entropy_cost,
    fan_in_spread,
    he_spread,
    quadratic_cost,
    random_network,
    relu,
    sigmoid,
    softmax,
    train,
    unit_spread,
)
from nnbook.net.arrays import ActivationFunction, Matrix
from nnbook.net.data import Digits
from nnbook.net.weights import Storage

CLASSES: Final = 10


@dataclass(frozen=True)
class Recipe:
    """One training, or several that differ in the seed only.

    Attributes:
        sizes: The network's sizes, from the input on.
        activation_functions: One for each layer after the input.
        settings: How to train; each seed of `seeds` takes the place of its seed.
        seeds: The seeds. Each is that of the starting weights and of the order of the images.
        spread: How the starting weights spread.
        bias_spread: How the starting biases spread.
        validation: How many of the training images, from the end, are not trained on.
        storage: How the weights are kept.
    """

    sizes: tuple[int, ...]
    activation_functions: tuple[ActivationFunction, ...]
    settings: TrainingSettings
    seeds: tuple[int, ...]
    spread: Callable[[int], float] = he_spread
    bias_spread: float = 0.0
    validation: int = 10_000
    storage: Storage = "float32"


FIVE_SEEDS: Final = (1, 2, 3, 4, 5)

CLASSIC: Final = Recipe(
    sizes=(784, 30, 10),
    activation_functions=(sigmoid, sigmoid),
    settings=TrainingSettings(
        cost=quadratic_cost, optimiser=GradientDescent(3.0), batch_size=10, epochs=30
    ),
    seeds=FIVE_SEEDS,
    spread=unit_spread,
    bias_spread=1.0,
    storage="float16",
)

POCKET: Final = Recipe(
    sizes=(784, 110, 60, 10),
    activation_functions=(relu, relu, softmax),
    settings=TrainingSettings(
        cost=cross_entropy_cost,
        optimiser=Adam(0.002, decay=0.94),
        batch_size=100,
        epochs=60,
        l2=1e-5,
        augment=ShiftImages(by=1),
    ),
    seeds=(1,),
    storage="int8",
)

BEST: Final = Recipe(
    sizes=(784, 512, 256, 10),
    activation_functions=(relu, relu, softmax),
    settings=TrainingSettings(
        cost=cross_entropy_cost,
        optimiser=Adam(0.001, decay=0.93),
        batch_size=100,
        epochs=40,
        l2=2e-5,
        augment=ShiftImages(by=2),
    ),
    seeds=(1,),
    storage="int8",
)

RECIPES: Final[dict[str, Recipe]] = {
    # M. Nielsen's (2015) first network and his settings, with this book's cost.
    "classic": CLASSIC,
    # His cost has the factor 1/2: with half the learning rate the steps are exactly his.
    "classic-half-rate": replace(
        CLASSIC, settings=replace(CLASSIC.settings, optimiser=GradientDescent(1.5))
    ),
    # The same with smaller starting weights: no output starts saturated.
    "classic-small-start": replace(CLASSIC, spread=fan_in_spread, bias_spread=0.0),
    "pocket": POCKET,
    "best": BEST,
}
"""Every training that has a result file."""


@dataclass(frozen=True, eq=False)
class Run:
    """One training of a recipe.

    Attributes:
        seed: Its seed.
        training: What came out.
        first: What there was after the first epoch, or None if it was not looked at.
    """

    seed: int
    training: Training
    first: Training | None


def one_hot(labels: npt.NDArray[np.integer]) -> Matrix:
    """The targets: 1 at the label, 0 elsewhere. Shape `(m, 10)`.

    Examples:
        >>> one_hot(np.array([3])).tolist()
        [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]
    """
    targets: Matrix = np.eye(CLASSES)[labels]
    return targets


def examples_of(digits: Digits) -> tuple[npt.NDArray[np.uint8], Matrix]:
    """Images as rows of grey levels, not copied, and their targets."""
    return digits.images.reshape(len(digits), -1), one_hot(digits.labels)


def run_recipe(
    recipe: Recipe,
    train_digits: Digits,
    test_digits: Digits,
    progress: Callable[[int, Progress], None] | None = None,
) -> Iterator[Run]:
    """Train with one seed after the other.

    Args:
        recipe: What to do.
        train_digits: The training images, of which the last are the validation images.
        test_digits: The test images, measured after every epoch, for the curves only.
        progress: Told the seed and how far its training is.

    Yields:
        The training of each seed. With several seeds, also what there was after the first epoch.

    Raises:
        DivergedError, TrainingInterrupt: As `train`.
    """
    (x, target), test = examples_of(train_digits), examples_of(test_digits)
    n = len(x) - recipe.validation
    measure_on = {"validation": (x[n:], target[n:]), "test": test}
    for seed in recipe.seeds:
        start = starting_network(recipe, seed)
        settings = replace(recipe.settings, seed=seed)
        first = None
        if len(recipe.seeds) > 1:
            first = train(start, x[:n], target[:n], replace(settings, epochs=1))
        tell = None if progress is None else (lambda now, seed=seed: progress(seed, now))
        training = train(start, x[:n], target[:n], settings, measure_on=measure_on, progress=tell)
        yield Run(seed, training, first)


def starting_network(recipe: Recipe, seed: int) -> Network:
    """The network that a training with this seed starts from."""
    return random_network(
        recipe.sizes,
        recipe.activation_functions,
        seed,
        spread=recipe.spread,
        bias_spread=recipe.bias_spread,
    )
