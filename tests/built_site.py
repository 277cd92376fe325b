"""The built site and its pages, as the tests of the site and the benchmarks find them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES, Language, other

ROOT: Final = Path(__file__).resolve().parent.parent
SITE: Final = ROOT / "site"
PAGE_SUFFIXES: Final = (".md", ".ipynb", ".py")


class NotBuiltError(RuntimeError):
    """The site, or a page of it, is not there; the message says what to do."""


@dataclass(frozen=True)
class BookPage:
    """A page of the book in one language."""

    language: Language
    slug: str

    @property
    def address(self) -> str:
        """Its address below the site's root.

        Examples:
            >>> BookPage("en", "feed-forward").address, BookPage("zh-TW", "index").address
            ('en/feed-forward/', '')
        """
        folder = "" if self.language == DEFAULT_LANGUAGE else f"{self.language}/"
        path = self.slug.removesuffix("index")
        return f"{folder}{path}" if path in ("",) or path.endswith("/") else f"{folder}{path}/"

    @property
    def file(self) -> Path:
        """Its built file."""
        return SITE / self.address / "index.html"

    @property
    def twin(self) -> BookPage:
        """The same page in the other language."""
        return BookPage(other(self.language), self.slug)

    def __str__(self) -> str:
        """How a test's name calls it: `en/feed-forward`."""
        return f"{self.language}/{self.slug}"


def pages() -> Iterator[BookPage]:
    """Every page that has a source, whether it was built or not."""
    for language in LANGUAGES:
        folder = ROOT / "docs" / language
        for path in sorted(folder.rglob("*")):
            if path.suffix in PAGE_SUFFIXES:
                yield BookPage(language, path.relative_to(folder).with_suffix("").as_posix())


PAGES: Final = tuple(pages())


def built_site() -> Path:
    """The folder of the built site.

    Raises:
        NotBuiltError: It is missing, or it was built before a page was written.
    """
    if not (SITE / "index.html").is_file():
        raise NotBuiltError("There is no built site in site/. Run scripts/build first.")
    if missing := [page for page in PAGES if not page.file.is_file()]:
        raise NotBuiltError(
            f"site/ lacks {', '.join(map(str, missing))}: it is older than the pages. "
            "Run scripts/build first."
        )
    return SITE
