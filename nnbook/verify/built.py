"""Reads a built page once and keeps what the checks of the site look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
NOT_TEXT: Final = frozenset(("script", "style", "code", "pre", "annotation", "template"))
ADDRESSES: Final = ("href", "src", "data", "poster", "action")
ADDRESS_IN_META: Final = ("og:image", "og:url")  # what a shared link shows and where it leads
SPOKEN: Final = ("alt", "title", "content", "aria-label", "placeholder")


@dataclass(frozen=True)
class Link:
    """An address in a page: the element and attribute that hold it, and the line."""

    tag: str
    attribute: str
    address: str
    line: int


@dataclass
class ShownFact:
    """A number on a page: the attributes that it carries, and what a reader sees."""

    name: str
    value: str
    spec: str
    line: int
    in_formula: bool
    text: str = ""


@dataclass
class BuiltPage:
    """What a built page holds.

    Attributes:
        path: The file.
        html: Its whole text.
        ids: Each id with the lines that carry it.
        links: Every address.
        facts: Every number that carries its name.
        texts: Visible text and spoken attributes outside code, with the line.
    """

    path: Path
    html: str
    ids: dict[str, list[int]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    facts: list[ShownFact] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)


class Reader(HTMLParser):
    """Fills a `BuiltPage`."""

    def __init__(self, page: BuiltPage) -> None:
        """Start at the top, outside every element."""
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []
        self.showing: list[tuple[int, ShownFact]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element's id, addresses and number."""
        line = self.getpos()[0]
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.setdefault(given["id"], []).append(line)
        for name in ADDRESSES:
            if name in given:
                self.page.links.append(Link(tag, name, given[name], line))
        if given.get("property") in ADDRESS_IN_META:
            self.page.links.append(Link(tag, "content", given.get("content", ""), line))
        self.page.texts += [(line, given[name]) for name in SPOKEN if given.get(name)]
        if "data-fact" in given:
            self.note_fact(tag, given, line)
        if tag not in VOID:
            self.open.append(tag)

    def note_fact(self, tag: str, given: dict[str, str], line: int) -> None:
        """Start to collect a number's visible text."""
        value = given.get("value" if tag == "data" else "data-value", "")
        spec, name = given.get("data-format", ""), given["data-fact"]
        fact = ShownFact(name, value, spec, line, in_formula=tag != "data")
        self.page.facts.append(fact)
        self.showing.append((len(self.open), fact))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and the number that it may hold."""
        if tag not in self.open:
            return
        while self.open.pop() != tag:
            pass
        while self.showing and self.showing[-1][0] >= len(self.open):
            self.showing.pop()

    def handle_data(self, data: str) -> None:
        """Collect text."""
        for _, fact in self.showing:
            fact.text += data
        if data.strip() and not NOT_TEXT.intersection(self.open):
            self.page.texts.append((self.getpos()[0], data))


def read_html(path: Path) -> BuiltPage:
    """Read a built page."""
    page = BuiltPage(path, path.read_text(encoding="utf-8"))
    reader = Reader(page)
    reader.feed(page.html)
    reader.close()
    return page
