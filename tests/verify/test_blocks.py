"""A page's source is cut into blocks with their kind, place and depth."""

from pathlib import Path

from nnbook.book.sources import Page
from nnbook.verify.blocks import Block, blocks_of

SOURCE = """---
title: T
---

# T {#t}

A paragraph
on two lines.

- one
- two,
  with more
    - three

1. first

| a | b |
|---|---|
| 1 | 2 |

$$
x =
1
$$ {#eq-x}

![a caption
with $y$](fig:curve)

/// exercise | Try
    attrs: {id: ex-try}
Question.

//// solution | Solution
Answer.
////
///

```python
# not a heading
```

[^note]: A footnote.
"""


def cut(text: str) -> list[Block]:
    return blocks_of(Page(Path("t.md"), "t", text))


def test_every_kind_of_block_is_recognised() -> None:
    kinds = [block.kind for block in cut(SOURCE)]

    assert kinds == [
        *("heading", "paragraph", "item", "item", "item", "ordered item", "row", "row"),
        *("equation", "figure", "exercise", "paragraph", "solution", "paragraph", "code"),
        "footnote",
    ]


def test_a_block_knows_its_line_and_its_depth() -> None:
    answer = next(block for block in cut(SOURCE) if block.text == "Answer.")

    assert SOURCE.split("\n")[answer.line - 1] == "Answer."
    assert answer.depth == 2


def test_a_numbered_thing_carries_its_id() -> None:
    assert [block.identity for block in cut(SOURCE) if block.identity] == [
        "t",
        "eq-x",
        "fig-curve",
        "ex-try",
        "note",
    ]


def test_the_lines_of_an_item_belong_to_it() -> None:
    items = [block.text for block in cut(SOURCE) if block.kind == "item"]

    assert items == ["one", "two,\n  with more", "three"]
