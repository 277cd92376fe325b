"""The running text of the book, block by block, as the language checks read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nnbook.book.scan import MARKS
from nnbook.book.sources import FRONT_MATTER
from nnbook.languages import Language
from nnbook.verify.blocks import Block
from nnbook.verify.book import Book
from nnbook.verify.contents import CODE_SPAN, FOOTNOTE, LINK, SPAN_ATTRIBUTES
from nnbook.verify.figure_records import figure_record

NOT_PROSE: Final = ("code", "comment", "api", "equation")
MENTION: Final = re.compile(r"\[[^\[\]]+\]\{[^{}\n]*\.mention[^{}\n]*\}")
FOREIGN: Final = re.compile(r"\[[^\[\]]+\]\{[^{}\n]*lang=(?P<language>[\w-]+)[^{}\n]*\}")
FRONT_TEXT: Final = re.compile(r"^(?:title|description): *(.*)$", re.MULTILINE)
PLOT_TEXT: Final = re.compile(r'^```lab alt="(.*)"$', re.MULTILINE)
CHINESE: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
EMPHASIS: Final = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")


@dataclass(frozen=True)
class Passage:
    """A piece of running text.

    Attributes:
        file: Its file, relative to the project.
        line: Its first line.
        text: The text, with stand-ins for what is not words.
        slug: The page it stands on; empty for words in figures.
    """

    file: str
    line: int
    text: str
    slug: str = ""


def spoken(text: str, language: Language) -> str:
    """A block's text as it is read: `x` for a formula, `1` for a number, lines kept.

    Examples:
        >>> spoken("*Put* in $x$, see [@eq-a] and [there](b.md).", "en")
        'Put in x, see Eq. 1 and there.'
    """

    def stand_in(match: re.Match[str]) -> str:
        ends = "\n" * match[0].count("\n")
        if match.lastgroup == "figure":
            return spoken(match["caption"], language)
        if match.lastgroup == "inline":
            return "x" + match["tail"]
        if match.lastgroup == "file":
            return match["words"]
        if match.lastgroup == "reference":
            return {"zh-TW": "圖 1", "en": "Eq. 1"}[language]
        return {"fact": "1", "ticks": "code"}.get(match.lastgroup or "", "") + ends

    bare = CODE_SPAN.sub("code", MARKS.sub(stand_in, text))
    bare = LINK.sub(lambda m: m["words"] + "]", FOOTNOTE.sub("", bare))
    # The bracket that ends a span or a link stays until its attributes are gone.
    bare = re.sub(r"\[([^\[\]]+)\](?=\{)", r"\1]", bare)
    return EMPHASIS.sub("", SPAN_ATTRIBUTES.sub("", bare).replace("]", ""))


def own_words(text: str, language: Language) -> str:
    """A text without the words it only mentions and those of another language."""
    bare = MENTION.sub(lambda m: blank(m[0], language), text)
    return FOREIGN.sub(lambda m: m[0] if m["language"] == language else "x", bare)


def blank(text: str, language: Language) -> str:
    """A stand-in of the same script, so that the spacing around it can be read."""
    return "字" if CHINESE.search(text) and language == "zh-TW" else "x"


def block_passage(book: Book, language: Language, slug: str, block: Block) -> Passage:
    """One block of a page."""
    file = book.name(book.pages[language][slug].path)
    text = spoken(own_words(block.text, language), language)
    return Passage(file, block.line, text, slug)


def page_passages(book: Book, language: Language) -> Iterator[Passage]:
    """The running text of every page of a language: front matter, plots, then block by block."""
    for slug, page in book.pages[language].items():
        front = FRONT_MATTER.match(page.text)
        titles = FRONT_TEXT.finditer(front[0]) if front else ()
        for found in (*titles, *PLOT_TEXT.finditer(page.text)):
            line = page.text.count("\n", 0, found.start()) + 1
            yield Passage(book.name(page.path), line, found[1], slug)
        for block in book.blocks[page.path]:
            if block.kind not in NOT_PROSE:
                yield block_passage(book, language, slug, block)


def figure_passages(book: Book, language: Language) -> Iterator[Passage]:
    """The words of every figure of a language."""
    for name, module in book.figures.items():
        for key, value in figure_record(name).items():
            if f"/{language}" in key:
                texts = value if isinstance(value, list) else [value]
                for text in dict.fromkeys(texts):
                    yield Passage(f"nnbook/figures/{module}.py", 1, text)


def passages(book: Book, language: Language) -> Iterator[Passage]:
    """All running text of a language."""
    yield from page_passages(book, language)
    yield from figure_passages(book, language)
