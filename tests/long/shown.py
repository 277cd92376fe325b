"""What a reader is shown on a built page, as lists that can be compared with another builder's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from nnbook.book.take.tree import find, parse, text_of, written
from tests.built_site import BookPage

SITE: Final = "https://site.example/"
LAB: Final = "/labs/"
Shown = Sequence[str | tuple[str, ...]]


def article(site: Path, page: BookPage) -> Element:
    """What a page has between its header and its footer, in one of the sites."""
    path = site / page.address / "index.html"
    return next(find(parse(path.read_text(encoding="utf-8")), "article"))


def numbers(root: Element) -> Shown:
    """Each number that carries its fact's name: name, value, format, and what a reader sees."""
    facts = [element for element in root.iter() if element.get("data-fact")]
    names = ("data-fact", "value", "data-value", "data-format")
    return [(*(fact.get(name, "") for name in names), text_of(fact)) for fact in facts]


def formulas(root: Element) -> Shown:
    """Each formula: what is seen, what is read out, and its LaTeX."""
    return [written(formula) for formula in find(root, "nn-tex")]


def figures(root: Element) -> Shown:
    """Each figure: its id, drawings, descriptions, caption, number and links."""
    return [written(figure) for figure in find(root, "figure")]


def texts(root: Element) -> Shown:
    """The text of each block."""
    return [text for text in map(text_of, root) if text]


def places(root: Element) -> Shown:
    """The id of everything that a link can lead to; the theme's own begin with two underscores."""
    found = [element.get("id", "") for element in root.iter()]
    return [name for name in found if name and not name.startswith("__")]


def links(root: Element, page: BookPage) -> list[tuple[str, str]]:
    """Each link: its text, and where it leads from the page's address."""
    here = urljoin(SITE, page.address)
    found = [(text_of(link), link.get("href")) for link in find(root, "a")]
    return [(text, urljoin(here, href)) for text, href in found if href is not None]


def references(root: Element, page: BookPage) -> Shown:
    """Each link, those to labs without their addresses, for Zensical makes no pages of labs."""
    return [(text, LAB if LAB in target else target) for text, target in links(root, page)]


KINDS: Final[dict[str, Callable[[Element, BookPage], Shown]]] = {
    "number": lambda root, page: numbers(root),
    "formula": lambda root, page: formulas(root),
    "figure": lambda root, page: figures(root),
    "block": lambda root, page: texts(root),
    "place": lambda root, page: places(root),
    "reference": references,
}


def difference(kind: str, mine: Shown, theirs: Shown) -> str | None:
    """The first difference in few words; None if there is none.

    Examples:
        >>> difference("number", ["1", "2"], ["1", "3"])
        "number 2 of 2: '2' is '3'"
        >>> difference("number", ["1"], ["1"])
    """
    for count, (one, other) in enumerate(zip_longest(mine, theirs), 1):
        if one != other:
            start = max(common(str(one), str(other)) - 20, 0)
            parts = [repr(str(part)[start : start + 60]) for part in (one, other)]
            return f"{kind} {count} of {len(mine)}: {parts[0]} is {parts[1]}"
    return None


def common(one: str, other: str) -> int:
    """How many characters at their start two texts have in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
