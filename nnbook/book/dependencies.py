"""Which files of the package a module depends on: its own, and those of all that it imports.

So a changed line has drawn again only what could come out differently.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Final

from nnbook.book.cache import digest

PACKAGE: Final = Path(__file__).resolve().parents[1]
CODE: Final = (".py", ".pyc")
TEMPLATES: Final = PACKAGE / "book" / "theme"  # the only files that no module reads


def file_of(module: str, root: Path) -> Path | None:
    """The file of a module of the package below a folder; None if there is no such module."""
    stem = root.joinpath(*module.split("."))
    found = (stem.with_suffix(".py"), stem / "__init__.py")
    return next((path for path in found if path.is_file()), None)


def imported_files(path: Path, root: Path) -> frozenset[Path]:
    """The package's files that a file imports anywhere in it, itself not among them."""
    return imported_at(path, root, path.stat().st_mtime_ns) - {path}


@cache
def imported_at(path: Path, root: Path, changed: int) -> frozenset[Path]:
    """What a file imports as it stands since it was last `changed`."""
    return imported_by(path.read_text(encoding="utf-8"), root)


def imported_by(text: str, root: Path) -> frozenset[Path]:
    """The package's files that some code imports anywhere in it.

    Raises:
        SyntaxError: It is no code.
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {name for name in inner if file_of(name, root)}
            # A name that is no module comes from the package's own file.
            names |= modules | ({node.module} if modules != inner else set())
    inside = {name for name in names if name.partition(".")[0] == PACKAGE.name}
    files = {file_of(name, root) for name in inside}
    return frozenset(file for file in files if file is not None)


def closure(path: Path, root: Path) -> frozenset[Path]:
    """A file and everything of the package that it needs, directly or not."""
    found, waiting = {path}, [path]
    while waiting:
        new = imported_files(waiting.pop(), root) - found
        found |= new
        waiting += new
    return frozenset(found)


def content_hash(paths: frozenset[Path], root: Path) -> str:
    """A hash of files' names and contents."""
    return digest(
        *(part for p in sorted(paths) for part in (p.relative_to(root).as_posix(), p.read_bytes()))
    )


@cache
def data_hash() -> str:
    """A hash of everything that modules may read while they run, whichever it is."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in CODE)
    read = frozenset(path for path in files if not path.is_relative_to(TEMPLATES))
    return content_hash(read, PACKAGE.parent)


@cache
def module_hash(*modules: str) -> str:
    """A hash of everything that modules depend on.

    Args:
        modules: Their names, such as `nnbook.figures.cost`.

    Raises:
        LookupError: There is no such module.
    """
    root, files = PACKAGE.parent, set[Path]()
    for module in modules:
        files |= closure(found_file(module, root), root)
    return digest(data_hash(), content_hash(frozenset(files), root))


def found_file(module: str, root: Path) -> Path:
    """The file of a module.

    Raises:
        LookupError: There is no such module.
    """
    path = file_of(module, root)
    if path is None:
        msg = f"no module {module} in the package"
        raise LookupError(msg)
    return path


def forget() -> None:
    """Take what is said here of the package's files as out of date: some have changed."""
    module_hash.cache_clear()
    data_hash.cache_clear()
