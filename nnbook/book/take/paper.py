"""A language's book as one document for paper: cover, contents, chapters, solutions."""

from __future__ import annotations

import base64
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from nnbook.book.take.epub_files import FONT, WORDS
from nnbook.book.take.offline import with_fonts
from nnbook.book.take.outlines import with_letters
from nnbook.book.take.pages import (
    HOME,
    BookPage,
    Title,
    heading_of,
    in_light_colours,
    keep_drawing,
    number_of,
    open_answers,
    read_book,
    relink,
    title_of,
)
from nnbook.book.take.tree import find, text_of, tidy_spaces, written
from nnbook.languages import Language

STYLE: Final = Path(__file__).with_name("paper.css")
SHEETS: Final = ("assets/css/palette.css", "assets/css/book.css")
# In the font these are as wide as a Chinese character, which English does not want.
NARROW: Final[dict[Language, str]] = {"zh-TW": "", "en": "‘’“”"}
DIGITS: Final = "0123456789"  # of the page numbers
FORMULAS: Final = "assets/katex/katex.min.css"
# Attributes outside of drawings that name an element of the same page.
REFERENCES: Final = ("aria-labelledby", "aria-describedby")


def anchor(slug: str, identity: str = "") -> str:
    """The id in the whole book of a page, or of a place on it.

    Examples:
        >>> anchor("cost"), anchor("cost", "loss")
        ('cost', 'cost--loss')
    """
    return f"{slug}--{identity}" if identity else slug


def name_apart(page: BookPage) -> None:
    """Give each place of a page an id that no other page has; a drawing's are its own already."""
    drawings = {id(part) for svg in find(page.article, "svg") for part in svg.iter()}
    for element in page.article.iter():
        if id(element) in drawings:
            continue
        if identity := element.get("id"):
            element.set("id", anchor(page.slug, identity))
        for name in REFERENCES:
            if named := element.get(name):
                element.set(name, " ".join(anchor(page.slug, one) for one in named.split()))


def number_heading(page: BookPage, language: Language) -> None:
    """Put the chapter's number before its title."""
    if before := number_of(page, language):
        heading = next(find(page.article, "h1"))
        number = Element("span", {"class": "nn-chapter"})
        number.text = before
        number.tail, heading.text = heading.text, ""
        heading.insert(0, number)


def running_heads(pages: list[BookPage], title: Title) -> str:
    """The style rules that give each page of paper its head."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    rules = [
        f"@page {page.slug} {{ @top-left {{ content: {quoted(title.name)}; }}"
        f" @top-right {{ content: {quoted(heading_of(page, title.language))}; }} }}\n"
        f"#{page.slug} {{ page: {page.slug}; }}"
        for page in pages
    ]
    return "\n".join(rules)


def contents(pages: list[BookPage], language: Language) -> str:
    """The table of contents, with room for the page numbers."""
    lines, part = [], ""
    for page in pages:
        if page.part != part:
            part = page.part
            lines.append(f'<p class="nn-part">{escape(part)}</p>')
        entries = [(anchor(page.slug), heading_of(page, language), "nn-entry")]
        if page.number is not None:
            entries += [
                (heading.get("id", ""), text_of(heading), "nn-below")
                for heading in find(page.article, "h2")
            ]
        lines += [
            f'<p class="{kind}"><a href="#{target}"><span>{escape(name)}</span>'
            '<span class="nn-page"></span></a></p>'
            for target, name, kind in entries
        ]
    title = WORDS[language]["contents"]
    return f'<nav class="nn-contents"><h1>{title}</h1>{"".join(lines)}</nav>'


def cover(title: Title, home: BookPage) -> str:
    """The first sheet: title, what the book is, and the picture of the home page."""
    drawing = deepcopy(next(find(home.article, "svg")))
    drawing.tail = None
    return f"""<div class="nn-cover"><p class="nn-cover-title">{escape(title.name)}</p>
<p class="nn-cover-text">{escape(title.description)}</p>
{written(drawing)}
<p class="nn-cover-foot">{escape(WORDS[title.language]["below"])}</p></div>"""


def style(site: Path, language: Language, text: str) -> str:
    """All style sheets in one, with their fonts in them; of the large one, what the text needs."""
    font = base64.b64encode(with_letters(FONT, text, narrow=NARROW[language])).decode()
    sheets = [(site / name).read_text(encoding="utf-8") for name in SHEETS]
    formulas = site / FORMULAS
    sheets.append(with_fonts(formulas.read_text(encoding="utf-8"), formulas.parent))
    own = STYLE.read_text(encoding="utf-8")
    sheets.append(own.replace("fonts/book", f"data:font/ttf;base64,{font}"))
    return "\n".join(sheets)


def prepared(site: Path, language: Language) -> list[BookPage]:
    """The pages as they stand in the document."""
    pages = read_book(site, language)
    for page in pages:
        keep_drawing(page.article, "nn-wide")
        open_answers(page.article)
        number_heading(page, language)
    relink(pages, lambda slug, identity: f"#{anchor(slug, identity)}")
    for page in pages:
        name_apart(page)
    return pages


def document(site: Path, language: Language) -> str:
    """The whole book as one HTML document that needs no other file.

    Args:
        site: A built site.
        language: The language.
    """
    title, pages = title_of(site, language), prepared(site, language)
    home = next(page for page in pages if page.slug == HOME)
    articles = "\n".join(
        f'<article id="{page.slug}" class="md-typeset">'
        f"{''.join(written(child) for child in page.article)}</article>"
        for page in pages
    )
    body = f"{cover(title, home)}\n{contents(pages, language)}\n{articles}"
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{escape(title.name)}</title>
<style>
{style(site, language, body + DIGITS)}
{running_heads(pages, title)}
</style>
</head>
<body class="nn-paper" data-md-color-scheme="default">
{in_light_colours(tidy_spaces(body))}
</body>
</html>
"""
