"""Both languages of a lab have the same code, so that running it once serves both."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Final

from nnbook.book.labs.percent import Cell
from nnbook.book.problems import BookError, shown

NOTHING: Final = "nothing"


def check_alike(path: Path, cells: list[Cell], twin: Path, others: list[Cell]) -> None:
    """Refuse a lab whose code is not that of its twin.

    Args:
        path: The lab's file.
        cells: Its code.
        twin: The other language's file.
        others: The code there.

    Raises:
        BookError: The first line that differs.
    """
    for mine, other in zip_longest(cells, others):
        if mine is None or other is None:
            cell, file = (mine, path) if other is None else (other, twin)
            lacks = shown(twin if other is None else path)
            raise BookError(file, cell.line, f"cell {cell.number} has no twin in {lacks}")
        if mine.code != other.code:
            raise different(path, mine, twin, other)


def different(path: Path, mine: Cell, twin: Path, other: Cell) -> BookError:
    """The error for the first line in which two cells differ."""
    pairs = zip_longest(mine.code.split("\n"), other.code.split("\n"))
    offset, (here, there) = next((n, pair) for n, pair in enumerate(pairs) if pair[0] != pair[1])
    words = [NOTHING if text is None else f"«{text.strip()}»" for text in (here, there)]
    place = f"{shown(twin)}:{other.line + offset}"
    reason = f"cell {mine.number} has {words[0]} where {place} has {words[1]}"
    return BookError(path, mine.line + offset, f"{reason}; both languages need the same code")
