"""Finds the figures in built pages and reads them as what they are: curves, points and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt

from nnbook.book.paths import corners
from nnbook.languages import Language
from nnbook.verify.book import Book, page_file

FIGURE: Final = re.compile(
    r'<figure[^>]*\bid="fig-(?P<name>[\w-]+)"[^>]*>(?P<body>.*?)</figure>', re.DOTALL
)
SVG: Final = re.compile(r'<svg\b[^>]*class="nn-(?P<width>wide|narrow)".*?</svg>', re.DOTALL)
Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class DrawnFigure:
    """One drawing of a figure as it stands in a page.

    Attributes:
        file: The page, relative to the project.
        line: The figure's line in the page.
        name: The figure's name.
        language: The page's language.
        width: `wide` or `narrow`.
        svg: The drawing's source.
    """

    file: str
    line: int
    name: str
    language: Language
    width: str
    svg: str

    @cached_property
    def root(self) -> ET.Element:
        """The parsed drawing."""
        return ET.fromstring(self.svg)

    @property
    def prefix(self) -> str:
        """What every id of the drawing begins with."""
        return f"{self.name.replace('_', '-')}-{self.width}-"

    @cached_property
    def groups(self) -> dict[str, ET.Element]:
        """Each named element by its own name."""
        named = ((element.get("id", ""), element) for element in self.root.iter())
        return {key.removeprefix(self.prefix): e for key, e in named if key.startswith(self.prefix)}

    @cached_property
    def words(self) -> list[tuple[str, float, float]]:
        """Every text of the drawing with its place."""
        return [
            ("".join(text.itertext()), *position(text))
            for text in self.root.iter("text")
            if "".join(text.itertext()).strip()
        ]


def position(text: ET.Element) -> tuple[float, float]:
    """Where a text begins: from its attributes or its translation."""
    moved = re.search(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)", text.get("transform", ""))
    if moved:
        return float(moved[1]), float(moved[2])
    return float(text.get("x", "0")), float(text.get("y", "0"))


def drawn_figures(book: Book) -> Iterator[DrawnFigure]:
    """Every drawing in every built page."""
    for language, page in book.all_pages():
        built = book.built.get(page_file(page.slug, language))
        for found in FIGURE.finditer(built.html) if built else ():
            name = found["name"].replace("-", "_")
            line = built.html.count("\n", 0, found.start()) + 1 if built else 1
            file = book.name(built.path) if built else ""
            for svg in SVG.finditer(found["body"]):
                yield DrawnFigure(file, line, name, language, svg["width"], svg[0])


@dataclass(frozen=True)
class Axes:
    """How a figure's axes map data to drawing units."""

    edges: tuple[float, float, float, float]
    limits: tuple[float, float, float, float]
    scales: tuple[str, str]

    @classmethod
    def read(cls, text: str) -> Axes:
        """Read a `data-axes` attribute."""
        *numbers, x_scale, y_scale = text.split()
        left, top, right, bottom, x0, x1, y0, y1 = map(float, numbers)
        return cls((left, top, right, bottom), (x0, x1, y0, y1), (x_scale, y_scale))

    def place(self, x: Points, y: Points) -> Points:
        """Data in drawing units, one point a row."""
        left, top, right, bottom = self.edges
        x0, x1, y0, y1 = self.limits
        across = share(x, x0, x1, self.scales[0])
        up = share(y, y0, y1, self.scales[1])
        return np.column_stack((left + across * (right - left), bottom - up * (bottom - top)))

    def data(self, points: Points) -> Points:
        """Drawing units back in data, one point a row."""
        left, top, right, bottom = self.edges
        x0, x1, y0, y1 = self.limits
        across, up = (
            (points[:, 0] - left) / (right - left),
            (bottom - points[:, 1]) / (bottom - top),
        )
        return np.column_stack(
            (back(across, x0, x1, self.scales[0]), back(up, y0, y1, self.scales[1]))
        )

    def inside(self, points: Points, margin: float) -> npt.NDArray[np.bool_]:
        """Which points lie in the axes' box, `margin` within its edges."""
        left, top, right, bottom = self.edges
        x, y = points[:, 0], points[:, 1]
        across = (x >= left + margin) & (x <= right - margin)
        return np.asarray(across & (y >= top + margin) & (y <= bottom - margin))


def share(value: Points, low: float, high: float, scale: str) -> Points:
    """How far along its axis a value lies, from 0 to 1."""
    if scale == "log":
        return np.asarray(np.log(value / low) / np.log(high / low))
    return (value - low) / (high - low)


def back(part: Points, low: float, high: float, scale: str) -> Points:
    """The value that lies so far along its axis."""
    if scale == "log":
        return np.asarray(low * (high / low) ** part)
    return low + part * (high - low)


def path_points(group: ET.Element) -> Points | None:
    """The corners of the lines in a group; None if there is no line or a curved one."""
    points: list[tuple[float, float]] = []
    for path in lines_in(group):
        found = corners(path.get("d", ""))
        if found is None:
            return None
        points += found
    return np.array(points).reshape(-1, 2) if points else None


def lines_in(group: ET.Element) -> Iterator[ET.Element]:
    """The paths of a group that are drawn, not those that only define a marker."""
    for child in group:
        if child.tag == "path":
            yield child
        elif child.tag != "defs":
            yield from lines_in(child)


def marker_points(group: ET.Element) -> Points:
    """Where the markers of a group stand."""
    places = [(float(use.get("x", "0")), float(use.get("y", "0"))) for use in group.iter("use")]
    return np.array(places).reshape(-1, 2)
