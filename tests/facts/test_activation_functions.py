"""Facts of the chapter "Activation functions" against hand calculation, SciPy and mpmath."""

import math

import mpmath
import pytest
from scipy.special import expit

from nnbook.facts.activation_functions import FACTS

TABLE = (-4, -2, -1, 0, 1, 2, 4)


def values(pattern: str, *indices: object) -> list[object]:
    return [FACTS[pattern.format(index)].value for index in indices]


def number(name: str) -> float:
    value = FACTS[name].value
    assert not isinstance(value, str)
    return float(value)


def test_every_fact_says_where_it_comes_from() -> None:
    assert all(fact.source for fact in FACTS.values())


def test_the_neuron_that_fires_has_its_threshold_at_one_and_a_half() -> None:
    assert values("fire_z_{}", 1, 2, 3, 4) == [-3, -1, 1, 3]  # 2x - 3 for x = 0, 1, 2, 3
    assert number("fire_threshold") == 1.5


def test_the_two_layers_multiply_out_as_by_hand() -> None:
    # rows (1, 1) and (-1, 2) times columns (2, -1) and (1, 1); then W2 b1 + b2
    assert values("c_w_{}", 11, 12, 21, 22) == [1, 2, -4, 1]
    assert values("c_b_{}", 1, 2) == [1 - 1 + 1, -1 - 2 + 2]


def test_one_layer_gives_what_two_give_but_not_with_relu_between() -> None:
    # x = (2, 1): z = (2*2 + 1 + 1, -2 + 1 - 1) = (6, -2); y = (6 - 2 + 1, -6 - 4 + 2)
    assert values("c_plain_z1_{}", 1, 2) == [6, -2]
    assert values("c_plain_y_{}", 1, 2) == [5, -8]
    assert values("c_one_{}", 1, 2) == [5, -8]
    assert values("c_relu_a1_{}", 1, 2) == [6, 0]
    assert values("c_relu_y_{}", 1, 2) == [6 + 0 + 1, -6 + 0 + 2]


def test_the_table_of_exclusive_or_is_as_by_hand() -> None:
    assert values("xor_z{}_1", 1, 2, 3, 4) == [0, 1, 1, 2]
    assert values("xor_z{}_2", 1, 2, 3, 4) == [-1, 0, 0, 1]
    assert values("xor_a{}_2", 1, 2, 3, 4) == [0, 0, 0, 1]
    assert values("xor_y_{}", 1, 2, 3, 4) == [0, 1, 1, 0]


def test_exclusive_or_asks_for_what_no_affine_function_gives() -> None:
    assert values("xor_{}_sum", "equal", "other") == [0, 2]


@pytest.mark.parametrize(("index", "z"), list(enumerate(TABLE, 1)))
def test_the_table_of_values_agrees_with_independent_formulas(index: int, z: int) -> None:
    assert number(f"z_{index}") == z
    assert number(f"v_relu_{index}") == (z if z > 0 else 0)
    assert number(f"v_leaky_relu_{index}") == pytest.approx(z if z > 0 else z / 100, rel=1e-11)
    assert number(f"v_sigmoid_{index}") == pytest.approx(expit(z), rel=1e-11)
    assert number(f"v_tanh_{index}") == pytest.approx(math.tanh(z), rel=1e-11)


@pytest.mark.parametrize(("index", "z"), list(enumerate(TABLE, 1)))
def test_the_table_of_slopes_agrees_with_numerical_differentiation(index: int, z: int) -> None:
    with mpmath.workdps(40):
        slope = float(mpmath.diff(lambda t: 1 / (1 + mpmath.exp(-t)), z))
        tanh_slope = float(mpmath.diff(mpmath.tanh, z))

    assert number(f"d_relu_{index}") == (1 if z > 0 else 0)
    assert number(f"d_leaky_relu_{index}") == (1 if z > 0 else 0.01)
    assert number(f"d_sigmoid_{index}") == pytest.approx(slope, rel=1e-11)
    assert number(f"d_tanh_{index}") == pytest.approx(tanh_slope, rel=1e-11)


def test_a_small_push_moves_the_sigmoid_and_not_the_step() -> None:
    assert number("nudge_step_change") == 0
    assert number("nudge_change") == pytest.approx(expit(1.1) - expit(1.0), rel=1e-11)
    assert number("nudge_expected") == pytest.approx(0.1 * expit(1) * expit(-1), rel=1e-11)


def test_a_push_far_out_moves_the_sigmoid_a_hundred_times_less() -> None:
    with mpmath.workdps(40):
        low, high = (
            1 / (1 + mpmath.exp(-(z + 1))) - 1 / (1 + mpmath.exp(-mpmath.mpf(z))) for z in (0, 6)
        )
        ratio = float(low / high)

    assert number("push_low") == pytest.approx(float(low), rel=1e-11)
    assert number("push_high") == pytest.approx(float(high), rel=1e-11)
    assert number("push_ratio") == pytest.approx(ratio, rel=1e-11)


def test_saturation_begins_where_the_closed_forms_say() -> None:
    s = (1 + math.sqrt(0.8)) / 2  # s (1 - s) = 0.05
    assert number("sigmoid_flat") == pytest.approx(math.log(s / (1 - s)), rel=1e-11)
    assert number("tanh_flat") == pytest.approx(math.atanh(math.sqrt(0.95)), rel=1e-11)


def test_a_vector_is_transformed_element_by_element() -> None:
    assert values("vec_relu_{}", 1, 2, 3) == [0, 0.5, 3]
    assert values("vec_sigmoid_{}", 1, 2, 3) == pytest.approx(
        [expit(-2), expit(0.5), expit(3)], rel=1e-11
    )


def test_the_exercises_have_the_answers_of_a_hand_calculation() -> None:
    assert values("ex_{}", "w", "b") == [-6, 1]  # -3 (2x + 1) + 4
    assert values("ex_relu_{}", 1, 2, 3, 4) == [0, 0, 0.2, 30]
    assert values("ex_leaky_{}", 1, 2, 3, 4) == [-0.05, 0, 0.2, 30]
    assert values("ex_abs_y_{}", 1, 2) == [3, 2]
    assert number("ex_depth_product") == pytest.approx(1 / 2**20, rel=1e-11)


def test_tanh_is_a_resized_sigmoid() -> None:
    assert number("ex_tanh") == pytest.approx(math.tanh(0.8), rel=1e-11)
    assert number("ex_tanh_other") == number("ex_tanh")


def test_the_sigmoid_of_thirty_is_short_of_one_by_a_hair() -> None:
    with mpmath.workdps(60):
        gap = float(1 - 1 / (1 + mpmath.exp(-30)))

    assert number("ex_gap") == pytest.approx(gap, rel=1e-11)
