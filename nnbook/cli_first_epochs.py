"""The short trainings of the chapter "Training": how often an output falls silent at the start."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from threadpoolctl import threadpool_limits

from nnbook.book.drawings import write_whole
from nnbook.examples.digits import as_text
from nnbook.examples.first_epochs import NAME, first_epoch_results
from nnbook.net import DivergedError, TrainingInterrupt
from nnbook.net.data import load_mnist

INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl-C


def first_epochs_command(arguments: argparse.Namespace) -> int:
    """Start many trainings and write `first-epochs.json`; an unfinished one leaves nothing."""
    digits = load_mnist().train
    try:
        with threadpool_limits(limits=1):  # small matrices: more threads only wait for each other
            found = first_epoch_results(digits, partial(print, flush=True))
    except (DivergedError, TrainingInterrupt) as end:
        print(f"\nerror: {end}", file=sys.stderr)
        return INTERRUPTED if isinstance(end, TrainingInterrupt) else 1
    path = arguments.out / f"{NAME}.json"
    write_whole(path, as_text(found).encode())
    print(path)
    return 0
