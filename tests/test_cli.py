"""The command line as people and scripts use it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import nnbook
from nnbook.cli import main
from nnbook.facts import FACTS
from nnbook.figures import FIGURES

ROOT = Path(nnbook.__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "nnbook"]


def test_the_facts_are_a_table_of_name_value_line_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["facts"])

    rows = capsys.readouterr().out.splitlines()
    (row,) = (row for row in rows if row.startswith("feed_forward.y_1 "))
    name, value, place, source = re.split("  +", row)
    assert code == 0
    assert (name, value) == ("feed_forward.y_1", "0.7122574322957417")
    assert re.fullmatch(r"nnbook/facts/feed_forward\.py:\d+", place)
    assert source.startswith("plain floats")


def test_every_fact_has_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts"])

    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(FACTS)


def test_the_facts_are_also_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["facts", "--json"])

    entry = json.loads(capsys.readouterr().out)["feed_forward.b1_1"]
    assert entry["value"] == 0.25
    assert entry["file"] == "nnbook/facts/feed_forward.py"
    assert entry.keys() == {"value", "source", "file", "line"}


@pytest.mark.parametrize(
    ("kind", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("pdf", b"%PDF-")]
)
def test_a_figure_is_written_to_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, start: bytes
) -> None:
    options = ["--out", str(tmp_path / "new"), "--language", "en", "--format", kind]

    code = main(["figures", "sigmoid_curve", *options])

    path = tmp_path / "new" / f"sigmoid_curve.en.{kind}"
    assert code == 0
    assert path.read_bytes().startswith(start)
    assert capsys.readouterr().out == f"{path}\n"


def test_without_a_name_every_figure_is_written(tmp_path: Path) -> None:
    main(["figures", "--out", str(tmp_path)])

    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.zh-TW.svg" for name in FIGURES}


def test_an_unknown_figure_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["figures", "sigmoid_curv", "--out", str(tmp_path)])

    assert code == 2
    assert capsys.readouterr().err == (
        'error: unknown figure "sigmoid_curv"; nearest: "sigmoid_curve"\n'
    )


def test_with_one_unknown_name_nothing_is_written(tmp_path: Path) -> None:
    main(["figures", "sigmoid_curve", "sigmoid_curv", "--out", str(tmp_path)])

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    code = main(["figures", "sigmoid_curve", "--out", str(tmp_path / "file")])

    assert code == 2
    assert str(tmp_path / "file") in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nothing"],
        ["figures"],
        ["figures", "--out", "x", "--format", "gif"],
        ["figures", "--out", "x", "--language", "fr"],
    ],
)
def test_a_command_that_is_not_understood_exits_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    assert left.value.code == 2


def test_the_package_is_a_command() -> None:
    run = subprocess.run(
        [*COMMAND, "facts", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert json.loads(run.stdout).keys() == FACTS.keys()


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_who_leaves_early_sees_no_error(options: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `head` does once it has its line

    run = subprocess.run(
        [*COMMAND, "facts", *options],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )

    os.close(writing)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_command_line_starts_without_matplotlib() -> None:
    script = "import sys, nnbook.cli; print('matplotlib' in sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert run.stdout == "False\n"
