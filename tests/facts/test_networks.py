"""Facts of the chapter "Networks" against numbers from the brief and worked out by hand."""

import pytest
from sklearn.neural_network import MLPClassifier

from nnbook.facts.networks import FACTS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n_in", 4),
        ("n_out", 3),
        ("n_weights", 94),
        ("n_biases", 19),
        ("n_parameters", 113),
        ("layouts_1", 0),
        ("layouts_2", 0),
        ("layouts_3", 21),
        ("layouts_reasonable", 7),
        ("most_even", "6-5-5"),
        ("name", "4-6-5-5-3"),
    ],
)
def test_a_count_of_the_article_network_is_that_of_the_brief(name: str, value: int | str) -> None:
    assert FACTS[name].value == value


def test_the_weights_by_layer_are_those_of_the_brief() -> None:
    assert [FACTS[f"weights_{layer}"].value for layer in (1, 2, 3, 4)] == [24, 30, 25, 15]


def test_the_digit_network_has_as_many_parameters_as_scikit_learns() -> None:
    digits = MLPClassifier(hidden_layer_sizes=(30,), max_iter=1, solver="sgd")
    digits.partial_fit([[0.0] * 784] * 10, range(10), classes=range(10))

    assert FACTS["digit_weights"].value == sum(w.size for w in digits.coefs_)
    assert FACTS["digit_biases"].value == sum(b.size for b in digits.intercepts_)


def test_the_network_split_in_two_has_about_half_the_parameters() -> None:
    # 784*15 + 15*15 + 15*10 weights and 15 + 15 + 10 biases
    assert FACTS["split_parameters"].value == 11760 + 225 + 150 + 40
    assert FACTS["split_percent"].value == pytest.approx(100 * 12175 / 23860, rel=1e-11)


def test_one_neuron_more_adds_its_lines_and_its_bias() -> None:
    assert FACTS["wider_more"].value == 4 + 5 + 1


def test_one_neuron_less_takes_its_lines_away() -> None:
    assert FACTS["thinner_less"].value == 6 + 5


def test_counting_a_parameter_a_second_takes_five_and_a_half_thousand_years() -> None:
    days = 175e9 / 86400

    assert FACTS["gpt3_years"].value == pytest.approx(days / 365.25, rel=1e-11)
    assert 60 < int(FACTS["n_parameters"].value) < 120  # "less than two minutes"


def test_a_convolution_needs_far_fewer_weights_than_a_full_connection() -> None:
    assert FACTS["places_side"].value == 24  # 28 - 5 + 1
    assert FACTS["kernel_weights"].value == 25
    assert FACTS["dense_weights"].value == 784 * 576


def test_every_fact_says_where_it_comes_from() -> None:
    assert all(entry.source for entry in FACTS.values())
