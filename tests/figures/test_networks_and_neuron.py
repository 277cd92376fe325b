"""Figures of the chapters "Networks" and "The neuron": what they draw is what they say."""

import numpy as np
import pytest
from matplotlib.patches import Circle, Rectangle

from nnbook.examples.networks import ARTICLE_SIZES
from nnbook.figures import FIGURES
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.figures.layered import Columns
from nnbook.figures.networks_sizes import convolution_lines, dropout_lines, full_lines
from tests.figures.sheets import DRAWINGS, SHEETS, Sheet, failing, figure

MODULES = ("networks", "networks_counts", "networks_sizes", "neuron", "neuron_lines")
SHEETS_HERE = [sheet for sheet in SHEETS if FIGURES[sheet[0]] in MODULES]
SMALLEST = 10.0  # CSS pixels, at the width of a phone
pytestmark = DRAWINGS


def texts(figure: BookFigure) -> list[tuple[str, float]]:
    """Every visible text with its size."""
    found = []
    for axes in figure.axes:
        shown = axes.axison
        labels = [*axes.get_xticklabels(), *axes.get_yticklabels()] if shown else []
        found += [(t.get_text(), float(t.get_fontsize())) for t in [*axes.texts, *labels]]
    return [(text, size) for text, size in found if text]


def test_a_figure_fits_its_column() -> None:
    def wrong_width(sheet: Sheet) -> bool:
        wanted = NARROW if sheet[2] else WIDE
        return bool(figure(*sheet).get_size_inches()[0] * 72 != pytest.approx(wanted))

    assert failing(wrong_width, SHEETS_HERE) == {}


def test_its_text_can_be_read() -> None:
    def small(sheet: Sheet) -> list[tuple[str, float]]:
        return [(text, size) for text, size in texts(figure(*sheet)) if size < SMALLEST]

    assert failing(small, SHEETS_HERE) == {}


def test_a_figure_draws_the_same_data_in_both_languages() -> None:
    def other(sheet: Sheet) -> bool:
        name, _, narrow = sheet
        return figure(name, "en", narrow).drawn != figure(name, "zh-TW", narrow).drawn

    assert failing(other, SHEETS_HERE) == {}


@pytest.mark.parametrize("narrow", [False, True])
def test_every_connection_of_the_network_is_drawn(narrow: bool) -> None:
    assert len(figure("article_network", narrow=narrow).axes[0].lines) == 94


@pytest.mark.parametrize("narrow", [False, True])
def test_every_parameter_has_its_square_or_dot(narrow: bool) -> None:
    patches = figure("weights_by_layer", narrow=narrow).axes[0].patches

    assert sum(isinstance(patch, Rectangle) for patch in patches) == 94
    assert sum(isinstance(patch, Circle) for patch in patches) == 19


@pytest.mark.parametrize("narrow", [False, True])
def test_every_layout_has_its_three_bars(narrow: bool) -> None:
    patches = figure("layouts_with_94", narrow=narrow).axes[0].patches

    assert len(patches) == 3 * 21


def test_the_columns_are_centred_on_one_height() -> None:
    columns = Columns(ARTICLE_SIZES, 0, 400, 100, 40)

    for layer, size in enumerate(ARTICLE_SIZES):
        assert np.mean([columns.at(layer, index)[1] for index in range(size)]) == 100


def test_a_convolution_draws_three_lines_for_each_neuron_with_three_weights_in_all() -> None:
    lines = convolution_lines()

    assert len(lines) == 3 * 4
    assert {style for _, _, style in lines} == {0, 1, 2}
    assert all(before == after + style for before, after, style in lines)


def test_dropout_leaves_the_lines_between_the_neurons_that_stay() -> None:
    assert len(full_lines()) == 6 * 4
    assert len(dropout_lines()) == (6 - 2) * (4 - 1)


def test_the_running_total_ends_at_z() -> None:
    steps = figure("terms_build_up").drawn["running-total"]

    assert steps.y[0] == pytest.approx(1.6)
    assert steps.y[-1] == pytest.approx(0.4)


def test_the_marked_zeros_lie_on_the_lines() -> None:
    drawn = figure("bias_moves_zero").drawn

    for number, zero in enumerate(drawn["zeros"].x, 1):
        line = drawn[f"line-{number}"]
        assert np.interp(zero, line.x, line.y) == pytest.approx(0.0, abs=1e-12)


def test_the_dividing_line_has_slope_one_half() -> None:
    line = figure("dividing_line").drawn["line-zero"]

    assert (line.y[1] - line.y[0]) / (line.x[1] - line.x[0]) == pytest.approx(0.5)
