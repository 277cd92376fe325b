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
        "lab": "動手做",
        "lab-about": "關於這個實驗",
        "lab-of": "這是「{}」這一章的實驗。程式底下的結果，都是製作這本書的時候真的跑出來的。",
        "lab-take": "想在自己的電腦上跑，把這三個檔案放進同一個資料夾：",
        "lab-notebook": "筆記本（{}）",
        "lab-script": "同樣內容的程式（{}）",
        "lab-package": "這本書的套件",
        "lab-plot": "第 {} 格程式畫的圖",
        "lab-install": "先在同一個資料夾裡安裝這個實驗要用的東西：",
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
        "lab": "Try it in code",
        "lab-about": "About this lab",
        "lab-of": "This lab belongs to the chapter {}. "
        "What stands below each piece of code is what it printed while this book was built.",
        "lab-take": "To run it on your own computer, put these three files into one folder:",
        "lab-notebook": "the notebook ({})",
        "lab-script": "the same as a program ({})",
        "lab-package": "the book’s package",
        "lab-plot": "What cell {} draws",
        "lab-install": "First install, in the same folder, what this lab needs:",
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
