"""The glossary: one data file, from which the page, the tooltips and the wording checks come."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from nnbook.languages import Language, other

FILE: Final = Path(__file__).with_name("glossary.toml")
PLACE: Final = "<!-- glossary -->"
Check = Literal["never", "context", "search"]


@dataclass(frozen=True)
class Variant:
    """A word met elsewhere for the same thing.

    Attributes:
        text: The word.
        language: Its language.
        check: `never` is an error in running text, `context` is reported in the sense of `note`,
            `search` only helps to find the term.
        note: The sense in which a `context` word is meant.
    """

    text: str
    language: Language
    check: Check
    note: str = ""


@dataclass(frozen=True)
class Term:
    """One thing and its one word in each language.

    Attributes:
        key: Its name in ids.
        names: The word in each language.
        definitions: What it is, one sentence in each language.
        chapter: The page that explains it.
        spellings: Forms to recognise in running text, the longest first.
        also: What readers meet elsewhere.
    """

    key: str
    names: dict[Language, str]
    definitions: dict[Language, str]
    chapter: str
    spellings: dict[Language, tuple[str, ...]]
    also: tuple[Variant, ...]


@cache
def terms() -> tuple[Term, ...]:
    """Every term of the glossary, in the order of the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
    return tuple(
        Term(
            key=row["key"],
            names={"zh-TW": row["zh"], "en": row["en"]},
            definitions={"zh-TW": row["definition_zh"], "en": row["definition_en"]},
            chapter=row["chapter"],
            spellings={
                "zh-TW": tuple(row.get("forms_zh", [row["zh"]])),
                "en": tuple(row.get("forms_en", [row["en"]])),
            },
            also=tuple(Variant(**entry) for entry in row.get("also", [])),
        )
        for row in rows
    )


def term_id(term: Term) -> str:
    """The id of a term's entry on the glossary page."""
    return "term-" + re.sub(r"[^a-z]+", "-", term.key.lower()).strip("-")


def sort_key(term: Term, language: Language) -> str:
    """English is sorted by letter; Chinese keeps the order of the file, from simple to deep."""
    return term.names["en"].lower() if language == "en" else ""


def page_text(language: Language, titles: dict[str, str], uses: dict[str, str]) -> str:
    """The glossary's entries as Markdown, one heading a term.

    Args:
        language: The page's language.
        titles: The titles of the pages that exist, so that no entry links to a missing one.
        uses: Markdown that lists where a term is used, by the term's key.
    """
    found = sorted(terms(), key=lambda term: sort_key(term, language))
    return "".join(entry(term, language, titles) + uses.get(term.key, "") for term in found)


def entry(term: Term, language: Language, titles: dict[str, str]) -> str:
    """One term: its word in both languages, its definition, its chapter, other words for it."""
    twin = other(language)
    foreign = f"[{term.names[twin]}]{{lang={twin} .nn-twin}}"
    lines = [f"\n\n## {term.names[language]} {{#{term_id(term)}}}\n", f"{foreign}\n"]
    lines.append(term.definitions[language])
    variants = [v for v in term.also if v.language == language]
    if variants:
        lead = {"zh-TW": "也寫作：", "en": "Also seen: "}[language]
        joint = {"zh-TW": "、", "en": ", "}[language]
        shown = joint.join(f"[{v.text}]{{.mention}}" for v in variants)
        lines.append(f"\n{lead}{shown}{'。' if language == 'zh-TW' else '.'}")
    if term.chapter in titles:
        lines.append(f"\n[{titles[term.chapter]}]({term.chapter}.md){{.nn-solution}}")
    return "\n".join(lines) + "\n"
