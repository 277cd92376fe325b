"""A lab to take away: as a notebook, as a script, and the package that both import."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from nnbook.book.drawings import write_whole
from nnbook.book.labs import percent, wheel
from nnbook.book.labs.links import INSTALL, file_name
from nnbook.book.labs.percent import Cell
from nnbook.book.labs.plain import Plain
from nnbook.book.sources import Page, Sources
from nnbook.book.words import words
from nnbook.languages import Language

ANSWER: Final = re.compile(r"^/{4,} answer \|", re.MULTILINE)
ANSWER_END: Final = re.compile(r"^/{4,} *$", re.MULTILINE)


class Part(NamedTuple):
    """A cell of a notebook; `hidden` is a solution's."""

    kind: Literal["code", "markdown"]
    source: str
    hidden: bool = False


def pieces(page: Page) -> Iterator[str | Cell]:
    """A lab's texts and cells in order."""
    lines, cells = page.text.split("\n"), percent.cells(page.text)
    done = page.front_lines
    for cell in cells:
        first, last = cell.line - 1, cell.line - 1 + cell.code.count("\n")
        while not lines[first].startswith(percent.FENCE):
            first -= 1
        while lines[last] != percent.FENCE:
            last += 1
        yield "\n".join(lines[done:first])
        yield cell
        done = last + 1
    yield "\n".join(lines[done:])


def parts(page: Page, plain: Plain, language: Language) -> Iterator[Part]:
    """A lab's cells as a reader takes them away."""
    hidden = False
    install = f"{words(language, 'lab-install')}\n\n```\n{INSTALL}\n```"
    for number, piece in enumerate(pieces(page)):
        if isinstance(piece, Cell):
            yield Part("code", piece.code, hidden)
            continue
        last = max((m.start() for m in ANSWER.finditer(piece)), default=-1)
        end = max((m.start() for m in ANSWER_END.finditer(piece)), default=-1)
        hidden = last > end or (hidden and end < 0)
        if text := plain.text(piece):
            yield Part("markdown", text if number else f"{text}\n\n{install}")


def notebook(cells: Iterable[Part]) -> str:
    """A notebook file."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return (
        json.dumps(
            {
                "cells": [as_cell(number, part) for number, part in enumerate(cells, 1)],
                "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
                "nbformat": 4,
                "nbformat_minor": 5,
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def as_cell(number: int, part: Part) -> dict[str, Any]:
    """One cell of a notebook file. Jupyter folds up the code of a hidden one."""
    metadata = {"jupyter": {"source_hidden": True}} if part.hidden else {}
    cell = {"cell_type": part.kind, "id": f"cell-{number}", "metadata": metadata}
    cell["source"] = part.source.splitlines(keepends=True)
    return cell | ({"execution_count": None, "outputs": []} if part.kind == "code" else {})


def script(cells: Iterable[Part]) -> str:
    """A script file, which editors show as a notebook and Python runs as it is."""
    texts = []
    for part in cells:
        if part.kind == "code":
            texts.append(f"# %%\n{part.source}\n")
        else:
            lines = [f"# {line}".rstrip() for line in part.source.split("\n")]
            texts.append("\n".join(["# %% [markdown]", *lines, ""]))
    return "\n".join(texts)


def write_files(folder: Path, sources: Sources, language: Language, site: str) -> None:
    """Write every lab's downloads, and the package, below the site's root."""
    for page in sources.labs:
        cells = list(parts(page, Plain(page, sources, language, site), language))
        for kind, write in (("ipynb", notebook), ("py", script)):
            path = folder / file_name(page.slug, language, kind)
            write_whole(path, write(cells).encode())
    if sources.labs:
        write_whole(folder / percent.FOLDER / wheel.NAME, wheel.wheel())
