"""Gradients: by hand, against finite differences, against scikit-learn, and each refusal."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.neural_network import MLPClassifier

from nnbook.net import (
    DERIVATIVES,
    ActivationFunction,
    Array,
    Cost,
    Gradients,
    Layer,
    Network,
    binary_cross_entropy_cost,
    cross_entropy_cost,
    forward,
    gradient_step,
    gradients,
    identity,
    leaky_relu,
    quadratic_cost,
    relu,
    sigmoid,
    softmax,
)

X, TARGET = np.array([2.0, 3.0]), np.array([1.0, 0.2])

# The worked example, every slope by differentiation in 40-digit arithmetic, not by this package.
SLOPES_W1 = [
    [-0.064167904964453272, -0.096251857446679908],
    [-0.0093134370476354457, -0.013970155571453169],
]
SLOPES_B1 = [-0.032083952482226636, -0.0046567185238177228]
SLOPES_W2 = [
    [-0.04875590469140001, -0.11016083053241218],
    [0.068546661278576304, 0.1548767720436504],
]
SLOPES_B2 = [-0.11794382684127151, 0.16581900386341793]
STEP_W1 = [[0.30641679049644533, -0.39037481425533201], [0.20093134370476354, 0.60139701555714532]]
STEP_B2 = [0.16179438268412715, 0.33341809961365821]
STEP_OUTPUT = [0.71877299992919843, 0.52380745186098813]

# Everything that can stand before each cost.
OUTPUTS: list[tuple[Cost, ActivationFunction]] = [
    *((quadratic_cost, function) for function in [*DERIVATIVES, softmax]),
    (cross_entropy_cost, softmax),
    (binary_cross_entropy_cost, sigmoid),
    (binary_cross_entropy_cost, softmax),
]


def worked_network() -> Network:
    """The 2-2-2 network of the worked example."""
    hidden = Layer(np.array([[0.3, -0.4], [0.2, 0.6]]), np.array([0.25, 0.45]), sigmoid)
    output = Layer(np.array([[0.7, 0.5], [-0.3, -0.1]]), np.array([0.15, 0.35]), sigmoid)
    return Network((hidden, output))


def small_network() -> Network:
    """One input, two hidden neurons with ReLU, one output: every slope is easy by hand."""
    hidden = Layer(np.array([[2.0], [-1.0]]), np.array([1.0, 0.0]), relu)
    output = Layer(np.array([[3.0, 4.0]]), np.array([-20.0]), identity)
    return Network((hidden, output))


def worked_gradients() -> Gradients:
    return gradients(worked_network(), X, TARGET, quadratic_cost)


def random_network(
    sizes: list[int], functions: list[ActivationFunction], rng: np.random.Generator
) -> Network:
    shapes = zip(pairwise(sizes), functions, strict=True)
    layers = [Layer(rng.normal(size=(m, n)), rng.normal(size=m), f) for (n, m), f in shapes]
    return Network(tuple(layers))


def all_slopes(slopes: Gradients) -> Array:
    return np.concatenate([g.ravel() for g in (*slopes.weights, *slopes.biases)])


def central_differences(network: Network, x: Array, t: Array, cost: Cost) -> Array:
    """Every slope as (C(p + h) - C(p - h)) / 2h, one parameter p after the other."""
    weights = [layer.weight.copy() for layer in network.layers]
    biases = [layer.bias.copy() for layer in network.layers]
    functions = [layer.activation_function for layer in network.layers]
    h, found = 1e-5, []

    def cost_now() -> float:
        layers = tuple(map(Layer, weights, biases, functions))
        return cost(forward(Network(layers), x).output, t)

    for numbers in (*weights, *biases):
        for index in np.ndindex(numbers.shape):
            before, ends = numbers[index], []
            for step in (h, -h):
                numbers[index] = before + step
                ends.append(cost_now())
            numbers[index] = before
            found.append((ends[0] - ends[1]) / (2 * h))
    return np.array(found)


def test_every_slope_of_a_small_network_by_hand() -> None:
    # z1 = (7, -3), a1 = (7, 0), y = 21 - 20 = 1; dC/dy = 2 * (1 - 3) = -4
    slopes = gradients(small_network(), np.array([3.0]), np.array([3.0]), quadratic_cost)

    assert slopes.delta(2).tolist() == [-4.0]
    assert slopes.weight(2).tolist() == [[-28.0, 0.0]]  # -4 * (7, 0)
    assert slopes.delta(1).tolist() == [-12.0, 0.0]  # 3 * -4; the second neuron is switched off
    assert slopes.weight(1).tolist() == [[-36.0], [0.0]]  # times the input 3
    assert slopes.bias(1).tolist() == [-12.0, 0.0]


def test_the_worked_examples_slopes_agree_with_forty_digit_differentiation() -> None:
    slopes = worked_gradients()

    np.testing.assert_allclose(slopes.weight(1), SLOPES_W1, rtol=1e-14)
    np.testing.assert_allclose(slopes.bias(1), SLOPES_B1, rtol=1e-14)
    np.testing.assert_allclose(slopes.weight(2), SLOPES_W2, rtol=1e-14)
    np.testing.assert_allclose(slopes.bias(2), SLOPES_B2, rtol=1e-14)


def test_the_slope_of_a_bias_is_its_neurons_error() -> None:
    slopes = worked_gradients()

    assert slopes.delta(1).tolist() == slopes.bias(1).tolist()


def test_one_step_of_the_worked_example() -> None:
    step = gradient_step(worked_network(), worked_gradients(), learning_rate=0.1)

    np.testing.assert_allclose(step.layers[0].weight, STEP_W1, rtol=1e-15)
    np.testing.assert_allclose(step.layers[1].bias, STEP_B2, rtol=1e-15)
    np.testing.assert_allclose(forward(step, X).output, STEP_OUTPUT, rtol=1e-15)


def test_a_step_leaves_the_network_before_it_unchanged() -> None:
    network = worked_network()

    gradient_step(network, worked_gradients(), learning_rate=0.1)

    assert network.layers[0].weight.tolist() == [[0.3, -0.4], [0.2, 0.6]]


@pytest.mark.parametrize(("cost", "last"), OUTPUTS)
@settings(deadline=None, max_examples=40)
@given(
    sizes=st.lists(st.integers(1, 4), min_size=2, max_size=4),
    hidden=st.lists(st.sampled_from([*DERIVATIVES, softmax]), min_size=2, max_size=2),
    seed=st.integers(0, 2**32),
)
def test_gradients_agree_with_central_differences(
    cost: Cost, last: ActivationFunction, sizes: list[int], hidden: list[object], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    functions = [*hidden[: len(sizes) - 2], last]
    network = random_network(sizes, functions, rng)  # type: ignore[arg-type]
    x, t = rng.normal(size=sizes[0]), softmax(rng.normal(size=sizes[-1]))
    run = forward(network, x)
    for number, function in enumerate(functions, start=1):
        # next to a corner the two sides have different slopes
        assume(function not in (relu, leaky_relu) or np.abs(run.z(number)).min() > 1e-3)
    # next to 1, the logarithm of 1 - y has lost its digits
    assume(cost is not binary_cross_entropy_cost or run.output.max() < 1 - 1e-3)

    exact = all_slopes(gradients(network, x, t, cost))
    by_differences = central_differences(network, x, t, cost)

    size = float(np.linalg.norm(exact))
    # a slope below 1e-3 is drowned by the cost's own rounding, about 1e-16 / h
    assert np.linalg.norm(exact - by_differences) <= 1e-6 * max(size, 1e-3)


def test_gradients_agree_with_scikit_learns() -> None:
    rng = np.random.default_rng(7)
    network = random_network([5, 4, 3], [sigmoid, softmax], rng)
    x, target = rng.normal(size=(6, 5)), np.eye(3)[[0, 1, 2, 0, 1, 2]]
    model = MLPClassifier((4,), activation="logistic", alpha=0.0, max_iter=1, solver="sgd")
    model._validate_hyperparameters = lambda: None
    model._label_binarizer, model.n_outputs_, model._random_state = None, 3, None
    model.n_layers_, model.out_activation_, model.loss = 3, "softmax", "log_loss"
    model.coefs_ = [layer.weight.T for layer in network.layers]
    model.intercepts_ = [layer.bias for layer in network.layers]

    _, theirs, their_biases = model._backprop(
        x,
        target,
        None,
        [x, np.empty((6, 4)), np.empty((6, 3))],
        [np.empty((6, 4)), np.empty((6, 3))],
        [np.empty((5, 4)), np.empty((4, 3))],
        [np.empty(4), np.empty(3)],
    )

    ours = [gradients(network, a, t, cross_entropy_cost) for a, t in zip(x, target, strict=True)]
    for l in (1, 2):  # noqa: E741
        weight = np.mean([slopes.weight(l) for slopes in ours], axis=0)
        bias = np.mean([slopes.bias(l) for slopes in ours], axis=0)
        np.testing.assert_allclose(weight, theirs[l - 1].T, rtol=1e-10, atol=1e-14)
        np.testing.assert_allclose(bias, their_biases[l - 1], rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize(
    ("cost", "last", "target", "delta"),
    [
        (cross_entropy_cost, softmax, [0.0, 1.0], [1.0, -1.0]),
        (binary_cross_entropy_cost, sigmoid, [0.0, 1.0], [1.0, -1.0]),
    ],
)
def test_a_saturated_output_still_learns_from_its_matching_cost(
    cost: Cost, last: ActivationFunction, target: list[float], delta: list[float]
) -> None:
    network = Network((Layer(np.array([[800.0], [-800.0]]), np.zeros(2), last),))

    slopes = gradients(network, np.array([1.0]), np.array(target), cost)

    assert slopes.delta(1).tolist() == delta  # y - t, where y is (1, 0)


def test_the_gradients_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        worked_gradients().weight(1)[0, 0] = 0.0


def test_gradients_show_their_layers() -> None:
    assert repr(worked_gradients()) == "Gradients(L=2)"


@pytest.mark.parametrize("name", ["delta", "weight", "bias"])
@pytest.mark.parametrize("number", [-1, 0, 3])
def test_there_are_no_slopes_outside_the_layers(name: str, number: int) -> None:
    message = f"{name}({number}) does not exist: layers 1 to 2 have a {name}"

    with pytest.raises(IndexError, match=re.escape(message)):
        getattr(worked_gradients(), name)(number)


def test_a_target_of_another_length_is_refused() -> None:
    message = "target must have the shape (2,) of the output, got (3,)"

    with pytest.raises(ValueError, match=re.escape(message)):
        gradients(worked_network(), X, np.zeros(3), quadratic_cost)


def test_a_target_outside_the_costs_domain_is_refused() -> None:
    with pytest.raises(ValueError, match="target must be from 0 to 1"):
        gradients(worked_network(), X, np.array([2.0, 0.0]), binary_cross_entropy_cost)


def test_a_batch_is_refused() -> None:
    with pytest.raises(ValueError, match="x must have 1 axis, got 2"):
        gradients(worked_network(), np.zeros((3, 2)), np.zeros((3, 2)), quadratic_cost)


def test_an_unknown_cost_is_refused() -> None:
    with pytest.raises(ValueError, match="no derivative is known for test_a_batch_is_refused"):
        gradients(worked_network(), X, TARGET, test_a_batch_is_refused)  # type: ignore[arg-type]


def test_an_activation_function_without_a_known_derivative_is_refused() -> None:
    network = Network((Layer(np.eye(2), np.zeros(2), np.sin),))

    with pytest.raises(ValueError, match="no derivative is known for sin"):
        gradients(network, X, TARGET, quadratic_cost)


def test_slopes_too_large_for_a_float_are_refused() -> None:
    network = Network((Layer(np.array([[0.0]]), np.zeros(1), identity),))

    with pytest.raises(ValueError, match="a weight's slope must be finite"):
        gradients(network, np.array([1e160]), np.array([1e160]), quadratic_cost)


@pytest.mark.parametrize("rate", [0.0, -0.1, np.nan, np.inf, True, "0.1", None, [0.1]])
def test_a_learning_rate_that_is_no_finite_number_above_0_is_refused(rate: float) -> None:
    message = f"learning_rate must be a finite number above 0, got {rate!r}"

    with pytest.raises(ValueError, match=re.escape(message)):
        gradient_step(worked_network(), worked_gradients(), rate)


def test_the_gradients_of_another_network_are_refused() -> None:
    other = gradients(small_network(), np.array([3.0]), np.array([3.0]), quadratic_cost)

    with pytest.raises(ValueError, match=r"gradients must be those of a network of sizes \(2, 2"):
        gradient_step(worked_network(), other, learning_rate=0.1)


def test_a_step_too_large_for_a_float_is_refused() -> None:
    slopes = gradients(small_network(), np.array([3.0]), np.array([3.0]), quadratic_cost)

    with pytest.raises(ValueError, match="weight must be finite"):
        gradient_step(small_network(), slopes, learning_rate=1e308)
