"""Training: it learns, is deterministic, stops as told, and loses nothing when it ends badly."""

import re
import signal
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from nnbook.net import (
    Adam,
    Array,
    DivergedError,
    EarlyStopping,
    GradientDescent,
    Layer,
    Network,
    Progress,
    Training,
    TrainingInterrupt,
    TrainingSettings,
    binary_cross_entropy_cost,
    cross_entropy_cost,
    forward,
    gradient_step,
    gradients,
    identity,
    quadratic_cost,
    random_network,
    relu,
    sigmoid,
    softmax,
    tanh,
    train,
    unit_spread,
)
from nnbook.net.fast_path import flat

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_TARGET = np.array([[0.0], [1.0], [1.0], [0.0]])


def two_clouds(n: int, seed: int) -> tuple[Array, Array]:
    """Points around (1, 1) and (-1, -1), and which cloud each belongs to."""
    rng = np.random.default_rng(seed)
    side = rng.integers(0, 2, n)
    x = rng.normal(scale=0.5, size=(n, 2)) + np.where(side == 1, 1.0, -1.0)[:, np.newaxis]
    return x, np.eye(2)[side]


def small_network(seed: int = 1) -> Network:
    return random_network((2, 4, 2), (tanh, softmax), seed)


def train_clouds(progress: Callable[[Progress], None] | None = None, **changes: Any) -> Training:
    settings: dict[str, Any] = {"cost": cross_entropy_cost, "optimiser": Adam(0.01), "epochs": 4}
    settings |= changes
    validation = {"validation": two_clouds(100, seed=2)}
    return train(
        small_network(),
        *two_clouds(600, seed=1),
        TrainingSettings(**settings),
        measure_on=validation,
        progress=progress,
    )


def diverging() -> tuple[Network, Array, Array, TrainingSettings]:
    """A straight line with steps so large that each goes further beyond the goal."""
    network = Network((Layer(np.array([[1.0]]), np.zeros(1), identity),))
    x = np.linspace(1.0, 2.0, 20).reshape(-1, 1)
    settings = TrainingSettings(optimiser=GradientDescent(2.0), batch_size=2, epochs=50)
    return network, x, 3.0 * x, settings


def test_one_batch_of_gradient_descent_is_one_step_along_the_mean_slopes() -> None:
    network = random_network((2, 3, 1), (sigmoid, sigmoid), seed=4)
    settings = TrainingSettings(
        optimiser=GradientDescent(0.5), batch_size=4, epochs=1, precision="float64"
    )

    trained = train(network, XOR, XOR_TARGET, settings).network

    expected = flat(network)
    for x, t in zip(XOR, XOR_TARGET, strict=True):
        step = gradient_step(network, gradients(network, x, t, quadratic_cost), 0.5 / 4)
        expected = expected + flat(step) - flat(network)
    np.testing.assert_allclose(flat(trained), expected, rtol=1e-13)


def test_a_network_learns_exclusive_or() -> None:
    network = random_network((2, 4, 1), (tanh, sigmoid), seed=1, spread=unit_spread)
    settings = TrainingSettings(
        cost=binary_cross_entropy_cost, optimiser=Adam(0.05), batch_size=4, epochs=400
    )

    trained = train(network, XOR, XOR_TARGET, settings).network

    np.testing.assert_allclose(forward(trained, XOR).output, XOR_TARGET, atol=0.05)


@pytest.mark.parametrize(
    "optimiser", [GradientDescent(0.1), GradientDescent(0.02, momentum=0.9), Adam(0.01)]
)
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_every_optimiser_tells_two_clouds_apart(
    optimiser: GradientDescent | Adam, precision: str
) -> None:
    training = train_clouds(optimiser=optimiser, precision=precision)

    assert training.history[-1].measured["validation"].accuracy >= 0.97
    assert training.history[-1].cost < training.history[0].cost


def test_the_same_seed_gives_the_same_network_and_history() -> None:
    first, second = train_clouds(seed=7), train_clouds(seed=7)

    assert flat(first.network).tolist() == flat(second.network).tolist()
    assert first.history == second.history


def test_another_seed_gives_another_order_of_the_examples() -> None:
    assert train_clouds(seed=7).history != train_clouds(seed=8).history


def test_measuring_changes_nothing() -> None:
    settings = TrainingSettings(cost=cross_entropy_cost, optimiser=Adam(0.01), epochs=4)

    alone = train(small_network(), *two_clouds(600, seed=1), settings)

    assert flat(alone.network).tolist() == flat(train_clouds().network).tolist()


def test_the_network_at_the_start_is_left_unchanged() -> None:
    network = random_network((2, 3, 1), (sigmoid, sigmoid), seed=4)
    before = flat(network).tolist()

    train(network, XOR, XOR_TARGET, TrainingSettings(batch_size=2, epochs=1))

    assert flat(network).tolist() == before


def test_the_history_measures_the_network_it_belongs_to() -> None:
    x, target = two_clouds(100, seed=2)
    training = train_clouds(precision="float64")

    y = forward(training.network, x).output

    measured = training.history[-1].measured["validation"]
    np.testing.assert_allclose(measured.cost, cross_entropy_cost(y, target), rtol=1e-12)
    assert measured.accuracy == np.mean(y.argmax(axis=1) == target.argmax(axis=1))


def test_examples_that_do_not_fill_the_last_batch_are_used_too() -> None:
    network = Network((Layer(np.array([[0.0]]), np.zeros(1), identity),))
    x = np.array([[1.0], [1.0], [1.0]])
    settings = TrainingSettings(optimiser=GradientDescent(0.25), batch_size=2, epochs=1)

    training = train(network, x, x, settings)

    # two steps; each halves the distance of w + b from 1 twice over: 2 * 0.25 * 2 = 1
    np.testing.assert_allclose(training.network.layers[0].weight, [[0.5]], rtol=1e-6)
    assert training.history[0].cost == pytest.approx(2 / 3)  # (1 + 1 + 0) / 3


def test_grey_levels_are_divided_by_255() -> None:
    grey = np.array([[0, 51], [255, 102], [153, 204]], dtype=np.uint8)
    target = np.eye(2)[[0, 1, 1]]
    settings = TrainingSettings(batch_size=1, epochs=3, precision="float64")

    from_bytes = train(small_network(), grey, target, settings).network
    from_floats = train(small_network(), grey / 255, target, settings).network

    np.testing.assert_allclose(flat(from_bytes), flat(from_floats), rtol=1e-12)


def test_momentum_remembers_the_last_step() -> None:
    p = np.array([1.0])
    step = GradientDescent(0.5, momentum=0.5).start(p)

    for _ in range(2):
        step(p, np.array([0.25]), 1.0)

    assert p.tolist() == [0.375]  # -0.25, then -0.125 - 0.25


def test_the_first_step_of_adam_is_the_learning_rate_against_the_slope() -> None:
    p = np.array([1.0, 1.0])

    Adam(0.125).start(p)(p, np.array([100.0, -1e-3]), 1.0)

    np.testing.assert_allclose(p, [0.875, 1.125], rtol=1e-5)


def test_the_second_step_of_adam_by_hand() -> None:
    p = np.array([0.0])
    step = Adam(0.1, beta_1=0.5, beta_2=0.5).start(p)

    step(p, np.array([1.0]), 1.0)
    step(p, np.array([3.0]), 1.0)

    # m = 0.25 + 1.5, v = 0.25 + 4.5, both over 1 - 0.25: 1.75 / 0.75 over the root of 4.75 / 0.75
    expected = -0.1 - 0.1 * (1.75 / 0.75) / (4.75 / 0.75) ** 0.5
    np.testing.assert_allclose(p, [expected], rtol=1e-7)


def test_the_learning_rate_decays_from_epoch_to_epoch() -> None:
    network = Network((Layer(np.array([[0.0]]), np.zeros(1), identity),))
    x, zero = np.array([[1.0]]), np.array([[1.0]])
    settings = TrainingSettings(
        optimiser=GradientDescent(0.125, decay=0.5), batch_size=1, epochs=2, precision="float64"
    )

    history = train(network, x, zero, settings).history

    # y = 0; w and b go up by 0.25 each: y = 0.5; then by 0.125 * 0.5 * 2 * 0.5 = 0.0625 each
    assert [epoch.cost for epoch in history] == [1.0, 0.25]
    settled = train(network, x, zero, settings).network
    assert settled.layers[0].weight.tolist() == [[0.3125]]


def test_l2_shrinks_the_weights_but_not_the_biases() -> None:
    network = Network((Layer(np.array([[1.0]]), np.array([1.0]), identity),))
    settings = TrainingSettings(
        optimiser=GradientDescent(0.5), l2=0.5, batch_size=1, epochs=1, precision="float64"
    )

    layer = train(network, np.array([[1.0]]), np.array([[2.0]]), settings).network.layers[0]

    assert layer.weight.tolist() == [[0.75]]  # the cost is 0; 1 - 0.5 * 0.5 * 1
    assert layer.bias.tolist() == [1.0]


def test_early_stopping_gives_back_the_best_epoch() -> None:
    stopping = EarlyStopping(patience=2, watch="cost")

    training = train_clouds(epochs=60, optimiser=Adam(0.1), early_stopping=stopping)

    costs = [epoch.measured["validation"].cost for epoch in training.history]
    assert training.end == "stopped early"
    assert training.epoch == 1 + int(np.argmin(costs))
    assert len(costs) == training.epoch + 2
    y = forward(training.network, two_clouds(100, seed=2)[0]).output
    np.testing.assert_allclose(
        cross_entropy_cost(y, two_clouds(100, seed=2)[1]), min(costs), rtol=1e-3
    )


def test_early_stopping_keeps_the_first_of_equally_good_epochs() -> None:
    stopping = EarlyStopping(patience=60, watch="accuracy")

    training = train_clouds(epochs=6, early_stopping=stopping)

    found = [epoch.measured["validation"].accuracy for epoch in training.history]
    assert training.epoch == 1 + int(np.argmax(found))


def test_progress_is_told_and_goes_up() -> None:
    told: list[Progress] = []

    train_clouds(progress=told.append, epochs=2)

    assert [(now.epoch, now.done) for now in told] == [(1, 500), (2, 500)]
    assert [len(now.history) for now in told] == [0, 1]
    assert {(now.epochs, now.examples) for now in told} == {(2, 600)}


def test_a_run_that_diverges_is_reported_with_epoch_and_batch_and_its_history() -> None:
    with pytest.raises(DivergedError, match=r"the training diverged in epoch \d+, batch \d+") as e:
        train(*diverging())

    error = e.value
    assert 1 < error.epoch < 50
    assert 1 <= error.batch <= 10
    assert len(error.training.history) == error.training.epoch == error.epoch - 1
    assert error.training.end == "diverged"
    assert np.isfinite(flat(error.training.network)).all()


def test_a_run_that_diverges_at_once_gives_back_the_start() -> None:
    network, x, target, _ = diverging()
    settings = TrainingSettings(optimiser=GradientDescent(1e30), batch_size=2, epochs=2)

    with pytest.raises(DivergedError) as e:
        train(network, x, target, settings)

    assert e.value.epoch == 1
    assert e.value.training.history == ()
    assert flat(e.value.training.network).tolist() == flat(network).tolist()


@pytest.fixture
def listening() -> Iterator[None]:
    """Ctrl+C interrupts Python, also where a program started in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt_in_epoch_3(now: Progress) -> None:
    if now.epoch == 3:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("listening")
def test_ctrl_c_keeps_the_last_complete_epoch() -> None:
    with pytest.raises(TrainingInterrupt, match="interrupted after 2 complete epochs") as e:
        train_clouds(progress=interrupt_in_epoch_3)

    kept, expected = e.value.training, train_clouds(epochs=2)
    assert kept.end == "interrupted"
    assert kept.history == expected.history
    assert flat(kept.network).tolist() == flat(expected.network).tolist()


@pytest.mark.usefixtures("listening")
def test_ctrl_c_in_a_training_still_ends_a_program() -> None:
    with pytest.raises(KeyboardInterrupt):
        train_clouds(progress=interrupt_in_epoch_3)


def test_a_warning_in_the_callback_is_not_taken_for_divergence() -> None:
    def careless(now: Progress) -> None:
        with np.errstate(over="ignore"):
            np.exp(np.array([1000.0]))

    assert train_clouds(progress=careless).end == "finished"


def refused(message: str, **changes: Any) -> None:
    x, target = changes.pop("x", XOR), changes.pop("target", XOR_TARGET)
    network = random_network((2, 3, target.shape[-1]), (relu, sigmoid), seed=1)
    with pytest.raises(ValueError, match=re.escape(message)):
        train(network, x, target, TrainingSettings(**({"batch_size": 2} | changes)))


def test_a_batch_larger_than_the_data_is_refused() -> None:
    refused("batch_size must be a whole number from 1 to 4, got 5", batch_size=5)


@pytest.mark.parametrize("bad", [0, -1, 2.0, True, None])
@pytest.mark.parametrize("name", ["batch_size", "epochs"])
def test_a_count_that_is_no_whole_number_from_1_on_is_refused(name: str, bad: object) -> None:
    refused(f"{name} must be a whole number from 1 on, got {bad!r}", **{name: bad})


@pytest.mark.parametrize("bad", [0.0, -1.0, np.inf, np.nan, "3"])
@pytest.mark.parametrize("optimiser", [GradientDescent, Adam])
def test_a_learning_rate_that_is_no_finite_number_above_0_is_refused(
    optimiser: type[GradientDescent | Adam], bad: float
) -> None:
    message = f"learning_rate must be a finite number above 0, got {bad!r}"

    with pytest.raises(ValueError, match=re.escape(message)):
        optimiser(learning_rate=bad)


def test_a_momentum_of_1_is_refused() -> None:
    message = "momentum must be a finite number at least 0 and below 1, got 1.0"

    with pytest.raises(ValueError, match=re.escape(message)):
        GradientDescent(0.1, momentum=1.0)


def test_a_negative_penalty_is_refused() -> None:
    refused("l2 must be a finite number at least 0, got -0.5", l2=-0.5)


def test_an_unknown_precision_is_refused() -> None:
    refused('precision must be "float32" or "float64", got \'float16\'', precision="float16")


def test_inputs_of_another_width_are_refused() -> None:
    refused("x must have shape (n, 2), an example in each row, got (4, 3)", x=np.zeros((4, 3)))


def test_no_examples_are_refused() -> None:
    refused("x must have shape (n, 2), an example in each row, got (0, 2)", x=np.zeros((0, 2)))


def test_targets_of_another_width_are_refused() -> None:
    network = random_network((2, 1), (sigmoid,), seed=1)

    with pytest.raises(ValueError, match=re.escape("target must have shape (n, 1), an example")):
        train(network, XOR, np.zeros((4, 2)), TrainingSettings(batch_size=1))


def test_more_targets_than_inputs_are_refused() -> None:
    message = "target must have a row for each of the 4 of x, got 5"

    refused(message, target=np.zeros((5, 1)))


def test_a_target_outside_the_costs_domain_is_refused() -> None:
    refused("target must be from 0 to 1", target=2 * XOR_TARGET, cost=binary_cross_entropy_cost)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e39])
def test_an_input_that_is_not_finite_in_the_training_precision_is_refused(bad: float) -> None:
    x = XOR.copy()
    x[2, 1] = bad

    refused(f"x must be finite as float32, got {bad!r} at x[2, 1]", x=x)


def test_text_is_refused() -> None:
    refused("x must hold real numbers and no mask", x=np.array([["0", "1"]] * 4))


def test_early_stopping_without_the_examples_it_watches_is_refused() -> None:
    message = 'early stopping needs "validation" in measure_on, got []'

    refused(message, early_stopping=EarlyStopping())


def test_early_stopping_that_watches_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match='watch must be "cost" or "accuracy"'):
        EarlyStopping(watch="time")  # type: ignore[arg-type]
