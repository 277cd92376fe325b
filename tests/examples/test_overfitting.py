"""Trainings on some of the images: which ones, what is kept, and that they can be repeated."""

from dataclasses import replace

import numpy as np
import pytest

from nnbook.examples import overfitting
from nnbook.examples.overfitting import PARTS, comparison_results, ends, load_comparison
from nnbook.examples.overfitting_plane import (
    RECIPES,
    plane_network,
    plane_results,
    points,
    rounded,
    train_plane,
)
from nnbook.examples.recipes import examples_of, starting_network
from nnbook.examples.recipes_overfitting import (
    BASE,
    COMPARISONS,
    FewImages,
    chosen_images,
    run_few,
)
from nnbook.net import (
    GradientDescent,
    Layer,
    Network,
    TrainingSettings,
    cross_entropy_cost,
    identity,
    relu,
    softmax,
    train,
)
from nnbook.net.data import Digits, load_mnist
from nnbook.net.fast_path import flat
from nnbook.net.training_settings import EarlyStopping
from tests.examples.test_recipes import small_digits
from tests.mnist import mnist_folder

SMALL = FewImages(
    sizes=(64, 20, 10),
    activation_functions=(relu, softmax),
    settings=TrainingSettings(
        cost=cross_entropy_cost, optimiser=GradientDescent(0.2), batch_size=10, epochs=12
    ),
    seeds=(1, 2),
    validation=300,
    train_on=60,
    in_full=True,
)


def test_a_larger_number_of_images_holds_the_smaller() -> None:
    few, more = (chosen_images(replace(BASE, train_on=n), 3, 50_000) for n in (100, 1_000))

    assert len(set(few)) == 100
    assert set(few) < set(more)
    assert max(more) < 50_000


def test_each_seed_picks_images_of_its_own() -> None:
    assert set(chosen_images(BASE, 1, 50_000)) != set(chosen_images(BASE, 2, 50_000))


def test_the_validation_images_are_not_trained_on() -> None:
    train_digits, test_digits = small_digits()
    labels = train_digits.labels.copy()
    labels[-SMALL.validation :] = 0
    other = Digits(train_digits.images, labels)

    trained, same = (
        next(run_few(SMALL, digits, test_digits)).training for digits in (train_digits, other)
    )

    assert flat(trained.network).tolist() == flat(same.network).tolist()


def test_where_to_stop_is_where_early_stopping_stops() -> None:
    train_digits, test_digits = small_digits()
    run = next(run_few(SMALL, train_digits, test_digits))
    kept = overfitting.run_results(run, SMALL, train_digits)
    (x, target), n = examples_of(train_digits), len(train_digits) - SMALL.validation
    rows = chosen_images(SMALL, 1, n)
    settings = replace(SMALL.settings, seed=1, early_stopping=EarlyStopping(patience=12))
    held_out = {"validation": (x[n:], target[n:])}

    stopped = train(
        starting_network(SMALL, 1), x[rows], target[rows], settings, measure_on=held_out
    )

    assert kept["stopped"]["epoch"] == stopped.epoch


def test_only_what_is_wanted_in_full_keeps_its_curves(monkeypatch: pytest.MonkeyPatch) -> None:
    recipes = {"full": SMALL, "short": replace(SMALL, in_full=False)}
    monkeypatch.setitem(COMPARISONS, "both", recipes)
    parts = small_digits()
    runs = {key: list(run_few(recipe, *parts)) for key, recipe in recipes.items()}

    found = comparison_results("both", runs, parts[0])["recipes"]

    assert len(found["full"]["runs"][0]["curves"]["training_cost"]) == 12
    assert sum(found["full"]["runs"][0]["weights"]["histogram"]) == 64 * 20
    assert "curves" not in found["short"]["runs"][0]
    assert found["short"]["runs"][1]["last"] == found["full"]["runs"][1]["last"]


def test_one_step_with_l2_is_the_step_in_the_book() -> None:
    network = Network((Layer(np.array([[0.8]]), np.array([0.3]), identity),))
    x, target = np.array([[2.0]]), np.array([[1.0]])
    settings = TrainingSettings(
        optimiser=GradientDescent(0.05), batch_size=1, epochs=1, l2=0.01, precision="float64"
    )

    layer = train(network, x, target, settings).network.layers[0]

    # y = 1.9: the slope for w is 2 (1.9 - 1) 2 = 3.6, for b 1.8; the bias does not decay
    np.testing.assert_allclose(layer.weight, [[0.9995 * 0.8 - 0.05 * 3.6]], rtol=1e-14)
    np.testing.assert_allclose(layer.bias, [0.3 - 0.05 * 1.8], rtol=1e-14)


def test_the_points_in_the_plane_are_of_two_classes_and_the_fresh_ones_are_fresh() -> None:
    seen, fresh = points()

    assert np.bincount(seen.label).tolist() == [50, 50]
    assert np.bincount(fresh.label).tolist() == [500, 500]
    assert not {tuple(x) for x in seen.x} & {tuple(x) for x in fresh.x}


def test_the_small_network_in_the_plane_can_be_trained_again() -> None:
    again = rounded(train_plane(RECIPES["small"], RECIPES["small"].seed))

    np.testing.assert_allclose(flat(again), flat(plane_network("small")), atol=0.01)


def test_the_plane_has_a_result_for_every_network(monkeypatch: pytest.MonkeyPatch) -> None:
    short = {"small": replace(RECIPES["small"], epochs=1, others=(2,))}
    monkeypatch.setattr("nnbook.examples.overfitting_plane.RECIPES", short)

    found = plane_results()

    assert found["networks"]["small"]["seed"] == [1, 2]
    assert np.array(found["networks"]["small"]["accuracies"]).shape == (2, 2)


@pytest.mark.parametrize("name", COMPARISONS)
def test_a_result_file_is_that_of_its_recipes(name: str) -> None:
    found = load_comparison(name)

    assert found["made_by"] == f"python -m nnbook train {name}"
    assert list(found["recipes"]) == list(COMPARISONS[name])
    for key, recipe in COMPARISONS[name].items():
        kept = found["recipes"][key]
        assert (kept["train_on"], tuple(kept["seed"])) == (recipe.train_on, recipe.seeds)
        assert (kept["l2"], tuple(kept["sizes"])) == (recipe.settings.l2, recipe.sizes)
        assert kept["validation"] == 10_000


def test_a_committed_training_comes_out_again_where_mnist_is() -> None:
    mnist = load_mnist(mnist_folder())
    recipe = replace(COMPARISONS["overfitting-images"]["100"], seeds=(1,))

    again = next(run_few(recipe, mnist.train, mnist.test)).training.history[-1].measured

    # float32 sums differ a little from processor to processor
    for part in PARTS:
        kept = ends("overfitting-images", "100", part)[0]
        assert again[part].accuracy == pytest.approx(kept, abs=0.003)
