"""The mathematics of the book: networks, the forward pass, costs, backpropagation and training."""

from nnbook.net.activations import identity, leaky_relu, relu, sigmoid, softmax, tanh
from nnbook.net.affine import collapse
from nnbook.net.arrays import ActivationFunction, Array, Elementwise, Matrix, Vector, as_array
from nnbook.net.augmentation import ShiftImages
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
from nnbook.net.history import (
    DivergedError,
    Epoch,
    Measurement,
    Progress,
    Training,
    TrainingInterrupt,
)
from nnbook.net.layers import Layer, Network
from nnbook.net.mini_batch import mean_gradients
from nnbook.net.neuron import forward_by_hand, logistic, pre_activation, weighted_terms
from nnbook.net.optimisers import Adam, GradientDescent
from nnbook.net.saturation import sigmoid_saturation, tanh_saturation
from nnbook.net.starting import fan_in_spread, he_spread, random_network, unit_spread
from nnbook.net.step import step, step_prime
from nnbook.net.training import train
from nnbook.net.training_settings import EarlyStopping, TrainingSettings
from nnbook.net.weights import WeightsError, load_network, save_network

__all__ = [
    "COST_DERIVATIVES",
    "DERIVATIVES",
    "ActivationFunction",
    "Adam",
    "Array",
    "Cost",
    "CostDerivative",
    "DivergedError",
    "EarlyStopping",
    "Elementwise",
    "Epoch",
    "ForwardPass",
    "GradientDescent",
    "Gradients",
    "Layer",
    "Matrix",
    "Measurement",
    "Network",
    "Progress",
    "ShiftImages",
    "Training",
    "TrainingInterrupt",
    "TrainingSettings",
    "Vector",
    "WeightsError",
    "as_array",
    "binary_cross_entropy_cost",
    "binary_cross_entropy_cost_prime",
    "collapse",
    "cost_derivative_of",
    "cross_entropy_cost",
    "cross_entropy_cost_prime",
    "derivative_of",
    "fan_in_spread",
    "forward",
    "forward_by_hand",
    "gradient_step",
    "gradients",
    "he_spread",
    "identity",
    "identity_prime",
    "leaky_relu",
    "leaky_relu_prime",
    "load_network",
    "logistic",
    "mean_gradients",
    "pre_activation",
    "quadratic_cost",
    "quadratic_cost_prime",
    "random_network",
    "relu",
    "relu_prime",
    "save_network",
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
    "train",
    "unit_spread",
    "weighted_terms",
]
