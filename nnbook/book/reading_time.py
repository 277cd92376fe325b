"""How long a page takes to read, roughly."""

from __future__ import annotations

import math
import re
from typing import Final

from nnbook.book.scan import marks
from nnbook.book.sources import CODE, FORMULAS, Page, without

# A minute of careful reading, and what stops a reader: a figure, a displayed formula.
CHARACTERS: Final = 300
WORDS: Final = 200
STOP: Final = 0.25  # minutes
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
LATIN: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def minutes_to_read(page: Page) -> int:
    """The minutes that a page takes, at least one.

    Examples:
        >>> from pathlib import Path
        >>> minutes_to_read(Page(Path("a.md"), "a", "word " * 500))
        3
    """
    text = without((*CODE, *FORMULAS), page.body)
    stops = sum(mark.kind in ("figure", "display") for mark in marks(page.body))
    pieces = len(CHINESE.findall(text)) / CHARACTERS + len(LATIN.findall(text)) / WORDS
    return max(1, math.ceil(pieces + STOP * stops))
