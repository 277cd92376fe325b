"""What would stop a build, found without one: unknown names, unusable formats, bad LaTeX, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from nnbook.book import tex
from nnbook.book.extension import FACT_IN_TEX, split_format
from nnbook.book.number_format import FormatError, data_command, formatted
from nnbook.book.problems import BookError
from nnbook.book.published import PUBLISHED
from nnbook.book.scan import Mark, marks
from nnbook.book.sources import FRONT_MATTER, Page, Sources
from nnbook.facts import UnknownNameError, look_up
from nnbook.languages import LANGUAGES
from nnbook.verify.book import Book, place
from nnbook.verify.problem import Problem, excerpt


def check(book: Book) -> list[Problem]:
    """Report every mark that the build could not replace, and a page without its twin."""
    problems = [*lonely_pages(book), *front_matter(book)]
    for language in LANGUAGES:
        try:
            sources = Sources(book.root / "docs" / language)
            sources.check()
        except BookError as error:
            problems.append(from_error(book, error))
            continue
        for page in sources.pages.values():
            problems += page_problems(book, page, sources)
    return problems


def lonely_pages(book: Book) -> list[Problem]:
    """Pages that exist in one language only."""
    slugs = {language: set(book.pages[language]) for language in LANGUAGES}
    return [
        Problem(book.name(page.path), 1, "page-twin", f"the page has no twin: {twin} is missing")
        for language, page in book.all_pages()
        for other in LANGUAGES
        if page.slug not in slugs[other]
        for twin in [f"docs/{other}/{page.slug}.md"]
    ]


def front_matter(book: Book) -> Iterator[Problem]:
    """Pages whose front matter MkDocs cannot read, so that it would stand on the page as text."""
    for _, page in book.all_pages():
        found = FRONT_MATTER.match(page.text)
        try:
            fields = yaml.safe_load(found[0].strip().strip("-")) if found else None
            wanted = isinstance(fields, dict) and {"title", "description"} <= fields.keys()
            reason = "" if wanted else "it needs a title and a description"
        except yaml.YAMLError as error:
            reason = f"it is no YAML ({' '.join(str(error).split())})"
        if reason:
            message = f"the front matter cannot be used: {excerpt(reason, 160)}"
            hint = "put a text that holds a colon in quotation marks"
            yield Problem(book.name(page.path), 1, "front-matter", message, hint)


def from_error(book: Book, error: BookError) -> Problem:
    """A build error as a problem."""
    path, line, reason = str(error).split(":", 2)
    return Problem(path.removeprefix(f"{book.root}/"), int(line), "source", reason.strip())


def page_problems(book: Book, page: Page, sources: Sources) -> Iterator[Problem]:
    """The marks of one page that cannot be replaced."""
    file = book.name(page.path)
    for mark in all_marks(page):
        try:
            try_mark(book, mark, sources)
        except (UnknownNameError, FormatError) as error:
            yield Problem(file, place(page, mark.start), "unknown-name", str(error))
        except tex.TexError as error:
            message = f"bad LaTeX {excerpt(mark.text)!r}: {error}"
            yield Problem(file, place(page, mark.start), "bad-latex", message)


def all_marks(page: Page) -> Iterator[Mark]:
    """The marks of a page, those inside captions included."""
    for mark in marks(page.body):
        yield mark
        if mark.kind == "figure":
            for inner in marks(mark.caption):
                yield Mark(inner.kind, mark.start, mark.end, inner.text, inner.label, inner.caption)


def try_mark(book: Book, mark: Mark, sources: Sources) -> None:
    """Do with a mark what the build does, and let its error out."""
    if mark.kind == "fact":
        name, spec = split_format(mark.text)
        formatted(look_up("fact", name, book.facts).value, spec)
    elif mark.kind in ("inline", "display"):
        tex.render(with_facts(book, mark.text), mark.kind == "display")
    elif mark.kind == "figure":
        look_up("figure", mark.text, book.figures)
    elif mark.kind == "reference":
        sources.target(mark.text)
    elif mark.kind == "file":
        look_up("computed file", mark.text, PUBLISHED)


def with_facts(book: Book, source: str) -> str:
    """A formula's LaTeX with each number in its place, as the build renders it."""

    def command(match: re.Match[str]) -> str:
        name, spec = split_format(match[1])
        return data_command(name, look_up("fact", name, book.facts), spec)

    return FACT_IN_TEX.sub(command, source.strip())
