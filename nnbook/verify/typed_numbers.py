"""Numbers that somebody typed into a page instead of letting the code put them there.

A number is let through only for a reason written here or in `typed_numbers.toml`:

| exempt | reason |
|---|---|
| a single digit | counts up to nine are words of the sentence, small constants of the formula |
| a number joined to letters: N1, x2, 3D, float32 | a name, not a quantity |
| a year: 2015 年, (1989), Nielsen 2015, "in 1989" | a citation or a date |
| 0.5 in a formula | one half, a constant of the definitions |
| the 10 of a power of ten | the base of our numerals |
| in a formula, indices and exponents | they count neurons, layers and powers |
| a footnote's text | volume, pages and year of what it cites |
| `[= … =]`, code, ids, links, front matter | computed, or not read as text |
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from nnbook.book.scan import marks
from nnbook.verify.blocks import Block
from nnbook.verify.book import Book
from nnbook.verify.contents import normal_tex, words_of
from nnbook.verify.problem import Problem, excerpt

ALLOWED_FILE: Final = Path(__file__).with_suffix(".toml")
SELF: Final = "nnbook/verify/typed_numbers.toml"
NUMBER: Final = re.compile(r"(?<![A-Za-z0-9_.,])\d+(?:[,.]\d+)*(?![A-Za-z0-9_])")
TEX_NUMBER: Final = re.compile(r"(?<![\d.\\])\d+(?:\.\d+)?(?![\d.])")
YEAR: Final = re.compile(
    r"(?:1[89]|20)\d\d(?= ?年)|(?<=[(（])(?:1[89]|20)\d\d(?=[a-z]?[)）,，;；])"
    r"|(?:(?<=\b[a-z]{3} )|(?<=\b[Ii]n )|(?<=\bof )|(?<=, ))(?:1[89]|20)\d\d\b(?![,.]\d)"
)
AUTHOR_YEAR: Final = re.compile(r"\b[A-Z][a-z]+,? (?:1[89]|20)\d\d\b")
SCRIPT: Final = re.compile(r"[_^]\{(?:[^{}]|\{[^{}]*\})*\}|[_^]\\?\w")
SHORT_FRACTION: Final = re.compile(r"(?<=frac) *(\d) *(\d)")
POWER: Final = "\x00"  # stands for an index or an exponent
HALF: Final = "0.5"
HINT: Final = "make it a fact and write [= chapter.name =], or add it with its reason to " + SELF


@dataclass(frozen=True)
class Allowed:
    """Typed numbers that are right where they are.

    Attributes:
        page: The page's slug.
        texts: The words around them; each stands on the page in one language or in both.
        why: The reason.
    """

    page: str
    texts: tuple[str, ...]
    why: str


@cache
def allowed() -> tuple[Allowed, ...]:
    """The reasoned exceptions."""
    rows = tomllib.loads(ALLOWED_FILE.read_text(encoding="utf-8")).get("allowed", [])
    return tuple(Allowed(row["page"], tuple(row["texts"]), row["why"]) for row in rows)


def check(book: Book) -> list[Problem]:
    """Report every number on a page that no code computed, and every unused exception."""
    problems: list[Problem] = []
    used: set[tuple[Allowed, str]] = set()
    for _, page in book.all_pages():
        for block in book.blocks[page.path]:
            text = block.text
            for entry in allowed():
                for words in entry.texts:
                    if entry.page == page.slug and words in text:
                        used.add((entry, words))
                        text = text.replace(words, re.sub(r"\d", "", words))
            problems += block_problems(book.name(page.path), block, text)
    return [*problems, *unused(book, used)]


def unused(book: Book, used: set[tuple[Allowed, str]]) -> Iterator[Problem]:
    """Exceptions whose page exists but no longer says so."""
    for entry in allowed():
        for words in entry.texts:
            if entry.page in book.pages["en"] and (entry, words) not in used:
                message = f"«{words}» does not stand on the page {entry.page}"
                yield Problem(SELF, 1, "unused-exception", message, "take the exception out")


def block_problems(file: str, block: Block, text: str) -> Iterator[Problem]:
    """The typed numbers of one block."""
    if block.kind in ("code", "comment", "api", "footnote"):
        return
    for line, number, around in found_in(text):
        message = f"{number} was typed by hand: «{around}»"
        yield Problem(file, block.line + line, "hand-typed-number", message, HINT)


def found_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Each typed number with its line in the text and the words around it."""
    words = words_of(text)
    years = [m.span() for m in (*YEAR.finditer(words), *AUTHOR_YEAR.finditer(words))]
    for match in NUMBER.finditer(words):
        inside = any(start <= match.start() and match.end() <= end for start, end in years)
        if len(match[0]) > 1 and not inside:
            around = excerpt(words[max(0, match.start() - 12) : match.end() + 12])
            yield words.count("\n", 0, match.start()), match[0], around
    for mark in all_formulas(text):
        whole = SHORT_FRACTION.sub(r"{\1}{\2}", mark.replace("{,}", ""))
        bare = SCRIPT.sub(POWER, re.sub(r"\[=.*?=\]", "n", whole))
        for match in TEX_NUMBER.finditer(bare):
            if len(match[0]) > 1 and match[0] != HALF and not is_base(bare, match):
                line = text.count("\n", 0, max(0, text.find(mark)))
                yield line, match[0], excerpt(normal_tex(mark))


def is_base(formula: str, number: re.Match[str]) -> bool:
    """Whether a number is the ten of a power of ten."""
    return number[0] == "10" and formula[number.end() :].startswith(POWER)


def all_formulas(text: str) -> Iterator[str]:
    """The LaTeX of a block's formulas, those in a caption included."""
    for mark in marks(text):
        if mark.kind in ("inline", "display"):
            yield mark.text
        elif mark.kind == "figure":
            yield from all_formulas(mark.caption)
