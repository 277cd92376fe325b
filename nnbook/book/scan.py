r"""Reads the book's own marks in Markdown text, and nothing else of Markdown.

| mark | meaning |
|---|---|
| `[= feed_forward.y_1 :.4f =]` | a number from the facts, with an optional format |
| `$z$`, `$$ … $$ {#eq-name}` | a formula; a displayed one with an id is numbered |
| `![caption](fig:sigmoid_curve)` | a figure, on lines of its own |
| `![caption](fig:terms_build_up){touch=nn-neuron}` | a figure that becomes an interactive |
| `[@eq-name]`, `[@fig-name]`, `[@ex-name]` | a reference to a numbered thing on any page |
| `[words](site:vectors/…)` | a link to a file that the build computes |
| `/// exercise \| title` + `attrs: {id: ex-name}` | a numbered exercise |

Code, fenced or between backquotes, and comments are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["fact", "inline", "display", "figure", "reference", "file", "exercise"]

# A list, because the order matters: whatever comes first in the text wins, and at the same place
# whatever comes first here.
MARKS: Final = re.compile(
    "|".join(
        (
            r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=indent)(?P=fence)[ ]*$",
            # Code ends in its own paragraph; a backquote that opens none hides nothing below it.
            r"(?<!\\)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
            r"<!--.*?-->",
            r"(?P<display>\$\$(?P<tex>.+?)\$\$(?:[ ]*\{#(?P<eq>[\w-]+)\})?)",
            r"(?P<inline>(?<![\\$])\$(?!\s)(?P<math>(?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)(?P<tail>[，。；：、！？）」,.;:!?)]*))",
            r"(?P<fact>\[=(?P<name>.*?)=\])",
            r"^(?P<figure>!\[(?P<caption>(?:[^\]]|\](?!\())*)\]\(fig:(?P<drawing>[^)\s]*)\)"
            r"(?:\{touch=(?P<touch>[\w-]+)\})?)[ ]*$",
            r"(?P<reference>\[@(?P<label>[\w-]+)\])",
            r"(?P<file>\[(?P<words>[^\]\n]*)\]\(site:(?P<path>[^)\s]*)\))",
            r"^(?P<exercise>(?P<slashes>/{3,}) exercise \|[ ]*(?P<title>[^\n]*)\n"
            r" {4}attrs: \{id: (?P<ex>[\w-]+)\})",
        )
    ),
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Mark:
    """One mark in a page.

    Attributes:
        kind: What it is.
        start: Where it begins in the text.
        end: Where it ends.
        text: The fact with its format, the LaTeX, the figure's name, the label, the path, or the
            exercise's title.
        label: The id of a numbered thing: `eq-…`, `fig-…`, `ex-…`; empty otherwise.
        caption: A figure's caption, a file's words, the punctuation after a formula, or the slashes
            that open an exercise.
        touch: The interactive that a figure becomes, if any.
    """

    kind: Kind
    start: int
    end: int
    text: str
    label: str = ""
    caption: str = ""
    touch: str = ""


def figure_id(name: str) -> str:
    """A figure's id on the page.

    Examples:
        >>> figure_id("sigmoid_curve")
        'fig-sigmoid-curve'
    """
    return "fig-" + name.replace("_", "-")


def marks(text: str) -> Iterator[Mark]:
    r"""Find the marks of a text in order.

    Args:
        text: Markdown.

    Yields:
        Each mark outside code and comments.

    Examples:
        >>> [(mark.kind, mark.text) for mark in marks("`[= a =]` is [= b.c :.1f =], $x$")]
        [('fact', 'b.c :.1f'), ('inline', 'x')]
    """
    for found in MARKS.finditer(text):
        kind, (start, end) = found.lastgroup, found.span()
        # `lastgroup` is the last *matched outermost* group: the mark's own.
        if kind == "fact":
            yield Mark("fact", start, end, found["name"].strip())
        elif kind == "inline":
            yield Mark("inline", start, end, found["math"], caption=found["tail"])
        elif kind == "display":
            yield Mark("display", start, end, found["tex"], found["eq"] or "")
        elif kind == "figure":
            name = found["drawing"]
            touch = found["touch"] or ""
            yield Mark("figure", start, end, name, figure_id(name), found["caption"], touch)
        elif kind == "reference":
            yield Mark("reference", start, end, found["label"])
        elif kind == "file":
            yield Mark("file", start, end, found["path"], caption=found["words"])
        elif kind == "exercise":
            opening, title = found["slashes"], found["title"].strip()
            yield Mark("exercise", start, end, title, found["ex"], opening)


def line_of(text: str, position: int) -> int:
    """The line, counted from 1, on which a position lies."""
    return text.count("\n", 0, position) + 1
