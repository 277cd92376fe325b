"""One fact: rounding, refusals, and the line it remembers."""

import inspect
import math
import re
from pathlib import Path

import numpy as np
import pytest

from nnbook.facts import fact, look_up, round_significant
from nnbook.facts.registry import UnknownNameError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1234567890125, 0.123456789012),  # a tie in decimal, just below it in binary
        (0.1234567890126, 0.123456789013),
        (123456789012.6, 123456789013.0),
        (-9.999999999996e-5, -1e-4),
        (6.02214076e23, 6.02214076e23),
        (0.0, 0.0),
    ],
)
def test_a_fact_keeps_twelve_significant_digits(value: float, expected: float) -> None:
    assert fact(value, "a test").value == expected


def test_rounding_can_keep_another_number_of_digits() -> None:
    assert round_significant(0.0012345, 3) == 0.00123


def test_an_exact_fact_keeps_every_digit() -> None:
    assert fact(0.1 + 0.2, "a test", exact=True).value == 0.30000000000000004


def test_a_whole_number_is_not_rounded() -> None:
    assert fact(1234567890123456789, "a test").value == 1234567890123456789


def test_words_are_kept_as_they_are() -> None:
    assert fact("0.71225743229574180707", "a test").value == "0.71225743229574180707"


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, np.float32("nan")])
def test_a_value_that_is_not_finite_is_refused(value: float, exact: bool) -> None:
    with pytest.raises(ValueError, match=r"must be finite, got .+ from 'a test'"):
        fact(value, "a test", exact=exact)


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("number", [np.float64(0.5), np.float32(0.5), np.int64(5)])
def test_a_numpy_number_becomes_a_plain_one(number: float, exact: bool) -> None:
    value = fact(number, "a test", exact=exact).value

    assert type(value) in (int, float)


def test_a_fact_knows_the_line_that_made_it() -> None:
    made = fact(1, "a test")

    here = inspect.getsource(test_a_fact_knows_the_line_that_made_it).splitlines()
    start = test_a_fact_knows_the_line_that_made_it.__code__.co_firstlineno
    assert here[made.line - start].strip() == 'made = fact(1, "a test")'


def test_a_fact_knows_its_file_from_the_top_of_the_project() -> None:
    made = fact(1, "a test")

    assert ROOT / made.file == Path(__file__).resolve()


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    message = 'unknown fact "neuron.z_3"; nearest: "neuron.z_2"'

    with pytest.raises(UnknownNameError, match=f"^{re.escape(message)}$"):
        look_up("fact", "neuron.z_3", {"digits.images": 1, "neuron.z_2": 2})


def test_with_nothing_known_no_nearest_name_is_offered() -> None:
    with pytest.raises(UnknownNameError, match=r'^unknown fact "a"$'):
        look_up("fact", "a", {})
