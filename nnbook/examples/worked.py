"""The worked example: the 2-2-2 network of the chapter "Feed forward", and how it learns.

It is evaluated in plain Python floats (`nnbook.net.neuron`), so that every machine prints the same
seventeen digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Final

import numpy as np

from nnbook.net import Layer, Network, sigmoid
from nnbook.net.neuron import forward_by_hand
from nnbook.net.step_by_hand import (
    HandParameters,
    HandSlopes,
    backward_by_hand,
    cost_by_hand,
    step_by_hand,
)

# Row = receiving neuron. The article shows these values only in a picture; they are confirmed by
# reproducing all sixteen digits of its printed result.
WORKED_WEIGHTS: Final = (((0.3, -0.4), (0.2, 0.6)), ((0.7, 0.5), (-0.3, -0.1)))
WORKED_BIASES: Final = ((0.25, 0.45), (0.15, 0.35))
WORKED_INPUT: Final = (2.0, 3.0)


@dataclass(frozen=True)
class WorkedPass:
    """Every value of the worked example, layer by layer, as plain Python floats."""

    pre_activations: tuple[tuple[float, ...], ...]
    activations: tuple[tuple[float, ...], ...]

    def z(self, layer: int) -> tuple[float, ...]:
        """The pre-activations of layer 1 or 2."""
        return self.pre_activations[layer - 1]

    def a(self, layer: int) -> tuple[float, ...]:
        """The outputs of layer 1 or 2."""
        return self.activations[layer - 1]


@cache
def worked_pass() -> WorkedPass:
    """Evaluate the worked example neuron by neuron.

    Returns:
        Its pre-activations and outputs.

    Examples:
        >>> worked_pass().a(2)  # the article's printed result
        (0.7122574322957417, 0.5330975738715015)
    """
    z, a = forward_by_hand(WORKED_WEIGHTS, WORKED_BIASES, WORKED_INPUT)
    return WorkedPass(z, a)


def worked_network() -> Network:
    """The worked example as a `Network`, for the vectorised engine."""
    layers = zip(WORKED_WEIGHTS, WORKED_BIASES, strict=True)
    return Network(tuple(Layer(np.array(w), np.array(b), sigmoid) for w, b in layers))


TRUE_DIGITS: Final = 20
GUARD_DIGITS: Final = 15  # more than the rounding of a dozen decimal steps can reach


def worked_output_exact(digits: int = TRUE_DIGITS) -> tuple[Decimal, ...]:
    """The worked example's output in decimal arithmetic, correct to `digits` digits.

    Here 0.3 means three tenths, not the nearest double; both readings agree to 17 digits.

    Args:
        digits: How many significant digits to return.

    Returns:
        The two outputs.

    Examples:
        >>> print(*worked_output_exact())
        0.71225743229574180707 0.53309757387150141764
    """
    with localcontext() as context:
        context.prec = digits + GUARD_DIGITS
        a = [Decimal(str(x)) for x in WORKED_INPUT]
        for weights, biases in zip(WORKED_WEIGHTS, WORKED_BIASES, strict=True):
            z = [
                sum((Decimal(str(w)) * x for w, x in zip(row, a, strict=True)), Decimal(str(b)))
                for row, b in zip(weights, biases, strict=True)
            ]
            a = [1 / (1 + (-value).exp()) for value in z]
        context.prec = digits
        return tuple(+value for value in a)


WORKED_TARGET: Final = (1.0, 0.2)
WORKED_LEARNING_RATE: Final = 0.1
WORKED_STEP_COUNTS: Final = (1, 10, 100, 1_000, 10_000)


@dataclass(frozen=True)
class WorkedStep:
    """The worked network at some moment of its training: parameters, every value, every slope."""

    parameters: HandParameters
    run: WorkedPass
    cost: float
    slopes: HandSlopes

    def delta(self, layer: int) -> tuple[float, ...]:
        """The errors of layer 1 or 2."""
        return self.slopes.deltas[layer - 1]

    def weight_slope(self, layer: int) -> tuple[tuple[float, ...], ...]:
        """The slopes of the weights into layer 1 or 2: a row for each receiving neuron."""
        return self.slopes.weights[layer - 1]

    def bias_slope(self, layer: int) -> tuple[float, ...]:
        """The slopes of the biases of layer 1 or 2."""
        return self.slopes.biases[layer - 1]


def worked_step(parameters: HandParameters | None = None) -> WorkedStep:
    """Evaluate the worked network and its slopes, neuron by neuron.

    Args:
        parameters: Other weights and biases; by default the worked example's own.

    Returns:
        Everything about this moment.

    Examples:
        >>> worked_step().cost
        0.19374977898812007
    """
    now = parameters or HandParameters(WORKED_WEIGHTS, WORKED_BIASES)
    z, a = forward_by_hand(now.weights, now.biases, WORKED_INPUT)
    slopes = backward_by_hand(now.weights, a, WORKED_INPUT, WORKED_TARGET)
    return WorkedStep(now, WorkedPass(z, a), cost_by_hand(a[-1], WORKED_TARGET), slopes)


@cache
def worked_steps() -> dict[int, WorkedStep]:
    """Take the worked network down the slope, 10,000 steps.

    Returns:
        The moments after 0, 1, 10, 100, 1,000 and 10,000 steps, by their number. The digits after
            the first step are the same on every machine; later ones hang on every `math.exp` before
            them, so that their last few digits can differ.

    Examples:
        >>> worked_steps()[1].run.a(2)
        (0.7187729999291985, 0.5238074518609882)
    """
    step = worked_step()
    found = {0: step}
    for number in range(1, max(WORKED_STEP_COUNTS) + 1):
        step = worked_step(step_by_hand(step.parameters, step.slopes, WORKED_LEARNING_RATE))
        if number in WORKED_STEP_COUNTS:
            found[number] = step
    return found
