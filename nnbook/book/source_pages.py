"""The sources of the numbers as pages of the site, so that a number leads to the line that made it.

`/source/facts/feed_forward/#L41` is line 41 of `nnbook/facts/feed_forward.py`. Both languages share
the pages: code is English.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import Any, Final

from pygments.lexers import PythonLexer
from pygments.token import Token

from nnbook.book.cache import ROOT as CACHE
from nnbook.book.cache import cached, digest
from nnbook.book.dependencies import module_hash
from nnbook.book.pages import CHAPTERS
from nnbook.figures.palette import rule

ROOT: Final = Path(__file__).resolve().parents[2]
STYLE: Final = Path(__file__).with_name("source_pages.css")
FOLDER: Final = "source"
# What makes the numbers, and what checks them.
SHOWN: Final = (
    "nnbook/facts/**/*.py",
    "nnbook/examples/**/*.py",
    "nnbook/net/**/*.py",
    "nnbook/verify/locked.py",
    "nnbook/verify/mnist.py",
    "nnbook/verify/readback.py",
    "tests/facts/*.py",
)
KINDS: Final[dict[Any, str]] = {
    Token.Comment: "c",
    Token.Literal.String: "s",
    Token.Literal.Number: "n",
    Token.Keyword: "k",
    Token.Name.Function: "f",
    Token.Name.Class: "f",
}


def address_of(file: str) -> str:
    """The address of a source file's page below `source/`.

    Examples:
        >>> address_of("nnbook/net/neuron.py"), address_of("tests/facts/test_cost.py")
        ('net/neuron/', 'tests/facts/test_cost/')
    """
    return file.removeprefix("nnbook/").removesuffix(".py") + "/"


@cache
def shown_files() -> tuple[str, ...]:
    """The files that have a page, relative to the project."""
    found = {path.relative_to(ROOT).as_posix() for glob in SHOWN for path in ROOT.glob(glob)}
    return tuple(sorted(found))


@cache
def definitions(file: str) -> dict[str, int]:
    """The line of each function, class and constant that a module defines."""
    found: dict[str, int] = {}
    for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = node.lineno
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                found[name] = node.lineno
    return found


def place_of(dotted: str) -> str:
    """The address below `source/` of a module, or of something in it; empty if it has no page.

    Examples:
        >>> place_of("nnbook.net.neuron"), place_of("numpy.exp")
        ('net/neuron/', '')
    """
    parts = dotted.split(".")
    for count in (len(parts), len(parts) - 1):
        file = "/".join(parts[:count]) + ".py"
        package = file.removesuffix(".py") + "/__init__.py"
        for found in (file, package):
            if found in shown_files():
                line = definitions(found).get(parts[-1]) if count < len(parts) else None
                return address_of(found) + (f"#L{line}" if line else "")
    return ""


def kind_of(token: Any) -> str:
    """The class that gives a token its colour."""
    return next((name for kind, name in KINDS.items() if token in kind), "")


def code_lines(text: str) -> Iterator[str]:
    """Each line of a Python file as HTML.

    Examples:
        >>> list(code_lines("x = 1  # one"))
        ['x = <i class="n">1</i>  <i class="c"># one</i>']
    """
    line = ""
    for token, part in PythonLexer(ensurenl=False, stripnl=False).get_tokens(text):
        kind = kind_of(token)
        for number, piece in enumerate(part.split("\n")):
            if number:
                yield line
                line = ""
            shown = escape(piece, quote=False)
            line += f'<i class="{kind}">{shown}</i>' if kind and piece.strip() else shown
    if line:
        yield line


def needed(file: str) -> list[str]:
    """The shown files that a file imports from."""
    text = (ROOT / file).read_text(encoding="utf-8")
    names = re.findall(r"^\s*(?:from|import) (nnbook[\w.]*)", text, re.MULTILINE)
    stems = [name.replace(".", "/") for name in dict.fromkeys(names)]
    return [
        path
        for stem in stems
        for path in (f"{stem}.py", f"{stem}/__init__.py")
        if path in shown_files() and path != file
    ]


def frame(title: str, up: str, content: str) -> str:
    """A whole page around its content; `up` leads to the site's root."""
    home = "index.html" if up == "../" else f"{up}{FOLDER}/index.html"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="{up}assets/favicon.svg">
<link rel="stylesheet" href="{up}assets/css/source.css">
</head>
<body>
<header><nav aria-label="The book">
<a href="{up}index.html" lang="zh-TW" hreflang="zh-TW">神經網路入門</a>
<a href="{up}en/index.html" hreflang="en">Neural Networks from the Ground Up</a>
<a href="{home}">All source pages</a>
</nav></header>
<main>
{content}
</main>
</body>
</html>
"""


def chapter_links(file: str, up: str) -> str:
    """For a chapter's facts, the way to the chapter in both languages."""
    slug = Path(file).stem.removeprefix("test_").replace("_", "-")
    if "facts/" not in file or slug not in CHAPTERS:
        return ""
    return (
        f'<p>The numbers of: <a href="{up}{slug}/index.html" lang="zh-TW" hreflang="zh-TW">這一章'
        f'</a>, <a href="{up}en/{slug}/index.html" hreflang="en">this chapter</a></p>\n'
    )


def shown_hash() -> str:
    """A hash of every shown file; tests are no part of the package, whose hash leaves them out."""
    return digest(*(part for file in shown_files() for part in (file, (ROOT / file).read_bytes())))


def source_page(file: str) -> str:
    """The page of one file."""
    text = (ROOT / file).read_text(encoding="utf-8")

    def make() -> bytes:
        up = "../" * (address_of(file).count("/") + 1)
        lines = "\n".join(
            f'<span id="L{number}">{line}</span>' for number, line in enumerate(code_lines(text), 1)
        )
        links = ", ".join(
            f'<a href="{up}{FOLDER}/{address_of(path)}index.html">{path}</a>'
            for path in needed(file)
        )
        uses = f"<p>Uses: {links}</p>\n" if links else ""
        content = (
            f"<h1>{file}</h1>\n{chapter_links(file, up)}{uses}"
            f'<pre tabindex="0" role="region" aria-label="Source code"><code>{lines}</code></pre>'
        )
        return frame(file, up, content).encode()

    key = digest(module_hash(__name__), file, text, *shown_files())
    return cached(CACHE / "source" / f"{key}.html", make).decode()


def index_page() -> str:
    """The list of all source pages."""
    items = "\n".join(
        f'<li><a href="{address_of(file)}index.html">{file}</a></li>' for file in shown_files()
    )
    intro = (
        '<p lang="zh-TW">書裡的每個數字，都由下面這些程式算出、查驗。</p>\n'
        "<p>Every number in the book is computed and checked by these files.</p>\n"
    )
    return frame("Source pages", "../", f"<h1>Source pages</h1>\n{intro}<ul>\n{items}\n</ul>")


def source_css() -> str:
    """The pages' style sheet; they follow what the reader's system prefers."""
    dark = rule(":root", "dark")
    return f"{rule(':root', 'light')}@media (prefers-color-scheme: dark) {{\n{dark}}}\n" + (
        STYLE.read_text(encoding="utf-8")
    )


PAGES: Final[dict[str, Callable[[], str]]] = {
    "assets/css/source.css": source_css,
    f"{FOLDER}/index.html": index_page,
    **{
        f"{FOLDER}/{address_of(file)}index.html": partial(source_page, file)
        for file in shown_files()
    },
}
