"""Figures of the chapter "Activation functions": what is drawn is what they claim."""

import numpy as np
from scipy.special import expit

from nnbook.figures import FIGURES
from tests.figures.sheets import DRAWINGS, SHEETS, failing, figure

SHEETS_HERE = [sheet for sheet in SHEETS if FIGURES[sheet[0]].startswith("activation_functions")]
pytestmark = DRAWINGS


def drawn(name: str, gid: str) -> tuple[np.ndarray, np.ndarray]:
    data = figure(name).drawn[gid]
    return np.array(data.x), np.array(data.y)


def test_every_figure_keeps_the_data_of_its_curves() -> None:
    without = failing(lambda sheet: not figure(*sheet).drawn, SHEETS_HERE)

    assert {sheet[0] for sheet in without} == {"xor_relu_network"}


def test_the_sigmoid_is_drawn_where_scipy_has_it() -> None:
    z, y = drawn("four_functions", "curve-sigmoid")

    np.testing.assert_allclose(y, expit(z), rtol=1e-12)


def test_the_slopes_of_relu_are_flat_on_both_sides() -> None:
    assert set(drawn("four_functions", "slope-relu-left")[1]) == {0.0}
    assert set(drawn("four_functions", "slope-relu-right")[1]) == {1.0}


def test_the_bent_line_goes_through_the_points_of_exclusive_or() -> None:
    s, y = drawn("xor_tent", "curve-with-relu")

    np.testing.assert_allclose(np.interp([0.0, 1.0, 2.0], s, y), [0.0, 1.0, 0.0], atol=1e-12)


def test_the_marked_line_stays_straight_without_and_bends_with_relu() -> None:
    def turns(gid: str) -> int:
        steps = np.diff(np.array(drawn("affine_grid", gid)), axis=1)
        cross = steps[0, :-1] * steps[1, 1:] - steps[1, :-1] * steps[0, 1:]
        return int(np.count_nonzero(np.abs(cross) > 1e-9))

    assert [turns(gid) for gid in ("line-input", "line-one", "line-two")] == [0, 0, 0]
    assert turns("line-relu") >= 2


def test_the_dividing_line_has_the_ones_on_one_side() -> None:
    h1, h2 = drawn("xor_hidden_plane", "line-half")
    slope = (h2[1] - h2[0]) / (h1[1] - h1[0])
    above = [y - (h2[0] + slope * (x - h1[0])) > 0 for x, y in ((0, 0), (1, 0), (1, 0), (2, 1))]

    assert above == [True, False, False, True]
