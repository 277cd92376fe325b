"""Everything about a training that is chosen by hand: its hyperparameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nnbook.net.checks import real_setting, whole_setting
from nnbook.net.costs import Cost, quadratic_cost
from nnbook.net.dataset import Augmentation
from nnbook.net.history import Measurement
from nnbook.net.optimisers import GradientDescent, Optimiser

Precision = Literal["float32", "float64"]
Watched = Literal["cost", "accuracy"]


@dataclass(frozen=True)
class EarlyStopping:
    """When to stop before the last epoch, and to go back to the best one.

    Args:
        patience: After how many epochs without a new best to stop, at least 1.
        watch: What is to get better: "cost" (lower) or "accuracy" (higher).
        on: On which of the measured examples, by name. Never the test examples: a number that
            decided something no longer tells how the network does on examples never seen.

    Raises:
        ValueError: A setting is not so.

    Source:
        Book, chapter "Overfitting". N. Morgan and H. Bourlard (1990).
    """

    patience: int = 5
    watch: Watched = "cost"
    on: str = "validation"

    def __post_init__(self) -> None:
        """Check the settings."""
        whole_setting(self.patience, "patience", at_least=1)
        if self.watch not in ("cost", "accuracy"):
            msg = f'watch must be "cost" or "accuracy", got {self.watch!r}'
            raise ValueError(msg)

    def score(self, measurement: Measurement) -> float:
        """What is watched, as a number that is the better the higher it is."""
        return measurement.accuracy if self.watch == "accuracy" else -measurement.cost


@dataclass(frozen=True)
class TrainingSettings:
    r"""How to train.

    Args:
        cost: One of the costs. `cross_entropy_cost` needs an output of `softmax`,
            `binary_cross_entropy_cost` one of `sigmoid`.
        optimiser: What to do with the slopes: `GradientDescent` or `Adam`.
        batch_size: How many examples a mini-batch has, at least 1, at most all of them.
        epochs: How often to go through all examples, at least 1.
        seed: From it comes all chance: the order of the examples, the augmentation.
        l2: The strength $\lambda$ of the L2 penalty $\frac{\lambda}{2} \sum w^2$ on the weights,
            which is added to the mean cost; 0 or more. Biases are free.
        precision: What to compute in. "float32" is about twice as fast.
        early_stopping: When to stop early, if at all.
        augment: Changes the inputs of every epoch anew, such as `ShiftImages`, if wanted.

    Raises:
        ValueError: A setting is outside its range.

    Examples:
        >>> TrainingSettings(batch_size=0)
        Traceback (most recent call last):
        ValueError: batch_size must be a whole number from 1 on, got 0

    Source:
        Book, chapter "Training". The defaults are those of M. Nielsen (2015), ch. 1, whose cost has
        the factor 1/2: his learning rate 3.0 is 1.5 here.
    """

    cost: Cost = quadratic_cost
    optimiser: Optimiser = field(default_factory=lambda: GradientDescent(learning_rate=1.5))
    batch_size: int = 10
    epochs: int = 30
    seed: int = 0
    l2: float = 0.0
    precision: Precision = "float32"
    early_stopping: EarlyStopping | None = None
    augment: Augmentation | None = None

    def __post_init__(self) -> None:
        """Check the settings."""
        whole_setting(self.batch_size, "batch_size", at_least=1)
        whole_setting(self.epochs, "epochs", at_least=1)
        whole_setting(self.seed, "seed", at_least=0)
        real_setting(self.l2, "l2", at_least=0)
        if self.precision not in ("float32", "float64"):
            msg = f'precision must be "float32" or "float64", got {self.precision!r}'
            raise ValueError(msg)
