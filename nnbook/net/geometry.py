"""Points in many dimensions: how far apart they are, class by class, and how to look at them."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.net.arrays import Array, Matrix, as_array

Labels: TypeAlias = npt.NDArray[np.integer]
"""The class of each example, counted from 0. Shape `(m,)`."""


def distances(x: Matrix, points: Matrix) -> Matrix:
    r"""The distance of every example from every point.

    $d(x, p) = \sqrt{\sum_i (x_i - p_i)^2}$, computed as $\sqrt{|x|^2 - 2\,x \cdot p + |p|^2}$.
    For whole numbers below 4096 in up to 784 components every step up to the root is exact.
    Otherwise what rounding alone can leave of the distance of two equal points is taken for 0.

    Args:
        x: Examples in rows. Shape `(m, n)`.
        points: Points in rows. Shape `(k, n)`.

    Returns:
        Distances. Shape `(m, k)`.

    Raises:
        ValueError: `x` or `points` is not a finite matrix, or their numbers of columns differ.

    Examples:
        >>> distances(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0], [1.0, 0.0]]))
        array([[5., 1.]])

    Source:
        Book, chapter "Digits". Pythagoras's theorem, once for each further dimension.
    """
    x, points = as_array(x, name="x", ndim=2), as_array(points, name="points", ndim=2)
    if x.shape[1] != points.shape[1]:
        msg = f"x and points must have as many columns, got {x.shape} and {points.shape}"
        raise ValueError(msg)
    found: Matrix = x @ points.T  # one array from here on: new ones would take as long again
    found *= -2
    of_x, of_points = (x**2).sum(axis=1), (points**2).sum(axis=1)
    found += of_x[:, None]
    found += of_points
    rounding = x.shape[1] * np.finfo(np.float64).eps * (of_x.max() + of_points.max())
    found[found < rounding] = 0.0
    return np.sqrt(found, out=found)


def class_means(x: Matrix, labels: Labels, n_classes: int) -> Matrix:
    r"""The mean of each class's examples.

    $\mu_c = \frac{1}{m_c} \sum_{\text{label}(x) = c} x$.

    Args:
        x: Examples in rows. Shape `(m, n)`.
        labels: The class of each. Shape `(m,)`.
        n_classes: How many classes there are.

    Returns:
        One mean in each row. Shape `(n_classes, n)`.

    Raises:
        ValueError: A class has no example.

    Examples:
        >>> class_means(np.array([[0.0], [2.0], [5.0]]), np.array([0, 0, 1]), 2)
        array([[1.],
               [5.]])

    Source:
        Book, chapter "Digits".
    """
    counts = np.bincount(labels, minlength=n_classes)
    if (counts == 0).any():
        msg = f"every class must have an example, got none of class {int(counts.argmin())}"
        raise ValueError(msg)
    return np.stack([x[labels == c].mean(axis=0, dtype=np.float64) for c in range(n_classes)])


def nearest(x: Matrix, points: Matrix) -> npt.NDArray[np.intp]:
    """Which of the points is nearest to each example; of two as near, the first.

    Args:
        x: Examples in rows. Shape `(m, n)`.
        points: Points in rows. Shape `(k, n)`.

    Returns:
        The row of the nearest point. Shape `(m,)`.

    Raises:
        ValueError: As for `distances`.

    Examples:
        >>> nearest(np.array([[0.9], [4.0]]), np.array([[1.0], [5.0]]))
        array([0, 1])

    Source:
        Book, chapter "Digits". With class means as points: the nearest-mean classifier.
    """
    rows: npt.NDArray[np.intp] = distances(x, points).argmin(axis=1)
    return rows


def class_distances(x: Matrix, labels: Labels, n_classes: int) -> Matrix:
    r"""The mean distance from the examples of one class to those of another, or of its own.

    Entry $(c, d)$ is the mean over all pairs of an example of $c$ and a different one of $d$.

    Args:
        x: Examples in rows. Shape `(m, n)`.
        labels: The class of each. Shape `(m,)`.
        n_classes: How many classes there are; each needs two examples.

    Returns:
        Mean distances, the same both ways. Shape `(n_classes, n_classes)`.

    Examples:
        >>> x = np.array([[0.0], [2.0], [9.0], [9.0]])
        >>> class_distances(x, np.array([0, 0, 1, 1]), 2)
        array([[2., 8.],
               [8., 0.]])

    Source:
        Book, chapter "Digits".
    """
    members = [np.flatnonzero(labels == c) for c in range(n_classes)]
    found = np.empty((n_classes, n_classes))
    for c, rows in enumerate(members):
        for d, columns in enumerate(members[: c + 1]):
            # An example is no pair with itself: its distance, 0, is summed but not counted.
            pairs = len(rows) * (len(columns) - (c == d))
            found[c, d] = found[d, c] = distances(x[rows], x[columns]).sum() / pairs
    return found


def nearest_other(x: Matrix, at_once: int = 1000) -> tuple[npt.NDArray[np.intp], Array]:
    """The nearest other example of each example, and how far away it is.

    Args:
        x: Examples in rows, at least two. Shape `(m, n)`.
        at_once: How many are compared with as many others at a time, so that memory suffices.

    Returns:
        The row of the nearest other example, shape `(m,)`, and its distance, shape `(m,)`.

    Examples:
        >>> nearest_other(np.array([[0.0], [2.0], [3.0]]))
        (array([1, 2, 1]), array([2., 1., 1.]))

    Source:
        Book, chapter "Digits". E. Fix and J. L. Hodges (1951): the nearest neighbour.
    """
    rows, far = np.empty(len(x), dtype=np.intp), np.full(len(x), np.inf)

    def improve(start: int, others: int, between: Matrix) -> None:
        """Compare what has been found for the examples from `start` on with those from `others`."""
        block = np.arange(start, start + len(between))
        found = between.argmin(axis=1)
        least = between[block - start, found]
        nearer = least < far[block]
        rows[block[nearer]], far[block[nearer]] = others + found[nearer], least[nearer]

    for start in range(0, len(x), at_once):
        for others in range(start, len(x), at_once):
            between = distances(x[start : start + at_once], x[others : others + at_once])
            if others == start:
                np.fill_diagonal(between, np.inf)
            else:  # as far one way as the other
                improve(others, start, between.T)
            improve(start, others, between)
    return rows, far


def principal_axes(x: Matrix, k: int) -> tuple[Matrix, Array]:
    r"""The directions along which the examples spread most.

    The $k$ eigenvectors of the covariance matrix with the largest eigenvalues; each is turned so
    that its largest component is positive.

    Args:
        x: Examples in rows. Shape `(m, n)`.
        k: How many directions.

    Returns:
        The directions in rows, each of length 1, shape `(k, n)`; and the share of the whole
            variance along each, shape `(k,)`.

    Examples:
        >>> axes, shares = principal_axes(np.array([[-3.0, 0.0], [3.0, 0.0], [0.0, 0.0]]), 1)
        >>> axes, shares
        (array([[1., 0.]]), array([1.]))

    Source:
        Book, chapter "Digits". K. Pearson (1901); H. Hotelling (1933): principal components.
    """
    mean = x.mean(axis=0)
    covariance = x.T @ x / len(x) - np.outer(mean, mean)
    values, vectors = np.linalg.eigh(covariance)
    axes = vectors.T[::-1][:k]
    largest = axes[np.arange(k), np.abs(axes).argmax(axis=1)]
    return axes * np.sign(largest)[:, None], values[::-1][:k] / values.sum()
