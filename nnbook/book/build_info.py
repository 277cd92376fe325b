"""What a built site was made from, and the hash of its every file: `build-info.json`."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import subprocess
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any, Final

from nnbook.book.drawings import write_whole
from nnbook.book.tex import KATEX
from nnbook.examples.pictures import picture_source

NAME: Final = "build-info.json"
Info = dict[str, Any]


def git(folder: Path, *arguments: str) -> str | None:
    """What git says; None where there is no git or no repository."""
    command = ["git", "-C", str(folder), "--no-optional-locks", *arguments]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return None if found.returncode else found.stdout.strip()


def versions() -> dict[str, str]:
    """The versions of Python, of everything the package asks for, and of KaTeX."""
    asked = [line for line in requires("nnbook") or [] if "extra ==" not in line]
    named = [re.match(r"[\w.-]+", line) for line in asked]
    packages = sorted((match[0] for match in named if match), key=str.lower)
    found = {"nnbook": version("nnbook"), "Python": platform.python_version()}
    found |= {package: version(package) for package in packages}
    return found | {"KaTeX": (KATEX / "VERSION").read_text(encoding="utf-8").strip()}


def hashes(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site but the one that holds the hashes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path != site / NAME
    }


def info(site: Path, sources: Path) -> Info:
    """Everything that is known of a site just built.

    Args:
        site: Its folder.
        sources: The folder that it was built from.
    """
    return {
        "commit": git(sources, "rev-parse", "HEAD"),
        "uncommitted changes": bool(git(sources, "status", "--porcelain")),
        "pictures of digits": picture_source(),
        "versions": versions(),
        "sha256": hashes(site),
    }


def write(site: Path, sources: Path) -> None:
    """Write it into the site."""
    text = json.dumps(info(site, sources), ensure_ascii=False, indent=1) + "\n"
    write_whole(site / NAME, text.encode())


def recorded(site: Path) -> dict[str, str]:
    """The hashes that a site was built with.

    Raises:
        ValueError: The site does not say.
    """
    try:
        found: dict[str, str] = json.loads((site / NAME).read_text(encoding="utf-8"))["sha256"]
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        msg = f"{site} has no usable {NAME}; build it first"
        raise ValueError(msg) from None
    return found


def differences(site: Path) -> list[str]:
    """What of a site is no longer as it was built, a line each.

    Raises:
        ValueError: The site does not say how it was built.
    """
    built, found = recorded(site), hashes(site)
    lines = [f"{name}: missing" for name in built.keys() - found.keys()]
    lines += [f"{name}: not of this build" for name in found.keys() - built.keys()]
    both = built.keys() & found.keys()
    lines += [f"{name}: changed" for name in both if built[name] != found[name]]
    return sorted(lines)
