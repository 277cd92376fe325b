"""Exercises are written with their solutions; readers find the solutions on a page of their own.

A chapter's source holds each solution right below its question, where an author wants it. On the
chapter's page a link takes its place; the page `exercises-solutions` collects all of them where its
source says `<!-- solutions -->`. A book without that page shows solutions in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nnbook.book.pages import CHAPTERS
from nnbook.book.scan import line_of, marks
from nnbook.book.sources import Page, Sources
from nnbook.book.words import words
from nnbook.languages import Language

SOLUTIONS: Final = "exercises-solutions"
PLACE: Final = "<!-- solutions -->"
BLOCK: Final = re.compile(
    r"^(?P<fence>/{4,}) solution \|[^\n]*\n(?P<text>.*?)\n(?P=fence)[ ]*$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Piece:
    """Markdown to put on a page, and where it was written.

    Attributes:
        text: The Markdown.
        page: The page whose source holds it.
        before: How many lines of that page's body come before it.
    """

    text: str
    page: Page
    before: int


def solution_id(exercise: str) -> str:
    """The id of an exercise's solution.

    Examples:
        >>> solution_id("ex-half")
        'sol-half'
    """
    return "sol-" + exercise.removeprefix("ex-")


def with_links(page: Page, language: Language) -> str:
    """A chapter's body with a link in place of each solution and every line where it was."""
    labels = [(mark.start, mark.label) for mark in marks(page.body) if mark.kind == "exercise"]

    def link(match: re.Match[str]) -> str:
        label = [label for start, label in labels if start < match.start()][-1]
        text = words(language, "solution")
        rest = "\n" * match[0].count("\n")
        return f"[{text}]({SOLUTIONS}.md#{solution_id(label)}){{.nn-solution}}{rest}"

    return BLOCK.sub(link, page.body) if labels else page.body


def solutions(sources: Sources, language: Language) -> Iterator[tuple[str, list[Piece]]]:
    """Each chapter's slug with its solutions, headings and links back included."""
    for slug in CHAPTERS:
        page = sources.pages.get(slug)
        pieces = list(chapter_solutions(page, sources, language)) if page else []
        if page and pieces:
            yield slug, pieces


def chapter_solutions(page: Page, sources: Sources, language: Language) -> Iterator[Piece]:
    """The solutions of one chapter, each with its heading and a link back to the question."""
    found = [mark for mark in marks(page.body) if mark.kind == "exercise"]
    for mark, block in zip(found, BLOCK.finditer(page.body), strict=True):
        number = sources.target(mark.label).number
        title = words(language, "exercise", number, mark.text)
        back = f"[{words(language, 'question')}]({page.slug}.md#{mark.label}){{.nn-solution}}"
        heading = f"\n\n### {title} {{#{solution_id(mark.label)}}}\n\n{back}\n\n"
        yield Piece(heading, page, line_of(page.body, mark.start) - 1)
        yield Piece(block["text"] + "\n", page, line_of(page.body, block.start("text")) - 1)
