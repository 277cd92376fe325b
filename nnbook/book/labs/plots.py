"""A lab's plot in its page: SVG that follows light and dark and says what it shows."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from nnbook.book.masks import images_to_masks
from nnbook.book.svg import parse, tidy, with_colours
from nnbook.figures.canvas import NARROW
from nnbook.figures.palette import PALETTE

SMALLEST: Final = 10  # pixels on a phone
FOREIGN: Final = re.compile(r"#[0-9a-f]{6}\b|\brgba?\(")


class PlotError(ValueError):
    """A plot that a page cannot show; the text says why."""


def page_plot(svg: str, prefix: str, name: str, alt: str) -> str:
    """A plot to put into a page.

    Args:
        svg: What Matplotlib drew, in sentinel colours.
        prefix: Goes before every id; unique on the page.
        name: What the plot is called.
        alt: What there is to see.

    Returns:
        One line of SVG in which every colour is a CSS variable.

    Raises:
        PlotError: A colour of its own, which dark mode could not change; text too small for a
            phone.
    """
    root = parse(svg)
    try:
        images_to_masks(root)
    except ValueError:
        msg = "draws an image in colours of its own; leave the colour map to Matplotlib"
        raise PlotError(msg) from None
    tidy(root, prefix)
    width = float(root.get("width", "").removesuffix("pt"))
    check_text(root, width)
    described = f"{prefix}-desc"
    root.attrib.update({"class": "nn-plot", "role": "img", "aria-label": name})
    root.set("aria-describedby", described)
    description = ET.Element("desc", {"id": described})
    description.text = alt
    root.insert(0, description)
    for side in ("width", "height"):
        root.set(side, root.get(side, "").removesuffix("pt"))
    drawn = with_colours(
        ET.tostring(root, encoding="unicode"), {role: f"var(--nn-{role})" for role in PALETTE}
    )
    if found := FOREIGN.search(re.sub(r'data:image/png;base64,[^"]*', "", drawn)):
        msg = f"draws in a colour of its own ({found[0]}), which dark mode cannot change"
        raise PlotError(f"{msg}; draw in C0, C1, …")
    return drawn


def check_text(root: ET.Element, width: float) -> None:
    """Refuse text that a phone would show too small."""
    scale = min(1, NARROW / width)
    for element in root.iter():
        size = float(element.get("font-size", "inf").removesuffix("px"))
        if size * scale < SMALLEST:
            msg = f"has text of {size * scale:.1f} pixels on a phone («{element.text}»)"
            raise PlotError(f"{msg}; {SMALLEST} is the least")
