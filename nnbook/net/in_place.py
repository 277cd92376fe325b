r"""Activation functions and costs for the fast path: they overwrite their argument.

A new array for every step costs more time than the arithmetic in it. And the slope
$\sigma'(z)$ can always be had from the activation $a = \sigma(z)$, so that $z$ itself need not be
kept. The readable versions are in `activations`, `derivatives` and `costs`; the tests hold both
against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.net.activations import (
    LEAKY_SLOPE,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from nnbook.net.arrays import ActivationFunction
from nnbook.net.costs import (
    Cost,
    binary_cross_entropy_cost,
    cross_entropy_cost,
    quadratic_cost,
)

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
"""float32 or float64; examples in rows."""


# A Python number in an operation on a small array costs as much time as the operation; an array
# without axes does not.
ONE: Final = {np.dtype(kind): np.array(1.0, kind) for kind in ("float32", "float64")}
HALF: Final = {np.dtype(kind): np.array(0.5, kind) for kind in ("float32", "float64")}


def keep(z: Floats) -> None:
    """`identity`: nothing to do."""


def squash(z: Floats) -> None:
    r"""`sigmoid` as $\frac{1}{2}(1 + \tanh\frac{z}{2})$, which cannot overflow."""
    half = HALF[z.dtype]
    z *= half
    np.tanh(z, out=z)
    z *= half
    z += half


def squash_symmetrically(z: Floats) -> None:
    """`tanh`."""
    np.tanh(z, out=z)


def rectify(z: Floats) -> None:
    """`relu`."""
    np.maximum(z, 0.0, out=z)


def rectify_leakily(z: Floats) -> None:
    """`leaky_relu`."""
    np.maximum(z, LEAKY_SLOPE * z, out=z)


def share_out(z: Floats) -> None:
    """`softmax`, row by row."""
    z -= z.max(axis=-1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=-1, keepdims=True)


def times_one(delta: Floats, a: Floats) -> None:
    """Slope of `identity`: nothing to do."""


def times_sigmoid_slope(delta: Floats, a: Floats) -> None:
    """Multiply by a (1 - a)."""
    delta *= a
    delta *= ONE[a.dtype] - a


def times_tanh_slope(delta: Floats, a: Floats) -> None:
    """Multiply by 1 - a^2."""
    delta *= ONE[a.dtype] - a * a


def times_relu_slope(delta: Floats, a: Floats) -> None:
    """Multiply by 1 where the neuron fires and by 0 where not."""
    delta *= a > 0


def times_leaky_relu_slope(delta: Floats, a: Floats) -> None:
    """Multiply by 1 where the neuron fires and by 0.01 where not."""
    np.multiply(delta, LEAKY_SLOPE, out=delta, where=a <= 0)


def times_softmax_slopes(delta: Floats, a: Floats) -> None:
    """Multiply by the matrix with the entries a_j (1 if j = k, else 0) - a_j a_k."""
    delta -= (delta * a).sum(axis=-1, keepdims=True)
    delta *= a


APPLY: Final[dict[ActivationFunction, Callable[[Floats], None]]] = {
    identity: keep,
    sigmoid: squash,
    tanh: squash_symmetrically,
    relu: rectify,
    leaky_relu: rectify_leakily,
    softmax: share_out,
}
"""For each activation function: from z to a, in place."""

TIMES_SLOPE: Final[dict[ActivationFunction, Callable[[Floats, Floats], None]]] = {
    identity: times_one,
    sigmoid: times_sigmoid_slope,
    tanh: times_tanh_slope,
    relu: times_relu_slope,
    leaky_relu: times_leaky_relu_slope,
    softmax: times_softmax_slopes,
}
"""For each activation function: from the slopes for a to those for z, in place."""


def sum_of_squares(y: Floats, t: Floats, difference: Floats) -> float:
    """`quadratic_cost`, summed over a batch, where the difference y - t is there already."""
    return float(np.vdot(difference, difference))


def sum_of_surprises(y: Floats, t: Floats, difference: Floats) -> float:
    """`cross_entropy_cost`, summed over a batch; an output that rounds to 0 counts as the least."""
    return -float(np.vdot(t, np.log(np.maximum(y, _least(y)))))


def sum_of_binary_surprises(y: Floats, t: Floats, difference: Floats) -> float:
    """`binary_cross_entropy_cost`, summed over a batch."""
    no = sum_of_surprises(1.0 - y, 1.0 - t, difference)
    return sum_of_surprises(y, t, difference) + no


SUM_OF_COSTS: Final[dict[Cost, Callable[[Floats, Floats, Floats], float]]] = {
    quadratic_cost: sum_of_squares,
    cross_entropy_cost: sum_of_surprises,
    binary_cross_entropy_cost: sum_of_binary_surprises,
}
"""For each cost: its sum over the examples of a batch."""


def _least(y: Floats) -> float:
    return float(np.finfo(y.dtype).tiny)
