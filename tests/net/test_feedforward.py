"""The forward pass: hand-computed values, independent implementations, each refusal."""

import re

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.neural_network import MLPClassifier

from nnbook.net import (
    ActivationFunction,
    Array,
    Layer,
    Network,
    forward,
    forward_by_hand,
    identity,
    relu,
    sigmoid,
    softmax,
    tanh,
)

WEIGHTS = [[[0.3, -0.4], [0.2, 0.6]], [[0.7, 0.5], [-0.3, -0.1]]]
BIASES = [[0.25, 0.45], [0.15, 0.35]]
X = np.array([2.0, 3.0])

whole_numbers = st.integers(-8, 8).map(float)
moderate = st.floats(-3.0, 3.0)


def worked_network() -> Network:
    """The 2-2-2 network of the worked example."""
    pairs = zip(WEIGHTS, BIASES, strict=True)
    return Network(tuple(Layer(np.array(w), np.array(b), sigmoid) for w, b in pairs))


def small_network() -> Network:
    """Three inputs, two hidden neurons with ReLU, one output: every value is easy by hand."""
    hidden = Layer(np.array([[1.0, -1.0, 0.0], [2.0, 0.0, 1.0]]), np.array([0.0, -1.0]), relu)
    output = Layer(np.array([[1.0, 2.0]]), np.array([0.5]), identity)
    return Network((hidden, output))


def one_neuron(weight: float, function: ActivationFunction) -> Network:
    """One input, one neuron, no bias."""
    return Network((Layer(np.array([[weight]]), np.zeros(1), function),))


def random_network(sizes: tuple[int, ...], functions: list[ActivationFunction]) -> Network:
    """A network with seeded normal weights and biases."""
    rng = np.random.default_rng(20240229)
    shapes = zip(sizes[:-1], sizes[1:], functions, strict=True)
    return Network(
        tuple(Layer(rng.normal(size=(m, n)), rng.normal(size=m), f) for n, m, f in shapes)
    )


def test_each_row_of_weights_belongs_to_the_receiving_neuron() -> None:
    run = forward(small_network(), np.array([1.0, 2.0, 4.0]))

    assert run.z(1).tolist() == [-1.0, 5.0]  # 1 - 2, and 2*1 + 4 - 1


def test_the_activation_function_is_applied_to_the_pre_activation() -> None:
    run = forward(small_network(), np.array([1.0, 2.0, 4.0]))

    assert run.a(1).tolist() == [0.0, 5.0]


def test_the_activation_of_one_layer_is_the_input_of_the_next() -> None:
    run = forward(small_network(), np.array([1.0, 2.0, 4.0]))

    assert run.z(2).tolist() == [10.5]  # 0 + 2*5 + 0.5


def test_the_worked_example_gives_the_articles_result() -> None:
    output = forward(worked_network(), X).output

    # the order of the additions is the machine's own: the last digits may differ
    expected = np.array([0.7122574322957417, 0.5330975738715015])
    np.testing.assert_array_max_ulp(output, expected, maxulp=2)


def test_the_worked_example_gives_the_values_of_every_neuron() -> None:
    run = forward(worked_network(), X)

    np.testing.assert_allclose(run.z(1), [-0.35, 2.65], rtol=1e-14)
    np.testing.assert_allclose(run.a(1), [0.41338242108267, 0.934010990508781], rtol=1e-14)
    np.testing.assert_allclose(run.z(2), [0.90637319001226, 0.132584174624321], rtol=1e-14)


def test_the_worked_example_agrees_with_fifty_digit_arithmetic() -> None:
    with mpmath.workdps(50):
        a = mpmath.matrix(X.tolist())
        for weight, bias in zip(WEIGHTS, BIASES, strict=True):
            z = mpmath.matrix(weight) * a + mpmath.matrix(bias)
            a = z.apply(lambda value: 1 / (1 + mpmath.exp(-value)))
        expected = [float(value) for value in a]

    np.testing.assert_allclose(forward(worked_network(), X).output, expected, rtol=1e-15)


@pytest.mark.parametrize(
    ("name", "function"), [("logistic", sigmoid), ("tanh", tanh), ("relu", relu)]
)
def test_softmax_networks_agree_with_scikit_learn(name: str, function: ActivationFunction) -> None:
    network = random_network((4, 6, 5, 3), [function, function, softmax])
    x = np.random.default_rng(1).normal(size=(20, 4))
    reference = MLPClassifier((6, 5), activation=name)
    reference.partial_fit(x, np.arange(20) % 3, classes=[0, 1, 2])
    reference.coefs_ = [layer.weight.T for layer in network.layers]
    reference.intercepts_ = [layer.bias for layer in network.layers]

    expected = reference.predict_proba(x)

    np.testing.assert_allclose(forward(network, x).output, expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("name", "function"), [("logistic", sigmoid), ("tanh", tanh), ("relu", relu)]
)
def test_sigmoid_outputs_agree_with_scikit_learn(name: str, function: ActivationFunction) -> None:
    network = random_network((4, 6, 1), [function, sigmoid])
    x = np.random.default_rng(2).normal(size=(20, 4))
    reference = MLPClassifier((6,), activation=name)
    reference.partial_fit(x, np.arange(20) % 2, classes=[0, 1])
    reference.coefs_ = [layer.weight.T for layer in network.layers]
    reference.intercepts_ = [layer.bias for layer in network.layers]

    expected = reference.predict_proba(x)[:, 1:]

    np.testing.assert_allclose(forward(network, x).output, expected, rtol=1e-12)


@given(
    arrays(np.float64, (2, 3, 3), elements=moderate),
    arrays(np.float64, (2, 3), elements=moderate),
    arrays(np.float64, 3, elements=moderate),
)
def test_sigmoid_networks_agree_with_plain_python(w: Array, b: Array, x: Array) -> None:
    network = Network((Layer(w[0], b[0], sigmoid), Layer(w[1], b[1], sigmoid)))
    z, a = forward_by_hand(w.tolist(), b.tolist(), x.tolist())

    run = forward(network, x)

    # |z| is at most 3*3*3 + 3 = 30: four roundings of at most 30 * 1.1e-16 each, on both sides,
    # and the second layer adds what the first passes on, at most 3*3/4 times that
    np.testing.assert_allclose(run.z(1), z[0], rtol=0, atol=1e-13)
    np.testing.assert_allclose(run.z(2), z[1], rtol=0, atol=1e-13)
    np.testing.assert_allclose(run.output, a[1], rtol=0, atol=1e-13)


@given(
    arrays(np.float64, (4, 3), elements=whole_numbers),
    arrays(np.float64, 4, elements=whole_numbers),
    arrays(np.float64, (5, 3), elements=whole_numbers),
)
def test_a_row_of_a_batch_gives_what_the_example_gives_alone(w: Array, b: Array, x: Array) -> None:
    network = Network((Layer(w, b, relu), Layer(w[:3].repeat(2, 1)[:, :4], b[:3], identity)))

    batch = forward(network, x)

    for row, example in enumerate(x):  # whole numbers: exact in every order of the additions
        alone = forward(network, example)
        assert batch.z(1)[row].tolist() == alone.z(1).tolist()
        assert batch.output[row].tolist() == alone.output.tolist()


def test_softmax_is_applied_to_each_example_of_a_batch() -> None:
    layer = Layer(np.eye(2), np.zeros(2), softmax)

    run = forward(Network((layer,)), np.log([[1.0, 3.0], [4.0, 1.0]]))

    np.testing.assert_allclose(run.output, [[0.25, 0.75], [0.8, 0.2]], rtol=1e-14)


def test_a_batch_of_no_examples_gives_no_outputs() -> None:
    assert forward(small_network(), np.zeros((0, 3))).output.shape == (0, 1)


def test_a_batch_of_one_example_stays_a_batch() -> None:
    assert forward(small_network(), np.zeros((1, 3))).output.shape == (1, 1)


def test_an_activation_function_cannot_overwrite_its_input() -> None:
    def overwriting(z: Array) -> Array:
        z *= 2.0
        return z

    with pytest.raises(ValueError, match="read-only"):
        forward(one_neuron(2.0, overwriting), np.array([1.0]))


def test_a_readers_own_activation_function_can_be_used() -> None:
    def step(z: Array) -> Array:
        return np.heaviside(z, 1.0)

    assert forward(one_neuron(2.0, step), np.array([[-1.0], [1.0]])).output.tolist() == [
        [0.0],
        [1.0],
    ]


@pytest.mark.parametrize("shape", [(2,), (4,), (3, 1), (3, 2)])
def test_an_input_of_the_wrong_length_is_refused(shape: tuple[int, ...]) -> None:
    message = (
        f"x must have shape (3,), or (n, 3) with examples in rows, to enter layer 1, got {shape}"
    )

    with pytest.raises(ValueError, match=re.escape(message)):
        forward(small_network(), np.zeros(shape))


@pytest.mark.parametrize("shape", [(), (1, 1, 3)])
def test_an_input_that_is_neither_an_example_nor_a_batch_is_refused(shape: tuple[int, ...]) -> None:
    message = f"x must have 1 or 2 axes, got {len(shape)} (shape {shape})"

    with pytest.raises(ValueError, match=re.escape(message)):
        forward(small_network(), np.zeros(shape))


def test_an_input_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("x must be finite, got nan at x[1]")):
        forward(worked_network(), np.array([2.0, np.nan]))


def test_a_pre_activation_too_large_for_a_float_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("z(1) must be finite, got inf at z(1)[0]")):
        forward(one_neuron(1e308, sigmoid), np.array([10.0]))


def test_an_activation_that_is_not_finite_is_refused() -> None:
    def nothing(z: Array) -> Array:
        return np.full_like(z, np.nan)

    with pytest.raises(ValueError, match=re.escape("a(1) must be finite, got nan at a(1)[0]")):
        forward(one_neuron(1.0, nothing), np.array([1.0]))


def test_an_activation_function_that_changes_the_shape_is_refused() -> None:
    def total(z: Array) -> Array:
        return np.array([z.sum()])

    message = "activation function total of layer 1 must keep the shape (2,), got (1,)"
    network = Network((Layer(np.eye(2), np.zeros(2), total),))

    with pytest.raises(ValueError, match=re.escape(message)):
        forward(network, X)
