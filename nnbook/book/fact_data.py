"""What a reader who taps a number is told, for each chapter's numbers in a small script.

A script, because a page opened from a disk may not fetch data but may load scripts; it is asked for
when a number is first tapped. The name and the unrounded value stand on the page itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from nnbook.book.source_pages import FOLDER, ROOT, address_of, place_of, shown_files
from nnbook.facts import CHAPTERS

DOTTED: Final = re.compile(r"nnbook(?:\.\w+)+")


def pieces(source: str) -> list[str | list[str]]:
    """What computes a fact, each name of code that has a page with its address.

    Examples:
        >>> pieces("plain floats: nnbook.net.neuron")
        ['plain floats: ', ['nnbook.net.neuron', 'net/neuron/']]
    """
    found: list[str | list[str]] = []
    done = 0
    for match in DOTTED.finditer(source):
        if place := place_of(match[0]):
            found += [source[done : match.start()], [match[0], place]]
            done = match.end()
    return [piece for piece in (*found, source[done:]) if piece]


def guards(chapter: str) -> Iterator[list[str]]:
    """What holds a chapter's numbers to what they should be: in which way, and the file's address.

    Examples:
        >>> [way for way, _ in guards("digits")]
        ['locked', 'readback', 'mnist', 'test']
    """
    found = {
        "locked": "nnbook/verify/locked.py",
        "readback": "nnbook/verify/readback.py",
        "mnist": "nnbook/verify/mnist.py",
        "test": f"tests/facts/test_{chapter}.py",
    }
    if "nnbook.net.data.mnist" not in (ROOT / f"nnbook/facts/{chapter}.py").read_text("utf-8"):
        del found["mnist"]
    for way, file in found.items():
        if file in shown_files():
            yield [way, address_of(file)]


def chapter_data(chapter: str) -> dict[str, Any]:
    """What there is to know of a chapter's facts; equal texts are written once."""
    facts = CHAPTERS[chapter]
    texts = list(dict.fromkeys(fact.source for fact in facts.values()))
    files = list(dict.fromkeys(fact.file for fact in facts.values()))
    return {
        "files": [[file, address_of(file) if file in shown_files() else ""] for file in files],
        "sources": [pieces(text) for text in texts],
        "guards": list(guards(chapter)),
        "facts": {
            name: [texts.index(fact.source), files.index(fact.file), fact.line]
            for name, fact in facts.items()
        },
    }


def chapter_script(chapter: str) -> str:
    """The script that puts a chapter's data where the page finds it."""
    data = json.dumps(chapter_data(chapter), ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.nnFacts ??= {{}}).{chapter} = {data};\n"


DATA: Final[dict[str, Callable[[], str]]] = {
    f"{FOLDER}/data/{chapter}.js": partial(chapter_script, chapter) for chapter in CHAPTERS
}
