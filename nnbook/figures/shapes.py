"""Arrows and boxes of diagrams, in drawing units."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from nnbook.figures.drawing import LayerKind, Point
from nnbook.figures.palette import colour


def arrow(axes: Axes, start: Point, end: Point, role: str = "soft") -> None:
    """Draw an arrow."""
    axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>",
            mutation_scale=13,
            lw=1.6,
            shrinkA=0,
            shrinkB=0,
            color=colour(role),
            zorder=1,
        )
    )


def rounded_box(
    axes: Axes, corner: Point, width: float, height: float, kind: LayerKind | None
) -> None:
    """Draw a box with round corners.

    Args:
        axes: Where to draw.
        corner: The bottom left corner.
        width: Of the box.
        height: Of the box.
        kind: The kind of layer whose colours it takes; None for an empty box with a dashed edge.
    """
    fill = colour(f"{kind}-fill") if kind else "none"
    edge = colour(f"{kind}-edge") if kind else colour("soft")
    style = "round,pad=0,rounding_size=12"
    line = "-" if kind else (0, (4, 3))
    box = FancyBboxPatch(
        corner, width, height, boxstyle=style, fc=fill, ec=edge, lw=2 if kind else 1.4, ls=line
    )
    box.set_zorder(0.5)
    axes.add_patch(box)
