"""Parity reports what one language has and the other has not."""

from pathlib import Path

import pytest

from nnbook.verify.parity import check
from tests.verify.mini import mini_book, rules


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("先 $x$ 再 $y$。", "First $y$, then $x$."),
        ("`run` 和 [= page.half =]。", "[= page.half =] and `run`."),
        (r"$$a + \text{雜訊}$$ {#eq-a}", r"$$a+\text{noise}$$ {#eq-a}"),
        ("- 一\n- 二", "- one\n- two"),
        ('```python\nx = "貓"  # 註\n```', '```python\nx = "cat"  # note\n```'),
        ("[= page.half =][^a]\n\n[^a]: 註", "[= page.half =][^a]\n\n[^a]: note"),
    ],
)
def test_pages_that_say_the_same_in_other_words_pass(tmp_path: Path, zh: str, en: str) -> None:
    assert check(mini_book(tmp_path, zh, en)) == []


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("一\n\n二 $x$", "two $x$", ["parity-block"]),
        ("- 一\n- 二", "- one", ["parity-block"]),
        ("1. 一", "- one", ["parity-block", "parity-block"]),
        ("$a + b$", "$a - b$", ["parity-formula"]),
        ("[= page.half =]", "[= page.small =]", ["parity-number"]),
        ("[= page.half :.1f =]", "[= page.half :.2f =]", ["parity-number"]),
        ("看 [@eq-a]", "see [@eq-b]", ["parity-reference"]),
        ("[字](page.md#top)", "[word](page.md)", ["parity-link"]),
        ("字[^a]", "word", ["parity-footnote"]),
        ("`a`", "`b`", ["parity-code"]),
        ("| 一 | 二 |\n|---|---|", "| one |\n|---|", ["parity-table"]),
        ("## 節 {#a}", "## Section {#b}", ["parity-heading"]),
        ("## 節 {#a}", "### Section {#a}", ["parity-heading"]),
        ("```python\nx = 1\n```", "```python\nx = 2\n```", ["parity-code"]),
        ("![圖 $x$](fig:f)", "![figure $y$](fig:f)", ["parity-formula"]),
        ("/// note | 一\n字\n///", "/// question | one\nword\n///", ["parity-block"] * 2),
    ],
)
def test_a_difference_is_one_finding_of_its_kind(
    tmp_path: Path, zh: str, en: str, expected: list[str]
) -> None:
    assert rules(check(mini_book(tmp_path, zh, en))) == expected


def test_a_difference_is_reported_with_both_places(tmp_path: Path) -> None:
    (problem,) = check(mini_book(tmp_path, "正 $a$", "plus\n$b$"))

    assert problem.file == "docs/zh-TW/page.md"
    assert problem.line == 7
    assert "docs/zh-TW/page.md:7 «正 $a$» has a" in problem.message
    assert "docs/en/page.md:7 «plus $b$» has b" in problem.message
