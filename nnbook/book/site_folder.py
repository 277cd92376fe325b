"""A folder that is replaced as a whole: filled beside its place, then swapped in one step.

Whatever happens to the process that fills it (a mistake, a full disk, a kill), the folder that was
there stays as it was. What a killed process left is removed by the next one.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:  # Windows: two builds at once are not kept apart
    fcntl = None  # type: ignore[assignment]

RENAME_EXCHANGE: Final = 2  # from Linux's <linux/fs.h>
HERE: Final = -100  # AT_FDCWD; the paths are absolute, so it is not looked at
# What every built site has; a folder without it may be somebody's own.
MARK: Final = "404.html"


def beside(folder: Path, what: str) -> Path:
    """A hidden neighbour of the folder, on the same disk.

    Examples:
        >>> beside(Path("/book/site"), "new").as_posix()
        '/book/.site.new'
    """
    return folder.with_name(f".{folder.name}.{what}")


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Fill a new folder; where the block ends without an error, it takes the old one's place.

    Args:
        folder: The folder to replace. It need not be there yet.

    Yields:
        An empty folder beside it.

    Raises:
        FileExistsError: The folder holds something that no build has made.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = beside(folder, "new"), beside(folder, "old")
    with one_at_a_time(folder.parent):
        mend(folder, new, old)
        refuse_foreign(folder)
        new.mkdir()
        try:
            yield new
            put_in_place(new, folder, old)
        finally:
            for rest in (new, old):
                shutil.rmtree(rest, ignore_errors=True)


def mend(folder: Path, new: Path, old: Path) -> None:
    """Finish or undo what a killed process had begun."""
    if old.exists() and not folder.exists():  # killed between the two renames
        old.rename(folder)
    for rest in (new, old):
        if rest.exists():
            shutil.rmtree(rest)


def refuse_foreign(folder: Path) -> None:
    """Refuse to replace what is not a built site.

    Raises:
        FileExistsError: It is not.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (folder / MARK).is_file() or (folder / ".git").exists():
        msg = f"{folder} is no built site, and all in it would be gone: empty it or name another"
        raise FileExistsError(msg)


def put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Let the new folder take the place of the one that is there, which may be missing."""
    if not folder.exists():
        new.rename(folder)
    elif not exchange(new, folder):
        folder.rename(old)
        new.rename(folder)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step, so that at no moment either is missing.

    Returns:
        Whether the system and the file system could; if not, nothing has changed.
    """
    if platform.system() != "Linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(HERE, os.fsencode(one), HERE, os.fsencode(other), RENAME_EXCHANGE) == 0)


@contextmanager
def one_at_a_time(parent: Path) -> Iterator[None]:
    """Wait until no other process replaces a folder in here.

    The folder itself is what is locked: no file is left behind, and the system drops the lock of a
    process that ends in any way.
    """
    if os.name == "nt":
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another build of this site…", file=sys.stderr, flush=True)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
