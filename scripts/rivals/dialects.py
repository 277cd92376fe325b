"""The two ways in which the other builders want Markdown written.

`Material` is what Material for MkDocs and Zensical read, `Myst` what Sphinx with MyST-NB, Jupyter
Book and MyST read. Each uses what its tools offer for boxes, targets and figures, as an author
would who had begun with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

OPENING: Final = re.compile(r"^(?P<slashes>/{3,}) (?P<kind>\w+) \|[ ]*(?P<title>.*)$")
ATTRIBUTES: Final = re.compile(r"^ {4}attrs: \{.*?(?:id: (?P<id>[\w-]+))?\}$")
CLOSING: Final = re.compile(r"^(?P<slashes>/{3,}) *$")
FOLDED: Final = ("look", "solution")  # boxes that are shut at first


@dataclass
class Box:
    """What stands between two lines of slashes."""

    kind: str
    title: str
    slashes: str
    identity: str = ""
    lines: list[str] = field(default_factory=list)


def displayed(tex: str, number: str, indent: str) -> str:
    """A displayed formula with its number, if it has one."""
    tag = f" \\tag{{{number}}}" if number else ""
    return f"$${tex.rstrip()}{tag}\n{indent}$$"


class Material:
    """What Material for MkDocs and Zensical read: Python-Markdown and its extensions."""

    def heading(self, signs: str, title: str, page: str, identity: str) -> str:
        """A heading with its id."""
        del page  # ids of headings are each page's own
        return f"{signs} {title} {{#{identity}}}"

    def link(self, page: str, path: str, anchor: str) -> str:
        """Where a link leads; `path` is empty on the same page."""
        del page
        return f"{path}#{anchor}" if anchor else path

    def equation(self, tex: str, identity: str, number: str, indent: str) -> str:
        """A displayed formula."""
        before = f'<span id="{identity}"></span>\n\n{indent}' if identity else ""
        return before + displayed(tex, number, indent)

    def figure(self, path: str, identity: str, number: str, caption: str) -> str:
        """A drawing with its caption."""
        name = f' id="{identity}"' if identity else ""
        return (
            f'<figure{name} markdown="1">\n\n![{number}]({path})\n\n'
            f'<figcaption markdown="span">{caption}</figcaption>\n\n</figure>'
        )

    def box(self, box: Box) -> list[str]:
        """A box; its content is indented."""
        sign, kind = ("???", "note") if box.kind in FOLDED else ("!!!", "note")
        title = box.title.replace('"', "&quot;")
        target = [f'<span id="{box.identity}"></span>', ""] if box.identity else []
        inside = [f"    {line}" if line else "" for line in box.lines]
        return [*target, f'{sign} {kind} "{title}"', *inside]


class Myst:
    """What Sphinx with MyST-NB, Jupyter Book and MyST read."""

    def heading(self, signs: str, title: str, page: str, identity: str) -> str:
        """A heading with a target, which has one name in the whole project."""
        return f"({self.target(page, identity)})=\n{signs} {title}"

    def target(self, page: str, anchor: str) -> str:
        """The name of a place in the whole project."""
        numbered = anchor.startswith(("eq-", "fig-", "ex-"))
        return anchor if numbered else f"{page.replace('/', '-')}--{anchor}"

    def link(self, page: str, path: str, anchor: str) -> str:
        """Where a link leads; `path` is empty on the same page."""
        return f"#{self.target(page, anchor)}" if anchor else path

    def equation(self, tex: str, identity: str, number: str, indent: str) -> str:
        """A displayed formula."""
        return (f"({identity})=\n{indent}" if identity else "") + displayed(tex, number, indent)

    def figure(self, path: str, identity: str, number: str, caption: str) -> str:
        """A drawing with its caption."""
        name = f":name: {identity}\n" if identity else ""
        return f":::{{figure}} {path}\n{name}:alt: {number}\n\n{caption}\n:::"

    def box(self, box: Box) -> list[str]:
        """A box; an outer fence is longer than an inner one."""
        fence = ":" * (10 - len(box.slashes))
        options = [":class: dropdown"] if box.kind in FOLDED else []
        options += [f":name: {box.identity}"] if box.identity else []
        return [f"{fence}{{admonition}} {box.title}", *options, "", *box.lines, fence]


Dialect = Material | Myst


def with_boxes(text: str, write: Callable[[Box], list[str]]) -> str:
    """The text with each box as a dialect writes it; inner boxes first."""
    outside: list[str] = []
    open_boxes: list[Box] = []
    for line in text.split("\n"):
        inside = open_boxes[-1].lines if open_boxes else outside
        if opening := OPENING.match(line):
            open_boxes.append(Box(opening["kind"], opening["title"], opening["slashes"]))
        elif open_boxes and not inside and (attributes := ATTRIBUTES.match(line)):
            open_boxes[-1].identity = attributes["id"] or ""
        elif open_boxes and (end := CLOSING.match(line)) and end[1] == open_boxes[-1].slashes:
            box = open_boxes.pop()
            target = open_boxes[-1].lines if open_boxes else outside
            target += write(box)
        else:
            inside.append(line)
    return "\n".join(outside)
