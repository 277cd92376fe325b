"""Two plain MkDocs builds that make one site: Chinese at "/", English at "/en/"."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

from jinja2 import FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nnbook.book import search
from nnbook.book.cache import ROOT
from nnbook.book.policy import content_policy
from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES, Language, other

EXTENSION: Final = "nnbook.book.extension"
ASSETS: Final = "assets/"
TEMPLATES: Final = ROOT / "templates"
MOST_LISTED: Final = 100  # pages that every page's navigation lists
PACKAGE_SHEET: Final = "assets/_mkdocstrings.css"
SECOND_CONFIG: Final = "mkdocs.en.yml"
log: Final = logging.getLogger("mkdocs.nnbook")


def language_of(config: MkDocsConfig) -> Language:
    """The language of this build."""
    return cast(Language, config.theme["language"])


def is_default(config: MkDocsConfig) -> bool:
    """Whether this is the outer build, which makes the site's root."""
    return language_of(config) == DEFAULT_LANGUAGE


def configure(config: MkDocsConfig, *, serving: bool) -> MkDocsConfig:
    """Hand folder and language to the Markdown extension, and to templates the pages' policy.

    `serve` has none: it puts a script into every page, which reloads it.
    """
    config.extra["policy"] = "" if serving else content_policy()
    config.extra["serving"] = serving
    # One page needs the style sheet of mkdocstrings, and names it itself.
    config.extra_css = [sheet for sheet in config.extra_css if str(sheet) != PACKAGE_SHEET]
    search.take_over_segmentation()
    options = config.mdx_configs.setdefault(EXTENSION, {})
    options |= {"docs": config.docs_dir, "language": language_of(config), "links_from": "page"}
    return config


def assets_folder(config: MkDocsConfig) -> Path:
    """Where the files lie that both languages share."""
    return Path(config.docs_dir).parent / "assets"


def share_assets(files: Files, config: MkDocsConfig) -> Files:
    """Add the shared assets to the outer build and take them out of the inner one.

    The theme's source maps, a third of the site, go from both.
    """
    files = Files([file for file in files if not file.src_uri.endswith(".map")])
    if not is_default(config):
        return Files([file for file in files if not file.src_uri.startswith(ASSETS)])
    root = assets_folder(config)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            name = path.relative_to(root.parent).as_posix()
            files.append(File.generated(config, name, abs_src_path=str(path)))
    return files


def with_tuned_worker(files: Files, config: MkDocsConfig) -> Files:
    """Replace the theme's search worker by one that reads queries as the book wants them read.

    The outer build has the one worker that both languages share.
    """
    if not is_default(config):
        return files
    (worker,) = [file for file in files if file.src_uri.startswith(search.WORKER)]
    files.remove(worker)
    text = search.tuned_worker(worker.content_string)
    files.append(File.generated(config, worker.src_uri, content=text))
    return files


def tune_search(config: MkDocsConfig) -> None:
    """Tune this language's search index."""
    search.tune_file(Path(config.site_dir) / "search" / "search_index.json")


def one_level_up(filter_: Callable[..., str]) -> Callable[..., str]:
    """Wrap a template filter so that a shared asset is looked for in the site's root."""

    def wrapped(context: Any, value: Any) -> str:
        result = filter_(context, value)
        if not str(value).startswith(ASSETS):
            return result
        return (
            result.replace("/en/assets/", "/assets/") if result.startswith("/") else f"../{result}"
        )

    for mark in ("jinja_pass_arg",):
        setattr(wrapped, mark, getattr(filter_, mark))
    return wrapped


def adjust_templates(env: Any, config: MkDocsConfig) -> Any:
    """In the inner build, make the `url` filter lead shared assets to the site's root.

    Compiling the theme's templates is a good part of a small change's time: they are kept.
    """
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    if not is_default(config):
        env.filters["url"] = one_level_up(env.filters["url"])
    return env


def title_sections(nav: Navigation, config: MkDocsConfig) -> Navigation:
    """Replace the keys of sections in `nav` by their titles in this language."""
    for section in nav.items:
        if section.is_section:
            section.title = config.extra["sections"][section.title]
    return nav


def shorten(nav: Navigation, config: MkDocsConfig) -> Navigation:
    """In a large book, let a page list its own section, and of each other section only its name.

    Otherwise the navigation grows with the pages on every page, and the site with their square.
    """
    if len(nav.pages) > MOST_LISTED:
        features = set(config.theme["features"]) - {"navigation.sections"}
        config.theme["features"] = sorted(features | {"navigation.prune"})
    return nav


def address(page_url: str, language: Language, root: str) -> str:
    """The address of a page in a language, below the site's root."""
    folder = "" if language == DEFAULT_LANGUAGE else f"{language}/"
    return f"{root}{folder}{page_url}"


def site_root(config: MkDocsConfig) -> str:
    """The absolute address of the whole site."""
    url = config.site_url or ""
    return url if is_default(config) else url.removesuffix(f"{language_of(config)}/")


def add_alternates(context: Any, page: Page, config: MkDocsConfig) -> Any:
    """Give templates the page's absolute addresses and the way to its twin."""
    language = language_of(config)
    url = page.url.removeprefix("./")
    up = "../" * (url.count("/") + (language != DEFAULT_LANGUAGE))
    context["root"] = up or "./"
    context["twin"] = address(url, other(language), up) or "./"
    root = site_root(config)
    if not root:  # without an absolute address there is nothing to tell search engines
        return context
    context["alternates"] = [(code, address(url, code, root)) for code in LANGUAGES]
    context["x_default"] = address(url, DEFAULT_LANGUAGE, root)
    return context


def add_homes(context: Any, name: str, config: MkDocsConfig) -> Any:
    """Give the page for wrong addresses, which a host shows at any depth, both first pages."""
    if name == "404.html":
        root = urlsplit(site_root(config)).path or "/"
        context["root"] = root
        context["homes"] = {code: address("", code, root) for code in LANGUAGES}
        context["twin"] = context["homes"][other(language_of(config))]
    return context


def build_other(config: MkDocsConfig) -> None:
    """Build the inner language into the outer site's folder."""
    if not is_default(config):
        return
    second = load_config(
        str(Path(config.config_file_path).parent / SECOND_CONFIG),
        site_dir=str(Path(config.site_dir) / other(DEFAULT_LANGUAGE)),
        site_url=f"{config.site_url}{other(DEFAULT_LANGUAGE)}/" if config.site_url else "",
        strict=config.strict,
    )
    second.plugins.run_event("startup", command="build", dirty=False)
    build(second)
    # What a plugin wrote there is in the site's root as well, where both languages look for it.
    shutil.rmtree(Path(second.site_dir) / ASSETS, ignore_errors=True)
