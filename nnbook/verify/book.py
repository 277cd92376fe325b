"""The book as the checks see it: its sources, what the code computes, and the built site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from nnbook.book.problems import BookError
from nnbook.book.scan import line_of
from nnbook.book.sources import Page, page_files, read_page
from nnbook.facts import FACTS, Fact
from nnbook.figures import FIGURES
from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from nnbook.verify.blocks import Block, blocks_of
from nnbook.verify.built import BuiltPage, read_html
from nnbook.verify.problem import CannotCheckError


@dataclass(frozen=True)
class Book:
    """Everything a check may look at; read once, never written.

    Attributes:
        root: The project's folder.
        site: The built site, if it is to be checked.
        facts: The recomputed numbers by name.
        figures: The figures' modules by name.
    """

    root: Path
    site: Path | None = None
    facts: Mapping[str, Fact] = field(default_factory=lambda: FACTS)
    figures: Mapping[str, str] = field(default_factory=lambda: FIGURES)

    def name(self, path: Path) -> str:
        """A path as reports show it: relative to the project where it lies inside."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()

    @cached_property
    def pages(self) -> dict[Language, dict[str, Page]]:
        """The sources by language and slug."""
        return {language: read_pages(self.root / "docs" / language) for language in LANGUAGES}

    @cached_property
    def pairs(self) -> list[tuple[Page, Page]]:
        """Each page that exists in both languages, Chinese first."""
        chinese, english = self.pages["zh-TW"], self.pages["en"]
        return [(chinese[slug], english[slug]) for slug in chinese if slug in english]

    def all_pages(self) -> Iterator[tuple[Language, Page]]:
        """Every source page with its language."""
        for language, pages in self.pages.items():
            for page in pages.values():
                yield language, page

    @cached_property
    def blocks(self) -> dict[Path, list[Block]]:
        """The blocks of each source page, by its file."""
        return {page.path: blocks_of(page) for _, page in self.all_pages()}

    @cached_property
    def built(self) -> dict[str, BuiltPage]:
        """The built pages by their path below the site's root."""
        if self.site is None:
            return {}
        if not (self.site / "index.html").is_file():
            msg = f"{self.name(self.site)} holds no built site: run scripts/build"
            raise CannotCheckError(msg)
        paths = sorted(self.site.rglob("*.html"))
        return {p.relative_to(self.site).as_posix(): read_html(p) for p in paths}


def read_pages(folder: Path) -> dict[str, Page]:
    """Every page below a folder by its slug.

    Raises:
        CannotCheckError: A file is not UTF-8 or no lab, or there is no page.
    """
    pages: dict[str, Page] = {}
    for path in page_files(folder):
        try:
            page = read_page(folder, path)
            pages[page.slug] = page
        except UnicodeDecodeError as error:
            msg = f"{path}: not UTF-8: {error}"
            raise CannotCheckError(msg) from None
        except BookError as error:
            raise CannotCheckError(str(error)) from None
    if not pages:
        msg = f"{folder} holds no page; run this at the top of the book"
        raise CannotCheckError(msg)
    return pages


def place(page: Page, position: int) -> int:
    """The line in a page's file of a position in its body."""
    return page.front_lines + line_of(page.body, position)


def page_file(slug: str, language: Language) -> str:
    """A page's file below the site's root.

    Examples:
        >>> page_file("index", "en"), page_file("feed-forward", "zh-TW")
        ('en/index.html', 'feed-forward/index.html')
    """
    folder = "" if language == DEFAULT_LANGUAGE else f"{language}/"
    head, _, last = slug.rpartition("/")
    way = f"{head}/" if head else ""
    return f"{folder}{way}index.html" if last == "index" else f"{folder}{slug}/index.html"
