"""Results that come from MNIST, computed again where the data is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from nnbook.book.cache import ROOT, cached
from nnbook.book.dependencies import module_hash
from nnbook.examples.digits import RESULTS, as_text, compute_results
from nnbook.examples.recipes import RECIPES, Recipe
from nnbook.examples.trained import FOLDER
from nnbook.examples.training_details import DETAILS, compute_details
from nnbook.examples.training_results import counts, validation_digits
from nnbook.net import WeightsError
from nnbook.net.data import DataError, Mnist, load_mnist
from nnbook.net.data.mnist import find_folder
from nnbook.net.weights import network_from_bytes
from nnbook.verify.book import Book
from nnbook.verify.locked import difference
from nnbook.verify.lockfile import compact
from nnbook.verify.problem import CannotCheckError, Problem, excerpt

ABSENT = "no MNIST: get it with `python -m nnbook mnist fetch`, or set NNBOOK_MNIST_DIR"
COMPUTED: Final[dict[Path, Callable[[Mnist], dict[str, Any]]]] = {
    RESULTS: lambda mnist: compute_results(mnist.train, mnist.test),
    DETAILS: lambda mnist: compute_details(mnist.test),
}


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
    """Report result files that differ from what code and kept weights give on MNIST."""
    if find_folder() is None:
        return []
    found = [p for path in COMPUTED for p in file_problems(book.name(path), path)]
    for name, recipe in RECIPES.items():
        path = FOLDER / f"{name}.json"
        again = kept_again(name, path.with_suffix(".npz"), recipe)
        found += kept_problems(book.name(path), path.read_text(encoding="utf-8"), again)
    return found


def file_problems(file: str, path: Path) -> Iterator[Problem]:
    """The first line of a result file that is not what the code computes now."""
    old_text, new_text = path.read_text(encoding="utf-8"), computed(path)
    lines = zip(old_text.split("\n"), new_text.split("\n"), strict=False)
    for number, (old, new) in enumerate(lines, 1):
        if old != new:
            message = f"{old.strip()} → {new.strip()}"
            yield Problem(file, number, "mnist-result", message, "run `python -m nnbook results`")
            return


def computed(path: Path) -> str:
    """The text that a result file should have, kept as `on_mnist` says."""
    return on_mnist(f"{path.stem}.results.json", lambda mnist: as_text(COMPUTED[path](mnist)))


def kept_again(name: str, weights: Path, recipe: Recipe) -> dict[str, Any]:
    """What the kept weights give on MNIST, or under "error" why they cannot be used."""

    def make(mnist: Mnist) -> str:
        return as_text(counted(weights.read_bytes(), recipe, mnist))

    again: dict[str, Any] = json.loads(on_mnist(f"{name}.counts.json", make))
    return again


def counted(content: bytes, recipe: Recipe, mnist: Mnist) -> dict[str, Any]:
    """Count what the weights in a file see in the validation images and the test images.

    Args:
        content: The file.
        recipe: The recipe it is said to come from.
        mnist: The images.

    Returns:
        What a result file holds about its kept weights, or under "error" why they cannot be used.
    """
    try:
        network = network_from_bytes(content)
    except WeightsError as error:
        return {"error": str(error)}
    if network.sizes != recipe.sizes:
        return {"error": f"the weights are of sizes {network.sizes}, not {recipe.sizes}"}
    held_out = validation_digits(recipe, mnist.train)
    return {"bytes": len(content), **counts(network, held_out, mnist.test)}


def kept_problems(file: str, text: str, again: dict[str, Any]) -> Iterator[Problem]:
    """Each count in a result file that the kept weights do not give.

    Args:
        file: The result file's name.
        text: Its content.
        again: What `counted` gives.

    Yields:
        A problem for each entry that differs, at its line.
    """
    kept = json.loads(text)["kept"]
    hint = "train it again, or restore both the `.json` and the `.npz`"
    if "error" in again:
        message = f"the kept weights cannot be used: {again['error']}"
        yield Problem(file, 1, "mnist-weights", excerpt(message, 160), hint)
        return
    for key, new in again.items():
        if kept[key] != new:
            message = f"{key}: {difference(compact(kept[key]), compact(new))}"
            line = text[: text.rindex(f'"{key}"')].count("\n") + 1
            yield Problem(file, line, "mnist-weights", message, hint)


def on_mnist(file_name: str, make: Callable[[Mnist], str]) -> str:
    """A text that takes MNIST to make; kept until code, results or weights change."""
    place = ROOT / "mnist" / module_hash(__name__)[:16] / file_name
    try:
        return cached(place, lambda: make(load_mnist()).encode()).decode()
    except DataError as error:
        raise CannotCheckError(str(error)) from None
