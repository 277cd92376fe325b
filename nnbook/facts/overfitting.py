"""Numbers of the chapter "Overfitting": the plane, few images and many, cures, exercises."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import Any, Final

import numpy as np

from nnbook.examples.digits import load_results
from nnbook.examples.overfitting import ends, runs_of
from nnbook.examples.overfitting_plane import (
    RECIPES,
    SEEN,
    accuracies,
    accuracy,
    plane_network,
    points,
)
from nnbook.examples.recipes import starting_network
from nnbook.examples.recipes_overfitting import (
    BASE,
    COMPARISONS,
    FEW,
    HIDDEN,
    MANY,
    SHIFTS,
    STRENGTHS,
    STRENGTHS_WITH_SHIFT,
)
from nnbook.facts.fact import Fact, fact
from nnbook.net.data.mnist import CLASSES

CHOSEN: Final = "chosen: nnbook.examples.recipes_overfitting"
TOYS: Final = "nnbook.examples.overfitting_plane"
EXERCISE: Final = "chosen for the exercise"
FEW_KEY, MANY_KEY = str(BASE.train_on), str(MANY)
IMAGES, FIFTY, L2, SHIFT, SIZES = COMPARISONS
Place = tuple[str, str]  # a comparison and one of its recipes
PLAIN: Final[Place] = (IMAGES, FEW_KEY)


def of_file(name: str) -> str:
    """Where a measured number comes from."""
    return f"nnbook/results/{name}.json, the mean over its seeds"


def mean_of(place: Place, part: Any, kind: Any = "accuracy", at: Any = "last") -> float:
    """A measured number, the mean over the seeds."""
    return float(ends(*place, part, kind, at).mean())


def best_by_validation(name: str, keys: tuple[str, ...]) -> str:
    """The recipe with the highest accuracy on the validation images; of equals, the first."""
    return max(keys, key=lambda key: mean_of((name, key), "validation"))


def best_strength() -> str:
    """The strength of L2 that does best on the validation images."""
    return best_by_validation(L2, tuple(map(str, STRENGTHS)))


def best_shift() -> str:
    """The greatest shift that does best on the validation images."""
    return best_by_validation(SHIFT, tuple(map(str, SHIFTS)))


def best_both() -> str:
    """The strength of L2 that does best together with shifts."""
    keys = tuple(f"{SHIFTS[0]} and {strength}" for strength in STRENGTHS_WITH_SHIFT)
    return best_by_validation(SHIFT, keys)


def measured(name: str, place: Place, at: str = "last") -> dict[str, Fact]:
    """Accuracy and cost on each part, the gap, and how far the seeds lie apart."""
    source = of_file(place[0])
    found: dict[str, Fact] = {}
    for part in ("training", "validation", "test"):
        found[f"{name}_{part}"] = fact(mean_of(place, part, at=at), source)
        found[f"{name}_{part}_cost"] = fact(mean_of(place, part, "cost", at), source)
    gap = mean_of(place, "training", at=at) - mean_of(place, "validation", at=at)
    seeds = ends(*place, "validation", "accuracy", at)  # type: ignore[arg-type]
    found[f"{name}_gap"] = fact(100 * gap, "training less validation, in percentage points")
    found[f"{name}_lowest"] = fact(float(seeds.min()), "the lowest of the seeds, on validation")
    found[f"{name}_highest"] = fact(float(seeds.max()), "the highest of the seeds, on validation")
    return found


def setting() -> dict[str, Fact]:
    """What all trainings on MNIST share."""
    n_train = int(np.sum(load_results()["label_counts"]["train"]))
    network = starting_network(BASE, BASE.seeds[0])
    settings = BASE.settings
    steps = settings.epochs * BASE.train_on // settings.batch_size
    return {
        "few": fact(BASE.train_on, CHOSEN),
        "many": fact(n_train - BASE.validation, "60,000 less the validation images"),
        "held_out": fact(BASE.validation, CHOSEN),
        "n_hidden": fact(BASE.sizes[1], CHOSEN),
        "parameters": fact(network.n_parameters, "nnbook.net.Network"),
        "per_image": fact(network.n_parameters // BASE.train_on, "parameters to an image, whole"),
        "epochs": fact(settings.epochs, CHOSEN),
        "batch": fact(settings.batch_size, CHOSEN),
        "rate": fact(settings.optimiser.learning_rate, CHOSEN),
        "steps": fact(steps, "epochs times mini-batches of 1,000 images"),
        "seeds": fact(len(BASE.seeds), CHOSEN),
        "seeds_many": fact(len(COMPARISONS[FIFTY][MANY_KEY].seeds), CHOSEN),
    }


def plane() -> dict[str, Fact]:
    """The two classes in the plane."""
    seen, fresh = points()
    found = {
        "plane_seen": fact(len(seen.x), TOYS),
        "plane_seen_each": fact(SEEN, TOYS),
        "plane_fresh": fact(len(fresh.x), TOYS),
        "plane_seeds": fact(len(accuracies("large")), TOYS),
        "plane_l2": fact(RECIPES["held"].l2, TOYS),
    }
    for name, recipe in RECIPES.items():
        network = plane_network(name)
        shares = [accuracy(network, part) for part in (seen, fresh)]
        source = f"the committed weights of {TOYS}, counted"
        every = accuracies(name)
        found |= {
            f"{name}_hidden": fact(recipe.hidden[0], TOYS),
            f"{name}_epochs": fact(recipe.epochs, TOYS),
            f"{name}_parameters": fact(network.n_parameters, "nnbook.net.Network"),
            f"{name}_seen": fact(shares[0], source),
            f"{name}_seen_wrong": fact(round((1 - shares[0]) * len(seen.x)), source),
            f"{name}_fresh": fact(shares[1], source),
            f"{name}_fresh_mean": fact(float(every[:, 1].mean()), f"mean over seeds: {TOYS}"),
            f"{name}_fresh_lowest": fact(float(every[:, 1].min()), f"lowest of seeds: {TOYS}"),
            f"{name}_fresh_highest": fact(float(every[:, 1].max()), f"highest of seeds: {TOYS}"),
        }
    return found


def images() -> dict[str, Fact]:
    """Few images, many images, and what lies between."""
    found = measured("few", PLAIN) | measured("many", (FIFTY, MANY_KEY))
    for n in FEW:
        found |= {f"n_{n}": fact(n, CHOSEN)} | measured(f"images_{n}", (IMAGES, str(n)))
    few, many = found["few_validation"].value, found["many_validation"].value
    assert isinstance(few, float)
    assert isinstance(many, float)
    return found | {
        "error_ratio": fact((1 - few) / (1 - many), "wrong with 1,000 over wrong with 50,000"),
    }


def stopping() -> dict[str, Fact]:
    """Stopping where the cost on the validation images is lowest."""
    found = measured("stop", PLAIN, at="stopped")
    for name, place in (("stop", PLAIN), ("stop_many", (FIFTY, MANY_KEY))):
        epochs = [run["stopped"]["epoch"] for run in runs_of(*place)]
        source = f"nnbook/results/{place[0]}.json"
        found[f"{name}_first"] = fact(min(epochs), source)
        found[f"{name}_last"] = fact(max(epochs), source)
    return found


def shrinking() -> dict[str, Fact]:
    """L2: what each strength brings, and what it does to the weights."""
    found = {
        "strength": fact(float(best_strength()), "the best on validation: " + of_file(L2)),
        **measured("l2", (L2, best_strength())),
    }
    for i, strength in enumerate(STRENGTHS, 1):
        found |= {f"strength_{i}": fact(strength, CHOSEN)}
        found |= measured(f"l2_{i}", (L2, str(strength)))
    with_l2 = [run["weights"] for run in runs_of(L2, str(STRENGTHS[2]))]
    without = [run["weights"] for run in runs_of(*PLAIN)]
    eta, strength = BASE.settings.optimiser.learning_rate, STRENGTHS[2]
    steps = BASE.settings.epochs * BASE.train_on // BASE.settings.batch_size
    shares = [w["unused_squares"] / w["unused_start_squares"] for w in with_l2]
    return found | {
        "factor": fact(1 - eta * strength, "1 less the learning rate times the strength"),
        "after_steps": fact((1 - eta * strength) ** steps, "the factor to the number of steps"),
        "unused_shrunk": fact(float(np.sqrt(np.mean(shares))), of_file(L2)),
        "unused_pixels": fact(round(np.mean([w["unused_pixels"] for w in with_l2])), of_file(L2)),
        "squares_start": fact(float(np.mean([w["start_squares"] for w in without])), of_file(L2)),
        "squares_without": fact(float(np.mean([w["squares"] for w in without])), of_file(IMAGES)),
        "squares_with": fact(float(np.mean([w["squares"] for w in with_l2])), of_file(L2)),
    }


def shifting() -> dict[str, Fact]:
    """Shifted images, alone and together with L2."""
    found = {"shift": fact(int(best_shift()), "the best on validation: " + of_file(SHIFT))}
    for by in SHIFTS:
        found[f"shift_{by}_by"] = fact(by, CHOSEN)
        found[f"shift_{by}_versions"] = fact((2 * by + 1) ** 2, "(2 by + 1) squared")
        found |= measured(f"shift_{by}", (SHIFT, str(by)))
    both = best_both()
    return found | {
        "shift_versions_all": fact(9 * BASE.train_on, "nine versions of 1,000 images"),
        "both_strength": fact(float(both.rpartition(" ")[2]), "the best on validation"),
        **measured("both", (SHIFT, both)),
    }


def sizes() -> dict[str, Fact]:
    """Networks of other sizes on the same 1,000 images."""
    found: dict[str, Fact] = {}
    for n in HIDDEN:
        found |= {f"size_{n}": fact(n, CHOSEN)} | measured(f"hidden_{n}", (SIZES, str(n)))
    return found


STOP_COSTS: Final = (0.62, 0.48, 0.41, 0.39, 0.40, 0.38, 0.42, 0.45)
GUESSERS: Final = 100
GUESSED_IMAGES: Final = 100


def stopped_at(costs: tuple[float, ...], patience: int) -> tuple[int, int]:
    """After which epoch a training stops, and which epoch it goes back to.

    Examples:
        >>> stopped_at((3.0, 2.0, 2.5, 1.0), patience=1)
        (3, 2)
    """
    best = 0
    for epoch, cost in enumerate(costs):
        if cost < costs[best] or epoch == 0:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, best + 1
    return len(costs), best + 1


def expected_best(guessers: int, images: int, chance: float) -> float:
    """How many images the luckiest of many guessers gets right, on average.

    Examples:
        >>> expected_best(2, 1, 0.5)  # only if both are wrong is it 0
        0.75
    """
    ways = [math.comb(images, k) * chance**k * (1 - chance) ** (images - k) for k in range(images)]
    # the best has at most k right if all have
    return images - math.fsum(total**guessers for total in accumulate(ways))


def exercises() -> dict[str, Fact]:
    """The exercises' data and answers."""
    weight, slope = 0.8, 0.4
    eta, strength = BASE.settings.optimiser.learning_rate, STRENGTHS[2]
    best = expected_best(GUESSERS, GUESSED_IMAGES, 1 / CLASSES)
    found = {
        "decay_w": fact(weight, EXERCISE),
        "decay_slope": fact(slope, EXERCISE),
        "decay_kept": fact((1 - eta * strength) * weight, "(1 - eta lambda) w"),
        "decay_step": fact(eta * slope, "eta times the slope"),
        "decay_new": fact(
            (1 - eta * strength) * weight - eta * slope, "(1 - eta lambda) w - eta slope"
        ),
        "decay_half": fact(
            math.log(0.5) / math.log(1 - eta * strength), "steps until the factor's power is 1/2"
        ),
        "guessers": fact(GUESSERS, EXERCISE),
        "guessed_images": fact(GUESSED_IMAGES, EXERCISE),
        "guess_mean": fact(GUESSED_IMAGES / CLASSES, "a tenth of them"),
        "guess_chance": fact(1 / CLASSES, "one of ten answers, blindly"),
        "guess_best": fact(best, "expected largest of 100 binomial counts"),
    }
    found |= {f"stop_cost_{i}": fact(cost, EXERCISE) for i, cost in enumerate(STOP_COSTS, 1)}
    for patience in (1, 2):
        end, best_epoch = stopped_at(STOP_COSTS, patience)
        found[f"patience_{patience}_end"] = fact(end, "nnbook.facts.overfitting.stopped_at")
        found[f"patience_{patience}_best"] = fact(best_epoch, "nnbook.facts.overfitting.stopped_at")
        found[f"patience_{patience}_cost"] = fact(STOP_COSTS[best_epoch - 1], "its cost")
    pairs = {"a": (0.999, 0.88), "b": (0.61, 0.6), "c": (0.968, 0.963)}
    for name, (training, validation) in pairs.items():
        found[f"case_{name}_training"] = fact(training, EXERCISE)
        found[f"case_{name}_validation"] = fact(validation, EXERCISE)
        found[f"case_{name}_gap"] = fact(100 * (training - validation), "training less validation")
    return found


FACTS: Final[dict[str, Fact]] = (
    setting() | plane() | images() | stopping() | shrinking() | shifting() | sizes() | exercises()
)
