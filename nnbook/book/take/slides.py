"""A deck of slides for each chapter, made of the chapter's own page.

What a reader looks at (a figure, a formula, a table, a list, a question) is shown, under the
heading of its section; what is said about it becomes the speaker's notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from nnbook.book.drawings import write_whole
from nnbook.book.pages import CHAPTERS
from nnbook.book.policy import content_policy
from nnbook.book.take.pages import BookPage, heading_of, read_page
from nnbook.book.take.shelf import folder_of
from nnbook.book.take.tree import classes, find, text_of, tidy_spaces, written
from nnbook.figures.palette import rule
from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES, Language, other

FOLDER: Final = "slides"
STYLE: Final = "assets/css/slides.css"
SCRIPT: Final = "assets/slides/slides.js"
HERE: Final = Path(__file__).parent
SHOWN: Final = ("figure", "div", "table", "ul", "ol", "blockquote")
# How a sentence ends that leads to nothing more.
ENDS: Final = (".", "!", "?", "。", "！", "？", ")", "）")
# A paragraph no longer than this stands above what it leads to.
LEAD: Final[dict[Language, int]] = {"zh-TW": 70, "en": 170}
CANONICAL: Final = re.compile(r'<link rel="canonical" href="[^"]*">')
TOOLS: Final = re.compile(r'(<p class="nn-tools".*?)</p>')
WORDS: Final[dict[Language, dict[str, str]]] = {
    "zh-TW": {
        "slides": "投影片",
        "title": "{}（投影片）",
        "notes": "講稿",
        "chapter": "回到這一章",
        "other": "English",
        "keys": "<kbd>←</kbd> <kbd>→</kbd> 翻頁　<kbd>n</kbd> 講稿",
    },
    "en": {
        "slides": "Slides",
        "title": "{} (slides)",
        "notes": "Notes",
        "chapter": "Back to the chapter",
        "other": "中文",
        "keys": "<kbd>←</kbd> <kbd>→</kbd> turn the slides, <kbd>n</kbd> notes",
    },
}


@dataclass
class Slide:
    """What stands on a slide, and what is said to it."""

    heading: str
    body: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


def slides_of(page: BookPage, language: Language) -> list[Slide]:
    """A chapter as slides: its title with its aims, then one thing at a time.

    Args:
        page: The chapter.
        language: Its language.
    """
    slides = [Slide(page.title)]
    heading, said = "", list[Element]()
    for block in page.article:
        if block.tag in ("h1", "h2", "h3"):
            finish(slides, heading, said)
            heading, said = (text_of(block) if block.tag != "h1" else ""), []
        elif block.tag in SHOWN:
            show(slides, heading, block, said, language)
            said = []
        elif said or not goes_on(slides[-1], heading, block, language):
            said.append(block)
    finish(slides, heading, said)
    return slides


def show(
    slides: list[Slide], heading: str, block: Element, said: list[Element], language: Language
) -> None:
    """Put a block on a slide of its own, below the paragraph that leads to it if that is short."""
    if not heading:
        slides[0].body.append(block)
        slides[0].notes += said
        return
    before, ahead = said[:-1], said[-1:]
    if slides[-1].heading == heading:  # what was said since its slide still belongs to it
        slides[-1].notes += before
        before = []
    lead = ahead if ahead and is_short(ahead[0], language) else []
    slides.append(Slide(heading, [*lead, block], before + ([] if lead else ahead)))


def goes_on(slide: Slide, heading: str, block: Element, language: Language) -> bool:
    """Keep a short paragraph that ends what a formula began on the formula's slide."""
    if slide.heading != heading or "nn-equation" not in classes(slide.body[-1]):
        return False
    if not is_short(block, language) or not text_of(block).endswith(ENDS):
        return False
    slide.body.append(block)
    return True


def finish(slides: list[Slide], heading: str, said: list[Element]) -> None:
    """At a section's end, what is left to say: to its last slide, or a slide of its own."""
    if slides[-1].heading == heading or not heading:
        slides[-1].notes += said
    elif said:
        slides.append(Slide(heading, said[:1], said[1:]))


def is_short(block: Element, language: Language) -> bool:
    """Whether a paragraph is short enough to stand on a slide."""
    plain = deepcopy(block)
    for formula in list(find(plain, "math")):  # a formula has its letters a second time
        formula.clear()
    return block.tag == "p" and len(text_of(plain)) <= LEAD[language]


def prepare(article: Element, slug: str) -> None:
    """Let links lead to where they lead from the chapter; drop ids, which would stand twice.

    The head of a column that is only a formula has its letters as a name.
    """
    drawings = {id(part) for svg in find(article, "svg") for part in svg.iter()}
    for element in list(article.iter()):
        if id(element) not in drawings:
            element.attrib.pop("id", None)
        address = element.get("href", "") if element.tag == "a" else ""
        if address.startswith("#"):
            element.set("href", f"../../{slug}/{address}")
        elif address.startswith("."):
            element.set("href", f"../{address}")
        elif element.tag == "th" and (name := formula_alone(element)):
            element[0].set("aria-hidden", "true")
            SubElement(element, "span", {"class": "nn-spoken"}).text = name


def formula_alone(cell: Element) -> str:
    """The letters of a cell in which there is a formula and no other text."""
    formulas = list(find(cell, "math"))
    if not formulas or any((cell.text, *(part.tail for part in cell))):
        return ""
    return "".join(text_of(formula[0][0]) for formula in formulas)


def html_of(block: Element) -> str:
    """A block as HTML; a table that is wider than a phone can be scrolled."""
    html = written(block)
    return f'<div class="nn-table">{html}</div>' if block.tag == "table" else html


def section(slide: Slide, number: int, language: Language) -> str:
    """A slide as HTML."""
    level = "h1" if number == 1 else "h2"
    body, notes = ("".join(map(html_of, blocks)) for blocks in (slide.body, slide.notes))
    if notes:
        title = WORDS[language]["notes"]
        notes = f'<aside class="nn-notes" aria-label="{title} {number}">{notes}</aside>'
    opening = f'<section class="nn-slide" id="slide-{number}" role="group" tabindex="-1"'
    return f"""{opening} aria-labelledby="title-{number}">
<{level} id="title-{number}">{escape(slide.heading)}</{level}>
<div class="nn-slide-body">{body}</div>
{notes}
</section>"""


def deck(page: BookPage, language: Language, canonical: str) -> str:
    """The deck's page.

    Args:
        page: The chapter.
        language: Its language.
        canonical: The head's line that says which page search engines are to show: the chapter's.
    """
    prepare(page.article, page.slug)
    said, twin = WORDS[language], other(language)
    slides = slides_of(page, language)
    up = "../" * (2 + (language != DEFAULT_LANGUAGE))
    sheets = ("assets/css/palette.css", "assets/katex/katex.min.css", "assets/css/book.css", STYLE)
    links = "\n".join(f'<link rel="stylesheet" href="{up}{sheet}">' for sheet in sheets)
    twins = f"{up}{folder_of(twin)}{FOLDER}/{page.slug}/"
    sections = "\n".join(section(one, k, language) for k, one in enumerate(slides, 1))
    return tidy_spaces(f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{content_policy()}">
<meta name="referrer" content="no-referrer">
<title>{escape(said["title"].format(page.title))}</title>
{canonical}
<link rel="icon" href="{up}assets/favicon.svg">
{links}
<script defer src="{up}{SCRIPT}"></script>
</head>
<body class="nn-deck" data-md-color-scheme="default">
<header class="nn-bar">
<a href="../../{page.slug}/" title="{said["chapter"]}">{escape(heading_of(page, language))}</a>
<a href="{twins}" lang="{twin}" hreflang="{twin}">{said["other"]}</a>
<span class="nn-keys">{said["keys"]}</span>
<span class="nn-place"></span>
</header>
<main>
{sections}
</main>
</body>
</html>
""")


def style() -> str:
    """The style sheet, with the dark colours for those who prefer them."""
    dark = rule(".nn-deck[data-md-color-scheme]", "dark")
    css = (HERE / "slides.css").read_text(encoding="utf-8")
    return f"{css}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def decks(site: Path) -> Iterator[tuple[str, str]]:
    """Each deck: its path below the site's root and its text."""
    for language in LANGUAGES:
        folder = site / folder_of(language)
        for slug in CHAPTERS:
            page = read_page(folder, slug)
            html = (folder / slug / "index.html").read_text(encoding="utf-8")
            found = CANONICAL.search(html)
            name = f"{folder_of(language)}{FOLDER}/{slug}/index.html"
            yield name, deck(page, language, found[0] if found else "")


def write(site: Path) -> None:
    """Write all decks with their style sheet and script."""
    for name, text in decks(site):
        write_whole(site / name, text.encode())
    write_whole(site / STYLE, style().encode())
    write_whole(site / SCRIPT, (HERE / "slides.js").read_bytes())


def link(site: Path) -> None:
    """Link each deck from the line below its chapter's title.

    Raises:
        ValueError: A chapter has no such line.
    """
    for language in LANGUAGES:
        for slug in CHAPTERS:
            page = site / folder_of(language) / slug / "index.html"
            html = page.read_text(encoding="utf-8")
            address = f'<a href="../{FOLDER}/{slug}/">{WORDS[language]["slides"]}</a>'
            html, count = TOOLS.subn(rf"\1{address}</p>", html, count=1)
            if count != 1:
                msg = f"{page}: no line of tools for the link to the slides"
                raise ValueError(msg)
            page.write_text(html, encoding="utf-8")
