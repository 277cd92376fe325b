"""What the other builders get is the book's own content, written out."""

from __future__ import annotations

import re

import pytest

from nnbook.book import sources
from nnbook.book.pages import CHAPTERS
from nnbook.languages import LANGUAGES, Language
from scripts.rivals.__main__ import main
from scripts.rivals.content import Plainly
from scripts.rivals.dialects import Box, Dialect, Material, Myst, with_boxes
from tests.built_site import ROOT

OURS_ALONE = ("[=", "[@", "(fig:", "(site:", "\\weight", "\\bias{", "\\preact", "\\activ", "\n///")
NAMED = re.compile(r"^\((?P<target>[\w-]+)\)=$|^:name: (?P<name>[\w-]+)$", re.MULTILINE)
LED_TO = re.compile(r"\]\(#(?P<name>[\w-]+)\)")


def plain(slug: str, language: Language, dialect: Dialect) -> str:
    pages = sources.load(ROOT / "docs" / language)
    return Plainly(pages.pages[slug], pages, language, dialect).text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dialect", [Material(), Myst()], ids=["material", "myst"])
def test_no_mark_is_left_that_only_this_book_understands(
    language: Language, dialect: Dialect
) -> None:
    for slug in ("index", *CHAPTERS):
        text = plain(slug, language, dialect)
        assert [mark for mark in OURS_ALONE if mark in text] == [], slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_out(language: Language) -> None:
    text = plain("feed-forward", language, Material())

    assert "a_1^{(1)} = \\sigma(-0.35) = 0.4134" in text
    assert "0.7122574322957417" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_within_a_myst_project_has_its_target(language: Language) -> None:
    texts = [plain(slug, language, Myst()) for slug in ("index", *CHAPTERS)]
    targets = {m["target"] or m["name"] for text in texts for m in NAMED.finditer(text)}

    assert {m["name"] for text in texts for m in LED_TO.finditer(text)} - targets == set()


def test_a_box_in_a_box_stays_inside_it() -> None:
    text = "/// question | Which?\nGuess.\n\n//// look | See\nThis one.\n////\n///\n\nAfter."

    assert with_boxes(text, Material().box).split("\n") == [
        '!!! note "Which?"',
        "    Guess.",
        "",
        '    ??? note "See"',
        "        This one.",
        "",
        "After.",
    ]


def test_an_inner_fence_is_shorter_than_the_outer_one() -> None:
    outer, inner = (Myst().box(Box("note", "", slashes)) for slashes in ("///", "////"))

    assert len(outer[-1]) > len(inner[-1])


def test_an_unknown_part_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["builds", "veiws"])

    assert "unknown part veiws; there are builds, views, scale" in capsys.readouterr().err
