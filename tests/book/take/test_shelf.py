"""The links to what is there to take along."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnbook.book.take import shelf
from nnbook.languages import LANGUAGES


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of the one page, with the notice that there is nothing."""
    for language in LANGUAGES:
        page = tmp_path / shelf.folder_of(language) / shelf.FOLDER / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text('<p>a</p><p class="nn-take" id="x.1">none</p><p>b</p>', encoding="utf-8")
    return tmp_path


def test_what_is_there_is_linked_with_its_size_and_nothing_else(site: Path) -> None:
    (site / shelf.BOTH).write_bytes(bytes(2_340_000))

    shelf.fill(site)

    html = (site / "en" / shelf.FOLDER / "index.html").read_text("utf-8")
    assert html.startswith('<p>a</p><ul class="nn-take" id="x.1"><li>')
    assert 'href="../../take-along/nnbook.zip"' in html
    assert "2.3 MB" in html
    assert html.count("<li>") == 1


@pytest.mark.parametrize(
    ("folder", "shown"), [("", "投影片：{}第 2 章</a>"), ("en/", "Slides: {}Chapter 2</a>")]
)
def test_the_slides_of_a_chapter_are_linked_by_its_number(
    site: Path, folder: str, shown: str
) -> None:
    deck = site / f"{folder}slides/neuron/index.html"
    deck.parent.mkdir(parents=True)
    deck.touch()

    shelf.fill(site)

    html = (site / folder / shelf.FOLDER / "index.html").read_text("utf-8")
    assert shown.format('<a href="../slides/neuron/">') in html


def test_a_site_that_has_its_links_already_is_refused(site: Path) -> None:
    shelf.fill(site)

    with pytest.raises(ValueError, match="already"):
        shelf.fill(site)
