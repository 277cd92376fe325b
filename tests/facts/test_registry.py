"""All facts together: each is a finite value with a source, made on the line it names."""

import ast
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import nnbook
from nnbook.facts import CHAPTERS, FACTS, Fact

ROOT = Path(nnbook.__file__).resolve().parents[1]


@cache
def lines_of(file: str) -> list[str]:
    """A source file's lines."""
    return (ROOT / file).read_text(encoding="utf-8").splitlines()


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


def failing(holds: Callable[[str, Fact], bool]) -> dict[str, Fact]:
    """The facts of which something does not hold."""
    return {name: entry for name, entry in FACTS.items() if not holds(name, entry)}


def test_a_fact_is_finite() -> None:
    def finite(_: str, entry: Fact) -> bool:
        return isinstance(entry.value, str) or math.isfinite(entry.value)

    assert failing(finite) == {}


def test_a_fact_is_a_plain_number_or_word() -> None:
    assert failing(lambda _, entry: type(entry.value) in (int, float, str)) == {}


def test_a_fact_says_where_it_comes_from() -> None:
    # A word at least, not a placeholder.
    assert failing(lambda _, entry: len(entry.source.strip()) >= 5) == {}


def test_the_line_of_a_fact_is_a_line_that_makes_facts() -> None:
    assert failing(lambda _, entry: entry.line in lines_that_call_fact(entry.file)) == {}


def test_a_key_on_the_line_of_a_fact_is_the_facts_own() -> None:
    def own_key(name: str, entry: Fact) -> bool:
        keys = list(keys_on_the_line(lines_of(entry.file)[entry.line - 1]))
        own = name.partition(".")[2]
        return not keys or any(re.fullmatch(key, own) for key in keys)

    assert failing(own_key) == {}


def test_most_facts_are_made_beside_their_key() -> None:
    """Otherwise the test above would pass without looking at anything."""
    lines = {f"{fact.file}:{fact.line}": fact for fact in FACTS.values()}
    texts = [lines_of(fact.file)[fact.line - 1] for fact in lines.values()]

    beside = [text for text in texts if any(keys_on_the_line(text))]

    assert len(beside) > len(texts) / 2


def test_a_fact_is_made_in_the_module_of_its_chapter() -> None:
    def module(name: str) -> str:
        return f"nnbook/facts/{name.partition('.')[0]}.py"

    assert failing(lambda name, entry: entry.file == module(name)) == {}


def test_a_name_needs_no_escaping_in_html_or_latex() -> None:
    plain = re.compile(r"[a-z][a-z0-9_]*\.[A-Za-z0-9_]+")

    assert failing(lambda name, _: plain.fullmatch(name) is not None) == {}


def test_every_module_of_the_folder_is_a_chapter_or_machinery() -> None:
    modules = {path.stem for path in (ROOT / "nnbook" / "facts").glob("*.py")}

    assert modules - {"__init__", "fact", "registry"} == set(CHAPTERS)
