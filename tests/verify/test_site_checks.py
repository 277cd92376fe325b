"""The checks of a built site: numbers, remnants, addresses."""

from pathlib import Path

import pytest

from nnbook.book import tex
from nnbook.book.number_format import data_command, data_element
from nnbook.verify import links, readback, unresolved
from nnbook.verify.problem import CannotCheckError
from tests.verify.mini import FACTS, mini_site, rules

SHOWN = [
    data_element("page.half", FACTS["page.half"], ""),
    data_element("page.half", FACTS["page.half"], ".3f"),
    data_element("page.small", FACTS["page.small"], ".1e"),
    data_element("page.images", FACTS["page.images"], ","),
    data_element("page.word", FACTS["page.word"], ""),
    tex.render(data_command("page.small", FACTS["page.small"], ".2e"), False),
    tex.render(data_command("page.images", FACTS["page.images"], ","), True),
]


@pytest.mark.parametrize("html", SHOWN)
def test_a_number_as_the_build_writes_it_passes(tmp_path: Path, html: str) -> None:
    assert readback.check(mini_site(tmp_path, html, html)) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('value="0.5"', 'value="0.6"', "number-value"),
        (">0.5<", ">0.6<", "number-text"),
        ("page.half", "page.hafl", "number-value"),
    ],
)
def test_a_number_that_differs_from_the_code_is_reported(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    html = SHOWN[0].replace(old, new)

    assert rules(readback.check(mini_site(tmp_path, html, html))) == [rule, rule]


def test_a_digit_changed_in_a_formula_is_reported(tmp_path: Path) -> None:
    html = SHOWN[5].replace("1.25", "1.26")

    assert "number-text" in rules(readback.check(mini_site(tmp_path, html, html)))


def test_a_number_shown_in_one_language_only_is_reported(tmp_path: Path) -> None:
    (problem,) = readback.check(mini_site(tmp_path, SHOWN[0], ""))

    assert (problem.file, problem.rule) == ("site/page/index.html", "number-twin")


@pytest.mark.parametrize(
    "html",
    [
        "<p>[= page.half =]</p>",
        r"<p>\(x\)</p>",
        "<p>$x + y$</p>",
        "<p>![caption](fig:curve)</p>",
        "<p>[@eq-a]</p>",
        '<img alt="[= page.half =]">',
        '<p>{"cells": []}</p>',
        "<p>wzxhzdk:3</p>",
        "<h2>Title {#title}</h2>",
    ],
)
def test_source_text_left_on_a_page_is_reported(tmp_path: Path, html: str) -> None:
    assert set(rules(unresolved.check(mini_site(tmp_path, html, "")))) == {"unresolved"}


def test_source_text_shown_as_code_passes(tmp_path: Path) -> None:
    html = r"<pre>[= a =]</pre><code>\(x\)</code> and a price of $5, not $6"

    assert unresolved.check(mini_site(tmp_path, html, html)) == []


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ('<a href="../nowhere/">x</a>', "broken-link"),
        ('<a href="#nowhere">x</a>', "broken-anchor"),
        ('<a href="../#nowhere">x</a>', "broken-anchor"),
        ('<img src="missing.png">', "broken-link"),
        ('<meta property="og:image" content="/missing.png">', "broken-link"),
        ('<script src="missing.js"></script>', "broken-link"),
        ('<a href="http://creativecommons.org/">x</a>', "external-link"),
        ('<a href="https://unknown.example/">x</a>', "external-link"),
        ('<i id="a"></i><i id="a"></i>', "duplicate-id"),
    ],
)
def test_an_address_that_leads_nowhere_is_reported(tmp_path: Path, html: str, rule: str) -> None:
    assert rules(links.check(mini_site(tmp_path, html, ""))) == [rule]


def test_a_file_that_nothing_leads_to_is_reported(tmp_path: Path) -> None:
    book = mini_site(tmp_path, '<i id="a"></i><a href="#a">x</a>', "")
    (tmp_path / "site" / "left.png").write_bytes(b"")

    (problem,) = links.check(book)

    assert (problem.file, problem.rule) == ("site/left.png", "orphan")


def test_a_folder_without_a_site_cannot_be_checked(tmp_path: Path) -> None:
    book = mini_site(tmp_path, "", "")
    (tmp_path / "site" / "index.html").unlink()

    with pytest.raises(CannotCheckError, match="no built site"):
        readback.check(book)
