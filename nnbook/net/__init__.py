"""The mathematics of the book: networks, their activation functions and the forward pass."""

from nnbook.net.activations import identity, leaky_relu, relu, sigmoid, softmax, tanh
from nnbook.net.affine import collapse
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
from nnbook.net.saturation import sigmoid_saturation, tanh_saturation
from nnbook.net.step import step, step_prime

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
    "collapse",
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
    "sigmoid_saturation",
    "softmax",
    "softmax_jacobian",
    "step",
    "step_prime",
    "tanh",
    "tanh_prime",
    "tanh_saturation",
    "weighted_terms",
]
