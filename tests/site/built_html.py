"""Built HTML, taken apart without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from tests.built_site import SITE, built_site

# What a browser fetches by itself; other links are followed by a reader or a search engine.
FETCHED: Final = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
CODE: Final = re.compile(r"<(script|pre|code)\b.*?</\1>", re.DOTALL)


@dataclass
class Element:
    """A start tag."""

    tag: str
    attributes: dict[str, str]

    @property
    def address(self) -> str | None:
        """Where it leads or what it shows."""
        return self.attributes.get("href", self.attributes.get("src"))

    @property
    def is_fetched(self) -> bool:
        """Whether a browser asks for the address without being told to by the reader."""
        if self.tag == "link":
            return bool(FETCHED & set(self.attributes.get("rel", "").split()))
        return self.tag != "a" and self.address is not None


@dataclass
class BuiltPage(HTMLParser):
    """One HTML file."""

    path: Path
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the file."""
        super().__init__()
        self.text = self.path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @cached_property
    def prose(self) -> str:
        """The HTML without scripts and code."""
        return CODE.sub("", self.text)

    def alternates(self) -> dict[str, str]:
        """The page's address in each language, as search engines are told."""
        return {
            element.attributes["hreflang"]: element.attributes["href"]
            for element in self.elements
            if element.tag == "link" and "hreflang" in element.attributes
        }

    def canonical(self) -> str:
        """The page's own absolute address."""
        (found,) = [e for e in self.elements if e.attributes.get("rel") == "canonical"]
        return found.attributes["href"]


@cache
def built_page(path: Path) -> BuiltPage:
    """A file, read once."""
    return BuiltPage(path)


def built_files() -> Iterator[Path]:
    """Every HTML file of the site; none if there is no site, which `site` reports."""
    yield from sorted(SITE.rglob("*.html"))


@cache
def site_address() -> str:
    """The absolute address that the site was built for, with a slash at its end."""
    return built_page(built_site() / "index.html").canonical()
