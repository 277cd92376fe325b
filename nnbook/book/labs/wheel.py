"""The package as labs need it, ready for `pip install`: mathematics, examples and numbers.

What builds the book is not in it, and neither is what only that needs, so that a reader installs
five packages and not ninety. The archive is written here, byte for byte the same everywhere: fixed
dates, entries in order, nothing compressed (compression differs between versions of zlib).
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import metadata, requires
from typing import Final

import nnbook
from nnbook.book.dependencies import PACKAGE

NAME: Final = f"nnbook-{nnbook.__version__}-py3-none-any.whl"
LAYERS: Final = ("net", "examples", "facts", "results")
FILES: Final = ("__init__.py", "languages.py", "book/katex/VERSION")  # the last is a fact's
NEEDED: Final = ("numpy", "matplotlib", "scikit-learn")
SUFFIXES: Final = (".py", ".json", ".npz")
NEW_YEAR: Final = (1980, 1, 1, 0, 0, 0)
INFO: Final = f"nnbook-{nnbook.__version__}.dist-info"
WHEEL: Final = "Wheel-Version: 1.0\nGenerator: nnbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
PIN: Final = re.compile(r"^(?P<name>[\w-]+)==(?P<release>\d+\.\d+)")


def requirements() -> list[str]:
    """What the published package needs: the release line that the book was built with, or later.

    Examples:
        >>> requirements()[0].startswith("numpy~=2.")
        True
    """
    pins = [found for text in requires("nnbook") or () if (found := PIN.match(text))]
    releases = {found["name"]: found["release"] for found in pins}
    return [f"{name}~={releases[name]}" for name in NEEDED]


def description() -> str:
    """The package's metadata."""
    about = metadata("nnbook")
    lines = ["Metadata-Version: 2.1", "Name: nnbook", f"Version: {nnbook.__version__}"]
    lines += [f"{field}: {about[field]}" for field in ("Summary", "Requires-Python")]
    lines += ["License: MIT", *(f"Requires-Dist: {one}" for one in requirements())]
    return "\n".join(lines) + "\n"


def contents() -> Iterator[tuple[str, bytes]]:
    """Every file of the archive but its record."""
    found = [path for layer in LAYERS for path in (PACKAGE / layer).rglob("*")]
    paths = [path for path in found if path.suffix in SUFFIXES]
    for path in sorted([*paths, *(PACKAGE / name for name in FILES)]):
        yield f"nnbook/{path.relative_to(PACKAGE).as_posix()}", path.read_bytes()
    yield f"{INFO}/METADATA", description().encode()
    yield f"{INFO}/WHEEL", WHEEL.encode()


def recorded(name: str, content: bytes) -> str:
    """An entry's line in the record: its name, hash and size."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


@cache
def wheel() -> bytes:
    """The archive."""
    entries = list(contents())
    record = "".join(recorded(*entry) for entry in entries) + f"{INFO}/RECORD,,\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in [*entries, (f"{INFO}/RECORD", record.encode())]:
            entry = zipfile.ZipInfo(name, NEW_YEAR)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, on every system
            archive.writestr(entry, content)
    return buffer.getvalue()
