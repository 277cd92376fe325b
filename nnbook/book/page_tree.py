"""What is done to a page's tree after Markdown has made it: terms, anchors, the line of tools."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from nnbook.book.anchors import WITHOUT, add_anchors, mend_tables, twin_address, twin_link
from nnbook.book.pages import chapter_number
from nnbook.book.reading_time import minutes_to_read
from nnbook.book.tooltips import link_first_uses
from nnbook.book.words import words

if TYPE_CHECKING:
    from nnbook.book.extension import Writer


class Terms(Treeprocessor):
    """Links each term of the glossary where a chapter uses it first."""

    def __init__(self, md: Markdown, writer: Writer) -> None:
        """Remember which page is rendered."""
        super().__init__(md)
        self.writer = writer

    def run(self, root: Element) -> None:
        """Link the terms of a chapter, if the book has a glossary."""
        page = self.writer.page
        if page and chapter_number(page.slug) and "glossary" in self.writer.sources.pages:
            way = posixpath.relpath("glossary.md", posixpath.dirname(page.slug) or ".")
            link_first_uses(root, self.writer.language, way)


class Twins(Treeprocessor):
    """Gives blocks their ids and links to the other language, and the page its line of tools."""

    def __init__(self, md: Markdown, writer: Writer) -> None:
        """Remember which page is rendered."""
        super().__init__(md)
        self.writer = writer

    def run(self, root: Element) -> None:
        """Name the blocks of a page that has a twin."""
        page, language = self.writer.page, self.writer.language
        mend_tables(root)
        if page is None or page.slug in WITHOUT:
            return
        twin = twin_address(page.slug, language, from_file=self.writer.links_from_file)
        add_anchors(root, lambda name: self.writer.stash(twin_link(twin, language, name)))
        title = next(iter(root), None)
        if chapter_number(page.slug) and title is not None and title.tag == "h1":
            root.insert(1, self.tools())

    def tools(self) -> Element:
        """How long the chapter takes, and the switch that shows both languages."""
        page, language = self.writer.page, self.writer.language
        assert page is not None
        line = Element("p", {"class": "nn-tools", "data-search-exclude": "1"})
        minutes = words(language, "minutes", str(minutes_to_read(page)))
        pressed = 'type="button" class="nn-pairs" aria-pressed="false"'
        switch = f"<button {pressed}>{words(language, 'pairs')}</button>"
        line.text = self.writer.stash(f"<span>{minutes}</span>{switch}")
        return line
