"""Short words in figures, in both languages. Sentences that describe one figure stand beside it."""

from __future__ import annotations

from typing import Final

from nnbook.languages import Language

LABELS: Final[dict[str, dict[Language, str]]] = {
    "input layer": {"zh-TW": "輸入層", "en": "Input layer"},
    "hidden layer": {"zh-TW": "隱藏層", "en": "Hidden layer"},
    "output layer": {"zh-TW": "輸出層", "en": "Output layer"},
    "bias": {"zh-TW": "偏差", "en": "bias"},
    "training set": {"zh-TW": "訓練集", "en": "Training set"},
    "test set": {"zh-TW": "測試集", "en": "Test set"},
}


def word(key: str, language: Language) -> str:
    """The word in the page's language.

    Examples:
        >>> word("bias", "en")
        'bias'
    """
    return LABELS[key][language]


def number(value: float, spec: str = "g") -> str:
    """A number as figures print it, with a true minus sign.

    Examples:
        >>> number(-0.35, ".2f")
        '−0.35'
    """
    return format(value, spec).replace("-", "\u2212")
