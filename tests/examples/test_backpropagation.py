"""Counting, nudging and depth, against loops, mpmath and a backward pass written out again."""

import math

import mpmath
import numpy as np
import pytest
from scipy.special import expit, softmax

from nnbook.examples.backpropagation import (
    NUDGES,
    check_errors,
    difference_slopes,
    from_numbers,
    nudged_cost,
    numbers_of,
    price,
    rounded_exp,
    worked_cost,
    worked_slopes,
)
from nnbook.examples.backpropagation_depth import (
    HIDDEN_LAYERS,
    STARTS,
    TRIALS,
    deep_start,
    delta_sizes,
)
from nnbook.examples.worked import WORKED_BIASES, WORKED_WEIGHTS
from nnbook.net.step_by_hand import HandParameters

PARAMETERS = [0.3, -0.4, 0.2, 0.6, 0.7, 0.5, -0.3, -0.1, 0.25, 0.45, 0.15, 0.35]


def counted(sizes: tuple[int, ...]) -> tuple[int, int, int]:
    """Every multiplication by going through the layers, neuron by neuron."""
    forward = backward = parameters = 0
    for layer in range(1, len(sizes)):
        for _ in range(sizes[layer]):
            parameters += 1
            for _ in range(sizes[layer - 1]):
                parameters += 1
                forward += 1
                backward += 1 if layer == 1 else 2  # its slope, and delta passed on through it
    return forward, backward, (parameters + 1) * forward


@pytest.mark.parametrize("sizes", [(2, 2, 2), (784, 30, 10), (4, 6, 5, 5, 3), (3, 1)])
def test_the_price_is_what_one_counts_neuron_by_neuron(sizes: tuple[int, ...]) -> None:
    assert price(sizes) == counted(sizes)


def exact_cost(numbers: list[mpmath.mpf]) -> mpmath.mpf:
    """The worked cost with any numbers, in mpmath's arithmetic."""

    def neuron(x: tuple[mpmath.mpf, ...], w: list[mpmath.mpf], b: mpmath.mpf) -> mpmath.mpf:
        return 1 / (1 + mpmath.exp(-(x[0] * w[0] + x[1] * w[1] + b)))

    hidden = tuple(neuron((2, 3), numbers[2 * j : 2 * j + 2], numbers[8 + j]) for j in (0, 1))
    y = [neuron(hidden, numbers[4 + 2 * j : 6 + 2 * j], numbers[10 + j]) for j in (0, 1)]
    return (y[0] - 1) ** 2 + (y[1] - mpmath.mpf("0.2")) ** 2


def exact_errors(h: str, *, central: bool) -> float:
    """The relative error of the slopes by nudging, without any rounding to speak of."""
    with mpmath.workdps(60):
        start = [mpmath.mpf(str(p)) for p in PARAMETERS]
        step = mpmath.mpf(h)

        def cost(n: int, by: mpmath.mpf) -> mpmath.mpf:
            return exact_cost([p + by if k == n else p for k, p in enumerate(start)])

        tiny = mpmath.mpf("1e-20")
        right = [(cost(n, tiny) - cost(n, -tiny)) / (2 * tiny) for n in range(12)]
        if central:
            found = [(cost(n, step) - cost(n, -step)) / (2 * step) for n in range(12)]
        else:
            found = [(cost(n, step) - cost(n, 0)) / step for n in range(12)]
        apart = mpmath.sqrt(sum((f - r) ** 2 for f, r in zip(found, right, strict=True)))
        return float(apart / mpmath.sqrt(sum(r**2 for r in right)))


@pytest.mark.parametrize("central", [True, False])
@pytest.mark.parametrize("h", ["1.0", "0.1", "0.003"])
def test_with_large_steps_the_error_is_that_of_exact_arithmetic(h: str, central: bool) -> None:
    found = check_errors(central=central)[NUDGES.index(float(h))]

    assert found == pytest.approx(exact_errors(h, central=central), rel=1e-5)


@pytest.mark.parametrize("h", [1e-9, 1e-12, 1e-13])
def test_with_small_steps_the_error_is_as_large_as_rounding_can_make_it(h: float) -> None:
    # Each cost of about 0.2 is rounded by up to a few units of 1.4e-17, twelve slopes of 0.3 in all
    error = check_errors(central=True)[NUDGES.index(h)]

    assert 1e-18 / h < error < 1e-15 / h


def test_the_best_step_to_both_sides_is_larger_and_far_better_than_to_one() -> None:
    both, one = check_errors(central=True), check_errors(central=False)

    assert NUDGES[both.index(min(both))] > 10 * NUDGES[one.index(min(one))]
    assert min(both) < min(one) / 100


@pytest.mark.parametrize("x", [-40.0, -2.65, -0.35, 0.1, 1.0, 3.7, 20.0])
def test_the_exponential_is_correctly_rounded(x: float) -> None:
    with mpmath.workdps(50):
        assert rounded_exp(x) == float(mpmath.exp(mpmath.mpf(x)))
    assert rounded_exp(x) == pytest.approx(math.exp(x), rel=3e-16)


def test_the_numbers_of_the_worked_network_go_there_and_back() -> None:
    numbers = numbers_of(WORKED_WEIGHTS, WORKED_BIASES)

    assert list(numbers) == PARAMETERS
    assert from_numbers(numbers) == HandParameters(WORKED_WEIGHTS, WORKED_BIASES)


def test_a_nudge_moves_one_parameter_only() -> None:
    moved = [*PARAMETERS[:5], 0.5 + 0.25, *PARAMETERS[6:]]

    assert nudged_cost(5, 0.25) == worked_cost(from_numbers(tuple(moved)))
    assert nudged_cost(5, 0.25) == pytest.approx(float(exact_cost(moved)), rel=1e-14)


def test_nudging_finds_the_slopes_of_backpropagation() -> None:
    np.testing.assert_allclose(difference_slopes(1e-5), worked_slopes(), rtol=1e-8)


def written_out(kind: str, seed: int) -> list[float]:
    """The sizes of all error terms by a backward pass of its own, without `nnbook.net`."""
    network, x, t = deep_start(STARTS[kind], seed)
    a, slopes = x, []
    for layer in network.layers[:-1]:
        z = layer.weight @ a
        if kind == "sigmoid":
            a = expit(z)
            slopes.append(a * (1 - a))
        else:
            a = np.maximum(z, 0)
            slopes.append((z > 0).astype(float))
    deltas = [softmax(network.layers[-1].weight @ a) - t]
    for layer, slope in zip(network.layers[:0:-1], slopes[::-1], strict=True):
        deltas.append(layer.weight.T @ deltas[-1] * slope)
    sizes = [float(np.sqrt(np.mean(delta**2))) for delta in deltas]
    return [size / sizes[0] for size in sizes[::-1]]


@pytest.mark.parametrize("kind", STARTS)
@pytest.mark.parametrize("seed", [0, 7, 19])
def test_error_terms_in_depth_are_those_of_a_backward_pass_written_out(
    kind: str, seed: int
) -> None:
    np.testing.assert_allclose(delta_sizes(kind)[seed], written_out(kind, seed), rtol=1e-10)


def test_every_deep_network_has_a_row() -> None:
    assert delta_sizes("relu").shape == (TRIALS, HIDDEN_LAYERS + 1)


@pytest.mark.parametrize(
    ("kind", "gain"), [("sigmoid", 1.0), ("relu", 2**0.5), ("relu_small", 0.5**0.5)]
)
def test_starting_weights_spread_as_they_should(kind: str, gain: float) -> None:
    network, _, _ = deep_start(STARTS[kind], 3)
    weights = np.concatenate([layer.weight.ravel() for layer in network.layers[:-1]])

    # 4,000 numbers: their standard deviation is known to about one in a hundred
    assert weights.std() == pytest.approx(gain / 20**0.5, rel=0.05)
    assert abs(weights.mean()) < 0.02
