"""The mathematics of the book: networks, the forward pass, costs, backpropagation and training."""

from nnbook.net.activations import identity, leaky_relu, relu, sigmoid, softmax, tanh
from nnbook.net.affine import collapse
from nnbook.net.arrays import ActivationFunction, Array, Elementwise, Matrix, Vector, as_array
from nnbook.net.backpropagation import Gradients, gradient_step, gradients
from nnbook.net.cost_derivatives import (
    COST_DERIVATIVES,
    binary_cross_entropy_cost_prime,
    cost_derivative_of,
    cross_entropy_cost_prime,
    quadratic_cost_prime,
)
from nnbook.net.costs import (
    Cost,
    CostDerivative,
    binary_cross_entropy_cost,
    cross_entropy_cost,
    quadratic_cost,
)
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
    "COST_DERIVATIVES",
    "DERIVATIVES",
    "ActivationFunction",
    "Array",
    "Cost",
    "CostDerivative",
    "Elementwise",
    "ForwardPass",
    "Gradients",
    "Layer",
    "Matrix",
    "Network",
    "Vector",
    "as_array",
    "binary_cross_entropy_cost",
    "binary_cross_entropy_cost_prime",
    "collapse",
    "cost_derivative_of",
    "cross_entropy_cost",
    "cross_entropy_cost_prime",
    "derivative_of",
    "forward",
    "forward_by_hand",
    "gradient_step",
    "gradients",
    "identity",
    "identity_prime",
    "leaky_relu",
    "leaky_relu_prime",
    "logistic",
    "pre_activation",
    "quadratic_cost",
    "quadratic_cost_prime",
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
