"""A small note on a page's sections that have not been brought up to date with their twin."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from nnbook.book.sources import Page
from nnbook.book.words import words
from nnbook.languages import Language, other
from nnbook.verify.blocks import blocks_of
from nnbook.verify.book import Book
from nnbook.verify.freshness import LOCK, Record, pairs_of_page
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
    found = set()
    for chinese, english in Book(root).pairs:
        record = Record(entries, english.slug)
        for section, hashes in sections_of(chinese, english):
            if record.verdict(hashes) == other(language):
                found.add((english.slug, section))
    return found


@lru_cache(maxsize=256)  # `serve` asks in both languages after every change, mostly of one page
def sections_of(chinese: Page, english: Page) -> list[tuple[str, dict[str, str]]]:
    """For each pair of blocks of a page and its twin, the English one's section and the hashes."""
    return [
        (pair.english[1].section, pair.hashes)
        for pair in pairs_of_page(chinese, english, blocks_of(chinese), blocks_of(english))
    ]


def with_notes(html: str, slug: str, stale: set[tuple[str, str]], language: Language) -> str:
    """A page's HTML with a note below the heading of each stale section."""
    note = f'<p class="nn-stale">{words(language, "stale")}</p>'
    for page, section in sorted(stale):
        if page == slug:
            heading = re.compile(rf'<h(\d) id="{re.escape(section)}">.*?</h\1>', re.DOTALL)
            html = heading.sub(lambda found: f"{found[0]}\n{note}", html, count=1)
    return html
