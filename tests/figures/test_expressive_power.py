"""The chapter's figures draw the data they claim to draw, in both languages and both widths."""

import itertools

import numpy as np
import pytest
from scipy.special import expit

from nnbook.figures import FIGURES, figure_function
from nnbook.languages import LANGUAGES, Language

NAMES = [name for name, module in FIGURES.items() if module.startswith("expressive_power")]
CASES = list(itertools.product(NAMES, LANGUAGES, (False, True)))


@pytest.mark.parametrize(("name", "language", "narrow"), CASES)
def test_a_figure_has_words_and_keeps_the_data_of_its_curves(
    name: str, language: Language, narrow: bool
) -> None:
    figure = figure_function(name)(language, narrow=narrow)

    named = {artist.get_gid() for axes in figure.axes for artist in axes.get_lines()} - {None}
    assert figure.title
    assert figure.description
    assert named == set(figure.drawn)
    assert named


@pytest.mark.parametrize(("index", "weight", "bias"), [(1, 1, 0), (2, 5, 0), (3, 5, -4)])
def test_the_moved_sigmoids_are_scipys(index: int, weight: float, bias: float) -> None:
    drawn = figure_function("sigmoid_moved_along_x")("en").drawn[f"curve-{index}"]

    np.testing.assert_allclose(drawn.y, expit(weight * np.array(drawn.x) + bias), rtol=1e-12)


def test_the_bump_is_the_sum_of_the_two_steps_above_it() -> None:
    drawn = figure_function("sigmoid_bump")("en").drawn

    both = np.array(drawn["curve-up"].y) + np.array(drawn["curve-down"].y)
    np.testing.assert_allclose(drawn["curve-bump"].y, both, atol=1e-12)


def test_all_five_panels_start_from_the_same_curve() -> None:
    drawn = figure_function("early_and_late_weights")("en").drawn

    assert len({drawn[f"before-{layer}"] for layer in range(1, 6)}) == 1
