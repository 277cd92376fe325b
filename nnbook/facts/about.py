"""What the page "About this book" says of itself: versions and precision."""

from __future__ import annotations

import math
from importlib.metadata import version
from pathlib import Path
from typing import Final

from nnbook.facts.fact import SIGNIFICANT_DIGITS, Fact, fact

KATEX_VERSION: Final = Path(__file__).parents[1] / "book" / "katex" / "VERSION"
MANTISSA_BITS: Final = 53  # of an IEEE 754 double

FACTS: Final[dict[str, Fact]] = {
    "katex_version": fact(KATEX_VERSION.read_text(encoding="utf-8").strip(), "vendored KaTeX"),
    "matplotlib_version": fact(version("matplotlib"), "the installed package"),
    "numpy_version": fact(version("numpy"), "the installed package"),
    "significant_digits": fact(SIGNIFICANT_DIGITS, "nnbook.facts.fact.SIGNIFICANT_DIGITS"),
    "double_digits": fact(
        math.ceil(1 + MANTISSA_BITS * math.log10(2)),
        "digits that tell any two doubles apart: ceil(1 + 53 log10 2), IEEE 754",
    ),
}
