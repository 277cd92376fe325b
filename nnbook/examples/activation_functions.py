"""The inputs and functions that the chapter "Activation functions" looks at."""

from __future__ import annotations

from typing import Final

from nnbook.net import Elementwise, leaky_relu, relu, sigmoid, tanh

FOUR_FUNCTIONS: Final[dict[str, Elementwise]] = {
    "relu": relu,
    "leaky_relu": leaky_relu,
    "sigmoid": sigmoid,
    "tanh": tanh,
}
"""The chapter's activation functions by name, in the order of its tables and panels."""

TABLE_Z: Final = (-4, -2, -1, 0, 1, 2, 4)

# One neuron with one input: z = 2x - 3 changes sign at x = 1.5.
FIRING_WEIGHT: Final = 2
FIRING_BIAS: Final = -3
FIRING_INPUTS: Final = (0, 1, 2, 3)

LAYER_Z: Final = (-2.0, 0.5, 3.0)
"""The pre-activations of a layer of three neurons."""

NUDGED_Z: Final = 1.0
NUDGE: Final = 0.1

FLAT_SLOPE: Final = 0.05
"""Below this slope the chapter calls a curve saturated."""
