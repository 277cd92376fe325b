"""One step of gradient descent, neuron by neuron, in plain Python floats.

As in `neuron`, there is deliberately no NumPy: every step is a single IEEE 754 operation in a fixed
order, so that every machine prints the same digits. All layers have the sigmoid, and the cost is
the sum of squares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nnbook.net.checks import real_setting
from nnbook.net.neuron import Row, weighted_terms

Rows = tuple[Row, ...]


class HandSlopes(NamedTuple):
    r"""Every slope of the cost; layer $l$ is entry `l - 1` of each.

    Attributes:
        deltas: The errors $\delta_j^{(l)} = \partial C / \partial z_j^{(l)}$.
        weights: $\partial C / \partial w_{jk}^{(l)}$, a row for each receiving neuron $j$.
        biases: $\partial C / \partial b_j^{(l)}$.
    """

    deltas: Rows
    weights: tuple[Rows, ...]
    biases: Rows


class HandParameters(NamedTuple):
    """All weights and biases; layer $l$ is entry `l - 1` of each."""

    weights: tuple[Rows, ...]
    biases: Rows


def cost_by_hand(output: Sequence[float], target: Sequence[float]) -> float:
    r"""Add up the squared differences, from the first to the last.

    $C = \sum_j (y_j - t_j)^2$.

    Args:
        output: The output $y$. Length n.
        target: The target $t$. Length n.

    Returns:
        The cost, a Python float.

    Raises:
        ValueError: There are not as many targets as outputs.

    Examples:
        >>> cost_by_hand([0.5, 1.0], [1.0, 0.0])  # 0.25 + 1
        1.25

    Source:
        Book, chapter "Cost".
    """
    cost = 0.0
    for y, t in _pairs(output, target):
        cost += (y - t) * (y - t)
    return cost


def output_errors(output: Sequence[float], target: Sequence[float]) -> Row:
    r"""Find the error of every output neuron.

    $\delta_j = 2\,(y_j - t_j) \cdot y_j (1 - y_j)$: the slope of the cost times the slope of the
    sigmoid, each product on its own first.

    Args:
        output: The output $y$. Length n.
        target: The target $t$. Length n.

    Returns:
        The n errors.

    Raises:
        ValueError: There are not as many targets as outputs.

    Examples:
        >>> output_errors([0.5], [1.0])  # 2 * -0.5, times 0.5 * 0.5
        (-0.25,)

    Source:
        Book, chapter "Backpropagation", equation 1.
    """
    return tuple((2.0 * (y - t)) * (y * (1.0 - y)) for y, t in _pairs(output, target))


def hidden_errors(weights: Rows, errors: Row, activations: Row) -> Row:
    r"""Pass the errors of a layer on to the layer before it.

    $\delta_k = \left(\sum_j w_{jk} \delta_j\right) \cdot a_k (1 - a_k)$, the terms of the sum added
    from the first to the last.

    Args:
        weights: The weights from this layer to the next, a row for each neuron $j$ of the next.
        errors: The errors of the next layer.
        activations: The activations of this layer.

    Returns:
        The errors of this layer.

    Raises:
        ValueError: Numbers of neurons and weights do not fit.

    Examples:
        >>> hidden_errors(((4.0,), (2.0,)), (1.0, -1.0), (0.5,))  # (4 - 2) * 0.5 * 0.5
        (0.5,)

    Source:
        Book, chapter "Backpropagation", equation 2.
    """
    columns = zip(*weights, strict=True)
    found = []
    for column, a in zip(columns, activations, strict=True):
        total = 0.0
        for term in weighted_terms(column, errors):
            total += term  # not sum(), as in `pre_activation`
        found.append(total * (a * (1.0 - a)))
    return tuple(found)


def backward_by_hand(
    weights: Sequence[Rows], activations: Sequence[Row], x: Row, target: Sequence[float]
) -> HandSlopes:
    r"""Compute every slope, neuron by neuron, from the output back to the input.

    The slope of a bias is its neuron's error, $\partial C / \partial b_j = \delta_j$; that of a
    weight is the error times what the weight carried,
    $\partial C / \partial w_{jk} = \delta_j a_k$.

    Args:
        weights: For each layer, for each neuron, a weight for each neuron of the layer before.
        activations: The activations of layers 1 to $L$, as `forward_by_hand` gives them.
        x: The input, layer 0.
        target: The target.

    Returns:
        The errors and slopes of all layers.

    Raises:
        ValueError: Numbers of layers, neurons or weights do not fit.

    Examples:
        >>> backward_by_hand((((1.0,),),), ((0.5,),), (3.0,), (1.0,))  # -0.25, times the input
        HandSlopes(deltas=((-0.25,),), weights=(((-0.75,),),), biases=((-0.25,),))

    Source:
        Book, chapter "Backpropagation". T. Hill's Part 2 has the same step.
    """
    errors = [output_errors(activations[-1], target)]
    for layer in range(len(weights) - 1, 0, -1):
        errors.insert(0, hidden_errors(weights[layer], errors[0], activations[layer - 1]))
    carried = (x, *activations[:-1])
    slopes = tuple(
        tuple(tuple(delta * a for a in inputs) for delta in layer)
        for layer, inputs in zip(errors, carried, strict=True)
    )
    return HandSlopes(tuple(errors), slopes, tuple(errors))


def step_by_hand(
    parameters: HandParameters, slopes: HandSlopes, learning_rate: float
) -> HandParameters:
    r"""Take one step: from every parameter, the learning rate times its slope.

    $w \leftarrow w - \eta \cdot \partial C / \partial w$, the product first.

    Args:
        parameters: The weights and biases before the step.
        slopes: Their slopes.
        learning_rate: The learning rate $\eta$, above 0, finite.

    Returns:
        The weights and biases after the step.

    Raises:
        ValueError: The learning rate is not above 0 or not finite, or parameters and slopes do not
            fit.

    Examples:
        >>> before = HandParameters((((1.0,),),), ((0.5,),))
        >>> step_by_hand(before, HandSlopes(((2.0,),), (((4.0,),),), ((2.0,),)), 0.25)
        HandParameters(weights=(((0.0,),),), biases=((0.0,),))

    Source:
        Book, chapter "Gradient descent".
    """
    eta = real_setting(learning_rate, "learning_rate", above=0)

    def moved(numbers: Row, by: Row) -> Row:
        return tuple(p - eta * slope for p, slope in zip(numbers, by, strict=True))

    weights = tuple(
        tuple(moved(row, by) for row, by in zip(rows, slopes_of_rows, strict=True))
        for rows, slopes_of_rows in zip(parameters.weights, slopes.weights, strict=True)
    )
    layers = zip(parameters.biases, slopes.biases, strict=True)
    return HandParameters(weights, tuple(moved(row, by) for row, by in layers))


def _pairs(output: Sequence[float], target: Sequence[float]) -> list[tuple[float, float]]:
    if len(output) != len(target):
        msg = f"there must be a target for each output, got {len(target)} for {len(output)}"
        raise ValueError(msg)
    return [(float(y), float(t)) for y, t in zip(output, target, strict=True)]
