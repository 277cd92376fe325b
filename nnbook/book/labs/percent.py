r"""Reads a lab: a percent script, in which Python runs and Markdown stands in comments.

```
# ---
# title: Lab: one neuron
# ---

# %% [markdown]
# # One neuron {#neuron}

# %% alt="A straight line that rises."
plt.plot(z, a);
```

To the rest of the book a lab is a page like any other: `as_page` writes each line of it as a line
of Markdown, code in fences marked `lab`, so that every check finds its place in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from nnbook.book.problems import BookError

Output = dict[str, Any]
"""What a cell shows, as a notebook holds it."""

SVG: Final = "image/svg+xml"
PLOT: Final = "<nn-plot></nn-plot>"  # stands for a plot until each language describes it

FOLDER: Final = "labs"
SUFFIX: Final = ".py"
FENCE: Final = "```"
LANGUAGE: Final = "lab"  # what a code cell's fence is marked with
MARKER: Final = re.compile(r'^# %%(?P<text> \[markdown\])?(?: alt="(?P<alt>[^"]+)")? *$')
OPENING: Final = re.compile(rf'^{FENCE}{LANGUAGE}(?: alt="(?P<alt>[^"]+)")?$')


@dataclass(frozen=True)
class Cell:
    """A cell of code.

    Attributes:
        number: Which of the lab's cells of code it is, counted from 1.
        line: The line of the file on which its code starts.
        code: Its source.
        alt: What its plot shows, for readers who cannot see it; empty if it draws none.
    """

    number: int
    line: int
    code: str
    alt: str = ""


def as_page(path: Path, text: str) -> str:
    r"""A lab as Markdown, line by line.

    Raises:
        BookError: A line that is neither text nor code of a cell.

    Examples:
        >>> as_page(Path("a.py"), "# %% [markdown]\n# Look:\n\n# %%\n1 + 1\n").split("\n")
        ['', 'Look:', '', '```lab', '1 + 1', '```']
    """
    lines = text.rstrip("\n").split("\n")
    page: list[str] = []
    kind = "front"
    for number, line in enumerate(lines, 1):
        marker = MARKER.match(line)
        if line.startswith("# %%"):
            if marker is None:
                raise BookError(path, number, f'not a cell\'s first line: "{line}"')
            if kind == "code":
                close(path, number, page)
            kind = "text" if marker["text"] else "code"
            page.append("" if kind == "text" else opening(marker["alt"]))
        elif kind == "code":
            page.append(line)
        else:
            page.append(uncommented(path, number, line))
    return "\n".join([*page, *([FENCE] if kind == "code" else [])])


def opening(alt: str | None) -> str:
    """The fence that opens a cell of code."""
    return f'{FENCE}{LANGUAGE} alt="{alt}"' if alt else f"{FENCE}{LANGUAGE}"


def close(path: Path, number: int, page: list[str]) -> None:
    """Put the fence that closes a cell of code on the blank line after it."""
    if page[-1].strip():
        raise BookError(path, number, "a blank line must stand between a cell's code and the next")
    page[-1] = FENCE


def uncommented(path: Path, number: int, line: str) -> str:
    """A line of text without its comment sign."""
    if line.strip() and not line.startswith("#"):
        raise BookError(path, number, f'code outside a cell of code: "{line}"')
    return line.removeprefix("#").removeprefix(" ")


def cells(page: str) -> list[Cell]:
    r"""The cells of code of a lab as Markdown.

    Examples:
        >>> cells('```lab alt="A dot."\n\nplot()\n```')
        [Cell(number=1, line=3, code='plot()', alt='A dot.')]
    """
    found: list[Cell] = []
    inside: list[str] | None = None
    start, alt = 0, ""
    for number, line in enumerate(page.split("\n"), 1):
        mark = OPENING.match(line)
        if inside is None and mark:
            inside, start, alt = [], number + 1, mark["alt"] or ""
        elif inside is not None and line == FENCE:
            blank = next((n for n, text in enumerate(inside) if text.strip()), 0)
            code = "\n".join(inside).strip("\n")
            found.append(Cell(len(found) + 1, start + blank, code, alt))
            inside = None
        elif inside is not None:
            inside.append(line)
    return found
