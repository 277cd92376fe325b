"""The chapter's numbers, worked out again in other ways."""

import json
import math
from decimal import Decimal
from itertools import product
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import pytest
from scipy.special import softmax as scipy_softmax
from scipy.stats import binom
from sklearn.metrics import accuracy_score

import nnbook
from nnbook.examples.overfitting_plane import points
from nnbook.facts import FACTS
from nnbook.facts.overfitting import expected_best, stopped_at

RESULTS = Path(nnbook.__file__).parent / "results"


def value(name: str) -> Any:
    return FACTS[f"overfitting.{name}"].value


def runs(name: str, key: str) -> list[dict[str, Any]]:
    found = json.loads((RESULTS / f"overfitting-{name}.json").read_text())["recipes"][key]
    assert [run["seed"] for run in found["runs"]] == found["seed"]
    return list(found["runs"])


def share(name: str, key: str, part: str, at: str = "last", kind: str = "accuracy") -> float:
    return float(mean(run[at][part][kind] for run in runs(name, key)))


# What each prefix of a fact's name stands for: result file, recipe, which epoch.
PLACES = {
    "few": ("images", "1000", "last"),
    "many": ("50000", "50000", "last"),
    "stop": ("images", "1000", "stopped"),
    "images_100": ("images", "100", "last"),
    "images_300": ("images", "300", "last"),
    "images_3000": ("images", "3000", "last"),
    "images_10000": ("images", "10000", "last"),
    "l2": ("l2", "0.01", "last"),
    "l2_1": ("l2", "0.001", "last"),
    "l2_2": ("l2", "0.003", "last"),
    "l2_3": ("l2", "0.01", "last"),
    "l2_4": ("l2", "0.03", "last"),
    "shift_1": ("shift", "1", "last"),
    "shift_2": ("shift", "2", "last"),
    "shift_3": ("shift", "3", "last"),
    "both": ("shift", "1 and 0.001", "last"),
    "hidden_1": ("hidden", "1", "last"),
    "hidden_300": ("hidden", "300", "last"),
}


@pytest.mark.parametrize("prefix", PLACES)
def test_a_measured_number_is_the_mean_over_its_seeds(prefix: str) -> None:
    name, key, at = PLACES[prefix]
    for part in ("training", "validation", "test"):
        for kind, end in (("accuracy", ""), ("cost", "_cost")):
            if f"overfitting.{prefix}_{part}{end}" in FACTS:
                expected = share(name, key, part, at, kind)
                assert value(f"{prefix}_{part}{end}") == pytest.approx(expected, rel=1e-9)


def test_the_gap_is_in_percentage_points() -> None:
    for prefix, name, key in (("few", "images", "1000"), ("many", "50000", "50000")):
        gap = 100 * (share(name, key, "training") - share(name, key, "validation"))
        assert value(f"{prefix}_gap") == pytest.approx(gap)
    assert value("few_gap") > 3 * value("many_gap")


def test_the_images_left_to_train_on_are_those_not_held_back() -> None:
    assert (value("few"), value("many"), value("held_out")) == (1_000, 60_000 - 10_000, 10_000)
    assert value("parameters") == 784 * 30 + 30 + 30 * 10 + 10
    assert value("per_image") == 23
    assert value("steps") == 60 * 1_000 / 10


def test_stopping_is_where_the_validation_curve_is_lowest() -> None:
    found = runs("images", "1000")
    lowest = [
        run["curves"]["validation_cost"].index(min(run["curves"]["validation_cost"])) + 1
        for run in found
    ]

    assert [run["stopped"]["epoch"] for run in found] == lowest
    assert (value("stop_first"), value("stop_last")) == (min(lowest), max(lowest))
    for run in found:
        assert run["curves"]["validation_cost"][-1] == pytest.approx(
            run["last"]["validation"]["cost"], rel=1e-3
        )


def test_what_is_chosen_is_best_on_the_validation_images() -> None:
    strengths = {key: share("l2", key, "validation") for key in ("0.001", "0.003", "0.01", "0.03")}
    shifts = {key: share("shift", key, "validation") for key in ("1", "2", "3")}
    both = {key: share("shift", f"1 and {key}", "validation") for key in ("0.001", "0.003")}

    assert value("strength") == float(max(strengths, key=lambda key: strengths[key]))
    assert value("shift") == int(max(shifts, key=lambda key: shifts[key]))
    assert value("both_strength") == float(max(both, key=lambda key: both[key]))


def outputs(name: str, x: Any) -> Any:
    """The committed network in the plane, computed without the package."""
    found = json.loads((RESULTS / "overfitting-plane.json").read_text())["networks"][name]
    pairs = list(zip(found["weights"], found["biases"], strict=True))
    a = x
    for i, (weight, bias) in enumerate(pairs):
        z = np.einsum("mk,jk->mj", a, np.array(weight)) + np.array(bias)
        a = scipy_softmax(z, axis=1) if i == len(pairs) - 1 else np.tanh(z)
    return a


@pytest.mark.parametrize("name", ["small", "large", "held"])
def test_the_networks_in_the_plane_are_as_accurate_as_counted_again(name: str) -> None:
    for part, end in zip(points(), ("seen", "fresh"), strict=True):
        counted = accuracy_score(part.label, outputs(name, part.x).argmax(axis=1))
        assert value(f"{name}_{end}") == pytest.approx(counted, abs=1e-12)


def test_the_plane_is_as_the_text_says() -> None:
    assert value("small_parameters") == 2 * 4 + 4 + 4 * 2 + 2
    assert value("large_parameters") == 2 * 30 + 30 + 30 * 30 + 30 + 30 * 2 + 2
    assert (value("large_seen"), value("large_seen_wrong")) == (1.0, 0)
    assert value("small_seen_wrong") == round(100 * (1 - value("small_seen")))
    # "The large network at its best is worse than the small one at its worst."
    assert value("large_fresh_highest") < value("small_fresh_lowest")
    assert value("large_fresh_highest") < value("held_fresh_lowest")


def test_what_the_text_says_in_words_is_so() -> None:
    accuracy = {prefix: value(f"{prefix}_validation") for prefix in PLACES}
    assert accuracy["stop"] < accuracy["few"]  # "which is no better"
    assert value("stop_validation_cost") < value("few_validation_cost")
    assert value("l2_validation_cost") < value("stop_validation_cost")  # "lower still"
    assert accuracy["images_3000"] < accuracy["shift_1"] < accuracy["images_10000"]
    assert accuracy["few"] < accuracy["hidden_300"]  # "the validation images rise"
    assert value("hidden_1_gap") < value("few_gap")
    gaps = [value(f"shift_{by}_gap") for by in (1, 2, 3)]
    assert min(gaps) == gaps[2]  # "the smallest gap"
    # "further apart than the whole effect of L2"
    assert value("few_highest") - value("few_lowest") > accuracy["l2"] - accuracy["few"]
    test = {prefix: value(f"{prefix}_test") for prefix in PLACES if prefix != "hidden_1"}
    assert test["few"] < test["l2"] < test["shift_1"] < test["both"] < test["many"]


def test_weights_that_nothing_asks_for_shrink_as_the_formula_says() -> None:
    factor = 1 - Decimal("0.05") * Decimal("0.01")

    assert Decimal(str(value("factor"))) == factor == Decimal("0.9995")
    assert value("after_steps") == pytest.approx(float(factor**6_000), rel=1e-10)
    assert value("unused_shrunk") == pytest.approx(value("after_steps"), rel=1e-4)


def test_the_sum_of_squares_grows_without_l2_and_shrinks_with_it() -> None:
    without = mean(run["weights"]["squares"] for run in runs("images", "1000"))
    held = mean(run["weights"]["squares"] for run in runs("l2", "0.01"))

    assert value("squares_without") == pytest.approx(without)
    assert value("squares_with") == pytest.approx(held)
    assert held < value("squares_start") < without
    assert value("squares_start") == pytest.approx(30 * 784 * 2 / 784, rel=0.02)  # He: 2 / n_in


def test_the_step_by_hand_is_right() -> None:
    kept = Decimal("0.9995") * Decimal("0.8")
    new = kept - Decimal("0.05") * Decimal("0.4")

    assert (Decimal(str(value("decay_kept"))), Decimal(str(value("decay_new")))) == (kept, new)
    steps = value("decay_half")
    assert 0.9995 ** math.ceil(steps) < 0.5 < 0.9995 ** math.floor(steps)


def test_patience_decides_when_to_stop() -> None:
    # by hand: 0.62 0.48 0.41 0.39 0.40 -> one without a new best; then 0.38; then 0.42 0.45
    assert (value("patience_1_end"), value("patience_1_best")) == (5, 4)
    assert (value("patience_2_end"), value("patience_2_best")) == (8, 6)
    assert (value("patience_1_cost"), value("patience_2_cost")) == (0.39, 0.38)
    assert stopped_at((3.0, 2.0, 1.0), 1) == (3, 3)


def test_an_image_has_as_many_versions_as_there_are_shifts() -> None:
    for by in (1, 2, 3):
        shifts = list(product(range(-by, by + 1), repeat=2))
        assert value(f"shift_{by}_versions") == len(shifts)
    assert value("shift_versions_all") == 9_000


def test_the_best_of_many_guessers_is_as_lucky_as_binomials_say() -> None:
    expected = sum(1 - binom.cdf(k, 100, 0.1) ** 100 for k in range(100))

    assert value("guess_best") == pytest.approx(expected, rel=1e-10)
    assert expected_best(1, 100, 0.1) == pytest.approx(10)
    luck = np.random.default_rng(0).binomial(100, 0.1, (20_000, 100)).max(axis=1).mean()
    assert value("guess_best") == pytest.approx(luck, abs=0.05)
