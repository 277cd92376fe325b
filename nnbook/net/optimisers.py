r"""Optimisers: what to do with the slopes of a batch.

An optimiser is a setting; `start` gives a `Step` with the memory it needs for one training. Slopes
come to it already multiplied by its `scale`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

from nnbook.net.checks import real_setting
from nnbook.net.in_place import Floats

Step: TypeAlias = Callable[[Floats, Floats, float], None]
"""From the parameters, which it changes, their slopes and the learning rate's factor."""


class Optimiser(Protocol):
    """What `train` asks of an optimiser."""

    @property
    def learning_rate(self) -> float:
        r"""The learning rate $\eta$ of the first epoch."""
        ...

    @property
    def decay(self) -> float:
        """What the learning rate is multiplied by after every epoch."""
        ...

    @property
    def scale(self) -> float:
        """What the slopes are to be multiplied by before they reach the step."""
        ...

    def start(self, parameters: Floats) -> Step:
        """Begin: memory for so many parameters, all zero."""
        ...


@dataclass(frozen=True)
class GradientDescent:
    r"""Gradient descent, if wanted with momentum.

    $v \leftarrow \mu v - \eta g$ and $p \leftarrow p + v$ for each parameter $p$ with its slope
    $g$; without momentum, $\mu = 0$, simply $p \leftarrow p - \eta g$.

    Args:
        learning_rate: The learning rate $\eta$, above 0, finite.
        momentum: The momentum $\mu$, from 0 to below 1.
        decay: What the learning rate is multiplied by after every epoch, above 0.

    Raises:
        ValueError: A setting is outside its range.

    Examples:
        >>> p = np.array([1.0, 2.0])
        >>> optimiser = GradientDescent(learning_rate=0.5)
        >>> step = optimiser.start(p)
        >>> step(p, optimiser.scale * np.array([2.0, -2.0]), 1.0)  # 1 - 0.5*2, 2 + 0.5*2
        >>> p
        array([0., 3.])

    Source:
        Book, chapter "Gradient descent". A.-L. Cauchy (1847); with mini-batches H. Robbins and
        S. Monro (1951); momentum: B. Polyak (1964).
    """

    learning_rate: float
    momentum: float = 0.0
    decay: float = 1.0

    def __post_init__(self) -> None:
        """Check the settings."""
        real_setting(self.learning_rate, "learning_rate", above=0)
        real_setting(self.momentum, "momentum", at_least=0, below=1)
        real_setting(self.decay, "decay", above=0)

    @property
    def scale(self) -> float:
        """The learning rate: the slopes arrive as steps."""
        return self.learning_rate

    def start(self, parameters: Floats) -> Step:
        """Begin with no velocity."""
        if self.momentum == 0.0:
            return _straight_step
        velocity = np.zeros_like(parameters)

        def step(parameters: Floats, slopes: Floats, factor: float) -> None:
            nonlocal velocity
            velocity *= self.momentum
            velocity -= slopes if factor == 1.0 else factor * slopes
            parameters += velocity

        return step


@dataclass(frozen=True)
class Adam:
    r"""Adam: steps of about the same size for every parameter, whatever the size of its slope.

    With the running means $m \leftarrow \beta_1 m + (1 - \beta_1) g$ of the slopes and
    $v \leftarrow \beta_2 v + (1 - \beta_2) g^2$ of their squares, after $k$ steps
    $p \leftarrow p - \eta\,\hat{m} / (\sqrt{\hat{v}} + \varepsilon)$, where
    $\hat{m} = m / (1 - \beta_1^k)$ and $\hat{v} = v / (1 - \beta_2^k)$.

    Args:
        learning_rate: The learning rate $\eta$, above 0, finite.
        beta_1: How much of the mean slope is kept, from 0 to below 1.
        beta_2: How much of the mean square is kept, from 0 to below 1.
        epsilon: Keeps the quotient finite, above 0.
        decay: What the learning rate is multiplied by after every epoch, above 0.

    Raises:
        ValueError: A setting is outside its range.

    Examples:
        >>> p = np.array([1.0, 2.0])
        >>> step = Adam(learning_rate=0.5).start(p)
        >>> step(p, np.array([10.0, -0.001]), 1.0)  # the first step is the learning rate
        >>> p.round(4)
        array([0.5, 2.5])

    Source:
        Book, chapter "Training". D. Kingma and J. Ba (2015), with their defaults.
    """

    learning_rate: float = 0.001
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-8
    decay: float = 1.0

    def __post_init__(self) -> None:
        """Check the settings."""
        real_setting(self.learning_rate, "learning_rate", above=0)
        real_setting(self.beta_1, "beta_1", at_least=0, below=1)
        real_setting(self.beta_2, "beta_2", at_least=0, below=1)
        real_setting(self.epsilon, "epsilon", above=0)
        real_setting(self.decay, "decay", above=0)

    @property
    def scale(self) -> float:
        """One: the slopes arrive as they are."""
        return 1.0

    def start(self, parameters: Floats) -> Step:
        """Begin with no memory of slopes."""
        m, v, quotient = (np.zeros_like(parameters) for _ in range(3))
        k = 0

        def step(parameters: Floats, slopes: Floats, factor: float) -> None:
            nonlocal k
            k += 1
            _running_mean(m, slopes, self.beta_1, quotient)
            np.multiply(slopes, slopes, out=slopes)
            _running_mean(v, slopes, self.beta_2, quotient)
            np.divide(v, 1.0 - self.beta_2**k, out=quotient)
            np.sqrt(quotient, out=quotient)
            np.add(quotient, self.epsilon, out=quotient)
            np.divide(m, quotient, out=quotient)
            rate = factor * self.learning_rate / (1.0 - self.beta_1**k)
            np.multiply(quotient, rate, out=quotient)
            np.subtract(parameters, quotient, out=parameters)

        return step


def _straight_step(parameters: Floats, slopes: Floats, factor: float) -> None:
    parameters -= slopes if factor == 1.0 else factor * slopes


def _running_mean(mean: Floats, new: Floats, beta: float, scratch: Floats) -> None:
    mean *= beta
    np.multiply(new, 1.0 - beta, out=scratch)
    mean += scratch


def learning_rate_factor(optimiser: Optimiser, epoch: int) -> float:
    """What the first epoch's learning rate is multiplied by in a later one, counted from 1.

    Examples:
        >>> learning_rate_factor(Adam(decay=0.5), epoch=3)
        0.25
    """
    return math.pow(optimiser.decay, epoch - 1)
