"""What the search is made of: words, names, and the reading of queries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nnbook.book import search
from nnbook.book.glossary import Term, term_id, terms
from nnbook.book.pages import CHAPTERS
from nnbook.book.segmentation import GAP, HAN, book_words, cut, dictionary, segmented


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # What jieba's own Simplified dictionary gets wrong.
        ("單一神經元", "單一 神經元"),
        ("利用微積分", "利用 微積分"),
        ("實驗筆記本", "實驗 筆記本"),
        ("梯度下降法", "梯度 下降 法"),
        # What its guesses at unknown words join.
        ("神經元就只看陽光和雨", "神經元 就 只 看 陽光 和 雨"),
        ("說出神經元的每個部分", "說出 神經元 的 每個 部分"),
        # Short pieces, so that a query in the middle of a term finds it.
        ("過度擬合", "過度 擬合"),
        ("激勵函數", "激勵 函數"),
        ("準確率", "準確 率"),
    ],
)
def test_a_sentence_is_cut_where_its_words_end(text: str, words: str) -> None:
    assert cut(text) == words.split()


@pytest.mark.parametrize("pieces", book_words(), ids="".join)
def test_a_word_of_the_book_is_cut_as_its_list_says(pieces: list[str]) -> None:
    assert cut("".join(pieces)) == pieces


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.key)
def test_no_piece_of_a_term_is_longer_than_three_characters(term: Term) -> None:
    pieces = [
        piece for name in search.names(term) for run in HAN.findall(name) for piece in cut(run)
    ]

    assert max(map(len, pieces), default=0) <= 3


def test_the_dictionary_is_in_traditional_characters() -> None:
    words = {line.split(" ", 1)[0] for line in dictionary().read_text("utf-8").splitlines()}

    assert {"網路", "學習", "實驗"} <= words
    assert not {"网络", "学习", "实验"} & words


def test_cutting_changes_nothing_that_a_reader_sees() -> None:
    text = "<p>用 NumPy 算梯度，每一步都不同。</p>"

    assert segmented(text).replace(GAP, "") == text
    assert segmented(segmented(text)) == segmented(text)


def test_every_term_is_found_by_each_of_its_names_at_its_entry() -> None:
    places = search.places()

    for term in terms():
        entry = places[f"glossary/#{term_id(term)}"]
        assert set(term.names.values()) <= set(entry)
        assert {variant.text for variant in term.also} <= set(entry)


def test_further_names_belong_to_pages_that_are_planned() -> None:
    pages = {place.rstrip("/") for place in search.places() if "#" not in place}

    assert pages <= {*CHAPTERS, "api"}


def test_an_index_gets_gaps_names_and_settings() -> None:
    index = {
        "config": {"lang": ["zh"], "separator": " ", "pipeline": ["stemmer"], "fields": {}},
        "docs": [
            {"location": "neuron/", "title": "神經元", "text": "<p>出神\u200b經元</p>"},
            {"location": "neuron/#bias", "title": "偏差", "text": ""},
        ],
    }

    page, section = search.tuned(index)["docs"]

    assert page["text"] == f"<p>{GAP}出{GAP}神經元{GAP}</p>"
    assert f"偏權{GAP}值" in page["also"]
    assert {"neuron", "perceptron"} <= set(page["whole"])  # names of one word only
    assert f"偏權{GAP}值" not in page["whole"]
    assert "also" not in section
    assert index["config"] == {
        "lang": ["en"],
        "separator": search.SEPARATOR,
        "pipeline": [],
        "fields": search.FIELDS,
    }


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="has changed"):
        search.tuned_worker("search(e){}")


def test_the_worker_reads_queries_as_the_book_wants() -> None:
    worker = search.tuned_worker(f"function search(e){{{search.THEIRS};}}")

    assert worker.startswith("/*")
    assert worker.endswith(f"function search(e){{{search.OURS};}}")


def test_a_file_is_tuned_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "index.json"
    file.write_text(json.dumps({"config": {}, "docs": []}), "utf-8")

    search.tune_file(file)

    assert json.loads(file.read_text("utf-8"))["config"]["pipeline"] == []
