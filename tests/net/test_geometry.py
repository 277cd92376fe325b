"""Distances, means, nearest points and principal axes, against SciPy and scikit-learn."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestCentroid, NearestNeighbors

from nnbook.net.geometry import (
    class_distances,
    class_means,
    distances,
    nearest,
    nearest_other,
    principal_axes,
)

DIGITS = load_digits()


def test_a_distance_is_pythagoras() -> None:
    found = distances(np.array([[0.0, 0.0, 0.0]]), np.array([[2.0, 3.0, 6.0], [1.0, 1.0, 1.0]]))

    np.testing.assert_allclose(found, [[7.0, 3**0.5]], rtol=1e-15)


def test_distances_agree_with_scipy() -> None:
    x = np.random.default_rng(1).normal(size=(40, 30))
    points = np.random.default_rng(2).normal(size=(7, 30))

    np.testing.assert_allclose(distances(x, points), cdist(x, points), rtol=1e-12)


def test_distances_of_grey_levels_are_exact_up_to_the_root() -> None:
    x = np.random.default_rng(3).integers(0, 256, size=(20, 784)).astype(float)

    squares = np.array(
        [[sum((int(a) - int(b)) ** 2 for a, b in zip(p, q, strict=True)) for q in x] for p in x]
    )
    assert (distances(x, x) == np.sqrt(squares)).all()


def test_equal_points_are_exactly_no_distance_apart() -> None:
    x = np.random.default_rng(4).normal(size=(50, 784)) + 100

    assert (np.diag(distances(x, x)) == 0).all()


def test_a_small_distance_is_not_taken_for_rounding() -> None:
    x = np.full((1, 784), 1.0)
    near = x + 1e-4 / 28  # 784 is 28 squared

    np.testing.assert_allclose(distances(x, near), 1e-4, rtol=1e-3)


def test_points_of_another_dimension_are_refused() -> None:
    with pytest.raises(ValueError, match=r"as many columns, got \(1, 2\) and \(1, 3\)"):
        distances(np.zeros((1, 2)), np.zeros((1, 3)))


def test_a_class_without_an_example_is_refused() -> None:
    with pytest.raises(ValueError, match="got none of class 1"):
        class_means(np.zeros((2, 3)), np.array([0, 2]), 3)


@pytest.mark.filterwarnings("ignore:self.within_class_std_dev_ has at least 1 zero")  # white pixels
def test_the_nearest_mean_classifier_is_scikit_learns_nearest_centroid() -> None:
    means = class_means(DIGITS.data, DIGITS.target, 10)
    theirs = NearestCentroid().fit(DIGITS.data, DIGITS.target)

    np.testing.assert_allclose(means, theirs.centroids_, rtol=1e-12)
    assert (nearest(DIGITS.data, means) == theirs.predict(DIGITS.data)).all()


def test_class_distances_leave_out_an_examples_distance_to_itself() -> None:
    x = np.array([[0.0], [4.0], [10.0], [10.0], [13.0]])
    labels = np.array([0, 0, 1, 1, 1])

    found = class_distances(x, labels, 2)

    # Within 0: only 4. Within 1: pairs 0, 3, 3. Between: 10, 10, 13, 6, 6, 9.
    np.testing.assert_allclose(found, [[4.0, 9.0], [9.0, 2.0]], rtol=1e-14)


def test_the_nearest_other_example_is_that_of_scikit_learn_however_it_is_cut_up() -> None:
    theirs = NearestNeighbors(n_neighbors=2, algorithm="brute").fit(DIGITS.data)
    far = theirs.kneighbors(DIGITS.data)[0][:, 1]

    for at_once in (100, 5000):
        rows, found = nearest_other(DIGITS.data, at_once)
        np.testing.assert_allclose(found, far, rtol=1e-12)
        np.testing.assert_allclose(np.linalg.norm(DIGITS.data - DIGITS.data[rows], axis=1), far)


def test_principal_axes_are_scikit_learns_up_to_sign() -> None:
    axes, shares = principal_axes(DIGITS.data, 2)
    theirs = PCA(n_components=2, svd_solver="full").fit(DIGITS.data)

    signs = np.sign((axes * theirs.components_).sum(axis=1))
    np.testing.assert_allclose(axes, signs[:, None] * theirs.components_, atol=1e-9)
    np.testing.assert_allclose(shares, theirs.explained_variance_ratio_, rtol=1e-9)


def test_the_largest_component_of_an_axis_is_positive() -> None:
    axes, _ = principal_axes(-DIGITS.data, 5)

    assert (axes[np.arange(5), np.abs(axes).argmax(axis=1)] > 0).all()
