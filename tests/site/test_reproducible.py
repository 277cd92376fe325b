"""The real book, built twice: every byte is the same, whatever the place and the time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import nnbook

ROOT = Path(nnbook.__file__).resolve().parents[1]
FIRST = {"PYTHONHASHSEED": "1", "TZ": "Asia/Taipei", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
SECOND = {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LANG": "C", "LC_ALL": "C"}


def build(site: Path, here: Path, environment: dict[str, str]) -> dict[str, str]:
    """Build the book from a folder, which keeps the cache, and hash every file of the site."""
    given = {
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": "1767225600",
        "NO_MKDOCS_2_WARNING": "1",
    }
    here.mkdir(exist_ok=True)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", site],
        cwd=here,
        env=os.environ | given | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The hashes of three builds: two that draw every figure, one that finds them in the cache."""
    folder = tmp_path_factory.mktemp("builds")
    return [
        build(folder / "one" / "site", folder / "here", FIRST),
        build(folder / "another" / "deeper" / "site", folder / "elsewhere", SECOND),
        build(folder / "cached", folder / "here", SECOND),
    ]


def test_two_builds_have_the_same_files(sites: list[dict[str, str]]) -> None:
    assert sites[0].keys() == sites[1].keys()


def test_two_builds_have_the_same_bytes(sites: list[dict[str, str]]) -> None:
    assert [name for name in sites[0] if sites[0][name] != sites[1].get(name)] == []


def test_drawings_from_the_cache_have_the_same_bytes(sites: list[dict[str, str]]) -> None:
    assert [name for name in sites[0] if sites[0][name] != sites[2].get(name)] == []


def test_the_builds_made_the_book(sites: list[dict[str, str]]) -> None:
    assert {"index.html", "en/index.html", "figures/sigmoid_curve.en.pdf"} <= sites[0].keys()
