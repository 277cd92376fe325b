"""A number typed into a page is reported unless a reason lets it through."""

from pathlib import Path

import pytest

from nnbook.verify.typed_numbers import check
from tests.verify.mini import mini_book, rules


@pytest.mark.parametrize(
    "text",
    [
        "The output is 0.7123.",
        "It takes 94 weights.",
        "Accuracy 97.8 %.",
        "60,000 images",
        "$y = 0.7123$",
        "$$y = 35$$",
        "| value | 0.25 |",
        "![a curve through 0.25](fig:curve)",
        "- 28 × 28 pixels",
    ],
)
def test_a_typed_number_is_reported_in_each_language(tmp_path: Path, text: str) -> None:
    found = {problem.file for problem in check(mini_book(tmp_path, text, text))}

    assert found == {"docs/zh-TW/page.md", "docs/en/page.md"}


@pytest.mark.parametrize(
    "text",
    [
        "[= page.half =] and N12, x10, 3D, float32",
        "in one of the 3 steps",
        "Cybenko 1989, Hornik (1991), in 2015, 2015 年",
        r"$\frac{1}{2} x^{10} + w_{12}^{(34)} + 0.5$",
        "`x = 0.7123` and [a page](page-12.md#part-34)",
        "```python\nx = 0.7123\n```",
        "word[^a]\n\n[^a]: Journal 12, 345-678 (1989).",
        "[words]{#id-12 .class-34}",
        "a formula $y = [= page.half :.4f =]$",
    ],
)
def test_what_is_not_a_typed_quantity_passes(tmp_path: Path, text: str) -> None:
    assert check(mini_book(tmp_path, text, text)) == []


def test_a_number_is_reported_on_its_own_line(tmp_path: Path) -> None:
    (problem,) = check(mini_book(tmp_path, "一\n二", "one\ntwo 0.25"))

    assert (problem.line, problem.rule) == (8, "hand-typed-number")


def test_the_reasoned_exceptions_apply_to_their_page_only(tmp_path: Path) -> None:
    book = mini_book(tmp_path, "17 位有效數字", "17 significant digits")

    assert rules(check(book)) == ["hand-typed-number", "hand-typed-number"]
