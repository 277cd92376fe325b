"""Kept weights and their counts: whoever changes one without the other is told."""

import json
from functools import cache
from typing import Any

import pytest

from nnbook.examples.digits import as_text
from nnbook.examples.recipes import RECIPES, run_recipe
from nnbook.examples.trained import FOLDER
from nnbook.examples.training_results import results
from nnbook.net import Layer, Network
from nnbook.net.data import Mnist, load_mnist
from nnbook.net.weights import network_bytes, network_from_bytes
from nnbook.verify.mnist import counted, kept_problems
from tests.examples.test_recipes import SMALL, small_digits
from tests.mnist import mnist_folder


@cache
def small() -> tuple[str, bytes, Mnist]:
    """A small training's result file, its weights, and the images."""
    digits = Mnist(*small_digits())
    runs = list(run_recipe(SMALL, *small_digits()))
    found, content = results("small", SMALL, runs, digits.train, digits.test)
    return as_text(found), content, digits


def reported(text: str, content: bytes) -> list[tuple[str, str]]:
    again = counted(content, SMALL, small()[2])
    return [(p.rule, p.message) for p in kept_problems("small.json", text, again)]


def changed(key: str, value: Any) -> str:
    found = json.loads(small()[0])
    found["kept"][key] = value
    return as_text(found)


def test_what_was_kept_is_found_again() -> None:
    text, content, _ = small()

    assert reported(text, content) == []


@pytest.mark.parametrize("key", ["test_right", "validation_right", "bytes"])
def test_a_wrong_count_is_reported(key: str) -> None:
    text, content, _ = small()
    right = json.loads(text)["kept"][key]

    assert reported(changed(key, right + 1), content) == [
        ("mnist-weights", f"{key}: {right + 1} → {right}")
    ]


def test_a_wrong_entry_of_the_confusion_matrix_is_reported() -> None:
    text, content, _ = small()
    table = json.loads(text)["kept"]["test_confusion"]
    table[3][5] += 1

    ((rule, message),) = reported(changed("test_confusion", table), content)

    assert rule == "mnist-weights"
    assert message.startswith("test_confusion: ")


def test_a_forgotten_error_is_reported() -> None:
    text, content, _ = small()
    wrong = json.loads(text)["kept"]["test_wrong"]

    ((_, message),) = reported(changed("test_wrong", wrong[:-1]), content)

    assert message.startswith("test_wrong: ")


def test_other_weights_are_reported() -> None:
    text, content, _ = small()
    *first, last = network_from_bytes(content).layers
    turned = Layer(-last.weight, last.bias, last.activation_function)

    found = reported(text, network_bytes(Network((*first, turned)), "int8"))

    assert "test_right" in {message.partition(":")[0] for _, message in found}


def test_damaged_weights_are_reported_once() -> None:
    text, content, _ = small()

    ((rule, message),) = reported(text, content[:-100])

    assert rule == "mnist-weights"
    assert message.startswith("the kept weights cannot be used: must be a whole .npz file")


def test_weights_of_another_network_are_reported() -> None:
    text, content, digits = small()

    again = counted(content, RECIPES["classic"], digits)

    (problem,) = kept_problems("small.json", text, again)
    assert "of sizes (64, 20, 10), not (784, 30, 10)" in problem.message


def test_a_problem_is_at_its_line() -> None:
    text = changed("test_right", 0)

    (problem,) = kept_problems("small.json", text, counted(small()[1], SMALL, small()[2]))

    assert text.split("\n")[problem.line - 1].strip() == '"test_right": 0,'


@pytest.mark.parametrize("name", RECIPES)
def test_the_committed_counts_are_those_of_the_committed_weights(name: str) -> None:
    mnist = load_mnist(mnist_folder())
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")

    again = counted((FOLDER / f"{name}.npz").read_bytes(), RECIPES[name], mnist)

    assert list(kept_problems(f"{name}.json", text, again)) == []
