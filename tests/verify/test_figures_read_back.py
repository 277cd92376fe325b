"""Drawings in built pages are read back: curves, points, words and numbers."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnbook.book import drawings
from nnbook.book.paths import corners
from nnbook.facts import FACTS
from nnbook.figures import figure_function
from nnbook.verify import curves, drawn_labels
from nnbook.verify.book import Book
from nnbook.verify.drawn_figures import Axes
from nnbook.verify.figure_records import figure_record
from tests.verify.mini import mini_site, rules

FIGURES = {"sigmoid_curve": "feed_forward", "worked_network": "feed_forward"}
Fault = Callable[[str], str]


def book_with(root: Path, name: str, fault: Fault) -> Book:
    """A site whose English page shows a figure with a fault."""
    html = drawings.page_drawing(name, "en")
    faulty = fault(html)
    identity = name.replace("_", "-")
    body = f'<figure id="fig-{identity}">{faulty}</figure>'
    return replace(mini_site(root, "", body), facts=FACTS, figures={name: "feed_forward"})


def found(book: Book) -> list[str]:
    return rules(curves.check(book)) + rules(drawn_labels.check(book))


def stretched(html: str) -> str:
    """The curve with a wrong slope, in the drawing only."""
    start = html.index('id="sigmoid-curve-wide-curve-sigmoid"')
    path = re.compile(r' d="([^"]*)"').search(html, start)
    assert path is not None
    line = corners(path[1])
    assert line is not None
    moved = "L".join(f"{311 + (x - 311) * 0.9:.2f} {y:.2f}" for x, y in line)
    return f"{html[: path.start(1)]}M{moved}{html[path.end(1) :]}"


def swapped(html: str) -> str:
    """Two weights that have changed places."""
    return html.replace(">0.3<", ">@<").replace(">0.7<", ">0.3<").replace(">@<", ">0.7<")


@pytest.mark.parametrize("name", FIGURES)
def test_a_drawing_as_the_build_makes_it_passes(tmp_path: Path, name: str) -> None:
    assert found(book_with(tmp_path, name, lambda html: html)) == []


@pytest.mark.parametrize(
    ("name", "fault", "expected"),
    [
        ("sigmoid_curve", stretched, {"figure-curve"}),
        ("sigmoid_curve", lambda h: h.replace("wide-curve-sigmoid", "wide-x"), {"figure-curve"}),
        ("sigmoid_curve", lambda h: h.replace(">0.5<", ">0.6<"), {"figure-label"}),
        ("worked_network", swapped, {"figure-number", "figure-label-place"}),
        (
            "worked_network",
            lambda h: h.replace(">−0.4<", ">0.4<"),
            {"figure-number", "figure-label"},
        ),
        ("worked_network", lambda h: h.replace(">Input layer<", ">Output<"), {"figure-label"}),
    ],
)
def test_a_fault_in_a_drawing_is_found(
    tmp_path: Path, name: str, fault: Fault, expected: set[str]
) -> None:
    assert set(found(book_with(tmp_path, name, fault))) == expected


def test_a_curve_whose_data_is_not_its_function_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = figure_record("sigmoid_curve")
    data = record["sigmoid_curve/data/curve-sigmoid"]
    data["y"][100] += 1e-6
    monkeypatch.setattr(curves, "figure_record", lambda name: record)
    curves.data_of.cache_clear()

    problems = curves.check(replace(mini_site(tmp_path, "", ""), figures=FIGURES))

    curves.data_of.cache_clear()
    assert rules(problems) == ["figure-function"]


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_data_and_drawing_units_lead_to_each_other(scale: str) -> None:
    axes = Axes.read(f"34 14 588 300 0.1 100 -2 5 {scale} linear")
    data = np.array([[0.5, -1.0], [99.0, 4.5]])

    assert np.allclose(axes.data(axes.place(data[:, 0], data[:, 1])), data)


def test_axes_lead_from_a_limit_to_the_edge() -> None:
    axes = Axes.read("34 14 588 300 -6 6 0 1 linear linear")

    assert np.allclose(
        axes.place(np.array([-6.0, 6.0]), np.array([0.0, 1.0])), [[34, 300], [588, 14]]
    )


def test_the_records_of_a_figure_hold_what_it_shows() -> None:
    figure = figure_function("worked_network")("en")

    assert figure_record("worked_network")["worked_network/title/en"] == figure.title
    assert "−0.4" in figure_record("worked_network")["worked_network/labels/en"]
