"""Drawn figures: for pages and as files, from the cache when nothing they depend on has changed.

The cache's key is a hash of the modules that a figure needs, of the package's data and fonts, of
the versions of what draws, and of whether MNIST is there to take pictures from.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

from nnbook.book.cache import ROOT, cached, digest, read_kept
from nnbook.book.cache import write_whole as write_whole  # for those who have it from here
from nnbook.book.dependencies import module_hash
from nnbook.examples.pictures import picture_source
from nnbook.facts.registry import look_up
from nnbook.figures import FIGURES, figure_function
from nnbook.languages import Language

CACHE: Final = ROOT / "figures"
FILE_KINDS: Final = ("svg", "png", "pdf")
DRAWS: Final = "nnbook.book.svg"  # makes bytes of a figure


@cache
def surroundings() -> str:
    """A hash of what every drawing depends on beside its modules."""
    # Pictures of actual digits are MNIST's where it is: always the same bytes, or refused.
    versions = [f"{package} {version(package)}" for package in ("matplotlib", "numpy")]
    return digest(f"pictures from {picture_source()}", *versions)


def entry(figure: str, file_name: str, *modules: str) -> Path:
    """Where the cache keeps what is made of a figure.

    Args:
        figure: The figure's name.
        file_name: The name of what is made.
        modules: What it needs beside the figure's own module.
    """
    module = f"nnbook.figures.{look_up('figure', figure, FIGURES)}"
    key = digest(surroundings(), module_hash(DRAWS, module, *modules))
    return CACHE / key[:16] / file_name


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

    def make() -> bytes:
        from nnbook.book.svg import page_svg

        draw = figure_function(name)
        stem = name.replace("_", "-")
        wide = page_svg(draw(language), f"{stem}-wide", "nn-wide")
        narrow = page_svg(draw(language, narrow=True), f"{stem}-narrow", "nn-narrow")
        return (wide + narrow).encode()

    return cached(entry(name, f"{name}.{language}.html"), make).decode()


def figure_file(name: str, language: Language, kind: str, *, narrow: bool = False) -> bytes:
    """The figure as a file: `svg`, `png` or `pdf`, in the light palette."""
    from nnbook.book.svg import file_bytes

    draw = figure_function(name)
    return file_bytes(lambda: draw(language, narrow=narrow), kind)


def write_files(folder: Path, language: Language, *, draw: bool = True) -> None:
    """Write every figure in every kind of file, from the cache where it is there.

    Args:
        folder: Where to.
        language: The language of the words in them.
        draw: Whether to make those that are not in the cache. An author who looks at a changed
            figure need not wait for its files.
    """
    for name in FIGURES:
        for kind in FILE_KINDS:
            file_name = f"{name}.{language}.{kind}"
            make = partial(figure_file, name, language, kind)
            write_from_cache(folder / file_name, entry(name, file_name), make, draw=draw)


def write_from_cache(path: Path, place: Path, make: Callable[[], bytes], *, draw: bool) -> None:
    """Write a file that has its place in the cache; whether to make it if it is not there.

    Otherwise there is no file: what an earlier build left shows something else.
    """
    content = cached(place, make) if draw else read_kept(place)
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, content)
