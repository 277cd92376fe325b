"""Leads readers to what was made for them to take along: on its page, and in the chapters.

The pages are written without these links, which would lead nowhere in a build that makes none of
the files; what was made is what is linked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from nnbook.book.pages import CHAPTERS, chapter_number
from nnbook.book.words import words
from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES, Language

FOLDER: Final = "take-along"
BOTH: Final = f"{FOLDER}/nnbook.zip"
NOTICE: Final = re.compile(r'<p class="nn-take"( id="[^"]*")?>.*?</p>', re.DOTALL)
MEGABYTE: Final = 1_000_000
WORDS: Final[dict[Language, dict[str, str]]] = {
    "zh-TW": {
        "pdf": "PDF",
        "epub": "電子書（EPUB）",
        "zip": "離線版（ZIP）",
        "slides": "投影片：",
        "between": "、",
    },
    "en": {
        "pdf": "PDF",
        "epub": "E-book (EPUB)",
        "zip": "Offline copy (ZIP)",
        "slides": "Slides: ",
        "between": ", ",
    },
}


def folder_of(language: Language) -> str:
    """A language's pages below the site's root.

    Examples:
        >>> folder_of("zh-TW"), folder_of("en")
        ('', 'en/')
    """
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def book_file(language: Language, kind: str) -> str:
    """Where a book of one language lies below the site's root.

    Examples:
        >>> book_file("en", "epub")
        'take-along/nnbook.en.epub'
    """
    return f"{FOLDER}/nnbook.{language}.{kind}"


def entries(site: Path, language: Language) -> list[str]:
    """A link to each file that is there, with its size."""
    up, said, found = "../" * (1 + (language != DEFAULT_LANGUAGE)), WORDS[language], []
    for kind in ("pdf", "epub", "zip"):
        name = BOTH if kind == "zip" else book_file(language, kind)
        if (site / name).is_file():
            size = f"{(site / name).stat().st_size / MEGABYTE:.1f} MB"
            link = f'<a href="{up}{name}" download>{said[kind]}</a>'
            found.append(f'<li>{link} <span class="nn-size">{size}</span></li>')
    return found + decks(site, language)


def decks(site: Path, language: Language) -> list[str]:
    """A link to the slides of each chapter that has some."""
    links = [
        f'<a href="../slides/{slug}/">{words(language, "chapter", str(chapter_number(slug)))}</a>'
        for slug in CHAPTERS
        if (site / folder_of(language) / "slides" / slug / "index.html").is_file()
    ]
    said = WORDS[language]
    return [f"<li>{said['slides']}{said['between'].join(links)}</li>"] if links else []


def fill(site: Path) -> None:
    """Put the links in place of the notice that there are none.

    Raises:
        ValueError: The page has no such notice.
    """
    for language in LANGUAGES:
        page = site / folder_of(language) / FOLDER / "index.html"
        found = NOTICE.search(html := page.read_text(encoding="utf-8"))
        if found is None:
            msg = f"{page}: no place for the links, or they are there already"
            raise ValueError(msg)
        links = f'<ul class="nn-take"{found[1] or ""}>{"".join(entries(site, language))}</ul>'
        page.write_text(html.replace(found[0], links), encoding="utf-8")
