"""The pictures that shared links show."""

from __future__ import annotations

import io

import pytest
from matplotlib.image import imread

from nnbook.book.svg import file_bytes
from nnbook.book.words import words
from nnbook.figures.cards import COLUMN, card, title_in_column, title_lines
from nnbook.figures.drawing import text_width
from nnbook.figures.style import TEXT_FAMILY
from nnbook.languages import LANGUAGES, Language

# The longest and the most awkward titles a page of the book has had.
TITLES = [
    "神經元",
    "神經網路的表達能力",
    "神經網路入門",
    "套件 nnbook",
    "Neural Networks from the Ground Up",
    "Activation functions",
    "Backpropagation",
    "Regularisation",
]


def drawn(language: Language) -> bytes:
    title = {"zh-TW": "神經元", "en": "The neuron"}[language]
    above = words(language, "chapter", "2")
    return file_bytes(lambda: card(language, title, above, "nnbook", "one_neuron"), "png")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_1200_by_630_pixels(language: Language) -> None:
    height, width = imread(io.BytesIO(drawn(language)), format="png").shape[:2]

    assert (width, height) == (1200, 630)


def test_a_card_has_the_same_bytes_every_time() -> None:
    assert drawn("zh-TW") == drawn("zh-TW")


@pytest.mark.parametrize("title", TITLES)
def test_a_title_stays_in_its_column(title: str) -> None:
    size, lines = title_in_column(title)

    assert max(text_width(line, TEXT_FAMILY, size) for line in lines) <= COLUMN


@pytest.mark.parametrize("title", TITLES)
def test_no_character_of_a_title_is_lost(title: str) -> None:
    joint = " " if title.isascii() else ""

    assert joint.join(title_in_column(title)[1]) == title


def test_a_word_longer_than_the_column_has_no_lines() -> None:
    assert title_lines("Backpropagation", 36, 100) is None
