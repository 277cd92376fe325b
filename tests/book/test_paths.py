"""Paths in steps: shorter, and the same lines."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbook.book.paths import as_seen, corners, in_steps, segments, thinned

hundredths = st.integers(-100_000, 100_000)


@st.composite
def paths(draw: st.DrawFn) -> str:
    """A path as Matplotlib writes it."""
    takes = {"M": 2, "L": 2, "Q": 4, "C": 6, "z": 0}
    commands = ["M", *draw(st.lists(st.sampled_from(list(takes)), max_size=30))]
    words = []
    for command in commands:
        numbers = draw(st.lists(hundredths, min_size=takes[command], max_size=takes[command]))
        words += [command, *(f"{number / 100:.2f}" for number in numbers)]
    return " ".join(words)


@given(paths())
def test_a_path_in_steps_has_the_same_segments(path: str) -> None:
    assert list(segments(in_steps(path))) == list(segments(path))


@pytest.mark.parametrize(
    ("places", "steps"),
    [
        ("M 0 0 L 1 1 L 2 2", "M0 0l1 1 1 1"),
        ("M 0 0 L 0.5 -0.5 L 1.25 -1", "M0 0l.5-.5 .75-.5"),
        ("M 5 5 L 6 5 z M 7 7 L 7 8", "M5 5l1 0zM7 7l0 1"),
        ("M 1 1 Q 2 2 3 1 C 4 0 5 0 6 1", "M1 1q1 1 2 0c1-1 2-1 3 0"),
        # After closing, a step starts where the figure began, not where its last line ended.
        ("M 5 5 L 9 9 z L 6 5", "M5 5l4 4zl1 0"),
        ("", ""),
    ],
)
def test_a_path_is_written_in_steps(places: str, steps: str) -> None:
    assert in_steps(places) == steps


def test_the_corners_of_a_path_in_steps_are_places() -> None:
    assert corners("M10 10l5-2.5 0 5M0 0l1 0") == [(10, 10), (15, 7.5), (15, 12.5), (0, 0), (1, 0)]


def test_a_curve_has_no_corners() -> None:
    assert corners("M0 0c1 1 2 2 3 3") is None


@pytest.mark.parametrize("path", ["M 0 0 H 5", "M 0 0 A 1 1 0 0 0 2 2", "1 2", "M 0 0 z 3"])
def test_a_path_that_is_not_matplotlibs_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path of Matplotlib's"):
        list(segments(path))


def test_a_circle_in_many_lines_keeps_few_of_them_and_its_form() -> None:
    angles = [2 * math.pi * k / 360 for k in range(361)]
    path = " L ".join(f"{80 * math.cos(at):.2f} {80 * math.sin(at):.2f}" for at in angles)

    found = corners(as_seen(f"M {path}"))

    assert found is not None
    # A chord with a rise of 0.05 is 5.7 long: 89 go around. Halving takes at most twice as many.
    assert len(found) < 180
    # Rounding to tenths moves a corner by at most 0.05 each way.
    assert all(abs(math.hypot(*corner) - 80) < 0.08 for corner in found)
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(found)]
    assert all(abs(math.hypot(*middle) - 80) < 0.05 + 0.08 for middle in middles)


@given(st.lists(st.tuples(hundredths, hundredths), min_size=1, max_size=60))
def test_a_thinned_line_keeps_its_ends_and_the_order(line: list[tuple[int, ...]]) -> None:
    kept = thinned(line)

    assert (kept[0], kept[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(place in rest for place in kept)


def test_a_path_of_few_lines_keeps_its_hundredths() -> None:
    square = "M 0.01 0.01 L 5.01 0.01 L 5.01 5.01 L 0.01 5.01 z"

    assert as_seen(square) == in_steps(square)


def test_each_line_of_a_path_is_thinned_by_itself() -> None:
    straight = "M 0 0 L 1 0 L 2 0 L 3 0 L 4 0 z"

    assert as_seen(f"{straight} {straight.replace('M 0', 'M 10')}") == "M0 0l4 0zM10 0l-9 0 3 0z"


def test_a_curve_drawn_as_one_keeps_its_hundredths() -> None:
    bow = "M 0.01 0 " + "C 1.01 1 2.01 2 3.01 3 " * 9

    assert as_seen(bow) == in_steps(bow)
