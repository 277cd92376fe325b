"""Grey images in a page: each becomes a mask through which a rectangle shows the palette's colour.

Matplotlib writes an image as a PNG in one fixed colour, which dark mode could not change. Here only
its opacity stays, as a small grey PNG; the colour is a rectangle's, and so a CSS variable.
"""

from __future__ import annotations

import base64
import io
import struct
import zlib
from typing import Final
from xml.etree import ElementTree as ET

import matplotlib.image
import numpy as np
import numpy.typing as npt

SVG: Final = "{http://www.w3.org/2000/svg}"
HREF: Final = "{http://www.w3.org/1999/xlink}href"
PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def grey_png(levels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG of one grey level a pixel.

    Args:
        levels: Rows of grey levels. Shape `(height, width)`.

    Returns:
        The file: 8 bits a pixel, no text, no date.
    """

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    height, width = levels.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + row.tobytes() for row in levels)
    parts = (
        chunk(b"IHDR", header),
        chunk(b"IDAT", zlib.compress(rows, 9)),
        chunk(b"IEND", b""),
    )
    return PNG_SIGNATURE + b"".join(parts)


def colour_and_opacity(href: str) -> tuple[str, npt.NDArray[np.uint8]]:
    """The one colour of an embedded PNG, and the opacity of each pixel.

    Raises:
        ValueError: It has several colours, so that no single role could stand for them.
    """
    data = base64.b64decode(href.partition("base64,")[2])
    pixels = np.round(matplotlib.image.imread(io.BytesIO(data), format="png") * 255)
    colours = np.unique(pixels[..., :3].reshape(-1, 3), axis=0)
    if pixels.shape[-1] != 4 or len(colours) != 1:
        msg = f"a figure's image must have one colour and an opacity, got {len(colours)} colours"
        raise ValueError(msg)
    red, green, blue = (int(c) for c in colours[0])
    return f"#{red:02x}{green:02x}{blue:02x}", pixels[..., 3].astype(np.uint8)


def masked(image: ET.Element, identity: str) -> ET.Element:
    """The group that takes the place of an image: the mask, and what is seen through it."""
    colour, opacity = colour_and_opacity(image.get(HREF, ""))
    size = {"width": image.get("width", ""), "height": image.get("height", "")}
    group = ET.Element(f"{SVG}g", {"transform": image.get("transform", "")})
    box = {"maskUnits": "userSpaceOnUse", "x": "0", "y": "0", **size}
    mask = ET.SubElement(group, f"{SVG}mask", {"id": identity, **box})
    png = base64.b64encode(grey_png(opacity)).decode()
    picture = {"href": f"data:image/png;base64,{png}", "image-rendering": "pixelated"}
    ET.SubElement(mask, f"{SVG}image", {**size, **picture})
    ET.SubElement(group, f"{SVG}rect", {**size, "fill": colour, "mask": f"url(#{identity})"})
    return group


def images_to_masks(root: ET.Element) -> None:
    """Replace every image of a drawing."""
    count = 0
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == f"{SVG}image":
                count += 1
                parent[place] = masked(child, f"mask-{count}")
