"""The mathematics of the book: networks, their activation functions and the forward pass."""

from nnbook.net.activations import identity, leaky_relu, relu, sigmoid, softmax, tanh
from nnbook.net.arrays import ActivationFunction, Array, Elementwise, Matrix, Vector, as_array
from nnbook.net.derivatives import (
    DERIVATIVES,
    derivative_of,
    identity_prime,
    leaky_relu_prime,
    relu_prime,
    sigmoid_prime,
    softmax_jacobian,
    tanh_prime,
)
from nnbook.net.feedforward import ForwardPass, forward
from nnbook.net.layers import Layer, Network
from nnbook.net.neuron import forward_by_hand, logistic, pre_activation, weighted_terms

__all__ = [
    "DERIVATIVES",
    "ActivationFunction",
    "Array",
    "Elementwise",
    "ForwardPass",
    "Layer",
    "Matrix",
    "Network",
    "Vector",
    "as_array",
    "derivative_of",
    "forward",
    "forward_by_hand",
    "identity",
    "identity_prime",
    "leaky_relu",
    "leaky_relu_prime",
    "logistic",
    "pre_activation",
    "relu",
    "relu_prime",
    "sigmoid",
    "sigmoid_prime",
    "softmax",
    "softmax_jacobian",
    "tanh",
    "tanh_prime",
    "weighted_terms",
]
