"""Links a chapter's first use of each term to the glossary, with the definition as its title."""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

from nnbook.book.glossary import Term, term_id, terms
from nnbook.languages import Language, other

# Where a link would disturb: headings, other links, code, captions, summaries.
LEFT_ALONE: Final = frozenset(
    (
        "a",
        "code",
        "pre",
        "figcaption",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "svg",
        "table",
    )
)


@cache
def pattern(language: Language) -> tuple[re.Pattern[str], dict[str, Term]]:
    """An expression that finds every form of every term, and the term of each form."""
    forms = {form.lower(): term for term in terms() for form in term.spellings[language] if form}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    body = "|".join(map(re.escape, longest_first))
    edge = r"\b" if language == "en" else ""
    return re.compile(f"{edge}(?:{body}){edge}", re.IGNORECASE), forms


def link_first_uses(root: Element, language: Language, glossary: str) -> None:
    """Link the first use of each term.

    Args:
        root: The page.
        language: Its language.
        glossary: The way to the glossary's source, which the site builder turns into an address.
    """
    linker = Linker(language, glossary)
    linker.visit(root)


class Linker:
    """Walks over a page once and remembers which terms it has linked."""

    def __init__(self, language: Language, glossary: str) -> None:
        """Start with no term linked."""
        self.finder, self.forms = pattern(language)
        self.language = language
        self.glossary = glossary
        self.linked: set[str] = set()

    def visit(self, element: Element) -> None:
        """Link terms in an element's own text, then in each child and in what follows it."""
        if element.tag in LEFT_ALONE:
            return
        children = list(element)
        before, links = self.split(element.text or "")
        element.text = before
        for place, link in enumerate(links):
            element.insert(place, link)
        for child in children:
            self.visit(child)
            child.tail, links = self.split(child.tail or "")
            start = list(element).index(child) + 1
            for place, link in enumerate(links):
                element.insert(start + place, link)

    def split(self, text: str) -> tuple[str, list[Element]]:
        """Cut a text at the first uses in it: the text before, and the links with what follows."""
        links: list[Element] = []
        before, done = text, 0
        for match in self.finder.finditer(text):
            term = self.forms[match[0].lower()]
            if term.key in self.linked:
                continue
            self.linked.add(term.key)
            gap = text[done : match.start()]
            if links:
                links[-1].tail = gap
            else:
                before = gap
            links.append(self.link(term, match[0]))
            done = match.end()
        if links:
            links[-1].tail = text[done:]
        return before, links

    def link(self, term: Term, shown: str) -> Element:
        """A link to the term's entry."""
        attributes = {"class": "nn-term", "href": f"{self.glossary}#{term_id(term)}"}
        attributes |= {"title": term.definitions[self.language]}
        link = Element("a", attributes | {"data-twin": term.names[other(self.language)]})
        link.text = shown
        return link
