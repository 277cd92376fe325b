"""Every address in the built site leads somewhere, and every file of the site is led to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from nnbook.verify.book import Book
from nnbook.verify.built import BuiltPage, Link
from nnbook.verify.problem import Problem

REVIEWED: Final = Path(__file__).with_name("external_links.toml")
CSS_ADDRESS: Final = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
SITEMAP_ADDRESS: Final = re.compile(r"<loc>([^<]+)</loc>")

# Files that no page names, and why they may stay.
UNNAMED: Final = {
    "index.html": "the home page",
    "en/index.html": "the home page",
    "*404.html": "the server shows it",
    "*sitemap.xml*": "search engines ask for it",
    "robots.txt": "search engines ask for it",
    "_headers": "hosts read it",
    ".htaccess": "hosts read it",
    "*search/search_index.js*": "the theme's search loads it",
    "*assets/javascripts/*": "the theme loads its parts itself",
    "*assets/stylesheets/*.map": "for browsers' developer tools",
    "*assets/images/favicon.png": "browsers ask for it",
    "*assets/_mkdocstrings.css": "the documentation plugin writes it",
    "*objects.inv": "other projects' documentation asks for it",
    "assets/js/*": "modules import each other",
    "assets/data/*": "the interactives load it",
    "assets/css/panel.css": "loaded with the first interactive",
    "assets/css/reading.css": "loaded at the reader's first sign",
    "source/data/*": "loaded when a number is tapped",
    "assets/katex/LICENSE": "the licence of the style beside it",
    "assets/katex/fonts/OFL.txt": "the licence of the fonts beside it",
    "build-info.json": "it records how the site was built",
}


def check(book: Book) -> list[Problem]:
    """Report addresses that lead nowhere, unreviewed hosts, doubled ids and orphaned files."""
    if book.site is None:
        return []
    follower = Follower(book, book.site)
    problems = [p for page in book.built.values() for p in follower.page(page)]
    problems += follower.style_sheets()
    problems += follower.sitemap()
    return [*problems, *follower.orphans()]


@cache
def reviewed() -> dict[str, str]:
    """Each reviewed external address or prefix, with why it is there."""
    rows: dict[str, str] = tomllib.loads(REVIEWED.read_text(encoding="utf-8"))["links"]
    return rows


class Follower:
    """Follows addresses and remembers which files it has reached."""

    def __init__(self, book: Book, site: Path) -> None:
        """Find the site's own address in its home page."""
        self.book = book
        self.site = site.resolve()
        self.reached: set[str] = set()
        canonical = re.search(r'rel="canonical" href="([^"]+)"', book.built["index.html"].html)
        self.own = canonical[1] if canonical else "/"
        self.base = urlsplit(self.own).path

    def page(self, page: BuiltPage) -> Iterator[Problem]:
        """The addresses and ids of one page."""
        file = self.book.name(page.path)
        for identity, lines in page.ids.items():
            if len(lines) > 1:
                message = f'id "{identity}" stands {len(lines)} times on the page'
                yield Problem(file, lines[1], "duplicate-id", message)
        for link in page.links:
            yield from self.link(page, file, link)

    def link(self, page: BuiltPage, file: str, link: Link) -> Iterator[Problem]:
        """One address."""
        address = link.address.strip()
        if address.startswith(("data:", "#")) and link.tag in ("link", "img", "use", "image"):
            return
        if address.startswith(self.own) and self.own != "/":
            address = self.base + address.removeprefix(self.own)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            yield from self.external(file, link, address)
            return
        target = self.target(page.path, parts.path)
        if target is None:
            message = f"{link.tag} {link.attribute}={link.address!r}: there is no such file"
            yield Problem(file, link.line, "broken-link", message)
        elif parts.fragment and target.suffix == ".html":
            yield from self.anchor(file, link, target, unquote(parts.fragment))

    def external(self, file: str, link: Link, address: str) -> Iterator[Problem]:
        """An address of another host: https, and on the reviewed list."""
        if not address.startswith("https://"):
            message = f"{link.address!r} is not https"
            yield Problem(file, link.line, "external-link", message)
        elif not any(fnmatch(address, pattern) for pattern in reviewed()):
            hint = f"look at it, then add it to {REVIEWED.name} with the reason it is there"
            message = f"{link.address!r} is not on the reviewed list"
            yield Problem(file, link.line, "external-link", message, hint)

    def anchor(self, file: str, link: Link, target: Path, fragment: str) -> Iterator[Problem]:
        """The part of an address after `#`."""
        found = self.book.built.get(target.relative_to(self.site).as_posix())
        if found is not None and fragment not in found.ids:
            message = f'{link.address!r}: no id "{fragment}" on {self.book.name(found.path)}'
            yield Problem(file, link.line, "broken-anchor", message)

    def target(self, source: Path, path: str) -> Path | None:
        """The file an address of the site leads to; remembered as reached."""
        if path.startswith("/"):
            found = self.site / unquote(path.removeprefix(self.base).lstrip("/"))
        else:
            found = source.parent / unquote(path) if path else source
        found = found.resolve()
        if found.is_dir():
            found /= "index.html"
        if not found.is_file() or not found.is_relative_to(self.site):
            return None
        if found != source.resolve():
            self.reached.add(found.relative_to(self.site).as_posix())
        return found

    def style_sheets(self) -> Iterator[Problem]:
        """The addresses in style sheets."""
        for path in sorted(self.site.rglob("*.css")):
            text = path.read_text(encoding="utf-8")
            for match in CSS_ADDRESS.finditer(text):
                address = match[1]
                if address.startswith(("data:", "#")) or self.target(path, address):
                    continue
                line = text.count("\n", 0, match.start()) + 1
                message = f"url({address}): there is no such file"
                yield Problem(self.book.name(path), line, "broken-link", message)

    def sitemap(self) -> Iterator[Problem]:
        """The addresses in the sitemap."""
        path = self.site / "sitemap.xml"
        if not path.is_file():
            return
        text = path.read_text(encoding="utf-8")
        for match in SITEMAP_ADDRESS.finditer(text):
            inside = self.base + match[1].removeprefix(self.own)
            if not match[1].startswith(self.own) or self.target(path, inside) is None:
                line = text.count("\n", 0, match.start()) + 1
                message = f"{match[1]}: there is no such page"
                yield Problem(self.book.name(path), line, "broken-link", message)

    def orphans(self) -> Iterator[Problem]:
        """Files that no address leads to."""
        for path in sorted(p for p in self.site.rglob("*") if p.is_file()):
            name = path.relative_to(self.site).as_posix()
            if name not in self.reached and not any(fnmatch(name, known) for known in UNNAMED):
                message = "no page, style sheet or sitemap leads to this file"
                hint = "link to it, remove it, or add it to UNNAMED in nnbook/verify/links.py"
                yield Problem(self.book.name(path), 1, "orphan", message, hint)
