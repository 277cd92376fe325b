"""The book's colours: one role, one colour, in formulas, figures and interactives alike.

A figure is drawn with *sentinel* colours, one odd colour for each role. `book.svg` replaces them by
CSS variables for the page (so that one drawing follows light and dark); files that leave the page
are drawn with the light colours themselves. `assets/css/palette.css` is written from this table.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True)
class Colour:
    """One role's colour: what is drawn, and what the reader sees in light and in dark."""

    sentinel: str
    light: str
    dark: str


# Text colours have a contrast of at least 4.5:1 on the paper of their palette (tested).
PALETTE: Final[dict[str, Colour]] = {
    "paper": Colour("#fe0001", "#fffdf9", "#191816"),
    "ink": Colour("#010001", "#1f1d1a", "#ece8e1"),
    "soft": Colour("#020001", "#635e57", "#a8a198"),
    "rule": Colour("#030001", "#d9d3c8", "#46423c"),
    "accent": Colour("#040001", "#a5371f", "#f0937c"),
    "weight": Colour("#050001", "#1466b8", "#6ab2fb"),
    "bias": Colour("#060001", "#8a5300", "#f0b35c"),
    "z": Colour("#070001", "#651974", "#f2cdfe"),
    "a": Colour("#080001", "#006b57", "#57d1b4"),
    "input-fill": Colour("#090001", "#dbe9fa", "#1d3552"),
    "input-edge": Colour("#0a0001", "#2f6db5", "#78a9e6"),
    "hidden-fill": Colour("#0b0001", "#fdf0c4", "#473a12"),
    "hidden-edge": Colour("#0c0001", "#a67c00", "#d9b443"),
    "output-fill": Colour("#0d0001", "#d6f0e6", "#123f35"),
    "output-edge": Colour("#0e0001", "#1f8a6d", "#4fc3a1"),
}


Palette = Literal["sentinel", "light", "dark"]
_shown: ContextVar[Palette] = ContextVar("shown", default="sentinel")


def colour(role: str) -> str:
    """The colour to draw a role with: its sentinel, unless `painted` says otherwise.

    Args:
        role: A key of `PALETTE`.

    Returns:
        A colour string for Matplotlib.

    Examples:
        >>> colour("ink")
        '#010001'
    """
    return str(getattr(PALETTE[role], _shown.get()))


@contextmanager
def painted(palette: Palette) -> Iterator[None]:
    """Draw with a palette's real colours, for files that no style sheet reaches.

    Examples:
        >>> with painted("light"):
        ...     colour("ink")
        '#1f1d1a'
    """
    token = _shown.set(palette)
    try:
        yield
    finally:
        _shown.reset(token)


def rule(selector: str, shade: Literal["light", "dark"]) -> str:
    """A style sheet's rule that gives each role its colour."""
    lines = [f"  --nn-{role}: {getattr(colours, shade)};" for role, colours in PALETTE.items()]
    return "\n".join((f"{selector} {{", *lines, "}", ""))


def palette_css() -> str:
    """The style sheet that gives each role its colour in each of Material's colour schemes.

    Paper has the light colours, whatever the screen shows.
    """
    light = rule("[data-md-color-scheme]", "light")
    dark = rule('[data-md-color-scheme="slate"]', "dark")
    return f"{light}\n@media screen {{\n{dark}}}\n"
