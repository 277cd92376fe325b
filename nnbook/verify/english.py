"""English spelling, in one tradition: British.

A word is known if `pyspellchecker` knows it, if it is the British form of a known one, or if it is
in `words_en.txt`. American forms come from codespell's table; verbs in -ize are American here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from spellchecker import SpellChecker

from nnbook.book.glossary import terms
from nnbook.verify.book import Book
from nnbook.verify.problem import Problem, excerpt
from nnbook.verify.prose import Passage, passages

WORDS_FILE: Final = Path(__file__).with_name("words_en.txt")
WORD: Final = re.compile(r"(?<![\w.'’-])[A-Za-z]+(?:['’][a-z]+)?(?![\w'’])")
IZE: Final = re.compile(r"[a-z]{3,}(?:iz|yz)(?:e|es|ed|ing|er|ers|ation|ations)")
NOT_IZE: Final = re.compile(r"(?:re|over|down|up)?siz|priz|seiz|capsiz|maiz|horizon|wiz")
# American in the table, yet also British, some in another sense: a program, a practice, a meter.
BOTH: Final = frozenset(
    (
        *("acknowledgment", "acknowledgments", "biased", "focused", "focuses", "focusing"),
        *("judgment", "judgments", "license", "licensed", "licenses", "licensing"),
        *(
            "meter",
            "meters",
            "practice",
            "practices",
            "program",
            "refocused",
            "routing",
            "writable",
        ),
    )
)


@cache
def british_to_american() -> dict[str, str]:
    """British spellings with their American forms."""
    table = files("codespell_lib") / "data" / "dictionary_en-GB_to_en-US.txt"
    rows = table.read_text(encoding="utf-8").split("\n")
    return dict(row.strip().split("->") for row in rows if "->" in row and "," not in row)


@cache
def american_to_british() -> dict[str, str]:
    """American spellings that this book does not use."""
    rows = {us: gb for gb, us in british_to_american().items()}
    return {us: gb for us, gb in rows.items() if us not in BOTH}


@cache
def own_words() -> frozenset[str]:
    """The words of this book that no dictionary knows: the list's and the glossary's."""
    lines = WORDS_FILE.read_text(encoding="utf-8").split("\n")
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    forms = (form for term in terms() for form in (*term.spellings["en"], term.names["en"]))
    return frozenset(listed | {word.lower() for form in forms for word in WORD.findall(form)})


@cache
def dictionary() -> SpellChecker:
    """The dictionary, loaded once."""
    return SpellChecker(language="en")


@cache
def known(word: str) -> bool:
    """Whether a word in lower case is spelt as this book spells."""
    if word in own_words() or word in british_to_american() or word in dictionary():
        return True
    american = re.sub(r"is(?=e|es|ed|ing|er|ation)", "iz", word)
    american = re.sub(r"our(?=$|s$|ed$|ing$|ful|less|able)", "or", american)
    return american != word and american in dictionary()


def fault(word: str, *, starts: bool) -> str:
    """What is wrong with a word; empty if nothing is.

    Examples:
        >>> fault("colour", starts=False), fault("netwrok", starts=False)
        ('', 'unknown word')
        >>> fault("normalize", starts=False)
        'American: normalise'
    """
    bare = word.replace("’", "'")
    if not bare[1:].islower() and not bare.isupper():
        return ""  # ReLU, AlexNet: a name
    if bare in own_words() or len(bare) < 2 or (bare.isupper() and len(bare) < 7):
        return ""
    low = bare.lower().removesuffix("'s")
    if low in american_to_british():
        return f"American: {american_to_british()[low]}"
    if IZE.fullmatch(low) and not NOT_IZE.match(low) and low not in own_words():
        return f"American: {low.replace('iz', 'is').replace('yz', 'ys')}"
    if known(low) or (bare[0].isupper() and not starts):
        return ""  # a capital inside a sentence is a name
    return "unknown word"


def check(book: Book) -> list[Problem]:
    """Report unknown words and American spellings in the English text and figures."""
    return [problem for passage in passages(book, "en") for problem in faults(passage)]


def faults(passage: Passage) -> Iterator[Problem]:
    """The misspelt words of one passage."""
    text = passage.text
    for found in WORD.finditer(text):
        before = text[: found.start()].rstrip()
        starts = not before or before[-1] in '.:;!?|"“'
        reason = fault(found[0], starts=starts)
        if reason:
            line = passage.line + text.count("\n", 0, found.start())
            around = excerpt(text[max(0, found.start() - 15) : found.end() + 10], 50)
            message = f"{found[0]}: {reason}: «{around}»"
            hint = f"correct it, or add it to {WORDS_FILE.name}"
            yield Problem(passage.file, line, "spelling", message, hint)
