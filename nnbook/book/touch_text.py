"""A text of an interactive in both languages."""

from __future__ import annotations

from nnbook.languages import Language

Texts = dict[str, dict[Language, str]]


def text(chinese: str, english: str) -> dict[Language, str]:
    """Say the same in both languages.

    Examples:
        >>> text("還原", "Reset")["en"]
        'Reset'
    """
    return {"zh-TW": chinese, "en": english}
