"""The command that trains the book's networks on MNIST again and writes their results."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from threadpoolctl import threadpool_limits

from nnbook.book.drawings import write_whole
from nnbook.cli_compare import COMPARISON_NAMES, compare_command
from nnbook.cli_first_epochs import first_epochs_command
from nnbook.examples.digits import RESULTS, as_text
from nnbook.examples.first_epochs import NAME as FIRST_EPOCHS
from nnbook.examples.recipes import RECIPES, Recipe, Run, run_recipe
from nnbook.examples.training_results import results
from nnbook.facts import look_up
from nnbook.net import DivergedError, Progress, Training, TrainingInterrupt, save_network
from nnbook.net.data import load_mnist

BAR: Final = 30
INTERRUPTED: Final = 130  # what a shell reports for a program ended by Ctrl-C


def progress_bar(seed: int, now: Progress) -> None:
    """Redraw one line on the terminal."""
    full = BAR * now.done // now.examples
    bar = f"[{'#' * full}{'.' * (BAR - full)}]"
    last = now.history[-1].measured if now.history else {}
    accuracy = f"validation {last['validation'].accuracy:.2%}" if "validation" in last else ""
    line = f"seed {seed}  epoch {now.epoch}/{now.epochs} {bar} {accuracy}"
    print(f"\r{line:76}", end="", file=sys.stderr, flush=True)


def train_command(arguments: argparse.Namespace) -> int:
    """Run a recipe; write `NAME.json` and the weights, `NAME.npz`; a comparison has no weights."""
    if arguments.name == FIRST_EPOCHS:
        return first_epochs_command(arguments)
    if arguments.name in COMPARISON_NAMES:
        return compare_command(arguments)
    recipe: Recipe = look_up("recipe", arguments.name, RECIPES)
    mnist = load_mnist()
    show = progress_bar if sys.stderr.isatty() else None
    runs: list[Run] = []
    try:
        with threadpool_limits(limits=1):  # small matrices: more threads only wait for each other
            for run in run_recipe(recipe, mnist.train, mnist.test, show):
                runs.append(run)  # not all at once: what is finished must outlive Ctrl-C
            found, weights = results(arguments.name, recipe, runs, mnist.train, mnist.test)
    except (DivergedError, TrainingInterrupt) as end:
        print(f"\nerror: {end}", file=sys.stderr)
        finished = [run.training for run in runs]
        keep_unfinished(arguments.out, arguments.name, recipe.seeds, [*finished, end.training])
        return INTERRUPTED if isinstance(end, TrainingInterrupt) else 1
    if show is not None:
        print(file=sys.stderr)
    for path, content in (
        (arguments.out / f"{arguments.name}.json", as_text(found).encode()),
        (arguments.out / f"{arguments.name}.npz", weights),
    ):
        write_whole(path, content)
        print(path)
    report(found)
    return 0


def keep_unfinished(
    folder: Path, name: str, seeds: Sequence[int], trainings: Sequence[Training]
) -> None:
    """Save what was complete, beside the results and not in their place."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed, training in zip(seeds, trainings, strict=False):  # later seeds had not begun
        if training.history:
            path = folder / f"{name}.seed-{seed}.unfinished.npz"
            save_network(path, training.network)
            print(f"seed {seed}, epoch {training.epoch}, is in {path}", file=sys.stderr)


def report(found: dict[str, Any]) -> None:
    """Print the counts of every seed and of the weights kept."""
    for run in (*found["runs"], {**found["kept"], "kept": True}):
        kept = f"kept, {run['bytes']} bytes" if "kept" in run else "trained"
        right = f"validation {run['validation_right']}, test {run['test_right']}"
        print(f"seed {run['seed']}  right: {right}  ({kept})")


def add_train_command(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `train`."""
    train = commands.add_parser("train", help="train one of the book's networks on MNIST again")
    names = ", ".join((*RECIPES, FIRST_EPOCHS, *COMPARISON_NAMES))
    train.add_argument("name", metavar="NAME", help=f"one of {names}")
    train.add_argument("--out", type=Path, default=RESULTS.parent, metavar="DIR")
    train.set_defaults(run=train_command)
