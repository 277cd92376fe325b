"""A language's book as EPUB 3: formulas in MathML, figures as drawings in the text."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from nnbook.book.take.archive import zipped
from nnbook.book.take.epub_files import (
    CONTAINER,
    FONT,
    WORDS,
    contents,
    document,
    package,
)
from nnbook.book.take.formulas import only_mathml
from nnbook.book.take.pages import (
    BookPage,
    Title,
    in_light_colours,
    keep_drawing,
    open_answers,
    read_book,
    relink,
    title_of,
)
from nnbook.book.take.tree import tidy_spaces, written
from nnbook.languages import Language

STYLE: Final = Path(__file__).with_name("epub.css")
MIMETYPE: Final = ("mimetype", b"application/epub+zip")


def tidy(article: Element) -> None:
    """Attributes that XHTML, SVG or MathML do not have, or that mean nothing here."""
    for element in article.iter():
        for name in list(element.attrib):
            if name.startswith("data-") or (name in ("role", "tabindex") and element.tag != "svg"):
                del element.attrib[name]
        if element.tag == "svg":
            for name in ("width", "height", "version"):
                element.attrib.pop(name, None)
        if element.tag == "a":
            element.attrib.pop("title", None)


def page_text(page: BookPage) -> str:
    """A page as XHTML."""
    body = "".join(written(child, xml=True, inside="html") for child in page.article)
    return tidy_spaces(in_light_colours(body))


def cover_image(title: Title) -> bytes:
    """The cover as a picture."""
    from nnbook.book.svg import file_bytes
    from nnbook.figures.cover import cover

    below = WORDS[title.language]["below"]
    return file_bytes(lambda: cover(title.language, title.name, below), "png")


def book(site: Path, language: Language) -> bytes:
    """The e-book.

    Args:
        site: A built site.
        language: The language.

    Returns:
        An EPUB file, the same for the same site.
    """
    title, pages = title_of(site, language), read_book(site, language)
    for page in pages:
        keep_drawing(page.article, "nn-narrow")
        only_mathml(page.article)
        open_answers(page.article)
        tidy(page.article)
    relink(pages, lambda slug, identity: f"{slug}.xhtml{'#' if identity else ''}{identity}")
    picture = f'<img class="nn-cover" src="cover.png" alt="{escape(title.name)}"/>'
    files = [
        MIMETYPE,
        ("META-INF/container.xml", CONTAINER.encode()),
        ("book/book.opf", package(title, pages).encode()),
        ("book/nav.xhtml", document(language, title.name, contents(pages, language))),
        ("book/cover.xhtml", document(language, title.name, picture, kind="cover")),
        ("book/cover.png", cover_image(title)),
        ("book/style.css", STYLE.read_bytes()),
        (f"book/fonts/{FONT.name}", FONT.read_bytes()),
    ]
    for page in pages:
        content = document(language, page.title, page_text(page))
        files.append((f"book/{page.slug}.xhtml", content))
    return zipped(files, stored=["mimetype"])
