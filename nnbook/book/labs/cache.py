"""What running a lab gave, kept by the content of everything that it came from.

The key is a hash of the cells' sources, of the package's own sources as far as a lab can import
them, of what renders the outputs, and of the versions of everything involved. An entry says which
key it was made for; one that says another, or is not as it was written, is made again.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from nnbook.book.cache import ROOT, digest, keep, read_kept
from nnbook.book.dependencies import PACKAGE
from nnbook.book.labs.percent import Cell, Output

CACHE: Final = ROOT / "labs"
# What a lab's outputs, or their HTML, depend on: what it can import, and what runs and shows it.
LAYERS: Final = (
    *("net", "examples", "facts", "figures", "results", "languages.py"),
    *("book/labs", "book/svg.py", "book/masks.py"),
)
SUFFIXES: Final = (".py", ".json", ".npz")
VERSIONS: Final = (
    *("numpy", "matplotlib", "scikit-learn", "ipython", "ipykernel", "matplotlib-inline"),
    *("nbclient", "nbconvert", "mkdocs-jupyter", "pygments"),
)


@dataclass(frozen=True)
class Result:
    """What running a lab gave.

    Attributes:
        outputs: The outputs of each cell, as a notebook holds them.
        html: Each cell as HTML.
    """

    outputs: list[list[Output]]
    html: list[str]


@cache
def surroundings() -> str:
    """A hash of everything that a lab depends on beside its own cells."""
    versions = [f"{package} {version(package)}" for package in VERSIONS]
    paths = sorted(path for layer in LAYERS for path in files(PACKAGE / layer))
    sources = [(path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in paths]
    return digest(
        platform.python_version(), *versions, *(part for pair in sources for part in pair)
    )


def files(place: Path) -> list[Path]:
    """A file, or every file below a folder that code can be made of."""
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.suffix in SUFFIXES]


def key_of(cells: Sequence[Cell]) -> str:
    """The key under which the result of these cells is kept."""
    return key_from([cell.code for cell in cells])


def key_from(parts: Sequence[str]) -> str:
    """The key of what is made from these texts and from everything that a lab depends on."""
    return digest(surroundings(), *parts)[:32]


def path_of(key: str) -> Path:
    """The file of an entry."""
    return CACHE / f"{key}.json"


def load_entry(key: str) -> Any:
    """What is kept under that key, if it is there, whole, and made for that key; else None."""
    content = read_kept(path_of(key))
    entry = json.loads(content) if content is not None else {}
    return entry["content"] if entry.get("key") == key else None


def store_entry(key: str, content: Any) -> None:
    """Keep something that JSON can hold."""
    keep(path_of(key), json.dumps({"key": key, "content": content}, indent=1).encode())


def load(key: str) -> Result | None:
    """The result of that key, if it is there, whole, and made for that key."""
    content = load_entry(key)
    return Result(content["outputs"], content["html"]) if content else None


def store(key: str, result: Result) -> None:
    """Keep a result."""
    store_entry(key, {"outputs": result.outputs, "html": result.html})


def kept(parts: Sequence[str], make: Callable[[], list[str]]) -> list[str]:
    """What is made from these texts, from the cache if it is there."""
    key = key_from(parts)
    found: list[str] | None = load_entry(key)
    if found is None:
        found = make()
        store_entry(key, found)
    return found
