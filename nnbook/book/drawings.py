"""Drawn figures: for pages and as files, from the cache when nothing they depend on has changed.

The cache's key is a hash of the package's sources, its fonts, the versions of what draws, and
whether MNIST is there to take pictures from. An
entry is written to a temporary name and renamed, so that a half-written one is never found;
deleting `.cache/` is always safe.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

from nnbook.examples.pictures import picture_source
from nnbook.facts.registry import look_up
from nnbook.figures import FIGURES, figure_function
from nnbook.languages import Language

PACKAGE: Final = Path(__file__).resolve().parents[1]
CACHE: Final = Path(".cache") / "figures"
FILE_KINDS: Final = ("svg", "png", "pdf")


@cache
def sources_hash() -> str:
    """A hash of everything a drawing depends on."""
    digest = hashlib.sha256()
    # Pictures of actual digits are MNIST's where it is: always the same bytes, or refused.
    digest.update(f"pictures from {picture_source()}\n".encode())
    for package in ("matplotlib", "numpy"):
        digest.update(f"{package} {version(package)}\n".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".ttf", ".otf", ".json", ".npz"):
            digest.update(f"{path.relative_to(PACKAGE).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


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


def cached(file_name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of that name from the cache, made first if they are not there."""
    path = CACHE / sources_hash() / file_name
    if not path.is_file():
        write_whole(path, make())
    return path.read_bytes()


def page_drawing(name: str, language: Language) -> str:
    """The figure for a page, for wide and for narrow columns; the style sheet shows one of them.

    Args:
        name: The figure's name.
        language: The page's language.

    Returns:
        Two SVG elements.

    Raises:
        UnknownNameError: There is no figure of that name.
    """
    look_up("figure", name, FIGURES)

    def make() -> bytes:
        from nnbook.book.svg import page_svg

        draw = figure_function(name)
        stem = name.replace("_", "-")
        wide = page_svg(draw(language), f"{stem}-wide", "nn-wide")
        narrow = page_svg(draw(language, narrow=True), f"{stem}-narrow", "nn-narrow")
        return (wide + narrow).encode()

    return cached(f"{name}.{language}.html", make).decode()


def figure_file(name: str, language: Language, kind: str, *, narrow: bool = False) -> bytes:
    """The figure as a file: `svg`, `png` or `pdf`, in the light palette."""
    from nnbook.book.svg import file_bytes

    draw = figure_function(name)
    return file_bytes(lambda: draw(language, narrow=narrow), kind)


def write_files(folder: Path, language: Language) -> None:
    """Write every figure in every kind of file, from the cache where it is there."""
    for name in FIGURES:
        for kind in FILE_KINDS:
            file_name = f"{name}.{language}.{kind}"
            content = cached(file_name, partial(figure_file, name, language, kind))
            write_whole(folder / file_name, content)
