"""`mkdocs serve` on a copy of the project: what an author changes is what the browser gets."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds, for a loaded machine; not a measurement


class Author:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.address = f"http://127.0.0.1:{port}/"

    @property
    def full_builds(self) -> int:
        """How often the whole book has been built."""
        return (self.folder.parent / "log").read_text("utf-8").count("Building documentation...")

    def served(self) -> dict[str, bytes]:
        """Every file of the site."""
        (site,) = (self.folder.parent / "temporary").glob("mkdocs_*")
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file()
        }

    def read(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, path: str, expected: str) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if expected in self.read(path):
                    return True
            except OSError:
                pass  # not up yet, or between two builds
            time.sleep(0.3)
        return False


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    folder = tmp_path_factory.mktemp("served") / "book"
    ignored = shutil.ignore_patterns(".venv", "site", ".git", ".cache", ".*_cache", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=ignored)
    kept = ROOT / ".cache" / "labs"  # found by their content, wherever they lie
    if kept.is_dir():
        shutil.copytree(kept, folder / ".cache" / "labs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = folder.parent / "temporary"
    temporary.mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "NO_MKDOCS_2_WARNING": "1",
        "TMPDIR": str(temporary),
    }
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (folder.parent / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            served = Author(folder, port)
            assert served.wait_for("", "<title>"), (folder.parent / "log").read_text()
            yield served
        finally:
            server.terminate()
            server.wait(timeout=30)


def test_a_changed_paragraph_is_shown_in_its_language(author: Author) -> None:
    before = author.full_builds

    author.change("docs/en/feed-forward.md", "Seen from outside", "Looked at from outside")

    assert author.wait_for("en/feed-forward/", "Looked at from outside")
    assert author.full_builds == before


def test_a_changed_number_in_the_package_is_shown_on_both_pages(author: Author) -> None:
    # No lab speaks of this one: a lab that no longer agrees with the package stops the build.
    author.change(
        "nnbook/examples/worked.py", "GUARD_DIGITS: Final = 15", "GUARD_DIGITS: Final = 16"
    )

    shown = 'value="36" data-fact="feed_forward.decimal_digits"'
    assert author.wait_for("feed-forward/", shown)
    assert author.wait_for("en/feed-forward/", shown)


def test_the_script_that_reloads_a_page_may_run(author: Author) -> None:
    for path in ("", "en/"):
        assert "livereload(" in author.read(path)
        assert "Content-Security-Policy" not in author.read(path)


def test_a_changed_figure_is_shown_on_both_pages(author: Author) -> None:
    before = author.full_builds

    author.change("nnbook/figures/feed_forward.py", '"The sigmoid function"', '"A squashed line"')

    assert author.wait_for("en/feed-forward/", "A squashed line")
    assert author.full_builds == before


def test_both_languages_are_served(author: Author) -> None:
    titles = [re.search(r"<html lang=\"([^\"]+)\"", author.read(path)) for path in ("", "en/")]

    assert [title and title[1] for title in titles] == ["zh-TW", "en"]


def test_after_all_edits_the_site_is_what_a_full_build_makes(author: Author) -> None:
    shown, before = author.served(), author.full_builds

    author.change("mkdocs.yml", "site_dir: site", "site_dir: site # anew")

    end = time.monotonic() + PATIENCE
    while author.full_builds == before and time.monotonic() < end:
        time.sleep(0.1)
    assert author.wait_for("en/", "<title>")  # which waits for the build
    anew = author.served()
    assert (
        sorted(name for name in anew.keys() | shown.keys() if anew.get(name) != shown.get(name))
        == []
    )
