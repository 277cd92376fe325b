"""Each lab keeps what labs promise: code for both languages, three turns, one open question."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from nnbook.book.labs import percent
from nnbook.book.labs.links import lab_slug
from nnbook.book.labs.percent import Cell
from nnbook.book.labs.twins import check_alike
from nnbook.book.pages import CHAPTERS
from nnbook.book.problems import BookError
from nnbook.book.sources import Page
from nnbook.verify.blocks import Block
from nnbook.verify.book import Book
from nnbook.verify.problem import Problem, excerpt

IMPORTS: Final = ("numpy", "matplotlib", "nnbook.net", "nnbook.examples", "nnbook.facts")
WORDS: Final = re.compile(r"[^\W\d_]{3,}[,.:;]? +[^\W\d_]{2,}|[\u3400-\u9fff]")
TURNS: Final = 3
QUESTION: Final = "open-question"


def check(book: Book) -> list[Problem]:
    """Report what a lab lacks, and code that speaks a language."""
    problems = []
    for _, page in book.all_pages():
        if page.path.suffix == percent.SUFFIX:
            problems += [*names(book, page), *code(book, page), *shape(book, page)]
    for chinese, english in book.pairs:
        if chinese.path.suffix == percent.SUFFIX:
            problems += twins(book, chinese, english)
    return problems


def twins(book: Book, chinese: Page, english: Page) -> Iterator[Problem]:
    """The first line of code that only one language has."""
    mine, other = percent.cells(english.text), percent.cells(chinese.text)
    try:
        check_alike(english.path, mine, chinese.path, other)
    except BookError as error:
        yield Problem(book.name(english.path), 1, "lab-code", str(error))


def names(book: Book, page: Page) -> Iterator[Problem]:
    """A lab that is no chapter's."""
    if page.slug not in map(lab_slug, CHAPTERS):
        message = f"no chapter has the lab {page.slug}"
        yield Problem(book.name(page.path), 1, "lab-name", message, "name it after its chapter")


def code(book: Book, page: Page) -> Iterator[Problem]:
    """Imports that a reader's computer lacks, and words that only one reader understands."""
    file = book.name(page.path)
    for cell in percent.cells(page.text):
        try:
            tree = ast.parse(cell.code)
        except SyntaxError as error:
            yield Problem(file, cell.line + (error.lineno or 1) - 1, "lab-syntax", str(error.msg))
            continue
        for name, line in imported(tree):
            if not any(name == one or name.startswith(f"{one}.") for one in IMPORTS):
                message = f"a lab cannot import {name}"
                yield Problem(file, cell.line + line - 1, "lab-import", message)
        for text, line in spoken(cell, tree):
            if WORDS.search(text):
                message = f"words in the code, which serves both languages: «{excerpt(text, 40)}»"
                hint = "say it in the text; label plots with symbols"
                yield Problem(file, cell.line + line - 1, "lab-words", message, hint)


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every module that code imports, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno


def spoken(cell: Cell, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every string and comment of a cell, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno
    for token in tokenize.generate_tokens(io.StringIO(cell.code).readline):
        if token.type == tokenize.COMMENT:
            yield token.string, token.start[0]


def shape(book: Book, page: Page) -> Iterator[Problem]:
    """Three turns, each with an answer that runs; one open question, at the end."""
    file, blocks = book.name(page.path), book.blocks[page.path]
    turns = [n for n, block in enumerate(blocks) if block.kind == "turn"]
    if len(turns) != TURNS:
        yield Problem(
            file, 1, "lab-turns", f"{len(turns)} boxes for the reader's turn, not {TURNS}"
        )
    for start in turns:
        if not has_answer(blocks[start + 1 :]):
            message = "the reader's turn needs a cell to start from, and an answer with a cell"
            yield Problem(file, blocks[start].line, "lab-turns", message)
    end = [block for block in blocks if block.section == QUESTION]
    if not end or end[-1] is not blocks[-1] or end[-1].text[-1] not in "?？":
        message = f"the end is not one question under a heading {{#{QUESTION}}}"
        yield Problem(file, blocks[-1].line, "lab-question", message)


def has_answer(blocks: list[Block]) -> bool:
    """Whether the blocks after a turn's opening are a task with a cell, and an answer with one."""
    inside = [block.kind for block in takewhile(lambda block: block.depth > 0, blocks)]
    if "answer" not in inside:
        return False
    at = inside.index("answer")
    return "code" in inside[:at] and "code" in inside[at:]
