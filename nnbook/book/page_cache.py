"""Rendered pages, kept: an edit of one page renders that page.

A page's key is a hash of everything its HTML can depend on: its text, what other pages show of
themselves (ids, numbers, titles), the package, the configuration, the installed packages. A page
that was rendered with a warning is not kept, so that the next build warns again.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from nnbook.book import sources
from nnbook.book.cache import ROOT, digest, keep, read_kept
from nnbook.book.compose import PLACES, expand
from nnbook.book.dependencies import module_hash
from nnbook.book.drawings import entry
from nnbook.book.scan import marks
from nnbook.figures import FIGURES
from nnbook.languages import Language

CACHE: Final = ROOT / "pages"
DOCUMENTED: Final = re.compile(r"^::: ([\w.]+)", re.MULTILINE)  # from a module's source
Kept = dict[str, Any]
_keys: dict[str | None, str] = {}


def attach(page: Page, config: MkDocsConfig) -> None:
    """Let a page take its HTML from the cache, or put it there, when MkDocs renders it."""
    if not page.file.src_uri.endswith(".md"):
        return  # a notebook, which is not rendered from its text

    def render(config: MkDocsConfig, files: Files) -> None:
        _keys[page.file.abs_src_path] = made_from = key(page, config, files)
        place = CACHE / f"{made_from}.json"
        content = read_kept(place)
        if content is not None:
            restore(page, json.loads(content), config, files)
            return
        with noted_warnings() as warnings, noted_anchors(config) as anchors:
            Page.render(page, config, files)
        if not warnings:
            keep(place, json.dumps(state(page, anchors), ensure_ascii=False).encode())

    page.render = render  # type: ignore[method-assign]


def is_outdated(page: Page, config: MkDocsConfig, files: Files) -> bool:
    """Whether a page would now be rendered from something else than it last was."""
    return key(page, config, files) != _keys.get(page.file.abs_src_path)


def key(page: Page, config: MkDocsConfig, files: Files) -> str:
    """A hash of everything that a page's HTML depends on."""
    book, text = sources.load(Path(config.docs_dir)), page.markdown or ""
    language: Language = config.theme["language"]
    source = book.page_of(text)
    whole = source is not None and any(place in text for place in PLACES)
    collected = [piece.text for piece in expand(source, book, language)] if whole and source else []
    return digest(
        page.file.src_uri,
        outlook(book),
        " ".join(sorted(file.src_uri for file in files)),
        configuration(Path(config.config_file_path), language),
        module_hash("nnbook.book.extension", *DOCUMENTED.findall(text)),
        text,
        *collected,
        *(part for part in (text, *collected) for part in drawn(part)),
    )


def drawn(body: str) -> list[str]:
    """The figures of a text, each with a hash of what it depends on."""
    names = [mark.text for mark in marks(body) if mark.kind == "figure"]
    return [str(entry(name, "")) if name in FIGURES else name for name in names]


@lru_cache(maxsize=2)  # every page asks for it
def outlook(book: sources.Sources) -> str:
    """What of all pages another page can show."""
    pages: list[Any] = [[page.slug, page.title, *page.ids] for page in book.pages.values()]
    targets = [[target.slug, target.label, target.number] for target in book.targets.values()]
    return json.dumps(pages + targets)


def configuration(path: Path, language: Language) -> str:
    """A hash of the configuration files and of what is installed."""
    texts = [file.read_text(encoding="utf-8") for file in (path, path.with_name("mkdocs.yml"))]
    return digest(language, *texts, *installed())


@cache
def installed() -> list[str]:
    """The installed packages with their versions."""
    packages = Path(mkdocs.__file__).parents[1]
    return sorted(entry.name for entry in packages.glob("*.dist-info"))


class Noting(logging.Handler):
    """Notes every warning."""

    def __init__(self) -> None:
        """Note nothing less than a warning."""
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note one."""
        self.found.append(record.getMessage())


@contextmanager
def noted_warnings() -> Iterator[list[str]]:
    """Whatever MkDocs, a plugin or an extension warns of."""
    handler = Noting()
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        yield handler.found
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)


@contextmanager
def noted_anchors(config: MkDocsConfig) -> Iterator[list[Kept]]:
    """What a page tells the plugin that resolves references to the package's documentation."""
    plugin: Any = config.plugins.get("autorefs")
    found: list[Kept] = []
    if plugin is None:
        yield found
        return
    register = plugin.register_anchor

    def note(page: Any, identifier: str, anchor: str | None = None, **more: Any) -> None:
        found.append({"identifier": identifier, "anchor": anchor, **more})
        register(page, identifier, anchor, **more)

    plugin.register_anchor = note
    try:
        yield found
    finally:
        del plugin.register_anchor


def state(page: Page, anchors: list[Kept]) -> Kept:
    """Everything that rendering has made of a page."""
    links = page.links_to_anchors
    return {
        "content": page.content,
        "toc": [token(link) for link in page.toc],
        "title": page._title_from_render,
        "ids": sorted(page.present_anchor_ids or ()),
        "links": None if links is None else {file.src_uri: found for file, found in links.items()},
        "anchors": anchors,
    }


def restore(page: Page, kept: Kept, config: MkDocsConfig, files: Files) -> None:
    """Make a page what rendering had made of it."""
    page.content = kept["content"]
    page.toc = get_toc(kept["toc"])
    page._title_from_render = kept["title"]
    page.present_anchor_ids = set(kept["ids"])
    if kept["links"] is not None:
        found = {files.get_file_from_path(name): links for name, links in kept["links"].items()}
        page.links_to_anchors = {file: links for file, links in found.items() if file is not None}
    plugin: Any = config.plugins.get("autorefs")
    for anchor in kept["anchors"]:
        plugin.register_anchor(page, **anchor)


def token(link: AnchorLink) -> Any:
    """An entry of the table of contents as Python-Markdown gives it."""
    inner = [token(child) for child in link.children]
    return {"level": link.level, "id": link.id, "name": link.title, "children": inner}
