"""The chapter's figures draw what they claim, against scipy and finite differences."""

import itertools

import numpy as np
import pytest
from scipy.special import expit

from nnbook.figures import FIGURES, figure_function
from nnbook.figures.landscapes import level_lines
from nnbook.languages import LANGUAGES, Language

NAMES = [name for name, module in FIGURES.items() if module.startswith("cost")]
CASES = list(itertools.product(NAMES, LANGUAGES, (False, True)))


@pytest.mark.parametrize(("name", "language", "narrow"), CASES)
def test_every_named_line_keeps_its_data(name: str, language: Language, narrow: bool) -> None:
    figure = figure_function(name)(language, narrow=narrow)

    named = {artist.get_gid() for axes in figure.axes for artist in axes.get_lines()} - {None}
    assert named == set(figure.drawn)


def test_the_saturated_slopes_are_the_slopes_of_the_costs_beside_them() -> None:
    drawn = figure_function("saturated_costs")("en").drawn

    for kind in ("squared", "cross"):
        z, cost = np.array(drawn[f"{kind}-cost"].x), np.array(drawn[f"{kind}-cost"].y)
        differences = np.gradient(cost, z, edge_order=2)
        np.testing.assert_allclose(drawn[f"{kind}-slope"].y, differences, atol=1e-3)


def test_the_cross_entropy_is_minus_the_logarithm_of_the_output() -> None:
    drawn = figure_function("saturated_costs")("en").drawn["cross-cost"]

    np.testing.assert_allclose(drawn.y, -np.log(expit(np.array(drawn.x))), rtol=1e-9)


def test_a_level_line_of_a_parabola_is_a_circle() -> None:
    (line,) = level_lines(lambda u, v: u**2 + v**2, (-2, 2), (-2, 2), 1.0)

    np.testing.assert_allclose(np.hypot(*line), 1.0, atol=2e-3)
