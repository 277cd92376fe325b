"""The printed books: whole, tagged, with the book's own fonts and every glyph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from nnbook.book.pages import CHAPTERS
from nnbook.book.take import pdf, shelf
from nnbook.book.take.pages import BookPage, heading_of, read_book, title_of
from nnbook.book.take.printing import page_numbers
from nnbook.languages import LANGUAGES, Language

A4 = (595, 842)  # in points
FONTS = re.compile(r"/[A-Z]{6}\+NNBook(SansTC|TeX_\w+)-\w+")
TEXT = "Tf Tj TJ"  # the operators that choose a font and show text
# Chapters with pictures of digits, which are made of pixels; all else is drawn with lines.
WITH_PICTURES = {"digits", "training", "overfitting"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def file(whole_site: Path, language: Language) -> Path:
    return whole_site / shelf.book_file(language, "pdf")


@pytest.fixture(scope="module")
def book(file: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(file) as found:
        yield found


@pytest.fixture(scope="module")
def pages(whole_site: Path, language: Language) -> list[BookPage]:
    """The book's pages in the site."""
    return read_book(whole_site, language)


@pytest.fixture(scope="module")
def read(file: Path) -> Callable[[int], str]:
    """What can be read on the sheet of a number, without its spaces."""
    sheets = PdfReader(file).pages
    return cache(lambda number: "".join(sheets[number - 1].extract_text().split()))


def dictionaries(book: pikepdf.Pdf, kind: str) -> list[Any]:
    """All objects of a kind."""
    objects: Any = book.objects
    return [
        one
        for one in objects
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/Type", "")) == kind
    ]


def holders(holder: Any, seen: set[Any]) -> Iterator[Any]:
    """A page, and the drawings and the masks that are named in it."""
    yield holder
    resources = holder.get("/Resources", {})
    drawings = [one for one in resources.get("/XObject", {}).values() if one.Subtype == "/Form"]
    masks = [one.get("/SMask") for one in resources.get("/ExtGState", {}).values()]
    drawings += [mask.G for mask in masks if isinstance(mask, pikepdf.Dictionary)]
    for drawn in drawings:
        if drawn.objgen not in seen:
            seen.add(drawn.objgen)
            yield from holders(drawn, seen)


def glyphs(holder: Any) -> Iterator[tuple[str, str]]:
    """Each glyph that is shown: its font's name and its own."""
    font: Any = None
    instructions: Any = pikepdf.parse_content_stream(holder, TEXT)
    for operands, operator in instructions:
        if str(operator) == "Tf":
            font = holder.Resources.Font[str(operands[0])]
            names = drawn_names(font) if font.Subtype == "/Type3" else {}
            continue
        parts: Any = operands[0] if str(operator) == "TJ" else operands
        for part in parts:
            if isinstance(part, pikepdf.String):
                width = 1 if names else 2
                codes = bytes(part)
                for place in range(0, len(codes), width):
                    code = int.from_bytes(codes[place : place + width], "big")
                    yield str(font.get("/BaseFont", "")), names.get(code, f"/g{code:X}")


def drawn_names(font: Any) -> dict[int, str]:
    """The names of the glyphs of a font that is made of drawings, by their codes."""
    names, code = {}, 0
    for one in font.Encoding.Differences:
        if isinstance(one, pikepdf.Name):
            names[code] = str(one)
            code += 1
        else:
            code = int(one)
    return names


def test_every_sheet_is_a4_and_the_book_says_what_it_is(
    book: pikepdf.Pdf, whole_site: Path, language: Language
) -> None:
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in book.pages} == {A4}
    title = title_of(whole_site, language)
    assert str(book.docinfo["/Title"]) == title.name
    assert str(book.Root.Lang) == language
    assert book.Root.ViewerPreferences.DisplayDocTitle
    with book.open_metadata() as metadata:
        assert metadata["dc:title"] == title.name


def test_nothing_is_wider_than_its_sheet(book: pikepdf.Pdf) -> None:
    # Otherwise Chromium prints the whole book smaller, which the second scale of a sheet tells.
    content = book.pages[0].Contents.read_bytes()
    scales = re.findall(rb"^([\d.]+) 0 0 -?[\d.]+ 0 [\d.]+ cm", content, re.MULTILINE)
    assert float(scales[1]) == pytest.approx(300 / 96, rel=1e-4)  # dots to pixels of an inch


def test_it_is_the_same_bytes_every_time(whole_site: Path) -> None:
    file = whole_site / shelf.book_file("en", "pdf")
    assert pdf.book(whole_site, "en") == file.read_bytes()


def test_only_the_books_own_fonts_are_in_it(book: pikepdf.Pdf) -> None:
    fonts = dictionaries(book, "/FontDescriptor")
    assert {name for font in fonts if not FONTS.fullmatch(name := str(font.FontName))} == set()
    embedded = [font for font in fonts if "/FontFile2" in font]
    assert {str(font.FontName)[8:] for font in embedded} >= {"NNBookSansTC-Regular"}
    for font in dictionaries(book, "/Font"):
        if font.Subtype == "/CIDFontType2":
            assert "/FontFile2" in font.FontDescriptor
        else:
            assert font.Subtype in ("/Type0", "/Type3")


def test_no_glyph_is_missing(book: pikepdf.Pdf) -> None:
    seen: set[Any] = set()
    count = 0
    for number, page in enumerate(book.pages, 1):
        for holder in holders(page.obj, seen):
            for font, glyph in glyphs(holder):
                assert glyph != "/g0", (number, font)
                count += 1
    assert count > 50_000


def test_each_page_of_the_site_starts_a_sheet_with_its_title(
    file: Path, pages: list[BookPage], read: Callable[[int], str]
) -> None:
    numbers = page_numbers(file.read_bytes())
    starts = [numbers[page.slug] for page in pages]
    assert starts == sorted(set(starts))
    assert pages[-1].slug == "exercises-solutions"
    for page in pages:
        assert "".join(page.title.split()) in read(numbers[page.slug]), page.slug
    assert {*CHAPTERS} <= {page.slug for page in pages}


def test_sheets_are_numbered_and_have_their_chapters_name_above(
    file: Path, pages: list[BookPage], read: Callable[[int], str], language: Language
) -> None:
    numbers = page_numbers(file.read_bytes())
    first = min(numbers.values())
    for page in pages:
        number = numbers[page.slug]
        assert number >= first
        assert str(number) in read(number)
        if page.slug in CHAPTERS:
            assert "".join(heading_of(page, language).split()) in read(number + 1)


def test_the_contents_name_the_sheet_of_each_page(
    file: Path, pages: list[BookPage], read: Callable[[int], str], language: Language
) -> None:
    numbers = page_numbers(file.read_bytes())
    contents = "".join(map(read, range(1, numbers["index"])))
    assert "undefined" not in contents
    for page in pages:
        heading = "".join(heading_of(page, language).split())
        assert f"{heading}{numbers[page.slug]}" in contents, page.slug


def test_the_outline_has_every_page_and_the_sections_below_it(
    book: pikepdf.Pdf, pages: list[BookPage], language: Language
) -> None:
    with book.open_outline() as outline:
        found = {item.title: len(item.children) for item in outline.root}
    assert [*found][1:] == [heading_of(page, language) for page in pages]
    assert all(found[heading_of(page, language)] > 3 for page in pages if page.slug in CHAPTERS)


def test_it_is_tagged_and_every_drawing_is_described(
    book: pikepdf.Pdf, pages: list[BookPage]
) -> None:
    assert book.Root.MarkInfo.Marked
    kinds = [(str(one.S), "/Alt" in one) for one in dictionaries(book, "/StructElem")]
    drawings = sum(len([*page.article.iter("figure")]) for page in pages)
    assert kinds.count(("/Figure", True)) >= drawings > 80
    for kind in ("/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Caption"):
        assert (kind, False) in kinds, kind


def test_all_but_pictures_of_digits_is_drawn_with_lines(
    file: Path, book: pikepdf.Pdf, pages: list[BookPage]
) -> None:
    numbers = page_numbers(file.read_bytes())
    with_images = {
        number
        for number, page in enumerate(book.pages, 1)
        for holder in holders(page.obj, set())
        for drawn in holder.get("/Resources", {}).get("/XObject", {}).values()
        if drawn.Subtype == "/Image"
    }
    found = {
        max((page for page in pages if numbers[page.slug] <= number), key=pages.index).slug
        for number in with_images
    }
    assert found == WITH_PICTURES
