r"""The fast path: a batch of examples at once, in arrays made once, float32 or float64.

The same four equations as in `backpropagation`, with three changes. Examples stand in rows, so that
a matrix product serves the whole batch. All weights and biases lie one after the other in one
array, `parameters`, and their slopes in another, so that a step is one subtraction. And whatever
all slopes are to be multiplied by goes into the last error, which is small.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.net.arrays import ActivationFunction, name_of
from nnbook.net.cost_derivatives import MATCHES, cost_derivative_of
from nnbook.net.costs import Cost
from nnbook.net.in_place import APPLY, SUM_OF_COSTS, TIMES_SLOPE, Floats
from nnbook.net.layers import Layer, Network


@dataclass(frozen=True, eq=False)
class Stage:
    """One layer with room for a batch; all arrays are windows into memory made once.

    Attributes:
        weight: Its weights.
        bias: Its biases.
        weight_slopes: Where the slopes of the weights go.
        bias_slopes: Where the slopes of the biases go.
        a: Room for pre-activations, then activations. Shape `(m, n_out)`.
        delta: Room for errors. Same shape.
        ones: For adding up rows. Shape `(m,)`.
        apply: The activation function, in place.
        times_slope: Its derivative, in place.
        turned_weight: `weight` transposed.
        turned_delta: `delta` transposed.
    """

    weight: Floats
    bias: Floats
    weight_slopes: Floats
    bias_slopes: Floats
    a: Floats
    delta: Floats
    ones: Floats
    apply: Callable[[Floats], None]
    times_slope: Callable[[Floats, Floats], None]
    turned_weight: Floats = field(init=False)
    turned_delta: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Transpose once, not for every batch."""
        object.__setattr__(self, "turned_weight", self.weight.T)
        object.__setattr__(self, "turned_delta", self.delta.T)


class FastNetwork:
    """A network that can be changed, with room for batches.

    Args:
        network: Where the parameters come from; it is left unchanged.
        cost: One of the costs in `COST_DERIVATIVES`.
        dtype: float32 or float64.

    Attributes:
        parameters: All weights, layer by layer, then all biases. Shape `(n_parameters,)`.
        slopes: Their slopes after `backward`, in the same order.
        n_weights: How many of the parameters are weights.

    Raises:
        ValueError: The cost or an activation function is unknown, or they do not go together.

    Source:
        Book, chapter "Training".
    """

    def __init__(self, network: Network, cost: Cost, dtype: npt.DTypeLike = np.float32) -> None:
        self.functions = [layer.activation_function for layer in network.layers]
        check_functions(self.functions, cost)
        self.sizes, self.n_weights, self.cost = network.sizes, network.n_weights, cost
        self.parameters: Floats = flat(network).astype(dtype)
        self.slopes = np.zeros_like(self.parameters)
        self.sum_of_costs = SUM_OF_COSTS[cost]
        self._stages: dict[int, list[Stage]] = {}

    def forward(self, x: Floats) -> Floats:
        """Run a batch through the network.

        Args:
            x: The inputs. Shape `(m, n_0)`, of the network's dtype.

        Returns:
            The outputs. Shape `(m, n_L)`; the next batch of this size overwrites them.
        """
        a = x
        for stage in self.stages(len(x)):
            np.dot(a, stage.turned_weight, out=stage.a)
            a = stage.a
            a += stage.bias
            stage.apply(a)
        return a

    def backward(self, x: Floats, target: Floats, scale: float) -> float:
        """Compute the slopes, after `forward` for the same batch.

        Args:
            x: The inputs. Shape `(m, n_0)`.
            target: The targets. Shape `(m, n_L)`.
            scale: What the slopes of the batch's summed cost are multiplied by: `1 / m` for those
                of its mean.

        Returns:
            The cost, summed over the batch. `slopes` has been overwritten.
        """
        stages = self.stages(len(x))
        cost = self.output_error(stages[-1], target, scale)
        for stage, before in zip(stages[::-1], (*stages[-2::-1], None), strict=True):
            delta, a = stage.delta, x if before is None else before.a
            np.dot(stage.ones, delta, out=stage.bias_slopes)  # equation 3
            np.dot(stage.turned_delta, a, out=stage.weight_slopes)  # equation 4
            if before is not None:
                np.dot(delta, stage.weight, out=before.delta)  # equation 2
                before.times_slope(before.delta, a)
        return cost

    def output_error(self, last: Stage, target: Floats, scale: float) -> float:
        """Equation 1, times `scale`; gives the batch's summed cost."""
        y, delta = last.a, last.delta
        np.subtract(y, target, out=delta)
        cost = self.sum_of_costs(y, target, delta)
        if self.cost in MATCHES:
            delta *= scale
        else:
            delta *= 2.0 * scale  # the quadratic cost's slopes are 2 (y - t)
            last.times_slope(delta, y)
        return cost

    def stages(self, m: int) -> list[Stage]:
        """The layers with room for batches of m examples, made when it is first needed."""
        if m not in self._stages:
            parts = zip(
                *views(self.parameters, self.sizes),
                *views(self.slopes, self.sizes),
                self.functions,
                strict=True,
            )
            self._stages[m] = [_stage(m, *part) for part in parts]
        return self._stages[m]

    def network(self, parameters: Floats | None = None) -> Network:
        """The network as a constant, from the present parameters or others in the same order."""
        weights, biases = views(self.parameters if parameters is None else parameters, self.sizes)
        layers = zip(weights, biases, self.functions, strict=True)
        return Network(
            tuple(Layer(W.astype(np.float64), b.astype(np.float64), f) for W, b, f in layers)
        )


def _stage(
    m: int,
    weight: Floats,
    bias: Floats,
    weight_slopes: Floats,
    bias_slopes: Floats,
    function: ActivationFunction,
) -> Stage:
    a, delta = (np.empty((m, len(bias)), bias.dtype) for _ in range(2))
    ones = np.ones(m, bias.dtype)
    apply, times_slope = APPLY[function], TIMES_SLOPE[function]
    return Stage(weight, bias, weight_slopes, bias_slopes, a, delta, ones, apply, times_slope)


def flat(network: Network) -> npt.NDArray[np.float64]:
    """All weights, layer by layer, then all biases. Shape `(n_parameters,)`."""
    weights = [layer.weight.ravel() for layer in network.layers]
    return np.concatenate([*weights, *(layer.bias for layer in network.layers)])


def views(numbers: Floats, sizes: tuple[int, ...]) -> tuple[list[Floats], list[Floats]]:
    """The matrices and vectors of all layers, as windows into the one array."""
    weights: list[Floats] = []
    biases: list[Floats] = []
    start = 0
    for n_in, n_out in pairwise(sizes):
        weights.append(numbers[start : start + n_in * n_out].reshape(n_out, n_in))
        start += n_in * n_out
    for n_out in sizes[1:]:
        biases.append(numbers[start : start + n_out])
        start += n_out
    return weights, biases


def check_functions(functions: list[ActivationFunction], cost: Cost) -> None:
    """Refuse activation functions that the fast path does not know or that the cost cannot follow.

    Raises:
        ValueError: Which one, and what is known.
    """
    cost_derivative_of(cost)
    for number, function in enumerate(functions, start=1):
        if function not in APPLY:
            known = ", ".join(map(name_of, APPLY))
            msg = f"layer {number} must have one of {known} to be trained, got {name_of(function)}"
            raise ValueError(msg)
    match: Any = MATCHES.get(cost)
    if match is not None and functions[-1] is not match:
        msg = (
            f"{name_of(cost)} must follow an output of {name_of(match)} in training, "
            f"got {name_of(functions[-1])}"
        )
        raise ValueError(msg)
