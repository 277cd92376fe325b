"""Checks for the few numbers that are chosen by hand: learning rates, batch sizes and the like."""

from __future__ import annotations

import math
import operator
from numbers import Real


def real_setting(
    value: object,
    name: str,
    *,
    above: float | None = None,
    at_least: float | None = None,
    below: float | None = None,
) -> float:
    """Refuse a setting that is not a finite number or lies outside its range.

    Args:
        value: What was given.
        name: What it is called, for the error: "learning_rate".
        above: What it must be greater than, if anything.
        at_least: What it must not be less than, if anything.
        below: What it must be less than, if anything.

    Returns:
        The number as a float.

    Raises:
        ValueError: It is not one finite real number in that range. Booleans are not numbers here.

    Examples:
        >>> real_setting(0, "learning_rate", above=0)
        Traceback (most recent call last):
        ValueError: learning_rate must be a finite number above 0, got 0
    """
    limits = {"above": above, "at least": at_least, "below": below}
    number = math.nan if isinstance(value, bool) or not isinstance(value, Real) else float(value)
    if (
        not math.isfinite(number)
        or (above is not None and not number > above)
        or (at_least is not None and not number >= at_least)
        or (below is not None and not number < below)
    ):
        range_ = " and ".join(f"{word} {x:g}" for word, x in limits.items() if x is not None)
        msg = f"{name} must be a finite number {range_}, got {value!r}"
        raise ValueError(msg)
    return number


def whole_setting(value: object, name: str, *, at_least: int, at_most: int | None = None) -> int:
    """Refuse a setting that is not a whole number or lies outside its range.

    Args:
        value: What was given.
        name: What it is called, for the error: "batch_size".
        at_least: The least it may be.
        at_most: The most it may be, if there is a limit.

    Returns:
        The number as an int.

    Raises:
        ValueError: It is not a whole number in that range. Booleans are not numbers here.

    Examples:
        >>> whole_setting(11, "batch_size", at_least=1, at_most=10)
        Traceback (most recent call last):
        ValueError: batch_size must be a whole number from 1 to 10, got 11
    """
    try:
        number = None if isinstance(value, bool) else operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        number = None
    if number is None or number < at_least or (at_most is not None and number > at_most):
        range_ = f"from {at_least} on" if at_most is None else f"from {at_least} to {at_most}"
        msg = f"{name} must be a whole number {range_}, got {value!r}"
        raise ValueError(msg)
    return number
