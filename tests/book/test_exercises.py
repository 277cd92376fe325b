from pathlib import Path

import pytest

from nnbook.book import compose, exercises
from nnbook.book.sources import Sources

CHAPTER = """\
# The neuron {#neuron}

//// exercise | Add
    attrs: {id: ex-add}
What is one and one?

///// solution | Solution
Two.
/////
////

Last line.
"""


def book(folder: Path, *, with_page: bool) -> Sources:
    (folder / "neuron.md").write_text(CHAPTER, encoding="utf-8")
    if with_page:
        text = "# Solutions {#exercises-solutions}\n\nBefore.\n\n<!-- solutions -->\n\nAfter.\n"
        (folder / "exercises-solutions.md").write_text(text, encoding="utf-8")
    return Sources(folder)


def expanded(sources: Sources, slug: str) -> str:
    return "".join(p.text for p in compose.expand(sources.pages[slug], sources, "en"))


def test_a_chapter_links_to_the_solution_instead_of_showing_it(tmp_path: Path) -> None:
    text = expanded(book(tmp_path, with_page=True), "neuron")

    assert "(exercises-solutions.md#sol-add)" in text
    assert "Two." not in text


def test_every_line_of_a_chapter_stays_where_it_was(tmp_path: Path) -> None:
    text = expanded(book(tmp_path, with_page=True), "neuron")

    assert text.splitlines().index("Last line.") == CHAPTER.splitlines().index("Last line.")


def test_without_a_solutions_page_the_solution_stays_in_place(tmp_path: Path) -> None:
    text = expanded(book(tmp_path, with_page=False), "neuron")

    assert text.strip() == CHAPTER.strip()


def test_the_solutions_page_numbers_each_exercise_and_links_back(tmp_path: Path) -> None:
    text = expanded(book(tmp_path, with_page=True), "exercises-solutions")

    assert "### Exercise 2.1. Add {#sol-add}" in text
    assert "(neuron.md#ex-add)" in text
    assert text.index("Before.") < text.index("Two.") < text.index("After.")


def test_a_solution_remembers_the_line_of_its_chapter(tmp_path: Path) -> None:
    sources = book(tmp_path, with_page=True)
    pieces = compose.expand(sources.pages["exercises-solutions"], sources, "en")

    solution = next(piece for piece in pieces if piece.text == "Two.\n")

    assert solution.page.slug == "neuron"
    assert solution.before + 1 == CHAPTER.splitlines().index("Two.") + 1


@pytest.mark.parametrize(("exercise", "solution"), [("ex-half", "sol-half")])
def test_a_solution_is_named_after_its_exercise(exercise: str, solution: str) -> None:
    assert exercises.solution_id(exercise) == solution
