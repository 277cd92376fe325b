"""Where a word of Chinese text ends: jieba with a dictionary in Traditional characters.

jieba's own dictionary is Simplified; OpenCC writes it in Taiwan's characters, once for each version
of both. Its guesses at unknown words are left off: they join what belongs apart (看陽光, 數先).
"""

from __future__ import annotations

import hashlib
import logging
import re
from functools import cache, lru_cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from nnbook.book.cache import write_whole
from nnbook.book.fresh import lasting

WORDS: Final = Path(__file__).with_name("search_words.txt")
CACHE: Final = Path(".cache") / "search"
HAN: Final = re.compile(r"[\u3005\u3007\u3400-\u9fff]+")
GAP: Final = "\u200b"  # what the search takes for the end of a word and no reader sees
# Common enough that the book's own cut of a word is always the likeliest one.
OFTEN: Final = 500_000


def book_words() -> list[list[str]]:
    """The pieces of each of the book's words."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def dictionary() -> Path:
    """Jieba's dictionary in Traditional characters, written if it is not there."""
    versions = f"jieba {version('jieba')}\nOpenCC {version('OpenCC')}"
    path = CACHE / f"words-{hashlib.sha256(versions.encode()).hexdigest()[:16]}.txt"
    if not path.is_file():
        import opencc

        simplified = resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
        write_whole(path, str(opencc.OpenCC("s2tw").convert(simplified)).encode())
    return path


@cache
def tokenizer() -> Any:
    """jieba, with that dictionary and the book's own words."""
    key = f"tokenizer {dictionary()} {WORDS.read_text(encoding='utf-8')}"
    return lasting(key, lambda: new_tokenizer(dictionary()))


def new_tokenizer(words: Path) -> Any:
    """Jieba with a dictionary, and the book's own words."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    found = jieba.Tokenizer(dictionary=str(words.resolve()))
    found.tmp_dir = str(CACHE.resolve())
    found.initialize()
    for pieces in book_words():
        if len(pieces) > 1:
            found.del_word("".join(pieces))
        for piece in pieces:
            if len(piece) > 1:
                found.add_word(piece, OFTEN)
    return found


def cut(text: str) -> list[str]:
    """The words of a run of Chinese characters.

    Examples:
        >>> cut("過度擬合"), cut("利用微積分")
        (['過度', '擬合'], ['利用', '微積分'])
    """
    return list(tokenizer().cut(text, HMM=False))


@lru_cache(maxsize=16384)  # `serve` asks for the whole book after every change
def segmented(text: str) -> str:
    """The text with an invisible gap at both ends of every Chinese word.

    Examples:
        >>> segmented("用 NumPy 算梯度").split(GAP)
        ['用', ' NumPy ', '算', '梯度']
    """
    plain = text.replace(GAP, "")
    return HAN.sub(lambda run: GAP + GAP.join(cut(run[0])) + GAP, plain).strip(GAP)
