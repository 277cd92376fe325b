"""The command `build`: the whole site made beside the old one, or a built one checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nnbook.book import build_info
from nnbook.book.site_folder import replaced
from nnbook.book.take.everything import add
from nnbook.book.take.printing import NoPrinterError


def run_mkdocs(site: Path, options: Sequence[str]) -> int:
    """`mkdocs build` in this process, strictly, into a folder; gives its exit code."""
    from mkdocs.__main__ import cli

    try:
        cli(["build", "--strict", "--site-dir", str(site), *options])
    except SystemExit as end:  # how MkDocs always ends
        return int(end.code or 0) if isinstance(end.code, int | None) else 1
    return 0


class FailedBuildError(Exception):
    """MkDocs has said why."""


def build(site: Path, options: Sequence[str], *, everything: bool = False) -> int:
    """Build the site; the one that is there stays until the new one is whole.

    Args:
        site: The folder to build it into.
        options: For `mkdocs build`.
        everything: Also make what readers take along.
    """
    try:
        with replaced(site) as new:
            if run_mkdocs(new, options):
                raise FailedBuildError
            if everything:
                add(new, Path.cwd())
    except (FailedBuildError, NoPrinterError) as error:
        if str(error):
            print(f"error: {error}", file=sys.stderr)
        kept = f"; {site} is as it was" if site.exists() else ""
        print(f"The site was not built{kept}.", file=sys.stderr)
        return 1
    return 0


def check(site: Path) -> int:
    """Compare a built site with what it says of itself."""
    try:
        found = build_info.differences(site)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for line in found:
        print(line)
    print(f"{len(found)} files are not as they were built." if found else "All is as it was built.")
    return 1 if found else 0


def build_command(arguments: argparse.Namespace) -> int:
    """Build or check."""
    if arguments.check:
        return check(arguments.site_dir)
    return build(arguments.site_dir, arguments.options, everything=arguments.all)


def add_build_command(commands: Any) -> None:
    """Add `build` to the command line."""
    parser = commands.add_parser("build", help="build the whole site, or check a built one")
    parser.add_argument("-d", "--site-dir", type=Path, default=Path("site"), metavar="DIR")
    parser.add_argument("--check", action="store_true", help="compare it with its build-info.json")
    parser.add_argument("--all", action="store_true", help="also what readers take along")
    parser.add_argument("options", nargs="*", metavar="OPTION", help="after --, for mkdocs build")
    parser.set_defaults(run=build_command)
