"""A fact as the reader sees it in prose and in a formula, and the attributes it carries."""

import re
from collections.abc import Callable

import pytest

from nnbook.book.number_format import FormatError, data_command, data_element, latex, prose
from nnbook.facts import Fact, Value


def made(value: Value) -> Fact:
    return Fact(value, "a test", "tests/book/test_number_format.py", 1)


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0.7122574322957417, "", "0.7122574322957417"),
        (0.7122574322957417, ".4f", "0.7123"),
        (-0.35, "", "\u22120.35"),
        (-0.35, ".1f", "\u22120.3"),  # the double lies just below the tie
        (2, "", "2"),
        (60000, ",", "60,000"),
        (0.5, ".0%", "50%"),
        (0.00001234, ".2e", "1.23 × 10<sup>\u22125</sup>"),
        (-12345.0, ".1e", "\u22121.2 × 10<sup>4</sup>"),
        (1e-7, "", "1 × 10<sup>\u22127</sup>"),
        (6.5e22, "", "6.5 × 10<sup>22</sup>"),
        ("0.5330975738715014-ish", "", "0.5330975738715014-ish"),
        ("a < b", "", "a &lt; b"),
    ],
)
def test_a_number_in_prose(value: Value, spec: str, text: str) -> None:
    assert prose(value, spec) == text


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (0.7122574322957417, ".4f", "0.7123"),
        (-0.35, "", "-0.35"),
        (60000, ",", "60{,}000"),
        (0.5, ".0%", r"50\%"),
        (0.00001234, ".2e", r"1.23 \times 10^{-5}"),
        (12345.0, ".1e", r"1.2 \times 10^{4}"),
        ("0.53309757387150141764", "", "0.53309757387150141764"),
    ],
)
def test_a_number_in_latex(value: Value, spec: str, text: str) -> None:
    assert latex(value, spec) == text


@pytest.mark.parametrize(
    ("value", "spec", "kind"),
    [(0.5, "q", "float"), (0.5, "d", "float"), (5, ".3q", "int"), ("x", ".4f", "str")],
)
@pytest.mark.parametrize("write", [prose, latex])
def test_a_format_that_does_not_fit_is_refused(
    value: Value, spec: str, kind: str, write: Callable[[Value, str], str]
) -> None:
    with pytest.raises(
        FormatError, match=re.escape(f'unusable format ":{spec}" for {kind} {value!r}')
    ):
        write(value, spec)


def test_in_prose_a_number_carries_its_name_its_value_and_its_format() -> None:
    html = data_element("feed_forward.z1_1", made(-0.35000000000000003), ".2f")

    assert html == (
        '<data class="fact" value="-0.35000000000000003" data-fact="feed_forward.z1_1"'
        ' data-format=".2f">\u22120.35</data>'
    )


def test_the_value_of_words_is_escaped() -> None:
    assert 'value="&quot;a&quot; &amp; b"' in data_element("a.b", made('"a" & b'), "")


def test_in_a_formula_a_number_carries_its_name_its_value_and_its_format() -> None:
    command = data_command("feed_forward.z1_1", made(-0.35000000000000003), ".2f")

    assert command == (
        r"\htmlData{fact=feed_forward.z1_1,value=-0.35000000000000003,format=.2f}{-0.35}"
    )


@pytest.mark.parametrize(("spec", "written"), [(",", "comma"), (".1%", ".1percent")])
def test_a_format_that_latex_would_misread_is_spelt_out(spec: str, written: str) -> None:
    assert f",format={written}}}" in data_command("a.b", made(0.5), spec)
