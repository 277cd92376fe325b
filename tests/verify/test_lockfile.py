"""Lock files: written whole, read in full or not at all."""

from pathlib import Path

import pytest

from nnbook.cli import main
from nnbook.verify.locked import changes
from nnbook.verify.lockfile import line_in_lock, read_lock, write_lock
from nnbook.verify.problem import CannotCheckError

UNREADABLE = {
    "empty": "",
    "half": '{"version": 1, "entries": {\n"a": 0.5,\n"b":',
    "newer": '{"version": 2, "entries": {}}',
    "other": "[]",
    "no entries": '{"version": 1}',
    "twice": '{"version": 1, "entries": {"a": 1, "a": 2}}',
    "conflict": '{"version": 1, "entries": {\n<<<<<<< ours\n"a": 1\n}}',
}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    entries = {"b": [0.1, "字"], "a": {"x": 1}}

    write_lock(tmp_path / "x.lock.json", entries)

    assert read_lock(tmp_path / "x.lock.json") == entries


def test_each_entry_has_a_line_of_its_own_in_order(tmp_path: Path) -> None:
    path = tmp_path / "x.lock.json"

    write_lock(path, {"b": 2, "a": [1, 1]})

    assert path.read_text(encoding="utf-8").split("\n")[1:3] == ['"a": [1, 1],', '"b": 2']
    assert line_in_lock(path, "b") == 3


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_a_lock_file_that_cannot_be_read_is_one_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.lock.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CannotCheckError, match=r"x\.lock\.json cannot be read.*untouched"):
        read_lock(path)


@pytest.mark.parametrize("name", ["facts.lock.json", "figures.lock.json"])
@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_lock_leaves_an_unreadable_file_as_it_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")

    code = main(["lock"])

    assert code == 2
    assert (tmp_path / name).read_text(encoding="utf-8") == text
    assert capsys.readouterr().err.count("\n") == 1


def test_a_change_is_shown_from_old_to_new() -> None:
    found = changes({"a": 0.5, "b": 1}, {"a": 0.25, "c": "字"})

    assert found == [("a", "0.5 → 0.25"), ("b", "1 → (none)"), ("c", '(none) → "字"')]
