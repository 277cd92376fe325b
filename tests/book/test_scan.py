"""The marks of the book in Markdown text, and everything that only looks like one."""

from __future__ import annotations

import pytest

from nnbook.book.scan import Mark, figure_id, line_of, marks


def found(text: str) -> list[tuple[str, str]]:
    """Kind and text of each mark."""
    return [(mark.kind, mark.text) for mark in marks(text)]


def only(text: str) -> Mark:
    """The one mark of a text."""
    (mark,) = marks(text)
    return mark


def test_a_number_is_found_with_its_format() -> None:
    assert found("N1 gives [= feed_forward.a1_1 :.4f =].") == [("fact", "feed_forward.a1_1 :.4f")]


def test_a_mark_knows_where_it_begins_and_ends() -> None:
    text = "before [= a.b =] after"

    mark = only(text)

    assert text[mark.start : mark.end] == "[= a.b =]"


def test_an_inline_formula_is_found() -> None:
    assert found(r"Here $\sigma(z)$ is a curve") == [("inline", r"\sigma(z)")]


@pytest.mark.parametrize("tail", ["。", "，", "：", "）。", ".", ",", "?", ").", "」，"])
def test_the_punctuation_after_a_formula_belongs_to_it(tail: str) -> None:
    mark = only(f"輸出是 $y${tail} next")

    assert (mark.text, mark.caption) == ("y", tail)


def test_a_word_after_a_formula_does_not_belong_to_it() -> None:
    assert only("$z$ 大於 0").caption == ""


def test_two_formulas_on_a_line_are_two_marks() -> None:
    assert found("$a$ and $b$") == [("inline", "a"), ("inline", "b")]


def test_a_formula_may_begin_right_after_another_ends() -> None:
    assert found("$a$，$b$") == [("inline", "a"), ("inline", "b")]


@pytest.mark.parametrize(
    "text",
    [
        "it costs $5 and that $6",
        "it costs $5",
        "between $5–$6 a month",
        "between $5-$10",
        "pay $5, then $6.",
        r"an escaped \$5 and \$6",
        r"an escaped \$x$ is no formula",
        "a lonely $ sign and another $ sign",
        "$ x $",
        "$5 on one line\nand 6$ on the next",
        "an empty $$ pair",
    ],
)
def test_dollars_that_are_no_formula_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_formula_after_a_price_is_found() -> None:
    assert found("it costs $5 and $x$ is free") == [("inline", "x")]


def test_a_formula_may_hold_an_escaped_dollar() -> None:
    assert found(r"$\text{\$5}$") == [("inline", r"\text{\$5}")]


def test_a_number_inside_a_formula_belongs_to_the_formula() -> None:
    assert found("$y = [= a.b =]$") == [("inline", "y = [= a.b =]")]


def test_a_displayed_formula_may_have_many_lines() -> None:
    assert found("$$\na\n\\\\ b\n$$") == [("display", "\na\n\\\\ b\n")]


@pytest.mark.parametrize("gap", ["", " ", "  "])
def test_a_displayed_formula_may_carry_an_id(gap: str) -> None:
    assert only(f"$$ z = 1 $${gap}{{#eq-z}}").label == "eq-z"


def test_a_displayed_formula_without_an_id_has_no_label() -> None:
    assert only("$$ z = 1 $$").label == ""


def test_a_figure_carries_its_name_id_and_caption() -> None:
    mark = only("![A curve, $z$ on it.](fig:sigmoid_curve)")

    assert (mark.kind, mark.text, mark.label, mark.caption) == (
        "figure",
        "sigmoid_curve",
        "fig-sigmoid-curve",
        "A curve, $z$ on it.",
    )


def test_a_caption_may_hold_brackets_and_line_ends() -> None:
    assert only("![see [1], and\n[= a.b =]](fig:x)").caption == "see [1], and\n[= a.b =]"


def test_a_figure_stands_on_a_line_of_its_own() -> None:
    assert found("words ![caption](fig:x)") == []


def test_an_ordinary_picture_is_no_figure() -> None:
    assert found("![caption](photo.png)") == []


def test_a_figure_after_an_ordinary_picture_keeps_its_own_caption() -> None:
    assert only("![a photo](photo.png)\n\n![a curve](fig:x)").caption == "a curve"


def test_a_reference_is_found() -> None:
    assert found("see [@eq-neuron] and [@fig-x]") == [
        ("reference", "eq-neuron"),
        ("reference", "fig-x"),
    ]


def test_a_link_to_a_computed_file_carries_its_words() -> None:
    mark = only("[the example](site:vectors/worked-example.json)")

    assert (mark.kind, mark.text, mark.caption) == (
        "file",
        "vectors/worked-example.json",
        "the example",
    )


def test_an_exercise_carries_its_title_id_and_slashes() -> None:
    mark = only("/// exercise | Swap them\n    attrs: {id: ex-swap}\nText\n///")

    assert (mark.kind, mark.text, mark.label, mark.caption) == (
        "exercise",
        "Swap them",
        "ex-swap",
        "///",
    )


def test_an_exercise_may_stand_inside_another_block() -> None:
    text = "/// note | Outer\n\n//// exercise | Inner\n    attrs: {id: ex-inner}\nText\n////\n///"

    mark = only(text)

    assert (mark.label, mark.caption) == ("ex-inner", "////")


def test_marks_inside_an_exercise_are_found() -> None:
    text = "/// exercise | Title\n    attrs: {id: ex-a}\nIs $z$ [= a.b =]?\n///"

    assert found(text) == [("exercise", "Title"), ("inline", "z"), ("fact", "a.b")]


@pytest.mark.parametrize(
    "code",
    [
        "```\n[= a.b =]\n```",
        "```python\n[= a.b =] $z$\n```",
        "~~~\n[= a.b =]\n~~~",
        "````\n```\n[= a.b =]\n```\n````",
        "- item\n\n    ```\n    [= a.b =]\n    ```",
        "```\n[= a.b =]\n\n$x$\n```",
        "`[= a.b =]`",
        "`` `[= a.b =]` ``",
        "`[= a.b\n:.4f =]`",
        "<!-- [= a.b =] -->",
        "<!-- [@eq-x]\n\n$x$ -->",
    ],
)
def test_code_and_comments_are_skipped(code: str) -> None:
    assert found(f"{code}\n\n[= after.it =]") == [("fact", "after.it")]


@pytest.mark.parametrize(
    "stray",
    [
        "a stray ` in one paragraph\n\n[= a.b =]\n\nand a ` in another",
        r"escaped \` before [= a.b =] and \` after",
    ],
)
def test_a_backquote_that_opens_no_code_hides_nothing(stray: str) -> None:
    assert found(stray) == [("fact", "a.b")]


def test_a_backquote_inside_a_formula_opens_no_code() -> None:
    assert found("$a$ ` $b$") == [("inline", "a"), ("inline", "b")]


def test_a_dollar_in_code_opens_no_formula() -> None:
    assert found("`$x` costs [= a.b =] `y$`") == [("fact", "a.b")]


def test_the_id_of_a_figure_has_hyphens() -> None:
    assert figure_id("worked_forward_pass") == "fig-worked-forward-pass"


@pytest.mark.parametrize(("position", "line"), [(0, 1), (1, 1), (2, 2), (3, 3)])
def test_lines_are_counted_from_one(position: int, line: int) -> None:
    assert line_of("a\n\nb", position) == line
