"""An author's edit of a page, shown by `mkdocs serve` without building all the rest again.

MkDocs builds the whole book after every change. Most changes are to the text of one page: then only
the pages that show that text are rendered again, into what the last full build has left in memory
and on disk, and the site is the same, byte for byte. Whatever else changes, and whatever an author
should be warned of, is left to a full build.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nnbook.book import builds, dependencies, fresh, languages, page_cache, sharing, sources
from nnbook.book.labs import wheel
from nnbook.languages import DEFAULT_LANGUAGE, Language, other

log: Final = logging.getLogger("mkdocs.nnbook")
Seen = dict[Path, tuple[int, int]]


@dataclass
class Standing:
    """What a full build of one language has left."""

    config: MkDocsConfig
    files: Files
    env: Any
    nav: Navigation
    index: Any  # the search's; both languages share the plugin that fills and writes it
    outlook: str


_nav: dict[Language, Navigation] = {}
_standing: dict[Language, Standing] = {}
_begun: Seen = {}
_seen: Seen = {}  # what the site on disk shows; empty where that is not known


class FullBuildError(Exception):
    """The change is more than a page's text."""


def begin(config: MkDocsConfig) -> None:
    """Note that a full build begins, and from which files."""
    if languages.is_default(config):
        _standing.clear()
        _seen.clear()
        _begun.clear()
        _begun.update(watched(config))


def note_nav(nav: Navigation, config: MkDocsConfig) -> None:
    """Keep a language's navigation."""
    _nav[languages.language_of(config)] = nav


def keep(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Keep what a language's build has made by now: every page is rendered, none is written."""
    language = languages.language_of(config)
    outlook = page_cache.outlook(sources.load(Path(config.docs_dir)))
    index = plugin_of(config).search_index
    _standing[language] = Standing(config, files, env, _nav[language], index, outlook)


def plugin_of(config: MkDocsConfig) -> Any:
    """The theme's search."""
    return config.plugins["material/search"]


def finish(config: MkDocsConfig) -> None:
    """Note that both languages are built."""
    if languages.is_default(config):
        _seen.update(_begun)


def watched(config: MkDocsConfig) -> Seen:
    """Everything that a build reads beside the package: each file's time of change and size."""
    root = Path(config.config_file_path).parent
    paths = [*root.glob("*.yml"), *root.glob("*.json"), *(root / "docs").rglob("*")]
    return {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in paths if p.is_file()}


def build_again(build: Callable[[], None]) -> None:
    """Show a change: quickly if it is to pages' texts, otherwise by a full build."""
    try:
        build_edited()
        return
    except FullBuildError:
        pass
    except Exception:  # whatever it is, the full build says it as it always does
        log.debug("The edited page could not be built alone", exc_info=True)
    try:
        build()
    except BaseException:
        _seen.clear()
        raise


def build_edited() -> None:
    """Build the pages that show what has been edited since the last build.

    Raises:
        FullBuildError: Something else has changed, or there is something to warn of.
    """
    if not _seen:
        raise FullBuildError
    figures = take_up_figures(fresh.changed())
    now = watched(_standing[DEFAULT_LANGUAGE].config)
    if now.keys() != _seen.keys():
        raise FullBuildError
    edited = {page_of(path) for path in now if now[path] != _seen[path]}
    with page_cache.noted_warnings() as warnings:
        for language in (DEFAULT_LANGUAGE, other(DEFAULT_LANGUAGE)):
            build_language(_standing[language], edited)
            if figures:
                write_files(_standing[language])
    if warnings:
        raise FullBuildError
    _seen.update(now)
    fresh.note()


def take_up_figures(changed: set[Path]) -> bool:
    """Take up changes of figures' modules that only figures need; says whether there are any.

    Raises:
        FullBuildError: The package has changed elsewhere.
    """
    root, figures = dependencies.PACKAGE.parent, dependencies.PACKAGE / "figures"
    if any(path.parent != figures or not path.is_file() for path in changed):
        raise FullBuildError
    if not changed:
        return False
    names = [name for name in sys.modules if name.startswith("nnbook.")]
    needing = {name for name in names if needed(name, root) & changed}
    # What is a part of all figures is known to the modules that make pages, too.
    if any(not name.startswith("nnbook.figures.") for name in needing):
        raise FullBuildError
    dependencies.forget()
    wheel.wheel.cache_clear()
    fresh.forget(needing)
    return True


def needed(module: str, root: Path) -> frozenset[Path]:
    """The package's files that a module needs."""
    path = dependencies.file_of(module, root)
    return dependencies.closure(path, root) if path else frozenset()


def write_files(standing: Standing) -> None:
    """Write again what the package computes, and the pictures that show its figures."""
    builds.write_computed_files(standing.config)
    for page in (file.page for file in shown_files(standing)):
        if page is not None:
            sharing.write_page_card(page, standing.config)


def page_of(path: Path) -> str:
    """The page that a file is the source of, by its path below its language's folder.

    Raises:
        FullBuildError: It is something else, or a lab.
    """
    for standing in _standing.values():
        folder = Path(standing.config.docs_dir)
        if path.suffix == ".md" and path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    raise FullBuildError


def build_language(standing: Standing, edited: set[str]) -> None:
    """Build one language's pages that show an edit, and the search's index."""
    config, files = standing.config, standing.files
    builds.check_sources(config)
    if page_cache.outlook(sources.load(Path(config.docs_dir))) != standing.outlook:
        raise FullBuildError  # ids, numbers and titles stand on other pages, too
    pages = [page for page in pages_of(standing) if shows(page, edited, standing)]
    if not pages:
        return
    config.plugins.on_pre_build(config=config)
    for page in pages:
        title = page.title
        _populate_page(page, config, files)
        if page.title != title:
            raise FullBuildError
    config.plugins["autorefs"].on_env(
        standing.env, config=config, files=Files([page.file for page in pages])
    )
    search = plugin_of(config)
    search.search_index = standing.index
    for page in pages:
        write(page, standing)
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        log.info("Built again: %s", page.file.src_uri)
    search.on_post_build(config=config)
    languages.tune_search(config)


def shown_files(standing: Standing) -> list[File]:
    """The files that `serve` shows as pages."""
    return list(standing.files.documentation_pages(inclusion=InclusionLevel.is_in_serve))


def pages_of(standing: Standing) -> Iterator[Page]:
    """The pages that are written in Markdown."""
    for file in shown_files(standing):
        if file.page is not None and file.src_uri.endswith(".md"):
            yield file.page


def shows(page: Page, edited: set[str], standing: Standing) -> bool:
    """Whether a page, or its twin, was edited, or its HTML depends on what was."""
    if page.file.src_uri in edited:
        return True
    return page_cache.is_outdated(page, standing.config, standing.files)


def write(page: Page, standing: Standing) -> None:
    """Write a page, and put what the search knows of it in the place of what it knew."""
    index = standing.index
    old = [n for n, entry in enumerate(index.entries) if is_of(entry, page)]
    place = old[0] if old else len(index.entries)
    kept = [entry for entry in index.entries if not is_of(entry, page)]
    index.entries = []
    _build_page(page, standing.config, shown_files(standing), standing.nav, standing.env)
    index.entries = [*kept[:place], *index.entries, *kept[place:]]


def is_of(entry: dict[str, Any], page: Page) -> bool:
    """Whether an entry of the search's index is about a page."""
    return bool(entry["location"].partition("#")[0] == page.url)
