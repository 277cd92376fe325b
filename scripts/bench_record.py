"""Writes what was measured into `BENCHMARKS.md`, each part into its own section.

A section stands between `<!-- name -->` and `<!-- /name -->`; the rest of the file is an author's.
"""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.built_site import ROOT

FILE: Final = ROOT / "BENCHMARKS.md"


class NoSectionError(ValueError):
    """The file has no such section."""


def record(section: str, table: str, path: Path = FILE) -> None:
    """Replace a section.

    Args:
        section: Its name.
        table: Markdown: what was measured. Where and when is added.
        path: The file.

    Raises:
        NoSectionError: The file has not both of the section's marks.
    """
    text = path.read_text("utf-8")
    first, last = f"<!-- {section} -->\n", f"<!-- /{section} -->"
    before, found, rest = text.partition(first)
    _, end, after = rest.partition(last)
    if not (found and end):
        msg = f"{path.name} has no section between {first.strip()} and {last}"
        raise NoSectionError(msg)
    written = f"\n{table.strip()}\n\n{circumstances()}\n\n"
    path.write_text(f"{before}{first}{written}{last}{after}", "utf-8")


def circumstances() -> str:
    """When and on which machine something was measured, in a line."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return (
        f"Measured on {today}: {processor()}, {os.cpu_count()} processors, {memory()}"
        f"{platform.system()} {platform.release().partition('-')[0]}, "
        f"Python {platform.python_version()}."
    )


def processor() -> str:
    """The processor's name."""
    try:
        found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text("utf-8"), re.M)
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or platform.machine()


def memory() -> str:
    """How much memory the machine has, if it says so."""
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return ""
    return f"{pages / 2**30:.0f} GiB of memory, "


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first column is text, the others are numbers.

    Examples:
        >>> print(table(["who", "s"], [["we", "1.0"]]))
        | who | s |
        |---|--:|
        | we | 1.0 |
    """
    lines = [list(head), ["---", *(["--:"] * (len(head) - 1))], *map(list, rows)]
    marks = [f"|{'|'.join(lines[1])}|"]
    written = [f"| {' | '.join(line)} |" for line in (lines[0], *lines[2:])]
    return "\n".join([written[0], *marks, *written[1:]])


def ahead(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Who is ahead of the first row, column by column; the smaller number is ahead.

    Examples:
        >>> print(ahead(["who", "s", "MB"], [["we", "1.0", "2"], ["they", "0.5", "3"]]))
        Ahead of the first row: in *s*, they.
    """
    ours, *others = rows
    found = []
    for place, name in enumerate(head[1:], 1):
        names = [row[0] for row in others if is_less(row[place], ours[place])]
        found += [f"in *{name}*, {', '.join(names)}"] if names else []
    return f"Ahead of the first row: {'; '.join(found) or 'nobody'}."


def is_less(one: str, other: str) -> bool:
    """Whether both cells are numbers and the first is smaller."""
    try:
        return float(one) < float(other)
    except ValueError:
        return False
