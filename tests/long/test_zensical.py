"""The book built with Zensical: all that makes a page is the same, and what is lacking is listed.

Needs the built site and a network connection; `scripts/test --all` runs it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from nnbook.book.problems import BookError
from nnbook.book.sources import Sources
from nnbook.book.take.tree import parse
from nnbook.verify.stale import stale_sections
from tests.built_site import PAGES, ROOT, BookPage
from tests.long.lacking import lacking, parts_lacking, unnamed
from tests.long.shown import KINDS, LAB, SITE, article, difference, links, places
from tests.long.zensical_site import Sites, build

MARKDOWN = [page for page in PAGES if not page.slug.startswith("labs/")]
LISTED = re.compile(r"^ +- `([a-z-]+)`: ", re.MULTILINE)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return build(tmp_path_factory.mktemp("zensical"))


@pytest.fixture(scope="module")
def lacking_parts(sites: Sites) -> set[str]:
    return parts_lacking(sites)


def listed() -> list[str]:
    """The names in CONTRIBUTING.md, in their order."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return LISTED.findall(text.partition("## When Material for MkDocs ends")[2])


@pytest.mark.parametrize("page", MARKDOWN, ids=str)
def test_a_page_shows_the_same(sites: Sites, page: BookPage) -> None:
    mine, theirs = article(sites.mine, page), article(sites.theirs, page)
    found = [difference(kind, show(mine, page), show(theirs, page)) for kind, show in KINDS.items()]

    assert [one for one in found if one] == []


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_something_to_compare(sites: Sites, kind: str) -> None:
    page = BookPage("en", "feed-forward")

    assert len(KINDS[kind](article(sites.theirs, page), page)) >= 3


@pytest.mark.parametrize("page", MARKDOWN, ids=str)
def test_every_reference_leads_somewhere(
    sites: Sites, page: BookPage, lacking_parts: set[str]
) -> None:
    targets = {target for _, target in links(article(sites.theirs, page), page)}
    inside = [target for target in targets if target.startswith(SITE) and LAB not in target]
    astray = [target for target in inside if not leads_somewhere(sites.theirs, target)]

    assert sorted(target for target in astray if file_of(target) not in lacking_parts) == []


def leads_somewhere(site: Path, target: str) -> bool:
    """Whether the page is there, and on it the place."""
    path, place = site / file_of(target), target.partition("#")[2]
    return path.is_file() and (not place or place in places_of(path))


def file_of(target: str) -> str:
    """The file of an address, below the site's root."""
    name = target.removeprefix(SITE).partition("#")[0]
    return f"{name}index.html" if name.endswith("/") or not name else name


@cache
def places_of(path: Path) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(map(str, places(parse(path.read_text(encoding="utf-8")))))


def test_everything_that_is_lacking_has_a_name(sites: Sites) -> None:
    assert unnamed(sites) == []


def test_what_is_lacking_is_what_the_contributors_notes_say(
    sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lacking(sites)
    with capsys.disabled():
        print("\nThe book built with Zensical lacks:")
        print("\n".join(f"  {name}: {some}".rstrip(": ") for name, some in found.items()))

    assert sorted(listed()) == sorted(found)


def test_there_was_something_to_notice(sites: Sites) -> None:
    copy = sites.noted.parent

    assert stale_sections(copy, "en") == {("about", "privacy")}
    with pytest.raises(BookError, match="needs an explicit id"):
        Sources(copy / "docs" / "zh-TW").check()


def test_the_pages_were_made_by_it(sites: Sites) -> None:
    assert b"zensical-0.0.73" in (sites.theirs / "index.html").read_bytes()
