"""Adds to a built site all that a reader takes along."""

from __future__ import annotations

from pathlib import Path

from nnbook.book import build_info
from nnbook.book.drawings import write_whole
from nnbook.book.take import epub, pdf, shelf, slides
from nnbook.book.take.offline import offline_copy
from nnbook.languages import LANGUAGES


def add(site: Path, sources: Path) -> None:
    """Make the files from a site's pages, and link them.

    Args:
        site: A built site, in which they are written.
        sources: The folder that it was built from.
    """
    slides.write(site)
    slides.link(site)
    write_whole(site / shelf.BOTH, offline_copy(site))
    for language in LANGUAGES:
        write_whole(site / shelf.book_file(language, "epub"), epub.book(site, language))
        write_whole(site / shelf.book_file(language, "pdf"), pdf.book(site, language))
    shelf.fill(site)
    build_info.write(site, sources)
