"""What a training leaves: the network, and how it went, also when it ended badly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from nnbook.net.in_place import Floats
from nnbook.net.layers import Network

End = Literal["finished", "stopped early", "interrupted", "diverged"]


class Measurement(NamedTuple):
    """How a network does on some examples.

    Attributes:
        cost: The mean cost, without the L2 penalty.
        accuracy: The share of examples whose largest output is at the target's largest number; with
            one output, those on the same side of one half.
    """

    cost: float
    accuracy: float


@dataclass(frozen=True)
class Epoch:
    """What was measured in one epoch.

    Attributes:
        number: Which one, from 1.
        cost: The mean cost of its mini-batches, each measured before its step, without the L2
            penalty.
        measured: By name, how the network did at the end of the epoch.
    """

    number: int
    cost: float
    measured: dict[str, Measurement] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Training:
    """The result of a training.

    Attributes:
        network: The network after epoch `epoch`.
        epoch: The last epoch; with early stopping the best one; 0 if none was completed.
        history: Every complete epoch.
        end: How it ended.
    """

    network: Network
    epoch: int
    history: tuple[Epoch, ...]
    end: End


class Progress(NamedTuple):
    """How far a training is, told every few hundred examples.

    Attributes:
        epoch: The present epoch, from 1.
        epochs: How many there are at most.
        done: How many examples of this epoch are done.
        examples: How many examples an epoch has.
        history: Every complete epoch.
    """

    epoch: int
    epochs: int
    done: int
    examples: int
    history: tuple[Epoch, ...]


ProgressCallback = Callable[[Progress], None]


class DivergedError(ArithmeticError):
    """The cost or a parameter is no longer a finite number: the learning rate is too large.

    Attributes:
        epoch: The epoch in which it was noticed, from 1.
        batch: The mini-batch of that epoch in which it was noticed, from 1.
        training: What there was after the last complete epoch, with its history.
    """

    def __init__(self, epoch: int, batch: int, training: Training) -> None:
        self.epoch, self.batch, self.training = epoch, batch, training
        super().__init__(
            f"the training diverged in epoch {epoch}, batch {batch}: numbers are no longer finite. "
            f"Complete epochs: {len(training.history)}. A smaller learning rate may help"
        )


class TrainingInterrupt(KeyboardInterrupt):
    """Ctrl-C in the middle of a training.

    Attributes:
        training: What there was after the last complete epoch, with its history.
    """

    def __init__(self, training: Training) -> None:
        self.training = training
        super().__init__(f"interrupted after {len(training.history)} complete epochs")


def n_right(output: Floats, target: Floats) -> int:
    """Count the examples that are classified as their target says.

    Args:
        output: The outputs. Shape `(n, n_L)`.
        target: The targets. Same shape.

    Returns:
        How many have their largest output where the target's largest number is; with one output,
            how many are on the same side of one half.

    Examples:
        >>> import numpy as np
        >>> n_right(np.array([[0.1, 0.9], [0.6, 0.4]]), np.array([[0.0, 1.0], [0.0, 1.0]]))
        1
    """
    if output.shape[1] == 1:
        return int(((output > 0.5) == (target > 0.5)).sum())
    return int((output.argmax(axis=1) == target.argmax(axis=1)).sum())
