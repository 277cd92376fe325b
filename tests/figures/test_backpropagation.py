"""The chapter's charts draw the slopes, the check and the depth that they claim to."""

import numpy as np
import pytest

from nnbook.examples.backpropagation import NUDGES, check_errors
from nnbook.examples.backpropagation_depth import delta_sizes
from nnbook.figures import figure_function

# By differentiation in 40-digit arithmetic, not by this package.
SLOPES = {
    "n1-x1": -0.064167904964453272,
    "n1-x2": -0.096251857446679908,
    "n1-b": -0.032083952482226636,
    "n2-x1": -0.0093134370476354457,
    "n2-x2": -0.013970155571453169,
    "n2-b": -0.0046567185238177228,
    "n3-n1": -0.04875590469140001,
    "n3-n2": -0.11016083053241218,
    "n3-b": -0.11794382684127151,
    "n4-n1": 0.068546661278576304,
    "n4-n2": 0.1548767720436504,
    "n4-b": 0.16581900386341793,
}


def test_every_bar_reaches_from_nothing_to_its_slope() -> None:
    drawn = figure_function("worked_slopes")("en").drawn

    assert {name.removeprefix("bar-") for name in drawn} == set(SLOPES)
    for name, slope in SLOPES.items():
        assert drawn[f"bar-{name}"].x == pytest.approx((0.0, slope), rel=1e-13)


def test_both_curves_of_the_check_show_every_step_that_was_tried() -> None:
    drawn = figure_function("gradient_check_steps")("zh-TW").drawn

    for name, central in (("one", False), ("two", True)):
        assert drawn[f"error-{name}"].x == NUDGES
        assert drawn[f"error-{name}"].y == check_errors(central=central)


@pytest.mark.parametrize("kind", ["sigmoid", "relu", "relu_small"])
def test_the_lines_over_depth_are_medians(kind: str) -> None:
    drawn = figure_function("vanishing_gradients")("en").drawn[f"median-{kind.replace('_', '-')}"]
    sizes = np.sort(delta_sizes(kind), axis=0)
    middle = (sizes[9] + sizes[10]) / 2  # of twenty

    assert drawn.x == tuple(range(1, 12))
    np.testing.assert_allclose(drawn.y, middle, rtol=1e-12)


@pytest.mark.parametrize("narrow", [False, True])
def test_the_backward_pass_writes_every_slope_and_every_error_term(narrow: bool) -> None:
    labels = figure_function("worked_backward_pass")("en", narrow=narrow).labels()
    weights = [slope for name, slope in SLOPES.items() if not name.endswith("b")]
    deltas = [slope for name, slope in SLOPES.items() if name.endswith("b")]

    for number in (*weights, *deltas):
        assert f"{number:.3f}".replace("-", "\u2212") in labels
