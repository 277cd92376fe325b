"""How a chapter becomes slides."""

from __future__ import annotations

from nnbook.book.take.pages import BookPage
from nnbook.book.take.slides import Slide, deck, prepare, slides_of
from nnbook.book.take.tree import find, parse, text_of, written

FORMULA = '<div class="nn-equation"><nn-tex><math><mi>y</mi></math></nn-tex></div>'
LONG = "word " * 60


def made(html: str) -> list[Slide]:
    return slides_of(BookPage("cost", "Cost", "", parse(html)), "en")


def shown(slide: Slide) -> list[str]:
    return [block.tag for block in slide.body]


def said(slide: Slide) -> list[str]:
    return [text_of(block) for block in slide.notes]


def test_the_first_slide_has_the_title_and_the_aims() -> None:
    (first,) = made("<h1>Cost</h1><p>After this you can:</p><ul><li>a</li></ul>")

    assert (first.heading, shown(first), said(first)) == ("Cost", ["ul"], ["After this you can:"])


def test_each_thing_to_look_at_has_a_slide_below_what_leads_to_it() -> None:
    _, first, second = made(
        f"<h1>C</h1><h2>S</h2><p>Said.</p><p>As a formula:</p>{FORMULA}<figure>f</figure>"
    )

    assert (shown(first), said(first)) == (["p", "div"], ["Said."])
    assert (shown(second), said(second)) == (["figure"], [])


def test_a_long_paragraph_is_said_and_not_shown() -> None:
    _, only = made(f"<h1>C</h1><h2>S</h2><p>{LONG}</p>{FORMULA}")

    assert (shown(only), len(said(only))) == (["div"], 1)


def test_what_follows_a_formula_stays_with_it() -> None:
    _, first, second = made(
        f"<h1>C</h1><h2>S</h2>{FORMULA}<p>So it is 5.</p><p>Said.</p><p>Then:</p>{FORMULA}"
    )

    assert (shown(first), said(first)) == (["div", "p"], ["Said."])
    assert shown(second) == ["p", "div"]


def test_a_section_of_text_alone_has_a_slide_and_an_empty_one_has_none() -> None:
    _, only = made("<h1>C</h1><h2>S</h2><p>One.</p><p>Two.</p><h2>E</h2>")

    assert (only.heading, shown(only), said(only)) == ("S", ["p"], ["Two."])


def test_every_block_of_a_chapter_is_in_its_deck_once() -> None:
    blocks = "".join(f"<p>b{k}.</p>{FORMULA if k % 3 else '<ul></ul>'}" for k in range(9))
    html = deck(BookPage("cost", "Cost", "", parse(f"<h1>C</h1><h2>S</h2>{blocks}")), "en", "")

    assert [html.count(f"<p>b{k}.</p>") for k in range(9)] == [1] * 9


def test_links_lead_to_where_they_led_from_the_chapter() -> None:
    article = parse('<p id="x"><a href="#a">1</a><a href="../neuron/#b">2</a></p>')

    prepare(article, "cost")

    assert written(article[0]) == (
        '<p><a href="../../cost/#a">1</a><a href="../../neuron/#b">2</a></p>'
    )


def test_the_head_of_a_column_that_is_a_formula_has_its_letters_as_a_name() -> None:
    letters = "<mrow><mi>y</mi><mn>1</mn></mrow><annotation>y_1</annotation>"
    math = f"<math><semantics>{letters}</semantics></math>"
    article = parse(f"<table><th>{math}</th><th>the {math}</th><th></th></table>")

    prepare(article, "cost")

    named = [[text_of(part) for part in find(head, css="nn-spoken")] for head in article[0]]
    assert named == [["y1"], [], []]
    assert next(find(article, "math")).get("aria-hidden") == "true"
