"""The one error that stops a build: where, and what is wrong."""

from __future__ import annotations

from pathlib import Path


class BookError(Exception):
    """Something in a page's source is wrong.

    Its text is `path:line: reason`, with a path that a terminal can open.
    """

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        """Name the place and the reason."""
        super().__init__(f"{shown(path)}:{line}: {reason}")


def shown(path: Path | str) -> str:
    """A path as a contributor types it: relative to the current folder where it lies inside."""
    here, path = Path.cwd(), Path(path)
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
