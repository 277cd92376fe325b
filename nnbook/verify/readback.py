"""Numbers read back from the built pages: each is the code's value, shown in its format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from nnbook.book.number_format import FormatError, latex, prose, raw
from nnbook.facts import UnknownNameError, look_up
from nnbook.verify.book import Book, page_file
from nnbook.verify.built import BuiltPage, ShownFact
from nnbook.verify.contents import quantity
from nnbook.verify.problem import Problem

HINT: Final = "build the site again with scripts/build"
UNSEEN: Final = re.compile("[\u200b\u2061\u2062\u2063\ufeff\\s]")


def check(book: Book) -> list[Problem]:
    """Compare every number on every built page with the recomputed fact, and both languages."""
    problems = [p for page in book.built.values() for p in page_problems(book, page)]
    for chinese, _ in book.pairs:
        problems += twin_problems(book, chinese.slug)
    return problems


def page_problems(book: Book, page: BuiltPage) -> Iterator[Problem]:
    """The numbers of one page that differ from the code."""
    file = book.name(page.path)
    for shown in page.facts:
        try:
            fact = look_up("fact", shown.name, book.facts)
            expected = visible(shown, fact.value)
        except (UnknownNameError, FormatError) as error:
            yield Problem(file, shown.line, "number-value", str(error), HINT)
            continue
        value = raw(fact.value)
        if shown.value != value:
            message = f"{shown.name} carries {shown.value!r}; the code computes {value!r}"
            yield Problem(file, shown.line, "number-value", message, HINT)
        if UNSEEN.sub("", shown.text) != expected:
            message = f"{shown.name} reads {shown.text!r}; in its format it is {expected!r}"
            yield Problem(file, shown.line, "number-text", message, HINT)


def visible(shown: ShownFact, value: int | float | str) -> str:
    """The characters that a reader sees for a value, without spaces."""
    spec = shown.spec.replace("comma", ",")
    if not shown.in_formula:
        return UNSEEN.sub("", unescape(re.sub(r"<[^>]*>", "", prose(value, spec))))
    text = latex(value, spec).replace(r"\times", "×").replace("-", "−")
    return UNSEEN.sub("", re.sub(r"[{}^]", "", text))


def twin_problems(book: Book, slug: str) -> Iterator[Problem]:
    """Numbers that one language of a page shows and the other does not."""
    pages = [book.built.get(page_file(slug, language)) for language in ("zh-TW", "en")]
    chinese, english = pages
    if chinese is None or english is None:
        return
    shown = [{quantity(f.name, f.spec): f.line for f in page.facts} for page in (chinese, english)]
    for page, here, there in ((chinese, shown[0], shown[1]), (english, shown[1], shown[0])):
        for name in sorted(here.keys() - there.keys()):
            line, message = here[name], f"{name} is shown here but not in the other language"
            yield Problem(book.name(page.path), line, "number-twin", message)
