"""The slopes of a mini-batch: the mean of its examples' slopes, and those of the fast path."""

import numpy as np
import pytest

from nnbook.net import (
    GradientDescent,
    Network,
    TrainingSettings,
    gradient_step,
    mean_gradients,
    quadratic_cost,
    random_network,
    sigmoid,
    train,
)
from nnbook.net.fast_path import flat
from nnbook.net.layers import Layer

X = np.random.default_rng(0).random((12, 5))
TARGET = np.random.default_rng(1).random((12, 3))


def network() -> Network:
    return random_network((5, 4, 3), (sigmoid, sigmoid), seed=2)


def mean_cost(weight: float) -> float:
    layer = Layer(np.array([[weight]]), np.array([0.25]), sigmoid)
    outputs = [1 / (1 + np.exp(-(weight * x + 0.25))) for x in (1.0, -2.0)]
    assert layer.weight.shape == (1, 1)
    return float(np.mean([(y - t) ** 2 for y, t in zip(outputs, (1.0, 0.0), strict=True)]))


def test_the_mean_slope_is_the_slope_of_the_mean_cost() -> None:
    layer = Layer(np.array([[0.5]]), np.array([0.25]), sigmoid)
    h = 1e-6

    slopes = mean_gradients(
        Network((layer,)), np.array([[1.0], [-2.0]]), np.array([[1.0], [0.0]]), quadratic_cost
    )

    measured = (mean_cost(0.5 + h) - mean_cost(0.5 - h)) / (2 * h)
    assert slopes.weight(1)[0, 0] == pytest.approx(measured, rel=1e-7)


def test_a_step_of_a_mini_batch_is_that_of_the_fast_path() -> None:
    settings = TrainingSettings(
        optimiser=GradientDescent(3.0), batch_size=12, epochs=1, precision="float64"
    )

    step = gradient_step(network(), mean_gradients(network(), X, TARGET, quadratic_cost), 3.0)

    np.testing.assert_allclose(
        flat(step), flat(train(network(), X, TARGET, settings).network), rtol=1e-12
    )


def test_the_slopes_are_read_only() -> None:
    slopes = mean_gradients(network(), X, TARGET, quadratic_cost)

    with pytest.raises(ValueError, match="read-only"):
        slopes.weight(1)[0, 0] = 0.0


@pytest.mark.parametrize("rows", [0, 5])
def test_a_mini_batch_needs_a_target_for_each_input(rows: int) -> None:
    with pytest.raises(ValueError, match="as many rows, at least 1"):
        mean_gradients(network(), X[:rows], TARGET[: rows // 2], quadratic_cost)
