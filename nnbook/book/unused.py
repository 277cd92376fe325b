"""The theme's and KaTeX's style sheets without the rules that no page of the site can match.

A rule stays unless each of its selectors names a class that neither a page has nor a script
mentions. What a script might put together out of parts stays as well where it mentions one whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

SHEETS: Final = ("assets/stylesheets/*.css", "assets/katex/*.css")
CLASSES: Final = re.compile(r"""\bclass=(?:"([^"]*)"|'([^']*)')""")
# Attributes with one of a few values: the reading direction and the theme's colours.
CHOICES: Final = re.compile(r"""\b(dir|data-md-color-(?:primary|accent))=["']?([\w-]+)""")
WORDS: Final = re.compile(r"[A-Za-z_][\w-]*")
# A string, whose brackets mean nothing, or what separates rules and declarations.
MARKS: Final = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]""")
IN_SELECTOR: Final = re.compile(r"\.((?:[\w-]|\\.)+)")
# What a selector asks not to be there, or offers as alternatives.
BRACKETS: Final = re.compile(r":(?:not|is|where|has)\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]")
VARIABLE: Final = re.compile(r"(?:^|;)(--[\w-]+):")
ANY_VARIABLE: Final = re.compile(r"--[\w-]+")
USED: Final = re.compile(r"var\((--[\w-]+)")
NESTS: Final = ("@media", "@supports", "@layer")
# Of every element while the colours change, and so also once while a page loads: it makes a long
# page's styles be worked out twice more, to save a fade of an eighth of a second.
UNWANTED: Final = "[data-md-color-switching]"


@dataclass
class Known:
    """What the pages, the scripts and the other sheets of a site use.

    Attributes:
        names: Every class that a page has, every word of a script, every choice as `dir=ltr`.
        variables: Every variable of a style.
    """

    names: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, site: Path) -> Known:
        """Read a built site."""
        known = cls()
        for page in site.rglob("*.html"):
            known.add_page(page.read_text(encoding="utf-8"))
        for script in (site / "assets").rglob("*.js"):
            text = script.read_text(encoding="utf-8")
            known.names.update(WORDS.findall(text))
            known.variables.update(ANY_VARIABLE.findall(text))
        for sheet in set(site.rglob("*.css")) - set(sheets_of(site)):
            known.variables.update(USED.findall(sheet.read_text(encoding="utf-8")))
        return known

    def add_page(self, html: str) -> None:
        """Take up what a page uses."""
        for match in CLASSES.finditer(html):
            self.names.update((match[1] or match[2] or "").split())
        self.names.update(f"{name}={value}" for name, value in CHOICES.findall(html))
        self.variables.update(USED.findall(html))


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a sheet or of a block: what stands before the bracket, and between both.

    A statement without a block, like `@charset`, has None.

    Examples:
        >>> list(rules('@charset "a{";a{b:c}@media print{d{e:f}}'))
        [('@charset "a{"', None), ('a', 'b:c'), ('@media print', 'd{e:f}')]
    """
    depth, start, head = 0, 0, ""
    for match in MARKS.finditer(css):
        mark, place = match[0], match.start()
        if mark == "{":
            if depth == 0:
                head, start = css[start:place].strip(), place + 1
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield head, css[start:place]
                start = place + 1
        elif mark == ";" and depth == 0:
            yield css[start:place].strip(), None
            start = place + 1


def split(selectors: str) -> list[str]:
    """The selectors of a rule, at the commas outside of brackets.

    Examples:
        >>> split("a,b:is(c,d) e")
        ['a', 'b:is(c,d) e']
    """
    return re.split(r",(?![^(]*\))", selectors)


def can_match(selector: str, known: set[str]) -> bool:
    """Whether a selector is wanted, and every class and every choice that it asks for known."""
    if UNWANTED in selector:
        return False
    choices = [f"{name}={value}" for name, value in CHOICES.findall(selector)]
    asked = [name.replace("\\", "") for name in IN_SELECTOR.findall(BRACKETS.sub("", selector))]
    return known.issuperset(asked + choices)


def without_unused(css: str, known: set[str]) -> str:
    """A sheet with the rules that can match something.

    Examples:
        >>> without_unused(".a,.b .c{x:y}@media print{.c{x:y}}.d:not(.c){x:y}", {"a", "b", "d"})
        '.a{x:y}.d:not(.c){x:y}'
    """
    out = []
    for head, body in rules(css):
        if body is None:
            out.append(f"{head};")
        elif head.startswith(NESTS):
            if inner := without_unused(body, known):
                out.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            out.append(f"{head}{{{body}}}")
        elif kept := ",".join(s for s in split(head) if can_match(s, known)):
            out.append(f"{kept}{{{body}}}")
    return "".join(out)


def without_variables(css: str, used: set[str]) -> str:
    """A sheet without the variables that nothing uses.

    Examples:
        >>> without_variables(":root{--a:1;--b:url('x;y');color:var(--a)}", {"--a"})
        ':root{--a:1;color:var(--a)}'
    """
    out = []
    for head, body in rules(css):
        if body is None:
            out.append(f"{head};")
        elif head.startswith(NESTS):
            out.append(f"{head}{{{without_variables(body, used)}}}")
        elif kept := ";".join(one for one in declarations(body) if is_used(one, used)):
            out.append(f"{head}{{{kept}}}")
    return "".join(out)


def declarations(body: str) -> Iterator[str]:
    """The declarations of a rule."""
    start = 0
    for match in MARKS.finditer(body):
        if match[0] == ";":
            yield body[start : match.start()]
            start = match.end()
    yield body[start:]


def is_used(declaration: str, used: set[str]) -> bool:
    """Whether a declaration is of a property, or of a variable that is used."""
    variable = VARIABLE.match(declaration)
    return bool(declaration) and (variable is None or variable[1] in used)


def shrunk(sheets: list[str], known: Known) -> list[str]:
    """Sheets without what is unused, also not by each other."""
    texts = [without_unused(text, known.names) for text in sheets]
    while True:
        used = known.variables.union(*(USED.findall(text) for text in texts))
        smaller = [without_variables(text, used) for text in texts]
        if smaller == texts:
            return texts
        texts = smaller


def sheets_of(site: Path) -> list[Path]:
    """The sheets that come from elsewhere and hold more than the book needs."""
    return sorted(path for pattern in SHEETS for path in site.glob(pattern))


def shrink(site: Path) -> None:
    """Take what is unused out of those sheets of a built site."""
    paths = sheets_of(site)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for path, text in zip(paths, shrunk(texts, Known.of(site)), strict=True):
        path.write_text(text, encoding="utf-8")
