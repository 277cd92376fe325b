"""The forward pass: from the input through every layer to the output."""

from __future__ import annotations

import operator
from dataclasses import dataclass

import numpy as np

from nnbook.net.arrays import Array, as_array, name_of
from nnbook.net.layers import Layer, Network


@dataclass(frozen=True, eq=False, repr=False)
class ForwardPass:
    """Every value of one forward pass, by layer. `forward` makes it; all arrays are read-only.

    Args:
        activations: $a^{(0)}$ to $a^{(L)}$. Each of shape `(n_l,)`, or `(n, n_l)` for a batch.
        pre_activations: $z^{(1)}$ to $z^{(L)}$. Same shapes.

    Examples:
        >>> from nnbook.net import identity
        >>> layer = Layer(np.array([[2.0]]), np.array([1.0]), identity)
        >>> run = forward(Network((layer,)), np.array([3.0]))
        >>> run
        ForwardPass(L=1, output.shape=(1,))
        >>> run.a(0), run.z(1), run.output  # 2*3 + 1
        (array([3.]), array([7.]), array([7.]))

    Source:
        Book, chapter "Feed forward".
    """

    activations: tuple[Array, ...]
    pre_activations: tuple[Array, ...]

    def a(self, l: int) -> Array:  # noqa: E741  the book's letter for a layer
        """The activation $a^{(l)}$ of layer $l$; `a(0)` is the input.

        Args:
            l: The layer, 0 to $L$.

        Returns:
            Shape `(n_l,)`, or `(n, n_l)` for a batch, float64, read-only.

        Raises:
            IndexError: There is no such layer. Negative numbers do not count from the end.
            TypeError: `l` is not an integer.
        """
        last = len(self.pre_activations)
        return self.activations[position_of_layer("a", l, first=0, last=last)]

    def z(self, l: int) -> Array:  # noqa: E741
        """The pre-activation $z^{(l)}$ of layer $l$; the input has none.

        Args:
            l: The layer, 1 to $L$.

        Returns:
            Shape `(n_l,)`, or `(n, n_l)` for a batch, float64, read-only.

        Raises:
            IndexError: There is no such layer, or it is the input.
            TypeError: `l` is not an integer.
        """
        return self.pre_activations[
            position_of_layer("z", l, first=1, last=len(self.pre_activations))
        ]

    @property
    def output(self) -> Array:
        """The output $y = a^{(L)}$. Shape `(n_L,)`, or `(n, n_L)` for a batch."""
        return self.activations[-1]

    def __repr__(self) -> str:
        """The number of layers and the shape of the output."""
        return f"ForwardPass(L={len(self.pre_activations)}, output.shape={self.output.shape})"


def forward(network: Network, x: Array) -> ForwardPass:
    r"""Run one input, or a batch, through the network and keep every value on the way.

    From $a^{(0)} = x$, each layer $l = 1, \dots, L$ computes its pre-activation
    $z^{(l)} = W^{(l)} a^{(l-1)} + b^{(l)}$ and its activation $a^{(l)} = \sigma(z^{(l)})$.

    Args:
        network: The network.
        x: The input. Shape `(n_0,)`, or `(n, n_0)` for a batch with examples in rows; finite.

    Returns:
        The forward pass: `a(0)` to `a(L)` and `z(1)` to `z(L)`, each of shape `(n_l,)` or
            `(n, n_l)`, float64. `x` is copied and left unchanged. The last digits of the values
            can differ between machines; those of `forward_by_hand` cannot.

    Raises:
        ValueError: `x` is not made of finite real numbers or does not have that shape; or numbers
            become too large for float64; or an activation function does not keep the shape.

    Examples:
        >>> from nnbook.net import sigmoid
        >>> layer = Layer(np.array([[2.0, -1.0]]), np.array([0.5]), sigmoid)
        >>> run = forward(Network((layer,)), np.array([1.0, 2.5]))
        >>> run.z(1), run.a(1)  # 2*1.0 - 1*2.5 + 0.5 = 0, and sigmoid(0) = 0.5
        (array([0.]), array([0.5]))

    Source:
        Book, chapter "Feed forward". After T. Hill's article; M. Nielsen (2015), ch. 2, calls z the
        weighted input and has layer 1 for the input.
    """
    a = as_array(x, name="x", ndim=(1, 2))
    n_0 = network.sizes[0]
    if a.shape[-1] != n_0:
        msg = (
            f"x must have shape ({n_0},), or (n, {n_0}) with examples in rows, to enter layer 1, "
            f"got {a.shape}"
        )
        raise ValueError(msg)
    activations, pre_activations = [a], []
    for number, layer in enumerate(network.layers, start=1):
        z = _pre_activation(layer, a, number)
        a = _activation(layer, z, number)
        pre_activations.append(z)
        activations.append(a)
    return ForwardPass(tuple(activations), tuple(pre_activations))


def _pre_activation(layer: Layer, a: Array, number: int) -> Array:
    W, b = layer.weight, layer.bias
    with np.errstate(over="ignore", invalid="ignore"):  # as_array refuses what comes of it
        z = a @ W.T + b  # W a + b, written so that a batch can have its examples in rows
    return as_array(z, name=f"z({number})")


def _activation(layer: Layer, z: Array, number: int) -> Array:
    function = layer.activation_function
    a = as_array(function(z), name=f"a({number})")
    if a.shape != z.shape:
        msg = (
            f"activation function {name_of(function)} of layer {number} must keep the shape "
            f"{z.shape}, got {a.shape}"
        )
        raise ValueError(msg)
    return a


def position_of_layer(letter: str, l: int, *, first: int, last: int) -> int:  # noqa: E741
    """Find where the values of a layer are kept.

    Args:
        letter: What the value is called, for the error: "z", "delta".
        l: The layer asked for.
        first: The first layer that has such a value.
        last: The last one.

    Returns:
        Its place, counted from 0.

    Raises:
        IndexError: There is no such layer. Negative numbers do not count from the end.
        TypeError: `l` is not an integer.

    Examples:
        >>> position_of_layer("z", 2, first=1, last=3)
        1
    """
    try:
        number = operator.index(l)
    except TypeError:
        msg = f"{letter}(l) must have a whole number for the layer, got {l!r}"
        raise TypeError(msg) from None
    if not first <= number <= last:
        layers = f"layers {first} to {last} have" if first < last else f"only layer {first} has"
        article = "an" if letter == "a" else "a"
        msg = f"{letter}({number}) does not exist: {layers} {article} {letter}"
        raise IndexError(msg)
    return number - first
