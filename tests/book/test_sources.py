"""Reading all pages of a language: numbers of things, and every refusal with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nnbook.book.problems import BookError
from nnbook.book.sources import Sources
from nnbook.facts import UnknownNameError

Book = Callable[..., Sources]
HEAD = "---\ntitle: A page\ndescription: About it\n---\n\n"  # five lines before the body


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A function that writes pages, `neuron="text"`, and reads them as a book."""
    monkeypatch.chdir(tmp_path)

    def write(**pages: str) -> Sources:
        folder = tmp_path / "docs" / "en"
        for name, text in pages.items():
            path = folder / f"{name.replace('__', '/').replace('_', '-')}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Sources(folder)

    return write


def refused(text: str) -> re.Pattern[str]:
    """A pattern for exactly this message."""
    return re.compile(f"^{re.escape(text)}$")


def test_equations_are_numbered_by_chapter_in_the_order_of_the_text(book: Book) -> None:
    pages = book(neuron="$$a$$ {#eq-one}\n\n$$b$$\n\n$$c$$ {#eq-two}")

    assert [pages.target(label).number for label in ("eq-one", "eq-two")] == ["2.1", "2.2"]


def test_figures_equations_and_exercises_are_counted_each_for_itself(book: Book) -> None:
    pages = book(
        feed_forward="$$a$$ {#eq-a}\n\n![c](fig:one)\n\n![c](fig:two)\n\n"
        "/// exercise | T\n    attrs: {id: ex-a}\nText\n///"
    )

    found = {label: target.number for label, target in pages.targets.items()}
    assert found == {"eq-a": "4.1", "fig-one": "4.1", "fig-two": "4.2", "ex-a": "4.1"}


def test_an_exercise_inside_another_block_has_a_number(book: Book) -> None:
    pages = book(neuron="/// note | N\n//// exercise | T\n    attrs: {id: ex-a}\nText\n////\n///")

    assert pages.target("ex-a").number == "2.1"


def test_things_in_code_and_comments_have_no_number(book: Book) -> None:
    pages = book(neuron="```\n$$a$$ {#eq-a}\n```\n\n<!-- $$b$$ {#eq-b} -->\n\n$$c$$ {#eq-c}")

    assert {label: target.number for label, target in pages.targets.items()} == {"eq-c": "2.1"}


def test_a_page_that_is_no_chapter_numbers_nothing(book: Book) -> None:
    assert book(index="![c](fig:one)").targets == {}


def test_a_target_knows_its_page(book: Book) -> None:
    assert book(neuron="$$a$$ {#eq-a}").target("eq-a").slug == "neuron"


def test_a_page_in_a_folder_has_the_folder_in_its_name(book: Book) -> None:
    assert list(book(labs__neuron="# L {#l}").pages) == ["labs/neuron"]


def test_an_unknown_reference_is_answered_with_the_nearest(book: Book) -> None:
    pages = book(neuron="$$a$$ {#eq-neuron}")

    with pytest.raises(
        UnknownNameError, match=refused('unknown reference "eq-neuro"; nearest: "eq-neuron"')
    ):
        pages.target("eq-neuro")


@pytest.mark.parametrize(
    "head", ["", HEAD, HEAD.replace("---\n", "---  \n"), HEAD + "\n\n", "\ufeff" + HEAD]
)
def test_a_page_is_found_by_the_text_below_its_front_matter(book: Book, head: str) -> None:
    pages = book(neuron=f"{head}# Neuron {{#neuron}}\n\nText\n")

    assert pages.page_of("# Neuron {#neuron}\n\nText") is pages.pages["neuron"]


@pytest.mark.parametrize("text", ["# T {#t}", "# T", "#T {#t}"])
def test_the_text_of_no_page_is_no_page(book: Book, text: str) -> None:
    assert book(neuron="# Neuron {#neuron}").page_of(text) is None


HEALTHY = """# Neuron {#neuron}

Words [in another language]{lang=de}, [the next part](#next), [another page](feed-forward.md),
[a part of it](feed-forward.md#there), [elsewhere](https://example.org/x.md#y).
{.nn-opening}

$$ a = \\text{#1} $$ {#eq-a}

$$b$${#eq-b}

$$c$$  {#eq-c}

![caption](fig:sigmoid_curve)

See [@eq-a], [@fig-sigmoid-curve] and [the picture](#fig-sigmoid-curve).

```
# no heading
[nowhere](nowhere.md)
```

## Next {#next .special}

/// exercise | T
    attrs: {id: ex-a}
Text with [a paragraph](#with-id).
///

A paragraph
{#with-id}
"""


def test_a_healthy_page_passes(book: Book) -> None:
    book(neuron=HEAD + HEALTHY, feed_forward="# F {#f}\n\n## There {#there}\n").check()


def test_the_ids_of_a_page_are_all_found_with_their_lines(book: Book) -> None:
    page = book(neuron=HEAD + HEALTHY, feed_forward="").pages["neuron"]

    assert page.ids == {
        "neuron": 6,
        "eq-a": 12,
        "eq-b": 14,
        "eq-c": 16,
        "fig-sigmoid-curve": 18,
        "next": 27,
        "ex-a": 30,
        "with-id": 35,
    }


@pytest.mark.parametrize(
    ("body", "line", "first", "label"),
    [
        ("# A {#same}\n\n## B {#same}\n", 8, 6, "same"),
        ("# A {#a}\n\n![c](fig:x)\n\n![c](fig:x)\n", 10, 8, "fig-x"),
        ("# A {#a}\n\n## B {#eq-z}\n\n$$z$$ {#eq-z}\n", 10, 8, "eq-z"),
        ("# A {#a}\n\nWords\n{.nn-opening #a}\n", 9, 6, "a"),
    ],
)
@pytest.mark.parametrize("slug", ["index", "neuron"])
def test_an_id_used_twice_on_a_page_is_refused(
    book: Book, slug: str, body: str, line: int, first: int, label: str
) -> None:
    message = f'docs/en/{slug}.md:{line}: duplicate id "{label}" (first on line {first})'

    with pytest.raises(BookError, match=refused(message)):
        book(**{slug: HEAD + body}).check()


def test_the_same_heading_id_on_two_pages_is_allowed(book: Book) -> None:
    book(neuron="# N {#exercises}", networks="# N {#exercises}").check()


@pytest.mark.parametrize(
    ("thing", "label", "line"),
    [
        ("$$z$$ {#eq-z}", "eq-z", 8),
        ("![c](fig:x)", "fig-x", 8),
        ("/// exercise | T\n    attrs: {id: ex-a}\nText\n///", "ex-a", 9),
    ],
)
def test_a_numbered_thing_on_two_pages_is_refused(
    book: Book, thing: str, label: str, line: int
) -> None:
    message = f'docs/en/neuron.md:{line}: "{label}" already has its number on feed-forward.md'

    with pytest.raises(BookError, match=refused(message)):
        book(feed_forward=thing, neuron=f"{HEAD}# N {{#n}}\n\n{thing}\n")


@pytest.mark.parametrize("heading", ["## Weighted sum", "##Weighted sum", "###### Weighted sum"])
def test_a_heading_without_an_id_is_refused(book: Book, heading: str) -> None:
    message = 'docs/en/neuron.md:8: heading "Weighted sum" needs an explicit id {#…}'

    with pytest.raises(BookError, match=refused(message)):
        book(neuron=f"{HEAD}# N {{#n}}\n\n{heading}\n").check()


@pytest.mark.parametrize("line", ["====", "---", "-"])
def test_an_underlined_heading_is_refused(book: Book, line: str) -> None:
    message = 'docs/en/neuron.md:8: heading "Weighted sum" needs an explicit id {#…}'

    with pytest.raises(BookError, match=refused(message)):
        book(neuron=f"{HEAD}# N {{#n}}\n\nWeighted sum\n{line}\n").check()


@pytest.mark.parametrize(
    "text", ["Words\n\n---\n\nmore", "Words\n\n\n---", "| a | b |\n|---|---|\n| 1 | 2 |", "---"]
)
def test_a_rule_or_a_table_is_no_heading(book: Book, text: str) -> None:
    book(neuron=f"# N {{#n}}\n\n{text}\n").check()


def test_a_formula_in_a_heading_is_refused(book: Book) -> None:
    message = 'docs/en/neuron.md:6: heading "The sum $z$" must not hold a formula'

    with pytest.raises(BookError, match=refused(message)):
        book(neuron=f"{HEAD}# The sum $z$ {{#sum}}\n").check()


def test_a_link_to_an_unknown_page_is_refused_with_the_nearest(book: Book) -> None:
    message = 'docs/en/neuron.md:9: unknown page "feed-foward.md"; nearest: "feed-forward.md"'

    with pytest.raises(BookError, match=refused(message)):
        book(
            neuron=f"{HEAD}# N {{#n}}\n\nText and\n[a link](feed-foward.md).\n",
            feed_forward="# F {#f}",
        ).check()


def test_a_link_to_an_unknown_anchor_is_refused_with_the_nearest(book: Book) -> None:
    message = (
        "docs/en/neuron.md:8: unknown anchor on feed-forward.md"
        ' "worked-exampel"; nearest: "worked-example"'
    )

    with pytest.raises(BookError, match=refused(message)):
        book(
            neuron=f"{HEAD}# N {{#n}}\n\n[a link](feed-forward.md#worked-exampel)\n",
            feed_forward="# F {#f}\n\n## E {#worked-example}\n",
        ).check()


def test_a_link_to_an_unknown_anchor_of_its_own_page_is_refused(book: Book) -> None:
    message = 'docs/en/neuron.md:3: unknown anchor on neuron.md "m"; nearest: "n"'

    with pytest.raises(BookError, match=refused(message)):
        book(neuron="# N {#n}\n\n[a link](#m)\n").check()


def test_a_link_from_a_folder_is_read_from_there(book: Book) -> None:
    book(labs__neuron="# L {#l}\n\n[up](../neuron.md#n)", neuron="# N {#n}").check()


def test_an_exercise_without_an_id_is_refused(book: Book) -> None:
    message = "docs/en/neuron.md:8: an exercise needs an id on the next line:     attrs: {id: ex-…}"

    with pytest.raises(BookError, match=refused(message)):
        book(neuron=f"{HEAD}# N {{#n}}\n\n/// exercise | T\nText\n///\n").check()


@pytest.mark.parametrize(
    ("thing", "label", "prefix"),
    [
        ("$$z$$ {#sum}", "sum", "eq-"),
        ("$$z$$ {#fig-z}", "fig-z", "eq-"),
        ("/// exercise | T\n    attrs: {id: swap}\nText\n///", "swap", "ex-"),
    ],
)
def test_an_id_without_its_prefix_is_refused(
    book: Book, thing: str, label: str, prefix: str
) -> None:
    message = f'docs/en/neuron.md:8: the id "{label}" must begin with "{prefix}"'

    with pytest.raises(BookError, match=refused(message)):
        book(neuron=f"{HEAD}# N {{#n}}\n\n{thing}\n").check()


def test_an_equation_with_an_id_outside_the_chapters_is_refused(book: Book) -> None:
    message = 'docs/en/index.md:8: "eq-z" has no number: this is no chapter'

    with pytest.raises(BookError, match=refused(message)):
        book(index=f"{HEAD}# N {{#n}}\n\n$$z$$ {{#eq-z}}\n").check()
