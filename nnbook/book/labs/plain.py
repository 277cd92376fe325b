r"""A lab's text as any notebook shows it: Markdown without what only this book understands.

| in the book | in a notebook |
|---|---|
| `[= feed_forward.y_1 :.4f =]` | `0.7123` |
| `\weight{w}` | `w` |
| `## Heading {#id}`, `[bias]{lang=en}` | `## Heading`, `bias` |
| `[there](../neuron.md#a)`, `[@eq-neuron]` | the same, leading to the book's site |
| `/// turn \| Title` … `///` | **Title**, and nothing at the end |
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from nnbook.book import tex
from nnbook.book.extension import FACT_IN_TEX, SPAN, split_format
from nnbook.book.number_format import formatted, latex
from nnbook.book.scan import Mark, marks
from nnbook.book.sources import Page, Sources
from nnbook.book.words import words
from nnbook.facts import FACTS, look_up
from nnbook.languages import DEFAULT_LANGUAGE, Language

HEADING_ID: Final = re.compile(r"^(#+ .*?) *\{#[\w-]+\}$", re.MULTILINE)
BOX: Final = re.compile(r"^/{3,} \w+ \| *(.*)$(?:\n {4}attrs:.*)?", re.MULTILINE)
BOX_END: Final = re.compile(r"^/{3,} *$\n?", re.MULTILINE)
LINK: Final = re.compile(r"\]\((?P<way>[\w./-]+)\.(?:md|py)(?P<anchor>#[\w-]+)?\)")


class Plain:
    """Writes one lab's text for a notebook."""

    def __init__(self, page: Page, sources: Sources, language: Language, site: str) -> None:
        """Remember whose text it is, and the address that its links begin with."""
        self.folder = PurePosixPath(page.slug).parent
        self.sources = sources
        self.language = language
        self.root = site + ("" if language == DEFAULT_LANGUAGE else f"{language}/")
        self.site = site

    def text(self, markdown: str) -> str:
        """Markdown for a notebook."""
        done, out = 0, []
        for mark in marks(markdown):
            out += [self.around(markdown[done : mark.start]), self.mark(mark)]
            done = mark.end
        return "".join([*out, self.around(markdown[done:])]).strip()

    def around(self, markdown: str) -> str:
        """What stands between marks."""
        markdown = HEADING_ID.sub(r"\1", markdown)
        markdown = BOX_END.sub("", BOX.sub(r"**\1**\n", markdown))
        return LINK.sub(self.link, re.sub(SPAN, r"\1", markdown))

    def link(self, match: re.Match[str]) -> str:
        """A link to a page, as a whole address."""
        parts: list[str] = []
        for part in (self.folder / match["way"]).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        return f"]({self.address('/'.join(parts))}{match['anchor'] or ''})"

    def address(self, slug: str) -> str:
        """The address of a page."""
        return self.root if slug == "index" else f"{self.root}{slug}/"

    def mark(self, mark: Mark) -> str:
        """One of the book's marks."""
        if mark.kind in ("inline", "display"):
            sign = "$" if mark.kind == "inline" else "$$"
            return (
                f"{sign}{tex.clean(FACT_IN_TEX.sub(number(latex), mark.text))}{sign}{mark.caption}"
            )
        if mark.kind == "fact":
            name, spec = split_format(mark.text)
            return formatted(look_up("fact", name, FACTS).value, spec)
        if mark.kind == "reference":
            target = self.sources.target(mark.text)
            shown = words(self.language, mark.text.partition("-")[0], target.number)
            return f"[{shown}]({self.address(target.slug)}#{mark.text})"
        if mark.kind == "file":
            return f"[{mark.caption}]({self.site}{mark.text})"
        msg = f"a lab cannot hold this mark: {mark.kind} {mark.text}"
        raise ValueError(msg)


def number(write: Callable[..., str]) -> Callable[[re.Match[str]], str]:
    """What replaces a number's mark inside a formula."""

    def replace(match: re.Match[str]) -> str:
        name, spec = split_format(match[1])
        return write(look_up("fact", name, FACTS).value, spec)

    return replace
