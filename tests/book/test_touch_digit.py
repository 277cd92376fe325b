"""What `nn-digit` is given, and the weights that it loads."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path

import numpy as np
import pytest

from nnbook.book.published import PUBLISHED
from nnbook.book.scan import marks
from nnbook.book.touch_digit import digit_data
from nnbook.examples.strokes import EXAMPLES
from nnbook.examples.trained import trained_network

SCRIPT = PUBLISHED["assets/data/pocket.js"]()
LARGEST = 120 * 1024  # bytes, gzip


def loaded() -> list[dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]]:
    """The layers as a browser unpacks them."""
    found = re.fullmatch(r"document\.currentScript\.dispatchEvent\(.*?(\{.*\})\)\);\n", SCRIPT)
    assert found is not None
    kinds = {"weight": "i1", "scale": "<f4", "bias": "<f4"}
    return [
        {
            key: np.frombuffer(base64.b64decode(layer[key]), kind).astype(float)
            for key, kind in kinds.items()
        }
        for layer in json.loads(found[1])["detail"]
    ]


def test_the_weights_are_the_kept_ones() -> None:
    for layer, kept in zip(loaded(), trained_network("pocket").layers, strict=True):
        weight = layer["weight"].reshape(kept.weight.shape) * layer["scale"][:, np.newaxis]
        assert weight.tolist() == kept.weight.tolist()
        assert layer["bias"].tolist() == kept.bias.tolist()


def test_the_weights_are_small() -> None:
    assert len(gzip.compress(SCRIPT.encode(), 9, mtime=0)) <= LARGEST


def test_some_of_our_drawings_are_read_wrongly_and_some_rightly() -> None:
    right = [example["digit"] == example["answer"] for example in digit_data()["examples"]]

    assert len(right) == len(EXAMPLES)
    assert set(right) == {True, False}


def test_each_figure_begins_with_a_drawing_and_its_outputs() -> None:
    for start in digit_data()["starts"].values():
        first, second, output = start["values"]

        assert (len(first), len(second), len(output)) == trained_network("pocket").sizes[1:]
        assert sum(output) == pytest.approx(1, abs=1e-5)  # ten numbers of six decimals


def test_every_figure_that_can_be_touched_has_its_own_beginning() -> None:
    placed = {
        mark.label
        for path in Path("docs").rglob("*.md")
        for mark in marks(path.read_text("utf-8"))
        if mark.touch == "nn-digit"
    }

    assert placed == digit_data()["starts"].keys()
