"""The chapter's figures draw what they claim: tangents, right angles, surfaces."""

from itertools import combinations
from math import dist

import numpy as np
import pytest

from nnbook.examples.gradient_descent import change_in_direction
from nnbook.examples.gradient_descent_batches import line_cost
from nnbook.examples.gradient_descent_traps import two_valleys_cost
from nnbook.figures import FIGURES, figure_function
from nnbook.figures.gradient_descent_ground import COVERED, apart
from nnbook.figures.gradient_descent_many import line_height
from tests.figures.sheets import DRAWINGS

NAMES = [name for name, module in FIGURES.items() if module.startswith("gradient_descent")]

pytestmark = DRAWINGS


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_named_line_keeps_its_data(name: str, narrow: bool) -> None:
    figure = figure_function(name)("en", narrow=narrow)

    named = {artist.get_gid() for axes in figure.axes for artist in axes.get_lines()} - {None}
    assert named == set(figure.drawn)


@pytest.mark.parametrize("k", [1, 2])
def test_the_dashed_line_touches_the_curve(k: int) -> None:
    drawn = figure_function("slope_of_the_cost")("en").drawn
    w, cost = np.array(drawn[f"cost-{k}"].x), np.array(drawn[f"cost-{k}"].y)
    (x_1, x_2), (y_1, y_2) = drawn[f"tangent-{k}"].x, drawn[f"tangent-{k}"].y

    (here,), (height,) = drawn[f"now-{k}"].x, drawn[f"now-{k}"].y
    slope = np.interp(here, w, np.gradient(cost, w, edge_order=2))

    assert (y_2 - y_1) / (x_2 - x_1) == pytest.approx(slope, rel=0.01)
    assert np.interp(here, [x_1, x_2], [y_1, y_2]) == pytest.approx(height)


def test_the_steepest_way_down_is_against_the_gradient() -> None:
    changes = {degrees: change_in_direction(degrees) for degrees in range(-180, 181, 5)}

    assert min(changes, key=lambda degrees: changes[degrees]) == 0


def test_the_map_of_lines_has_the_cost_over_all_examples() -> None:
    for line in ((-1.0, 1.5), (0.8, 0.3), (0.0, 0.0)):
        height = float(line_height(*map(np.array, line)))

        assert height == pytest.approx(line_cost(line), rel=1e-10)


def test_every_path_on_the_landscape_starts_at_the_network() -> None:
    drawn = figure_function("descent_paths")("en").drawn

    starts = {(drawn[f"path-{k}"].x[0], drawn[f"path-{k}"].y[0]) for k in (1, 2, 3)}
    assert starts == {(0.5, -0.1)}


def test_a_dot_is_left_out_only_where_another_one_covers_it() -> None:
    spiral = [(0.98**k * 40 * np.cos(k), 0.98**k * 40 * np.sin(k)) for k in range(300)]

    drawn = apart(spiral)

    assert drawn[-1] == 299
    assert all(dist(spiral[a], spiral[b]) > COVERED for a, b in combinations(drawn, 2))
    left_out = set(range(300)) - set(drawn)
    assert left_out
    assert all(min(dist(spiral[k], spiral[j]) for j in drawn) <= COVERED for k in left_out)


def test_the_narrow_valley_is_drawn_between_its_points_too() -> None:
    drawn = figure_function("where_it_gets_stuck")("en").drawn["valleys"]
    w = np.linspace(-7, 3, 5001)
    costs = np.array([two_valleys_cost(float(value)) for value in w])

    away = np.abs(np.interp(w, drawn.x, drawn.y) - costs).max()
    assert away / (0.42 - 0.1) * 220 < 0.5  # half a pixel where the panel is 220 high
