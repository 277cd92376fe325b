"""Formulas without the part that only a web page's style sheet and fonts can show."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from nnbook.book.take.tree import find, replace


def only_mathml(article: Element) -> None:
    """Put each formula's MathML, with its LaTeX as alternative text, in place of it."""
    for parent in list(article.iter()):
        for child in [child for child in parent if child.tag == "nn-tex"]:
            replace(parent, child, [plain(next(find(child, "math")))])


def plain(math: Element) -> Element:
    """A formula's MathML without the note of its source."""
    (semantics,) = math
    source = next(find(math, "annotation")).text or ""
    math.remove(semantics)
    math.append(semantics[0])
    math[0].tail = None
    math.set("alttext", source.strip())
    return math
