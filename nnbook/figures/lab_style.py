"""How the labs' plots look in the book: Matplotlib's settings, in the palette's colours.

A lab draws with plain Matplotlib and its default colours, so that it looks right anywhere. Here the
same code draws in sentinel colours, which follow light and dark.
"""

from __future__ import annotations

from typing import Any, Final, cast

import matplotlib as mpl
from cycler import cycler
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from nnbook.figures.canvas import UNITS_PER_INCH
from nnbook.figures.palette import colour
from nnbook.figures.style import use_book_style

# Wide enough for a desk; on a phone it shrinks to 328 pixels and its text to 10.
SIZE: Final = (459 / UNITS_PER_INCH, 297 / UNITS_PER_INCH)
OPACITY: Final = "nnbook-opacity"
CYCLE: Final = ("weight", "accent", "a", "bias", "z", "soft")  # what C0, C1, … stand for
UPRIGHT, SLANTED = "NNBookTeX_Main", "NNBookTeX_Math:italic"
MATHS: Final = {
    **dict.fromkeys(("rm", "bf", "bfit", "cal", "sf", "tt"), UPRIGHT),
    "it": SLANTED,
}


def lab_settings() -> dict[str, Any]:
    """What a lab's plot needs beyond the settings of the book's figures."""
    return {
        "figure.figsize": SIZE,
        "figure.dpi": UNITS_PER_INCH,
        "figure.constrained_layout.use": True,
        "axes.prop_cycle": cycler(color=[colour(role) for role in CYCLE]),
        "axes.labelsize": 18,
        "legend.frameon": False,
        "patch.edgecolor": colour("ink"),
        "image.cmap": OPACITY,
        "image.interpolation": "none",  # the picture's own pixels
        "grid.color": colour("rule"),
        "lines.linewidth": 2,
        "mathtext.fontset": "custom",
        "mathtext.fallback": "None",
    } | {f"mathtext.{kind}": family for kind, family in MATHS.items()}


def opacity_map() -> LinearSegmentedColormap:
    """Values as the opacity of ink: the one map of colours that follows light and dark."""
    red, green, blue = to_rgb(colour("ink"))
    ends = [(red, green, blue, 0.0), (red, green, blue, 1.0)]
    return LinearSegmentedColormap.from_list(OPACITY, ends)


def use_lab_style() -> None:
    """Make Matplotlib draw as a lab's page needs it."""
    if OPACITY not in mpl.colormaps:
        mpl.colormaps.register(opacity_map())
    use_book_style()
    mpl.rcParams.update(cast(Any, lab_settings()))
