"""The worked example's step: the published result, in 40-digit arithmetic, then many steps on."""

import math

import mpmath
import numpy as np
import pytest

from nnbook.examples.worked import (
    WORKED_INPUT,
    WORKED_LEARNING_RATE,
    WORKED_STEP_COUNTS,
    WORKED_TARGET,
    worked_network,
    worked_pass,
    worked_step,
    worked_steps,
)
from nnbook.net import quadratic_cost, train
from nnbook.net.optimisers import GradientDescent
from nnbook.net.training_settings import TrainingSettings

# By differentiation in 40-digit arithmetic, not by this package.
COST = 0.19374977898811995
SLOPES_W1 = [
    [-0.064167904964453272, -0.096251857446679908],
    [-0.0093134370476354457, -0.013970155571453169],
]
SLOPES_W2 = [
    [-0.04875590469140001, -0.11016083053241218],
    [0.068546661278576304, 0.1548767720436504],
]
SLOPES_B2 = [-0.11794382684127151, 0.16581900386341793]
NEW_OUTPUT = [0.71877299992919843, 0.52380745186098813]
NEW_COST = 0.18393989144952878


def test_the_step_starts_from_the_worked_example() -> None:
    assert worked_step().run == worked_pass()


def test_the_cost_and_every_slope_agree_with_forty_digit_arithmetic() -> None:
    step = worked_step()

    assert step.cost == pytest.approx(COST, rel=1e-15)
    np.testing.assert_allclose(step.weight_slope(1), SLOPES_W1, rtol=1e-14)
    np.testing.assert_allclose(step.weight_slope(2), SLOPES_W2, rtol=1e-14)
    np.testing.assert_allclose(step.bias_slope(2), SLOPES_B2, rtol=1e-14)
    assert step.delta(2) == step.bias_slope(2)


def test_one_step_brings_the_output_closer_to_the_target() -> None:
    step = worked_steps()[1]

    np.testing.assert_allclose(step.run.a(2), NEW_OUTPUT, rtol=1e-15)
    assert step.cost == pytest.approx(NEW_COST, rel=1e-15)


def test_every_quoted_number_of_steps_costs_less_than_the_one_before() -> None:
    costs = [worked_steps()[number].cost for number in (0, *WORKED_STEP_COUNTS)]

    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < 1e-4


def test_training_takes_the_same_thousand_steps() -> None:
    settings = TrainingSettings(
        optimiser=GradientDescent(WORKED_LEARNING_RATE),
        batch_size=1,
        epochs=1000,
        precision="float64",
    )

    training = train(
        worked_network(), np.array([WORKED_INPUT]), np.array([WORKED_TARGET]), settings
    )

    layer = training.network.layers[1]
    np.testing.assert_allclose(layer.weight, worked_steps()[1000].parameters.weights[1], rtol=1e-12)
    assert len(training.history) == 1000
    start = quadratic_cost(np.array(worked_pass().a(2)), np.array(WORKED_TARGET))
    assert training.history[0].cost == pytest.approx(start, rel=1e-14)


def test_the_step_needs_no_more_than_a_correctly_rounded_exponential() -> None:
    # math.exp comes from the C library. If this fails, another library rounds differently here,
    # and the last digits of the step are not the same on every machine.
    arguments = [
        -z for now in (0, 1) for layer in worked_steps()[now].run.pre_activations for z in layer
    ]
    with mpmath.workdps(50):
        correctly_rounded = [float(mpmath.exp(mpmath.mpf(value))) for value in arguments]

    assert [math.exp(value) for value in arguments] == correctly_rounded
