"""From a Matplotlib figure to bytes: SVG for the page, and files to download.

Inlined SVG must not disturb its page: no `<style>`, no id that another figure has too, no colour
that ignores dark mode, no font that the page does not use.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import count
from typing import Final
from xml.etree import ElementTree as ET

from nnbook.book.masks import images_to_masks
from nnbook.book.paths import as_seen
from nnbook.figures.canvas import UNITS_PER_INCH, BookFigure, inside
from nnbook.figures.palette import PALETTE, painted
from nnbook.figures.style import TEXT_FAMILY

SVG: Final = "{http://www.w3.org/2000/svg}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
NUMBER: Final = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
# What Matplotlib says of every text and goes without saying: it is not turned, and begins at its x.
UNTURNED: Final = "rotate(-0"
AUTOMATIC_ID: Final = re.compile(r"[A-Za-z0-9.]+_\d+")
HASHED_ID: Final = re.compile(r"([mp])[0-9a-f]{10}")  # a marker's or a clip path's
NO_NAMES: Final[dict[str, dict[str, None]]] = {
    "png": {"Software": None},
    "pdf": {"Creator": None, "Producer": None, "CreationDate": None},
}
NO_DATES: Final[dict[str, None]] = {"Date": None, "Creator": None, "Format": None, "Type": None}


def raw_svg(figure: BookFigure) -> str:
    """The SVG that Matplotlib writes, without date or creator."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata=NO_DATES)
    return buffer.getvalue()


def rounded(text: str, places: int = 2) -> str:
    """Round every number to a hundredth of a drawing unit: less to send, and the same everywhere.

    Args:
        text: Any text with numbers in it.
        places: How many decimals they keep.

    Examples:
        >>> rounded("M 1.23456 -0.0001 L 3 4.5")
        'M 1.23 0 L 3 4.5'
    """

    def shorten(match: re.Match[str]) -> str:
        short = f"{float(match[0]):.{places}f}".rstrip("0").rstrip(".")
        return "0" if short == "-0" else short

    return NUMBER.sub(shorten, text)


def style_to_attributes(element: ET.Element) -> None:
    """Turn a style attribute into presentation attributes, which a strict policy allows."""
    for declaration in (element.attrib.pop("style", "") or "").split(";"):
        name, _, value = declaration.partition(":")
        if value:
            element.set(name.strip(), value.strip())
    family = element.get("font-family", "").strip("'\"")
    if family == TEXT_FAMILY:
        del element.attrib["font-family"]  # the page's own text font
    elif family:
        element.set("font-family", family)


def drop_what_is_so_anyway(element: ET.Element) -> None:
    """Take the attributes off a text that change nothing."""
    if element.tag == "text" and element.get("transform", "").startswith(f"{UNTURNED} "):
        del element.attrib["transform"]
    if element.tag == "text" and element.get("text-anchor") == "start":
        del element.attrib["text-anchor"]


def drop_bare_groups(root: ET.Element) -> None:
    """Put what is in a group that says nothing about it in the group's place."""
    for parent in reversed(list(root.iter())):
        children: list[ET.Element] = []
        for child in parent:
            children += child if child.tag == "g" and not child.attrib else [child]
        parent[:] = children


def shorten_ids(root: ET.Element) -> None:
    """Number what Matplotlib calls by a hash, which hardly compresses, in the order of the file."""
    ids = [element.get("id", "") for element in root.iter()]
    free = (str(n) for n in count(1) if not {f"m{n}", f"p{n}"} & set(ids))
    short = {one: one[0] + next(free) for one in dict.fromkeys(ids) if HASHED_ID.fullmatch(one)}
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, short.get(value, value))
            elif "#" in value:
                element.set(
                    name, re.sub(r"(?<=#)\w+", lambda found: short.get(found[0], found[0]), value)
                )


def tidy(root: ET.Element, prefix: str) -> None:
    """Make every element fit to stand in a page together with other figures."""
    shorten_ids(root)
    ids = {element.get("id", "") for element in root.iter()} - {""}
    defined = {identity for identity in ids if not AUTOMATIC_ID.fullmatch(identity)}
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        style_to_attributes(element)
        drop_what_is_so_anyway(element)
        if href := element.attrib.pop(f"{XLINK}href", ""):
            element.set("href", href.replace("#", f"#{prefix}-"))
        identity = element.attrib.pop("id", "")
        if identity in defined:
            element.set("id", f"{prefix}-{identity}")
        for name, value in list(element.attrib.items()):
            if "url(#" in value:
                element.set(name, value.replace("url(#", f"url(#{prefix}-"))
            elif name not in ("id", "href"):
                marked = element.tag == "use" and name in ("x", "y")  # a point of a curve
                short = rounded(value.replace("\n", ""), places=1 if marked else 2)
                element.set(name, as_seen(short) if name == "d" else short)
        element.tail = None
        if element.text is not None and not element.text.strip():
            element.text = None
    drop_bare_groups(root)


def parse(svg: str) -> ET.Element:
    """Read Matplotlib's SVG and drop what a page must not get from it."""
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}metadata" or child.tag == f"{SVG}style":
                parent.remove(child)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}defs" and len(child) == 0:
                parent.remove(child)
    return root


def with_colours(svg: str, values: dict[str, str]) -> str:
    """Replace each sentinel colour by the value given for its role."""
    for role, colours in PALETTE.items():
        svg = svg.replace(colours.sentinel, values[role])
    return svg


def add_words(root: ET.Element, figure: BookFigure, prefix: str) -> None:
    """Give the drawing its accessible name and description."""
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-desc")
    description = ET.Element("desc", {"id": f"{prefix}-desc"})
    description.text = figure.description
    title = ET.Element("title", {"id": f"{prefix}-title"})
    title.text = figure.title
    root.insert(0, description)
    root.insert(0, title)


def add_axes(root: ET.Element, figure: BookFigure, prefix: str) -> None:
    """Note beside each drawn element how to get from its place back to its data.

    `data-axes` holds the axes' left, top, right and bottom edge in drawing units, the limits of x
    and of y, and the two scales: what `nnbook verify` needs to read a curve back.
    """
    groups = {element.get("id", ""): element for element in root.iter()}
    height = figure.bbox.height
    for artist in inside(figure):
        group, axes = groups.get(f"{prefix}-{artist.get_gid()}"), artist.axes
        if artist.get_gid() in figure.drawn and group is not None and axes is not None:
            box = axes.bbox
            edges = (box.x0, height - box.y1, box.x1, height - box.y0)
            numbers = " ".join(f"{v:.9g}" for v in (*edges, *axes.get_xlim(), *axes.get_ylim()))
            group.set("data-axes", f"{numbers} {axes.get_xscale()} {axes.get_yscale()}")


def page_svg(figure: BookFigure, prefix: str, css_class: str) -> str:
    """The figure as SVG to put into a page.

    Args:
        figure: The drawn figure.
        prefix: Goes before every id; unique on the page.
        css_class: The root's class.

    Returns:
        One line of SVG in which every colour is a CSS variable.
    """
    root = parse(raw_svg(figure))
    images_to_masks(root)
    tidy(root, prefix)
    width, height = (
        root.get("width", "").removesuffix("pt"),
        root.get("height", "").removesuffix("pt"),
    )
    root.attrib.update({"class": css_class, "width": width, "height": height})
    root.set("data-search-exclude", "1")
    add_words(root, figure, prefix)
    add_axes(root, figure, prefix)
    svg = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return with_colours(svg, {role: f"var(--nn-{role})" for role in PALETTE})


def file_svg(figure: BookFigure) -> bytes:
    """The figure as an SVG file of its own, in the colours it was drawn with."""
    root = parse(raw_svg(figure))
    tidy(root, "figure")
    root.set("xmlns", SVG.strip("{}"))
    root.set("font-family", "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', sans-serif")
    add_words(root, figure, "figure")
    return (ET.tostring(root, encoding="unicode") + "\n").encode()


def file_bytes(draw: Callable[[], BookFigure], kind: str) -> bytes:
    """The figure as a file in the light palette.

    Args:
        draw: Draws the figure.
        kind: `svg`, `png` (twice the natural size) or `pdf`.

    Returns:
        The file's content, the same every time.
    """
    with painted("light"):
        figure = draw()
        if kind == "svg":
            return file_svg(figure)
        buffer = io.BytesIO()
        paper = PALETTE["paper"].light
        dots = 2 * UNITS_PER_INCH if kind == "png" else UNITS_PER_INCH
        figure.savefig(buffer, format=kind, dpi=dots, metadata=NO_NAMES[kind], facecolor=paper)
        return buffer.getvalue()
