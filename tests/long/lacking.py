"""What the site lacks that Zensical makes, by the names that CONTRIBUTING.md gives to it.

Whatever MkDocs' site has and the other has not, a file or an element of a page's head, must belong
to one of `PARTS`. What is there but otherwise has a function of its own in `TRAITS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from nnbook.book.take.tree import find, parse, text_of
from nnbook.book.unused import Known, without_unused
from tests.long.zensical_site import Sites

# Every theme brings scripts and sheets of its own, with hashes in their names.
OF_THE_THEME: Final = ("assets/javascripts/*", "assets/stylesheets/*")
PARTS: Final = {
    "labs": ("labs/*", "en/labs/*"),
    "source-pages": ("source/*",),
    "figure-files": ("figures/*",),
    "test-vectors": ("vectors/*",),
    "search": ("search/*", "en/search/*"),
    "feeds": ("feed.xml", "en/feed.xml"),
    "for-engines": ("robots.txt", "sitemap.xml.gz", "head: script application/ld+json"),
    "cards": ("cards/*", "head: meta og:*", "head: meta twitter:*"),
    "host-files": ("_headers", ".htaccess"),
    "build-info": ("build-info.json",),
    "policy": ("head: meta Content-Security-Policy",),
    "other-language": ("head: link alternate *",),
    "reading-tools": ("head: script read-start.js",),
    "api-sheet": ("assets/_mkdocstrings.css",),
}


def parts_lacking(sites: Sites) -> set[str]:
    """The files of MkDocs' site that the other lacks, and what the heads of its pages lack."""
    files = names(sites.mine) - names(sites.theirs)
    lacking = {name for name in files if not matches(name, OF_THE_THEME)}
    for path in sites.mine.rglob("*.html"):
        other = sites.theirs / path.relative_to(sites.mine)
        if other.is_file():
            lacking |= set(head(path)) - set(head(other))
    return lacking


def names(site: Path) -> set[str]:
    """The files of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def matches(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name fits one of the patterns."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def head(path: Path) -> Iterator[str]:
    """A name for each element in a page's head that says or loads something."""
    html = path.read_text(encoding="utf-8")
    root = parse(html[: html.index("</head>")])
    for meta in find(root, "meta"):
        named = (meta.get(key) for key in ("name", "property", "http-equiv"))
        yield f"head: meta {next(filter(None, named), '')}"
    for link in find(root, "link"):
        sheet = file_name(link) if link.get("rel") == "stylesheet" else ""
        about = (link.get("rel", "").strip(), link.get("hreflang") or link.get("type"), sheet)
        yield f"head: link {' '.join(filter(None, about))}"
    for script in find(root, "script"):
        yield f"head: script {file_name(script) or script.get('type', '')}"


def file_name(element: Element) -> str:
    """The name of the file that an element loads, without the hash in it."""
    address = element.get("href") or element.get("src") or ""
    stem, *rest = address.rpartition("/")[2].split(".")
    return ".".join([stem, *rest[-1:]])


def section_titles(sites: Sites) -> bool:
    """Whether the navigation names the book's parts otherwise."""

    def titles(path: Path) -> list[str]:
        labels = find(parse(path.read_text(encoding="utf-8")), "label", "md-nav__link")
        return [text_of(label) for label in labels]

    return any(titles(mine) != titles(theirs) for mine, theirs in first_pages(sites))


def language_switch(sites: Sites) -> bool:
    """Whether the header's link leads elsewhere than to the other language."""

    def target(path: Path) -> list[str | None]:
        found = find(parse(path.read_text(encoding="utf-8")), "a", "nn-language")
        return [link.get("href") for link in found]

    return any(target(mine) != target(theirs) for mine, theirs in first_pages(sites))


def palette(sites: Sites) -> bool:
    """Whether a page has other switches for light and dark."""

    def switches(path: Path) -> list[str | None]:
        found = find(parse(path.read_text(encoding="utf-8")), "input", "md-option")
        return [switch.get("aria-label") for switch in found]

    return any(switches(mine) != switches(theirs) for mine, theirs in first_pages(sites))


def first_pages(sites: Sites) -> list[tuple[Path, Path]]:
    """Each language's first page, in both sites."""
    return [(sites.mine / name, sites.theirs / name) for name in ("index.html", "en/index.html")]


def sitemap_dates(sites: Sites) -> bool:
    """Whether the map of the site does not say when the pages were changed."""
    return "<lastmod>" not in (sites.theirs / "sitemap.xml").read_text(encoding="utf-8")


def trimmed_sheets(sites: Sites) -> bool:
    """Whether a style sheet of the theme has rules that no page can match."""
    known = Known.of(sites.theirs).names
    sheets = (sites.theirs / "assets" / "stylesheets").rglob("*.css")
    texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    return any(len(without_unused(text, known)) < 0.9 * len(text) for text in texts)


def stale_notes(sites: Sites) -> bool:
    """Whether a section that is not up to date has no note on it."""
    page = sites.noted / "en" / "about" / "index.html"
    return "nn-stale" not in page.read_text(encoding="utf-8")


TRAITS: Final[dict[str, Callable[[Sites], bool]]] = {
    "one-command": lambda sites: not sites.english_came_along,
    "shared-assets": lambda sites: (sites.theirs / "en" / "assets").exists(),
    "section-titles": section_titles,
    "language-switch": language_switch,
    "palette": palette,
    "sitemap-dates": sitemap_dates,
    "stale-notes": stale_notes,
    "checks": lambda sites: not sites.stopped,
    "trimmed-sheets": trimmed_sheets,
}


def lacking(sites: Sites) -> dict[str, str]:
    """The name of everything that is lacking, and how much of it."""
    parts = parts_lacking(sites)
    found = {
        name: sorted(part for part in parts if matches(part, patterns))
        for name, patterns in PARTS.items()
    }
    counted = {
        name: f"{some[0]}" + (f" and {len(some) - 1} more" if some[1:] else "")
        for name, some in found.items()
        if some
    }
    return counted | {name: "" for name, lacks in TRAITS.items() if lacks(sites)}


def unnamed(sites: Sites) -> list[str]:
    """What is lacking and belongs to nothing that has a name."""
    patterns = tuple(pattern for some in PARTS.values() for pattern in some)
    return sorted(part for part in parts_lacking(sites) if not matches(part, patterns))
