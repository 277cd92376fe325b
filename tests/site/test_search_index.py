"""The search index as it is published: a wrong setting would fail silently in the browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from nnbook.book import search
from nnbook.book.segmentation import GAP, HAN, cut
from nnbook.languages import LANGUAGES, Language


@pytest.fixture(params=LANGUAGES)
def index(request: pytest.FixtureRequest, site: Path) -> dict[str, Any]:
    language: Language = request.param
    folder = site if language == "zh-TW" else site / language
    found: dict[str, Any] = json.loads((folder / "search/search_index.json").read_text("utf-8"))
    return found


def test_the_index_has_the_settings_of_the_book(index: dict[str, Any]) -> None:
    assert index["config"] == {
        "lang": ["en"],
        "separator": search.SEPARATOR,
        "pipeline": [],
        "fields": search.FIELDS,
    }


def test_every_chinese_word_ends_where_the_book_ends_it(index: dict[str, Any]) -> None:
    for entry in index["docs"]:
        for text in (entry["title"], entry["text"]):
            for run in HAN.findall(text.replace(GAP, "")):
                assert GAP.join(cut(run)) in text, run


def test_every_glossary_entry_has_its_other_names(index: dict[str, Any]) -> None:
    entries = {entry["location"]: entry.get(search.ALSO) for entry in index["docs"]}
    for place, names in search.places().items():
        if place in entries:
            found = [name.replace(GAP, "") for name in entries[place] or []]
            assert found == list(dict.fromkeys(names))


def test_no_text_of_a_drawing_a_formula_or_a_download_is_in_the_index(
    index: dict[str, Any],
) -> None:
    text = "\n".join(entry["text"] for entry in index["docs"]).replace(GAP, "")
    assert re.findall(r"\bSVG PNG PDF\b|\(\d+\.\d+\)\s*(?:<p>|$)|katex|\\frac", text) == []


def test_the_worker_is_the_tuned_one(site: Path) -> None:
    (worker,) = site.rglob("workers/search.*.js")
    assert search.OURS in worker.read_text("utf-8")
