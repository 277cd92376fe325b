"""What the page "About this book" says of itself: versions and precision."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Final

from nnbook.facts.fact import SIGNIFICANT_DIGITS, Fact, fact

KATEX_VERSION: Final = Path(__file__).parents[1] / "book" / "katex" / "VERSION"

FACTS: Final[dict[str, Fact]] = {
    "katex_version": fact(KATEX_VERSION.read_text(encoding="utf-8").strip(), "vendored KaTeX"),
    "matplotlib_version": fact(version("matplotlib"), "the installed package"),
    "numpy_version": fact(version("numpy"), "the installed package"),
    "significant_digits": fact(SIGNIFICANT_DIGITS, "nnbook.facts.fact.SIGNIFICANT_DIGITS"),
}
