"""Runs every lab of the book that has changed; the others come from the cache."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Final

from nnbook.book.labs import cache, percent, twins
from nnbook.book.labs.cache import Result
from nnbook.book.labs.percent import Cell
from nnbook.book.problems import BookError
from nnbook.book.sources import Page, Sources

log: Final = logging.getLogger("mkdocs.nnbook")
one_at_a_time: Final = Lock()  # mkdocs-jupyter counts cells in a global variable


def result_of(page: Page) -> Result:
    """What running a lab gives: from the cache, or run now.

    Raises:
        BookError: A cell raised, warned, took too long, or showed what a page cannot.
    """
    cells = percent.cells(page.text)
    key = cache.key_of(cells)
    found = cache.load(key)
    if found is None:
        log.info("Running the lab %s", page.slug)
        found = run_lab(page.path, cells)
        cache.store(key, found)
    return found


def run_lab(path: Path, cells: list[Cell]) -> Result:
    """Run a lab and render what it shows."""
    # Slow to import, and needed only when a lab has changed.
    from nnbook.book.labs.execution import CellError, KernelError, run
    from nnbook.book.labs.rendered import rendered

    try:
        outputs = run(cells)
    except CellError as error:
        raise BookError(path, error.line, str(error)) from None
    except KernelError as error:
        raise BookError(path, 1, str(error)) from None
    with one_at_a_time:
        return Result(outputs, rendered(cells, outputs))


def run_all(pages: Iterable[Page]) -> None:
    """Run what is not in the cache, as many labs at once as there are processors.

    Raises:
        BookError: The first lab, in the order of the pages, that does not run.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for future in [pool.submit(result_of, page) for page in pages]:
            future.result()


def check_twins(chinese: Sources, english: Sources) -> None:
    """Refuse a lab whose code differs between the languages.

    Raises:
        BookError: The first line that differs.
    """
    for page in chinese.labs:
        twin = english.pages[page.slug]
        twins.check_alike(twin.path, percent.cells(twin.text), page.path, percent.cells(page.text))
