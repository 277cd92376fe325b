"""Sizes and fonts of every figure, as Matplotlib's settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, cast

import matplotlib as mpl
from matplotlib import font_manager

from nnbook.figures.palette import colour

FONTS: Final = Path(__file__).parent / "fonts"
TEXT_FAMILY: Final = "NNBook Sans TC"


def settings() -> dict[str, Any]:
    """Matplotlib's settings for the book, in the palette drawn with now."""
    return {
        "svg.fonttype": "none",
        "svg.hashsalt": "nnbook",
        "pdf.fonttype": 42,
        "font.family": [TEXT_FAMILY],
        "font.size": 14,
        "axes.unicode_minus": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": colour("soft"),
        "axes.labelcolor": colour("ink"),
        "axes.linewidth": 1,
        "xtick.color": colour("soft"),
        "ytick.color": colour("soft"),
        "text.color": colour("ink"),
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "savefig.facecolor": "none",
        "image.composite_image": False,  # each image stays one of its own in the SVG
        "lines.linewidth": 2.5,
        "lines.solid_capstyle": "round",
    }


def use_book_style() -> None:
    """Make Matplotlib draw in the book's style, with the fonts that come with the package."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(FONTS.glob("*.?tf")):
        if str(path) not in known:
            font_manager.fontManager.addfont(path)
    mpl.rcdefaults()
    mpl.rcParams.update(cast(Any, settings()))
