"""The site with all that is taken along, as a whole."""

from __future__ import annotations

from pathlib import Path

from nnbook.book import build_info
from nnbook.book.take import shelf
from nnbook.languages import LANGUAGES
from nnbook.verify.book import Book
from nnbook.verify.checks import SITE_CHECKS
from tests.built_site import ROOT


def test_every_check_of_a_site_passes(whole_site: Path) -> None:
    book = Book(ROOT, whole_site)
    assert [problem for check in SITE_CHECKS.values() for problem in check(book)] == []


def test_the_site_says_what_is_in_it(whole_site: Path) -> None:
    assert build_info.differences(whole_site) == []
    books = {shelf.book_file(language, "epub") for language in LANGUAGES}
    assert {shelf.BOTH, *books} <= build_info.recorded(whole_site).keys()
