"""The commands about MNIST: get it, look at it, and compute from it what the book says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from nnbook.book.drawings import write_whole
from nnbook.examples.digits import RESULTS, as_text, compute_results
from nnbook.examples.training_details import DETAILS, compute_details
from nnbook.net.data import load_mnist
from nnbook.net.data.fetch import MIRRORS, Progress, fetch_mnist, silent
from nnbook.net.data.mnist import FILES, cache_folder, find_folder, read_file, search_folders

BAR: Final = 30
MEGABYTE: Final = 1_000_000


def progress_bar(name: str, done: int, total: int | None) -> None:
    """Redraw one line on the terminal."""
    size = f"{done / MEGABYTE:.1f} MB"
    if total:
        full = BAR * done // total
        size = f"[{'#' * full}{'.' * (BAR - full)}] {done / MEGABYTE:.1f}/{total / MEGABYTE:.1f} MB"
    end = "\n" if done == total else ""
    print(f"\r{name:24} {size}", end=end, file=sys.stderr, flush=True)


def fetch_command(arguments: argparse.Namespace) -> int:
    """Download what is missing of MNIST into the user's cache folder."""
    folder: Path = arguments.to or cache_folder()
    mirrors: Sequence[str] = arguments.mirror or MIRRORS
    show: Progress = progress_bar if sys.stderr.isatty() else silent
    written = fetch_mnist(folder, mirrors, show)
    for path in written:
        print(path)
    print(f"MNIST is complete in {folder}" + ("" if written else " (nothing to do)"))
    return 0


def info_command(arguments: argparse.Namespace) -> int:
    """Say where MNIST is looked for and whether what is there is right."""
    for folder in search_folders():
        print(f"looked in {folder}")
    found = find_folder()
    if found is None:
        print("MNIST is not there; `python -m nnbook mnist fetch` gets it", file=sys.stderr)
        return 2
    for file in FILES.values():
        numbers = read_file(file, found)
        print(f"{file.path_in(found)}  {' x '.join(map(str, numbers.shape))}  SHA-256 correct")
    return 0


def results_command(arguments: argparse.Namespace) -> int:
    """Compute what the book says about MNIST and about the kept weights; write it to files."""
    mnist = load_mnist()
    for name, found in (
        (RESULTS.name, compute_results(mnist.train, mnist.test)),
        (DETAILS.name, compute_details(mnist.test)),
    ):
        write_whole(arguments.out / name, as_text(found).encode())
        print(arguments.out / name)
    return 0


def add_mnist_commands(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `mnist fetch`, `mnist info` and `results`."""
    mnist = commands.add_parser("mnist", help="get MNIST, or see whether it is there")
    actions = mnist.add_subparsers(required=True, metavar="ACTION")
    fetch = actions.add_parser("fetch", help="download it and check it")
    fetch.add_argument("--to", type=Path, metavar="DIR", help="instead of the cache folder")
    fetch.add_argument("--mirror", action="append", metavar="URL", help="instead of the known ones")
    fetch.set_defaults(run=fetch_command)
    info = actions.add_parser("info", help="say where it is and check it")
    info.set_defaults(run=info_command)
    results = commands.add_parser("results", help="compute the book's results from MNIST again")
    results.add_argument("--out", type=Path, default=RESULTS.parent, metavar="DIR")
    results.set_defaults(run=results_command)
