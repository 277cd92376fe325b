"""Every built HTML file: its links, its ids, and nothing left of the sources."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.built_html import BuiltPage, Element, built_files, built_page, site_address

MARKS_OF_THE_SOURCES = {
    "a number": r"\[=|=\]",
    "a reference": r"\[@[\w-]+\]",
    "a figure or computed file": r"[\"(](?:fig|site):",
    "a formula": r"(?<!\\)\$\$|\\\(|\\\[",
    "a link to a source file": r"(?:href|src)=\"[^\":]*\.(?:md|ipynb|py)[\"#](?! download)",
    "a block": r"(?m)^/{3,}",
    "attributes": r"\{[#.][\w-]+\}|\{lang=",
    "a kept piece of HTML": r"wzxhzdk|\x02|\x03",
}


@pytest.fixture(params=built_files(), ids=lambda path: "/".join(path.parts[-3:]))
def page(request: pytest.FixtureRequest) -> BuiltPage:
    return built_page(request.param)


def test_every_id_is_there_once(page: BuiltPage) -> None:
    assert [identity for identity, times in Counter(page.ids).items() if times > 1] == []


def test_every_link_of_the_site_leads_to_a_file_and_an_anchor(page: BuiltPage, site: Path) -> None:
    broken = [element.address for element in page.elements if leads_nowhere(element, page, site)]
    assert broken == []


def leads_nowhere(element: Element, page: BuiltPage, site: Path) -> bool:
    """Whether the element has an address of this site at which there is nothing."""
    if element.address is None or element.address.startswith(("mailto:", "data:")):
        return False
    here = site_address() + page.path.relative_to(site).as_posix()
    full = urljoin(here, element.address)
    if not full.startswith(site_address()):
        return full.startswith(site_address().rstrip("/")) or urlsplit(full).scheme == "file"
    address, _, anchor = full.removeprefix(site_address()).partition("#")
    target = site / unquote(address.partition("?")[0])
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return True
    if not anchor or target.suffix != ".html":
        return False
    return unquote(anchor) not in built_page(target).ids


def test_nothing_is_fetched_from_another_host(page: BuiltPage) -> None:
    addresses = [element.address or "" for element in page.elements if element.is_fetched]
    assert [a for a in addresses if urlsplit(a).netloc or a.startswith("//")] == []


@pytest.mark.parametrize("what", MARKS_OF_THE_SOURCES)
def test_nothing_is_left_of_the_marks_in_the_sources(page: BuiltPage, what: str) -> None:
    text = re.sub(r"<annotation.*?</annotation>", "", page.prose, flags=re.DOTALL)
    assert re.findall(MARKS_OF_THE_SOURCES[what], text) == []


def test_every_name_that_an_attribute_refers_to_is_there(page: BuiltPage) -> None:
    named = [
        name
        for element in page.elements
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
        for name in element.attributes.get(attribute, "").split()
    ]
    painted = re.findall(r"url\(#([^)]*)\)", page.text)
    # Material writes the label of the table of contents also where there is no such switch.
    missing = set(named + painted) - set(page.ids) - {"__toc"}
    assert missing == set()
