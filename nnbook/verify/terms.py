"""One word for one thing: the glossary's check column, and terms taken for their neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nnbook.book.glossary import Term, Variant, terms
from nnbook.languages import LANGUAGES, Language
from nnbook.verify.blocks import Block
from nnbook.verify.book import Book
from nnbook.verify.parity import matched
from nnbook.verify.problem import Problem, excerpt
from nnbook.verify.prose import NOT_PROSE, Passage, block_passage, figure_passages

# These pages speak of words: that is what they are for.
EXEMPT: Final = ("glossary", "errata")
SENSE: Final = re.compile(r"^指 ?(?P<sense>[A-Za-z ]+?) ?時$|^指(?P<chinese>\S+)時$")
UNLESS_LINEAR: Final = "不是線性子空間時"
# Terms that are easily taken for each other: a text names one and its twin only the other.
TWINS: Final = (
    ("row", "column"),
    ("weight", "bias"),
    ("input layer", "hidden layer", "output layer"),
    ("training set", "validation set", "test set"),
)
FORMS: Final[dict[str, dict[Language, str]]] = {
    "row": {"zh-TW": r"列(?![表出舉印])(?<![陣排序數系並羅])", "en": r"\brows?\b"},
    "column": {"zh-TW": r"(?<=[兩每一二三第的])行(?!為|動|走|程)", "en": r"\bcolumns?\b"},
    "weight": {"zh-TW": r"權重", "en": r"\bweights?\b"},
    "bias": {"zh-TW": r"偏差", "en": r"\bbias(?:es)?\b"},
    "input layer": {"zh-TW": r"輸入層", "en": r"\binput layers?\b"},
    "hidden layer": {"zh-TW": r"隱藏層", "en": r"\bhidden layers?\b"},
    "output layer": {"zh-TW": r"輸出層", "en": r"\boutput layers?\b"},
    "training set": {"zh-TW": r"訓練集", "en": r"\btraining (?:set|data)\b"},
    "validation set": {"zh-TW": r"驗證集", "en": r"\bvalidation (?:set|data)\b"},
    "test set": {"zh-TW": r"測試集", "en": r"\btest (?:set|data)\b"},
}


def check(book: Book) -> list[Problem]:
    """Report words that the glossary rules out, and terms mistranslated for their neighbour."""
    problems = [p for language in LANGUAGES for p in figure_terms(book, language)]
    for chinese, english in book.pairs:
        if chinese.slug in EXEMPT:
            continue
        for mine, other in matched(book, chinese, english):
            if mine.kind not in NOT_PROSE:
                problems += pair_terms(book, chinese.slug, mine, other)
    return problems


def figure_terms(book: Book, language: Language) -> Iterator[Problem]:
    """Words in figures that are never right."""
    for passage in figure_passages(book, language):
        yield from passage_terms(passage, language, "")


def pair_terms(book: Book, slug: str, mine: Block, other: Block) -> Iterator[Problem]:
    """The terms of one pair of blocks."""
    chinese = block_passage(book, "zh-TW", slug, mine)
    english = block_passage(book, "en", slug, other)
    yield from passage_terms(chinese, "zh-TW", english.text)
    yield from passage_terms(english, "en", chinese.text)
    yield from twin_terms(chinese, english)


def passage_terms(passage: Passage, language: Language, twin: str) -> Iterator[Problem]:
    """Variants of terms that a passage must not use."""
    for term in terms():
        for variant in term.also:
            if variant.language == language and ruled_out(variant, term, passage.text, twin):
                place = passage.text.find(variant.text)
                line = passage.line + passage.text.count("\n", 0, place)
                sense = f" ({variant.note})" if variant.note else ""
                around = excerpt(passage.text[max(0, place - 6) :], 20)
                message = f"{variant.text}{sense} is not this book's word: «{around}»"
                hint = f"write {term.names[language]}"
                yield Problem(passage.file, line, f"term-{variant.check}", message, hint)


def ruled_out(variant: Variant, term: Term, text: str, twin: str) -> bool:
    """Whether a text uses a variant where the glossary says that it must not."""
    if variant.check == "search" or variant.text not in text:
        return False
    if variant.check == "never":
        return True
    if variant.note == UNLESS_LINEAR:
        return re.search(rf"(?<!線性){variant.text}", text) is not None
    # Only reported in the sense given: when the other language says that word.
    sense = SENSE.match(variant.note)
    word = (sense["sense"] if sense else None) or term.names["en"]
    return re.search(rf"\b{re.escape(word)}", twin, re.IGNORECASE) is not None


def twin_terms(chinese: Passage, english: Passage) -> Iterator[Problem]:
    """Terms of a group of which each language names another one."""
    for group in TWINS:
        here = {key for key in group if re.search(FORMS[key]["zh-TW"], chinese.text)}
        there = {key for key in group if re.search(FORMS[key]["en"], english.text, re.I)}
        if here - there and there - here:
            named = " and ".join(sorted(here - there)), " and ".join(sorted(there - here))
            message = (
                f"the Chinese speaks of {named[0]} where {english.file}:{english.line} "
                f"speaks of {named[1]}: «{excerpt(chinese.text, 40)}»"
            )
            yield Problem(chinese.file, chinese.line, "term-twin", message)
