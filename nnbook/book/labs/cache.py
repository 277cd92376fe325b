"""What running a lab gave, kept by the content of everything that it came from.

The key is a hash of the cells' sources, of the package's own sources that they import, directly or
not, of the data that these may read, of what runs the cells and renders the outputs, and of the
versions of everything involved. An entry says which key it was made for; one that says another, or
is not as it was written, is made again.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from nnbook.book.cache import ROOT, digest, keep, read_kept
from nnbook.book.dependencies import (
    CODE,
    PACKAGE,
    closure,
    content_hash,
    found_file,
    imported_by,
)
from nnbook.book.labs.percent import Cell, Output

CACHE: Final = ROOT / "labs"
# Where what a lab imports finds data.
DATA: Final = ("figures/fonts", "results")
# What runs the cells and shows what they give.
RUNS: Final = tuple(
    f"nnbook.book.labs.{module}" for module in ("execution", "kernel", "plots", "rendered")
)
# The figures' package imports its modules by their names, which nobody can see in its code.
BY_NAME: Final = PACKAGE / "figures" / "__init__.py"
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
    root = PACKAGE.parent
    code = {path for name in RUNS for path in closure(found_file(name, root), root)}
    data = {path for folder in DATA for path in data_files(PACKAGE / folder)}
    return digest(platform.python_version(), *versions, content_hash(frozenset(code | data), root))


def data_files(folder: Path) -> list[Path]:
    """Every file below a folder that is no code."""
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix not in CODE]


def imports(cells: Sequence[Cell]) -> str:
    """A hash of everything of the package that cells import, directly or not."""
    root, found = PACKAGE.parent, set[Path]()
    for cell in cells:
        # A cell that is no Python says so when it is run.
        with suppress(SyntaxError):
            found |= imported_by(cell.code, root)
    needed = {path for start in found for path in closure(start, root)}
    if BY_NAME in needed:
        needed |= set(BY_NAME.parent.rglob("*.py"))
    return content_hash(frozenset(needed), root)


def key_of(cells: Sequence[Cell]) -> str:
    """The key under which the result of these cells is kept."""
    return key_from([imports(cells), *(cell.code for cell in cells)])


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
