"""Digits drawn with a pen, made into images the way MNIST's were; a few that we drew ourselves.

A drawing is a list of strokes, a stroke a list of points, on a sheet 28 units wide and high; x goes
to the right and y down. MNIST's makers scaled each black and white picture until it just fitted a
box of 20 by 20 pixels, which brought in the grey levels, and moved it in 28 by 28 pixels until its
centre of mass was in the middle (Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database").
The same is done here on a grid eight times as fine, with single operations only, so that a browser
finds the same pixels to the last one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from nnbook.examples.trained import trained_network
from nnbook.net import ForwardPass, Matrix, Vector, forward
from nnbook.net.data.mnist import SIDE

Stroke = tuple[tuple[float, float], ...]
Drawing = tuple[Stroke, ...]
Bitmap = npt.NDArray[np.bool_]
Cells = npt.NDArray[np.int64]

PEN: Final = 1.1  # the radius of the pen's tip, in units of the sheet
BOX: Final = 20  # pixels: the larger side of a digit after scaling
FINE: Final = 8  # cells along each side of a pixel


def fitted_bitmap(drawing: Drawing) -> Bitmap:
    """Ink a drawing, scaled until its larger side fills the box.

    Args:
        drawing: At least one stroke; a stroke of one point is a dot.

    Returns:
        Which cells have ink. Shape `(160, 160)`.

    Examples:
        >>> dot = fitted_bitmap((((3.0, 4.0),),))
        >>> round(float(dot.mean()), 2)  # a disc covers pi / 4 of its square
        0.79
    """
    cells = BOX * FINE
    left, top = (min(p[axis] for s in drawing for p in s) - PEN for axis in (0, 1))
    right, bottom = (max(p[axis] for s in drawing for p in s) + PEN for axis in (0, 1))
    scale = cells / max(right - left, bottom - top)
    inked = np.zeros((cells, cells), dtype=np.bool_)
    for stroke in drawing:
        points = [((x - left) * scale, (y - top) * scale) for x, y in stroke]
        for start, end in zip(points, points[1:] or points, strict=False):
            inked |= near_segment(start, end, PEN * scale)
    return inked


def near_segment(start: tuple[float, float], end: tuple[float, float], radius: float) -> Bitmap:
    """Which cells' middles lie at most `radius` away from a segment. Shape `(160, 160)`."""
    middles = np.arange(BOX * FINE) + 0.5
    x, y = middles[np.newaxis, :] - start[0], middles[:, np.newaxis] - start[1]
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = np.clip((x * dx + y * dy) / square, 0.0, 1.0) if square > 0 else np.zeros_like(x + y)
    across, down = x - share * dx, y - share * dy
    near: Bitmap = across * across + down * down <= radius * radius
    return near


def prepared(drawing: Drawing) -> Matrix:
    """A drawing as MNIST would hold it.

    Args:
        drawing: Strokes; without any the image is empty.

    Returns:
        The share of ink of each pixel, 0 to 1 in steps of 1/64. Shape `(28, 28)`.

    Examples:
        >>> dot = prepared((((3.0, 4.0),),))  # grows into a disc of 20 pixels, in the middle
        >>> float(dot[14, 4]), float(dot[14, 3]), float(dot.sum().round())
        (1.0, 0.0, 314.0)
    """
    image = np.zeros((SIDE * FINE, SIDE * FINE))
    if drawing:
        rows, columns = (moved_to_middle(cells) for cells in np.nonzero(fitted_bitmap(drawing)))
        # What leaves the image is cut off, as it would be there.
        inside = (rows >= 0) & (columns >= 0) & (rows < len(image)) & (columns < len(image))
        image[rows[inside], columns[inside]] = 1
    pixels: Matrix = image.reshape(SIDE, FINE, SIDE, FINE).sum(axis=(1, 3)) / FINE**2
    return pixels


def moved_to_middle(cells: Cells) -> Cells:
    """Rows or columns of inked cells, moved so that their mean comes nearest to the image's middle.

    Examples:
        >>> moved_to_middle(np.array([0, 1])).tolist()  # 112 cells on either side
        [111, 112]
    """
    mean = int(cells.sum()) / len(cells) + 0.5
    return cells + math.floor(SIDE * FINE / 2 - mean + 0.5)


@dataclass(frozen=True)
class Example:
    """A drawing of ours: which digit it is meant to be, or None for something else."""

    digit: int | None
    drawing: Drawing


def arc(
    centre: tuple[float, float], radii: tuple[float, float], start: float, end: float
) -> Stroke:
    """Points along an ellipse, from one angle to another, in degrees clockwise from the right.

    Examples:
        >>> arc((14, 14), (5, 9), 0, 90)[-1]  # below the middle
        (14.0, 23.0)
    """
    angles = [math.radians(start + (end - start) * step / 14) for step in range(15)]
    (x, y), (wide, high) = centre, radii
    return tuple(
        (round(x + wide * math.cos(t), 1), round(y + high * math.sin(t), 1)) for t in angles
    )


EXAMPLES: Final = (
    Example(1, (((8, 10), (14, 4), (14, 24)),)),
    Example(4, (((9, 5), (7, 15), (20, 15)), ((17, 8), (16, 24)))),
    Example(9, ((*arc((13, 9), (5, 5), 0, -360), (18, 16), *arc((13, 18), (5, 5), 0, 150)),)),
    Example(1, (((8, 8), (17, 5), (14, 24)),)),
    Example(7, (((7, 6), (19, 5), (17, 12), (12, 19), (12, 24), (17, 24)),)),
    Example(8, (arc((14, 7), (2.5, 2.5), 90, -270), arc((14, 16.5), (6, 7), -90, 270))),
    Example(0, (arc((14, 14), (5, 9), -90, 270), ((20, 5), (8, 23)))),
    Example(
        None,
        (
            arc((14, 14), (9, 9), 0, 360),
            ((11, 11),),
            ((17, 11),),
            arc((14, 14), (5, 5), 30, 150),
        ),
    ),
)
"""Drawn by us, right and wrong alike."""

TURNED: Final = 0  # of the examples: a 1, read rightly but with a doubt ("Digits")
SLASHED: Final = 6  # a 0 with a stroke through it, read wrongly ("Training")


@cache
def reading(number: int) -> ForwardPass:
    """What the pocket network makes of one of our drawings.

    Args:
        number: Which of `EXAMPLES`, from 0.

    Returns:
        Every value on the way.

    Examples:
        >>> int(reading(0).output.argmax())  # a 1, but one with a doubt
        1
    """
    return forward(trained_network("pocket"), prepared(EXAMPLES[number].drawing).ravel())


def answer_and_second(output: Vector) -> tuple[int, int]:
    """The digits with the largest and the second largest output.

    Examples:
        >>> answer_and_second(np.array([0.1, 0.6, 0.3]))
        (1, 2)
    """
    first, second = (int(digit) for digit in np.argsort(-output, kind="stable")[:2])
    return first, second


def said(name: str, number: int) -> dict[str, tuple[int | float, str]]:
    """What is said of one of our drawings: the digit meant, the answer, the next, ten outputs.

    Args:
        name: What the names begin with.
        number: Which of `EXAMPLES`, from 0; one that is meant to be a digit.

    Returns:
        By its name, each number with where it comes from.

    Examples:
        >>> said("drawn", 0)["drawn_answer"]
        (1, "the pocket network's answer to it")
    """
    output = reading(number).output
    answer, second = answer_and_second(output)
    found: dict[str, tuple[int | float, str]] = {
        name: (EXAMPLES[number].digit or 0, f"nnbook.examples.strokes.EXAMPLES, number {number}"),
        f"{name}_answer": (answer, "the pocket network's answer to it"),
        f"{name}_second": (second, "the digit with its second largest output"),
    }
    for digit, value in enumerate(output):
        found[f"{name}_y{digit}"] = (float(value), "the pocket network's output for it")
    return found
