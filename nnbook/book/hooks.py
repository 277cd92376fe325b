"""MkDocs events, and nothing else: what they do is in `nnbook.book.builds` and `languages`.

Each event imports what it calls, because `fresh` may have replaced the module since the last build.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nnbook.book import fresh
from nnbook.book.builds import last_commit_time

os.environ.setdefault("SOURCE_DATE_EPOCH", last_commit_time())
_commands: list[str] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember the command; the inner build's event comes after the outer one's."""
    _commands.append(command)


def serving() -> bool:
    """Whether the pages are for an author who edits them."""
    return _commands[:1] == ["serve"]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take up changed code, and tell the Markdown extension which language it renders."""
    fresh.forget_changed_modules()
    from nnbook.book import edits, languages

    edits.begin(config)
    return languages.configure(config, serving=serving())


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check the sources, serve the assets once for both languages, and tune the search."""
    from nnbook.book import builds, languages
    from nnbook.book.problems import BookError

    try:
        builds.check_sources(config)
    except BookError as error:
        raise PluginError(str(error)) from None
    return languages.with_tuned_worker(languages.share_assets(files, config), config)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Let English templates find the shared assets; keep the compiled templates."""
    from nnbook.book import edits, languages

    env = languages.adjust_templates(env, config)
    edits.keep(env, config, files)
    return env


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Put the section titles in the page's language; list less in a large book."""
    from nnbook.book import edits, languages

    nav = languages.shorten(languages.title_sections(nav, config), config)
    edits.note_nav(nav, config)
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Render labs as the book's pages are."""
    from nnbook.book.labs import shown

    return shown.take_over(page, config)


@event_priority(-100)  # the text is then what the page is rendered from
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Read the text between a lab's cells, and let the page take its HTML from the cache."""
    from nnbook.book import page_cache
    from nnbook.book.labs import shown

    text = shown.markdown_of(markdown, page, config)
    page_cache.attach(page, config)
    return text


@event_priority(100)
def _before_search(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Show the search what it reads of a page."""
    from nnbook.book import search

    search.put_aside(page)
    return context


@event_priority(-100)
def _after_search(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the page back whole."""
    from nnbook.book import search

    search.put_back(page)
    return context


def _add_to_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Add the page's address in the other language, and what shared links and engines are told."""
    from nnbook.book import languages, sharing

    context = languages.add_alternates(context, page, config)
    return sharing.add(context, page, config, nav)


on_page_context = CombinedEvent(_before_search, _add_to_context, _after_search)


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Add both first pages' addresses to the page for wrong addresses."""
    from nnbook.book import languages

    return languages.add_homes(context, template_name, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the computed files, then build the other language."""
    from nnbook.book import build_info, builds, cache, edits, languages, sharing, unused

    builds.write_computed_files(config)
    sharing.write_files(config)
    languages.tune_search(config)
    languages.build_other(config)
    edits.finish(config)
    if languages.is_default(config) and not serving():
        cache.sweep()
        unused.shrink(Path(config.site_dir))
        build_info.write(Path(config.site_dir), Path(config.config_file_path).parent)


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
    """Build only what has to be built again."""

    def build_again() -> None:
        from nnbook.book import edits

        edits.build_again(builder)

    server.builder = build_again
    return server


def on_build_error(error: Exception) -> None:
    """Stop at a page's error with one line instead of a traceback; MkDocs has printed the line."""
    from nnbook.book.problems import BookError

    if isinstance(error, BookError):
        message = "Stopped at the error above."
        raise Abort(message) from None
