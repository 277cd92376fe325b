"""What a fact is: a value that the text quotes, where it comes from, and the line that made it."""

from __future__ import annotations

import inspect
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

Value = int | float | str

SIGNIFICANT_DIGITS = 12
PACKAGE_PARENT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Fact:
    """A value that the text quotes.

    Attributes:
        value: The number (or word) itself; never NaN or infinite.
        source: What computes or states it: a formula, a function, a citation.
        file: The file that defines the fact, relative to the project.
        line: The line in that file.
    """

    value: Value
    source: str
    file: str
    line: int


def round_significant(value: float, digits: int = SIGNIFICANT_DIGITS) -> float:
    """Round to a number of significant decimal digits.

    Args:
        value: A finite number.
        digits: How many significant digits to keep.

    Returns:
        The nearest double to the rounded decimal.

    Examples:
        >>> round_significant(1234.56789, 6)
        1234.57
    """
    return float(f"{value:.{digits - 1}e}")


def fact(value: Value | np.generic, source: str, *, exact: bool = False) -> Fact:
    """Make a fact and remember the line that made it.

    Args:
        value: The value; a NumPy number becomes a plain one. A float is rounded to 12 significant
            digits, because the last digits of vectorised arithmetic differ between processors.
        source: What computes or states it.
        exact: Keep every digit. Only for values from plain Python floats and `math`, which are the
            same everywhere.

    Returns:
        The fact.

    Raises:
        ValueError: The value is NaN or infinite.

    Examples:
        >>> fact(1 / 3, "one divided by three").value
        0.333333333333
        >>> fact(1 / 3, "one divided by three", exact=True).value
        0.3333333333333333
    """
    # A NumPy number's repr and JSON would not be a number's.
    plain: Value = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, float):
        if not math.isfinite(plain):
            msg = f"a fact must be finite, got {plain!r} from {source!r}"
            raise ValueError(msg)
        if not exact:
            plain = round_significant(plain)
    frame = inspect.currentframe()
    caller = frame.f_back if frame is not None else None
    if caller is None:
        msg = "facts need an interpreter that can tell the calling line"
        raise RuntimeError(msg)
    return Fact(plain, source, project_path(caller.f_code.co_filename), caller.f_lineno)


@cache
def project_path(file: str) -> str:
    """A file as a fact names it: relative to the project where it lies inside."""
    path = Path(file).resolve()
    inside = path.is_relative_to(PACKAGE_PARENT)
    return path.relative_to(PACKAGE_PARENT).as_posix() if inside else path.name
