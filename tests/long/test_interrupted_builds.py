"""Builds that are killed at random moments, or run at once: the site stays whole.

Whole is a site that is to the byte what its own `build-info.json` says.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from nnbook.book import build_info
from tests.build import minibook

KILLS = 60
SEED = 9  # of the moments


class Book:
    """The small book, whose first page has a number that each build changes."""

    def __init__(self, folder: Path, figures: Path) -> None:
        self.folder, self.figures, self.site = folder, figures, folder / "site"
        minibook.write(folder)

    def write(self, number: int) -> None:
        """Change the page in both languages."""
        for language in ("zh-TW", "en"):
            text = f"{minibook.INDEX}\nEdition{number}.\n"
            minibook.page(self.folder, language, "index").write_text(text, encoding="utf-8")

    def shown(self) -> set[int]:
        """The numbers of both first pages of the site."""
        pages = [self.site / "index.html", self.site / "en" / "index.html"]
        texts = [page.read_text(encoding="utf-8") for page in pages]
        return {int(number) for text in texts for number in re.findall(r"Edition(\d+)", text)}

    def start(self) -> BaseProcess:
        return minibook.start(self.folder, self.site, self.figures, minibook.run_script)

    def build(self) -> minibook.Run:
        return minibook.finish(self.start(), self.folder)

    def beside(self) -> set[str]:
        """What lies in the folder that was not there before the first build."""
        return {path.name for path in self.folder.iterdir()} - {
            "docs",
            "mkdocs.yml",
            "mkdocs.en.yml",
            ".cache",
            "log",
        }


@pytest.fixture
def book(tmp_path: Path) -> Book:
    folder = tmp_path / "book"
    folder.mkdir()
    made = Book(folder, tmp_path / "figures")
    made.write(0)
    run = made.build()
    assert run.returncode == 0, run.stderr
    return made


def moments(seconds: float) -> Iterator[float]:
    """Seeded random moments of a build that takes so many seconds."""
    chance = random.Random(SEED)
    for _ in range(KILLS):
        yield chance.uniform(0, seconds)


def test_a_killed_build_leaves_a_whole_site_and_nothing_that_breaks_the_next(book: Book) -> None:
    start = time.monotonic()
    assert book.build().returncode == 0
    seconds, number, killed = time.monotonic() - start, 0, 0

    for number, moment in enumerate(moments(seconds), 1):
        before = book.shown()
        book.write(number)
        process = book.start()
        process.join(moment)
        process.kill()
        process.join()
        killed += process.exitcode != 0

        assert build_info.differences(book.site) == []
        assert book.shown() in ({number}, before)

    assert killed >= 50
    book.write(number + 1)
    run = book.build()
    assert run.returncode == 0, run.stderr
    assert book.shown() == {number + 1}
    assert book.beside() == {"site"}


def test_after_kills_the_site_is_the_one_that_a_fresh_folder_would_have(
    book: Book, tmp_path: Path
) -> None:
    for moment in (0.1, 0.4, 0.7, 1.0, 1.3):
        process = book.start()
        process.join(moment)
        process.kill()
        process.join()
    assert book.build().returncode == 0
    (tmp_path / "fresh").mkdir()
    fresh = Book(tmp_path / "fresh", tmp_path / "other-figures")
    fresh.write(0)
    assert fresh.build().returncode == 0

    assert build_info.hashes(book.site) == build_info.hashes(fresh.site)


def test_builds_at_once_wait_for_each_other(book: Book) -> None:
    book.write(1)

    processes = [book.start() for _ in range(3)]
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert build_info.differences(book.site) == []
    assert (book.shown(), book.beside()) == ({1}, {"site"})


def test_the_information_is_the_last_file_of_a_build(book: Book) -> None:
    recorded = json.loads((book.site / build_info.NAME).read_text(encoding="utf-8"))

    assert {"index.html", "en/index.html", "_headers"} <= recorded["sha256"].keys()
