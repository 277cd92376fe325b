"""Drawings made into images: the box, the middle, the grey levels."""

from __future__ import annotations

import numpy as np
import pytest

from nnbook.examples.strokes import (
    BOX,
    EXAMPLES,
    FINE,
    PEN,
    Drawing,
    Example,
    answer_and_second,
    arc,
    fitted_bitmap,
    prepared,
)

LINE: Drawing = (((5.0, 4.0), (5.0, 24.0)),)


def test_without_ink_there_is_nothing() -> None:
    assert prepared(()).tolist() == [[0.0] * 28] * 28


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_larger_side_fills_the_box(example: Example) -> None:
    rows, columns = np.nonzero(fitted_bitmap(example.drawing))

    sides = [int(places.max() - places.min()) + 1 for places in (rows, columns)]
    assert max(sides) == BOX * FINE


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_centre_of_mass_is_in_the_middle(example: Example) -> None:
    image = prepared(example.drawing)

    middles = np.arange(28) + 0.5
    down = (image.sum(axis=1) * middles).sum() / image.sum()
    across = (image.sum(axis=0) * middles).sum() / image.sum()
    assert (down, across) == pytest.approx((14, 14), abs=1 / FINE)


def test_the_place_of_a_drawing_does_not_matter() -> None:
    dots = [prepared((((x, y),),)) for x, y in ((3.0, 4.0), (20.0, 9.0))]

    assert dots[0].tolist() == dots[1].tolist()


def test_an_upright_line_becomes_an_upright_bar() -> None:
    # 20 long and 2.2 wide with its round ends: 22.2 units fill 20 pixels, so it is 1.98 wide.
    image = prepared(LINE)

    assert np.flatnonzero(image.sum(axis=0)).tolist() == [13, 14]
    assert np.flatnonzero(image.sum(axis=1)).tolist() == list(range(4, 24))
    assert image[8:20].sum() == pytest.approx(12 * 2 * PEN * BOX / (20 + 2 * PEN), rel=0.02)


def test_grey_levels_are_sixty_fourths() -> None:
    image = prepared(EXAMPLES[0].drawing)

    assert (image * 64 == np.round(image * 64)).all()
    assert 0 <= image.min() < image.max() <= 1


def test_what_leaves_the_image_is_cut_off() -> None:
    # A broad band above a long tail: the band goes to the middle, and the tail's end out of sight.
    band = tuple(((5.0, 5.0 + step), (27.0, 5.0 + step)) for step in range(5))
    drawing = (*band, ((16.0, 5.0), (16.0, 27.0)))

    assert prepared(drawing)[27].sum() > 0
    assert prepared(drawing).sum() < fitted_bitmap(drawing).sum() / FINE**2


def test_an_arc_goes_clockwise_from_the_right() -> None:
    assert arc((10, 10), (4, 6), 0, 180)[7] == (10.0, 16.0)


def test_of_equal_outputs_the_first_is_the_answer() -> None:
    assert answer_and_second(np.array([0.2, 0.4, 0.4])) == (1, 2)
