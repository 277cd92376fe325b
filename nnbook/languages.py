"""The two languages of the book. Imports nothing of the package: every layer may use it."""

from typing import Final, Literal

Language = Literal["zh-TW", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("zh-TW", "en")
DEFAULT_LANGUAGE: Final[Language] = "zh-TW"


def other(language: Language) -> Language:
    """The language a page is not written in.

    Examples:
        >>> other("en")
        'zh-TW'
    """
    return "zh-TW" if language == "en" else "en"
