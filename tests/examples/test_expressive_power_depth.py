"""Early and late weights: the networks are the described ones, the measures mean what they say."""

import random

import numpy as np
import pytest

from nnbook.examples.expressive_power_depth import (
    OTHER_LIMITS,
    TRIALS,
    WEIGHT_LIMIT,
    deep_curve,
    deep_network,
    effect,
    effects,
    trial,
    with_change,
)

LIMITS = (WEIGHT_LIMIT, *OTHER_LIMITS)


def deep_by_loops(seed: int, x: float, changed: int = 0) -> float:
    """The same random network with plain loops; a change of 1 in one layer."""
    source = random.Random(seed)
    a = [x]
    for layer, n_out in enumerate((6, 6, 6, 6, 1), 1):
        rows = [[6 * (2 * source.random() - 1) for _ in a] for _ in range(n_out)]
        if layer == 1:
            biases = [6 * (2 * source.random() - 1) for _ in rows]
        else:
            biases = [-sum(row) / 2 for row in rows]
        if layer == changed:
            rows[0][0] += 1
        a = [
            1 / (1 + np.exp(-sum(w * v for w, v in zip(row, a, strict=True)) - b))
            for row, b in zip(rows, biases, strict=True)
        ]
    return float(a[0])


@pytest.mark.parametrize("changed", range(6))
def test_a_deep_network_gives_what_plain_loops_give(changed: int) -> None:
    network = deep_network(79)
    if changed:
        network = with_change(network, changed)

    found = deep_curve(network)[[0, 50, 100, 200]]

    expected = [deep_by_loops(79, x, changed) for x in (-1.0, -0.5, 0.0, 1.0)]
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_changing_a_weight_leaves_the_old_network_as_it_was() -> None:
    network = deep_network(0)
    before = network.layers[2].weight.copy()

    with_change(network, 3)

    np.testing.assert_array_equal(network.layers[2].weight, before)


def test_raising_every_point_alike_is_nothing_but_lift() -> None:
    before = np.array([0.0, 1.0, 0.0])
    after = before + np.array([0.5, 0.5 + 1e-9, 0.5])

    assert effect(before, after).lift == pytest.approx(1.0)


def test_a_change_that_is_as_often_up_as_down_has_no_lift() -> None:
    found = effect(np.array([0.0, 2.0]), np.array([1.0, 1.0]))

    assert found.lift == 0.0
    assert found.size == 1.0  # RMS 1, standard deviation 1


def test_up_and_down_again_are_two_sweeps() -> None:
    before = np.array([0.0, 1.0, 0.0, 1.0, 0.0])
    change = np.array([0.0, 1.0, 2.0, 1.0, 0.0])

    assert effect(before, before + change).sweeps == 2.0


@pytest.mark.parametrize("limit", LIMITS)
def test_the_last_layer_makes_the_largest_change_in_most_networks(limit: float) -> None:
    counts = np.bincount(trial(limit)["size"].argmax(axis=1), minlength=5)

    assert counts.sum() == TRIALS
    assert counts.argmax() == 4


@pytest.mark.parametrize("limit", LIMITS)
def test_even_lift_grows_with_every_layer(limit: float) -> None:
    medians = np.median(trial(limit)["lift"], axis=0)

    assert (np.diff(medians) > 0).all()


@pytest.mark.parametrize("limit", LIMITS)
def test_the_last_layers_change_is_the_calmest(limit: float) -> None:
    assert np.median(trial(limit)["sweeps"], axis=0).argmin() == 4


@pytest.mark.parametrize(("limit", "first"), [(4.0, False), (WEIGHT_LIMIT, True)])
def test_whether_the_first_layers_change_wiggles_most_depends_on_the_weights(
    limit: float, first: bool
) -> None:
    counts = np.bincount(trial(limit)["sweeps"].argmax(axis=1), minlength=5)

    assert (int(counts.argmax()) == 0) is first


def test_the_trial_holds_the_effects_of_each_network() -> None:
    assert trial()["size"][79].tolist() == [one.size for one in effects(79)]
