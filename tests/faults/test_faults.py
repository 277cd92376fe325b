"""Planted faults: verify finds each of them, and nothing else; the healthy book is clean.

Run after `scripts/build`: the faults of the site are planted in a copy of the built one.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from nnbook.verify import checks, freshness, locked
from nnbook.verify.book import Book
from nnbook.verify.problem import CannotCheckError, Problem
from tests.built_site import built_site
from tests.faults.table import SITE_FAULTS, SOURCE_FAULTS, Edit, Fault

ROOT = Path(__file__).parents[2]
LOCKS = (locked.FACTS_LOCK, locked.FIGURES_LOCK, freshness.LOCK)
ALL = SOURCE_FAULTS + SITE_FAULTS


@pytest.fixture(autouse=True)
def without_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same faults and the same time with and without MNIST."""
    monkeypatch.setitem(checks.SOURCE_CHECKS, "MNIST", lambda book: [])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources and their records."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for name in LOCKS:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="session")
def site_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources and of the built site, made once for each process."""
    folder = tmp_path_factory.mktemp("book")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(built_site(), folder / "site")
    return folder


def planted(text: str, edit: Edit) -> str:
    """A file's text with the fault."""
    if edit.old == "@curve":
        return flattened(text)
    assert edit.old in text, f"{edit.old!r} is not in {edit.file}: bring the table up to date"
    return text.replace(edit.old, edit.new, 1)


def flattened(html: str) -> str:
    """The sigmoid of the wide drawing with a smaller slope."""
    found = re.compile(r' d="([^"]*)"').search(html, html.index('id="sigmoid-curve-wide-curve-s'))
    assert found is not None
    x, y, *steps = map(float, re.findall(r"-?[\d.]+", found[1]))  # a point, then ways from it
    flat = [step * 0.97 if index % 2 else step for index, step in enumerate(steps)]
    drawn = f"M{x:g} {162 + (y - 162) * 0.97:.2f}l" + " ".join(f"{step:.2f}" for step in flat)
    return html[: found.start(1)] + drawn + html[found.end(1) :]


def plant(root: Path, fault: Fault) -> Iterator[tuple[Path, str | None]]:
    """Plant a fault; gives each file with what it held before."""
    for edit in fault.edits:
        path = root / edit.file
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.write_text(planted(before or "", edit), encoding="utf-8")
        yield path, before


def rules(problems: list[Problem]) -> Counter[str]:
    """How often each rule is reported."""
    return Counter(problem.rule for problem in problems)


def test_the_healthy_book_has_no_finding(copy: Path) -> None:
    assert checks.run(Book(copy)) == []


def test_the_healthy_site_has_no_finding(site_copy: Path) -> None:
    book = Book(site_copy, site_copy / "site")

    assert [p for check in checks.SITE_CHECKS.values() for p in check(book)] == []


@pytest.mark.parametrize("fault", SOURCE_FAULTS, ids=lambda f: f"{f.kind}: {f.name}")
def test_a_fault_in_the_sources_is_found(copy: Path, fault: Fault) -> None:
    list(plant(copy, fault))
    if not fault.keep_records:
        (copy / freshness.LOCK).unlink()
        freshness.rerecord(Book(copy))

    problems = checks.run(Book(copy))

    assert rules(problems) == Counter(fault.expected), problems


@pytest.mark.parametrize("fault", SITE_FAULTS, ids=lambda f: f"{f.kind}: {f.name}")
def test_a_fault_in_the_site_is_found(site_copy: Path, fault: Fault) -> None:
    changed = list(plant(site_copy, fault))
    try:
        book = Book(site_copy, site_copy / "site")
        problems = [p for check in checks.SITE_CHECKS.values() for p in check(book)]
    finally:
        for path, before in reversed(changed):
            path.write_text(before or "", encoding="utf-8")
            if before is None:
                path.unlink()

    assert rules(problems) == Counter(fault.expected), problems


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("kept", [0, 100], ids=["empty", "half-written"])
def test_a_damaged_record_is_one_error_and_stays(copy: Path, name: str, kept: int) -> None:
    path = copy / name
    path.write_text(path.read_text(encoding="utf-8")[:kept], encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(CannotCheckError, match=re.escape(name)):
        checks.run(Book(copy))

    assert path.read_bytes() == before


def test_there_are_sixty_faults_of_fifteen_kinds() -> None:
    assert len(ALL) >= 60
    assert len({fault.kind for fault in ALL}) >= 15
