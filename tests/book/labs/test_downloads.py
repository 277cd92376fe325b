from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import jupytext
import pytest

from nnbook.book import sources
from nnbook.book.labs import downloads
from nnbook.book.labs.percent import cells
from nnbook.book.labs.plain import Plain
from nnbook.languages import LANGUAGES, Language
from tests.built_site import ROOT

SITE = "https://nnbook.example/"
FOLDERS: dict[Language, Path] = {code: ROOT / "docs" / code for code in LANGUAGES}
SLUGS = sorted(f"labs/{path.stem}" for path in (FOLDERS["en"] / "labs").glob("*.py"))
BOTH = pytest.mark.parametrize("language", LANGUAGES)
EACH = pytest.mark.parametrize("slug", SLUGS)


def parts(slug: str, language: Language) -> list[downloads.Part]:
    book = sources.load(FOLDERS[language])
    page = book.pages[slug]
    return list(downloads.parts(page, Plain(page, book, language, SITE), language))


def notebook(slug: str, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(downloads.notebook(parts(slug, language)))
    return found


@EACH
@BOTH
def test_a_notebook_holds_the_labs_code_and_none_of_the_books_marks(
    slug: str, language: Language
) -> None:
    page = sources.load(FOLDERS[language]).pages[slug]
    found = notebook(slug, language)["cells"]

    code = ["".join(cell["source"]) for cell in found if cell["cell_type"] == "code"]
    assert code == [cell.code for cell in cells(page.text)]
    text = "\n".join("".join(c["source"]) for c in found if c["cell_type"] == "markdown")
    for mark in ("[=", "{#", "{lang", "///", "[@", ".md", r"\weight", r"\preact", "fig:", "attrs:"):
        assert mark not in text, mark


@EACH
def test_the_answers_code_is_folded_up_and_no_other(slug: str) -> None:
    page = sources.load(FOLDERS["en"]).pages[slug]
    lines = page.text.split("\n")
    # By another way: whether more answers were opened than closed above a cell.
    expected = []
    for cell in cells(page.text):
        above = lines[: cell.line]
        opened = sum(line.startswith("//// answer") for line in above)
        expected.append(opened > sum(line.rstrip() == "////" for line in above))

    hidden = [part.hidden for part in parts(slug, "en") if part.kind == "code"]
    assert hidden == expected
    assert sum(hidden) >= 3


@EACH
@BOTH
def test_a_script_is_python_and_the_same_notebook(slug: str, language: Language) -> None:
    text = downloads.script(parts(slug, language))
    read = jupytext.reads(text, fmt="py:percent")

    ast.parse(text)
    theirs = [(cell.cell_type, cell.source) for cell in read.cells]
    found = notebook(slug, language)["cells"]
    assert theirs == [(cell["cell_type"], "".join(cell["source"])) for cell in found]


def plain(markdown: str, language: Language = "en") -> str:
    book = sources.load(FOLDERS[language])
    return Plain(book.pages["labs/feed_forward"], book, language, SITE).text(markdown)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[= feed_forward.y_1 :.4f =]", "0.7123"),
        (r"$\weight{w_1} = [= feed_forward.w1_12 =]$.", "$w_1 = -0.4$."),
        ("## A heading {#a-heading}", "## A heading"),
        ("the [bias]{lang=en} of it", "the bias of it"),
        ("[there](../neuron.md#what)", f"[there]({SITE}en/neuron/#what)"),
        ("by [@eq-neuron]", f"by [Eq. (4.1)]({SITE}en/feed-forward/#eq-neuron)"),
        ("[data](site:vectors/worked-example.json)", f"[data]({SITE}vectors/worked-example.json)"),
        ("/// turn | Try it\nNow.\n///\n", "**Try it**\n\nNow."),
    ],
)
def test_the_books_marks_become_plain_markdown(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


def test_the_default_language_lives_at_the_root_of_the_site() -> None:
    assert plain("[there](../neuron.md)", "zh-TW") == f"[there]({SITE}neuron/)"
