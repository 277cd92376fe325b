"""The pages that show the sources, and what a tapped number is told."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest

from nnbook.book import source_pages
from nnbook.book.fact_data import DATA, pieces
from nnbook.book.source_pages import (
    PAGES,
    ROOT,
    address_of,
    code_lines,
    needed,
    place_of,
    shown_files,
    source_page,
)
from nnbook.facts import CHAPTERS, FACTS


def plain(page: str) -> list[str]:
    """The lines of code that a page shows, read back from its HTML."""
    code = page[page.index("<code>") + len("<code>") : page.index("</code>")]
    return [html.unescape(re.sub("<[^>]*>", "", line)) for line in code.split("\n")]


@pytest.mark.parametrize("file", shown_files())
def test_a_page_shows_every_line_of_its_file(file: str) -> None:
    page = source_page(file)

    assert plain(page) == (ROOT / file).read_text(encoding="utf-8").splitlines()
    count = len(plain(page))
    assert re.findall(r'<span id="L(\d+)">', page) == [str(n) for n in range(1, count + 1)]


def test_a_changed_file_is_a_change_even_outside_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests" / "facts", tmp_path / "tests" / "facts")
    monkeypatch.setattr(source_pages, "ROOT", tmp_path)
    monkeypatch.setattr(source_pages, "shown_files", lambda: ("tests/facts/test_cost.py",))
    before = source_pages.shown_hash()
    with (tmp_path / "tests" / "facts" / "test_cost.py").open("a", encoding="utf-8") as file:
        file.write("# one more line\n")

    assert source_pages.shown_hash() != before


def test_a_string_over_several_lines_keeps_its_colour_on_each() -> None:
    assert list(code_lines('"""a\n<b>"""\n')) == [
        '<i class="s">"""a</i>',
        '<i class="s">&lt;b&gt;"""</i>',
    ]


def test_a_page_names_what_its_file_imports() -> None:
    assert needed("nnbook/facts/feed_forward.py") == [
        "nnbook/examples/worked.py",
        "nnbook/facts/fact.py",
        "nnbook/net/neuron.py",
    ]


def test_a_name_of_code_leads_to_its_definition() -> None:
    place = place_of("nnbook.net.neuron.pre_activation")
    page, _, line = place.partition("#L")
    text = (ROOT / "nnbook/net/neuron.py").read_text(encoding="utf-8").splitlines()

    assert page == "net/neuron/"
    assert text[int(line) - 1].startswith("def pre_activation(")


def test_what_has_no_page_is_no_link() -> None:
    assert pieces("numpy and nnbook.cli") == ["numpy and nnbook.cli"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_data_know_every_fact_of_the_chapter(chapter: str) -> None:
    script = DATA[f"source/data/{chapter}.js"]()
    found = re.fullmatch(rf"\(globalThis\.nnFacts \?\?= \{{\}}\)\.{chapter} = (.*);\n", script)
    assert found is not None
    data = json.loads(found[1])
    for name, (source, file, line) in data["facts"].items():
        fact = FACTS[f"{chapter}.{name}"]
        spelt = "".join(
            piece if isinstance(piece, str) else piece[0] for piece in data["sources"][source]
        )
        assert (spelt, data["files"][file][0], line) == (fact.source, fact.file, fact.line)
    assert set(data["facts"]) == set(CHAPTERS[chapter])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_place_in_the_data_is_a_page(chapter: str) -> None:
    data = json.loads(DATA[f"source/data/{chapter}.js"]().partition(" = ")[2].rstrip(";\n"))
    linked = [piece[1] for source in data["sources"] for piece in source if isinstance(piece, list)]
    places = [place for _, place in [*data["files"], *data["guards"]]] + linked
    assert {f"source/{place.partition('#')[0]}index.html" for place in places} <= set(PAGES)


def test_the_lines_of_facts_are_lines_of_shown_files() -> None:
    for name, fact in FACTS.items():
        assert fact.file in shown_files(), name
        assert 1 <= fact.line <= len((ROOT / fact.file).read_text("utf-8").splitlines()), name


def test_addresses_are_all_different() -> None:
    assert len({address_of(file) for file in shown_files()}) == len(shown_files())
