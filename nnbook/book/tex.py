r"""LaTeX to HTML and MathML at build time, by KaTeX in an embedded JavaScript engine.

The reader needs no script for mathematics. A formula that KaTeX does not accept in full strictness,
or one that needs a character or font that the site does not ship, is an error, not red text.

Four macros give a symbol its role's colour, the same as in the figures:
`\weight{w}`, `\bias{b}`, `\preact{z}`, `\activ{a}`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

import quickjs

KATEX: Final = Path(__file__).parent / "katex"
ROLE_MACROS: Final = {
    r"\weight": "weight",
    r"\bias": "bias",
    r"\preact": "z",
    r"\activ": "a",
}
WRAPPERS: Final = re.compile(
    r"\\(?:weight|bias|preact|activ|htmlData\{[^{}]*\}|htmlClass\{[^{}]*\})\{"
)
UNBRACED: Final = re.compile(r"\\(weight|bias|preact|activ)(?![A-Za-z{])")
# Fonts that are not shipped (see scripts/vendor_katex.py).
MISSING_FONTS: Final = re.compile(
    r'class="[^"]*\b(mathcal|mathfrak|mathscr|mathsf|mathtt|texttt|textsf|textit|mathit|boldsymbol)\b'
)
BASE: Final = '<span class="katex-base">'  # KaTeX lets a line end only between two of these
CJK: Final = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

SCRIPT: Final = r"""
var options = {
  throwOnError: true, output: "htmlAndMathml",
  strict: function (code) { return code === "htmlExtension" ? "ignore" : "error"; },
  trust: function (c) {
    if (c.command === "\\htmlData" || c.command === "\\htmlClass") return true;
    throw new Error(c.command + " is not allowed in a formula");
  }
};
function render(tex, display) {
  options.displayMode = display;
  options.macros = {MACROS};
  // QuickJS hands out a string that is still a rope only after an operation has flattened it.
  return katex.renderToString(tex, options).replace(/$/, "");
}
function tree(tex) {
  options.macros = {MACROS};
  var kept = function (key, value) { return key === "loc" || key === "mode" ? undefined : value; };
  return JSON.stringify(katex.__parse(tex, options), kept).replace(/$/, "");
}
"""


class TexError(ValueError):
    """A formula that cannot be shown; the text is KaTeX's own reason."""


@cache
def engine() -> quickjs.Context:
    """The JavaScript engine with KaTeX loaded, once for each process."""
    macros = ", ".join(
        f'"\\{name}": "\\\\htmlClass{{nn-{role}}}{{#1}}"' for name, role in ROLE_MACROS.items()
    )
    context = quickjs.Context()
    context.eval((KATEX / "katex.min.js").read_text(encoding="utf-8"))
    context.eval(SCRIPT.replace("MACROS", macros))
    return context


@cache
def shipped_characters() -> frozenset[str]:
    """The characters that the site's mathematics fonts contain."""
    return frozenset((KATEX / "characters.txt").read_text(encoding="utf-8"))


def clean(tex: str) -> str:
    r"""LaTeX without the wrappers that only this book understands.

    Examples:
        >>> clean(r"\preact{z_{1}} = \htmlData{fact=a.b}{0.5}")
        'z_{1} = 0.5'
    """
    while match := WRAPPERS.search(tex):
        depth, end = 1, match.end()
        while depth and end < len(tex):
            depth += {"{": 1, "}": -1}.get(tex[end], 0)
            end += 2 if tex[end] == "\\" else 1  # an escaped brace is a character, not a group
        tex = tex[: match.start()] + tex[match.end() : end - 1] + tex[end:]
    return tex


@cache
def tree(tex: str) -> list[dict[str, Any]]:
    r"""KaTeX's own reading of a formula, without the places in the text.

    Args:
        tex: The formula, without dollar signs.

    Returns:
        The nodes of the parse tree. They are shared: read, never changed.

    Raises:
        TexError: KaTeX refuses the formula.

    Examples:
        >>> [node["type"] for node in tree(r"z_1 + 2")]
        ['supsub', 'atom', 'textord']
    """
    try:
        nodes: list[dict[str, Any]] = json.loads(str(engine().get("tree")(tex)))
    except quickjs.JSException as error:
        raise TexError(str(error).split("\n")[0]) from None
    return nodes


def check_shipped(html: str) -> None:
    """Refuse a rendered formula that the reader's browser could not draw with the site's fonts."""
    visible = html[html.index("katex-html") :]
    if font := MISSING_FONTS.search(visible):
        msg = f"the font of \\{font[1]} is not shipped with the site"
        raise TexError(msg)
    text = re.sub(r"<[^>]*>|&\w+;|&#\w+;", "", visible[visible.index(">") + 1 :])
    foreign = sorted({c for c in text if c not in shipped_characters() and not CJK.match(c)})
    if foreign:
        msg = f"the site's mathematics fonts lack {' '.join(foreign)}"
        raise TexError(msg)


@cache
def render(tex: str, display: bool) -> str:
    r"""Turn LaTeX into HTML with MathML beside it.

    Args:
        tex: The formula, without dollar signs.
        display: Set it on a line of its own.

    Returns:
        KaTeX's HTML; the MathML annotation holds clean LaTeX.

    Raises:
        TexError: KaTeX refuses the formula, or the site's fonts cannot show it.

    Examples:
        >>> '<annotation encoding="application/x-tex">z_{1}</annotation>' in render(
        ...     r"\preact{z_{1}}", False)
        True
    """
    if bare := UNBRACED.search(tex):
        msg = f"write \\{bare[1]}{{…}}, with braces"
        raise TexError(msg)
    try:
        html = str(engine().get("render")(tex, display))
    except quickjs.JSException as error:
        # KaTeX underlines the place with combining lines, and QuickJS adds where in the script.
        reason = " ".join(str(error).replace("\u0332", "").split("\n    at ")[0].split())
        reason = reason.removeprefix("Error: ").removeprefix("ParseError: ")
        raise TexError(reason) from None
    check_shipped(html)
    annotation = '<annotation encoding="application/x-tex">'
    before, _, rest = html.partition(annotation)
    after = rest[rest.index("</annotation>") :]
    return before + annotation + escape(clean(tex).strip(), quote=False) + after


def followed_by(html: str, punctuation: str) -> str:
    """An inline formula and the punctuation after it, which never begins a line.

    A long formula can still be broken where KaTeX allows it: between two of its bases.

    Args:
        html: What `render` gave, in its element.
        punctuation: What follows the formula without a space.
    """
    first, last = html.find(BASE), html.rfind(BASE)
    if first < last:
        breakable = f'<span class="nn-break">{html[first:last]}</span>'
        html = html[:first] + breakable + html[last:]
    return f'<span class="nn-keep">{html}{punctuation}</span>'
