"""All facts together: each is a finite value with a source, made on the line it names."""

import ast
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import nnbook
from nnbook.facts import CHAPTERS, FACTS, Fact

ROOT = Path(nnbook.__file__).resolve().parents[1]


@cache
def lines_that_call_fact(file: str) -> frozenset[int]:
    """The lines on which a call of `fact(...)` begins."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "fact"
    )


def keys_on_the_line(text: str) -> Iterator[str]:
    """Patterns of the string keys that a line gives a value: `"half_b":`, `found[f"y_{j}"] =`."""
    for key in re.findall(r'f?"([\w{}+ ]+)"\]? ?[:=]', text):
        yield re.sub(r"\{[^}]*\}", r"\\w+", key)


@pytest.mark.parametrize("entry", FACTS.values(), ids=FACTS)
def test_a_fact_is_finite(entry: Fact) -> None:
    assert isinstance(entry.value, str) or math.isfinite(entry.value)


@pytest.mark.parametrize("entry", FACTS.values(), ids=FACTS)
def test_a_fact_is_a_plain_number_or_word(entry: Fact) -> None:
    assert type(entry.value) in (int, float, str)


@pytest.mark.parametrize("entry", FACTS.values(), ids=FACTS)
def test_a_fact_says_where_it_comes_from(entry: Fact) -> None:
    assert len(entry.source.strip()) >= 5  # a word at least, not a placeholder


@pytest.mark.parametrize("entry", FACTS.values(), ids=FACTS)
def test_the_line_of_a_fact_is_a_line_that_makes_facts(entry: Fact) -> None:
    assert entry.line in lines_that_call_fact(entry.file)


@pytest.mark.parametrize("name", FACTS)
def test_a_key_on_the_line_of_a_fact_is_the_facts_own(name: str) -> None:
    entry = FACTS[name]
    line = (ROOT / entry.file).read_text(encoding="utf-8").splitlines()[entry.line - 1]

    keys = list(keys_on_the_line(line))

    own = name.partition(".")[2]
    assert not keys or any(re.fullmatch(key, own) for key in keys)


def test_most_facts_are_made_beside_their_key() -> None:
    """Otherwise the test above would pass without looking at anything."""
    lines = {f"{fact.file}:{fact.line}": fact for fact in FACTS.values()}
    texts = [
        (ROOT / fact.file).read_text(encoding="utf-8").splitlines()[fact.line - 1]
        for fact in lines.values()
    ]

    beside = [text for text in texts if any(keys_on_the_line(text))]

    assert len(beside) > len(texts) / 2


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_made_in_the_module_of_its_chapter(name: str) -> None:
    chapter = name.partition(".")[0]

    assert FACTS[name].file == f"nnbook/facts/{chapter}.py"


@pytest.mark.parametrize("name", FACTS)
def test_a_name_needs_no_escaping_in_html_or_latex(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*\.[A-Za-z0-9_]+", name)


def test_every_module_of_the_folder_is_a_chapter_or_machinery() -> None:
    modules = {path.stem for path in (ROOT / "nnbook" / "facts").glob("*.py")}

    assert modules - {"__init__", "fact", "registry"} == set(CHAPTERS)
