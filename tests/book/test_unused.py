"""Style sheets without what is unused: nothing goes that a page could need."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnbook.book.unused import Known, can_match, rules, shrink, shrunk, without_unused


def known(*names: str, variables: tuple[str, ...] = ()) -> Known:
    return Known(set(names), set(variables))


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        (".a", True),
        (".a.b", False),
        (".a .b", False),
        ("p>.a:hover", True),
        ("article", True),
        ("#anything", True),
        (".a:not(.b)", True),
        (":is(.b,.c) .a", True),
        ("[class~=b]", True),
        ("[dir=ltr] .a", True),
        ("[dir=rtl] .a", False),
        (".a\\:b", False),
        ("[data-md-color-switching] *", False),
    ],
)
def test_a_selector_is_kept_where_it_could_match(selector: str, matches: bool) -> None:
    assert can_match(selector, {"a", "dir=ltr"}) == matches


def test_only_the_dead_selectors_of_a_rule_go() -> None:
    assert without_unused(".a,.b,p .c{color:red}", {"a"}) == ".a{color:red}"


def test_brackets_in_strings_are_text() -> None:
    css = """.a{--x:url('data:x,{;}"')}.b:after{content:"}"}.a{c:d}"""

    assert without_unused(css, {"a"}) == """.a{--x:url('data:x,{;}"')}.a{c:d}"""


def test_what_only_a_dead_rule_used_goes_with_it() -> None:
    css = ":root{--one:1;--two:var(--three);--three:3;--four:4}.b{x:var(--two)}p{x:var(--one)}"

    assert shrunk([css], known("a")) == [":root{--one:1}p{x:var(--one)}"]


def test_a_variable_that_another_sheet_uses_stays() -> None:
    first, second = ":root{--a:1;--b:2}", "p{x:var(--a)}"

    assert shrunk([first, second], known(variables=("--b",))) == [first, second]


def test_fonts_animations_and_statements_stay() -> None:
    css = '@charset "utf-8";@font-face{a:b}@keyframes k{0%{a:b}}@media print{.a{b:c}}'

    assert without_unused(css, {"a"}) == css


def test_a_sheet_is_taken_apart_and_put_together_unchanged() -> None:
    css = "a{b:c}@media x{.a{d:e}.b,.c>p{f:g}}:root{--y:1;h:i}"

    assert "".join(f"{head}{{{body}}}" for head, body in rules(css)) == css
    assert without_unused(css, {"a", "b", "c"}) == css


def test_classes_of_pages_and_words_of_scripts_are_known(tmp_path: Path) -> None:
    sheets = tmp_path / "assets" / "stylesheets"
    sheets.mkdir(parents=True)
    (tmp_path / "index.html").write_text('<p class="on-page other" dir="ltr">', encoding="utf-8")
    (tmp_path / "assets" / "x.js").write_text('add("in-script")', encoding="utf-8")
    sheet = sheets / "main.css"
    sheet.write_text(".on-page{a:b}.in-script{a:b}.nowhere{a:b}", encoding="utf-8")

    shrink(tmp_path)

    assert sheet.read_text(encoding="utf-8") == ".on-page{a:b}.in-script{a:b}"
