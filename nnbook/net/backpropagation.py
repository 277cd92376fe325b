r"""Backpropagation: the slopes of the cost with respect to every weight and bias.

This is the teaching path: one example, every error visible, the four equations as they stand in the
book. `training` has the fast path, which gives the same gradients for whole batches.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnbook.net.activations import softmax
from nnbook.net.arrays import ActivationFunction, Matrix, Vector, as_array
from nnbook.net.checks import real_setting
from nnbook.net.cost_derivatives import MATCHES, cost_derivative_of
from nnbook.net.costs import Cost, check_target
from nnbook.net.derivatives import derivative_of, softmax_jacobian
from nnbook.net.feedforward import forward, position_of_layer
from nnbook.net.layers import Layer, Network


@dataclass(frozen=True, eq=False, repr=False)
class Gradients:
    r"""Every slope of the cost, by layer. `gradients` makes it; all arrays are read-only.

    Args:
        deltas: $\delta^{(1)}$ to $\delta^{(L)}$. Each of shape `(n_l,)`.
        weights: $\partial C / \partial W^{(1)}$ and so on. Each of shape `(n_l, n_{l-1})`.
        biases: $\partial C / \partial b^{(1)}$ and so on. Each of shape `(n_l,)`.

    Source:
        Book, chapter "Backpropagation".
    """

    deltas: tuple[Vector, ...]
    weights: tuple[Matrix, ...]
    biases: tuple[Vector, ...]

    def delta(self, l: int) -> Vector:  # noqa: E741  the book's letter for a layer
        r"""The error $\delta^{(l)} = \partial C / \partial z^{(l)}$. Shape `(n_l,)`.

        Raises:
            IndexError: There is no such layer, or it is the input.
        """
        return self.deltas[position_of_layer("delta", l, first=1, last=len(self.deltas))]

    def weight(self, l: int) -> Matrix:  # noqa: E741
        r"""The slopes $\partial C / \partial W^{(l)}$. Shape `(n_l, n_{l-1})`, as the weights.

        Raises:
            IndexError: There is no such layer, or it is the input.
        """
        return self.weights[position_of_layer("weight", l, first=1, last=len(self.weights))]

    def bias(self, l: int) -> Vector:  # noqa: E741
        r"""The slopes $\partial C / \partial b^{(l)}$. Shape `(n_l,)`, as the biases.

        Raises:
            IndexError: There is no such layer, or it is the input.
        """
        return self.biases[position_of_layer("bias", l, first=1, last=len(self.biases))]

    def __repr__(self) -> str:
        """The number of layers."""
        return f"Gradients(L={len(self.deltas)})"


# what becomes too large is refused by as_array and Layer
@np.errstate(over="ignore", invalid="ignore")
def gradients(network: Network, x: Vector, target: Vector, cost: Cost) -> Gradients:
    r"""Compute how the cost of one example changes with every weight and bias.

    The errors $\delta^{(l)} = \partial C / \partial z^{(l)}$ go backwards from the output:

    1. $\delta^{(L)} = \nabla_y C \odot \sigma'(z^{(L)})$
    2. $\delta^{(l)} = \left(W^{(l+1)}\right)^{\top} \delta^{(l+1)} \odot \sigma'(z^{(l)})$
    3. $\partial C / \partial b^{(l)} = \delta^{(l)}$
    4. $\partial C / \partial W^{(l)} = \delta^{(l)} \left(a^{(l-1)}\right)^{\top}$

    Args:
        network: The network.
        x: The input of one example. Shape `(n_0,)`, finite.
        target: Its target. Shape `(n_L,)`, finite, in the domain of the cost.
        cost: One of the costs in `COST_DERIVATIVES`.

    Returns:
        The gradients: `delta(l)`, `weight(l)` and `bias(l)` for the layers 1 to $L$, float64.

    Raises:
        ValueError: `x` or `target` does not fit the network or the cost, a derivative is unknown,
            or numbers become too large for float64.

    Examples:
        >>> from nnbook.net import Layer, Network, identity, quadratic_cost
        >>> network = Network((Layer(np.array([[3.0]]), np.array([1.0]), identity),))
        >>> slopes = gradients(network, np.array([2.0]), np.array([5.0]), quadratic_cost)
        >>> slopes.delta(1), slopes.weight(1)  # y = 3*2 + 1 = 7; 2 * (7 - 5); times the input 2
        (array([4.]), array([[8.]]))

    Source:
        Book, chapter "Backpropagation". D. Rumelhart, G. Hinton and R. Williams (1986); the four
        equations are M. Nielsen's (2015), ch. 2.
    """
    run = forward(network, as_array(x, name="x", ndim=1))
    L = len(network.layers)
    t = _checked_target(target, run.output, cost)
    delta = _output_error(cost, network.layers[-1].activation_function, run.z(L), run.output, t)
    deltas = [_finite(delta, L)]
    for l in range(L - 1, 0, -1):  # noqa: E741
        W = network.layers[l].weight  # of layer l + 1
        delta = _through(network.layers[l - 1].activation_function, run.z(l), W.T @ delta)
        deltas.insert(0, _finite(delta, l))
    grad_b = deltas
    grad_W = [np.outer(delta, a) for delta, a in zip(deltas, run.activations[:-1], strict=True)]
    weights = tuple(as_array(grad, name="a weight's slope") for grad in grad_W)
    return Gradients(tuple(deltas), weights, tuple(grad_b))


@np.errstate(over="ignore", invalid="ignore")
def gradient_step(network: Network, gradients: Gradients, learning_rate: float) -> Network:
    r"""Take one step of gradient descent: every parameter a little against its slope.

    $W^{(l)} \leftarrow W^{(l)} - \eta\,\partial C / \partial W^{(l)}$ and
    $b^{(l)} \leftarrow b^{(l)} - \eta\,\partial C / \partial b^{(l)}$.

    Args:
        network: The network before the step; it is left unchanged.
        gradients: Its gradients.
        learning_rate: The learning rate $\eta$, above 0, finite.

    Returns:
        The network after the step.

    Raises:
        ValueError: The learning rate is not above 0 or not finite, the gradients are those of a
            network of other sizes, or numbers become too large for float64.

    Examples:
        >>> from nnbook.net import Layer, Network, identity, quadratic_cost
        >>> network = Network((Layer(np.array([[3.0]]), np.array([1.0]), identity),))
        >>> slopes = gradients(network, np.array([2.0]), np.array([5.0]), quadratic_cost)
        >>> step = gradient_step(network, slopes, learning_rate=0.125)
        >>> step.layers[0].weight, step.layers[0].bias  # 3 - 8/8 and 1 - 4/8
        (array([[2.]]), array([0.5]))

    Source:
        Book, chapter "Gradient descent". A.-L. Cauchy (1847).
    """
    eta = real_setting(learning_rate, "learning_rate", above=0)
    shapes = [grad.shape for grad in gradients.weights]
    if shapes != [layer.weight.shape for layer in network.layers]:
        msg = f"gradients must be those of a network of sizes {network.sizes}, got weights {shapes}"
        raise ValueError(msg)
    slopes = zip(network.layers, gradients.weights, gradients.biases, strict=True)
    return Network(
        tuple(
            Layer(layer.weight - eta * grad_W, layer.bias - eta * grad_b, layer.activation_function)
            for layer, grad_W, grad_b in slopes
        )
    )


def _output_error(
    cost: Cost, function: ActivationFunction, z: Vector, y: Vector, t: Vector
) -> Vector:
    """Equation 1."""
    if MATCHES.get(cost) is function:
        return y - t  # what equation 1 comes to here, without dividing by an output near 0
    return _through(function, z, cost_derivative_of(cost)(y, t))


def _through(function: ActivationFunction, z: Vector, slopes: Vector) -> Vector:
    """From the slopes with respect to a layer's activations to those for its pre-activations."""
    if function is softmax:  # every output depends on every z: a matrix of derivatives
        return slopes @ softmax_jacobian(z)
    return slopes * derivative_of(function)(z)


def _checked_target(target: Vector, output: Vector, cost: Cost) -> Vector:
    cost_derivative_of(cost)
    t = as_array(target, name="target", ndim=1)
    if t.shape != output.shape:
        msg = f"target must have the shape {output.shape} of the output, got {t.shape}"
        raise ValueError(msg)
    check_target(cost, t)
    return t


def _finite(delta: Vector, l: int) -> Vector:  # noqa: E741
    return as_array(delta, name=f"delta({l})")
