"""The IDX format, in which MNIST comes: a magic number, the sizes, then the bytes.

Byte 3 is the number type (8: unsigned bytes, the only one here), byte 4 the number of axes; then
follows each axis's size as four bytes, the most significant first, then the numbers, the last axis
fastest.
"""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""Whole numbers from 0 to 255: grey levels or labels."""

UNSIGNED_BYTES: Final = 8
MOST_AXES: Final = 8  # images have 3; more than a few cannot be meant
GZIP_MAGIC: Final = b"\x1f\x8b"
CHUNK: Final = 1 << 20


class DataError(ValueError):
    """A data file that is not what it must be. The text names it, what must hold and what came."""


def read_idx(content: bytes, name: str) -> Pixels:
    """Read unsigned bytes in the IDX format.

    Args:
        content: The whole file, uncompressed.
        name: What to call the file in an error.

    Returns:
        The numbers in the shape that the file states. uint8, read-only.

    Raises:
        DataError: The magic number, the sizes and the length do not agree.

    Examples:
        >>> read_idx(bytes([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 255]), "three numbers")
        array([  7,   0, 255], dtype=uint8)

    Source:
        Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database": the format's description.
    """
    if len(content) < 4:
        raise refusal(name, "a magic number of 4 bytes", f"a file of {len(content)} bytes")
    if content[:2] != b"\0\0" or content[2] != UNSIGNED_BYTES:
        raise refusal(name, "the magic number 00 00 08 (unsigned bytes)", content[:3].hex(" "))
    axes = content[3]
    if not 1 <= axes <= MOST_AXES:
        raise refusal(name, f"1 to {MOST_AXES} axes", f"{axes}")
    start = 4 + 4 * axes
    if len(content) < start:
        raise refusal(name, f"{start} bytes of header", f"a file of {len(content)} bytes")
    shape = tuple(int.from_bytes(content[4 + 4 * i : 8 + 4 * i], "big") for i in range(axes))
    if 0 in shape:
        raise refusal(name, "at least one number along each axis", f"sizes {shape}")
    wanted = start + math.prod(shape)
    if len(content) != wanted:
        raise refusal(name, f"{wanted} bytes for the sizes {shape}", f"{len(content)} bytes")
    return np.frombuffer(content, dtype=np.uint8, offset=start).reshape(shape)


def read_whole(path: Path, at_most: int) -> bytes:
    """Read a file, uncompressed if it is gzipped (whatever its name says).

    Args:
        path: The file.
        at_most: How many uncompressed bytes it may have, so that a broken file cannot fill memory.

    Returns:
        The uncompressed content.

    Raises:
        DataError: The file cannot be read or unpacked, or is too long.
    """
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == GZIP_MAGIC
        with gzip.open(path) if zipped else path.open("rb") as source:
            content = source.read(at_most + 1)
            # Reading up to the end is what makes gzip compare its check sum.
            while len(content) <= at_most and (more := source.read(CHUNK)):
                content += more
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise refusal(path.name, "a whole gzip file", f"{error}", path.parent) from error
    except OSError as error:
        raise refusal(path.name, "a readable file", f"{error}", path.parent) from error
    if len(content) > at_most:
        raise refusal(path.name, f"at most {at_most} bytes", "more", path.parent)
    return content


def refusal(name: str, wanted: str, came: str, folder: Path | None = None) -> DataError:
    """The one form of every refusal: file, what must hold, what came."""
    place = f"{folder / name}" if folder else name
    return DataError(f"{place} must have {wanted}, got {came}")
