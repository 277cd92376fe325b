"""All twelve parameters of the worked example: slopes by nudging, and the cost on the way down."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from nnbook.examples.worked import (
    WORKED_BIASES,
    WORKED_LEARNING_RATE,
    WORKED_STEP_COUNTS,
    WORKED_WEIGHTS,
    WorkedStep,
    worked_step,
)
from nnbook.net.step_by_hand import HandParameters, step_by_hand

NUDGE: Final = 0.001
PER_DECADE: Final = 10  # moments kept between a number of steps and ten times as many


class Parameter(NamedTuple):
    """One weight or bias of the worked network, counted from 1 as in formulas.

    Attributes:
        layer: The layer it belongs to.
        j: The receiving neuron.
        k: The sending neuron; 0 for a bias.
    """

    layer: int
    j: int
    k: int

    @property
    def name(self) -> str:
        """A name for facts.

        Examples:
            >>> Parameter(2, 1, 2).name, Parameter(1, 2, 0).name
            ('w2_12', 'b1_2')
        """
        return f"w{self.layer}_{self.j}{self.k}" if self.k else f"b{self.layer}_{self.j}"

    def value(self, parameters: HandParameters) -> float:
        """Its value among all parameters."""
        layer, j = self.layer - 1, self.j - 1
        return parameters.weights[layer][j][self.k - 1] if self.k else parameters.biases[layer][j]


PARAMETERS: Final = tuple(
    Parameter(layer, j, k) for layer in (1, 2) for ks in ((1, 2), (0,)) for j in (1, 2) for k in ks
)


def nudged(parameters: HandParameters, at: Parameter, by: float) -> HandParameters:
    """All parameters, with one of them moved.

    Examples:
        >>> nudged(HandParameters((((1.0,),),), ((0.5,),)), Parameter(1, 1, 1), 0.25)
        HandParameters(weights=(((1.25,),),), biases=((0.5,),))
    """

    def moved(number: float, layer: int, j: int, k: int) -> float:
        return number + by if (layer, j, k) == at else number

    weights = tuple(
        tuple(
            tuple(moved(number, layer, j, k) for k, number in enumerate(row, 1))
            for j, row in enumerate(rows, 1)
        )
        for layer, rows in enumerate(parameters.weights, 1)
    )
    biases = tuple(
        tuple(moved(number, layer, j, 0) for j, number in enumerate(row, 1))
        for layer, row in enumerate(parameters.biases, 1)
    )
    return HandParameters(weights, biases)


def nudged_slope(at: Parameter) -> float:
    """The cost's slope along one parameter, by moving it a little to either side.

    Examples:
        >>> round(nudged_slope(Parameter(2, 1, 2)), 4)  # the weight from N2 to N3
        -0.1102
    """
    now = HandParameters(WORKED_WEIGHTS, WORKED_BIASES)
    above, below = (worked_step(nudged(now, at, by)).cost for by in (NUDGE, -NUDGE))
    return (above - below) / (2 * NUDGE)


@cache
def worked_descent() -> dict[int, WorkedStep]:
    """The worked network on its way down, at evenly spread moments of a logarithmic scale.

    Returns:
        The moments by their number of steps, from 0 to 10,000.
    """
    last = max(WORKED_STEP_COUNTS)
    count = PER_DECADE * (len(str(last)) - 1)
    kept = {round(10 ** (k / PER_DECADE)) for k in range(count + 1)}
    step = worked_step()
    found = {0: step}
    for number in range(1, last + 1):
        step = worked_step(step_by_hand(step.parameters, step.slopes, WORKED_LEARNING_RATE))
        if number in kept:
            found[number] = step
    return found
