"""Takes up changes of the package itself while `mkdocs serve` runs.

Python keeps a module once imported, so a changed number or figure would not be seen. Before a
build the package's sources are compared with those of the build before; if they differ, modules of
the package are forgotten, and the next import reads them anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
# This module remembers the state, so it is the one that stays.
KEPT: Final = ("nnbook", __name__)

_seen: dict[Path, bytes] = {}  # when the modules were last taken up
_found: dict[Path, bytes] = {}  # when last looked at
_lasting: dict[str, Any] = {}


def state() -> dict[Path, bytes]:
    """The package's files, of its code and of what it reads only once, each with a hash."""
    paths = (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path: hashlib.sha256(path.read_bytes()).digest() for path in sorted(paths)}


def changed() -> set[Path]:
    """The files that are other than when the package's modules were last taken up."""
    _found.clear()
    _found.update(state())
    return {path for path in _found.keys() | _seen.keys() if _found.get(path) != _seen.get(path)}


def forget_changed_modules() -> None:
    """Forget the package's modules if any of its files has changed since they were taken up."""
    if changed() and _seen:
        forget(name for name in sys.modules if name.startswith("nnbook.") and name not in KEPT)
    note()


def note() -> None:
    """Note that the modules are those of the files as they were when last looked at."""
    _seen.clear()
    _seen.update(_found)


def forget(modules: Iterable[str]) -> None:
    """Forget some modules."""
    for name in list(modules):
        sys.modules.pop(name, None)
        parent, _, last = name.rpartition(".")
        if parent in sys.modules:  # which has it as an attribute, where an import finds it as well
            vars(sys.modules[parent]).pop(last, None)


def lasting(key: str, make: Callable[[], Any]) -> Any:
    """Something that takes long to make, kept also when its module is forgotten.

    Args:
        key: Everything that it depends on.
        make: Makes it.
    """
    if key not in _lasting:
        _lasting[key] = make()
    return _lasting[key]
