"""Characters, punctuation, terms and spelling: what each check reports and what it lets pass."""

from pathlib import Path

import pytest

from nnbook.verify import chinese, english, punctuation, terms
from tests.verify.mini import mini_book, rules


@pytest.mark.parametrize("text", ["网路", "这一层", "函數裡的数字", "![一張图](fig:f)", "| 权重 |"])
def test_a_simplified_character_is_reported(tmp_path: Path, text: str) -> None:
    assert "simplified" in rules(chinese.check(mini_book(tmp_path, text, "word")))


@pytest.mark.parametrize(
    "text",
    [
        "台灣的一台電腦",
        "三公里",
        "每列占一行",
        "若干干擾",
        "一群人在床上吃飯",
        "`网`",
        "[网]{lang=zh-CN}",
    ],
)
def test_a_character_that_taiwan_writes_passes(tmp_path: Path, text: str) -> None:
    assert chinese.check(mini_book(tmp_path, text, "word")) == []


def test_chinese_in_english_text_needs_a_mark(tmp_path: Path) -> None:
    text = "A neuron [神經元]{lang=zh-TW} is 神經元."

    (problem,) = chinese.check(mini_book(tmp_path, "字", text))

    assert (problem.rule, problem.line) == ("wrong-language", 7)


def test_a_passage_left_in_english_is_reported(tmp_path: Path) -> None:
    text = "Nobody has translated this whole passage yet."

    assert rules(chinese.check(mini_book(tmp_path, text, text))) == ["wrong-language"]


@pytest.mark.parametrize(
    "text",
    [
        "神經元,層",
        "神經元(層)",
        "神經元.",
        "N1有兩個輸入",
        "輸出是$y$嗎",
        "第[= page.half =]個",
        "一。 二",
        "看 [@fig-a]",
        "他說“好”",
        "，，好",
        "`run`執行",
    ],
)
def test_wrong_punctuation_in_chinese_is_reported(tmp_path: Path, text: str) -> None:
    found = punctuation.check(mini_book(tmp_path, text, "word"))

    assert {(problem.file, problem.line) for problem in found} == {("docs/zh-TW/page.md", 7)}


@pytest.mark.parametrize(
    "text",
    [
        "N1 有 [= page.half =] 個輸入，$x$、$y$；看[@fig-a] 的「層」（[layer]{lang=en}）。",
        "**先猜。**再*看* `run` 一次：好嗎？好！",
        "[前饋](page.md)那一頁，sigmoid 函數，1 到 2。",
        "a, b (c); d: e.",
    ],
)
def test_right_punctuation_passes(tmp_path: Path, text: str) -> None:
    assert punctuation.check(mini_book(tmp_path, text, "One, two: (three).")) == []


@pytest.mark.parametrize("text", ["one，two", "one , two", "the the end", "「one」", "one,, two"])
def test_wrong_punctuation_in_english_is_reported(tmp_path: Path, text: str) -> None:
    assert rules(punctuation.check(mini_book(tmp_path, "字", text))) != []


@pytest.mark.parametrize(
    ("zh", "en", "rule"),
    [
        ("激活函數", "activation function", "term-never"),
        ("神經網絡", "network", "term-never"),
        ("加上誤差值", "add the bias", "term-context"),
        ("設置學習率", "the setting", "term-context"),
        ("一個子空間", "a region", "term-context"),
        ("矩陣的一行", "a row of the matrix", "term-twin"),
        ("改變權重", "change the bias", "term-twin"),
        ("訓練集", "the test set", "term-twin"),
    ],
)
def test_a_word_that_is_not_the_books_is_reported(
    tmp_path: Path, zh: str, en: str, rule: str
) -> None:
    assert rules(terms.check(mini_book(tmp_path, zh, en))) == [rule]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("[誤差值]{.mention}不用", "we do not use it for bias"),
        ("一個線性子空間", "a linear subspace"),
        ("誤差值很大", "the error is large"),
        ("損失函數", "cost function"),
        ("矩陣的一列乘以向量的一行", "a row times a column"),
        ("權重", "weights and biases"),
    ],
)
def test_a_word_in_another_sense_passes(tmp_path: Path, zh: str, en: str) -> None:
    assert terms.check(mini_book(tmp_path, zh, en)) == []


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("netwrok", "unknown word"),
        ("colour", ""),
        ("color", "American: colour"),
        ("normalize", "American: normalise"),
        ("normalisation", ""),
        ("size", ""),
        ("hyperparameter", ""),
        ("ReLU", ""),
        ("grey", ""),
        ("program", ""),
        ("neurons", ""),
    ],
)
def test_spelling_is_british(word: str, reason: str) -> None:
    assert english.fault(word, starts=False) == reason


def test_names_pass_inside_a_sentence_only() -> None:
    assert english.fault("Cybenko", starts=False) == ""
    assert english.fault("Netwrok", starts=True) == "unknown word"


def test_a_misspelt_word_is_reported_where_it_stands(tmp_path: Path) -> None:
    text = "One `netwrok` and\na [netwrok]{.mention} and a netwrok."

    (problem,) = english.check(mini_book(tmp_path, "字", text))

    assert (problem.file, problem.line, problem.rule) == ("docs/en/page.md", 8, "spelling")
