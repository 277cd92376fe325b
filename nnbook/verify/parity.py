"""Both languages of a page have the same blocks in the same order, with the same contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from nnbook.book.sources import Page
from nnbook.verify.blocks import Block
from nnbook.verify.book import Book
from nnbook.verify.contents import KINDS, Contents, contents
from nnbook.verify.problem import Problem, excerpt

NAMES: Final = {"item": "item of a bulleted list", "row": "row of a table"}
Pair = tuple[Block, Block]


def check(book: Book) -> list[Problem]:
    """Report every block without a twin, and every pair whose contents differ."""
    return [p for pair in book.pairs for p in Comparison(book, *pair).problems()]


def matched(book: Book, chinese: Page, english: Page) -> list[Pair]:
    """The pairs of blocks that belong together."""
    pairs = Comparison(book, chinese, english).pairs()
    return [(mine, other) for mine, other in pairs if mine and other]


def shape(block: Block) -> tuple[str, int, str, int]:
    """What makes two blocks the same kind of thing."""
    return block.kind, block.depth, block.identity, block.level


def fingerprint(block: Block) -> tuple[object, ...]:
    """A block's shape and contents, so that equal ones are found across an inserted block."""
    held = contents(block)
    return *shape(block), *(tuple(sorted(held[kind])) for kind in KINDS)


@dataclass(frozen=True)
class Comparison:
    """One page in both languages."""

    book: Book
    chinese: Page
    english: Page

    def problems(self) -> Iterator[Problem]:
        """What differs."""
        for chinese, english in self.pairs():
            if chinese and english:
                yield from self.compare(chinese, english)
            else:
                yield self.lonely(chinese, english)

    def pairs(self) -> Iterator[tuple[Block | None, Block | None]]:
        """The blocks side by side, None where one is missing."""
        blocks = self.book.blocks
        return side_by_side(blocks[self.chinese.path], blocks[self.english.path])

    def place(self, page: Page, block: Block) -> str:
        """A block as reports show it."""
        return f"{self.book.name(page.path)}:{block.line} «{excerpt(block.text, 40)}»"

    def lonely(self, chinese: Block | None, english: Block | None) -> Problem:
        """A block that only one language has."""
        block = chinese or english
        assert block is not None
        page, twin = (self.chinese, self.english) if chinese else (self.english, self.chinese)
        name = NAMES.get(block.kind, block.kind)
        message = (
            f"{name} «{excerpt(block.text, 40)}» under #{block.section} has no twin in "
            f"{self.book.name(twin.path)}{self.section_line(twin, block.section)}"
        )
        hint = "write it there too, or take it out here"
        return Problem(self.book.name(page.path), block.line, "parity-block", message, hint)

    def section_line(self, page: Page, section: str) -> str:
        """Where the section starts in the other language."""
        lines = [b.line for b in self.book.blocks[page.path] if b.identity == section]
        return f":{lines[0]}" if lines else ""

    def compare(self, chinese: Block, english: Block) -> Iterator[Problem]:
        """What differs inside a pair."""
        if shape(chinese) != shape(english):
            yield self.report(chinese, english, "heading", describe(chinese), describe(english))
        cells = [b.text.strip("|").count("|") for b in (chinese, english)]
        if chinese.kind == "row" and cells[0] != cells[1]:
            counts = [f"{count + 1} cells" for count in cells]
            yield self.report(chinese, english, "table", *counts)
        held: tuple[Contents, Contents] = (contents(chinese), contents(english))
        for kind in KINDS:
            here, there = held[0][kind] - held[1][kind], held[1][kind] - held[0][kind]
            if here or there:
                words = [", ".join(sorted(side)) or "nothing" for side in (here, there)]
                yield self.report(chinese, english, kind, *words)

    def report(self, chinese: Block, english: Block, rule: str, here: str, there: str) -> Problem:
        """A difference with both places side by side."""
        file = self.book.name(self.chinese.path)
        places = self.place(self.chinese, chinese), self.place(self.english, english)
        message = f"{places[0]} has {excerpt(here, 80)}; {places[1]} has {excerpt(there, 80)}"
        return Problem(file, chinese.line, f"parity-{rule}", message, "make both say the same")


def describe(block: Block) -> str:
    """A heading or box in words."""
    identity = f" {{#{block.identity}}}" if block.identity else ""
    return f"{block.kind} {'#' * block.level if block.kind == 'heading' else ''}{identity}".strip()


def side_by_side(
    mine: list[Block], other: list[Block]
) -> Iterator[tuple[Block | None, Block | None]]:
    """The blocks of a page and of its twin, None where one is missing."""
    exact = SequenceMatcher(
        None, [*map(fingerprint, mine)], [*map(fingerprint, other)], autojunk=False
    )
    for tag, a, b, c, d in exact.get_opcodes():
        if tag == "equal":
            yield from zip(mine[a:b], other[c:d], strict=True)
        else:
            yield from by_shape(mine[a:b], other[c:d])


def by_shape(mine: list[Block], other: list[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Pair blocks of the same shape; what is left over stands alone or, one to one, together."""
    if len(mine) == len(other) and [b.kind for b in mine] == [b.kind for b in other]:
        yield from zip(mine, other, strict=True)
        return
    matcher = SequenceMatcher(None, [*map(shape, mine)], [*map(shape, other)], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(mine[a:b], other[c:d], strict=True)
            continue
        yield from ((block, None) for block in mine[a:b])
        yield from ((None, block) for block in other[c:d])
