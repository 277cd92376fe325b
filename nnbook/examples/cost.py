"""Networks and data of the chapter "The cost function".

Two weights of the worked network are set free, so that its cost becomes a curve or a landscape; a
few students show what accuracy sees and what the cost sees.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from nnbook.examples.worked import (
    WORKED_BIASES,
    WORKED_TARGET,
    WORKED_WEIGHTS,
    worked_pass,
)
from nnbook.net import pre_activation, quadratic_cost, sigmoid
from nnbook.net.arrays import Array, Vector

# The weights that are set free: from N2 to N3 and from N2 to N4.
FREE_WEIGHTS: Final = (WORKED_WEIGHTS[1][0][1], WORKED_WEIGHTS[1][1][1])

# Three examples for the worked network, the first being the worked example itself.
THREE_INPUTS: Final = ((2.0, 3.0), (0.0, 1.0), (-1.0, 2.0))
THREE_TARGETS: Final = (WORKED_TARGET, (0.0, 1.0), (1.0, 0.0))

# Eight invented students: hours of study, and whether they passed.
HOURS: Final = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
PASSED: Final = (0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0)
STUDENT_BIAS: Final = -4.0
WEIGHT_RANGE: Final = (0.0, 5.0)

# An output that is badly wrong and saturated: the target is 1.
SATURATED_Z: Final = -6.0
SATURATED_TARGET: Final = 1.0
Z_RANGE: Final = (-8.0, 4.0)

# Three classes for softmax, the target being the first.
CLASS_Z: Final = (1.0, 2.0, 0.0)
CLASS_TARGET: Final = (1.0, 0.0, 0.0)


def parts_of_z(j: int) -> tuple[float, float]:
    """What the free weight into output neuron `j` is multiplied by, and all else that adds to z.

    Args:
        j: The output neuron, 0 for N3, 1 for N4.

    Returns:
        The activation of N2, and the pre-activation without the free weight's term.

    Examples:
        >>> factor, rest = parts_of_z(0)
        >>> round(factor, 4), round(rest, 4)  # N2, and 0.7 N1 + 0.15
        (0.934, 0.4394)
    """
    first, second = worked_pass().a(1)
    rest = pre_activation(WORKED_WEIGHTS[1][j][:1], (first,), WORKED_BIASES[1][j])
    return second, rest


def free_term(j: int, weight: Array) -> Array:
    """The term of output neuron `j` in the worked network's cost, for values of its free weight."""
    factor, rest = parts_of_z(j)
    term: Array = (sigmoid(factor * weight + rest) - WORKED_TARGET[j]) ** 2
    return term


def free_cost(to_n3: Array, to_n4: Array) -> Array:
    r"""The worked network's cost with the two free weights anywhere.

    $C(u, v) = (\sigma(\alpha u + \beta) - t_1)^2 + (\sigma(\alpha v + \gamma) - t_2)^2$, where
    $\alpha$ is the activation of N2.

    Args:
        to_n3: The weight from N2 to N3, $u$.
        to_n4: The weight from N2 to N4, $v$. Same shape.

    Returns:
        The cost. Same shape.

    Examples:
        >>> float(free_cost(np.array(0.5), np.array(-0.1)).round(4))  # the worked example's
        0.1937
    """
    return free_term(0, to_n3) + free_term(1, to_n4)


def student_outputs(weight: float) -> Vector:
    """What one sigmoid neuron says about every student, for a weight. Shape `(8,)`."""
    return sigmoid(weight * np.array(HOURS) + STUDENT_BIAS)


def student_accuracy(weight: float) -> float:
    """The share of students on the right side of one half.

    Examples:
        >>> student_accuracy(0.0)  # sigmoid(-4) for everybody: all fail
        0.5
    """
    return float(np.mean((student_outputs(weight) > 0.5) == (np.array(PASSED) == 1.0)))


def student_cost(weight: float) -> float:
    """The mean quadratic cost over the students."""
    return quadratic_cost(student_outputs(weight)[:, None], np.array(PASSED)[:, None])


def student_jumps() -> tuple[float, ...]:
    """The weights at which a student changes sides: sigmoid(w x + b) = 1/2, largest hours first."""
    return tuple(sorted(-STUDENT_BIAS / hours for hours in HOURS))
