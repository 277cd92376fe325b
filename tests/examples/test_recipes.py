"""Recipes: what is trained on, what is counted, and that the same recipe gives the same file."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.datasets import load_digits

from nnbook.examples.recipes import RECIPES, Recipe, one_hot, run_recipe, starting_network
from nnbook.examples.training_results import (
    best_run,
    confusion,
    counts,
    described,
    n_right,
    predictions,
    results,
    validation_digits,
)
from nnbook.net import (
    Adam,
    TrainingSettings,
    cross_entropy_cost,
    relu,
    softmax,
)
from nnbook.net.data import Digits
from nnbook.net.fast_path import flat
from nnbook.net.weights import network_from_bytes

SMALL = Recipe(
    sizes=(64, 20, 10),
    activation_functions=(relu, softmax),
    settings=TrainingSettings(
        cost=cross_entropy_cost, optimiser=Adam(0.01), batch_size=20, epochs=5
    ),
    seeds=(1, 2),
    validation=300,
    storage="int8",
)


def small_digits() -> tuple[Digits, Digits]:
    """scikit-learn's 8 by 8 digits, as grey levels up to 255, in two parts."""
    bunch = load_digits()
    images = (bunch.images * 15.9375).astype(np.uint8)
    labels = bunch.target.astype(np.uint8)
    return Digits(images[:1400], labels[:1400]), Digits(images[1400:], labels[1400:])


def test_the_counts_are_those_of_the_kept_weights() -> None:
    train_digits, test_digits = small_digits()
    runs = list(run_recipe(SMALL, train_digits, test_digits))

    found, content = results("small", SMALL, runs, train_digits, test_digits)

    network = network_from_bytes(content)
    kept = found["kept"]
    assert kept["test_right"] == n_right(network, test_digits)
    assert kept["test_right"] == np.trace(kept["test_confusion"])
    assert kept["test_right"] + len(kept["test_wrong"]) == len(test_digits)
    assert kept["test_right"] > 0.8 * len(test_digits)
    assert kept["bytes"] == len(content)


def test_whoever_has_the_images_can_count_again() -> None:
    train_digits, test_digits = small_digits()
    runs = list(run_recipe(SMALL, train_digits, test_digits))
    found, content = results("small", SMALL, runs, train_digits, test_digits)

    again = counts(network_from_bytes(content), validation_digits(SMALL, train_digits), test_digits)

    assert found["kept"] == {"seed": found["kept"]["seed"], "bytes": len(content), **again}


def test_the_same_recipe_gives_the_same_result() -> None:
    parts = small_digits()

    first, second = (results("small", SMALL, list(run_recipe(SMALL, *parts)), *parts) for _ in "12")

    assert first == second


def test_the_validation_images_are_not_trained_on() -> None:
    train_digits, test_digits = small_digits()
    labels = train_digits.labels.copy()
    labels[-SMALL.validation :] = 0
    other = Digits(train_digits.images, labels)

    trained, same = (
        next(run_recipe(SMALL, digits, test_digits)).training for digits in (train_digits, other)
    )

    assert flat(trained.network).tolist() == flat(same.network).tolist()


def test_the_seed_is_chosen_on_the_validation_images() -> None:
    runs = list(run_recipe(SMALL, *small_digits()))

    accuracies = [run.training.history[-1].measured["validation"].accuracy for run in runs]
    assert best_run(runs) is runs[int(np.argmax(accuracies))]


def test_the_first_epoch_is_the_first_of_the_whole_training() -> None:
    run = next(run_recipe(SMALL, *small_digits()))

    assert run.first is not None
    assert run.first.history[0].cost == run.training.history[0].cost


def test_a_confusion_matrix_has_a_row_for_each_true_digit() -> None:
    counts = confusion(np.array([1, 1, 7, 9]), np.array([1, 7, 7, 9]))

    assert counts[7, 1] == counts[7, 7] == counts[1, 1] == counts[9, 9] == 1
    assert counts.sum() == 4


def test_a_target_is_1_at_the_label() -> None:
    assert one_hot(np.array([0, 9])).argmax(axis=1).tolist() == [0, 9]


def test_many_images_are_predicted_piece_by_piece() -> None:
    digits = Digits(np.zeros((2_001, 8, 8), np.uint8), np.zeros(2_001, np.uint8))

    assert predictions(starting_network(SMALL, 1), digits).shape == (2_001,)


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_starts_with_a_network_for_mnist(name: str) -> None:
    recipe = RECIPES[name]

    network = starting_network(recipe, recipe.seeds[0])

    assert (network.sizes[0], network.sizes[-1]) == (784, 10)
    assert recipe.validation == 10_000


def test_the_classic_recipe_hides_no_seed() -> None:
    assert RECIPES["classic"].seeds == (1, 2, 3, 4, 5)


def test_a_description_names_what_a_reader_needs() -> None:
    text = str(described(replace(SMALL, seeds=(3,))))

    assert "cross_entropy_cost" in text
    assert "Adam(learning_rate=0.01" in text
    assert "0x" not in text  # no address of a function
