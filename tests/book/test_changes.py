"""The feed of changes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import nnbook
from nnbook.book.changes import ATOM, Change, changes, feed, identity
from nnbook.languages import LANGUAGES, Language

DOCS = Path(nnbook.__file__).resolve().parents[1] / "docs"
SITE = "https://book.example/en/"


def parsed(site: str = SITE) -> ET.Element:
    return ET.fromstring(feed("en", "A & B", site, "feed.xml").encode())


def tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


@pytest.mark.parametrize("change", changes(), ids=lambda change: change.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_leads_to_a_page_that_exists(change: Change, language: Language) -> None:
    page = DOCS / language / change.page
    assert any(page.with_suffix(kind).is_file() for kind in (".md", ".py"))  # a lab is a script


@pytest.mark.parametrize("change", changes(), ids=lambda change: change.key)
def test_a_change_is_told_in_each_language(change: Change) -> None:
    for words in (change.titles, change.texts):
        assert words["en"].isascii()
        assert not words["zh-TW"].isascii()


def test_no_key_is_used_twice() -> None:
    keys = [change.key for change in changes()]

    assert len(set(keys)) == len(keys)


def test_the_newest_change_comes_first() -> None:
    assert all(newer.day >= older.day for newer, older in pairwise(changes()))


def test_the_feed_has_what_atom_asks_for() -> None:
    root = parsed()

    assert root.tag == tag("feed")
    for element in (root, *root.findall(tag("entry"))):
        for name in ("id", "title", "updated"):
            assert element.findtext(tag(name)), name
    assert root.findtext(f"{tag('author')}/{tag('name')}")
    assert root.findall(tag("link"))[0].attrib["rel"] == "self"
    assert all(entry.find(tag("link")) is not None for entry in root.findall(tag("entry")))


def test_the_feed_is_as_new_as_its_newest_entry() -> None:
    root = parsed()
    entries = [entry.findtext(tag("updated"), "") for entry in root.findall(tag("entry"))]

    assert root.findtext(tag("updated")) == max(entries)


def test_a_name_with_special_characters_is_written_safely() -> None:
    assert parsed().findtext(tag("title")) == "A & B: changes"


def test_an_id_depends_on_the_key_and_the_language_alone() -> None:
    assert identity("part-1", "en") == "urn:uuid:c3f4bd60-c9d7-50fa-98d2-7a8a96e17d7c"
    assert identity("part-1", "zh-TW") != identity("part-1", "en")


def test_without_an_address_the_links_are_relative() -> None:
    links = [link.attrib["href"] for link in parsed("").iter(tag("link"))]

    assert links[:2] == ["feed.xml", "./"]
    assert "errata/" in links
