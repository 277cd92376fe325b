"""Built HTML as a tree, to be taken apart, changed, and written as HTML or XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import Final
from xml.etree.ElementTree import Element, SubElement

VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
RAW: Final = frozenset(("script", "style"))
# SVG's names with capitals, which reading HTML makes small.
SVG_NAMES: Final = {
    name.lower(): name
    for name in ("viewBox", "maskUnits", "preserveAspectRatio", "clipPath", "clipPathUnits")
}
NAMESPACES: Final = {
    "html": "http://www.w3.org/1999/xhtml",
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
}


class Reader(HTMLParser):
    """Makes the tree."""

    def __init__(self) -> None:
        """Start outside of everything."""
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {SVG_NAMES.get(name, name): value or "" for name, value in attrs}
        made = SubElement(self.open[-1], SVG_NAMES.get(tag, tag), given)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element and close it at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        name = SVG_NAMES.get(tag, tag)
        if name in (element.tag for element in self.open[1:]):
            while self.open.pop().tag != name:
                pass

    def handle_data(self, data: str) -> None:
        """Add text."""
        add_text(self.open[-1], data)


def add_text(element: Element, text: str) -> None:
    """Put text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def parse(html: str) -> Element:
    """Read HTML.

    Args:
        html: A page or a part of one.

    Returns:
        An element around all of it.

    Examples:
        >>> [child.tag for child in parse("<p>a<br>b</p><svg viewBox='0 0 1 1'/>")]
        ['p', 'svg']
    """
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def find(root: Element, tag: str = "", css: str = "") -> Iterator[Element]:
    """The elements below with a tag, with a class, or with both."""
    for element in root.iter():
        if (not tag or element.tag == tag) and (not css or css in classes(element)):
            yield element


def text_of(element: Element) -> str:
    """All text in an element, its spaces as one."""
    return " ".join("".join(element.itertext()).split())


def replace(parent: Element, child: Element, others: list[Element]) -> None:
    """Put elements, or none, in place of a child; what follows it stays."""
    place, tail = list(parent).index(child), child.tail or ""
    parent.remove(child)
    for offset, other in enumerate(others):
        parent.insert(place + offset, other)
    if others:
        others[-1].tail = (others[-1].tail or "") + tail
    elif place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def unwrap(parent: Element, child: Element) -> None:
    """Put what is in a child, text too, in its place."""
    place, before = list(parent).index(child), child.text or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    replace(parent, child, list(child))


def written(element: Element, *, xml: bool = False, inside: str = "") -> str:
    """An element with all in it as text, and the text after it.

    Args:
        element: The element.
        xml: As XHTML, drawings and formulas with their namespaces, instead of HTML.
        inside: The namespace it stands in, where it is known.

    Examples:
        >>> written(parse("<p>a<br>&lt;b</p>")[0], xml=True, inside="html")
        '<p>a<br/>&lt;b</p>'
    """
    name = str(element.tag)
    space = name if name in NAMESPACES else inside
    given = dict(element.attrib)
    given.pop("xmlns", None)
    if xml and space != inside:
        given = {"xmlns": NAMESPACES[space], **given}
    opening = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    tail = escape(element.tail or "", quote=False)
    if name in VOID:
        return f"<{name}{opening}{'/' if xml else ''}>{tail}"
    text = element.text or ""
    body = text if name in RAW and not xml else escape(text, quote=False)
    body += "".join(written(child, xml=xml, inside=space) for child in element)
    return f"<{name}{opening}>{body}</{name}>{tail}"


def tidy_spaces(text: str) -> str:
    r"""A text whose empty lines are gone.

    Examples:
        >>> tidy_spaces("a\n\n   \nb")
        'a\nb'
    """
    return re.sub(r"\n\s*\n+", "\n", text)
