"""Scikit-learn's small digits: 8 by 8 pixels, and part of the package that everybody can install.

The labs use them, so that they run without MNIST.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from nnbook.net import Matrix
from nnbook.net.geometry import Labels

WHITE: Final = 16  # the largest grey level
SEEN: Final = 1_000  # the first so many are there to learn from, the others to test with


@cache
def small_digits() -> tuple[Matrix, Labels]:
    """All 1,797 images and their labels.

    Returns:
        Each image as a row of 64 grey levels between 0 and 1, and the digit it shows. Shapes
            `(1797, 64)` and `(1797,)`.

    Examples:
        >>> images, labels = small_digits()
        >>> images.shape, labels[:3]  # its first images show 0, 1 and 2
        ((1797, 64), array([0, 1, 2]))
    """
    from sklearn.datasets import load_digits  # slow to import, and needed only here

    found = load_digits()
    images: Matrix = np.asarray(found.data, dtype=np.float64) / WHITE
    labels: Labels = np.asarray(found.target)
    return images, labels


def split_small_digits() -> tuple[tuple[Matrix, Labels], tuple[Matrix, Labels]]:
    """The images to learn from and the images to test with, each with their labels.

    Examples:
        >>> (seen, _), (fresh, _) = split_small_digits()
        >>> len(seen), len(fresh)
        (1000, 797)
    """
    images, labels = small_digits()
    return (images[:SEEN], labels[:SEEN]), (images[SEEN:], labels[SEEN:])
