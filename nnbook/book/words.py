"""The words that the build itself puts on a page, in both languages."""

from __future__ import annotations

from typing import Final

from nnbook.languages import Language

WORDS: Final[dict[Language, dict[str, str]]] = {
    "zh-TW": {
        "chapter": "第 {} 章",
        "fig": "圖 {}",
        "eq": "式 ({})",
        "ex": "練習 {}",
        "exercise": "練習 {}　{}",
        "solution": "看解答",
        "question": "回到題目",
        "download": "下載這張圖",
        "stale": "這一節的英文版後來改過，中文版還沒有跟上。",
        "twin": "讀這一段的英文",
        "pairs": "中英對照",
        "minutes": "讀完約 {} 分鐘",
        "uses": "用到的地方（{}）",
        "colon": "：",
        "space": "　",
    },
    "en": {
        "chapter": "Chapter {}",
        "fig": "Figure {}",
        "eq": "Eq. ({})",
        "ex": "Exercise {}",
        "exercise": "Exercise {}. {}",
        "solution": "Solution",
        "question": "Back to the exercise",
        "download": "Download this figure",
        "stale": "The Chinese version of this section changed since; this one has yet to follow.",
        "twin": "Read this in Chinese",
        "pairs": "Both languages",
        "minutes": "About {} minutes to read",
        "uses": "Where it is used ({})",
        "colon": ": ",
        "space": " ",
    },
}


def words(language: Language, key: str, *values: str) -> str:
    """A phrase in the page's language with its gaps filled.

    Examples:
        >>> words("en", "fig", "4.1"), words("zh-TW", "eq", "4.1")
        ('Figure 4.1', '式 (4.1)')
    """
    return WORDS[language][key].format(*values)
