"""What every build does beside its pages: check the sources, write what the package computes."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from nnbook.book import drawings, policy, sources
from nnbook.book.cache import ROOT, cached, digest, write_whole
from nnbook.book.dependencies import module_hash
from nnbook.book.labs import downloads, running
from nnbook.book.languages import is_default, language_of, site_root
from nnbook.book.problems import BookError
from nnbook.book.published import PUBLISHED
from nnbook.book.sharing import root_folder
from nnbook.book.source_pages import shown_hash
from nnbook.facts.registry import unknown_name
from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES, other

# A build without a git history (an unpacked archive) still makes the same bytes every time.
NO_COMMIT: Final = "1767225600"


def last_commit_time() -> str:
    """Seconds since 1970 of the last commit: the only clock a build reads."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return NO_COMMIT
    return found.stdout.strip() or NO_COMMIT


def check_sources(config: MkDocsConfig) -> None:
    """Read this language's pages afresh and refuse what would mislead a reader.

    Raises:
        BookError: A duplicate id, a link that leads nowhere, a page that the other language lacks;
            a lab that does not run, or not alike in both languages.
    """
    pages = Path(config.docs_dir)
    if is_default(config):
        sources.load.cache_clear()
        check_twins(pages.parent)
        running.check_twins(
            sources.load(pages), sources.load(pages.parent / other(DEFAULT_LANGUAGE))
        )
    sources.load(pages).check()
    running.run_all(sources.load(pages).labs)


def check_twins(docs: Path) -> None:
    """Refuse a page that exists in one language only."""
    pages = {language: set(sources.load(docs / language).pages) for language in LANGUAGES}
    for language in LANGUAGES:
        for slug in sorted(set().union(*pages.values()) - pages[language]):
            here = sources.load(docs / other(language)).pages[slug].path
            path = docs / language / f"{slug}{here.suffix}"
            raise BookError(
                path, 1, f"the page is missing; {unknown_name('page', slug, pages[language])}"
            )


def write_computed_files(config: MkDocsConfig) -> None:
    """Write figures as files and everything in `PUBLISHED` below the site's root."""
    folder, draw = Path(config.site_dir), not config.extra["serving"]
    pages = sources.load(Path(config.docs_dir))
    downloads.write_files(root_folder(config), pages, language_of(config), site_root(config))
    if not is_default(config):
        drawings.write_files(folder.parent / "figures", language_of(config), draw=draw)
        return
    drawings.write_files(folder / "figures", language_of(config), draw=draw)
    made_from = digest(module_hash("nnbook.book.published"), shown_hash())
    kept = ROOT / "published" / made_from[:16]
    for name in PUBLISHED:
        write_whole(folder / name, cached(kept / digest(name), partial(published, name)))
    for name, make in policy.FILES.items():
        write_whole(folder / name, make().encode())


def published(name: str) -> bytes:
    """The bytes of a published file."""
    return PUBLISHED[name]().encode()
