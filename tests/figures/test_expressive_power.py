"""The chapter's figures draw the data they claim to draw, in both languages and both widths."""

import numpy as np
import pytest
from scipy.special import expit

from nnbook.figures import FIGURES
from tests.figures.sheets import DRAWINGS, SHEETS, Sheet, failing, figure

SHEETS_HERE = [sheet for sheet in SHEETS if FIGURES[sheet[0]].startswith("expressive_power")]
pytestmark = DRAWINGS


def test_a_figure_keeps_the_data_of_its_named_curves_and_of_no_other() -> None:
    def named(sheet: Sheet) -> set[str | None]:
        found = {line.get_gid() for axes in figure(*sheet).axes for line in axes.get_lines()}
        return found - {None}

    assert failing(lambda sheet: named(sheet) ^ set(figure(*sheet).drawn), SHEETS_HERE) == {}
    assert failing(lambda sheet: not named(sheet), SHEETS_HERE) == {}


@pytest.mark.parametrize(("index", "weight", "bias"), [(1, 1, 0), (2, 5, 0), (3, 5, -4)])
def test_the_moved_sigmoids_are_scipys(index: int, weight: float, bias: float) -> None:
    drawn = figure("sigmoid_moved_along_x").drawn[f"curve-{index}"]

    np.testing.assert_allclose(drawn.y, expit(weight * np.array(drawn.x) + bias), rtol=1e-12)


def test_the_bump_is_the_sum_of_the_two_steps_above_it() -> None:
    drawn = figure("sigmoid_bump").drawn

    both = np.array(drawn["curve-up"].y) + np.array(drawn["curve-down"].y)
    np.testing.assert_allclose(drawn["curve-bump"].y, both, atol=1e-12)


def test_all_five_panels_start_from_the_same_curve() -> None:
    drawn = figure("early_and_late_weights").drawn

    assert len({drawn[f"before-{layer}"] for layer in range(1, 6)}) == 1
