"""Examples for training: checked once, then gathered in small pieces.

A shuffled copy of all examples would double the memory and cost more time than the training of a
small network. So the examples stay where they are, and only the next few are gathered, by number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nnbook.net.arrays import Array
from nnbook.net.costs import Cost, check_target
from nnbook.net.in_place import Floats

PIECE: Final = 500
"""How many examples are gathered at once, at least one batch: what a processor's cache holds."""

GREY_LEVELS: Final = 255.0
"""What uint8 inputs are divided by."""

Augmentation = Callable[[npt.NDArray[np.generic], np.random.Generator], None]
"""Changes gathered inputs, shape `(m, n_0)`, in place, with chance from the generator."""


class Dataset:
    """Inputs with their targets.

    Args:
        x: The inputs. Shape `(n, n_0)`, n at least 1, finite. uint8 counts as grey levels and is
            divided by 255. Not copied, unless its rows do not lie one after the other.
        target: Their targets. Shape `(n, n_L)`, finite, in the domain of the cost.
        sizes: The sizes of the network, $n_0$ to $n_L$.
        cost: The cost.
        dtype: What the network computes in: float32 or float64.

    Raises:
        ValueError: `x` or `target` is not so.
    """

    def __init__(
        self,
        x: npt.ArrayLike,
        target: Array,
        sizes: tuple[int, ...],
        cost: Cost,
        dtype: np.dtype[np.floating[Any]],
    ) -> None:
        self.dtype = dtype
        self.x = np.ascontiguousarray(_checked(x, "x", sizes[0], self.dtype))
        checked = _checked(target, "target", sizes[-1], self.dtype)
        if len(checked) != len(self.x):
            msg = f"target must have a row for each of the {len(self.x)} of x, got {len(checked)}"
            raise ValueError(msg)
        check_target(cost, checked)
        self.target: Floats = np.ascontiguousarray(checked, dtype=self.dtype)
        self._gathered = np.empty((0, sizes[0]), self.x.dtype)
        self._x = np.empty((0, sizes[0]), self.dtype)

    def __len__(self) -> int:
        """How many examples there are."""
        return len(self.x)

    def batches(
        self,
        order: npt.NDArray[np.intp],
        size: int,
        augment: Callable[[npt.NDArray[np.generic]], None] | None = None,
    ) -> Iterator[tuple[Floats, Floats]]:
        """Give the examples in that order, in batches.

        Args:
            order: The numbers of the examples.
            size: How many examples a batch has; the last one can have fewer.
            augment: Changes gathered inputs in place.

        Yields:
            `(x, target)` of a batch, valid until the next one.
        """
        length = size * max(1, PIECE // size)
        for start in range(0, len(order), length):
            rows = order[start : start + length]
            x, target = self._gather(rows, augment), self.target.take(rows, axis=0, mode="clip")
            for first in range(0, len(rows), size):
                yield x[first : first + size], target[first : first + size]

    def _gather(
        self,
        rows: npt.NDArray[np.intp],
        augment: Callable[[npt.NDArray[np.generic]], None] | None,
    ) -> Floats:
        m = len(rows)
        if m > len(self._gathered):
            self._gathered = np.empty((m, self.x.shape[1]), self.x.dtype)
            same = self.x.dtype == self.dtype
            self._x = self._gathered if same else np.empty(self._gathered.shape, self.dtype)
        gathered, x = self._gathered[:m], self._x[:m]
        self.x.take(rows, axis=0, out=gathered, mode="clip")  # "clip" writes without a copy
        if augment is not None:
            augment(gathered)
        if self.x.dtype == np.uint8:
            np.multiply(gathered, 1.0 / GREY_LEVELS, out=x, dtype=self.dtype)
        elif x is not gathered:
            x[:] = gathered
        return x


def _checked(
    value: npt.ArrayLike, name: str, columns: int, dtype: np.dtype[np.floating[Any]]
) -> Array:
    array = np.asarray(value)
    if isinstance(value, np.ma.MaskedArray) or array.dtype.kind not in "iuf":
        msg = f"{name} must hold real numbers and no mask, got {type(value).__name__} {array.dtype}"
        raise ValueError(msg)
    if array.ndim != 2 or array.shape[1] != columns or not len(array):
        msg = f"{name} must have shape (n, {columns}), an example in each row, got {array.shape}"
        raise ValueError(msg)
    if _all_finite(array, dtype):
        return array
    limit = float(np.finfo(dtype).max)
    if not (-limit <= array.min() and array.max() <= limit):  # false for nan too
        row, column = np.argwhere(~(np.abs(array) <= limit))[0].tolist()
        bad = array[row, column].item()
        msg = f"{name} must be finite as {dtype.name}, got {bad!r} at {name}[{row}, {column}]"
        raise ValueError(msg)
    return array


def _all_finite(array: Array, dtype: np.dtype[np.floating[Any]]) -> bool:
    """Whether one quick look is enough: a sum is finite only if all its terms are."""
    if array.dtype.kind in "iu":
        return True
    with np.errstate(over="ignore", invalid="ignore"):
        return array.dtype.itemsize <= dtype.itemsize and bool(np.isfinite(array.sum()))
