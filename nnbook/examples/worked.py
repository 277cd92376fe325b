"""The worked example: the 2-2-2 network of the chapter "Feed forward", and what it gives.

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
