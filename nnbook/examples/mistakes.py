"""The wrong answers of which the kept weights of `classic` are surest, with their pictures.

With MNIST these are test images, the ones that `training-details.json` names. Without it
scikit-learn's digits stand in: enlarged to the network's input, they are answered wrongly too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from nnbook.examples.pictures import STAND_IN_WHITE, Source, pictures, stand_ins
from nnbook.examples.trained import details, trained_network
from nnbook.examples.training_details import NAME, surest_errors
from nnbook.net import forward
from nnbook.net.arrays import Matrix
from nnbook.net.data import Pixels, load_mnist

ENLARGED: Final = 3  # 8 by 8 pixels become 24 by 24
MARGIN: Final = 2  # and so 28 by 28, as the network wants them


@dataclass(frozen=True, eq=False)
class Mistakes:
    """For each digit, the wrong answer that the network is surest of.

    Attributes:
        source: Whose images they are.
        images: Grey levels. Shape `(10, side, side)`; the first axis is the label.
        answers: What the network says instead.
        outputs: The output of that answer.
        white: The largest grey level.
    """

    source: Source
    images: Pixels
    answers: tuple[int, ...]
    outputs: tuple[float, ...]
    white: int


def mistakes() -> Mistakes:
    """The ten mistakes, from what is there."""
    return _mistakes(pictures().source)  # asked every time: so the lock knows what shows pictures


@cache
def _mistakes(source: Source) -> Mistakes:
    if source == "MNIST":
        rows, images, white = details()["surest_errors"], load_mnist().test.images, 255
    else:
        (images, labels), white = stand_ins(), STAND_IN_WHITE
        outputs = forward(trained_network(NAME), enlarged(images, white)).output
        rows = surest_errors(outputs, labels)
    places, _, answers, sure, _ = zip(*rows, strict=True)
    return Mistakes(source, images[list(places)], tuple(map(int, answers)), sure, white)


def enlarged(images: Pixels, white: int) -> Matrix:
    """Images of 8 by 8 pixels as inputs of the network. Shape `(m, 784)`, from 0 to 1.

    Examples:
        >>> dot = np.zeros((1, 8, 8), dtype=np.uint8)
        >>> dot[0, 0, 0] = 16
        >>> enlarged(dot, 16).sum()  # three by three pixels
        np.float64(9.0)
    """
    large = images.repeat(ENLARGED, axis=1).repeat(ENLARGED, axis=2)
    framed = np.pad(large, ((0, 0), (MARGIN, MARGIN), (MARGIN, MARGIN)))
    inputs: Matrix = framed.reshape(len(images), -1) / white
    return inputs
