"""Reads and writes lock files: what was computed or agreed last time, one entry a line.

A file that cannot be read in full is never overwritten: it may hold what somebody decided.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from nnbook.book.drawings import write_whole
from nnbook.verify.problem import CannotCheckError

VERSION: Final = 1
Entries = dict[str, Any]


def compact(value: object) -> str:
    """JSON on one line, readable characters kept."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def lock_text(entries: Mapping[str, object]) -> str:
    """The content of a lock file: sorted, one entry a line, so that a diff reads well.

    Examples:
        >>> print(lock_text({"b": 2, "a": 0.5}), end="")
        {"version": 1, "entries": {
        "a": 0.5,
        "b": 2
        }}
    """
    lines = ",\n".join(f"{compact(key)}: {compact(entries[key])}" for key in sorted(entries))
    return f'{{"version": {VERSION}, "entries": {{\n{lines}\n}}}}\n'


def read_lock(path: Path) -> Entries | None:
    """The entries of a lock file, or None if there is no such file.

    Raises:
        CannotCheckError: The file is empty, half-written, of a newer version, or no lock file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, str(error)) from None
    if not text.strip():
        raise unreadable(path, "it is empty")
    try:
        whole = json.loads(text, object_pairs_hook=without_duplicates)
    except ValueError as error:
        raise unreadable(path, f"it is not whole JSON ({error})") from None
    return checked(path, whole)


def checked(path: Path, whole: object) -> Entries:
    """The entries of a parsed lock file."""
    if not isinstance(whole, dict) or not isinstance(version := whole.get("version"), int):
        raise unreadable(path, 'it has no "version"')
    if version > VERSION:
        reason = f"its version {version} is newer than this program knows ({VERSION})"
        raise unreadable(path, reason)
    entries = whole.get("entries")
    if not isinstance(entries, dict):
        raise unreadable(path, 'it has no "entries"')
    return entries


def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice, as after a careless merge."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        msg = f'"{twice}" stands in it twice'
        raise ValueError(msg)
    return found


def unreadable(path: Path, reason: str) -> CannotCheckError:
    """The one error for a lock file that cannot be used; the file is left as it is."""
    return CannotCheckError(
        f"{path.name} cannot be read: {reason}. It was left untouched: restore it with "
        f"`git checkout -- {path.name}`, or delete it and run `python -m nnbook lock`"
    )


def line_in_lock(path: Path, key: str) -> int:
    """The line of an entry in its file; 1 if it has none."""
    if not path.is_file():
        return 1
    start = f"{compact(key)}: "
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(start)), 1)


def write_lock(path: Path, entries: Mapping[str, object]) -> None:
    """Write a lock file, whole or not at all."""
    write_whole(path, lock_text(entries).encode())
