"""How long each builder takes with the same content, how much memory, and how much it writes."""

from __future__ import annotations

import statistics
from typing import Final

from scripts.bench_record import ahead, table
from scripts.rivals.books import Book, our_book, their_book
from scripts.rivals.builders import BUILDERS
from scripts.rivals.processes import FailedError

HEAD: Final = (
    "builder",
    "cold, s",
    "warm, s",
    "edit built, s",
    "edit seen, s",
    "memory, MB",
    "site, MB",
    "files",
    "notebooks",
)
NOTE: Final = """\
The first page, the eleven chapters and their labs in both languages, one after the other. The
others get the pages with every number filled in and every figure drawn. Our cold build does that
itself; it also makes the reference pages, each figure as SVG, PNG and PDF and the package's source
as pages, and it typesets the formulas, which the others leave to the reader's browser. *Cold*:
nothing is kept. *Warm*: nothing has changed. *Edit built*: a paragraph of an English chapter has
changed and the command runs again (ours for both languages, the others for English alone). *Edit
seen*: from saving a paragraph to seeing it on the builder's own server, the median of three.
*Memory*: the most that the cold build and all its processes had together, what they share counted
once."""


def measure(times: int) -> str:
    """Everything, as text and a table for the record; each line is shown as soon as it is there."""
    rows = []
    with our_book() as ours:
        rows.append(row(ours, times))
    for builder in BUILDERS:
        try:
            rows.append(row(their_book(builder), times))
        except FailedError as error:
            rows.append([builder.title, f"cannot be built: {error}", *[""] * (len(HEAD) - 2)])
            print(" ".join(rows[-1]), flush=True)
    return f"{NOTE}\n\n{table(HEAD, rows)}\n\n{ahead(HEAD, rows)}"


def median_or_none(seconds: list[float | None]) -> str:
    """The median as text."""
    known = [one for one in seconds if one is not None]
    return f"{statistics.median(known):.2f}" if known else "no server"


def row(book: Book, times: int) -> list[str]:
    """One builder's line."""
    cold, warm, built, seen = [], [], [], []
    for _ in range(times):
        book.forget()
        cold.append(book.build(book.builds))
        warm.append(book.build(book.builds).seconds)
        book.edit()
        built.append(book.build(book.edit_builds).seconds)
        seen.append(book.seen())
    files = [path for site in book.sites for path in site.rglob("*") if path.is_file()]
    cells = [
        book.name,
        f"{statistics.median(one.seconds for one in cold):.1f}",
        f"{statistics.median(warm):.1f}",
        f"{statistics.median(built):.1f}",
        median_or_none(seen),
        f"{max(one.peak for one in cold) / 1e6:.0f}",
        f"{sum(path.stat().st_size for path in files) / 1e6:.1f}",
        f"{len(files)}",
        book.notebooks,
    ]
    print("  ".join(cells), flush=True)
    return cells
