"""Augmentation: more examples out of the same ones, by changes that do not change the answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nnbook.net.checks import whole_setting


@dataclass(frozen=True)
class ShiftImages:
    """Shift every image by a few pixels, each by its own chance, in place.

    What leaves on one side is lost, what comes in on the other is 0.

    Args:
        rows: How many rows of pixels an image has, at least 1.
        columns: How many columns, at least 1.
        by: The greatest shift in each direction, from 0 to less than both.

    Raises:
        ValueError: A setting is outside its range.

    Examples:
        >>> image = np.array([[1, 2, 3, 4]])  # two rows of two
        >>> ShiftImages(rows=2, columns=2, by=0)(image, np.random.default_rng(0))
        >>> image
        array([[1, 2, 3, 4]])
        >>> shift(image.reshape(1, 2, 2), down=1, right=0)
        array([[[0, 0],
                [1, 2]]])

    Source:
        Book, chapter "Overfitting". P. Simard, D. Steinkraus and J. Platt (2003).
    """

    rows: int = 28
    columns: int = 28
    by: int = 1

    def __post_init__(self) -> None:
        """Check the settings."""
        whole_setting(self.rows, "rows", at_least=1)
        whole_setting(self.columns, "columns", at_least=1)
        whole_setting(self.by, "by", at_least=0, at_most=min(self.rows, self.columns) - 1)

    def __call__(self, x: npt.NDArray[np.generic], rng: np.random.Generator) -> None:
        """Shift images.

        Args:
            x: The images, a row of numbers each. Shape `(m, rows * columns)`; is overwritten.
            rng: Where chance comes from.

        Raises:
            ValueError: The images have another number of pixels.
        """
        if x.shape[1:] != (self.rows * self.columns,):
            msg = f"x must have shape (m, {self.rows * self.columns}) to be shifted, got {x.shape}"
            raise ValueError(msg)
        images = x.reshape(len(x), self.rows, self.columns)
        shifts = rng.integers(-self.by, self.by, size=(len(x), 2), endpoint=True)
        for down, right in np.unique(shifts, axis=0):
            chosen = np.flatnonzero((shifts == (down, right)).all(axis=1))
            images[chosen] = shift(images[chosen], int(down), int(right))


def shift(images: npt.NDArray[np.generic], down: int, right: int) -> npt.NDArray[np.generic]:
    """Shift all images the same way.

    Args:
        images: Shape `(m, rows, columns)`.
        down: By how many rows; below 0 upwards.
        right: By how many columns; below 0 to the left.

    Returns:
        The shifted images, with zeros where nothing came from. Same shape and dtype.
    """
    shifted = np.zeros_like(images)
    (to_row, from_row), (to_column, from_column) = _overlap(down), _overlap(right)
    shifted[:, to_row, to_column] = images[:, from_row, from_column]
    return shifted


def _overlap(by: int) -> tuple[slice, slice]:
    """Where numbers go to and come from when a line is shifted."""
    if by < 0:
        return slice(None, by), slice(-by, None)
    return slice(by, None), slice(None, -by or None)
