"""ZIP files that are the same bytes every time: fixed dates, entries in a given order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Final

DATE: Final = (2026, 1, 1, 0, 0, 0)  # of every entry; the format knows nothing before 1980
UNIX: Final = 3
READABLE: Final = 0o644 << 16


def zipped(entries: Iterable[tuple[str, bytes]], *, stored: Iterable[str] = ()) -> bytes:
    """Pack files.

    Args:
        entries: Each file's path inside and its content, in the order they are to have.
        stored: The paths of those that stay uncompressed.

    Returns:
        The archive, the same for the same files.

    Examples:
        >>> zipped([("a.txt", b"a")]) == zipped([("a.txt", b"a")])
        True
    """
    buffer, plain = io.BytesIO(), frozenset(stored)
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = UNIX
            entry.external_attr = READABLE
            entry.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
