"""What would stop a build is found in the sources."""

from pathlib import Path

import pytest

from nnbook.verify.source_marks import check
from tests.verify.mini import mini_book, rules


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[= page.hafl =]", "unknown-name"),
        ("[= page.half :d =]", "unknown-name"),
        ("![a [= page.hafl =]](fig:f)", "unknown-name"),
        ("[@eq-none]", "unknown-name"),
        ("[file](site:none.json)", "unknown-name"),
        (r"$\frac{1}$", "bad-latex"),
        ("$[= page.hafl =]$", "unknown-name"),
        ("## No id", "source"),
        ("## Twice {#top}", "source"),
        ("[there](none.md)", "source"),
        ("[there](page.md#none)", "source"),
    ],
)
def test_a_mark_that_cannot_be_replaced_is_reported(tmp_path: Path, text: str, rule: str) -> None:
    found = check(mini_book(tmp_path, "字", text))

    assert rule in rules(found)
    assert {(problem.file, problem.line) for problem in found} == {("docs/en/page.md", 7)}


def test_a_page_without_a_twin_is_reported(tmp_path: Path) -> None:
    book = mini_book(tmp_path, "字", "word")
    more = "---\ntitle: More\ndescription: More.\n---\n\n# More {#more}\n"
    (tmp_path / "docs" / "en" / "more.md").write_text(more, encoding="utf-8")

    (problem,) = check(book)

    assert problem.message.endswith("docs/zh-TW/more.md is missing")
