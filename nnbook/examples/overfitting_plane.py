"""Learning by heart in the plane: noisy points of two classes, a small network and a large one.

The two classes are the bows of `regions`, with so much noise that they overlap. No sensible border
is right about every point: to have all points seen on the right side, one has to wrap some of them
one by one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

import nnbook
from nnbook.examples.digits import RESULTS, shortened
from nnbook.examples.regions import bow
from nnbook.net import (
    Adam,
    Array,
    Layer,
    Matrix,
    Network,
    TrainingSettings,
    cross_entropy_cost,
    forward,
    random_network,
    softmax,
    tanh,
    train,
)
from nnbook.net.arrays import ActivationFunction
from nnbook.net.geometry import Labels

NAME: Final = "overfitting-plane"
POINTS_SEED: Final = 7
SEEN: Final = 50  # points of each class trained on
FRESH: Final = 500  # points of each class never seen
NOISE: Final = 0.5  # how far, typically, a point strays from its class's curve
DECIMALS: Final = 3  # of the weights kept
BATCH: Final = 20


@dataclass(frozen=True)
class PlaneRecipe:
    """One network for the plane.

    Attributes:
        hidden: The sizes of its hidden layers.
        epochs: How long to train.
        l2: The strength of L2.
        seed: Of the weights it starts with and of the order of the points; its weights are kept.
        others: More seeds, of which only the accuracies are kept.
    """

    hidden: tuple[int, ...]
    epochs: int
    l2: float = 0.0
    seed: int = 1
    others: tuple[int, ...] = (2, 3, 4, 5)


RECIPES: Final[dict[str, PlaneRecipe]] = {
    "small": PlaneRecipe(hidden=(4,), epochs=300),
    "large": PlaneRecipe(hidden=(30, 30), epochs=2_000),
    "held": PlaneRecipe(hidden=(30, 30), epochs=2_000, l2=0.01),
}
"""The small network, the large one, and the large one held back by L2."""


@dataclass(frozen=True, eq=False)
class Points:
    """Points in the plane with their classes.

    Attributes:
        x: The points. Shape `(m, 2)`.
        label: 0 for the bow, 1 for the other. Shape `(m,)`.
    """

    x: Matrix
    label: Labels

    @property
    def target(self) -> Matrix:
        """The targets: 1 at the class. Shape `(m, 2)`."""
        targets: Matrix = np.eye(2)[self.label]
        return targets


@cache
def points() -> tuple[Points, Points]:
    """The points trained on and the fresh ones, the same every time."""
    rng = np.random.default_rng(POINTS_SEED)
    return draw(rng, SEEN), draw(rng, FRESH)


def draw(rng: np.random.Generator, count: int) -> Points:
    """Draw so many points of each class."""
    both = [bow(rng, count, other=other, noise=NOISE) for other in (False, True)]
    x: Matrix = np.vstack(both).round(6)  # the same on every processor
    return Points(x, np.repeat([0, 1], count))


def accuracy(network: Network, at: Points) -> float:
    """The share of points on the right side of the border."""
    return float((forward(network, at.x).output.argmax(axis=1) == at.label).mean())


def functions_of(recipe: PlaneRecipe) -> list[ActivationFunction]:
    """Give each hidden layer tanh, and the output softmax."""
    return [*(tanh for _ in recipe.hidden), softmax]


def train_plane(recipe: PlaneRecipe, seed: int) -> Network:
    """Train one network."""
    seen, _ = points()
    functions = functions_of(recipe)
    start = random_network((2, *recipe.hidden, 2), functions, seed)
    settings = TrainingSettings(
        cost=cross_entropy_cost,
        optimiser=Adam(0.01),
        batch_size=BATCH,
        epochs=recipe.epochs,
        seed=seed,
        l2=recipe.l2,
        precision="float64",
    )
    return train(start, seen.x, seen.target, settings).network


def rounded(network: Network) -> Network:
    """The network with the decimals that are kept."""
    return Network(
        tuple(
            Layer(
                np.round(layer.weight, DECIMALS),
                np.round(layer.bias, DECIMALS),
                layer.activation_function,
            )
            for layer in network.layers
        )
    )


def plane_results() -> dict[str, Any]:
    """Train them all, and put together what is kept."""
    return {
        "made_by": f"python -m nnbook train {NAME}",
        "versions": {"nnbook": nnbook.__version__, "numpy": np.__version__},
        "points_seed": POINTS_SEED,
        "networks": {name: kept(recipe) for name, recipe in RECIPES.items()},
    }


def kept(recipe: PlaneRecipe) -> dict[str, Any]:
    """The weights of the first seed, and both accuracies of every seed."""
    networks = [rounded(train_plane(recipe, seed)) for seed in (recipe.seed, *recipe.others)]
    return {
        "seed": [recipe.seed, *recipe.others],
        "accuracies": [
            [shortened(accuracy(network, part)) for part in points()] for network in networks
        ],
        "weights": [(layer.weight + 0.0).tolist() for layer in networks[0].layers],
        "biases": [(layer.bias + 0.0).tolist() for layer in networks[0].layers],
    }


@cache
def load_plane() -> dict[str, Any]:
    """The committed results."""
    found: dict[str, Any] = json.loads((RESULTS.parent / f"{NAME}.json").read_text("utf-8"))
    return found


@cache
def plane_network(name: str) -> Network:
    """A network from its committed weights."""
    found = load_plane()["networks"][name]
    functions = functions_of(RECIPES[name])
    parts = zip(found["weights"], found["biases"], functions, strict=True)
    return Network(tuple(Layer(np.array(w), np.array(b), f) for w, b, f in parts))


def accuracies(name: str) -> Array:
    """The accuracy on the points trained on and on fresh ones. Shape `(seeds, 2)`."""
    return np.array(load_plane()["networks"][name]["accuracies"])
