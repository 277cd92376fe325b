"""The trainings of the chapter "Overfitting": many small ones, one result file a comparison."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Final

from threadpoolctl import threadpool_limits

from nnbook.book.drawings import write_whole
from nnbook.examples.digits import as_text
from nnbook.examples.overfitting import comparison_results
from nnbook.examples.overfitting_plane import NAME as PLANE
from nnbook.examples.overfitting_plane import plane_results
from nnbook.examples.recipes import Run
from nnbook.examples.recipes_overfitting import COMPARISONS, run_few
from nnbook.net import DivergedError, TrainingInterrupt
from nnbook.net.data import load_mnist

COMPARISON_NAMES: Final = (*COMPARISONS, PLANE)
INTERRUPTED: Final = 130  # what a shell reports for a program ended by Ctrl-C


def compare_command(arguments: argparse.Namespace) -> int:
    """Run all trainings of a comparison and write `NAME.json`; an unfinished one leaves nothing."""
    try:
        with threadpool_limits(limits=1):  # small matrices: more threads only wait for each other
            found = plane_results() if arguments.name == PLANE else mnist_results(arguments.name)
    except (DivergedError, TrainingInterrupt) as end:
        print(f"\nerror: {end}", file=sys.stderr)
        return INTERRUPTED if isinstance(end, TrainingInterrupt) else 1
    path = arguments.out / f"{arguments.name}.json"
    write_whole(path, as_text(found).encode())
    print(path)
    return 0


def mnist_results(name: str) -> dict[str, Any]:
    """Train on MNIST with every recipe and every seed of a comparison."""
    mnist = load_mnist()
    runs: dict[str, list[Run]] = {}
    for key, recipe in COMPARISONS[name].items():
        runs[key] = []
        for run in run_few(recipe, mnist.train, mnist.test):
            runs[key].append(run)
            last = run.training.history[-1].measured
            shares = ", ".join(f"{part} {one.accuracy:.2%}" for part, one in last.items())
            print(f"{name} {key}, seed {run.seed}: {shares}", flush=True)
    return comparison_results(name, runs, mnist.train)
