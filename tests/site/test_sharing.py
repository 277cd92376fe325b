"""What search engines and shared links get of each page."""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from nnbook.book.pages import chapter_number
from nnbook.languages import LANGUAGES, Language
from tests.built_site import PAGES, BookPage
from tests.site.built_html import BuiltPage, built_page, site_address

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ATOM = "{http://www.w3.org/2005/Atom}"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(params=PAGES, ids=str)
def book_page(request: pytest.FixtureRequest) -> BookPage:
    page: BookPage = request.param
    return page


def title(page: BuiltPage) -> str:
    found = re.search(r"<title>(.*?)</title>", page.text, re.DOTALL)
    return unescape(found[1]).strip() if found else ""


def meta(page: BuiltPage, name: str) -> str:
    """The one description of that name."""
    found = [
        element.attributes["content"]
        for element in page.elements
        if element.tag == "meta"
        and name in (element.attributes.get("name"), element.attributes.get("property"))
    ]
    assert len(found) == 1, (name, found)
    return found[0]


def structured(page: BuiltPage) -> dict[str, Any]:
    (found,) = DATA.findall(page.text)
    data: dict[str, Any] = json.loads(found)
    return data


def test_no_two_pages_have_the_same_title_or_description() -> None:
    for words in ([title(built_page(p.file)) for p in PAGES], descriptions()):
        assert [text for text, times in Counter(words).items() if times > 1] == []


def descriptions() -> list[str]:
    return [meta(built_page(page.file), "description") for page in PAGES]


def test_title_and_description_are_in_the_language_of_the_page(book_page: BookPage) -> None:
    page = built_page(book_page.file)
    for text in (title(page), meta(page, "description"), meta(page, "og:description")):
        assert bool(CHINESE.search(text)) == (book_page.language == "zh-TW"), text


def test_a_description_is_neither_missing_nor_a_paragraph(book_page: BookPage) -> None:
    text = meta(built_page(book_page.file), "description")
    shortest, longest = (15, 90) if book_page.language == "zh-TW" else (40, 220)
    assert shortest <= len(text) <= longest, len(text)


def test_a_shared_link_shows_the_page_and_its_picture(book_page: BookPage, site: Path) -> None:
    page = built_page(book_page.file)
    assert meta(page, "og:url") == page.canonical()
    assert meta(page, "og:locale") == {"zh-TW": "zh_TW", "en": "en_GB"}[book_page.language]
    assert meta(page, "og:title")
    picture = meta(page, "og:image")
    assert picture == f"{site_address()}cards/{book_page.slug}.{book_page.language}.png"
    content = (site / picture.removeprefix(site_address())).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert len(content) < 300_000


def test_the_pictures_of_no_two_pages_are_the_same(site: Path) -> None:
    contents = [path.read_bytes() for path in sorted(site.glob("cards/**/*.png"))]
    assert len(contents) == len(PAGES) == len(set(contents))


def test_a_page_says_what_it_is_in_structured_data(book_page: BookPage) -> None:
    page = built_page(book_page.file)
    data = structured(page)
    number = chapter_number(book_page.slug)
    assert data["@context"] == "https://schema.org"
    assert data["inLanguage"] == book_page.language
    assert data["url"] == page.canonical()
    assert data["description"] == meta(page, "description")
    if book_page.slug == "index":
        assert data["@type"] == ["Book", "LearningResource"]
        return
    home = site_address() + BookPage(book_page.language, "index").address
    assert data["isPartOf"]["@id"] == f"{home}#book"
    if number:
        assert data["@type"] == ["Chapter", "LearningResource"]
        assert data["position"] == number
        assert data["teaches"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_lists_its_chapters_in_order(language: Language) -> None:
    data = structured(built_page(BookPage(language, "index").file))
    listed = [(part["position"], part["url"]) for part in data["hasPart"]]
    chapters = sorted(
        (number, site_address() + page.address)
        for page in PAGES
        if page.language == language and (number := chapter_number(page.slug))
    )
    assert listed == chapters


def test_both_languages_name_each_other_as_translations() -> None:
    data = {code: structured(built_page(BookPage(code, "index").file)) for code in LANGUAGES}
    assert data["en"]["workTranslation"]["@id"] == data["zh-TW"]["@id"]
    assert data["zh-TW"]["workTranslation"]["@id"] == data["en"]["@id"]


def test_structured_data_cannot_end_its_element_early() -> None:
    for page in PAGES:
        (found,) = DATA.findall(built_page(page.file).text)
        assert "<" not in found


def test_search_engines_may_read_everything_and_find_the_map(site: Path) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {site_address()}sitemap.xml"]


@pytest.mark.parametrize("path", ["404.html", "en/404.html"])
def test_search_engines_leave_the_page_for_wrong_addresses_out(site: Path, path: str) -> None:
    assert meta(built_page(site / path), "robots") == "noindex"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_leads_to_pages_of_its_language(site: Path, language: Language) -> None:
    folder = BookPage(language, "index").address
    root = ET.parse(site / folder / "feed.xml").getroot()
    (own,) = root.findall(f"{ATOM}link[@rel='self']")
    assert own.get("href") == f"{site_address()}{folder}feed.xml"
    addresses = {site_address() + page.address: page for page in PAGES if page.language == language}
    linked = [link.get("href", "") for link in root.findall(f"{ATOM}entry/{ATOM}link")]
    assert linked
    assert set(linked) <= set(addresses)


def test_every_page_names_the_feed_of_its_language(book_page: BookPage) -> None:
    feeds = [
        (book_page.file.parent / element.attributes["href"]).resolve()
        for element in built_page(book_page.file).elements
        if element.tag == "link" and element.attributes.get("type") == "application/atom+xml"
    ]
    assert feeds == [(BookPage(book_page.language, "index").file.parent / "feed.xml").resolve()]
