"""Code printed in a chapter stands in the package, word for word; only comments are the page's."""

import inspect
import re
import textwrap
from pathlib import Path

import pytest

from nnbook import net
from nnbook.languages import LANGUAGES
from nnbook.verify.contents import normal_code

DOCS = Path(__file__).parents[2] / "docs"
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def lines_of(code: str) -> list[str]:
    return [line.rstrip() for line in normal_code(code).split("\n") if line.strip()]


def body_of(function: object) -> list[str]:
    """The lines of a function, indented as on a page."""
    source = inspect.getsource(function)  # type: ignore[arg-type]
    inner = source[source.index('"""', source.index('"""') + 3) + 3 :]
    return lines_of(textwrap.dedent(inner))


def stands_in(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_core_of_gradients_is_printed_word_for_word(language: str) -> None:
    page = (DOCS / language / "backpropagation.md").read_text(encoding="utf-8")
    (printed,) = FENCE.findall(page)

    assert len(lines_of(printed)) == 8
    assert stands_in(lines_of(printed), body_of(net.gradients))


def test_a_changed_word_is_noticed() -> None:
    body = body_of(net.gradients)
    changed = [line.replace("W.T @", "W @") for line in body]

    assert changed != body
    assert not stands_in(changed, body)
