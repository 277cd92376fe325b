"""All pages of one language, read once: where each named thing is, and which number it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from nnbook.book.labs import percent
from nnbook.book.pages import chapter_number
from nnbook.book.problems import BookError
from nnbook.book.scan import MARKS, Kind, Mark, line_of, marks
from nnbook.facts.registry import unknown_name

FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
TITLE: Final = r"(?P<title>[^\n]*?)(?:\{#(?P<id>[\w-]+)[^}\n]*\})?[ ]*"
HEADINGS: Final = (
    re.compile(rf"^#{{1,6}}{TITLE}$", re.MULTILINE),
    # Underlined. A rule, a list, a table and a quotation begin alike and are none.
    re.compile(rf"(?:\A|^[ ]*\n)(?![ ]*(?:[-|>]|$)){TITLE}\n(?:=+|-+)[ ]*$", re.MULTILINE),
)
BARE_EXERCISE: Final = re.compile(r"^/{3,} exercise\b[^\n]*$", re.MULTILINE)
BLOCK_ID: Final = re.compile(r"^ {4}attrs: \{(?:[^}\n]*, *)?id: (?P<id>[\w-]+)", re.MULTILINE)
SPAN_ID: Final = re.compile(r"\{(?:[^{}\n]* )?#(?P<id>[\w-]+)[^{}\n]*\}")
LINK: Final = re.compile(r"\]\((?P<path>[\w./-]*\.(?:md|py))?(?:#(?P<anchor>[\w-]+))?\)")
PREFIXES: Final[dict[Kind, str]] = {"figure": "fig-", "display": "eq-", "exercise": "ex-"}


@dataclass(frozen=True)
class Target:
    """A numbered thing and the page it is on."""

    slug: str
    label: str
    number: str


@dataclass(frozen=True)
class Page:
    """One page's source.

    Attributes:
        path: The file.
        slug: Its path below the language's folder, without its suffix.
        text: The whole text as Markdown, front matter included.
    """

    path: Path
    slug: str
    text: str

    @cached_property
    def front_lines(self) -> int:
        """How many lines the front matter has, with the blank lines after it."""
        front = FRONT_MATTER.match(self.text)
        rest = self.text[front.end() :] if front else self.text
        return (front[0].count("\n") if front else 0) + len(rest) - len(rest.lstrip("\n"))

    @cached_property
    def body(self) -> str:
        """The text below the front matter, as a Markdown processor gets it."""
        return FRONT_MATTER.sub("", self.text).strip()

    @cached_property
    def title(self) -> str:
        """The page's own heading."""
        heading = HEADINGS[0].search(self.prose)
        return heading["title"].strip() if heading else self.slug

    @cached_property
    def prose(self) -> str:
        """The body with code and comments blanked out, every character at its place."""
        return without(CODE, self.body)

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every explicit id of the page and its line."""
        found: dict[str, int] = {}
        for identity, position in sorted(self.named(), key=lambda item: item[1]):
            line = self.front_lines + line_of(self.body, position)
            if identity in found:
                reason = f'duplicate id "{identity}" (first on line {found[identity]})'
                raise BookError(self.path, line, reason)
            found[identity] = line
        return found

    def named(self) -> Iterator[tuple[str, int]]:
        """Each explicit id with its position: headings, blocks, spans, figures, equations."""
        for mark in marks(self.body):
            if mark.label and mark.kind in ("figure", "display"):
                yield mark.label, mark.start
        text = without((*CODE, *FORMULAS), self.body)
        for pattern in (SPAN_ID, BLOCK_ID):
            for match in pattern.finditer(text):
                yield match["id"], match.start()


def page_files(folder: Path) -> list[Path]:
    """The sources of one language's pages: Markdown, and the scripts of the labs."""
    labs = (folder / percent.FOLDER).glob(f"*{percent.SUFFIX}")
    return sorted([*folder.rglob("*.md"), *labs])


def read_page(folder: Path, path: Path) -> Page:
    """Read one page's source."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == percent.SUFFIX:
        text = percent.as_page(path, text)
    return Page(path, path.relative_to(folder).with_suffix("").as_posix(), text)


CODE: Final = ("fence", "ticks", None)
FORMULAS: Final = ("inline", "display")


def without(kinds: tuple[str | None, ...], text: str) -> str:
    """The text with spaces in place of everything of these kinds, its line ends kept."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0]) if match.lastgroup in kinds else match[0]

    return MARKS.sub(blank, text)


class Sources:
    """The pages of one language."""

    def __init__(self, folder: Path) -> None:
        """Read every page below the folder."""
        self.folder = folder
        self.pages = {
            page.slug: page for page in (read_page(folder, path) for path in page_files(folder))
        }
        self.by_body = {page.body: page for page in self.pages.values()}
        self.targets: dict[str, Target] = {}
        for page in self.pages.values():
            for target in numbered(page):
                self.add(page, target)

    @cached_property
    def by_file(self) -> dict[Path, Page]:
        """The pages by their files."""
        return {page.path.resolve(): page for page in self.pages.values()}

    @property
    def labs(self) -> list[Page]:
        """The labs among the pages."""
        return [page for page in self.pages.values() if page.path.suffix == percent.SUFFIX]

    def add(self, page: Page, target: Target) -> None:
        """Take up a numbered thing; a label may be used once in the whole book."""
        if target.label in self.targets:
            first = self.targets[target.label].slug
            reason = f'"{target.label}" already has its number on {first}.md'
            raise BookError(page.path, page.ids[target.label], reason)
        self.targets[target.label] = target

    def page_of(self, text: str) -> Page | None:
        """The page whose body is this text, if it is a page at all."""
        return self.by_body.get(text.strip())

    def target(self, label: str) -> Target:
        """Find a numbered thing.

        Raises:
            UnknownNameError: Nothing has that label.
        """
        if label not in self.targets:
            raise unknown_name("reference", label, self.targets)
        return self.targets[label]

    def check(self) -> None:
        """Refuse duplicate ids, headings without an id, and links that lead nowhere.

        Raises:
            BookError: The first such place.
        """
        for page in self.pages.values():
            page.ids  # noqa: B018 (computing them is the check)
            check_headings(page)
            check_labels(page)
            for match in LINK.finditer(page.prose):
                self.check_link(page, match)

    def check_link(self, page: Page, link: re.Match[str]) -> None:
        """Refuse a link to a page or an anchor that does not exist."""
        line = page.front_lines + line_of(page.body, link.start())
        target: Page | None = page
        if link["path"]:
            target = self.by_file.get((page.path.parent / link["path"]).resolve())
        if target is None:
            names = [p.path.relative_to(self.folder).as_posix() for p in self.pages.values()]
            raise BookError(page.path, line, str(unknown_name("page", link["path"], names)))
        if link["anchor"] and link["anchor"] not in target.ids:
            reason = unknown_name(f"anchor on {target.slug}.md", link["anchor"], target.ids)
            raise BookError(page.path, line, str(reason))


def check_headings(page: Page) -> None:
    """Refuse a heading without an explicit id or with a formula in it."""
    for match in (match for pattern in HEADINGS for match in pattern.finditer(page.prose)):
        line = page.front_lines + line_of(page.body, match.start("title"))
        title = match["title"].strip()
        if match["id"] is None:
            raise BookError(page.path, line, f'heading "{title}" needs an explicit id {{#…}}')
        if "$" in title:
            raise BookError(page.path, line, f'heading "{title}" must not hold a formula')


def check_labels(page: Page) -> None:
    """Refuse an exercise without an id, and an id whose thing could not be numbered by it."""
    bare = BARE_EXERCISE.search(without((*CODE, "exercise"), page.body))
    if bare:
        line = page.front_lines + line_of(page.body, bare.start())
        reason = "an exercise needs an id on the next line:     attrs: {id: ex-…}"
        raise BookError(page.path, line, reason)
    for mark in marks(page.body):
        if not mark.label or mark.kind == "figure":
            continue
        line = page.front_lines + line_of(page.body, mark.start)
        if not mark.label.startswith(PREFIXES[mark.kind]):
            reason = f'the id "{mark.label}" must begin with "{PREFIXES[mark.kind]}"'
            raise BookError(page.path, line, reason)
        if chapter_number(page.slug) is None:
            raise BookError(page.path, line, f'"{mark.label}" has no number: this is no chapter')


def numbered(page: Page) -> Iterator[Target]:
    """Number a chapter's figures, equations and exercises in the order of the text."""
    chapter = chapter_number(page.slug)
    if chapter is None:
        return
    counts: Counter[Kind] = Counter()
    for mark in marks(page.body):
        if mark.label:
            counts[mark.kind] += 1
            yield Target(page.slug, mark.label, f"{chapter}.{counts[mark.kind]}")


@lru_cache(maxsize=8)
def load(folder: Path) -> Sources:
    """The pages below a folder, read once for each build (`load.cache_clear` before the next)."""
    return Sources(folder)


__all__ = ["Mark", "Page", "Sources", "Target", "load"]
