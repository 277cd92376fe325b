"""The book as one document for paper, and what is done to it once it is printed."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from nnbook.book.take.epub_files import FONT
from nnbook.book.take.outlines import with_letters
from nnbook.book.take.pages import BookPage, Title
from nnbook.book.take.paper import contents, name_apart, number_heading, running_heads
from nnbook.book.take.printing import finished, page_numbers
from nnbook.book.take.tree import parse, written

TITLE = Title("en", 'A "book"', "What it is.")


def page(slug: str, html: str, part: str = "") -> BookPage:
    return BookPage(slug, "The cost", part, parse(html))


def inside(book_page: BookPage) -> str:
    return "".join(written(child) for child in book_page.article)


def test_places_of_two_pages_have_names_of_their_own_and_drawings_keep_theirs() -> None:
    found = page("cost", '<h2 id="a">x</h2><p aria-labelledby="a b"></p><svg><g id="c"></g></svg>')

    name_apart(found)

    assert inside(found) == (
        '<h2 id="cost--a">x</h2><p aria-labelledby="cost--a cost--b"></p><svg><g id="c"></g></svg>'
    )


def test_a_chapter_has_its_number_and_another_page_has_none() -> None:
    chapter, other = page("cost", "<h1>The cost</h1>"), page("about", "<h1>About</h1>")

    number_heading(chapter, "en")
    number_heading(other, "en")

    assert inside(chapter) == '<h1><span class="nn-chapter">Chapter 7 </span>The cost</h1>'
    assert inside(other) == "<h1>About</h1>"


def test_the_contents_have_parts_chapters_and_their_sections() -> None:
    html = contents([page("cost", '<h2 id="cost--a">A &amp; B</h2>', "Part II")], "en")

    assert html.index("Part II") < html.index("#cost") < html.index("#cost--a")
    assert "<span>A &amp; B</span>" in html
    assert html.count('<span class="nn-page"></span>') == 2


def test_a_sheet_has_the_book_and_the_chapter_above_it() -> None:
    rules = running_heads([page("cost", "")], TITLE)

    assert r'content: "A \"book\""' in rules
    assert 'content: "Chapter 7 The cost"' in rules
    assert "#cost { page: cost; }" in rules


def two_sheets() -> bytes:
    """As Chromium writes them: a place on the second sheet, and the hour."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page()
        place = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.XYZ, 0, 0, 0])
        pdf.Root.Dests = pikepdf.Dictionary({"/cost--a": place})
        pdf.docinfo["/CreationDate"] = datetime.now(UTC).isoformat()
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_place_has_the_number_of_its_sheet() -> None:
    assert page_numbers(two_sheets()) == {"cost--a": 2}


def test_a_finished_document_has_the_books_date_and_not_the_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    once, again = finished(two_sheets(), TITLE), finished(two_sheets(), TITLE)

    assert once == again
    with pikepdf.open(io.BytesIO(once)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:19700102000000Z"
        assert str(pdf.docinfo["/Title"]) == TITLE.name
        assert str(pdf.Root.Lang) == "en"


def test_the_font_for_print_has_the_letters_asked_for_with_other_outlines() -> None:
    content = with_letters(FONT, "a網")

    assert content == with_letters(FONT, "a網")
    with TTFont(io.BytesIO(content)) as font, TTFont(FONT) as whole:
        assert set(font.getBestCmap()) == {ord("a"), ord("網")}
        assert "CFF " not in font
        for letter in "a網":
            name, old = font.getBestCmap()[ord(letter)], whole.getBestCmap()[ord(letter)]
            assert font["hmtx"][name][0] == whole["hmtx"][old][0]
            assert font["glyf"][name].numberOfContours > 1


def test_quotation_marks_of_english_are_no_wider_than_they_look() -> None:
    wide, narrow = (with_letters(FONT, "a’", narrow=marks) for marks in ("", "’b"))

    with TTFont(io.BytesIO(wide)) as before, TTFont(io.BytesIO(narrow)) as after:
        mark, letter = (after.getBestCmap()[ord(one)] for one in "’a")
        assert before["hmtx"][mark][0] == 1000
        assert after["hmtx"][mark][0] < 350
        assert after["hmtx"][letter] == before["hmtx"][letter]
        width = before["glyf"][mark].xMax - before["glyf"][mark].xMin
        assert after["glyf"][mark].xMax - after["glyf"][mark].xMin == width
