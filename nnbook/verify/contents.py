"""What a block holds that must be the same in both languages, and its words without all that."""

from __future__ import annotations

import re
from typing import Final

from nnbook.book.extension import split_format
from nnbook.book.scan import MARKS, marks
from nnbook.verify.blocks import Block

Contents = dict[str, set[str]]

# Chinese counts by ten thousands, English by thousands: `gpt3_billions` and `gpt3_hundred_millions`
# are one quantity.
UNIT: Final = re.compile(r"_(?:ten_thousands|hundred_millions|thousands|millions|billions)$")

LINK: Final = re.compile(r"(?<!\\)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]*)\)")
FOOTNOTE: Final = re.compile(r"\[\^(?P<id>[^\]]+)\]")
SPAN_ATTRIBUTES: Final = re.compile(
    r"(?<=[\])`*])\{[^{}\n]*\}|^\{[^{}\n]*\}$|\{#[\w-]+[^}]*\}", re.M
)
CODE_SPAN: Final = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
TEX_TEXT: Final = re.compile(r"\\text\{[^{}]*\}")
TEX_SPACE: Final = re.compile(
    r"\\[,;:! ]|\\q?quad\b|\s+|\\(?:left|right|[bB]igg?[lr]?)(?![a-zA-Z])"
)
COMMENT: Final = re.compile(r"#.*$", re.MULTILINE)
STRING: Final = re.compile(r'"""(?:.|\n)*?"""|"[^"\n]*"|\'[^\'\n]*\'')

# One language says "both ones" where the other writes two digits, 「n 分之一」 for 1/n.
SPELT_OUT: Final = re.compile(r"\d")
ONE_OVER: Final = re.compile(r"^1/(\[=[^=]*=\])$")


def normal_tex(tex: str) -> str:
    r"""LaTeX as it counts for the comparison: spacing, sizes and `\text{…}` aside.

    Examples:
        >>> normal_tex(r"x \, + \text{noise}\bigl(y\bigr).") == normal_tex(r"x+\text{雜訊}(y)")
        True
    """
    bare = TEX_SPACE.sub("", TEX_TEXT.sub("", tex))
    return re.sub(r"[.,;，。；]+(?=$|\\\\|\\end)", "", bare)


def normal_code(code: str) -> str:
    """Code as it counts for the comparison: comments and the words in strings aside."""
    lines = COMMENT.sub("", STRING.sub('""', code)).split("\n")
    return "\n".join(line.rstrip() for line in lines if line.strip())


def quantity(name: str, spec: str) -> str:
    """A number as it counts for the comparison: with its format, but without a unit of counting.

    Examples:
        >>> quantity("a.y", ".4f"), quantity("a.cost_billions", ".1f")
        ('a.y :.4f', 'a.cost')
    """
    bare = UNIT.sub("", name)
    return bare if bare != name or not spec else f"{name} :{spec}"


def contents(block: Block) -> Contents:
    """Everything in a block that its twin must hold as well; how often is each language's own."""
    found: Contents = {kind: set() for kind in KINDS}
    if block.kind == "code":
        found["code"].add(normal_code(block.text))
        return found
    text = block.text
    for mark in marks(text):
        if mark.kind in ("inline", "display"):
            if not SPELT_OUT.fullmatch(tex := normal_tex(mark.text)):
                found["formula"].add(ONE_OVER.sub(r"\1", tex))
        elif mark.kind == "fact":
            found["number"].add(quantity(*split_format(mark.text)))
        elif mark.kind == "figure":
            found["figure"].add(mark.text)
            text = text.replace(f"](fig:{mark.text})", "]")
            for kind, inner in contents(Block("caption", 0, mark.caption)).items():
                found[kind] |= inner
        elif mark.kind == "reference":
            found["reference"].add(mark.text)
        elif mark.kind == "file":
            found["link"].add(f"site:{mark.text}")
    if block.kind != "figure":
        add_links(found, text)
    return found


def add_links(found: Contents, text: str) -> None:
    """Add the links, footnotes and code in a block's text."""
    text = MARKS.sub(lambda m: m[0] if m.lastgroup in ("ticks", None) else " ", text)
    for match in CODE_SPAN.finditer(text):
        found["code"].add(match[2].strip())
    bare = CODE_SPAN.sub(" ", text)
    for match in LINK.finditer(bare):
        found["link"].add(match["target"])
    for match in FOOTNOTE.finditer(bare):
        found["footnote"].add(match["id"])


KINDS: Final = ("formula", "number", "figure", "reference", "link", "footnote", "code")


def words_of(text: str) -> str:
    """A text's own words: marks, code, links' targets and attributes blanked out, lines kept.

    Examples:
        >>> words_of("see [there](a.md#b) at `x` and $y$").split()
        ['see', 'there', 'at', 'and']
    """

    def blank(match: re.Match[str]) -> str:
        if match.lastgroup == "figure":
            return words_of(match["caption"])
        if match.lastgroup == "file":
            return match["words"]
        if match.lastgroup == "exercise":
            return match["title"] + "\n"
        return " " + "\n" * match[0].count("\n")

    bare = CODE_SPAN.sub(" ", MARKS.sub(blank, text))
    bare = LINK.sub(lambda m: m["words"], FOOTNOTE.sub("", bare))
    return SPAN_ATTRIBUTES.sub("", bare)
