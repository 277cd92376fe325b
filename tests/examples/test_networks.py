"""The layouts with 94 weights, and the random networks of the chapter "Networks"."""

from math import isqrt

import numpy as np
import pytest

from nnbook.examples.networks import (
    ARTICLE_SIZES,
    OUTSIDE_INPUT,
    SEEDS_TRIED,
    SWEEP,
    first_output_along,
    flat_networks,
    is_reasonable,
    layouts_with,
    output_of,
    random_network,
    seeded_network,
    sized_network,
    spread,
)


def solved_for_the_middle_layer() -> set[tuple[int, int, int]]:
    """4a + ab + bc + 3c = 94 solved for b = (94 - 4a - 3c) / (a + c), another way than trying b."""
    found = set()
    for a in range(1, 24):
        for c in range(1, 32):
            rest = 94 - 4 * a - 3 * c
            if rest > 0 and rest % (a + c) == 0:
                found.add((a, rest // (a + c), c))
    return found


def test_one_hidden_layer_cannot_have_94_weights_because_7_does_not_divide_94() -> None:
    assert layouts_with(94, 1) == []
    assert layouts_with(91, 1) == [(13,)]  # 7 * 13


def test_two_hidden_layers_cannot_have_94_weights_because_106_is_twice_a_prime() -> None:
    divisors = [d for d in range(2, isqrt(106) + 1) if 106 % d == 0]

    assert divisors == [2]
    assert layouts_with(94, 2) == []


def test_two_hidden_layers_are_found_where_there_are_some() -> None:
    assert (5, 5) in layouts_with(60, 2)  # 20 + 25 + 15


def test_the_layouts_of_three_hidden_layers_are_those_that_algebra_finds() -> None:
    found = layouts_with(94, 3)

    assert len(found) == 21
    assert set(found) == solved_for_the_middle_layer()


def test_seven_layouts_have_no_layer_narrower_than_three() -> None:
    assert {layout for layout in layouts_with(94, 3) if is_reasonable(layout)} == {
        (3, 4, 10),
        (3, 10, 4),
        (4, 3, 11),
        (4, 6, 6),
        (4, 7, 5),
        (6, 5, 5),
        (10, 3, 4),
    }


def test_no_layout_is_as_even_as_six_five_five() -> None:
    others = [layout for layout in layouts_with(94, 3) if layout != (6, 5, 5)]

    assert all(spread(layout) > spread((6, 5, 5)) for layout in others)


def test_the_books_network_has_the_articles_94_weights() -> None:
    assert sized_network(ARTICLE_SIZES).n_weights == 94


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_a_random_network_is_computed_as_its_formula_says(name: str) -> None:
    a = np.array(OUTSIDE_INPUT)
    for layer in random_network(name).layers:
        a = 1 / (1 + np.exp(-(layer.weight @ a + layer.bias)))

    np.testing.assert_allclose(output_of(name), a, rtol=1e-12)


def test_most_random_weights_give_a_flat_curve() -> None:
    flat = 0
    for seed in range(SEEDS_TRIED):
        network, values = seeded_network(seed), []
        for x_1 in np.linspace(-1, 1, 41):
            a = np.array([x_1, *OUTSIDE_INPUT[1:]])
            for layer in network.layers:
                a = 0.5 + 0.5 * np.tanh((layer.weight @ a + layer.bias) / 2)
            values.append(a[0])
        flat += max(values) - min(values) < 0.1

    assert flat_networks() == flat
    assert flat > SEEDS_TRIED / 2


def test_with_weights_a_the_output_rises_and_with_b_it_falls() -> None:
    points = np.linspace(*SWEEP, 101)

    assert (np.diff(first_output_along(random_network("A"), points)) > 0).all()
    assert (np.diff(first_output_along(random_network("B"), points)) < 0).all()


def test_with_weights_c_the_output_rises_and_then_falls() -> None:
    y = first_output_along(random_network("C"), np.linspace(*SWEEP, 101))
    top = int(y.argmax())

    assert (np.diff(y[: top + 1]) > 0).all()
    assert (np.diff(y[top:]) < 0).all()
    assert y[top] - max(y[0], y[-1]) > 0.3


def test_the_curve_passes_through_the_output_for_the_tables_input() -> None:
    y = first_output_along(random_network("A"), np.array([OUTSIDE_INPUT[0]]))

    np.testing.assert_allclose(y, [output_of("A")[0]], rtol=1e-12)
