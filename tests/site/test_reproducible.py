"""The real book, built twice: every byte is the same, whatever the machine, place and time."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.machines import NEW, OLD, ROOT, Machine

BUILD = {"SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1"}


def build(site: Path, here: Path, machine: Machine) -> dict[str, str]:
    """Build the book from a folder, which keeps the cache, and hash every file of the site."""
    here.mkdir(exist_ok=True)
    options = ["-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)]
    machine = replace(machine, environment=machine.environment | BUILD)
    machine.run([sys.executable, "-m", "mkdocs", "build", *options], here)
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
        build(folder / "one" / "site", folder / "here", NEW),
        build(folder / "another" / "deeper" / "site", folder / "elsewhere", OLD),
        build(folder / "cached", folder / "here", OLD),
    ]


def test_two_builds_have_the_same_files(sites: list[dict[str, str]]) -> None:
    assert sites[0].keys() == sites[1].keys()


def test_two_builds_have_the_same_bytes(sites: list[dict[str, str]]) -> None:
    assert [name for name in sites[0] if sites[0][name] != sites[1].get(name)] == []


def test_drawings_from_the_cache_have_the_same_bytes(sites: list[dict[str, str]]) -> None:
    assert [name for name in sites[0] if sites[0][name] != sites[2].get(name)] == []


def test_the_builds_made_the_book(sites: list[dict[str, str]]) -> None:
    assert {"index.html", "en/index.html", "figures/sigmoid_curve.en.pdf"} <= sites[0].keys()
