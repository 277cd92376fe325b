"""What an array is in this package, and the one place that checks what comes in from outside.

A vector has one axis, a matrix two. One example is a vector; a batch is a matrix with examples in
rows. There are no `(n, 1)` columns.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeAlias, cast, overload

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
"""Numbers with any number of axes."""

Vector: TypeAlias = npt.NDArray[np.float64]
"""Shape `(n,)`. NumPy's types do not tell the number of axes; this name tells the reader."""

Matrix: TypeAlias = npt.NDArray[np.float64]
"""Shape `(m, n)`."""

ActivationFunction: TypeAlias = Callable[[Array], Array]
"""From the pre-activations of a layer (or of a batch, in rows) to as many activations."""


class Elementwise(Protocol):
    """A function that does the same to every element of an array, or to one number."""

    __name__: str

    @overload
    def __call__(self, z: float) -> float: ...
    @overload
    def __call__(self, z: Array) -> Array: ...


def as_array(value: object, *, name: str, ndim: int | tuple[int, ...] | None = None) -> Array:
    """Check numbers that come from outside and copy them.

    Args:
        value: An array, a number, or nested lists of numbers.
        name: What the value is called, for the error: "weight", "x".
        ndim: How many axes it must have; several numbers if it may have any of them; left out if
            it does not matter.

    Returns:
        A new read-only float64 array. Neither it nor `value` can change the other.

    Raises:
        ValueError: `value` is not rectangular, not made of real numbers (booleans, text, complex
            numbers and masked arrays are refused), not finite, or has another number of axes.

    Examples:
        >>> as_array([1, 2], name="x", ndim=1)
        array([1., 2.])
        >>> as_array([1.0, float("nan")], name="x")
        Traceback (most recent call last):
        ValueError: x must be finite, got nan at x[1]

    Source:
        Book, page "Notation". The book's own rule: what cannot be right is refused where it enters.
    """
    given = _real(value, name)
    if given.dtype.itemsize > 8:
        with np.errstate(over="ignore"):  # a long double too large for float64: refused below
            array = np.array(given, dtype=np.float64, order="C", copy=True)
    else:
        array = np.array(given, dtype=np.float64, order="C", copy=True)
    allowed = (ndim,) if isinstance(ndim, int) else ndim
    if allowed is not None and array.ndim not in allowed:
        axes = " or ".join(map(str, allowed))
        msg = f"{name} must have {axes} {_noun(allowed)}, got {array.ndim} (shape {array.shape})"
        raise ValueError(msg)
    if not np.isfinite(array).all():
        index = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        place = f" at {name}[{', '.join(map(str, index))}]" if index else ""
        msg = f"{name} must be finite, got {float(array[index])!r}{place}"
        raise ValueError(msg)
    array.setflags(write=False)
    return array


def as_floats(value: object, *, name: str) -> Array:
    """Give numbers the form that a formula needs, without a copy where none is needed.

    For the inner formulas, which are called too often to look at every number; `as_array` is the
    stricter one.

    Args:
        value: An array, a number, or nested lists of numbers.
        name: What the value is called, for the error.

    Returns:
        An array of floats: float32 stays float32, integers become float64. It can be `value`
            itself.

    Raises:
        ValueError: `value` is not rectangular or not made of real numbers.

    Examples:
        >>> as_floats([1, 2], name="z")
        array([1., 2.])

    Source:
        Book, page "Notation".
    """
    array = _real(value, name)
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def elementwise(formula: Callable[[Array], Array]) -> Elementwise:
    """Let a formula for arrays take one number too.

    Args:
        formula: From an array of any shape to an array of the same shape.

    Returns:
        The same function. It also takes integers and lists; float32 stays float32, everything else
            is computed in float64. One number gives one number.

    Raises:
        ValueError: (when called) `z` is not made of real numbers.

    Examples:
        >>> @elementwise
        ... def square(z):
        ...     return z * z
        >>> float(square(3)), square([1, 2])
        (9.0, array([1., 4.]))

    Source:
        Book, chapter "Activation functions": "applied to every element".
    """

    @wraps(formula)
    def function(z: Array) -> Array:
        z = as_floats(z, name="z")
        result = formula(z)
        return result if z.ndim else result[()]  # for one number not an array of one, but a number

    return cast("Elementwise", function)


def name_of(function: object) -> str:
    """The name of a function, for messages and representations.

    Args:
        function: Any function, also one without a name such as a `functools.partial`.

    Returns:
        Its name, or its `repr` if it has none.

    Examples:
        >>> name_of(np.tanh)
        'tanh'
    """
    return str(getattr(function, "__name__", repr(function)))


def _real(value: object, name: str) -> Array:
    """The value as an array of integers or floats, not copied if it is one already."""
    if isinstance(value, np.ma.MaskedArray):  # NumPy would go on with what the mask hides
        msg = f"{name} must not be a masked array: fill the masked entries or leave them out"
        raise ValueError(msg)
    try:
        array = np.asarray(value)
    except ValueError as error:
        msg = f"{name} must be a rectangular array of numbers, got rows that do not fit together"
        raise ValueError(msg) from error
    if array.dtype.kind not in "iuf":
        msg = f"{name} must hold real numbers, got {array.dtype.name} in {_shorten(value)}"
        raise ValueError(msg)
    return array


def _noun(allowed: tuple[int, ...]) -> str:
    return "axis" if allowed == (1,) else "axes"


def _shorten(value: object, length: int = 60) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= length else f"{text[: length - 3]}..."
