"""What a site says of itself, and what is no longer true of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from nnbook.book import build_info
from nnbook.cli import main

# SHA-256 of "abc", from FIPS 180-2, appendix B.1.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two files, with its information."""
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "a.txt").write_text("abc", encoding="utf-8")
    (site / "en" / "b.txt").write_text("b", encoding="utf-8")
    build_info.write(site, tmp_path)
    return site


def read(site: Path) -> build_info.Info:
    found: build_info.Info = json.loads((site / "build-info.json").read_text(encoding="utf-8"))
    return found


def test_every_file_but_the_information_itself_has_its_hash(site: Path) -> None:
    assert read(site)["sha256"].keys() == {"a.txt", "en/b.txt"}
    assert read(site)["sha256"]["a.txt"] == ABC


def test_the_versions_are_those_of_what_makes_the_pages_and_of_nothing_else(site: Path) -> None:
    versions = read(site)["versions"]

    assert {"Python", "KaTeX", "mkdocs", "mkdocs-material", "numpy", "matplotlib"} <= set(versions)
    assert versions["mkdocs"] == "1.6.1"
    assert "pytest" not in versions


def test_it_says_whose_digits_are_shown(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))

    build_info.write(site, tmp_path)

    assert read(site)["pictures of digits"] == "scikit-learn"


def test_a_folder_without_a_history_has_no_commit(site: Path) -> None:
    assert (read(site)["commit"], read(site)["uncommitted changes"]) == (None, False)


def test_the_commit_is_named_and_whether_the_sources_differ_from_it(
    site: Path, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    run = ["git", "-C", str(sources), "-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run([*run, "init", "-q"], check=True)
    subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "First"], check=True)
    head = subprocess.run([*run, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)

    build_info.write(site, sources)
    clean = read(site)
    (sources / "new").write_text("", encoding="utf-8")
    build_info.write(site, sources)

    assert clean["commit"] == head.stdout.strip()
    assert (clean["uncommitted changes"], read(site)["uncommitted changes"]) == (False, True)


def test_a_site_as_it_was_built_has_no_differences(site: Path) -> None:
    assert build_info.differences(site) == []
    assert main(["build", "--check", "-d", str(site)]) == 0


def test_every_kind_of_difference_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "a.txt").write_text("abd", encoding="utf-8")
    (site / "en" / "b.txt").unlink()
    (site / "en" / "c.txt").write_text("c", encoding="utf-8")

    code = main(["build", "--check", "--site-dir", str(site)])

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [
        "a.txt: changed",
        "en/b.txt: missing",
        "en/c.txt: not of this build",
        "3 files are not as they were built.",
    ]


@pytest.mark.parametrize("damage", [None, "{", "{}", "[]"])
def test_a_site_that_does_not_say_how_it_was_built_cannot_be_checked(
    site: Path, capsys: pytest.CaptureFixture[str], damage: str | None
) -> None:
    path = site / "build-info.json"
    path.unlink()
    if damage is not None:
        path.write_text(damage, encoding="utf-8")

    assert main(["build", "--check", "-d", str(site)]) == 2
    assert "no usable build-info.json" in capsys.readouterr().err
