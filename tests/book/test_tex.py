"""LaTeX to HTML: what is let through, what is refused, and what the annotation keeps."""

import re

import pytest
from bs4 import BeautifulSoup

from nnbook.book.number_format import data_command
from nnbook.book.tex import TexError, clean, followed_by, render
from nnbook.facts import Fact


def annotation(html: str) -> str:
    found = re.search(r'<annotation encoding="application/x-tex">(.*?)</annotation>', html, re.S)
    assert found
    return found[1]


def test_a_formula_becomes_html_and_mathml() -> None:
    html = render("z", False)

    assert "<math" in html
    assert 'class="katex-html"' in html


def test_a_displayed_formula_is_marked_as_such() -> None:
    assert 'class="katex-display"' in render("z", True)


def test_an_inline_formula_is_not_displayed() -> None:
    assert "katex-display" not in render("z", False)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\sigmaa", r"Undefined control sequence: \\sigmaa"),
        (r"\frac{1}{2", "Unexpected end of input"),
        (r"\frac{1}", "Unexpected end of input"),
        ("x^", "Expected group"),
        ("損失", 'Unicode text character "損" used in math mode'),
        (r"\href{https://example.org}{x}", r"\\href is not allowed in a formula"),
        (r"\url{https://example.org}", r"\\url is not allowed in a formula"),
        (r"\includegraphics{x.png}", r"\\includegraphics is not allowed in a formula"),
        (r"\htmlId{a}{x}", r"\\htmlId is not allowed in a formula"),
        (r"\htmlStyle{color: red}{x}", r"\\htmlStyle is not allowed in a formula"),
        (r"\mathcal{L}", r"the font of \\mathcal is not shipped"),
        (r"\mathfrak{g}", r"the font of \\mathfrak is not shipped"),
        (r"\mathtt{x}", r"the font of \\mathtt is not shipped"),
        (r"\boldsymbol{x}", r"the font of \\boldsymbol is not shipped"),
        (r"\text{Ж}", "fonts lack Ж"),
        (r"\weight w", r"write \\weight\{…\}"),
        (r"\activ 1", r"write \\activ\{…\}"),
    ],
)
def test_a_formula_that_could_mislead_is_refused(tex: str, reason: str) -> None:
    with pytest.raises(TexError, match=reason):
        render(tex, False)


def test_the_reason_of_a_refusal_is_one_line() -> None:
    with pytest.raises(TexError) as caught:
        render("a\n\\sigmaa\nb", True)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{損失}",
        r"\sum_{k=1}^{n} w_{jk} a_k",
        r"\begin{bmatrix} 1 & 2 \end{bmatrix}",
        r"\mathbb{R}^{784}",
        r"\frac{1}{1 + e^{-z}}",
        r"\bigl(x\bigr)",
        r"\mathbf{x}",
    ],
)
def test_the_mathematics_of_the_book_is_let_through(tex: str) -> None:
    assert annotation(render(tex, True)) == tex.replace("&", "&amp;")


@pytest.mark.parametrize(
    ("macro", "css_class"),
    [
        (r"\weight", "nn-weight"),
        (r"\bias", "nn-bias"),
        (r"\preact", "nn-z"),
        (r"\activ", "nn-a"),
    ],
)
def test_a_role_gives_a_symbol_its_class(macro: str, css_class: str) -> None:
    assert f'class="enclosing {css_class}"' in render(f"{macro}{{w}}", False)


def test_the_data_of_a_number_survive_into_the_html() -> None:
    fact = Fact(-0.35000000000000003, "a test", "a.py", 1)

    html = render(data_command("feed_forward.z1_1", fact, ".2f"), False)

    assert (
        'data-fact="feed_forward.z1_1" data-value="-0.35000000000000003" data-format=".2f"' in html
    )


@pytest.mark.parametrize("spec", [",.1f", ".1%", ".2e"])
def test_a_number_in_any_format_can_stand_in_a_formula(spec: str) -> None:
    html = render("y = " + data_command("a.b", Fact(1234.5, "a test", "a.py", 1), spec), False)

    assert 'data-value="1234.5"' in html


def test_no_definition_reaches_the_next_formula() -> None:
    render(r"\gdef\leak{x} \leak", False)

    with pytest.raises(TexError, match="Undefined control sequence"):
        render(r"\leak + 1", False)


def test_the_annotation_holds_no_wrapper() -> None:
    number = data_command("a.b", Fact(0.5, "a test", "a.py", 1), ".2f")

    html = render(rf"\preact{{z_{{1}}}} = \bias{{{number}}}", False)

    assert annotation(html) == "z_{1} = 0.50"


def test_the_annotation_is_escaped() -> None:
    assert annotation(render("a < b", False)) == "a &lt; b"


@pytest.mark.parametrize(
    ("tex", "cleaned"),
    [
        (r"\weight{w} x", "w x"),
        (r"\weight{\begin{bmatrix} a \end{bmatrix}}", r"\begin{bmatrix} a \end{bmatrix}"),
        (r"\activ{\htmlData{fact=a.b,value=1}{1}}", "1"),
        (r"\htmlClass{nn-z}{z}^{2}", "z^{2}"),
        (r"\preact{\bigl\{ z} \bigr\}", r"\bigl\{ z \bigr\}"),
        (r"\biased{x}", r"\biased{x}"),
    ],
)
def test_cleaning_takes_off_the_wrappers_and_nothing_else(tex: str, cleaned: str) -> None:
    assert clean(tex) == cleaned


def test_a_short_formula_and_its_full_stop_are_kept_together() -> None:
    html = render("y", False)

    assert followed_by(html, "。") == f'<span class="nn-keep">{html}。</span>'


def test_only_the_last_part_of_a_long_formula_is_kept_with_its_full_stop() -> None:
    html = followed_by(render("a = b + c", False), ".")  # KaTeX breaks after = and after +

    kept = BeautifulSoup(html, "html.parser").span
    assert kept is not None
    assert (kept["class"], kept.get_text()[-1]) == (["nn-keep"], ".")
    breakable = kept.select_one(".katex-html > .nn-break")
    assert breakable is not None
    assert [part["class"] for part in breakable.find_all(recursive=False)] == [["katex-base"]] * 2
    assert [part["class"] for part in breakable.find_next_siblings()] == [["katex-base"]]
