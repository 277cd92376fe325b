"""Pictures of actual digits: MNIST's where it is, otherwise scikit-learn's smaller ones.

MNIST's images are no part of the book, so these are taken while a figure is drawn. Whatever shows
them says which they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np

from nnbook.net.data import Pixels, find_folder, load_mnist
from nnbook.net.data.mnist import CLASSES

Source = Literal["MNIST", "scikit-learn"]

SAMPLES: Final = 3  # of each digit
STAND_IN_WHITE: Final = 16
NUMBERED: Final = 3  # the digit that is shown as numbers


@dataclass(frozen=True, eq=False)
class Pictures:
    """A few images of each digit.

    Attributes:
        source: Whose images they are.
        images: Grey levels. Shape `(10, SAMPLES, side, side)`; the first axis is the digit.
        white: The largest grey level: 255 in MNIST, 16 in scikit-learn's digits.
    """

    source: Source
    images: Pixels
    white: int

    @property
    def side(self) -> int:
        """How many pixels an image is wide and high."""
        return int(self.images.shape[-1])

    def example(self) -> Pixels:
        """The image shown as numbers. Shape `(side, side)`."""
        image: Pixels = self.images[NUMBERED, 0]
        return image


def picture_source() -> Source:
    """Whose images a figure drawn now would show."""
    return "MNIST" if find_folder() else "scikit-learn"


def first_of_each(images: Pixels, labels: Pixels) -> Pixels:
    """The first `SAMPLES` images of each digit. Shape `(10, SAMPLES, side, side)`."""
    return np.stack([images[labels == digit][:SAMPLES] for digit in range(CLASSES)])


@cache
def pictures() -> Pictures:
    """A few images of each digit, from what is there.

    Returns:
        MNIST's training images, or scikit-learn's digits (8 by 8 pixels).

    Raises:
        DataError: MNIST is there but damaged.
    """
    source = picture_source()
    if source == "MNIST":
        train = load_mnist().train
        return Pictures(source, first_of_each(train.images, train.labels), 255)
    return Pictures(source, first_of_each(*stand_ins()), STAND_IN_WHITE)


def stand_ins() -> tuple[Pixels, Pixels]:
    """All of scikit-learn's digits: grey levels, shape `(1797, 8, 8)`, and labels."""
    from sklearn.datasets import load_digits  # slow to import, and needed only here

    found = load_digits()
    return found.images.astype(np.uint8), found.target.astype(np.uint8)
