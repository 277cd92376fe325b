"""The book's pages as trees, in the order of a printed book, without what only a site needs."""

from __future__ import annotations

import os
import posixpath
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from nnbook.book.builds import last_commit_time
from nnbook.book.pages import chapter_number
from nnbook.book.take.shelf import folder_of
from nnbook.book.take.tree import classes, find, parse, replace, text_of, unwrap
from nnbook.book.words import words
from nnbook.figures.palette import PALETTE
from nnbook.languages import Language

# Controls, ways to the other language, files to download.
CONTROLS: Final = frozenset(
    ("headerlink", "nn-other", "nn-downloads", "nn-tools", "nn-uses", "nn-start", "nn-site")
)
WRAPPERS: Final = ("nn-touch", "nn-table")
HOME: Final = "index"
LAST: Final = ("exercises-solutions",)
# Code to run and pages about this site: what a book on paper has no use for.
LEFT_OUT: Final = ("api", "take-along", "labs/")


@dataclass
class BookPage:
    """A page of the book.

    Attributes:
        slug: Its path below its language's folder.
        title: Its heading.
        part: The part of the book that it belongs to.
        article: What stands on it.
    """

    slug: str
    title: str
    part: str
    article: Element

    @property
    def number(self) -> int | None:
        """The chapter's number, if it is a chapter."""
        return chapter_number(self.slug)


@dataclass(frozen=True)
class Title:
    """What is said of the whole book."""

    language: Language
    name: str
    description: str

    @property
    def identifier(self) -> str:
        """The book's own name, the same in every build."""
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'nnbook/{self.language}')}"


def number_of(page: BookPage, language: Language) -> str:
    """What stands before a chapter's title, with the space after it; nothing before another's."""
    if page.number is None:
        return ""
    return words(language, "chapter", str(page.number)) + words(language, "space")


def heading_of(page: BookPage, language: Language) -> str:
    """A page's title, with its number if it is a chapter."""
    return number_of(page, language) + page.title


def slug_of(address: str) -> str:
    """A page's name from its address seen from the first page.

    Examples:
        >>> slug_of("labs/neuron/"), slug_of(".")
        ('labs/neuron', 'index')
    """
    return address.strip("./") or HOME


def outline(home: Element) -> Iterator[tuple[str, str]]:
    """The slug and the part of each page, from the navigation of the first page."""
    (navigation,) = find(home, "nav", "md-nav--primary")
    for item in next(find(navigation, "ul")):
        part = ""
        if "md-nav__item--section" in classes(item):
            part = text_of(next(find(item, "span", "md-ellipsis")))
        for link in find(item, "a", "md-nav__link"):
            if not link.get("href", "").startswith("#"):
                yield slug_of(link.get("href", "")), part


def read_book(site: Path, language: Language) -> list[BookPage]:
    """The pages of a language in the order of the book, the solutions at its end.

    Args:
        site: A built site.
        language: The language.
    """
    folder = site / folder_of(language)
    home = parse((folder / "index.html").read_text(encoding="utf-8"))
    pages = [
        read_page(folder, slug, part)
        for slug, part in outline(home)
        if not slug.startswith(LEFT_OUT)
    ]
    return sorted(pages, key=lambda page: page.slug in LAST)


def read_page(folder: Path, slug: str, part: str = "") -> BookPage:
    """One page of the built site."""
    file = folder / ("index.html" if slug == HOME else f"{slug}/index.html")
    (article,) = find(parse(file.read_text(encoding="utf-8")), "article")
    clean(article)
    heading = next(find(article, "h1"))
    return BookPage(slug, text_of(heading), part, article)


def clean(article: Element) -> None:
    """Take out what only a site needs; an interactive becomes its figure."""
    for parent in list(article.iter()):
        for child in list(parent):
            if set(WRAPPERS).intersection(classes(child)):
                unwrap(parent, child)
    for parent in list(article.iter()):
        for child in list(parent):
            if CONTROLS.intersection(classes(child)) or child.tag in ("script", "button"):
                replace(parent, child, [])
    for element in article.iter():
        for name in [name for name in element.attrib if name.startswith("data-search")]:
            del element.attrib[name]


def keep_drawing(article: Element, kept: str) -> None:
    """Keep one drawing of each figure: `nn-wide` or `nn-narrow`."""
    other = {"nn-wide": "nn-narrow", "nn-narrow": "nn-wide"}[kept]
    for parent in list(article.iter()):
        for child in [child for child in parent if other in classes(child)]:
            replace(parent, child, [])


def title_of(site: Path, language: Language) -> Title:
    """Read it from the first page's head."""
    home = parse((site / folder_of(language) / "index.html").read_text(encoding="utf-8"))
    described = next(e for e in find(home, "meta") if e.get("name") == "description")
    name = text_of(next(find(home, "title")))
    return Title(language, name, described.get("content", ""))


def open_answers(article: Element) -> None:
    """What a reader opens on the site stands open here: few programs can fold."""
    for element in article.iter():
        if element.tag == "details":
            element.tag = "div"
            element.set("class", f"nn-answer {element.get('class', '')}".strip())
        elif element.tag == "summary":
            element.tag = "p"
            element.set("class", "nn-answer-title")


def changed() -> datetime:
    """When the book was last changed."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or last_commit_time())
    return datetime.fromtimestamp(seconds, UTC)


def in_light_colours(text: str) -> str:
    """A text whose colours are those of paper instead of variables.

    Examples:
        >>> in_light_colours('fill="var(--nn-ink)"')
        'fill="#1f1d1a"'
    """
    for role, colours in PALETTE.items():
        text = text.replace(f"var(--nn-{role})", colours.light)
    return text


def resolved(slug: str, address: str) -> tuple[str, str] | None:
    """Where a link on a page leads: a page's slug and the place on it; None if to no page.

    Examples:
        >>> resolved("cost", "../neuron/#eq-a"), resolved("cost", "#here")
        (('neuron', 'eq-a'), ('cost', 'here'))
        >>> resolved("index", "cost/"), resolved("cost", "https://creativecommons.org/")
        (('cost', ''), None)
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return slug, parts.fragment
    here = "" if slug == HOME else slug
    path = posixpath.normpath(posixpath.join(here, parts.path))
    if path.startswith("..") or not parts.path.endswith(("/", ".")):
        return None
    return ("index" if path == "." else path), parts.fragment


def relink(pages: list[BookPage], place: Callable[[str, str], str]) -> None:
    """Let links lead to where their pages are now; those that leave the book become text.

    Args:
        pages: The book.
        place: Makes the new address from a slug and an id.
    """
    known = {page.slug for page in pages}
    ids = {(p.slug, e.get("id")) for p in pages for e in p.article.iter() if e.get("id")}
    for page in pages:
        for parent in list(page.article.iter()):
            for link in [child for child in parent if child.tag == "a"]:
                target = resolved(page.slug, link.get("href", ""))
                if target and target[0] in known and (not target[1] or target in ids):
                    link.set("href", place(*target))
                elif target or not link.get("href", "").startswith("http"):
                    unwrap(parent, link)
