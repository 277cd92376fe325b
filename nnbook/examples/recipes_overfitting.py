"""The trainings of the chapter "Overfitting": few images, many images, and the cures.

Each comparison is a handful of recipes that differ in one thing, and has one result file. Whatever
was chosen (the strength of L2, how far to shift, when to stop) was chosen on the validation images.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from nnbook.examples.recipes import (
    FIVE_SEEDS,
    Recipe,
    Run,
    examples_of,
    starting_network,
)
from nnbook.net import (
    GradientDescent,
    Progress,
    ShiftImages,
    TrainingSettings,
    cross_entropy_cost,
    relu,
    softmax,
    train,
)
from nnbook.net.data import Digits


@dataclass(frozen=True)
class FewImages(Recipe):
    """A recipe that trains on some of the images only.

    Attributes:
        train_on: How many images, chosen by the seed among those not held back for validation.
        in_full: Keep the curves and the weights' distribution, not only how it ended.
    """

    train_on: int = 1_000
    in_full: bool = False


BASE: Final = FewImages(
    sizes=(784, 30, 10),
    activation_functions=(relu, softmax),
    settings=TrainingSettings(
        cost=cross_entropy_cost, optimiser=GradientDescent(0.05), batch_size=10, epochs=60
    ),
    seeds=FIVE_SEEDS,
)

FEW: Final = (100, 300, 1_000, 3_000, 10_000)
MANY: Final = 50_000
STRENGTHS: Final = (0.001, 0.003, 0.01, 0.03)
SHIFTS: Final = (1, 2, 3)
STRENGTHS_WITH_SHIFT: Final = (0.001, 0.003)
HIDDEN: Final = (1, 2, 3, 5, 10, 100, 300)


def weakened(l2: float, by: int = 0) -> FewImages:
    """The base recipe with L2 of that strength, and images shifted by up to so many pixels."""
    augment = ShiftImages(by=by) if by else None
    settings = replace(BASE.settings, l2=l2, augment=augment)
    return replace(BASE, settings=settings, in_full=l2 == STRENGTHS[2] and not by)


COMPARISONS: Final[dict[str, dict[str, FewImages]]] = {
    "overfitting-images": {
        str(n): replace(BASE, train_on=n, in_full=n == BASE.train_on) for n in FEW
    },
    # The seeds hardly differ here, and each takes as long as all the others together.
    "overfitting-50000": {
        str(MANY): replace(BASE, train_on=MANY, seeds=FIVE_SEEDS[:3], in_full=True)
    },
    "overfitting-l2": {str(l2): weakened(l2) for l2 in STRENGTHS},
    "overfitting-shift": {str(by): weakened(0.0, by) for by in SHIFTS}
    | {f"1 and {l2}": weakened(l2, 1) for l2 in STRENGTHS_WITH_SHIFT},
    "overfitting-hidden": {str(n): replace(BASE, sizes=(784, n, 10)) for n in HIDDEN},
}
"""Every comparison on MNIST that has a result file, and its recipes by what sets them apart."""


def chosen_images(recipe: FewImages, seed: int, available: int) -> npt.NDArray[np.intp]:
    """Which images a seed trains on: of two numbers of images, the larger holds the smaller.

    Examples:
        >>> few = replace(BASE, train_on=2)
        >>> set(chosen_images(few, 1, 9)) <= set(chosen_images(replace(few, train_on=5), 1, 9))
        True
    """
    return np.random.default_rng(seed).permutation(available)[: recipe.train_on]


def run_few(
    recipe: FewImages,
    train_digits: Digits,
    test_digits: Digits,
    progress: Callable[[int, Progress], None] | None = None,
) -> Iterator[Run]:
    """Train on some of the images, with one seed after the other.

    Args:
        recipe: What to do.
        train_digits: The training images, of which the last are the validation images.
        test_digits: The test images, measured after every epoch, and deciding nothing.
        progress: Told the seed and how far its training is.

    Yields:
        The training of each seed, measured on "training" (the images trained on), "validation" and
            "test".

    Raises:
        DivergedError, TrainingInterrupt: As `train`.
    """
    (x, target), test = examples_of(train_digits), examples_of(test_digits)
    n = len(x) - recipe.validation
    for seed in recipe.seeds:
        rows = chosen_images(recipe, seed, n)
        few = x[rows], target[rows]
        measure_on = {"training": few, "validation": (x[n:], target[n:]), "test": test}
        settings = replace(recipe.settings, seed=seed)
        tell = None if progress is None else (lambda now, seed=seed: progress(seed, now))
        start = starting_network(recipe, seed)
        training = train(start, *few, settings, measure_on=measure_on, progress=tell)
        yield Run(seed, training, None)
