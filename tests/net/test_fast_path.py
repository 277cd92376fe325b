"""The fast path gives the slopes, outputs and costs of the readable one, example by example."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbook.net import (
    COST_DERIVATIVES,
    DERIVATIVES,
    ActivationFunction,
    Array,
    Cost,
    Layer,
    Network,
    binary_cross_entropy_cost,
    cross_entropy_cost,
    forward,
    gradients,
    identity,
    quadratic_cost,
    random_network,
    sigmoid,
    softmax,
    unit_spread,
)
from nnbook.net.fast_path import FastNetwork, flat
from nnbook.net.in_place import APPLY, SUM_OF_COSTS, TIMES_SLOPE, Floats

# What training allows before each cost.
OUTPUTS: list[tuple[Cost, ActivationFunction]] = [
    *((quadratic_cost, function) for function in [*DERIVATIVES, softmax]),
    (cross_entropy_cost, softmax),
    (binary_cross_entropy_cost, sigmoid),
]


def mean_slopes(network: Network, x: Array, target: Array, cost: Cost) -> Array:
    """The readable slopes, one example after the other, in the order of the fast ones."""
    ours = [gradients(network, a, t, cost) for a, t in zip(x, target, strict=True)]
    each = [np.concatenate([g.ravel() for g in (*one.weights, *one.biases)]) for one in ours]
    mean: Array = np.mean(each, axis=0)
    return mean


@pytest.mark.parametrize(("cost", "last"), OUTPUTS)
@settings(deadline=None, max_examples=40)
@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=4),
    hidden=st.lists(st.sampled_from([*DERIVATIVES, softmax]), min_size=2, max_size=2),
    m=st.integers(1, 7),
    seed=st.integers(0, 2**32),
)
def test_the_slopes_are_those_of_the_readable_path(
    cost: Cost,
    last: ActivationFunction,
    sizes: list[int],
    hidden: list[ActivationFunction],
    m: int,
    seed: int,
) -> None:
    functions = [*hidden[: len(sizes) - 2], last]
    network = random_network(sizes, functions, seed, spread=unit_spread, bias_spread=1.0)
    rng = np.random.default_rng(seed)
    x, target = rng.normal(size=(m, sizes[0])), softmax(rng.normal(size=(m, sizes[-1])))
    fast = FastNetwork(network, cost, np.float64)

    output = fast.forward(x).astype(np.float64)
    total = fast.backward(x, target, 1 / m)

    expected = mean_slopes(network, x, target, cost)
    np.testing.assert_allclose(output, forward(network, x).output, rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(total / m, cost(output, target), rtol=1e-12)
    # 1e-12 of the largest: a slope that is nearly 0 is a difference of larger numbers
    largest = np.abs(expected).max()
    np.testing.assert_allclose(fast.slopes, expected, rtol=1e-12, atol=1e-12 * max(largest, 1e-3))


def test_float32_gives_the_same_to_its_seven_digits() -> None:
    network = random_network((20, 15, 10), (sigmoid, softmax), seed=3)
    rng = np.random.default_rng(3)
    x, target = rng.random((8, 20)), np.eye(10)[:8]
    fast = FastNetwork(network, cross_entropy_cost, np.float32)

    fast.forward(x.astype(np.float32))
    fast.backward(x.astype(np.float32), target.astype(np.float32), 1 / 8)

    assert fast.slopes.dtype == np.float32
    expected = mean_slopes(network, x, target, cross_entropy_cost)
    np.testing.assert_allclose(fast.slopes, expected, rtol=1e-4, atol=1e-6)


def test_a_smaller_batch_after_a_larger_one_gives_its_own_slopes() -> None:
    network = random_network((3, 4, 2), (sigmoid, sigmoid), seed=5)
    rng = np.random.default_rng(5)
    x, target = rng.random((6, 3)), rng.random((6, 2))
    fast = FastNetwork(network, quadratic_cost, np.float64)

    for m in (6, 2):
        fast.forward(x[:m])
        fast.backward(x[:m], target[:m], 1 / m)

    expected = mean_slopes(network, x[:2], target[:2], quadratic_cost)
    np.testing.assert_allclose(fast.slopes, expected, rtol=1e-12, atol=1e-15)


def test_the_parameters_are_all_weights_and_then_all_biases() -> None:
    first = Layer(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([9.0, 10.0]), sigmoid)
    second = Layer(np.array([[5.0, 6.0]]), np.array([11.0]), sigmoid)

    assert flat(Network((first, second))).tolist() == [1, 2, 3, 4, 5, 6, 9, 10, 11]


def test_the_network_comes_back_as_it_went_in() -> None:
    network = random_network((3, 4, 2), (sigmoid, softmax), seed=1, bias_spread=1.0)

    back = FastNetwork(network, quadratic_cost, np.float64).network()

    assert flat(back).tolist() == flat(network).tolist()
    assert repr(back) == repr(network)


def test_every_activation_function_and_cost_has_a_fast_version() -> None:
    assert set(APPLY) == set(TIMES_SLOPE) == {*DERIVATIVES, softmax}
    assert set(SUM_OF_COSTS) == set(COST_DERIVATIVES)


@pytest.mark.parametrize("function", APPLY)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_large_pre_activations_give_no_warning_and_the_readable_result(
    function: ActivationFunction, dtype: type
) -> None:
    z: Floats = np.array([[-1e4, -90.0, -1.0, 0.0, 1.0, 90.0, 1e4]], dtype=dtype)
    expected = function(z.astype(np.float64))

    APPLY[function](z)

    # an activation next to 0 is a difference of numbers near 1 here
    np.testing.assert_allclose(z, expected, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("cost", [cross_entropy_cost, binary_cross_entropy_cost])
def test_an_output_that_rounds_to_zero_costs_much_but_not_infinitely_much(cost: Cost) -> None:
    y, t = np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])

    assert 700.0 < SUM_OF_COSTS[cost](y, t, y - t) < 1500.0  # -ln(2.2e-308) is 708.4


@pytest.mark.parametrize(
    ("cost", "needed"), [(cross_entropy_cost, softmax), (binary_cross_entropy_cost, sigmoid)]
)
def test_cross_entropy_after_another_output_is_refused(
    cost: Cost, needed: ActivationFunction
) -> None:
    network = random_network((2, 2), (identity,), seed=1)
    message = f"{cost.__name__} must follow an output of {needed.__name__} in training, got ident"

    with pytest.raises(ValueError, match=re.escape(message)):
        FastNetwork(network, cost)


def test_an_activation_function_that_is_not_known_is_refused() -> None:
    network = random_network((2, 2), (np.sin,), seed=1)

    with pytest.raises(ValueError, match=r"layer 1 must have one of identity, .* got sin"):
        FastNetwork(network, quadratic_cost)
