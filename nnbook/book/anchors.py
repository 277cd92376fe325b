"""Gives each block of a page an id, the same in both languages, and a link to its twin.

Blocks correspond one to one (`nnbook verify` sees to that), so the section's id and the block's
number in it are the same in both: `worked-example.3`. The link leads to the other language's page,
to that very block; where scripts run, they show the twin in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from nnbook.book.pages import to_root
from nnbook.book.words import words
from nnbook.languages import DEFAULT_LANGUAGE, Language, other

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS: Final = frozenset(("p", "ul", "ol", "table", "figure"))
BOXES: Final = frozenset(("div", "details", "blockquote"))
CODE: Final = re.compile("\\s*\x02wzxhzdk:\\d+\x03\\s*")
# Pages of which every entry has both languages' words already, or one language's alone.
WITHOUT: Final = frozenset(("glossary", "api"))


def twin_address(slug: str, language: Language, *, from_file: bool = False) -> str:
    """The way from a page, or from the file it is made of, to its twin in the other language.

    Examples:
        >>> twin_address("feed-forward", "zh-TW"), twin_address("index", "en")
        ('../en/feed-forward/', '../')
    """
    twin = other(language)
    folder = "" if twin == DEFAULT_LANGUAGE else f"{twin}/"
    head, _, last = slug.rpartition("/")
    way = (f"{head}/" if head else "") if last == "index" else f"{slug}/"
    return (to_root(slug, language, from_file=from_file) + folder + way) or "./"


def twin_link(address: str, language: Language, identity: str) -> str:
    """The link beside a block, to the block of the same id on the page's twin."""
    twin, name = other(language), words(language, "twin")
    return (
        f'<a class="nn-other" href="{address}#{identity}" hreflang="{twin}"'
        f' aria-label="{name}"></a>'
    )


class Anchors:
    """Walks over a page once."""

    def __init__(self, link: Callable[[str], str]) -> None:
        """Take what makes the link to a block's twin, as text that stands for it in the tree."""
        self.link = link
        self.section = ""
        self.count = 0

    def visit(self, parent: Element) -> None:
        """Go over the blocks in an element, and into boxes."""
        for child in list(parent):
            css = (child.get("class") or "").split()
            if child.tag in HEADINGS:
                self.section, self.count = child.get("id", ""), 0
                if child.tag != "h1":
                    self.end(child)
            elif child.tag == "summary":
                self.name(child)
            elif child.tag in BLOCKS or "nn-equation" in css:
                self.block(parent, child)
            elif child.tag in BOXES and "footnote" not in css:
                self.visit(child)

    def name(self, element: Element) -> None:
        """Give a block its id, unless it has one."""
        self.count += 1
        if not element.get("id"):
            element.set("id", f"{self.section}.{self.count}")

    def block(self, parent: Element, child: Element) -> None:
        """Name a block, and put its link where it ends."""
        if not self.section or is_aside(child):
            self.count += 1
            return
        if child.tag == "table":
            child = wrapped(parent, child)
        self.name(child)
        self.end(child)

    def end(self, element: Element) -> None:
        """Put the link at the end of a block's text."""
        place = element
        if element.tag in ("ul", "ol"):
            place = element[-1]
            if len(place) and place[-1].tag == "p":
                place = place[-1]
        elif element.tag == "figure":
            place = next(element.iter("figcaption"), element)
        link = self.link(element.get("id", ""))
        if len(place):
            place[-1].tail = (place[-1].tail or "").rstrip() + link
        else:
            place.text = (place.text or "").rstrip() + link


def is_aside(element: Element) -> bool:
    """Whether a block says nothing of its own: code, a lone link to a solution."""
    if element.tag != "p":
        return False
    if not len(element):
        return CODE.fullmatch(element.text or "") is not None
    return element[0].get("class") == "nn-solution" and not (element.text or "").strip()


def wrapped(parent: Element, table: Element) -> Element:
    """A table in an element of its own, which has room for the link."""
    box = Element("div", {"class": "nn-table"})
    parent[list(parent).index(table)] = box
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box


def mend_tables(root: Element) -> None:
    """Take the empty corner of a table for a cell, because it is the head of nothing."""
    for cell in root.iter("th"):
        if not len(cell) and not (cell.text or "").strip():
            cell.tag = "td"


def add_anchors(root: Element, link: Callable[[str], str]) -> None:
    """Name the blocks of a page.

    Args:
        root: The page.
        link: Makes the link to a block's twin from the block's id.
    """
    Anchors(link).visit(root)
