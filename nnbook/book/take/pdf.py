"""A language's book as a PDF for paper."""

from __future__ import annotations

from pathlib import Path

from nnbook.book.take.pages import title_of
from nnbook.book.take.paper import document
from nnbook.book.take.printing import finished, printed
from nnbook.languages import Language


def book(site: Path, language: Language) -> bytes:
    """The book.

    Args:
        site: A built site.
        language: The language.

    Returns:
        A PDF, the same for the same site, browser and commit.
    """
    return finished(printed(document(site, language)), title_of(site, language))
