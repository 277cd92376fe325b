"""Where the chapters use each term of the glossary, section by section."""

from __future__ import annotations

from typing import Final

from nnbook.book.pages import CHAPTERS
from nnbook.book.sources import CODE, FORMULAS, HEADINGS, Page, Sources, without
from nnbook.book.tooltips import pattern
from nnbook.book.words import words
from nnbook.languages import Language

JOINTS: Final[dict[Language, str]] = {"zh-TW": "、", "en": ", "}
Uses = dict[str, list[tuple[str, str, str]]]


def sections(page: Page) -> list[tuple[str, str, str]]:
    """Each section's id, title and text; the text above the first heading is nobody's."""
    text = without((*CODE, *FORMULAS), page.body)
    found = list(HEADINGS[0].finditer(page.prose))
    ends = [heading.start() for heading in found[1:]] + [len(text)]
    return [
        (heading["id"] or "", heading["title"].strip(), text[heading.start() : end])
        for heading, end in zip(found, ends, strict=True)
    ]


def uses_of_terms(sources: Sources, language: Language) -> Uses:
    """For each term's key, the sections that use it: the page, the section's id, its title."""
    finder, forms = pattern(language)
    found: Uses = {}
    for slug in CHAPTERS:
        page = sources.pages.get(slug)
        for identity, title, text in sections(page) if page else ():
            keys = {forms[match[0].lower()].key for match in finder.finditer(text)}
            for key in keys:
                found.setdefault(key, []).append((slug, identity, title))
    return found


def uses_text(places: list[tuple[str, str, str]], language: Language) -> str:
    """The places of use as Markdown: folded away, a line for each chapter."""
    lines = []
    for slug in dict.fromkeys(slug for slug, _, _ in places):
        links = [f"[{title}]({slug}.md#{name})" for page, name, title in places if page == slug]
        chapter = words(language, "chapter", str(CHAPTERS.index(slug) + 1))
        lines.append(f"- {chapter}{words(language, 'colon')}{JOINTS[language].join(links)}")
    summary = f"<summary>{words(language, 'uses', str(len(places)))}</summary>"
    listed = "\n".join(lines)
    opening = '<details class="nn-uses" data-search-exclude="1" markdown="1">'
    return f"\n{opening}{summary}\n\n{listed}\n\n</details>\n"
