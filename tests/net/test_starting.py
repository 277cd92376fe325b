"""Networks at the start of a training, and images shifted by chance."""

import re

import numpy as np
import pytest

from nnbook.net import ShiftImages, fan_in_spread, he_spread, random_network, relu, sigmoid
from nnbook.net.augmentation import shift
from nnbook.net.fast_path import flat


def test_the_same_seed_gives_the_same_network() -> None:
    first, second = (random_network((3, 4, 2), (relu, sigmoid), seed=5) for _ in range(2))

    assert flat(first).tolist() == flat(second).tolist()


def test_another_seed_gives_another_network() -> None:
    first, second = (random_network((3, 2), (relu,), seed=seed) for seed in (5, 6))

    assert flat(first).tolist() != flat(second).tolist()


@pytest.mark.parametrize(("spread", "expected"), [(fan_in_spread, 0.05), (he_spread, 0.0707)])
def test_the_weights_spread_as_asked(spread: object, expected: float) -> None:
    network = random_network((400, 300), (relu,), seed=1, spread=spread)  # type: ignore[arg-type]

    # the deviation of 120,000 numbers is within a percent of the distribution's
    assert network.layers[0].weight.std() == pytest.approx(expected, rel=0.01)


def test_biases_are_zero_unless_asked_otherwise() -> None:
    assert random_network((3, 2), (relu,), seed=1).layers[0].bias.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(("sizes", "count"), [((3,), 0), ((3, 2), 2), ((3, 2, 1), 1)])
def test_sizes_and_activation_functions_that_do_not_fit_are_refused(
    sizes: tuple[int, ...], count: int
) -> None:
    with pytest.raises(ValueError, match="at least two sizes and one activation function less"):
        random_network(sizes, (relu,) * count, seed=1)


def test_an_empty_layer_is_refused() -> None:
    with pytest.raises(ValueError, match="a size must be a whole number from 1 on, got 0"):
        random_network((3, 0), (relu,), seed=1)


@pytest.mark.parametrize(
    ("down", "right", "expected"),
    [
        (0, 0, [[1, 2], [3, 4]]),
        (1, 0, [[0, 0], [1, 2]]),
        (-1, 0, [[3, 4], [0, 0]]),
        (0, 1, [[0, 1], [0, 3]]),
        (0, -1, [[2, 0], [4, 0]]),
        (1, -1, [[0, 0], [2, 0]]),
    ],
)
def test_a_shift_moves_every_pixel_and_fills_with_zeros(
    down: int, right: int, expected: list[list[int]]
) -> None:
    assert shift(np.array([[[1, 2], [3, 4]]]), down, right).tolist() == [expected]


def test_every_image_is_shifted_by_its_own_chance() -> None:
    x = np.zeros((900, 9), dtype=np.uint8)
    x[:, 4] = 255  # a dot in the middle of 3 by 3

    ShiftImages(rows=3, columns=3)(x, np.random.default_rng(1))

    dots = (x == 255).sum(axis=0)  # each of the nine places about 100 times
    assert dots.sum() == 900
    assert dots.min() > 60


def test_images_of_another_size_are_refused() -> None:
    message = "x must have shape (m, 784) to be shifted, got (1, 9)"

    with pytest.raises(ValueError, match=re.escape(message)):
        ShiftImages()(np.zeros((1, 9)), np.random.default_rng(1))


def test_a_shift_as_large_as_the_image_is_refused() -> None:
    with pytest.raises(ValueError, match="by must be a whole number from 0 to 2, got 3"):
        ShiftImages(rows=3, columns=5, by=3)
