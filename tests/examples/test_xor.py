"""Exclusive or: no straight line gets four points right, the ReLU network gets all of them."""

import itertools

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from nnbook.examples.xor import (
    XOR_INPUTS,
    XOR_LINE,
    XOR_TARGETS,
    best_affine,
    right_answers,
    xor_network,
)
from nnbook.net import forward


def test_the_targets_are_exclusive_or() -> None:
    assert [a ^ b for a, b in XOR_INPUTS] == list(XOR_TARGETS)


@pytest.mark.parametrize(("x", "target"), list(zip(XOR_INPUTS, XOR_TARGETS, strict=True)))
def test_the_network_gives_every_answer_exactly(x: tuple[int, int], target: int) -> None:
    assert forward(xor_network(), np.array(x, dtype=float)).output.tolist() == [target]


def test_no_line_of_a_fine_grid_gets_more_than_three_points_right() -> None:
    steps = [n / 4 for n in range(-8, 9)]

    best = max(right_answers((w1, w2), b) for w1, w2, b in itertools.product(steps, repeat=3))

    assert best == 3  # a proof for all lines stands in the chapter


def test_the_chapters_line_gets_three_points_right() -> None:
    assert right_answers(*XOR_LINE) == 3


def test_the_best_affine_answer_agrees_with_scikit_learn() -> None:
    fit = LinearRegression().fit(XOR_INPUTS, XOR_TARGETS)

    best = best_affine()

    np.testing.assert_allclose(best.weight[0], fit.coef_, atol=1e-12)
    np.testing.assert_allclose(best.bias[0], fit.intercept_, atol=1e-12)


def test_the_best_affine_answer_is_one_half_to_everything() -> None:
    best = best_affine()

    assert best.weight.tolist() == [[0.0, 0.0]]
    assert best.bias.tolist() == [0.5]
    assert not np.signbit(best.weight).any()  # the page must not print a minus before the zero
