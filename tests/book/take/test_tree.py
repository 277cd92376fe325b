"""HTML as a tree and back."""

from __future__ import annotations

import pytest

from nnbook.book.take.tree import find, parse, replace, text_of, unwrap, written

PAGE = '<p class="a b">x <b>y</b> z</p><svg viewBox="0 0 1 1"><clipPath></clipPath></svg>'
NEW = parse("<i>w</i>")[0]


def test_what_is_read_is_written_again() -> None:
    assert "".join(written(child) for child in parse(PAGE)) == PAGE


def test_drawings_and_formulas_get_their_namespaces_once() -> None:
    html = '<p><math><mi>x</mi></math></p><svg><g></g></svg><img src="a&amp;b">'

    xml = "".join(written(child, xml=True, inside="html") for child in parse(html))

    assert xml == (
        '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>'
        '<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg><img src="a&amp;b"/>'
    )


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (unwrap, "<p>x y z</p>"),
        (lambda parent, child: replace(parent, child, []), "<p>x  z</p>"),
        (
            lambda parent, child: replace(parent, child, list(parse("<i>w</i>"))),
            "<p>x <i>w</i> z</p>",
        ),
    ],
)
def test_text_around_a_child_stays(change: object, left: str) -> None:
    root = parse("<p>x <b>y</b> z</p>")
    assert callable(change)

    change(root[0], root[0][0])

    assert written(root[0]) == left


def test_elements_are_found_by_tag_and_class() -> None:
    root = parse(PAGE)

    assert [e.tag for e in find(root, css="b")] == ["p"]
    assert [text_of(e) for e in find(root, "b")] == ["y"]


def test_an_element_left_open_ends_with_the_one_around_it() -> None:
    assert written(parse("<div><p>a</div><p>b")[0]) == "<div><p>a</p></div>"


def test_text_of_a_script_is_left_as_it_is() -> None:
    html = "<script>a < b && c</script>"

    assert written(parse(html)[0]) == html
