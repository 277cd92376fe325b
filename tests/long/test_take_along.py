"""The site with all that is taken along, as a whole."""

from __future__ import annotations

import re
from pathlib import Path

from nnbook.book import build_info
from nnbook.book.pages import CHAPTERS
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
    books = {shelf.book_file(language, kind) for language in LANGUAGES for kind in ("epub", "pdf")}
    assert {shelf.BOTH, *books} <= build_info.recorded(whole_site).keys()


def test_the_shelf_links_all_of_it_with_sizes(whole_site: Path) -> None:
    for language in LANGUAGES:
        page = whole_site / shelf.folder_of(language) / shelf.FOLDER / "index.html"
        (linked,) = re.findall(
            r'<ul class="nn-take".*?</ul>', page.read_text(encoding="utf-8"), re.DOTALL
        )
        targets = [(page.parent / href).resolve() for href in re.findall(r'href="([^"]+)"', linked)]
        assert len(targets) == 3 + len(CHAPTERS)
        assert [target for target in targets if not target.exists()] == []
        sizes = [float(size) for size in re.findall(r"([\d.]+) MB", linked)]
        real = [target.stat().st_size / shelf.MEGABYTE for target in targets[:3]]
        assert sizes == [round(size, 1) for size in real]
