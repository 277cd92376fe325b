"""A layer, and a network made of layers.

Both are constants: a training step makes a new network. Layer 0 is the input and has no `Layer`;
layer 1 is `network.layers[0]`. The number of layers $L$ counts the layers with weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from nnbook.net.arrays import ActivationFunction, Matrix, Vector, as_array, name_of


@dataclass(frozen=True, eq=False, repr=False)
class Layer:
    r"""One layer of neurons, connected to every neuron of the layer before.

    It holds the $W$, $b$ and $\sigma$ of $a^{(l)} = \sigma(W a^{(l-1)} + b)$.

    Args:
        weight: The weights. Shape `(n_out, n_in)`, finite, copied. `weight[j, k]` goes from neuron
            $k$ of layer $l-1$ to neuron $j$ of layer $l$: a row for each receiving neuron.
        bias: The biases. Shape `(n_out,)`, finite, copied.
        activation_function: From an array of pre-activations to an array of the same shape.

    Raises:
        ValueError: `weight` or `bias` is not made of finite real numbers, is empty, or has a shape
            that does not fit.
        TypeError: `activation_function` cannot be called.

    Examples:
        >>> import numpy as np
        >>> from nnbook.net import sigmoid
        >>> layer = Layer(np.array([[0.3, -0.4], [0.2, 0.6]]), np.array([0.25, 0.45]), sigmoid)
        >>> layer
        Layer(n_in=2, n_out=2, activation_function=sigmoid)
        >>> float(layer.weight[0, 1])  # from neuron 1 to neuron 0, both counted from 0
        -0.4

    Source:
        Book, chapter "Networks". The order of the indices is that of M. Nielsen (2015), ch. 2,
        where the input is layer 1.
    """

    weight: Matrix
    bias: Vector
    activation_function: ActivationFunction

    def __post_init__(self) -> None:
        """Check the parts and keep read-only copies of the arrays."""
        weight = as_array(self.weight, name="weight", ndim=2)
        bias = as_array(self.bias, name="bias", ndim=1)
        if weight.size == 0:
            msg = f"weight must have at least one row and one column, got shape {weight.shape}"
            raise ValueError(msg)
        if bias.shape != weight.shape[:1]:
            msg = (
                f"bias must have shape ({len(weight)},), one number for each row of weight "
                f"{weight.shape}, got {bias.shape}"
            )
            raise ValueError(msg)
        function: object = self.activation_function
        if not callable(function):
            msg = f"activation_function must be a function such as sigmoid, got {function!r}"
            raise TypeError(msg)
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "bias", bias)

    @property
    def n_in(self) -> int:
        """How many numbers the layer takes: the columns of `weight`."""
        return int(self.weight.shape[1])

    @property
    def n_out(self) -> int:
        """How many neurons the layer has: the rows of `weight`."""
        return int(self.weight.shape[0])

    def __repr__(self) -> str:
        """The sizes and the activation function; the numbers would be too many."""
        function = name_of(self.activation_function)
        return f"Layer(n_in={self.n_in}, n_out={self.n_out}, activation_function={function})"


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    r"""Layers in order: each takes what the one before gives.

    With layers of $n_0, n_1, \dots, n_L$ neurons there are $\sum_l n_{l-1} n_l$ weights and
    $\sum_l n_l$ biases.

    Args:
        layers: The layers 1 to $L$, so that layer $l$ is `layers[l - 1]`. At least one.

    Raises:
        ValueError: There is no layer, or two neighbours do not fit.
        TypeError: `layers` is not a tuple or list of `Layer`.

    Examples:
        >>> import numpy as np
        >>> from nnbook.net import sigmoid
        >>> hidden = Layer(np.zeros((3, 2)), np.zeros(3), sigmoid)
        >>> output = Layer(np.zeros((1, 3)), np.zeros(1), sigmoid)
        >>> network = Network((hidden, output))
        >>> network
        Network(sizes=(2, 3, 1), activation_functions=(sigmoid, sigmoid))
        >>> network.n_weights, network.n_biases, network.n_parameters  # 2*3 + 3*1, 3 + 1
        (9, 4, 13)

    Source:
        Book, chapter "Networks". This is a network of two layers; M. Nielsen (2015), ch. 1, counts
        the input too and has three.
    """

    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        """Check that there are layers and that they fit."""
        layers: object = self.layers
        if not isinstance(layers, tuple | list):
            msg = f"layers must be a tuple of Layer, such as (layer,), got {layers!r}"
            raise TypeError(msg)
        for number, layer in enumerate(layers, start=1):
            if not isinstance(layer, Layer):
                msg = f"layer {number} must be a Layer, got {layer!r}"
                raise TypeError(msg)
        if not self.layers:
            msg = "layers must hold at least one Layer, got none"
            raise ValueError(msg)
        for number, (before, layer) in enumerate(pairwise(self.layers), start=2):
            if layer.n_in != before.n_out:
                msg = (
                    f"neighbouring layers must fit: layer {number} takes {_inputs(layer.n_in)} "
                    f"but layer {number - 1} gives {before.n_out}"
                )
                raise ValueError(msg)
        object.__setattr__(self, "layers", tuple(self.layers))

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many neurons each layer has, from the input on: $n_0, n_1$ to $n_L$."""
        return (self.layers[0].n_in, *(layer.n_out for layer in self.layers))

    @property
    def n_weights(self) -> int:
        """How many weights there are: one for each connection."""
        return sum(layer.weight.size for layer in self.layers)

    @property
    def n_biases(self) -> int:
        """How many biases there are: one for each neuron after the input."""
        return sum(layer.bias.size for layer in self.layers)

    @property
    def n_parameters(self) -> int:
        """How many numbers training can change: weights and biases."""
        return self.n_weights + self.n_biases

    def __repr__(self) -> str:
        """The sizes and the activation functions."""
        functions = ", ".join(name_of(layer.activation_function) for layer in self.layers)
        comma = "," if len(self.layers) == 1 else ""
        return f"Network(sizes={self.sizes}, activation_functions=({functions}{comma}))"


def _inputs(number: int) -> str:
    return "1 input" if number == 1 else f"{number} inputs"
