"""Short words and numbers in figures."""

import pytest

from nnbook.figures.labels import LABELS, number, word
from nnbook.languages import LANGUAGES


def test_a_label_has_both_languages() -> None:
    assert [key for key, label in LABELS.items() if set(label) != set(LANGUAGES)] == []


def test_a_label_is_not_empty() -> None:
    assert [k for k in LABELS for language in LANGUAGES if not word(k, language).strip()] == []


def test_an_english_label_is_english() -> None:
    assert [key for key in LABELS if not word(key, "en").isascii()] == []


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [(0.3, "g", "0.3"), (2.0, "g", "2"), (-0.4, "g", "−0.4"), (-0.35, ".3f", "−0.350")],
)
def test_a_number_is_written_with_a_true_minus(value: float, spec: str, text: str) -> None:
    assert number(value, spec) == text
