"""What search engines and browsers are told about the two languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from nnbook.languages import LANGUAGES
from tests.built_site import PAGES, BookPage
from tests.site.built_html import built_page, site_address

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(params=PAGES, ids=str)
def book_page(request: pytest.FixtureRequest) -> BookPage:
    page: BookPage = request.param
    return page


def addresses(page: BookPage) -> dict[str, str]:
    """The page's absolute address in each language, and for all other readers."""
    found = {code: site_address() + BookPage(code, page.slug).address for code in LANGUAGES}
    return found | {"x-default": found["zh-TW"]}


def test_the_page_says_which_language_it_is_in(book_page: BookPage) -> None:
    html = built_page(book_page.file).elements[0]
    assert (html.tag, html.attributes["lang"]) == ("html", book_page.language)


def test_the_page_names_its_absolute_address_in_each_language(book_page: BookPage) -> None:
    assert built_page(book_page.file).alternates() == addresses(book_page)


def test_the_page_names_its_own_address_once(book_page: BookPage) -> None:
    assert built_page(book_page.file).canonical() == addresses(book_page)[book_page.language]


def test_the_site_was_built_for_an_absolute_address() -> None:
    assert site_address().startswith(("https://", "http://"))


def test_there_is_one_sitemap(site: Path) -> None:
    assert list(site.rglob("sitemap*.xml")) == [site / "sitemap.xml"]


def test_the_sitemap_lists_every_page_once_with_its_twin(site: Path) -> None:
    entries = ET.parse(site / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    listed = {
        entry.findtext(f"{SITEMAP}loc", ""): {
            link.get("hreflang", ""): link.get("href", "") for link in entry.findall(f"{XHTML}link")
        }
        for entry in entries
    }
    wanted = {addresses(page)[page.language]: addresses(page) for page in PAGES}
    assert listed == wanted
    assert set(Counter(entry.findtext(f"{SITEMAP}loc") for entry in entries).values()) == {1}
