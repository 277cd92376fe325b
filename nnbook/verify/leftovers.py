"""What no page uses any more: numbers, figures, labels, terms, footnotes; exercises unanswered.

Numbers made by one line of code for many places (`z1_1`, `z2_1`) count as one family: one of them
on a page is enough. A number or a term is looked for once its chapter is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from nnbook.book.exercises import BLOCK as SOLUTION
from nnbook.book.extension import FACT_IN_TEX, split_format
from nnbook.book.glossary import FILE as GLOSSARY
from nnbook.book.glossary import Term, terms
from nnbook.book.scan import marks
from nnbook.book.sources import Page
from nnbook.figures import labels
from nnbook.languages import LANGUAGES
from nnbook.verify.book import Book, place
from nnbook.verify.figure_records import figure_record
from nnbook.verify.problem import Problem

DEFINED: Final = re.compile(r"^\[\^(?P<id>[^\]]+)\]:", re.MULTILINE)
USED: Final = re.compile(r"(?<!^)\[\^(?P<id>[^\]]+)\]|^\[\^(?P<start>[^\]]+)\](?!:)", re.MULTILINE)
GLOSSARY_FILE: Final = "nnbook/book/glossary.toml"
LABELS_FILE: Final = "nnbook/figures/labels.py"
FIGURES: Final = Path(labels.__file__).parent
REMOVE: Final = "use it on a page, or remove it"


def check(book: Book) -> list[Problem]:
    """Report everything that is defined and unused, and what is used without being defined."""
    problems = [*unused_facts(book), *unused_figures(book), *unused_labels(book)]
    problems += unused_terms(book)
    for _, page in book.all_pages():
        problems += [*footnotes(book, page), *unanswered(book, page)]
    return problems


def families(book: Book, name: str) -> set[str]:
    """What a fact belongs to: the line of code that made it, and its name without numbers.

    `z_size`, which drops the sign of `z`, belongs to `z`.
    """
    chapter, _, rest = name.partition(".")
    pattern = f"{chapter}.{re.sub('[0-9]+', '#', rest).removesuffix('_size')}"
    return {f"{book.facts[name].file}:{book.facts[name].line}", pattern}


def facts_used(book: Book) -> set[str]:
    """The families of facts that any page, notebook, script or figure names."""
    names: set[str] = set()
    for _, page in book.all_pages():
        names |= {split_format(text)[0] for text in FACT_IN_TEX.findall(page.text)}
    for path in (book.root / "docs").rglob("*"):
        if path.suffix in (".py", ".js", ".json", ".ipynb"):
            text = path.read_text(encoding="utf-8")
            names |= {name for name in book.facts if name in text}
    drawn = "".join(path.read_text(encoding="utf-8") for path in FIGURES.glob("*.py"))
    names |= {name for name in book.facts if f'"{name.partition(".")[2]}"' in drawn}
    return {group for name in names if name in book.facts for group in families(book, name)}


def unused_facts(book: Book) -> Iterator[Problem]:
    """Facts of a family that no page shows; one problem a family."""
    used = facts_used(book)
    for name, fact in book.facts.items():
        written = name.partition(".")[0].replace("_", "-") in book.pages["en"]
        if written and not families(book, name) & used:
            used |= families(book, name)  # one problem a family
            message = f"no page shows the number {name}"
            yield Problem(f"{fact.file}", fact.line, "unused-fact", message, REMOVE)


def unused_figures(book: Book) -> Iterator[Problem]:
    """Figures that no page places."""
    placed = {
        mark.text
        for _, page in book.all_pages()
        for mark in marks(page.body)
        if mark.kind == "figure"
    }
    for name, module in book.figures.items():
        if name not in placed:
            message = f"no page places the figure {name}"
            yield Problem(f"nnbook/figures/{module}.py", 1, "unused-figure", message, REMOVE)


def unused_labels(book: Book) -> Iterator[Problem]:
    """Words for figures that no figure writes."""
    if not book.figures:
        return
    shown: list[str] = []
    for name in book.figures:
        for key, value in figure_record(name).items():
            shown += value if "/labels/" in key else []
    for key, names in labels.LABELS.items():
        if not any(word in text for word in names.values() for text in shown):
            message = f'no figure writes the label "{key}"'
            yield Problem(LABELS_FILE, 1, "unused-label", message, REMOVE)


def unused_terms(book: Book) -> Iterator[Problem]:
    """Terms whose chapter exists, but which no page uses in either language."""
    texts = {
        language: "\n".join(p.text for slug, p in pages.items() if slug != "glossary").lower()
        for language, pages in book.pages.items()
    }
    lines = GLOSSARY.read_text(encoding="utf-8").split("\n")
    for term in terms():
        # A term with words to watch for is there for them.
        watched = any(variant.check != "search" for variant in term.also)
        written = term.chapter in book.pages["en"] and term.chapter != "about" and not watched
        if written and not any(uses(texts[language], term, language) for language in LANGUAGES):
            line = lines.index(f'key = "{term.key}"') + 1
            message = f'no page uses the term "{term.key}"'
            yield Problem(GLOSSARY_FILE, line, "unused-term", message, REMOVE)


def uses(text: str, term: Term, language: str) -> bool:
    """Whether a text contains a form of a term; a term without forms needs none."""
    forms = term.spellings[language]  # type: ignore[index]
    return not any(forms) or any(form.lower() in text for form in forms if form)


def footnotes(book: Book, page: Page) -> Iterator[Problem]:
    """Footnotes without a mark in the text, and marks without a footnote."""
    defined = {match["id"]: match.start() for match in DEFINED.finditer(page.prose)}
    used = {match["id"] or match["start"]: match.start() for match in USED.finditer(page.prose)}
    file = book.name(page.path)
    for name in sorted(defined.keys() - used.keys()):
        message = f"nothing refers to the footnote [^{name}]"
        yield Problem(file, place(page, defined[name]), "unused-footnote", message)
    for name in sorted(used.keys() - defined.keys()):
        message = f"there is no footnote [^{name}]"
        yield Problem(file, place(page, used[name]), "missing-footnote", message)


def unanswered(book: Book, page: Page) -> Iterator[Problem]:
    """Exercises without a solution, and solutions without an exercise."""
    exercises = [mark.start for mark in marks(page.body) if mark.kind == "exercise"]
    answers = [match.start() for match in SOLUTION.finditer(page.body)]
    file = book.name(page.path)
    for start, end in pairwise([*exercises, len(page.body)]):
        count = sum(start < answer < end for answer in answers)
        if count != 1:
            message = f"the exercise has {count or 'no'} solution{'s' * (count > 1)}"
            yield Problem(file, place(page, start), "exercise-solution", message)
    for answer in answers:
        if not exercises or answer < exercises[0]:
            message = "a solution without an exercise before it"
            yield Problem(file, place(page, answer), "exercise-solution", message)
