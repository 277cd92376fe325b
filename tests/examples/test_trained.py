"""The kept trainings: small, whole, as their recipes say, and no image among them."""

import math
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from sklearn.metrics import accuracy_score, confusion_matrix

from nnbook.examples.digits import as_text, load_results
from nnbook.examples.first_epochs import (
    BATCHES,
    first_batches,
    first_epoch_results,
    looked_at,
    silent,
    trained_for,
)
from nnbook.examples.recipes import RECIPES
from nnbook.examples.trained import (
    FOLDER,
    confusion_of,
    details,
    final_counts,
    first_epochs,
    trained,
    trained_network,
)
from nnbook.examples.training_details import clarity, compute_details, surest_errors
from nnbook.examples.training_results import described, predictions
from nnbook.net.data import Digits, Mnist, load_mnist
from nnbook.net.fast_path import flat as parameters_of
from nnbook.net.weights import network_bytes
from tests.mnist import mnist_folder

every_recipe = pytest.mark.parametrize("name", RECIPES)


@pytest.fixture(scope="module")
def mnist() -> Mnist:
    return load_mnist(mnist_folder())


@every_recipe
def test_the_files_say_what_the_recipe_says(name: str) -> None:
    found = trained(name)

    assert found["recipe"] == described(RECIPES[name])
    assert found["seed"] == [run["seed"] for run in found["runs"]] == [*RECIPES[name].seeds]
    assert all(run["epoch"] == RECIPES[name].settings.epochs for run in found["runs"])


@every_recipe
def test_the_kept_weights_are_those_of_the_best_validation(name: str) -> None:
    found = trained(name)
    last = [run["curves"]["validation_accuracy"][-1] for run in found["runs"]]

    assert found["kept"]["seed"] == found["seed"][last.index(max(last))]


@every_recipe
def test_the_weights_are_small_and_of_the_recipes_sizes(name: str) -> None:
    path = FOLDER / f"{name}.npz"

    assert trained_network(name).sizes == RECIPES[name].sizes
    assert path.stat().st_size == trained(name)["kept"]["bytes"] < 500_000


@every_recipe
def test_the_counts_fit_together(name: str) -> None:
    kept, counts = trained(name)["kept"], load_results()["label_counts"]["test"]

    assert confusion_of(name).sum(axis=1).tolist() == counts
    assert np.trace(confusion_of(name)) == kept["test_right"]
    assert len(kept["test_wrong"]) == 10_000 - kept["test_right"]


@every_recipe
def test_a_file_is_written_as_it_is_read(name: str) -> None:
    assert as_text(trained(name)) == (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def test_every_result_file_is_accounted_for() -> None:
    jsons = {"digits", "training-details", "first-epochs", *RECIPES}

    names = {path.name for path in FOLDER.iterdir()}

    assert {f"{name}.json" for name in jsons} | {f"{name}.npz" for name in RECIPES} <= names
    assert {Path(name).suffix for name in names} == {".json", ".npz"}


def test_the_goals_are_reached() -> None:
    assert np.mean(final_counts("classic", "test")) >= 9_460
    assert trained("pocket")["kept"]["test_right"] >= 9_850
    assert trained("best")["kept"]["test_right"] >= 9_900


def test_scikit_learn_counts_the_same(mnist: Mnist) -> None:
    answers = predictions(trained_network("classic"), mnist.test)

    right = accuracy_score(mnist.test.labels, answers, normalize=False)
    assert right == trained("classic")["kept"]["test_right"]
    table = confusion_matrix(mnist.test.labels, answers)
    assert table.tolist() == confusion_of("classic").tolist()


def test_the_details_are_what_mnist_gives_now(mnist: Mnist) -> None:
    assert as_text(compute_details(mnist.test)) == as_text(details())


def test_the_details_say_the_same_as_the_counts() -> None:
    found, kept = details(), trained("classic")["kept"]
    wrong = dict(kept["test_wrong"])

    assert sum(count for _, _, count, _ in found["bands"]) == 10_000
    assert sum(right for _, _, _, right in found["bands"]) == kept["test_right"]
    assert sum(found["above_half"].values()) == 10_000
    assert all(wrong[place] == answer for place, _, answer, *_ in found["surest_errors"])


def test_distances_between_outputs_are_those_of_scipy(mnist: Mnist) -> None:
    rows = [np.flatnonzero(mnist.test.labels == digit)[:200] for digit in (4, 9)]
    weights = trained_network("classic").layers
    a = mnist.test.images[np.concatenate(rows)].reshape(400, 784) / 255
    for layer in weights:
        a = 1 / (1 + np.exp(-(a @ layer.weight.T + layer.bias)))

    apart = cdist(a[:200], a[200:]).mean()

    # 400 of the 2,000 images: their mean may be off by a few hundredths.
    assert apart == pytest.approx(details()["distances"]["by_class"][4][9], abs=0.05)


def test_clarity_counts_what_can_be_counted_by_hand() -> None:
    outputs = np.zeros((4, 10))
    outputs[0, 3] = 1.0  # exactly at the corner of 3
    outputs[1, 3] = 0.6  # one above a half, but far from sure
    outputs[2, [3, 5]] = 0.95, 0.93  # two above a half
    outputs[3, 5] = 0.4  # none above a half, and wrong

    found = clarity(outputs, np.array([3, 3, 3, 3]))

    assert found["above_half"] == {"none": 1, "one": 2, "several": 1}
    assert (found["sure"], found["near_corner"]) == (2, 1)
    assert found["bands"] == [
        [0.0, 0.5, 1, 0],
        [0.5, 0.9, 1, 1],
        [0.9, 0.99, 1, 1],
        [0.99, 1, 1, 1],
    ]
    assert found["corner_distance"]["wrong"] == pytest.approx(math.hypot(1, 0.4), rel=1e-3)


def test_the_surest_error_of_each_digit_is_found() -> None:
    labels = np.repeat(np.arange(10), 2)
    outputs = np.zeros((20, 10))
    for row, label in enumerate(labels):
        outputs[row, (label + 1) % 10] = 0.5 + 0.4 * (row % 2)
        outputs[row, label] = 0.1

    found = surest_errors(outputs, labels)

    assert found[3] == [7, 3, 4, 0.9, 0.1]
    assert [row[0] for row in found] == list(range(1, 20, 2))


def tiny_digits() -> Digits:
    """Noise: enough to run through the code that looks at first epochs."""
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (12_000, 28, 28), dtype=np.uint8)
    return Digits(images, (np.arange(12_000) % 10).astype(np.uint8))


def test_first_epochs_are_looked_at_for_every_seed() -> None:
    told: list[str] = []

    found = first_epoch_results(tiny_digits(), told.append, seeds=(1, 2), epochs=1)

    assert {len(row) for row in found["silent"].values()} == {2}
    assert len(found["shown"]["after_epochs"]) == 2
    assert len(found["shown"]["after_batches"]) == len(BATCHES)
    assert len(told) == 3


def test_the_first_mini_batches_lead_to_the_end_of_the_first_epoch() -> None:
    # 10,000 of the images are held back: the other 1,000 are 100 mini-batches.
    digits = Digits(tiny_digits().images[:11_000], tiny_digits().labels[:11_000])
    recipe = RECIPES["classic-half-rate"]

    *_, (number, slow) = first_batches(recipe, digits, seed=3)
    fast = trained_for(recipe, digits, 3, epochs=1)

    assert number == 100
    np.testing.assert_allclose(parameters_of(slow), parameters_of(fast), atol=2e-3)  # float32


def test_the_committed_first_epochs_are_those_of_the_trainings(mnist: Mnist) -> None:
    # Another processor rounds differently: what is clear-cut is compared.
    found, recipe = first_epochs(), RECIPES["classic-half-rate"]

    assert silent(recipe, mnist.train, 3) == found["silent"]["classic-half-rate"][2] == 3
    assert silent(recipe, mnist.train, 1) == found["silent"]["classic-half-rate"][0] == 0
    assert found["seed"] == list(range(1, 101))
    seen = trained("classic-half-rate")["runs"][2]["first_epoch_seen"]
    assert found["shown"]["after_epochs"][1]["seen"] == pytest.approx(seen, abs=20)
    start = looked_at(trained_for(recipe, mnist.train, 3, 0), Digits(*validation(mnist)))
    assert start["z"] == pytest.approx(found["shown"]["after_batches"][0])


def validation(mnist: Mnist) -> tuple[np.ndarray, np.ndarray]:
    return mnist.train.images[50_000:], mnist.train.labels[50_000:]


def test_saving_in_half_the_digits_costs_next_to_nothing() -> None:
    content = network_bytes(trained_network("classic"), "float16")

    assert content == (FOLDER / "classic.npz").read_bytes()
