"""What comes from elsewhere is listed with its version, licence and checksum."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import nnbook

ROOT = Path(nnbook.__file__).resolve().parents[1]
FOLDERS = ("docs/assets/katex", "nnbook/book/katex", "nnbook/figures/fonts", "tests/book/cff")
OURS = {"nnbook/book/katex/VERSION", "nnbook/book/katex/characters.txt", "tests/book/cff/README.md"}
LICENCES = {"MIT", "OFL-1.1", "CC-BY-4.0"}
ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| (?P<what>[^|]+) \| (?P<version>[\d.]+) \| (?P<licence>[\w.-]+) "
    r"\| (?P<source>[^|]+) \| `(?P<checksum>[0-9a-f]{64})` \|$",
    re.MULTILINE,
)


class Row(NamedTuple):
    version: str
    licence: str
    checksum: str


def listed() -> dict[str, Row]:
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    return {
        row["file"]: Row(row["version"], row["licence"], row["checksum"])
        for row in ROW.finditer(text)
    }


def kept() -> set[str]:
    paths = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths} - OURS


def test_every_file_from_elsewhere_is_listed_and_no_other() -> None:
    assert listed().keys() == kept()


def test_every_line_of_the_table_was_read() -> None:
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")

    assert text.count("\n| `") == len(listed())


def test_every_checksum_is_that_of_the_file() -> None:
    changed = [
        name
        for name, row in listed().items()
        if hashlib.sha256((ROOT / name).read_bytes()).hexdigest() != row.checksum
    ]

    assert changed == []


def test_every_licence_is_one_that_lies_beside_its_files_or_needs_no_copy() -> None:
    assert {row.licence for row in listed().values()} == LICENCES


def test_the_version_of_katex_is_the_one_that_is_there() -> None:
    version = (ROOT / "nnbook/book/katex/VERSION").read_text(encoding="utf-8").strip()

    assert listed()["nnbook/book/katex/katex.min.js"].version == version
