"""The chapter's numbers against hand calculation, mpmath and NumPy written out."""

import mpmath
import numpy as np
import pytest
from scipy.special import expit

from nnbook.facts import FACTS

# The worked example, every slope by differentiation in 40-digit arithmetic, not by this package.
SLOPES_W1 = [
    [-0.064167904964453272, -0.096251857446679908],
    [-0.0093134370476354457, -0.013970155571453169],
]
SLOPES_B1 = [-0.032083952482226636, -0.0046567185238177228]
SLOPES_W2 = [
    [-0.04875590469140001, -0.11016083053241218],
    [0.068546661278576304, 0.1548767720436504],
]
SLOPES_B2 = [-0.11794382684127151, 0.16581900386341793]
W1, B1 = np.array([[0.3, -0.4], [0.2, 0.6]]), np.array([0.25, 0.45])
W2, B2 = np.array([[0.7, 0.5], [-0.3, -0.1]]), np.array([0.15, 0.35])
PAIRS = [(j, k) for j in (1, 2) for k in (1, 2)]


def value(name: str) -> float:
    found = FACTS[f"backpropagation.{name}"].value
    assert not isinstance(found, str)
    return float(found)


@pytest.mark.parametrize(("j", "k"), PAIRS)
def test_every_slope_of_a_weight_by_differentiation(j: int, k: int) -> None:
    assert value(f"slope1_{j}{k}") == pytest.approx(SLOPES_W1[j - 1][k - 1], rel=1e-14)
    assert value(f"slope2_{j}{k}") == pytest.approx(SLOPES_W2[j - 1][k - 1], rel=1e-14)


@pytest.mark.parametrize("j", [1, 2])
def test_every_error_term_is_the_slope_of_its_bias(j: int) -> None:
    assert value(f"delta1_{j}") == pytest.approx(SLOPES_B1[j - 1], rel=1e-14)
    assert value(f"delta2_{j}") == pytest.approx(SLOPES_B2[j - 1], rel=1e-14)


@pytest.mark.parametrize("k", [1, 2])
def test_two_paths_add_up_to_what_comes_back(k: int) -> None:
    one, two = W2[0, k - 1] * SLOPES_B2[0], W2[1, k - 1] * SLOPES_B2[1]

    assert value(f"path_{k}3") == pytest.approx(one, rel=1e-13)
    assert value(f"path_{k}4") == pytest.approx(two, rel=1e-13)
    assert value(f"back_{k}") == pytest.approx(one + two, rel=1e-13)
    assert value(f"back_{k}") * value(f"prime1_{k}") == pytest.approx(SLOPES_B1[k - 1], rel=1e-13)


def test_the_page_can_be_followed_with_four_decimals() -> None:
    # As a reader would: every factor rounded as printed, then the product rounded.
    def shown(name: str) -> float:
        return round(value(name), 4)

    assert abs(shown("twice_1") * shown("prime2_1") - shown("delta2_1")) < 1e-4
    assert abs(shown("twice_2") * shown("prime2_2") - shown("delta2_2")) < 1e-4
    assert abs(shown("back_1") * shown("prime1_1") - shown("delta1_1")) < 1e-4
    assert abs(shown("back_2") * shown("prime1_2") - shown("delta1_2")) < 1e-4


def cost(w: mpmath.mpf) -> mpmath.mpf:
    """The worked cost with another weight from N2 to N3."""
    hidden = [1 / (1 + mpmath.exp(-mpmath.mpf(z))) for z in ("-0.35", "2.65")]
    y_1 = 1 / (
        1 + mpmath.exp(-(mpmath.mpf("0.7") * hidden[0] + w * hidden[1] + mpmath.mpf("0.15")))
    )
    z_2 = mpmath.mpf("-0.3") * hidden[0] - mpmath.mpf("0.1") * hidden[1] + mpmath.mpf("0.35")
    return (y_1 - 1) ** 2 + (1 / (1 + mpmath.exp(-z_2)) - mpmath.mpf("0.2")) ** 2


def test_a_nudge_changes_the_cost_by_nearly_what_the_slope_says() -> None:
    with mpmath.workdps(30):
        now, nudged = cost(mpmath.mpf("0.5")), cost(mpmath.mpf("0.51"))

    assert value("nudge_cost") == pytest.approx(float(nudged), rel=1e-11)
    assert value("nudge_change") == pytest.approx(float(nudged - now), rel=1e-11)
    assert value("nudge_c") == pytest.approx(SLOPES_W2[0][1] / 100, rel=1e-11)
    assert value("nudge_z") == pytest.approx(float(expit(2.65)) / 100, rel=1e-11)


@pytest.mark.parametrize(("j", "k"), PAIRS)
def test_the_step_takes_a_tenth_of_every_slope(j: int, k: int) -> None:
    new = [W1[j - 1, k - 1] - 0.1 * SLOPES_W1[j - 1][k - 1]]
    new.append(W2[j - 1, k - 1] - 0.1 * SLOPES_W2[j - 1][k - 1])

    assert [value(f"new_w{layer}_{j}{k}") for layer in (1, 2)] == pytest.approx(new, rel=1e-14)


def test_after_the_step_the_network_gives_the_published_outputs() -> None:
    new = {
        layer: np.array([[value(f"new_w{layer}_{j}{k}") for k in (1, 2)] for j in (1, 2)])
        for layer in (1, 2)
    }
    biases = {layer: [value(f"new_b{layer}_{j}") for j in (1, 2)] for layer in (1, 2)}
    z = new[1] @ (2, 3) + biases[1]
    y = expit(new[2] @ expit(z) + biases[2])

    assert [value("new_a2_1"), value("new_a2_2")] == [0.7187729999291985, 0.5238074518609882]
    np.testing.assert_allclose(y, [0.71877299992919843, 0.52380745186098813], rtol=1e-14)
    np.testing.assert_allclose([value("new_z1_1"), value("new_z1_2")], z, rtol=1e-14)
    assert value("new_cost") == pytest.approx((y[0] - 1) ** 2 + (y[1] - 0.2) ** 2, rel=1e-13)


def test_the_cost_falls_by_nearly_what_the_slopes_foretell() -> None:
    flat = np.concatenate([np.ravel(s) for s in (SLOPES_W1, SLOPES_B1, SLOPES_W2, SLOPES_B2)])

    assert value("squares") == pytest.approx((flat**2).sum(), rel=1e-11)
    assert value("drop_expected") == pytest.approx(0.1 * (flat**2).sum(), rel=1e-11)
    assert value("drop") == pytest.approx(0.19374977898811995 - 0.18393989144952878, rel=1e-11)


def test_the_forgotten_transpose_is_as_far_off_as_numpy_says() -> None:
    hidden = expit(W1 @ (2, 3) + B1)
    wrong = (W2 @ SLOPES_B2) * hidden * (1 - hidden)
    right = np.array(SLOPES_B1)
    # Only layer 1 is wrong: each delta counts for two weights (times 2 and 3) and a bias.
    apart = np.sqrt(((wrong - right) ** 2).sum() * (4 + 9 + 1))
    size = np.sqrt(value("squares"))

    assert value("mistake_error") == pytest.approx(apart / size, rel=1e-9)


def test_a_quarter_for_every_layer() -> None:
    assert value("quarter") == expit(0.0) * (1 - expit(0.0))
    assert value("quarter_power") == pytest.approx(1 / 4**10)


def test_relu_keeps_its_error_terms_and_the_sigmoid_loses_a_factor_of_four_a_layer() -> None:
    assert value("factor_sigmoid") < 0.25
    assert 0.8 < value("factor_relu") < 1.25
    assert value("factor_relu_small") == pytest.approx(value("factor_relu") / 2, rel=0.05)
    assert value("left_sigmoid") < 1e-6 < 1e-3 * value("left_relu")


def test_one_neuron_from_start_to_finish_by_hand() -> None:
    # z = 0.5 * 2 - 1 = 0, y = 1/2; 2 * (-1/2) * 1/4 = -1/4; w = 1/2 + 1/2, b = -1 + 1/4
    assert [value(f"ex_{name}") for name in ("y", "delta", "slope")] == [0.5, -0.25, -0.5]
    assert [value(f"ex_new_{name}") for name in ("w", "b", "z")] == [1.0, -0.75, 1.25]
    assert value("ex_new_y") == pytest.approx(0.77729986117469, rel=1e-11)
    assert value("ex_new_cost") == pytest.approx((1 - 0.77729986117469) ** 2, rel=1e-10)


def test_the_slopes_of_the_inputs_are_differences_of_the_cost() -> None:
    def at(x: tuple[float, float]) -> float:
        y = expit(W2 @ expit(W1 @ x + B1) + B2)
        return float(((y - (1, 0.2)) ** 2).sum())

    h = 1e-5
    assert value("ex_input_1") == pytest.approx((at((2 + h, 3)) - at((2 - h, 3))) / (2 * h), 1e-8)
    assert value("ex_input_2") == pytest.approx((at((2, 3 + h)) - at((2, 3 - h))) / (2 * h), 1e-8)


def test_four_layers_of_multiplications_by_hand() -> None:
    # 24 + 30 + 25 + 15 weights; passed back through all but the first 24; 113 + 1 passes
    assert [value("ex_forward"), value("ex_back"), value("ex_backward")] == [94, 70, 164]
    assert [value("ex_both"), value("ex_nudges"), value("ex_nudging")] == [258, 114, 10716]


def test_the_best_step_of_single_precision_is_the_cube_root_of_its_spacing() -> None:
    eps = float(np.finfo(np.float32).eps)

    assert value("single_eps") == pytest.approx(eps, rel=1e-11)
    assert value("single_root") ** 3 == pytest.approx(eps, rel=1e-10)
    assert value("single_square") == pytest.approx(value("single_root") ** 2, rel=1e-10)
