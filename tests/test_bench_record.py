"""What was measured goes into its own section of `BENCHMARKS.md`, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import bench_book
from scripts.bench_record import FILE, NoSectionError, record
from scripts.rivals.__main__ import PARTS

TEXT = "# Title\n\n<!-- a -->\nold a\n<!-- /a -->\n\nBetween.\n\n<!-- b -->\nold b\n<!-- /b -->\n"


def test_only_the_section_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "record.md"
    path.write_text(TEXT, encoding="utf-8")

    record("b", "| new |", path)
    record("b", "| newer |", path)

    before, _, after = path.read_text(encoding="utf-8").partition("<!-- b -->")
    assert before == TEXT.partition("<!-- b -->")[0]
    assert "| newer |" in after
    assert "old b" not in after
    assert "| new |" not in after
    assert after.endswith("<!-- /b -->\n")


@pytest.mark.parametrize("lost", ["<!-- a -->\n", "<!-- /a -->\n"])
def test_a_file_without_both_marks_is_refused_and_left_alone(tmp_path: Path, lost: str) -> None:
    path = tmp_path / "record.md"
    path.write_text(TEXT.replace(lost, ""), encoding="utf-8")

    with pytest.raises(NoSectionError, match=r"record\.md has no section between <!-- a -->"):
        record("a", "| new |", path)

    assert path.read_text(encoding="utf-8") == TEXT.replace(lost, "")


def test_the_projects_file_has_a_section_for_each_part(tmp_path: Path) -> None:
    path = tmp_path / "record.md"
    path.write_bytes(FILE.read_bytes())

    rivals = (f"rivals: {part}" for part in PARTS)
    for section in (*bench_book.PARTS, *rivals, "training"):
        record(section, f"| {section} |", path)

    assert "Not measured yet" not in path.read_text(encoding="utf-8")
