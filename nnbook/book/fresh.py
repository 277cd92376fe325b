"""Takes up changes of the package itself while `mkdocs serve` runs.

Python keeps a module once imported, so a changed number or figure would not be seen. Before a
build the package's sources are compared with those of the build before; if they differ, all modules
of the package are forgotten, and the next import reads them anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
# This module remembers the state, so it is the one that stays.
KEPT: Final = ("nnbook", __name__)

_seen: list[str] = []
_lasting: dict[str, Any] = {}


def state() -> str:
    """A hash of the package's files: of its code, and of what it reads only once."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def forget_changed_modules() -> None:
    """Forget the package's modules if its sources have changed since the last call."""
    now = state()
    if _seen and _seen[-1] != now:
        for name in [name for name in sys.modules if name.startswith("nnbook.")]:
            if name not in KEPT:
                del sys.modules[name]
    _seen[:] = [now]


def lasting(key: str, make: Callable[[], Any]) -> Any:
    """Something that takes long to make, kept also when its module is forgotten.

    Args:
        key: Everything that it depends on.
        make: Makes it.
    """
    if key not in _lasting:
        _lasting[key] = make()
    return _lasting[key]
