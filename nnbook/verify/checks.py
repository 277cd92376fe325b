"""The list of all checks, and how they are run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nnbook.verify import (
    chinese,
    curves,
    drawn_labels,
    english,
    formulas,
    freshness,
    labs,
    leftovers,
    links,
    locked,
    mnist,
    parity,
    punctuation,
    readback,
    source_marks,
    terms,
    typed_numbers,
    unresolved,
)
from nnbook.verify.book import Book
from nnbook.verify.problem import Problem

Check = Callable[[Book], list[Problem]]

SOURCE_CHECKS: Final[dict[str, Check]] = {
    "names and LaTeX": source_marks.check,
    "lock": locked.check,
    "both languages alike": parity.check,
    "typed numbers": typed_numbers.check,
    "Chinese characters": chinese.check,
    "punctuation": punctuation.check,
    "terms": terms.check,
    "English spelling": english.check,
    "leftovers": leftovers.check,
    "formulas": formulas.check,
    "labs": labs.check,
    "MNIST": mnist.check,
    "translations": freshness.check,
}

SITE_CHECKS: Final[dict[str, Check]] = {
    "numbers read back": readback.check,
    "curves read back": curves.check,
    "labels read back": drawn_labels.check,
    "nothing unresolved": unresolved.check,
    "links and files": links.check,
}


def run(book: Book, progress: Callable[[str], None] = lambda name: None) -> list[Problem]:
    """Run every check that applies.

    Args:
        book: The book; the checks of the site run if it has one.
        progress: Told the name of each check before it runs.

    Returns:
        All problems, by file and line.

    Raises:
        CannotCheckError: A check had nothing to compare with.
    """
    checks = SOURCE_CHECKS | (SITE_CHECKS if book.site else {})
    found: list[Problem] = []
    for name, check in checks.items():
        progress(name)
        found += check(book)
    return sorted(found)
