"""Finding a fact, or anything else that has a name, and saying what is nearest if it is missing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


class UnknownNameError(LookupError):
    """A name that nothing carries. The text says what kind of name, and which one is nearest."""


def unknown_name(kind: str, name: str, names: Iterable[str]) -> UnknownNameError:
    """Say that a name is unknown, with the nearest known one.

    Examples:
        >>> str(unknown_name("fact", "neuron.z_3", ["neuron.z_2", "digits.images"]))
        'unknown fact "neuron.z_3"; nearest: "neuron.z_2"'
    """
    near = difflib.get_close_matches(name, sorted(names), n=1, cutoff=0.0)
    hint = f'; nearest: "{near[0]}"' if near else ""
    return UnknownNameError(f'unknown {kind} "{name}"{hint}')


def look_up(kind: str, name: str, entries: Mapping[str, T]) -> T:
    """Return the entry of that name.

    Args:
        kind: What the entries are, for the error: "fact", "figure".
        name: The name asked for.
        entries: All entries by name.

    Returns:
        The entry.

    Raises:
        UnknownNameError: No entry has that name.

    Examples:
        >>> look_up("letter", "alpha", {"alpha": "a"})
        'a'
    """
    try:
        return entries[name]
    except KeyError:
        raise unknown_name(kind, name, entries) from None
