"""What the result file says, against MNIST and against other people's programs."""

import json
from typing import Any

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestCentroid, NearestNeighbors

from nnbook.examples.digits import (
    RESULTS,
    as_text,
    compute_results,
    confusion,
    flat,
    load_results,
    mean_distances,
    mean_images,
    projected,
    shortened,
)
from nnbook.net.data import Digits, Mnist, load_mnist
from nnbook.verify.mnist import computed
from tests.mnist import mnist_folder


@pytest.fixture(scope="module")
def mnist() -> Mnist:
    return load_mnist(mnist_folder())


def test_the_file_is_small_and_holds_no_image_of_its_own() -> None:
    assert RESULTS.stat().st_size < 150_000
    assert mean_images().shape == (10, 28, 28)
    assert projected().shape[0] * projected().shape[1] <= 1000


def test_the_file_names_the_data_it_came_from() -> None:
    sums = load_results()["sha256"]

    assert sums["t10k-images-idx3-ubyte"].startswith("0fa7898d509279e4")
    assert len(sums) == 4
    assert load_results()["versions"].keys() == {"nnbook", "numpy"}


def test_the_counts_are_those_of_mnist() -> None:
    counts = load_results()["label_counts"]

    assert (sum(counts["train"]), sum(counts["test"])) == (60000, 10000)
    assert confusion().sum(axis=1).tolist() == counts["test"]


def test_distances_are_the_same_both_ways_and_fit_into_the_cube() -> None:
    table = mean_distances()

    assert (table == table.T).all()
    assert table.max() < 28


def test_the_file_is_written_as_it_is_read() -> None:
    assert as_text(load_results()) == RESULTS.read_text(encoding="utf-8")


def test_results_of_four_tiny_images_are_those_worked_out_by_hand() -> None:
    # Ten digits, two images each of two by two pixels: the first pixel tells the digit.
    levels = np.arange(10, dtype=np.uint8).repeat(2) * 25
    images = np.zeros((20, 28, 28), dtype=np.uint8)
    images[:, 0, 0] = levels
    digits = Digits(images, np.arange(10, dtype=np.uint8).repeat(2))

    found = compute_results(digits, digits)

    assert found["label_counts"]["train"] == [2] * 10
    assert found["nearest_mean"]["correct"] == 20
    assert found["distances"]["within"] == 0
    assert found["distances"]["by_class"][0][9] == shortened(225 / 255)
    assert found["pixels"]["always_zero"] == 783
    assert found["mean_images"][4][0][0] == 100


def nearly_equal(ours: Any, theirs: Any) -> None:
    """The same up to one unit of the last digit that the file keeps."""
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys()
        for key in ours.keys() - {"versions"}:
            nearly_equal(ours[key], theirs[key])
    elif isinstance(ours, list):
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=True):
            nearly_equal(one, other)
    elif isinstance(ours, float):
        assert ours == pytest.approx(theirs, rel=2e-6)
    else:
        assert ours == theirs


def test_the_file_is_what_mnist_gives_now() -> None:
    mnist_folder()  # not run without one, and says so
    found = json.loads(computed(RESULTS))

    # The projection keeps two decimals; of everything else six digits are kept.
    np.testing.assert_allclose(found["projection"].pop("points"), projected(), atol=0.0101)
    committed = json.loads(RESULTS.read_text(encoding="utf-8"))
    del committed["projection"]["points"]
    nearly_equal(found, committed)


@pytest.mark.filterwarnings("ignore:self.within_class_std_dev_ has at least 1 zero")  # white pixels
def test_the_accuracy_is_that_of_scikit_learns_nearest_centroid(mnist: Mnist) -> None:
    theirs = NearestCentroid().fit(flat(mnist.train), mnist.train.labels)
    answers = theirs.predict(flat(mnist.test))

    assert load_results()["nearest_mean"]["correct"] == (answers == mnist.test.labels).sum()
    wrong = (answers == 3) & (mnist.test.labels == 5)
    assert confusion()[5, 3] == wrong.sum()


def test_the_projection_is_that_of_scikit_learns_pca(mnist: Mnist) -> None:
    theirs = PCA(n_components=2, svd_solver="covariance_eigh").fit(flat(mnist.train) / 255)
    count = projected().shape[1]

    for digit in (0, 9):
        rows = np.flatnonzero(mnist.test.labels == digit)[:count]
        points = theirs.transform(flat(mnist.test)[rows] / 255)
        signs = np.sign((points * projected()[digit]).sum(axis=0))
        np.testing.assert_allclose(projected()[digit], signs * points, atol=0.0051)


def test_nearest_neighbours_are_those_of_scikit_learn(mnist: Mnist) -> None:
    x = flat(mnist.test)
    # A sample of the 10,000: the first image of the two is the image itself.
    rows = np.arange(0, 10000, 25)
    theirs = NearestNeighbors(n_neighbors=2, algorithm="brute").fit(x).kneighbors(x[rows])[1][:, 1]
    same = (mnist.test.labels[theirs] == mnist.test.labels[rows]).mean()

    # Of 400 images the share may differ from that of all 10,000 by four standard errors.
    assert same == pytest.approx(
        load_results()["distances"]["nearest_is_same_digit"] / 10000, abs=0.04
    )
