"""The worked example's numbers: against the article's digits, hand calculation and mpmath."""

import mpmath
import pytest

from nnbook.facts import FACTS

# As the article prints them, every digit.
PRINTED = {"y_1": 0.7122574322957417, "y_2": 0.5330975738715015}

WEIGHTS = {
    "w1_11": 0.3,
    "w1_12": -0.4,
    "w1_21": 0.2,
    "w1_22": 0.6,
    "w2_11": 0.7,
    "w2_12": 0.5,
    "w2_21": -0.3,
    "w2_22": -0.1,
}
BIASES = {"b1_1": 0.25, "b1_2": 0.45, "b2_1": 0.15, "b2_2": 0.35}
INPUTS = {"x_1": 2, "x_2": 3}

# Hand calculation: 0.3*2, -0.4*3, ... The second layer multiplies the outputs of N1 and N2, which
# are 0.41338242108267 and 0.934010990508781 to fifteen digits.
BY_HAND = {
    "term1_11": 0.6,
    "term1_12": -1.2,
    "term1_21": 0.4,
    "term1_22": 1.8,
    "sum1_1": -0.6,
    "sum1_2": 2.2,
    "z1_1": -0.35,
    "z1_2": 2.65,
    "a1_1": 0.41338242108267,
    "a1_2": 0.934010990508781,
    "term2_11": 0.289367694757869,
    "term2_12": 0.4670054952543905,
    "term2_21": -0.124014726324801,
    "term2_22": -0.0934010990508781,
    "sum2_1": 0.7563731900122595,
    "sum2_2": -0.2174158253756791,
    "z2_1": 0.90637319001226,
    "z2_2": 0.132584174624321,
    "a2_1": 0.7122574322957417,
    "a2_2": 0.5330975738715015,
}


def value(name: str) -> float:
    found = FACTS[f"feed_forward.{name}"].value
    assert not isinstance(found, str)
    return found


def true_outputs(digits: int) -> list[str]:
    """The outputs in fifty-digit arithmetic, from the decimal weights themselves."""
    with mpmath.workdps(50):
        matrices = [[["0.3", "-0.4"], ["0.2", "0.6"]], [["0.7", "0.5"], ["-0.3", "-0.1"]]]
        a = mpmath.matrix(["2", "3"])
        for weight, bias in zip(matrices, [["0.25", "0.45"], ["0.15", "0.35"]], strict=True):
            z = mpmath.matrix(weight) * a + mpmath.matrix(bias)
            a = z.apply(lambda x: 1 / (1 + mpmath.exp(-x)))
        return [mpmath.nstr(y, digits) for y in a]


@pytest.mark.parametrize("name", PRINTED)
def test_the_result_has_the_digits_that_the_article_prints(name: str) -> None:
    assert value(name) == PRINTED[name]


@pytest.mark.parametrize(("name", "given"), (WEIGHTS | BIASES | INPUTS).items())
def test_each_weight_bias_and_input_is_quotable(name: str, given: float) -> None:
    assert value(name) == given


@pytest.mark.parametrize(("name", "expected"), BY_HAND.items())
def test_every_step_agrees_with_the_hand_calculation(name: str, expected: float) -> None:
    # fifteen digits are given; an intermediate sum may lose one of them
    assert value(name) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("place", ["1_11", "1_12", "1_21", "1_22", "2_11", "2_12", "2_21", "2_22"])
def test_the_size_of_a_term_is_the_term_without_its_sign(place: str) -> None:
    assert value(f"term{place}_size") == pytest.approx(abs(BY_HAND[f"term{place}"]), rel=1e-14)


@pytest.mark.parametrize("j", [1, 2])
def test_the_true_digits_agree_with_fifty_digit_arithmetic(j: int) -> None:
    assert FACTS[f"feed_forward.y_{j}_true"].value == true_outputs(20)[j - 1]


@pytest.mark.parametrize(
    ("name", "nearest"), [("y_1", 0.7122574322957418), ("y_2", 0.5330975738715014)]
)
def test_the_nearest_double_is_the_rounded_true_value(name: str, nearest: float) -> None:
    assert value(f"{name}_nearest") == nearest


@pytest.mark.parametrize("j", [1, 2])
def test_each_printed_output_is_one_unit_in_the_last_place_off(j: int) -> None:
    assert value(f"y_{j}_ulps") == 1


def test_the_decimal_arithmetic_has_more_digits_than_it_shows() -> None:
    assert value("decimal_digits") == 35


def test_without_input_the_hidden_outputs_come_from_the_biases_alone() -> None:
    with mpmath.workdps(30):
        expected = [float(1 / (1 + mpmath.exp(mpmath.mpf(b)))) for b in ("-0.25", "-0.45")]

    assert [value("zero_a1_1"), value("zero_a1_2")] == pytest.approx(expected, rel=1e-11)


def test_the_bias_that_centres_the_first_neuron_undoes_its_weighted_sum() -> None:
    assert value("half_b") == 0.6


def test_the_exercise_with_the_centred_neuron_agrees_with_thirty_digit_arithmetic() -> None:
    with mpmath.workdps(30):
        n1, n2 = mpmath.mpf("0.5"), 1 / (1 + mpmath.exp(mpmath.mpf("-2.65")))
        z = [
            mpmath.mpf("0.7") * n1 + n2 / 2 + mpmath.mpf("0.15"),
            -mpmath.mpf("0.3") * n1 - n2 / 10 + mpmath.mpf("0.35"),
        ]
        expected = [float(1 / (1 + mpmath.exp(-x))) for x in z]

    assert [value("half_y_1"), value("half_y_2")] == pytest.approx(expected, rel=1e-11)
