"""What has changed in the book, as an Atom feed: from one file, with no clock."""

from __future__ import annotations

import tomllib
import uuid
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from nnbook.languages import Language

FILE: Final = Path(__file__).with_name("changes.toml")
AUTHORS: Final = "the nnbook authors"
ATOM: Final = "http://www.w3.org/2005/Atom"
# Names entries for ever, whatever address the book is read at.
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:nnbook:changes")


@dataclass(frozen=True)
class Change:
    """Something that readers may want to know.

    Attributes:
        key: Its name, which never changes and is never used again.
        day: When it was published.
        page: The slug of the page to look at.
        titles: What changed, in one line of each language.
        texts: The same in a sentence or two.
    """

    key: str
    day: date
    page: str
    titles: dict[Language, str]
    texts: dict[Language, str]


@cache
def changes() -> tuple[Change, ...]:
    """Every change, the newest first."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["change"]
    return tuple(
        Change(
            key=row["key"],
            day=row["day"],
            page=row["page"],
            titles={"zh-TW": row["title_zh"], "en": row["title_en"]},
            texts={"zh-TW": row["text_zh"], "en": row["text_en"]},
        )
        for row in rows
    )


def identity(key: str, language: Language) -> str:
    """The permanent id of an entry, or (`key` empty) of the feed."""
    return uuid.uuid5(NAMESPACE, f"{language} {key}").urn


def moment(day: date) -> str:
    """A day as Atom writes times.

    Examples:
        >>> moment(date(2026, 11, 23))
        '2026-11-23T00:00:00Z'
    """
    return f"{day.isoformat()}T00:00:00Z"


def feed(language: Language, book: str, site: str, name: str) -> str:
    """The feed of one language.

    Args:
        language: The language.
        book: The book's name in it.
        site: The absolute address of its first page; empty if there is none, and links are then
            relative to the feed.
        name: The feed's own file name beside the first page.
    """
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    found = changes()
    add(root, "title", {"zh-TW": f"{book}：更新", "en": f"{book}: changes"}[language])
    add(root, "id", identity("", language))
    add(root, "updated", moment(max(change.day for change in found)))
    add(root, "link", rel="self", type="application/atom+xml", href=f"{site}{name}")
    add(root, "link", rel="alternate", type="text/html", hreflang=language, href=site or "./")
    add(add(root, "author"), "name", AUTHORS)
    for change in found:
        entry = add(root, "entry")
        add(entry, "title", change.titles[language])
        add(entry, "id", identity(change.key, language))
        add(entry, "published", moment(change.day))
        add(entry, "updated", moment(change.day))
        page = f"{site}{change.page.removesuffix('index')}"
        href = f"{page}/" if page and not page.endswith("/") else page or "./"
        add(entry, "link", rel="alternate", type="text/html", href=href)
        add(entry, "summary", change.texts[language])
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add a child with its text."""
    child = ET.SubElement(parent, tag, attributes)
    child.text = text or None
    return child
