"""The search, tuned: words that end where they should, other names of a thing, whole questions.

Material writes an index and a worker that searches it. Both are taken up after Material has made
them: the index gets the book's segmentation and, in a field of its own, every name that a thing has
in either language; the worker gets the book's own reading of a query, in place of one that loses
the last word of a Chinese query.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import material.plugins.search.plugin as theirs

from nnbook.book.glossary import Term, term_id, terms
from nnbook.book.pages import chapter_number
from nnbook.book.segmentation import segmented

QUERY: Final = Path(__file__).with_name("search_query.js")
NAMES: Final = Path(__file__).with_name("search_names.toml")
WORKER: Final = "assets/javascripts/workers/search."
# Material's reading of a query: Chinese cut by the words of the index.
THEIRS: Final = (
    'e=e.replace(new RegExp("\\\\p{sc=Han}+","gu"),'
    's=>[...fe(s,this.index.invertedIndex)].join("* "))'
)
OURS: Final = "e=bookQuery(e,this.index.invertedIndex)"
ALSO: Final = "also"
WHOLE: Final = "whole"
# Spaces, invisible gaps and every punctuation mark; a full stop only where no digit follows.
SEPARATOR: Final = (
    '[\\s\\u200b\\u3000\\-_,:;!?=+*×()\\[\\]{}<>"“”‘’|/、。，．？！；：（）「」『』〈〉《》…—–]+'
    "|\\.(?!\\d)|&[lg]t;|&amp;"
)
# A name weighs more than a heading, a heading more than the text; and a name of one word more than
# a part of a name, so that "function" leads to functions before activation functions.
FIELDS: Final = {
    "title": {"boost": 1000.0},
    "text": {"boost": 1.0},
    "tags": {"boost": 1000000.0},
    ALSO: {"boost": 20000.0},
    WHOLE: {"boost": 60000.0},
}
ONE_WORD: Final = re.compile(r"\w+")
Index = dict[str, Any]
# What the search passes over. Reading through all of it takes longer than the rest of a build.
PASSED_OVER: Final = re.compile(
    r'<(nn-tex|svg)\b[^>]*\bdata-search-exclude="1"[^>]*>.*?</\1>', re.DOTALL
)
NOTHING: Final = r'<\1 data-search-exclude="1"></\1>'
NOTES: Final = re.compile(r'\s?data-search-\w+="[^"]+"')  # the theme's search removes them
_whole: dict[str, str] = {}


def put_aside(page: Any) -> None:
    """Leave the search only what it reads of a page."""
    _whole[page.file.src_uri] = page.content
    page.content = PASSED_OVER.sub(NOTHING, page.content)


def put_back(page: Any) -> None:
    """Give a page back whole, without the notes for the search."""
    page.content = NOTES.sub("", _whole.pop(page.file.src_uri))


def take_over_segmentation() -> None:
    """Keep Material from segmenting the text: `tuned` does, and drops what Material has done.

    Its segmenter would also read jieba's dictionary from a file that anybody on the machine may
    have put into the system's temporary folder.
    """
    theirs.jieba = None


def names(term: Term) -> list[str]:
    """Everything that a term is called, in both languages, the variants too."""
    found = [*term.names.values(), term.key]
    found += [form for forms in term.spellings.values() for form in forms]
    found += [variant.text for variant in term.also]
    return list(dict.fromkeys(found))


def places() -> dict[str, list[str]]:
    """The names that each place of the book is found by: chapters and entries of the glossary."""
    found: dict[str, list[str]] = {}
    for term in terms():
        homes = [f"glossary/#{term_id(term)}"]
        if chapter_number(term.chapter):
            homes.append(f"{term.chapter}/")
        for home in homes:
            found.setdefault(home, []).extend(names(term))
    for slug, words in tomllib.loads(NAMES.read_text(encoding="utf-8")).items():
        found.setdefault(f"{slug}/", []).extend(words)
    return found


def tuned(index: Index) -> Index:
    """Material's index with the book's segmentation, names and settings."""
    homes = places()
    for entry in index["docs"]:
        for field in ("title", "text"):
            entry[field] = segmented(entry[field])
        if found := homes.get(entry["location"]):
            entry[ALSO] = [segmented(name) for name in dict.fromkeys(found)]
            entry[WHOLE] = [name for name in entry[ALSO] if ONE_WORD.fullmatch(name)]
    # No stemmer: a query matches beginnings, so that a stem in the index would never be found.
    index["config"] |= {"lang": ["en"], "separator": SEPARATOR, "pipeline": [], "fields": FIELDS}
    return index


def tune_file(path: Path) -> None:
    """Tune the index in a file."""
    index = tuned(json.loads(path.read_text(encoding="utf-8")))
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def tuned_worker(worker: str) -> str:
    """Material's worker with the book's reading of a query.

    Raises:
        ValueError: The theme's worker is not the one that this was written for.
    """
    if worker.count(THEIRS) != 1:
        msg = "the theme's search worker has changed: see THEIRS in nnbook/book/search.py"
        raise ValueError(msg)
    return QUERY.read_text(encoding="utf-8") + worker.replace(THEIRS, OURS)
