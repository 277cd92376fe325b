"""Numbers that the page "Errata of the source" quotes."""

from __future__ import annotations

from typing import Final

from nnbook.facts.fact import Fact, fact

PIXELS_A_SIDE: Final = 28

FACTS: Final[dict[str, Fact]] = {
    "misprint": fact(728, "printed once in the article's chapter 6"),
    "pixels": fact(PIXELS_A_SIDE * PIXELS_A_SIDE, "28 times 28: MNIST"),
}
