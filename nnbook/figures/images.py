"""Grey images in figures: one colour, whose opacity is the grey level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage
from matplotlib.patches import Rectangle

from nnbook.examples.pictures import Source
from nnbook.figures.drawing import Point
from nnbook.figures.palette import colour
from nnbook.languages import Language


def grey_image(
    axes: Axes,
    levels: npt.NDArray[np.uint8],
    corner: Point,
    scale: tuple[float, float],
    *,
    white: int = 255,
    role: str = "ink",
    frame: bool = True,
) -> None:
    """Draw an image: nothing where the grey level is 0, the role's full colour where it is `white`.

    Args:
        axes: Where to draw; data coordinates must be drawing units.
        levels: Grey levels. Shape `(rows, columns)`.
        corner: The bottom left corner.
        scale: How many drawing units a pixel is wide and high.
        white: The largest grey level.
        role: The colour's role.
        frame: Draw a thin frame around it.
    """
    rows, columns = levels.shape
    pixels = np.empty((rows, columns, 4), dtype=np.uint8)
    pixels[..., :3] = np.round(np.array(to_rgb(colour(role))) * 255)
    pixels[..., 3] = np.round(levels * (255 / white))
    width, height = columns * scale[0], rows * scale[1]
    extent = (corner[0], corner[0] + width, corner[1], corner[1] + height)
    image = AxesImage(axes, interpolation="none", origin="upper", extent=extent, zorder=1)
    image.set_data(pixels)
    axes.add_image(image)
    if frame:
        box = Rectangle(corner, width, height, fc="none", ec=colour("rule"), lw=1, zorder=2)
        axes.add_patch(box)


SOURCE_NOTES: dict[Source, dict[Language, str]] = {
    "MNIST": {"en": "Images: MNIST, 28×28", "zh-TW": "影像：MNIST，28×28"},
    "scikit-learn": {
        "en": "No MNIST here: digits of scikit-learn, 8×8, grey levels 0–16",
        "zh-TW": "沒有 MNIST：改用 scikit-learn 的 8×8 數字（0–16）",
    },
}


def source_note(source: Source, language: Language) -> str:
    """The line in a figure that says whose images it shows."""
    return SOURCE_NOTES[source][language]
