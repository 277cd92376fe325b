"""The lock: every number and every figure is what it was when somebody last looked at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nnbook.verify.book import Book
from nnbook.verify.figure_records import draw_missing, figure_record, lasting
from nnbook.verify.lockfile import Entries, compact, line_in_lock, read_lock, write_lock
from nnbook.verify.problem import Problem, excerpt

FACTS_LOCK: Final = "facts.lock.json"
FIGURES_LOCK: Final = "figures.lock.json"
HINT: Final = "if the change is meant, run `python -m nnbook lock` and commit the result"


def fact_entries(book: Book) -> Entries:
    """Each number's value."""
    return {name: fact.value for name, fact in book.facts.items()}


def figure_entries(book: Book) -> Entries:
    """Each figure's data and words."""
    entries: Entries = {}
    draw_missing(book.figures)
    for name in book.figures:
        entries |= lasting(figure_record(name))
    return entries


def changes(old: Entries, new: Entries) -> list[tuple[str, str]]:
    """Each entry that differs, with old and new value in words."""
    found = []
    for key in sorted(old.keys() | new.keys()):
        before = compact(old[key]) if key in old else "(none)"
        after = compact(new[key]) if key in new else "(none)"
        if before != after:
            found.append((key, difference(before, after)))
    return found


def difference(before: str, after: str) -> str:
    """Old and new, cut down to where they differ if they are long.

    Examples:
        >>> difference("0.5", "0.25")
        '0.5 → 0.25'
    """
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    start = max(0, same - 20) if len(before) > 80 else 0
    lead = "…" if start else ""
    return f"{lead}{excerpt(before[start:])} → {lead}{excerpt(after[start:])}"


def compare(book: Book, name: str, new: Entries, rule: str) -> list[Problem]:
    """Compare what is computed now with one lock file."""
    path = book.root / name
    old = read_lock(path)
    if old is None:
        return [Problem(name, 1, rule, "there is no such file", "run `python -m nnbook lock`")]
    return [
        Problem(name, line_in_lock(path, key), rule, f"{key}: {words}", HINT)
        for key, words in changes(old, new)
    ]


def check(book: Book) -> list[Problem]:
    """Report every number and figure that is not what its lock file says."""
    facts = compare(book, FACTS_LOCK, fact_entries(book), "lock-fact")
    return facts + compare(book, FIGURES_LOCK, figure_entries(book), "lock-figure")


def rewrite(book: Book, name: str, entries: Callable[[Book], Entries]) -> list[str]:
    """Write a lock file anew.

    Returns:
        A line for each entry that changed.

    Raises:
        CannotCheckError: The file cannot be read; said before anything is computed.
    """
    path = book.root / name
    old = read_lock(path) or {}
    new = entries(book)
    lines = [f"{key}: {words}" for key, words in changes(old, new)]
    if lines or not path.is_file():
        write_lock(path, new)
    return lines
