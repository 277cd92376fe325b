"""The chapter's numbers, worked out again in other ways."""

import math
from typing import Any

import numpy as np
import pytest
from scipy.special import expit
from scipy.special import softmax as scipy_softmax

from nnbook.examples.digits import confusion, load_results, mean_distances
from nnbook.examples.regions import OUTPUT_Z
from nnbook.facts import FACTS


def value(name: str) -> Any:
    return FACTS[f"digits.{name}"].value


def test_mnist_has_the_size_that_everyone_quotes() -> None:
    assert (value("n_train"), value("n_test"), value("n_all")) == (60_000, 10_000, 70_000)
    assert (value("side"), value("white"), value("dimensions"), value("classes")) == (
        28,
        255,
        784,
        10,
    )


def test_the_label_counts_are_the_published_ones() -> None:
    assert (value("commonest"), value("commonest_count")) == (1, 6742)
    assert (value("rarest"), value("rarest_count")) == (5, 5421)
    assert value("always_commonest") == 1135 / 10_000


def test_the_cube_has_its_corners_where_school_puts_them() -> None:
    assert value("diagonal") == 28
    assert value("diagonal_3") == pytest.approx(math.dist((0, 0, 0), (1, 1, 1)), rel=1e-11)
    assert value("corners_exponent") == len(str(2**784)) - 1


def test_two_random_points_of_the_cube_are_about_as_far_apart_as_stated() -> None:
    rng = np.random.default_rng(0)
    apart = np.linalg.norm(rng.random((2000, 784)) - rng.random((2000, 784)), axis=1).mean()

    assert apart == pytest.approx(value("random_distance"), rel=0.005)


def test_shares_of_pixels_sum_to_one() -> None:
    shares = [value(f"pixels_{name}") for name in ("zero", "between", "full")]

    assert sum(shares) == pytest.approx(1, abs=1e-5)
    assert value("pixels_inked") == 150  # 0.191 times 784


def test_exactly_the_stated_digits_are_closest_to_their_own_kind() -> None:
    table = mean_distances().tolist()
    losers = [d for d, row in enumerate(table) if min(row) < row[d]]

    assert losers == [value("loser")]
    assert value("own_wins") == 10 - len(losers)
    assert min(range(10), key=lambda d: table[losers[0]][d]) == value("rival")
    assert value("loser_rival") < value("loser_own")


def test_within_is_smaller_than_between_and_the_neighbour_nearer_than_both() -> None:
    assert value("nearest") < value("within") < value("between") < value("random_distance")


def test_the_accuracy_is_what_the_confusion_matrix_says() -> None:
    table = confusion().tolist()
    right = sum(table[d][d] for d in range(10))
    errors = sorted((table[i][j], i, j) for i in range(10) for j in range(10) if i != j)

    assert (value("correct"), value("wrong")) == (right, 10_000 - right)
    assert value("accuracy") == pytest.approx(right / 10_000)
    assert errors[-1] == (value("confused_count"), value("confused"), value("confused_as"))
    assert errors[-2] == (value("confused_2_count"), value("confused_2"), value("confused_2_as"))
    rates = [table[d][d] / sum(table[d]) for d in range(10)]
    assert rates[value("best")] == max(rates) == pytest.approx(value("best_share"))
    assert rates[value("worst")] == min(rates) == pytest.approx(value("worst_share"))


def test_sigmoid_outputs_do_not_sum_to_one_and_softmax_outputs_do() -> None:
    assert value("sigmoid_sum") == pytest.approx(expit(OUTPUT_Z).sum(), rel=1e-11)
    assert value("softmax_sum") == 1
    assert value("softmax_winner") == pytest.approx(scipy_softmax(OUTPUT_Z)[7], rel=1e-11)
    assert value("softmax_ratio") == pytest.approx(math.exp(1.5), rel=1e-11)


def test_the_pixels_house_numbers_are_those_of_counting() -> None:
    places = [(row, column) for row in range(1, 29) for column in range(1, 29)]

    assert places.index((value("row"), value("column"))) + 1 == value("row_column_index")
    assert places[value("index") - 1] == (value("index_row"), value("index_column"))
    assert value("grey_scaled") == 0.2


def test_the_exercise_networks_parameters_are_counted_right() -> None:
    assert value("weights_1") == 784 * 30
    assert value("biases") == 30 + 10
    assert value("parameters") == 784 * 30 + 30 * 10 + 40


def test_flipping_pixels_moves_a_point_by_the_root_of_their_number() -> None:
    assert math.sqrt(value("flips")) == pytest.approx(value("between"), abs=0.05)


def test_the_shadow_holds_the_stated_share_and_number_of_points() -> None:
    assert value("shadow_share") == pytest.approx(
        sum(load_results()["projection"]["share_of_variance"])
    )
    assert value("shadow_points") == sum(map(len, load_results()["projection"]["points"])) == 600
