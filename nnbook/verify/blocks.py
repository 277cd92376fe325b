"""Cuts a page's source into blocks: what the two languages of a page must have in common.

| kind | what |
|---|---|
| `heading`, `paragraph`, `footnote`, `code`, `comment`, `api` | as in Markdown |
| `item`, `ordered item` | one item of a list |
| `row` | one row of a table |
| `equation`, `figure` | a displayed formula; a figure with its caption |
| `note`, `question`, `look`, `exercise`, `solution`, … | the opening of such a box |

Boxes nest: a block's `depth` says in how many it lies. A `<div>` around blocks does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from nnbook.book.scan import line_of, marks
from nnbook.book.sources import Page

FENCE: Final = re.compile(r"^ *(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
OPENING: Final = re.compile(r"^ *(?P<slashes>/{3,}) *(?P<kind>[a-z]+) *(?:\|(?P<title>.*))?$")
CLOSING: Final = re.compile(r"^ */{3,} *$")
OPTION: Final = re.compile(r"^ {4}\w+: ")
OPTION_ID: Final = re.compile(r"\bid: *(?P<id>[\w-]+)")
HEADING: Final = re.compile(r"^(?P<marks>#{1,6}) +(?P<title>.*?)(?: *\{#(?P<id>[\w-]+)[^}]*\})? *$")
ITEM: Final = re.compile(r"^(?P<indent> *)(?P<mark>[-*+]|\d+[.)]) +")
FOOTNOTE: Final = re.compile(r"^\[\^(?P<id>[^\]]+)\]:")
TAG: Final = re.compile(r"^ *</?[a-z]+[^>]*> *$")
COMMENT: Final = re.compile(r"^ *<!--.*-->? *$")
RULER: Final = re.compile(r"^ *\|?[ :|-]*-[ :|-]*$")
STARTERS: Final = (FENCE, OPENING, CLOSING, HEADING, FOOTNOTE, COMMENT)


@dataclass(frozen=True)
class Block:
    """One block of a page.

    Attributes:
        kind: What it is.
        line: Its first line in the file.
        text: Its source, or the title of a box.
        depth: In how many boxes it lies.
        identity: Its explicit id, or empty.
        level: A heading's level; the indent of a list's item.
        section: The id of the heading above it (a heading's own id).
    """

    kind: str
    line: int
    text: str
    depth: int = 0
    identity: str = ""
    level: int = 0
    section: str = ""


def blocks_of(page: Page) -> list[Block]:
    """The blocks of a page in order, each with the section it lies in."""
    found, section = [], ""
    for block in Cutter(page).blocks():
        section = block.identity if block.kind == "heading" else section
        found.append(replace(block, section=section))
    return found


class Cutter:
    """Goes over the lines of one page once."""

    def __init__(self, page: Page) -> None:
        """Find the formulas and figures, which may span lines, by the line they start on."""
        self.lines = page.body.split("\n")
        self.before = page.front_lines
        self.at = 0
        self.depth = 0
        self.whole = {
            line_of(page.body, mark.start) - 1: (mark, page.body[mark.start : mark.end])
            for mark in marks(page.body)
            if mark.kind in ("display", "figure")
        }

    def blocks(self) -> Iterator[Block]:
        """Each block."""
        while self.at < len(self.lines):
            start, line = self.at, self.lines[self.at]
            self.at += 1
            if not line.strip() or TAG.match(line):
                continue
            if CLOSING.match(line):
                self.depth -= 1
                continue
            block = self.block(start, line)
            yield replace(block, line=self.before + start + 1, depth=self.depth)
            if OPENING.match(line):
                self.depth += 1

    def block(self, start: int, line: str) -> Block:
        """The block that starts on a line."""
        if start in self.whole and line.lstrip()[:1] in "$!":
            return self.marked(start)
        if fence := FENCE.match(line):
            return self.code(line, fence["fence"])
        if box := OPENING.match(line):
            options = "\n".join(self.take(lambda text: bool(OPTION.match(text))))
            named = OPTION_ID.search(options)
            identity = named["id"] if named else ""
            return Block(box["kind"], 0, (box["title"] or "").strip(), identity=identity)
        if heading := HEADING.match(line):
            level, identity = len(heading["marks"]), heading["id"] or ""
            return Block("heading", 0, heading["title"], identity=identity, level=level)
        return self.text_block(line)

    def text_block(self, line: str) -> Block:
        """A comment, a table's row, an item, a footnote, a paragraph."""
        if COMMENT.match(line):
            return Block("comment", 0, line.strip())
        if line.lstrip().startswith("|"):
            if self.at < len(self.lines) and RULER.match(self.lines[self.at]):
                self.at += 1
            return Block("row", 0, line.strip())
        if line.startswith("::: "):
            return Block("api", 0, line.strip())
        text = "\n".join([line, *self.take(self.continues)])
        if item := ITEM.match(line):
            kind = "ordered item" if item["mark"][0].isdigit() else "item"
            return Block(kind, 0, text[item.end() :], level=len(item["indent"]))
        footnote = FOOTNOTE.match(line)
        if footnote:
            return Block("footnote", 0, text, identity=footnote["id"])
        return Block("paragraph", 0, text)

    def continues(self, line: str) -> bool:
        """Whether a line belongs to the text above it."""
        starts = any(pattern.match(line) for pattern in STARTERS) or self.at in self.whole_starts()
        in_list = bool(ITEM.match(line)) and bool(ITEM.match(self.lines[self.at - 1]))
        after_item = bool(ITEM.match(line)) and self.lines[self.at - 1].startswith(" ")
        return bool(line.strip()) and not starts and not in_list and not after_item

    def whole_starts(self) -> list[int]:
        """The lines that begin with a displayed formula or a figure."""
        return [at for at in self.whole if self.lines[at].lstrip()[:1] in "$!"]

    def marked(self, start: int) -> Block:
        """A displayed formula or a figure, to the end of its last line."""
        mark, text = self.whole[start]
        self.at = start + text.count("\n") + 1
        kind = "equation" if mark.kind == "display" else "figure"
        return Block(kind, 0, text, identity=mark.label)

    def code(self, line: str, fence: str) -> Block:
        """A fenced block of code up to its closing fence."""
        inside = self.take(lambda text: not text.lstrip().startswith(fence))
        self.at += 1
        return Block("code", 0, "\n".join([line.strip(), *inside]))

    def take(self, wanted: Callable[[str], bool]) -> list[str]:
        """The following lines for which `wanted` holds."""
        taken = []
        while self.at < len(self.lines) and wanted(self.lines[self.at]):
            taken.append(self.lines[self.at])
            self.at += 1
        return taken
