"""What is kept between builds, below `.cache/`: always safe to delete, and never trusted.

An entry's name is a hash of everything it was made from, and its first line a hash of what follows.
One that is damaged, half written or somebody else's is made again. Entries that no build has used
for a while go.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(".cache")
SWEPT: Final = ("figures", "labs", "mnist", "pages", "published", "source", "templates")
UNUSED_DAYS: Final = 30


def digest(*parts: str | bytes) -> str:
    """One hash of all parts, which ends each of them where it ends.

    Examples:
        >>> digest("ab", "c") == digest("a", "bc")
        False
    """
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(f"{len(content)} ".encode() + content)
    return found.hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def read_kept(path: Path) -> bytes | None:
    """What an entry holds; None if it is not there or not as it was written."""
    try:
        first, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if first.decode("ascii", "replace") != digest(content):
        return None
    os.utime(path)
    return content


def keep(path: Path, content: bytes) -> None:
    """Write an entry; where that is impossible, the next build makes it again."""
    if path.is_dir() and not path.is_symlink():
        return
    write_whole(path, f"{digest(content)}\n".encode() + content)


def cached(path: Path, make: Callable[[], bytes]) -> bytes:
    """What an entry holds, made first if it is not there."""
    content = read_kept(path)
    if content is None:
        content = make()
        keep(path, content)
    return content


def sweep(root: Path = ROOT) -> None:
    """Remove the entries, and what killed builds left of some, that nothing has used for long."""
    oldest = time.time() - UNUSED_DAYS * 24 * 60 * 60
    for path in (path for name in SWEPT for path in (root / name).rglob("*")):
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
