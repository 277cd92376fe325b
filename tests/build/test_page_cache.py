"""Pages from the cache: an edit is seen wherever it shows, and nothing wrong is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nnbook.book import build_info
from tests.build import minibook


class Author:
    """Edits the small book, which keeps its own cache, and builds it again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder / "site"
        minibook.write(folder)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace something on a page in both languages."""
        for language in ("zh-TW", "en"):
            path = minibook.page(self.folder, language, name)
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")

    def build(self) -> minibook.Run:
        process = minibook.start(self.folder, self.site, None, minibook.run_mkdocs)
        return minibook.finish(process, self.folder)

    def built(self) -> dict[str, str]:
        """The hashes of a build that goes through."""
        run = self.build()
        assert run.returncode == 0, run.stderr
        return build_info.hashes(self.site)

    def read(self, name: str) -> str:
        return (self.site / name / "index.html").read_text(encoding="utf-8")

    def kept(self) -> Iterator[Path]:
        """Every entry of the cache."""
        folders = (self.folder / ".cache" / name for name in ("figures", "pages"))
        yield from (path for folder in folders for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """An author whose book has been built once."""
    made = Author(tmp_path)
    made.built()
    return made


def test_a_second_build_has_the_same_bytes(author: Author) -> None:
    first = build_info.hashes(author.site)

    assert author.built() == first


def test_an_edited_page_is_shown_and_the_others_stay(author: Author) -> None:
    before = author.read("feed-forward")
    author.change("neuron", "It computes", "Edited: it computes")

    author.built()

    assert "Edited: it computes" in author.read("neuron")
    assert "Edited: it computes" in author.read("en/neuron")
    assert author.read("feed-forward") == before


def test_a_number_that_another_pages_edit_changes_is_right_everywhere(author: Author) -> None:
    assert ">Eq. (2.1)<" in author.read("en/feed-forward")
    author.change("neuron", "It computes", "$$\nx = y\n$$ {#eq-first}\n\nIt computes")

    author.built()

    assert ">Eq. (2.2)<" in author.read("en/feed-forward")


def test_a_link_that_another_pages_edit_breaks_is_reported(author: Author) -> None:
    author.change("feed-forward", "{#worked}", "{#moved}")

    run = author.build()

    assert run.returncode == 1
    assert 'unknown anchor on feed-forward.md "worked"' in run.stderr


def test_a_warning_comes_back_at_every_build(author: Author) -> None:
    author.change("index", "# Start {#start}", "# Start {#start}\n\n[there](missing.txt)")

    runs = [author.build(), author.build()]

    assert [run.returncode for run in runs] == [1, 1]
    assert ["missing.txt" in run.stderr for run in runs] == [True, True]


@pytest.mark.parametrize("damage", [b"", b"half", b"{}", b'0\n{"content": "<p>foreign</p>"}'])
def test_damaged_entries_are_made_again(author: Author, damage: bytes) -> None:
    before = build_info.hashes(author.site)
    entries = list(author.kept())
    assert len(entries) > 6
    for entry in entries:
        entry.write_bytes(damage)

    assert author.built() == before
    assert [entry for entry in author.kept() if entry.read_bytes() == damage] == []
