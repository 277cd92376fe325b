"""The book as plain Markdown: its chapters and labs with every number filled in.

Everything that only this book understands is expanded from its own sources and facts: numbers,
colours in formulas, figures by name, references, boxes. What comes out is what an author would have
written for another builder by hand: `$…$` formulas, drawn SVG files, notebooks.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path
from typing import Final

from nnbook.book import sources, tex
from nnbook.book.drawings import figure_file
from nnbook.book.extension import FACT_IN_TEX, SPAN, split_format
from nnbook.book.labs import downloads, wheel
from nnbook.book.labs.links import lab_slug
from nnbook.book.labs.plain import Plain, number
from nnbook.book.number_format import formatted, latex
from nnbook.book.pages import CHAPTERS
from nnbook.book.scan import Mark, marks
from nnbook.book.sources import Page, Sources
from nnbook.book.words import words
from nnbook.facts import FACTS, look_up
from nnbook.languages import Language
from scripts.rivals.dialects import Dialect, with_boxes
from tests.built_site import ROOT

SITE: Final = "https://nnbook.example/"
HEADING: Final = re.compile(r"^(?P<signs>#+) (?P<title>.*?) *\{#(?P<id>[\w-]+)[^}\n]*\}$", re.M)
LINK: Final = re.compile(r"\]\((?P<path>[\w./-]+\.(?:md|py))?(?:#(?P<anchor>[\w-]+))?\)")
CLASSES: Final = re.compile(r"^[ ]*\{[.][^}\n]*\}[ ]*\n|(?<=\))\{[.][^}\n]*\}", re.M)
FIGURES: Final = "figures"


class Plainly:
    """Writes one page in another builder's Markdown."""

    def __init__(
        self, page: Page, all_pages: Sources, language: Language, dialect: Dialect
    ) -> None:
        """Remember whose text it is, and how to write it."""
        self.page, self.sources = page, all_pages
        self.language, self.dialect = language, dialect
        self.drawings: set[str] = set()

    def text(self) -> str:
        """The whole page."""
        front = f"---\ntitle: {self.page.title}\n---\n\n"
        return front + with_boxes(self.replaced(self.page.body), self.dialect.box).rstrip() + "\n"

    def replaced(self, markdown: str) -> str:
        """Markdown with every mark written out."""
        done, out = 0, []
        for mark in marks(markdown):
            line = markdown[markdown.rfind("\n", 0, mark.start) + 1 : mark.start]
            indent = line if not line.strip() else ""
            out += [self.around(markdown[done : mark.start]), self.mark(mark, indent)]
            done = mark.end
        return "".join([*out, self.around(markdown[done:])])

    def around(self, markdown: str) -> str:
        """What stands between marks."""
        markdown = HEADING.sub(self.heading, CLASSES.sub("", markdown))
        return LINK.sub(self.link, re.sub(SPAN, r"\1", markdown))

    def heading(self, match: re.Match[str]) -> str:
        """A heading with its id."""
        return self.dialect.heading(match["signs"], match["title"], self.page.slug, match["id"])

    def link(self, match: re.Match[str]) -> str:
        """A link to a page of the project, or to our site if the page is not in it."""
        path, anchor = match["path"] or "", match["anchor"] or ""
        here = posixpath.dirname(self.page.slug)
        slug = posixpath.normpath(posixpath.join(here, path)) if path else self.page.slug
        slug = slug.removesuffix(".md").removesuffix(".py")
        if slug not in slugs():
            return f"]({SITE}{slug}/{anchor and '#' + anchor})"
        if path.endswith(".py"):  # a notebook has no targets of ours
            return f"]({path.removesuffix('.py')}.ipynb)"
        return f"]({self.dialect.link(slug, path, anchor)})"

    def mark(self, mark: Mark, indent: str) -> str:
        """One of the book's marks."""
        target = self.sources.targets.get(mark.label)
        if mark.kind in ("inline", "display"):
            written = tex.clean(FACT_IN_TEX.sub(number(latex), mark.text))
            if mark.kind == "inline":
                return f"${written}${mark.caption}"
            return self.dialect.equation(
                written, mark.label, target.number if target else "", indent
            )
        if mark.kind == "figure":
            return self.figure(mark)
        if mark.kind == "exercise":
            title = words(
                self.language, "exercise", self.sources.target(mark.label).number, mark.text
            )
            return (
                f"{mark.caption} exercise | {self.replaced(title)}\n    attrs: {{id: {mark.label}}}"
            )
        if mark.kind == "reference":
            return self.reference(mark.text)
        if mark.kind == "file":
            return f"[{mark.caption}]({SITE}{mark.text})"
        name, spec = split_format(mark.text)
        return formatted(look_up("fact", name, FACTS).value, spec)

    def figure(self, mark: Mark) -> str:
        """A figure; its drawing is noted."""
        self.drawings.add(mark.text)
        target = self.sources.targets.get(mark.label)
        shown, caption = mark.text.replace("_", " "), self.replaced(mark.caption.replace("\n", " "))
        numbered = target is not None and target.slug == self.page.slug
        if target and numbered:
            shown = words(self.language, "fig", target.number)
            caption = f"**{shown}**{words(self.language, 'space')}{caption}"
        path, identity = f"{FIGURES}/{mark.text}.svg", mark.label if numbered else ""
        return self.dialect.figure(path, identity, shown, caption)

    def reference(self, label: str) -> str:
        """A link with the thing's kind and number."""
        target = self.sources.target(label)
        shown = words(self.language, label.partition("-")[0], target.number)
        path = "" if target.slug == self.page.slug else f"{target.slug}.md"
        return f"[{shown}]({self.dialect.link(target.slug, path, label)})"


def slugs() -> tuple[str, ...]:
    """The pages that every builder gets, in their order: first page, chapters, labs."""
    return ("index", *CHAPTERS, *(lab_slug(chapter) for chapter in CHAPTERS))


def titles(language: Language) -> dict[str, str]:
    """The title of each of those pages."""
    pages = sources.load(ROOT / "docs" / language).pages
    return {slug: pages[slug].title for slug in slugs()}


def write(folder: Path, language: Language, dialect: Dialect) -> None:
    """Write one language's pages, notebooks and drawings below a folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("", FIGURES, "labs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    found = sources.load(ROOT / "docs" / language)
    for page in (found.pages[slug] for slug in slugs()):
        if page in found.labs:
            cells = downloads.parts(page, Plain(page, found, language, SITE), language)
            (folder / f"{page.slug}.ipynb").write_text(downloads.notebook(cells), "utf-8")
            continue
        plainly = Plainly(page, found, language, dialect)
        (folder / f"{page.slug}.md").write_text(plainly.text(), "utf-8")
        for name in plainly.drawings:
            drawn = folder / FIGURES / f"{name}.svg"
            drawn.write_bytes(figure_file(name, language, "svg"))


def write_package(folder: Path) -> Path:
    """Write the package that the labs import, as readers get it; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / wheel.NAME).write_bytes(wheel.wheel())
    return folder / wheel.NAME
