"""A page of the site as a page of a book."""

from __future__ import annotations

from nnbook.book.take.pages import BookPage, clean, keep_drawing, outline, relink
from nnbook.book.take.tree import parse, written

NAVIGATION = """<nav class="md-nav md-nav--primary"><ul>
<li class="md-nav__item"><a class="md-nav__link" href="."><span class="md-ellipsis">Home</span></a>
<ul><li><a class="md-nav__link" href="#what">What</a></li></ul></li>
<li class="md-nav__item md-nav__item--section">
<label><span class="md-ellipsis">Part I</span></label>
<ul><li><a class="md-nav__link" href="neuron/"><span class="md-ellipsis">Neuron</span></a></li></ul>
</li></ul></nav>"""


def page(slug: str, html: str) -> BookPage:
    return BookPage(slug, slug, "", parse(html))


def inside(book_page: BookPage) -> str:
    return "".join(written(child) for child in book_page.article)


def test_the_order_and_the_parts_come_from_the_navigation() -> None:
    assert list(outline(parse(NAVIGATION))) == [("index", ""), ("neuron", "Part I")]


def test_what_only_a_site_needs_goes_and_an_interactive_becomes_its_figure() -> None:
    found = page(
        "a",
        '<h1>T<a class="headerlink">#</a> x</h1><p class="nn-tools">5 min</p>'
        '<nn-forward class="nn-touch">'
        '<svg class="nn-wide"></svg><svg class="nn-narrow"></svg><script>{}</script></nn-forward>',
    )
    clean(found.article)
    keep_drawing(found.article, "nn-wide")

    assert inside(found) == '<h1>T x</h1><svg class="nn-wide"></svg>'


def test_links_lead_to_the_new_places_and_those_out_of_the_book_become_text() -> None:
    first = page("a", '<a href="../b/#x">1</a> <a href="#no">2</a> <a href="../labs/a/">3</a>')
    second = page("b", '<i id="x"></i><a href="https://x.example/">4</a>')

    relink([first, second], lambda slug, identity: f"{slug}.xhtml#{identity}")

    assert inside(first) == '<a href="b.xhtml#x">1</a> 2 3'
    assert inside(second) == '<i id="x"></i><a href="https://x.example/">4</a>'
