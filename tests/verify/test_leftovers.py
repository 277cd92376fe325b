"""What nothing uses is reported."""

from pathlib import Path

import pytest

from nnbook.verify.leftovers import check
from tests.verify.mini import mini_book, rules

ALL = "[= page.half =] [= page.small =] [= page.images =] [= page.word =]"


def test_a_number_that_no_page_shows_is_reported(tmp_path: Path) -> None:
    (problem,) = check(mini_book(tmp_path, ALL.replace("page.word", "page.half"), "word"))

    assert (problem.rule, problem.file, problem.line) == ("unused-fact", "facts/page.py", 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word[^a]\n\n[^a]: note", []),
        ("[^a]: note", ["unused-footnote"]),
        ("word[^a]", ["missing-footnote"]),
        ("`[^a]`", []),
    ],
)
def test_footnotes_and_their_marks_belong_together(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert rules(check(mini_book(tmp_path, ALL, text))) == expected


EXERCISE = "/// exercise | Try\n    attrs: {id: ex-try}\nWhat?\n\n@@///"
SOLUTION = "//// solution | Solution\nThat.\n////\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (EXERCISE.replace("@@", SOLUTION), []),
        (EXERCISE.replace("@@", ""), ["exercise-solution"]),
        (EXERCISE.replace("@@", SOLUTION * 2), ["exercise-solution"]),
        (SOLUTION, ["exercise-solution"]),
    ],
)
def test_every_exercise_has_its_solution(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert rules(check(mini_book(tmp_path, ALL, text))) == expected
