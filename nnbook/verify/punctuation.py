"""Punctuation: full width in Chinese with its spacing, half width in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import autocorrect_py

from nnbook.verify.book import Book
from nnbook.verify.problem import Problem, excerpt
from nnbook.verify.prose import passages

HAN: Final = "\u3400-\u9fff"
# What autocorrect leaves alone; it never touches 「」 and the book's marks.
CHINESE_RULES: Final = {
    "half-width punctuation beside Chinese": re.compile(
        rf"(?<=[{HAN}])[,;:!?]|[,;:!?] ?(?=[{HAN}])|\((?=[{HAN}])|(?<=[{HAN}])\)"
        rf"|(?<=[{HAN}])\.(?=\s|$)"
    ),
    "a space between Chinese characters": re.compile(rf"(?<=[{HAN}]) +(?=[{HAN}])"),
    "foreign quotation marks": re.compile(rf"[“”\"](?=[{HAN}])|(?<=[{HAN}])[“”\"]"),
    "a doubled mark": re.compile(r"[，。；：、！？][，。；：、]"),
}
# autocorrect takes a full-width colon between two numbers for the time of day.
TIGHT_COLON: Final = re.compile(r"(?<=\d):(?=\d)")
ENGLISH_RULES: Final = {
    "full-width punctuation": re.compile(r"[，。；：、！？「」『』（）【】《》　]"),
    "a space before the mark": re.compile(r"(?<=\w) [,;:!?](?=\s|$)|(?<=\w) \.(?=\s|$)"),
    "a doubled mark": re.compile(r",,|;;|\.\.(?!\.)(?<!\.\.\.)|,\."),
    "a doubled word": re.compile(r"\b(the|a|an|of|to|in|is|and|that|it|for)[ \n]+\1\b", re.I),
}


def check(book: Book) -> list[Problem]:
    """Report marks of the wrong width and missing or surplus spaces."""
    problems = []
    for passage in passages(book, "zh-TW"):
        for number, line in enumerate(passage.text.split("\n")):
            for message in chinese_faults(line):
                problems.append(
                    Problem(passage.file, passage.line + number, "punctuation", message)
                )
    for passage in passages(book, "en"):
        for number, line in enumerate(passage.text.split("\n")):
            for message in faults(line, ENGLISH_RULES):
                problems.append(
                    Problem(passage.file, passage.line + number, "punctuation", message)
                )
    return problems


def faults(line: str, rules: dict[str, re.Pattern[str]]) -> Iterator[str]:
    """Each rule that a line breaks, with the place."""
    for what, pattern in rules.items():
        for found in pattern.finditer(line):
            yield f"{what}: «{excerpt(line[max(0, found.start() - 8) :], 20)}»"


def chinese_faults(line: str) -> Iterator[str]:
    """What is wrong with a line of Chinese."""
    found = list(faults(line, CHINESE_RULES))
    yield from found
    if found:
        return  # autocorrect would say the same again
    better = TIGHT_COLON.sub("：", autocorrect_py.format(line))
    if better != line:
        place = next(
            (n for n, (a, b) in enumerate(zip(line, better, strict=False)) if a != b), len(better)
        )
        start = max(0, place - 6)
        yield f"«{excerpt(line[start:], 16)}» should be «{excerpt(better[start:], 16)}»"
