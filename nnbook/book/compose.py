"""Puts a page's text together from what its author wrote and from what the book knows.

A page may say where something collected from the whole book belongs:
`<!-- solutions -->` and `<!-- glossary -->`. A chapter and its lab lead to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from nnbook.book import exercises, glossary
from nnbook.book.exercises import Piece
from nnbook.book.labs import links
from nnbook.book.scan import line_of
from nnbook.book.sources import Page, Sources
from nnbook.book.uses import uses_of_terms, uses_text
from nnbook.languages import Language

Collector = Callable[[Page, Sources, Language], Iterator[Piece]]


def collected_solutions(page: Page, sources: Sources, language: Language) -> Iterator[Piece]:
    """Every chapter's title and its solutions."""
    for slug, pieces in exercises.solutions(sources, language):
        title = sources.pages[slug].title
        yield Piece(f"\n\n## {title} {{#{exercises.SOLUTIONS}-{slug}}}\n\n", page, 0)
        yield from pieces


def collected_terms(page: Page, sources: Sources, language: Language) -> Iterator[Piece]:
    """The glossary's entries as Markdown."""
    titles = {slug: found.title for slug, found in sources.pages.items()}
    uses = {
        key: uses_text(places, language) for key, places in uses_of_terms(sources, language).items()
    }
    yield Piece(glossary.page_text(language, titles, uses), page, 0)


PLACES: Final[dict[str, Collector]] = {
    exercises.PLACE: collected_solutions,
    glossary.PLACE: collected_terms,
}


def expand(page: Page, sources: Sources, language: Language) -> Iterator[Piece]:
    """The pieces of a page in order, with everything collected in its place."""
    body = page.body
    if exercises.SOLUTIONS in sources.pages:
        body = exercises.with_links(page, language)
    places = [(body.index(mark), mark) for mark in PLACES if mark in body]
    done = 0
    for start, mark in sorted(places):
        yield Piece(body[done:start], page, line_of(body, done) - 1)
        yield from PLACES[mark](page, sources, language)
        done = start + len(mark)
    for text, start in links.with_links(body[done:], page, sources, language):
        yield Piece(text, page, line_of(body, done + start) - 1)
