"""What comes in from outside: copied when it is right, refused with a clear message when not."""

import re
from fractions import Fraction
from functools import partial

import numpy as np
import pytest

from nnbook.net.arrays import as_array, as_floats, elementwise, name_of


@elementwise
def twice(z):  # type: ignore[no-untyped-def]
    """Double the number."""
    return 2.0 * z


def test_integers_become_float64() -> None:
    array = as_array([[1, 2], [3, 4]], name="weight")

    assert array.dtype == np.float64
    assert array.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_a_single_number_becomes_an_array_without_axes() -> None:
    assert as_array(2.5, name="bias", ndim=0).shape == ()


def test_float32_becomes_the_float64_of_the_same_value() -> None:
    array = as_array(np.array([0.1], dtype=np.float32), name="x")

    assert array.tolist() == [0.10000000149011612]  # what 0.1 is in float32


def test_the_array_cannot_be_written_to() -> None:
    array = as_array([1.0, 2.0], name="x")

    with pytest.raises(ValueError, match="read-only"):
        array[0] = 5.0


def test_the_original_stays_writable() -> None:
    original = np.array([1.0, 2.0])

    as_array(original, name="x")
    original[0] = 5.0

    assert original.tolist() == [5.0, 2.0]


def test_changing_the_original_later_does_not_change_the_array() -> None:
    original = np.array([1.0, 2.0])
    array = as_array(original, name="x")

    original[0] = 5.0

    assert array.tolist() == [1.0, 2.0]


def test_the_array_lies_in_memory_row_by_row_wherever_it_comes_from() -> None:
    array = as_array(np.asfortranarray([[1.0, 2.0], [3.0, 4.0]]), name="weight")

    assert array.flags.c_contiguous


def test_a_numpy_matrix_becomes_a_plain_array() -> None:
    with pytest.warns(PendingDeprecationWarning):
        matrix = np.matrix([[1.0, 2.0]])

    assert type(as_array(matrix, name="x")) is np.ndarray


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        ("0.5", "str96 in '0.5'"),
        (["0.5", "1"], "str96 in ['0.5', '1']"),
        ([1 + 2j], "complex128 in [(1+2j)]"),
        ([True, False], "bool in [True, False]"),
        (None, "object in None"),
        ([Fraction(1, 2)], "object in [Fraction(1, 2)]"),
        (np.array(["2024-01-01"], dtype="datetime64[D]"), "datetime64[D] in array(["),
    ],
    ids=["a string", "strings", "complex", "booleans", "None", "fractions", "dates"],
)
def test_what_is_not_a_real_number_is_refused(value: object, dtype: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"x must hold real numbers, got {dtype}")):
        as_array(value, name="x")


def test_a_long_value_is_shortened_in_the_message() -> None:
    with pytest.raises(ValueError, match=r"got str32 in \['a', 'a', .*\.\.\.$") as error:
        as_array(["a"] * 1000, name="x")

    assert len(str(error.value)) < 110


def test_rows_of_different_lengths_are_refused() -> None:
    message = "weight must be a rectangular array of numbers, got rows that do not fit together"

    with pytest.raises(ValueError, match=message):
        as_array([[1.0, 2.0], [3.0]], name="weight")


def test_a_masked_array_is_refused_since_its_mask_would_be_lost() -> None:
    masked = np.ma.masked_array([1.0, 2.0], mask=[False, True])

    with pytest.raises(ValueError, match="x must not be a masked array: fill the masked entries"):
        as_array(masked, name="x")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (float("nan"), "x must be finite, got nan"),
        ([0.0, float("nan")], "x must be finite, got nan at x[1]"),
        ([0.0, float("inf")], "x must be finite, got inf at x[1]"),
        ([[0.0, 0.0], [0.0, float("-inf")]], "x must be finite, got -inf at x[1, 1]"),
        (np.array(["1e400"], dtype=np.longdouble), "x must be finite, got inf at x[0]"),
    ],
    ids=["nan alone", "nan", "infinity", "minus infinity", "too large for float64"],
)
def test_what_is_not_finite_is_refused_with_its_place(value: object, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message) + "$"):
        as_array(value, name="x")


@pytest.mark.parametrize(
    ("ndim", "message"),
    [
        (1, "x must have 1 axis, got 2 (shape (1, 2))"),
        (3, "x must have 3 axes, got 2 (shape (1, 2))"),
        ((0, 1), "x must have 0 or 1 axes, got 2 (shape (1, 2))"),
    ],
)
def test_another_number_of_axes_is_refused(ndim: int | tuple[int, ...], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        as_array([[1.0, 2.0]], name="x", ndim=ndim)


@pytest.mark.parametrize("value", [[1.0, 2.0], [[1.0, 2.0]]])
def test_each_of_several_numbers_of_axes_is_accepted(value: object) -> None:
    array = as_array(value, name="x", ndim=(1, 2))

    assert array.tolist() == value


def test_floats_are_not_copied_for_a_formula() -> None:
    z = np.array([1.0, 2.0])

    assert as_floats(z, name="z") is z


def test_float32_stays_float32_for_a_formula() -> None:
    assert as_floats(np.array([1.0], dtype=np.float32), name="z").dtype == np.float32


def test_integers_become_float64_for_a_formula() -> None:
    assert as_floats([1, 2], name="z").dtype == np.float64


def test_a_formula_refuses_what_is_not_a_real_number() -> None:
    with pytest.raises(ValueError, match=re.escape("z must hold real numbers, got complex128")):
        as_floats([1j], name="z")


def test_an_elementwise_function_of_one_number_gives_one_number() -> None:
    assert isinstance(twice(3), float)
    assert twice(3) == 6.0


def test_an_elementwise_function_keeps_every_shape() -> None:
    assert twice(np.ones((2, 3, 4))).shape == (2, 3, 4)


def test_an_elementwise_function_takes_an_array_of_nothing() -> None:
    assert twice(np.ones((0, 3))).shape == (0, 3)


def test_an_elementwise_function_refuses_booleans() -> None:
    with pytest.raises(ValueError, match=re.escape("z must hold real numbers, got bool in [True]")):
        twice([True])  # type: ignore[call-overload]


def test_an_elementwise_function_keeps_its_name_and_docstring() -> None:
    assert twice.__name__ == "twice"
    assert twice.__doc__ == "Double the number."


def test_a_function_without_a_name_is_named_by_its_repr() -> None:
    assert name_of(partial(twice)).startswith("functools.partial(<function twice")
