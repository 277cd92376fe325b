"""Marks that a build left as they were, so that a reader sees source text instead of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nnbook.verify.book import Book
from nnbook.verify.problem import Problem, excerpt

# What must never be seen in text outside code, and what it is a remnant of.
REMNANTS: Final = {
    "a number": re.compile(r"\[=|=\]"),
    "a formula": re.compile(
        r"\\[(\[]|\$\$|(?<![\w\\])\$[^$\s](?:[^$\n]*[^$\s])?\$|\\(?:frac|sum|weight|bias)\b"
    ),
    "a figure": re.compile(r"\bfig:\w"),
    "a reference": re.compile(r"\[@[\w-]+\]"),
    "a box": re.compile(r"^\s*/{3,}(?:\s|$)", re.MULTILINE),
    "a computed file": re.compile(r"\(site:"),
    "an attribute": re.compile(r"\{[#.][\w-]+[^}]*\}|\]\{\w+=|\battrs: \{"),
    "a notebook": re.compile(r'"cells"\s*:'),
    "a link": re.compile(r"\]\([^)\s]+\)"),
    "a placeholder": re.compile("wzxhzdk|klzzwxh|\x02|\x03"),
}


def check(book: Book) -> list[Problem]:
    """Report every mark left in the text or the spoken attributes of a built page."""
    problems = [
        Problem(book.name(page.path), line, "unresolved", message)
        for page in book.built.values()
        for line, text in page.texts
        for message in remnants(text)
    ]
    return [*problems, *index_problems(book)]


def remnants(text: str) -> Iterator[str]:
    """What is left in a piece of text."""
    for what, pattern in REMNANTS.items():
        if found := pattern.search(text):
            yield f"what is left of {what}: {excerpt(text[max(0, found.start() - 10) :])!r}"


def index_problems(book: Book) -> Iterator[Problem]:
    """Marks in the search index, which readers see in the list of results."""
    site = book.site
    if site is None:
        return
    for path in sorted(site.rglob("search_index.json")):
        text = path.read_text(encoding="utf-8")
        for pattern in (REMNANTS["a number"], REMNANTS["a placeholder"], REMNANTS["a reference"]):
            if found := pattern.search(text):
                message = f"left in the search index: {excerpt(text[found.start() :])!r}"
                yield Problem(book.name(path), 1, "unresolved", message)
