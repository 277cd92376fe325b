"""A small note on a page's sections that have not been brought up to date with their twin."""

from __future__ import annotations

import re
from pathlib import Path

from nnbook.book.words import words
from nnbook.languages import Language, other
from nnbook.verify.book import Book
from nnbook.verify.freshness import LOCK, Record, pairs_of
from nnbook.verify.lockfile import read_lock
from nnbook.verify.problem import CannotCheckError


def stale_sections(root: Path, language: Language) -> set[tuple[str, str]]:
    """The sections of which the other language has changed since: page and section.

    A record that cannot be read gives none: `nnbook verify` reports it.
    """
    try:
        entries = read_lock(root / LOCK) or {}
    except CannotCheckError:
        return set()
    book = Book(root)
    records = {slug: Record(entries, slug) for slug in book.pages["en"]}
    return {
        (pair.english[0].slug, pair.english[1].section)
        for pair in pairs_of(book)
        if records[pair.english[0].slug].verdict(pair.hashes) == other(language)
    }


def with_notes(html: str, slug: str, stale: set[tuple[str, str]], language: Language) -> str:
    """A page's HTML with a note below the heading of each stale section."""
    note = f'<p class="nn-stale">{words(language, "stale")}</p>'
    for page, section in sorted(stale):
        if page == slug:
            heading = re.compile(rf'<h(\d) id="{re.escape(section)}">.*?</h\1>', re.DOTALL)
            html = heading.sub(lambda found: f"{found[0]}\n{note}", html, count=1)
    return html
