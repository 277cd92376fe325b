"""Chinese characters: no Simplified ones, none in English text, no passage left in English.

Each character is compared with what OpenCC's `s2tw` makes of it alone. Characters that are also
good Traditional ones are let through alone or within a word; both lists are below.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import opencc

from nnbook.verify.book import Book
from nnbook.verify.problem import Problem, excerpt
from nnbook.verify.prose import CHINESE, page_passages, passages

# Characters that OpenCC changes although Taiwan writes them so.
GOOD: Final = {
    "台": "台灣, 一台: usual beside 臺",
    "占": "占一列: the standard form of the Ministry of Education; 佔 is the variant",
    "群": "the standard form",
    "床": "the standard form",
    "吃": "the standard form",
}
# Words in which a character that is Simplified elsewhere is right.
GOOD_WORDS: Final = (
    *("公里", "里程", "鄰里", "皇后", "干擾", "若干", "干預", "干涉", "游標", "上游", "下游"),
    *("批准", "核准", "不准", "茶几", "幾乎", "遠征", "出征", "采風", "神采", "并吞", "于先生"),
)
LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")


@cache
def traditional(character: str) -> str:
    """What OpenCC makes of one character."""
    return str(converter().convert(character))


@cache
def converter() -> opencc.OpenCC:
    """The converter, made once."""
    return opencc.OpenCC("s2tw")


def simplified(text: str) -> list[tuple[int, str]]:
    """Each Simplified character with its place.

    Examples:
        >>> simplified("网路的一公里")
        [(0, '网')]
    """
    for word in GOOD_WORDS:
        text = text.replace(word, "字" * len(word))
    return [
        (place, character)
        for place, character in enumerate(text)
        if CHINESE.match(character)
        and character not in GOOD
        and traditional(character) != character
    ]


def check(book: Book) -> list[Problem]:
    """Report Simplified characters, Chinese among English words, and text left in English."""
    problems = []
    for passage in passages(book, "zh-TW"):
        for place, character in simplified(passage.text):
            line = passage.line + passage.text.count("\n", 0, place)
            message = (
                f"{character} is Simplified: «{excerpt(passage.text[max(0, place - 6) :], 16)}»"
            )
            hint = f"write {traditional(character)}"
            problems.append(Problem(passage.file, line, "simplified", message, hint))
    return problems + wrong_language(book)


def wrong_language(book: Book) -> list[Problem]:
    """Chinese in the English text without a span, and Chinese passages without Chinese."""
    problems = []
    for passage in passages(book, "en"):
        if found := CHINESE.search(passage.text):
            line = passage.line + passage.text.count("\n", 0, found.start())
            message = f"Chinese in English text: «{excerpt(passage.text[found.start() :], 20)}»"
            hint = "translate it, or mark it: [字]{lang=zh-TW}"
            problems.append(Problem(passage.file, line, "wrong-language", message, hint))
    for passage in page_passages(book, "zh-TW"):
        count = len(LATIN_WORD.findall(passage.text))
        if count > 5 and not CHINESE.search(passage.text):
            message = f"no Chinese in this Chinese text: «{excerpt(passage.text, 40)}»"
            problems.append(Problem(passage.file, passage.line, "wrong-language", message))
    return problems
