"""The command line: reads arguments, calls the layers before it, prints, and says how it went."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from nnbook.book.drawings import FILE_KINDS, figure_file, write_whole
from nnbook.cli_build import add_build_command
from nnbook.cli_mnist import add_mnist_commands
from nnbook.cli_train import add_train_command
from nnbook.facts import FACTS, UnknownNameError, look_up
from nnbook.figures import FIGURES
from nnbook.languages import DEFAULT_LANGUAGE, LANGUAGES
from nnbook.net.data import DataError
from nnbook.verify.command import add_commands


def facts_command(arguments: argparse.Namespace) -> int:
    """Print every fact: name, value, source and line."""
    if arguments.json:
        table = {
            name: {"value": f.value, "source": f.source, "file": f.file, "line": f.line}
            for name, f in FACTS.items()
        }
        print(json.dumps(table, ensure_ascii=False, indent=2))
    else:
        width = max(map(len, FACTS))
        for name, fact in FACTS.items():
            print(f"{name:{width}}  {fact.value!r:24}  {fact.file}:{fact.line}  {fact.source}")
    return 0


def figures_command(arguments: argparse.Namespace) -> int:
    """Write figures to files; without a name, all of them."""
    for name in arguments.names:
        look_up("figure", name, FIGURES)
    for name in arguments.names or FIGURES:
        path = arguments.out / f"{name}.{arguments.language}.{arguments.format}"
        write_whole(path, figure_file(name, arguments.language, arguments.format))
        print(path)
    return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m nnbook", description="What the book computes.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    facts = commands.add_parser("facts", help="print every number that the text quotes")
    facts.add_argument("--json", action="store_true", help="as JSON")
    facts.set_defaults(run=facts_command)
    figures = commands.add_parser("figures", help="draw figures to files")
    figures.add_argument("names", nargs="*", metavar="NAME", help="a figure; all without a name")
    figures.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    figures.add_argument("--language", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    figures.add_argument("--format", choices=FILE_KINDS, default="svg")
    figures.set_defaults(run=figures_command)
    add_build_command(commands)
    add_mnist_commands(commands)
    add_train_command(commands)
    add_commands(commands)
    return top


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        words: The command line without the program's name; by default the process's own.

    Returns:
        0 if all went well, 2 if the command could not do what was asked.
    """
    arguments = parser().parse_args(words)
    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has enough (`| head`). What is left to print goes nowhere, without a complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (UnknownNameError, DataError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
