"""What `nn-digit` is given: our drawings, one of them already read; later the weights."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np

from nnbook.examples.strokes import (
    BOX,
    EXAMPLES,
    FINE,
    PEN,
    SLASHED,
    TURNED,
    answer_and_second,
    reading,
)
from nnbook.examples.trained import FOLDER, trained, trained_network

DIGITS = 6  # decimals of the values that stand in the page: more than it shows
STARTS = {"fig-pocket-reads": TURNED, "fig-pocket-misreads": SLASHED}


def digit_data() -> dict[str, Any]:
    """The drawings with the answers to them, which one each figure begins with, and its values.

    Examples:
        >>> [example["digit"] for example in digit_data()["examples"]][:3]
        [1, 4, 9]
    """
    network, kept = trained_network("pocket"), trained("pocket")["kept"]
    numbers = (network.n_parameters, int(np.sum(kept["test_confusion"])), kept["test_right"])
    return {
        "pen": PEN,
        "box": BOX,
        "fine": FINE,
        "columns": [10, 6],
        "small": [f"{number:,}" for number in numbers],
        "examples": [
            {
                "digit": example.digit,
                "answer": answer_and_second(reading(number).output)[0],
                "strokes": example.drawing,
            }
            for number, example in enumerate(EXAMPLES)
        ],
        "starts": {
            figure: {"shown": number, "values": values(number)} for figure, number in STARTS.items()
        },
    }


def values(number: int) -> list[list[float]]:
    """Every layer's activations for one of our drawings."""
    run = reading(number)
    return [[round(float(a), DIGITS) for a in run.a(layer)] for layer in (1, 2, 3)]


def pocket_script() -> str:
    """The pocket network's weights as a script that hands them to whoever loads it.

    Each layer's weights are the whole numbers of the kept file, with the factor of each neuron; all
    arrays are little-endian bytes in base64.
    """
    with np.load(FOLDER / "pocket.npz", allow_pickle=False) as file:
        layers = [
            {
                "columns": int(file[f"weight_{number}"].shape[1]),
                "weight": in_base64(file[f"weight_{number}"].tobytes()),
                "scale": in_base64(file[f"scale_{number}"].astype("<f4").tobytes()),
                "bias": in_base64(file[f"bias_{number}"].astype("<f4").tobytes()),
            }
            for number in (1, 2, 3)
        ]
    detail = json.dumps({"detail": layers}, separators=(",", ":"))
    return f'document.currentScript.dispatchEvent(new CustomEvent("data", {detail}));\n'


def in_base64(content: bytes) -> str:
    """Bytes as text.

    Examples:
        >>> in_base64(bytes([255, 0]))
        '/wA='
    """
    return base64.b64encode(content).decode()
