"""Results that come from MNIST, computed again where the data is there."""

from __future__ import annotations

import sys

from nnbook.book.drawings import cached
from nnbook.examples.digits import RESULTS, as_text, compute_results
from nnbook.net.data import DataError, load_mnist
from nnbook.net.data.mnist import find_folder
from nnbook.verify.book import Book
from nnbook.verify.problem import CannotCheckError, Problem

ABSENT = "no MNIST: get it with `python -m nnbook mnist fetch`, or set NNBOOK_MNIST_DIR"


def check_presence(*, required: bool) -> None:
    """Say if the results cannot be computed again.

    Raises:
        CannotCheckError: MNIST is required and not there.
    """
    if find_folder() is not None:
        return
    if required:
        raise CannotCheckError(ABSENT)
    print("not re-checked: no MNIST", file=sys.stderr)


def check(book: Book) -> list[Problem]:
    """Report a result file that differs from what the code computes from MNIST."""
    if find_folder() is None:
        return []
    file = book.name(RESULTS)
    lines = RESULTS.read_text(encoding="utf-8").split("\n")
    for number, (old, new) in enumerate(zip(lines, computed().split("\n"), strict=False), 1):
        if old != new:
            message = f"{old.strip()} → {new.strip()}"
            return [
                Problem(file, number, "mnist-result", message, "run `python -m nnbook results`")
            ]
    return []


def computed() -> str:
    """The result file as the code computes it now; kept until the code changes."""

    def make() -> bytes:
        mnist = load_mnist()
        return as_text(compute_results(mnist.train, mnist.test)).encode()

    try:
        return cached("digits.results.json", make).decode()
    except DataError as error:
        raise CannotCheckError(str(error)) from None
