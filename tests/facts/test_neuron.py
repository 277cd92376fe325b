"""Facts of the chapter "The neuron" against sums worked out by hand."""

import pytest

from nnbook.facts.neuron import FACTS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("term_1", 1.6),  # 2 * 0.8
        ("term_2", 0.5),  # 1 * 0.5
        ("term_3", -1.2),  # -4 * 0.3
        ("sum", 0.9),
        ("z", 0.4),
        ("rest", -0.7),  # 0.5 - 1.2
        ("sun_1", 0.3),  # (0.7 - 0.1) / 2
        ("sun_2", 0.6),  # (0.7 + 0.5) / 2
        ("sun_3", 0.9),  # (0.7 + 1.1) / 2
        ("line_slope", 0.5),  # 2 / 4
        ("line_start", -0.125),  # -0.5 / 4
        ("calm_z", -0.1),  # 1.6 - 1.2 - 0.5
        ("other_z", 0.8),  # 0.8 + 0.9 - 0.4 - 0.5
        ("bias_for_zero", -0.9),
        ("line_sun", 0.85),  # (1.2 + 0.5) / 2
        ("doubled_z", 0.8),
        ("doubled_sun", 0.6),
        ("probe_none", -0.5),
        ("probe_rain", -4.5),
    ],
)
def test_a_number_of_the_washing_neuron_is_what_one_gets_by_hand(name: str, value: float) -> None:
    assert FACTS[name].value == value


def test_the_neuron_picked_out_has_a_weight_for_each_input_and_a_bias() -> None:
    assert (FACTS["zoom_inputs"].value, FACTS["zoom_parameters"].value) == (5, 6)


def test_taking_the_bias_from_each_probe_gives_back_the_weights() -> None:
    bias = float(FACTS["probe_none"].value)
    probes = [float(FACTS[f"probe_{name}"].value) for name in ("sun", "wind", "rain")]

    assert [probe - bias for probe in probes] == [2.0, 1.0, -4.0]
