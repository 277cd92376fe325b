"""How the book is found and shared: pictures for links, data for search engines, robots.txt."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nnbook.book import drawings, sources
from nnbook.book.cache import digest
from nnbook.book.changes import feed
from nnbook.book.glossary import terms
from nnbook.book.languages import address, is_default, language_of, site_root
from nnbook.book.pages import chapter_number
from nnbook.book.scan import marks
from nnbook.book.words import words
from nnbook.languages import Language, other

DEFAULT_PICTURE: Final = "worked_forward_pass"
LICENCE: Final = "https://creativecommons.org/licenses/by-sa/4.0/"
LOCALES: Final[dict[Language, str]] = {"zh-TW": "zh_TW", "en": "en_GB"}
FEED: Final = "feed.xml"
Data = dict[str, Any]


def slug_of(page: Page) -> str:
    """The page's path below its language's folder, without its suffix."""
    return page.file.src_uri.rpartition(".")[0]


def picture_name(page: Page, config: MkDocsConfig) -> str:
    """The first figure of a page; of a page without one, the book's own."""
    source = sources.load(Path(config.docs_dir)).pages.get(slug_of(page))
    found = [mark.text for mark in marks(source.body) if mark.kind == "figure"] if source else []
    return found[0] if found else DEFAULT_PICTURE


def write_card(page: Page, config: MkDocsConfig, path: Path, *, draw: bool) -> None:
    """Write the picture that a link to the page shows: 1200 by 630 pixels, PNG."""
    language, number = language_of(config), chapter_number(slug_of(page))
    above = words(language, "chapter", str(number)) if number else ""
    below = "" if page.is_homepage else str(config.site_name)
    given = (str(page.title), above, below, picture_name(page, config))

    def make() -> bytes:
        from nnbook.book.svg import file_bytes
        from nnbook.figures.cards import card

        return file_bytes(lambda: card(language, *given), "png")

    file_name = f"card-{digest(*given)[:16]}.{language}.png"
    place = drawings.entry(given[3], file_name, "nnbook.figures.cards")
    drawings.write_from_cache(path, place, make, draw=draw)


def card_path(page: Page, language: Language) -> str:
    """Where the picture lies below the site's root."""
    return f"cards/{slug_of(page)}.{language}.png"


def write_page_card(page: Page, config: MkDocsConfig) -> str:
    """Write a page's picture to where it belongs; says where that is below the site's root."""
    path = card_path(page, language_of(config))
    write_card(page, config, root_folder(config) / path, draw=not config.extra["serving"])
    return path


def root_folder(config: MkDocsConfig) -> Path:
    """The folder of the whole site, which the inner build's folder lies in."""
    folder = Path(config.site_dir)
    return folder if is_default(config) else folder.parent


def add(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Write the page's picture, and give templates what links and search engines are told."""
    language, root = language_of(config), site_root(config)
    context["feed"] = FEED
    path = write_page_card(page, config)
    if not root:
        return context
    context["card"] = f"{root}{path}"
    context["locale"] = LOCALES[language]
    context["other_locale"] = LOCALES[other(language)]
    context["structured"] = structured(page, config, nav) | {"image": f"{root}{path}"}
    return context


def book_address(language: Language, config: MkDocsConfig) -> str:
    """The address that names the book itself in one language."""
    return f"{address('', language, site_root(config))}#book"


def structured(page: Page, config: MkDocsConfig, nav: Navigation) -> Data:
    """What the page is, in the vocabulary of schema.org."""
    language = language_of(config)
    description = page.meta.get("description") or config.site_description
    data: Data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": str(page.title),
        "description": description,
        "url": page.canonical_url,
        "inLanguage": language,
        "license": LICENCE,
        "isAccessibleForFree": True,
    }
    if page.is_homepage:
        return data | book(config, nav)
    data["isPartOf"] = {
        "@type": "Book",
        "@id": book_address(language, config),
        "name": config.site_name,
    }
    number = chapter_number(slug_of(page))
    if number is None:
        return data
    learnt = [term.names[language] for term in terms() if term.chapter == slug_of(page)]
    return data | {
        "@type": ["Chapter", "LearningResource"],
        "position": number,
        "learningResourceType": "chapter",
        "educationalLevel": "beginner",
        **({"teaches": learnt} if learnt else {}),
    }


def book(config: MkDocsConfig, nav: Navigation) -> Data:
    """The book as a whole, with its chapters in their order."""
    language = language_of(config)
    chapters = [page for page in nav.pages if chapter_number(slug_of(page))]
    return {
        "@type": ["Book", "LearningResource"],
        "@id": book_address(language, config),
        "name": config.site_name,
        "author": {"@type": "Organization", "name": "the nnbook authors"},
        "learningResourceType": "textbook",
        "educationalLevel": "beginner",
        "workTranslation": {
            "@type": "Book",
            "@id": book_address(other(language), config),
            "inLanguage": other(language),
        },
        "hasPart": [
            {
                "@type": "Chapter",
                "position": chapter_number(slug_of(page)),
                "name": str(page.title),
                "url": page.canonical_url,
            }
            for page in chapters
        ],
    }


def robots(root: str) -> str:
    """Everybody may read everything; the map, where the site has an address.

    Examples:
        >>> print(robots("https://book.example/"), end="")
        User-agent: *
        Allow: /
        Sitemap: https://book.example/sitemap.xml
    """
    lines = ["User-agent: *", "Allow: /"]
    if root:
        lines.append(f"Sitemap: {root}sitemap.xml")
    return "\n".join(lines) + "\n"


def write_files(config: MkDocsConfig) -> None:
    """Write the feed of changes, and for the site as a whole robots.txt."""
    language, folder = language_of(config), Path(config.site_dir)
    site = address("", language, site_root(config))
    text = feed(language, str(config.site_name), site, FEED)
    drawings.write_whole(folder / FEED, text.encode())
    if is_default(config):
        drawings.write_whole(folder / "robots.txt", robots(site_root(config)).encode())
