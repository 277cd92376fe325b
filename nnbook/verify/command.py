"""The commands `verify`, `lock` and `accept`, as functions that print and return an exit code."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from nnbook.verify import freshness, locked
from nnbook.verify.book import Book
from nnbook.verify.checks import run
from nnbook.verify.mnist import check_presence
from nnbook.verify.problem import CannotCheckError
from nnbook.verify.report import FORMATS


def add_commands(commands: Any) -> None:
    """Add the three commands to the command line."""
    verify: ArgumentParser = commands.add_parser(
        "verify", help="prove that the pages say what the code computes, in both languages"
    )
    verify.add_argument("--site", type=Path, help="also check the built site in this folder")
    verify.add_argument("--require-mnist", action="store_true", help="exit with 2 without MNIST")
    verify.add_argument("--format", choices=FORMATS, default="text", help="how to report")
    verify.set_defaults(run=verify_command)
    lock: ArgumentParser = commands.add_parser("lock", help="record numbers and figures anew")
    lock.set_defaults(run=lock_command)
    accept: ArgumentParser = commands.add_parser(
        "accept", help="record that a block changed in one language only, and why"
    )
    accept.add_argument(
        "block", metavar="BLOCK", help="its name, as `verify` reports it; * for any"
    )
    accept.add_argument("--why", required=True, metavar="TEXT", help="the reason, which is kept")
    accept.set_defaults(run=accept_command)


def progress(name: str) -> None:
    """Say on a terminal what is being checked."""
    if sys.stderr.isatty():
        print(f"\r\033[K{name} …" if name else "\r\033[K", end="", file=sys.stderr, flush=True)


def verify_command(arguments: Namespace) -> int:
    """Check the book; 0 all is well, 1 problems, 2 could not check."""
    try:
        check_presence(required=arguments.require_mnist)
        site = arguments.site.resolve() if arguments.site else None
        problems = run(Book(Path.cwd(), site), progress)
    except CannotCheckError as error:
        progress("")
        print(f"error: {error}", file=sys.stderr)
        return 2
    progress("")
    print(FORMATS[arguments.format](problems))
    return 1 if problems else 0


def lock_command(arguments: Namespace) -> int:
    """Record what is computed now, and print what changed."""
    book = Book(Path.cwd())
    try:
        lines = locked.rewrite(book, locked.FACTS_LOCK, locked.fact_entries)
        lines += locked.rewrite(book, locked.FIGURES_LOCK, locked.figure_entries)
        lines += freshness.rerecord(book)
    except CannotCheckError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines) or "Nothing changed.")
    return 0


def accept_command(arguments: Namespace) -> int:
    """Record blocks as they stand, with the reason."""
    try:
        names = freshness.accept(Book(Path.cwd()), arguments.block, arguments.why)
    except CannotCheckError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print("\n".join(f"accepted: {name}" for name in names))
    return 0
