"""What leads from a chapter to its lab, and from a lab to its chapter and its downloads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nnbook.book.labs import percent, wheel
from nnbook.book.pages import CHAPTERS, to_root
from nnbook.book.sources import HEADINGS, Page, Sources
from nnbook.book.words import words
from nnbook.languages import Language

INSTALL: Final = f"pip install notebook ./{wheel.NAME}"
DESCRIPTION: Final = re.compile(r"^description: *(.*)$", re.MULTILINE)


def lab_slug(chapter: str) -> str:
    """The page of a chapter's lab.

    Examples:
        >>> lab_slug("feed-forward")
        'labs/feed_forward'
    """
    return f"{percent.FOLDER}/{chapter.replace('-', '_')}"


def file_name(slug: str, language: Language, kind: str) -> str:
    """Where a download lies below the site's root.

    Examples:
        >>> file_name("labs/neuron", "en", "ipynb")
        'labs/neuron.en.ipynb'
    """
    return f"{slug}.{language}.{kind}"


def with_links(
    text: str, page: Page, sources: Sources, language: Language
) -> Iterator[tuple[str, int]]:
    """The end of a page's text with what belongs into it, each part with where it starts.

    Args:
        text: The text, to its end.
        page: Whose text it is.
        sources: All pages.
        language: Their language.

    Yields:
        The text's parts, and between or after them what is put in.
    """
    lab = sources.pages.get(lab_slug(page.slug)) if page.slug in CHAPTERS else None
    heading = HEADINGS[0].search(text) if page.path.suffix == percent.SUFFIX else None
    if lab:
        yield text, 0
        yield box(lab, language), len(text)
    elif heading:
        yield text[: heading.end()], 0
        yield head(page, chapter_of(page, sources), language), heading.end()
        yield text[heading.end() :], heading.end()
    else:
        yield text, 0


def chapter_of(page: Page, sources: Sources) -> Page | None:
    """The chapter that a page is the lab of, if it is one and the chapter is written."""
    slug = next((chapter for chapter in CHAPTERS if lab_slug(chapter) == page.slug), "")
    return sources.pages.get(slug)


def box(lab: Page, language: Language) -> str:
    """At the end of a chapter: its lab."""
    found = DESCRIPTION.search(lab.text)
    about = found[1] if found else ""
    title, file = words(language, "lab"), f"{lab.slug}{percent.SUFFIX}"
    return f"\n\n/// lab | {title}\n[{lab.title}]({file})\n\n{about}\n///\n"


def head(lab: Page, chapter: Page | None, language: Language) -> str:
    """At the top of a lab: its chapter, if that is written, and the files to run it with."""
    root = to_root(lab.slug, language)
    name = lab.slug.rpartition("/")[2]
    files = {
        f"{name}.ipynb": ("lab-notebook", file_name(lab.slug, language, "ipynb")),
        f"{name}.py": ("lab-script", file_name(lab.slug, language, "py")),
        "": ("lab-package", f"{percent.FOLDER}/{wheel.NAME}"),
    }
    links = [
        f'- <a href="{root}{path}" download>{words(language, key, shown)}</a>'
        for shown, (key, path) in files.items()
    ]
    text = []
    if chapter:
        text += [words(language, "lab-of", f"[{chapter.title}](../{chapter.slug}.md)"), ""]
    text += [words(language, "lab-take"), "", *links, "", "```sh", INSTALL, "```"]
    return "\n\n/// lab | " + words(language, "lab-about") + "\n" + "\n".join(text) + "\n///\n"
