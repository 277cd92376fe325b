from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nnbook.book.cache import digest
from nnbook.book.dependencies import PACKAGE
from nnbook.book.labs import cache, running
from nnbook.book.labs.cache import Result
from nnbook.book.labs.percent import Cell
from nnbook.book.sources import Page

RESULT = Result([[{"output_type": "stream", "name": "stdout", "text": "2\n"}]], ["<pre>2</pre>"])
PAGE = Page(Path("lab.py"), "labs/lab", "```lab\nprint(2)\n```")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setattr(cache, "CACHE", tmp_path)
    return tmp_path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Counts runs of labs, which give `RESULT` at once."""
    counted: list[str] = []

    def run_lab(path: Path, cells: list[Cell]) -> Result:
        counted.append(cells[0].code)
        return RESULT

    monkeypatch.setattr(running, "run_lab", run_lab)
    return counted


def entry(folder: Path) -> Path:
    (path,) = folder.glob("*.json")
    return path


def test_a_lab_that_has_not_changed_is_not_run_again(runs: list[str]) -> None:
    assert [running.result_of(PAGE), running.result_of(PAGE)] == [RESULT, RESULT]
    assert runs == ["print(2)"]


def test_words_around_the_code_do_not_matter_and_the_code_does(runs: list[str]) -> None:
    running.result_of(PAGE)
    running.result_of(Page(PAGE.path, PAGE.slug, "Words.\n\n" + PAGE.text))
    running.result_of(Page(PAGE.path, PAGE.slug, PAGE.text.replace("2", "3")))

    assert runs == ["print(2)", "print(3)"]


def test_a_change_of_the_package_or_of_a_version_runs_every_lab_again(
    runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    running.result_of(PAGE)
    monkeypatch.setattr(cache, "surroundings", lambda: "others")
    running.result_of(PAGE)

    assert len(runs) == 2


def test_what_a_lab_depends_on_is_in_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.surroundings.cache_clear()
    before = cache.surroundings()
    cache.surroundings.cache_clear()
    monkeypatch.setattr(cache, "version", lambda package: f"{package} 0")

    assert cache.surroundings() != before
    cache.surroundings.cache_clear()
    named = {folder: cache.data_files(PACKAGE / folder) for folder in cache.DATA}
    assert all(named.values()), named


def test_a_lab_depends_on_what_it_imports_and_on_nothing_else(
    runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: set[str] = set()

    def with_changes(files: frozenset[Path], root: Path) -> str:
        names = sorted(path.relative_to(root).as_posix() for path in files)
        return str([name + "!" * (name in changed) for name in names])

    monkeypatch.setattr(cache, "content_hash", with_changes)
    code = "from nnbook.examples.worked import worked_network"
    page = Page(PAGE.path, PAGE.slug, PAGE.text.replace("print(2)", code))

    running.result_of(page)
    changed.add("nnbook/figures/cost.py")  # no lab needs it
    running.result_of(page)
    assert len(runs) == 1
    changed.add("nnbook/net/layers.py")  # by way of the worked example
    running.result_of(page)
    assert len(runs) == 2
    assert [running.result_of(PAGE), len(runs)] == [RESULT, 3]
    changed.add("nnbook/examples/worked.py")
    assert [running.result_of(PAGE), len(runs)] == [RESULT, 3]


def damaged(text: str) -> dict[str, str]:
    """What can have become of an entry, whose first line is a hash of the rest."""
    _, _, kept = text.partition("\n")
    other = kept.replace(json.loads(kept)["key"], "other").replace("<pre>2", "<pre>3")
    return {
        "empty": "",
        "cut off": text[: len(text) // 2],
        "without its hash": kept,
        "a changed output": text.replace("<pre>2", "<pre>3"),
        "made for another key": f"{digest(other)}\n{other}",
    }


@pytest.mark.parametrize(
    "name",
    ["empty", "cut off", "without its hash", "a changed output", "made for another key"],
)
def test_a_damaged_or_foreign_entry_is_made_again(folder: Path, runs: list[str], name: str) -> None:
    running.result_of(PAGE)
    whole = entry(folder).read_text(encoding="utf-8")
    entry(folder).write_text(damaged(whole)[name], encoding="utf-8")

    assert running.result_of(PAGE) == RESULT
    assert len(runs) == 2
    assert entry(folder).read_text(encoding="utf-8") == whole


def test_many_at_once_leave_one_whole_entry(folder: Path, runs: list[str]) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: running.result_of(PAGE), range(40)))

    assert results == [RESULT] * 40
    assert cache.load(entry(folder).stem) == RESULT
    assert [path.name for path in folder.iterdir()] == [entry(folder).name]
