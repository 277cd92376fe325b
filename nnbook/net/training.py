"""Training: mini-batch gradient descent, from a network and examples to a better network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nnbook.net.arrays import Array
from nnbook.net.checks import whole_setting
from nnbook.net.dataset import PIECE, Dataset
from nnbook.net.fast_path import FastNetwork
from nnbook.net.history import (
    DivergedError,
    End,
    Epoch,
    Measurement,
    Progress,
    ProgressCallback,
    Training,
    TrainingInterrupt,
    n_right,
)
from nnbook.net.in_place import SUM_OF_COSTS, Floats
from nnbook.net.layers import Network
from nnbook.net.optimisers import learning_rate_factor
from nnbook.net.training_settings import Precision, TrainingSettings

DTYPES: Final[Mapping[Precision, np.dtype[np.floating[Any]]]] = {
    "float32": np.dtype(np.float32),
    "float64": np.dtype(np.float64),
}
NO_EXAMPLES: Final[Mapping[str, tuple[npt.ArrayLike, Array]]] = {}


def train(
    network: Network,
    x: npt.ArrayLike,
    target: Array,
    settings: TrainingSettings | None = None,
    *,
    measure_on: Mapping[str, tuple[npt.ArrayLike, Array]] = NO_EXAMPLES,
    progress: ProgressCallback | None = None,
) -> Training:
    r"""Train a network by mini-batch gradient descent.

    In every epoch the examples come in a new order, a mini-batch at a time. Each mini-batch of $m$
    examples gives the mean slopes $g = \frac{1}{m} \sum \partial C / \partial p$ and one step of
    the optimiser.

    Args:
        network: Where to start, such as `random_network`; it is left unchanged.
        x: The inputs. Shape `(n, n_0)`, finite; uint8 counts as grey levels, divided by 255.
        target: Their targets. Shape `(n, n_L)`, in the domain of the cost.
        settings: How to train; by default as `TrainingSettings()`.
        measure_on: Other examples `(x, target)` by name, such as "validation", to measure cost and
            accuracy on after every epoch. They are not trained on.
        progress: Called every few hundred examples. What it raises ends the training.

    Returns:
        The network after the last epoch, or the best one with early stopping, and the history.
            The same arguments on the same machine give the same result, digit for digit.

    Raises:
        ValueError: Examples or settings do not fit the network or each other.
        DivergedError: Numbers stopped being finite. It holds what was complete.
        TrainingInterrupt: Ctrl-C. It holds what was complete.

    Examples:
        >>> from nnbook.net import GradientDescent, Layer, identity
        >>> network = Network((Layer(np.array([[0.0]]), np.array([0.0]), identity),))
        >>> x = np.array([[0.0], [1.0], [2.0]])
        >>> settings = TrainingSettings(
        ...     optimiser=GradientDescent(0.25), batch_size=3, epochs=99, precision="float64"
        ... )
        >>> line = train(network, x, 2 * x + 1, settings).network.layers[0]
        >>> line.weight.round(6), line.bias.round(6)
        (array([[2.]]), array([1.]))

    Source:
        Book, chapter "Training". H. Robbins and S. Monro (1951); the loop is that of M. Nielsen
        (2015), ch. 1.
    """
    run = _Run(network, x, target, settings or TrainingSettings(), measure_on, progress)
    try:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            return run.all_epochs()
    except FloatingPointError:
        raise DivergedError(run.epoch, run.batch, run.kept("diverged")) from None
    except KeyboardInterrupt:
        raise TrainingInterrupt(run.kept("interrupted")) from None


class _Run:
    """One training while it goes on."""

    def __init__(
        self,
        network: Network,
        x: npt.ArrayLike,
        target: Array,
        settings: TrainingSettings,
        measure_on: Mapping[str, tuple[npt.ArrayLike, Array]],
        progress: ProgressCallback | None,
    ) -> None:
        sizes, cost = network.sizes, settings.cost
        dtype = DTYPES[settings.precision]
        self.fast = FastNetwork(network, cost, dtype)
        self.data = Dataset(x, target, sizes, cost, dtype)
        self.measure_on = {
            name: Dataset(*examples, sizes, cost, dtype) for name, examples in measure_on.items()
        }
        self.settings, self.progress, self.callers_errors = settings, progress, np.geterr()
        _check_together(settings, len(self.data), self.measure_on)
        self.step = settings.optimiser.start(self.fast.parameters)
        self.rng = np.random.default_rng(settings.seed)
        self.epoch = self.batch = 0
        # One name for all that is complete, so that Ctrl-C cannot come in between.
        self.complete = _Complete((), 0, -np.inf, self.fast.parameters.copy())

    def all_epochs(self) -> Training:
        stopping = self.settings.early_stopping
        while self.epoch < self.settings.epochs:
            self.epoch += 1
            cost = self.one_epoch()
            if not np.isfinite(self.fast.parameters).all():
                raise FloatingPointError
            self.keep(cost)
            if stopping is not None and self.epoch - self.complete.epoch >= stopping.patience:
                return self.kept("stopped early")
        return self.kept("finished")

    def one_epoch(self) -> float:
        """Go through all examples once; give the mean cost on the way."""
        settings, fast, optimiser = self.settings, self.fast, self.settings.optimiser
        total, factor = 0.0, learning_rate_factor(optimiser, self.epoch)
        order = self.rng.permutation(len(self.data))
        batches = self.data.batches(order, settings.batch_size, self.augmentation())
        for self.batch, (x, target) in enumerate(batches, start=1):
            fast.forward(x)
            cost = fast.backward(x, target, optimiser.scale / len(x))
            if not cost < np.inf:  # so that nan is noticed too
                raise FloatingPointError
            if settings.l2:
                weights = slice(fast.n_weights)
                penalty = settings.l2 * optimiser.scale * fast.parameters[weights]
                fast.slopes[weights] += penalty
            self.step(fast.parameters, fast.slopes, factor)
            total += cost
            self.report()
        return total / len(self.data)

    def augmentation(self) -> Callable[[npt.NDArray[np.generic]], None] | None:
        augment = self.settings.augment
        return None if augment is None else lambda x: augment(x, self.rng)

    def report(self) -> None:
        done = self.batch * self.settings.batch_size
        if self.progress is not None and done % PIECE < self.settings.batch_size:
            n, history = len(self.data), self.complete.history
            with np.errstate(**self.callers_errors):
                self.progress(Progress(self.epoch, self.settings.epochs, min(done, n), n, history))

    def keep(self, cost: float) -> None:
        """Take over a complete epoch."""
        measured = {name: self.measure(data) for name, data in self.measure_on.items()}
        before, stopping = self.complete, self.settings.early_stopping
        history = (*before.history, Epoch(self.epoch, cost, measured))
        score = np.inf if stopping is None else stopping.score(measured[stopping.on])
        if stopping is None or score > before.score:
            self.complete = _Complete(history, self.epoch, score, self.fast.parameters.copy())
        else:
            self.complete = replace(before, history=history)

    def measure(self, data: Dataset) -> Measurement:
        cost, right = 0.0, 0
        for x, target in data.batches(np.arange(len(data)), PIECE):
            y = self.fast.forward(x)
            cost += SUM_OF_COSTS[self.settings.cost](y, target, y - target)
            right += n_right(y, target)
        return Measurement(cost / len(data), right / len(data))

    def kept(self, end: End) -> Training:
        complete = self.complete
        network = self.fast.network(complete.parameters)
        return Training(network, complete.epoch, complete.history, end)


@dataclass(frozen=True, eq=False)
class _Complete:
    """The complete epochs, and the parameters after one of them: the best, or the last."""

    history: tuple[Epoch, ...]
    epoch: int
    score: float
    parameters: Floats


def _check_together(
    settings: TrainingSettings, n_examples: int, measure_on: Mapping[str, Dataset]
) -> None:
    whole_setting(settings.batch_size, "batch_size", at_least=1, at_most=n_examples)
    stopping = settings.early_stopping
    if stopping is not None and stopping.on not in measure_on:
        msg = f'early stopping needs "{stopping.on}" in measure_on, got {[*measure_on]}'
        raise ValueError(msg)
