"""The chapter's numbers, worked out again in other ways; and its loop, run as it is printed."""

import json
import math
import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import pytest
from scipy.special import expit
from scipy.special import softmax as scipy_softmax
from scipy.stats import binom

import nnbook
from nnbook.facts import FACTS
from nnbook.net import (
    GradientDescent,
    TrainingSettings,
    gradient_step,
    mean_gradients,
    quadratic_cost,
    random_network,
    sigmoid,
    train,
)
from nnbook.net.fast_path import flat

ROOT = Path(nnbook.__file__).resolve().parents[1]
RESULTS = ROOT / "nnbook" / "results"
SEEDS = (1, 2, 3, 4, 5)
WAYS = {"classic": "classic", "half": "classic-half-rate", "small": "classic-small-start"}


def value(name: str) -> Any:
    return FACTS[f"training.{name}"].value


def results(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def printed_loop(language: str) -> str:
    page = (ROOT / "docs" / language / "training.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return str(code)


def test_both_pages_print_the_same_loop() -> None:
    assert printed_loop("en") == printed_loop("zh-TW")


def test_the_printed_loop_trains_as_the_package_does() -> None:
    rng = np.random.default_rng(7)
    x = rng.random((23, 4))
    target = np.eye(3)[rng.integers(0, 3, 23)]
    start = random_network((4, 5, 3), (sigmoid, sigmoid), seed=1)
    names: dict[str, Any] = {
        "network": start,
        "x": x,
        "target": target,
        "epochs": 3,
        "batch_size": 5,
        "learning_rate": 2.0,
        "rng": np.random.default_rng(11),
        "mean_gradients": mean_gradients,
        "gradient_step": gradient_step,
        "cost": quadratic_cost,
    }

    exec(printed_loop("en"), names)

    settings = TrainingSettings(
        optimiser=GradientDescent(2.0), batch_size=5, epochs=3, seed=11, precision="float64"
    )
    fast = train(start, x, target, settings).network
    np.testing.assert_allclose(flat(names["network"]), flat(fast), atol=1e-12)


def test_the_setting_is_nielsens() -> None:
    assert (value("n_train"), value("held_out")) == (50_000, 60_000 - 50_000)
    assert value("parameters") == 784 * 30 + 30 + 30 * 10 + 10
    assert (value("rate"), value("half_rate"), value("batch"), value("epochs")) == (3, 1.5, 10, 30)
    assert value("steps_per_epoch") == 50_000 / 10
    assert value("steps") == 30 * 5_000


def test_the_best_network_is_trained_as_its_file_says() -> None:
    recipe = results("best")["recipe"]

    assert (value("best_batch"), value("best_l2")) == (recipe["batch_size"], recipe["l2"])
    assert f"learning_rate={value('best_rate')}" in recipe["optimiser"]
    assert value("best_epochs") == recipe["epochs"]


def test_a_clear_answer_leaves_the_sigmoid_little_slope() -> None:
    low, high = value("clear_low"), value("clear_high")

    assert low == pytest.approx(1 - high)
    assert low * (1 - low) == pytest.approx(0.09)  # of 0.25 in the middle


def test_untrained_networks_guess() -> None:
    right = results("training-details")["untrained_right"]

    assert len(right) == 5
    assert value("untrained_mean") == pytest.approx(mean(right) / 10_000)
    assert (value("untrained_lowest"), value("untrained_highest")) == (
        min(right) / 10_000,
        max(right) / 10_000,
    )
    # "much like blind guessing": a tenth, give or take what ten digits' frequencies allow
    assert 0.02 < value("untrained_lowest") < 0.1 < value("untrained_highest") < 0.2


def mean_of_curves(key: str) -> list[float]:
    curves = [run["curves"][key] for run in results("classic")["runs"]]
    return [mean(epoch) for epoch in zip(*curves, strict=True)]


def test_the_course_is_that_of_the_five_curves() -> None:
    accuracy, training, held_out = (
        mean_of_curves(key) for key in ("validation_accuracy", "training_cost", "validation_cost")
    )

    assert value("first_validation_accuracy") == pytest.approx(accuracy[0])
    assert value("last_validation_accuracy") == pytest.approx(accuracy[29])
    assert value("gained_early") == pytest.approx(100 * (accuracy[9] - accuracy[0]))
    assert value("gained_late") == pytest.approx(100 * (accuracy[29] - accuracy[9]))
    assert value("first_training_cost") == pytest.approx(training[0])
    lower = [cost < other for cost, other in zip(training, held_out, strict=True)]
    first = value("costs_cross")  # counted from 1: "from that epoch on"
    assert all(lower[first - 1 :])
    assert not lower[first - 2]
    assert training[0] == max(*training, *held_out)  # "by far the highest"


def test_the_seeds_are_those_of_the_result_files() -> None:
    for short, name in WAYS.items():
        shares = [run["test_right"] / 10_000 for run in results(name)["runs"]]
        assert value(f"{short}_mean_test") == pytest.approx(mean(shares))
        assert value(f"{short}_lowest_test") == min(shares)
        assert value(f"{short}_highest_test") == max(shares)
    for seed, run in zip(SEEDS, results("classic")["runs"], strict=True):
        assert run["seed"] == seed
        assert value(f"classic_{seed}_validation") == run["validation_right"] / 10_000
        assert value(f"classic_{seed}_test") == run["test_right"] / 10_000


def test_the_kept_seed_is_best_on_validation_and_fourth_on_test() -> None:
    held_out = {seed: value(f"classic_{seed}_validation") for seed in SEEDS}
    test = {seed: value(f"classic_{seed}_test") for seed in SEEDS}

    assert value("kept_seed") == max(held_out, key=lambda seed: held_out[seed])
    assert value("lucky_seed") == max(test, key=lambda seed: test[seed])
    assert sorted(test, key=lambda seed: -test[seed]).index(value("kept_seed")) == 3  # "fourth"
    assert value("spread") == pytest.approx(100 * (max(test.values()) - min(test.values())))
    assert value("classic_mean_validation") == pytest.approx(mean(held_out.values()))
    assert value("classic_mean_test") >= 0.946  # the goal
    assert value("spread") > 2 * value("ex_gain")


def test_silent_starts_are_counted_right() -> None:
    silent = results("first-epochs")["silent"]
    seeds = {
        short: {seed for seed, n in enumerate(silent[name], 1) if n} for short, name in WAYS.items()
    }

    assert [value(f"silent_{short}") for short in WAYS] == [len(seeds[short]) for short in WAYS]
    assert value("silent_both") == len(seeds["classic"] & seeds["half"])
    assert not seeds["classic"] & set(SEEDS)  # "among our five classic seeds none"
    # "no help": with 100 starts each, the two counts are within chance of each other
    p = (value("silent_classic") + value("silent_half")) / 200
    assert binom.cdf(value("silent_classic"), 100, p) > 0.1
    # "the trouble lies at the start": by chance some five seeds would be in both
    assert value("silent_both") > 2 * value("silent_classic") * value("silent_half") / 100


def test_the_silent_outputs_wake_when_the_text_says() -> None:
    shown = results("first-epochs")["shown"]
    assert (shown["recipe"], shown["seed"]) == ("classic-half-rate", value("shown_seed"))
    for place, output in enumerate(shown["outputs"][:3]):
        z = [epoch["z"][place] for epoch in shown["after_epochs"]]
        woken = value(f"awake_{output}")
        assert max(z[1:woken]) < 0 < min(z[woken:])
    first = shown["after_epochs"][1]
    assert (first["seen"][0], first["seen"][2], first["seen"][6]) == (value("seen_0"), 0, 0)
    assert value("z_first_0") == first["z"][0]
    assert value("weaker_0") == pytest.approx(0.25 / first["slope"][0])
    run = results("classic-half-rate")["runs"][2]
    assert value("shown_first") == run["curves"]["validation_accuracy"][0]
    assert value("shown_last") == run["validation_right"] / 10_000


def test_the_largest_push_is_that_of_the_formula() -> None:
    y = np.linspace(0, 1, 100_001)

    assert value("steepest") == pytest.approx((2 * y * y * (1 - y)).max(), rel=1e-8)
    assert value("push") == pytest.approx(
        3 * float(Fraction(8, 27)) * (1 + value("squares_sum")), rel=1e-11
    )
    assert value("push_bracket") == 1 + value("squares_sum")


def test_a_step_pushes_z_as_far_as_the_formula_says() -> None:
    start = random_network((6, 4, 1), (sigmoid, sigmoid), seed=3)
    x, t, rate = np.random.default_rng(3).random(6), np.array([0.0]), 1e-4
    hidden = expit(start.layers[0].weight @ x + start.layers[0].bias)
    last = start.layers[1]
    y = expit(last.weight @ hidden + last.bias)[0]
    slopes = mean_gradients(start, x[None], t[None], quadratic_cost)

    after = gradient_step(start, slopes, rate).layers[1]

    moved = (after.weight @ hidden + after.bias)[0] - (last.weight @ hidden + last.bias)[0]
    expected = -rate * 2 * y * y * (1 - y) * (1 + (hidden**2).sum())
    assert moved == pytest.approx(expected, rel=1e-9)


def test_the_confusion_matrix_says_what_the_text_says() -> None:
    kept = results("classic")["kept"]
    table = kept["test_confusion"]
    errors = sorted((table[i][j], i, j) for i in range(10) for j in range(10) if i != j)[::-1]

    assert value("kept_right") == kept["test_right"]
    assert value("kept_wrong") == len(kept["test_wrong"])
    before_rounding = results("classic")["runs"][value("kept_seed") - 1]["test_right"]
    assert value("kept_right") == before_rounding + 1  # "happened to win one image"
    for rank, (count, label, answer) in enumerate(errors[:3], 1):
        named = (value(f"mixed_{rank}_count"), value(f"mixed_{rank}"), value(f"mixed_{rank}_as"))
        assert named == (count, label, answer)
    assert value("mixed_1_back") == table[errors[0][2]][errors[0][1]]
    shares = [table[d][d] / sum(table[d]) for d in range(10)]
    assert (shares[value("best_digit")], shares[value("worst_digit")]) == (max(shares), min(shares))
    assert value("best_share") == pytest.approx(max(shares))
    assert value("worst_share") == pytest.approx(min(shares))


def test_the_outputs_are_where_the_text_says() -> None:
    found = results("training-details")
    before = results("digits")["distances"]

    assert value("ratio_before") == pytest.approx(before["between"] / before["within"])
    assert value("ratio_after") == pytest.approx(8, abs=0.5)  # "about eight times"
    assert value("corner_apart") == math.dist((1, 0), (0, 1))
    low, high, count, right = found["bands"][-1]
    assert (value("top_low"), high) == (low, 1)
    assert value("top_wrong") == count - right
    assert value("top_made") == pytest.approx(1 - right / count)
    assert value("top_times") == pytest.approx((1 - right / count) / value("top_admitted"))
    assert value("top_admitted") < 1 - low
    # "At the other end it is the reverse"
    first = found["bands"][0]
    assert 1 - first[3] / first[2] < found["band_admitted"][0]


def test_what_is_said_of_the_better_networks_is_so() -> None:
    for name in ("pocket", "best"):
        kept = results(name)["kept"]
        assert value(f"{name}_test") == kept["test_right"] / 10_000
        assert value(f"{name}_validation") == kept["validation_right"] / 10_000
        sizes = [value(f"{name}_size_{i}") for i in range(4)]
        assert value(f"{name}_parameters") == sum(a * b + b for a, b in pairwise(sizes))
        assert value(f"{name}_kilobytes") == kept["bytes"] / 1_000
    left = (1 - value("best_test")) / (1 - value("classic_mean_test"))
    assert left < 1 / 5  # "less than a fifth of the errors are left"
    test = [value("classic_mean_test"), FACTS["overfitting.many_test"].value, value("pocket_test")]
    assert test == sorted(test)
    assert value("best_test") > value("pocket_test") >= 0.985


def test_the_example_is_what_the_files_weights_give() -> None:
    a = np.array(results("digits")["mean_images"][5]).reshape(784) / 255
    with np.load(RESULTS / "pocket.npz") as file:
        for layer in (1, 2, 3):
            weight = file[f"weight_{layer}"] * file[f"scale_{layer}"].reshape(-1, 1).astype(float)
            z = weight @ a + file[f"bias_{layer}"]
            a = scipy_softmax(z) if layer == 3 else np.maximum(z, 0)
        assert np.abs(file["weight_1"]).max() == value("int8_steps")
    order = np.argsort(-a)
    assert [value("example_digit"), value("example_second_digit")] == order[:2].tolist()
    assert value("example_first") == pytest.approx(a[order[0]], rel=1e-9)
    assert value("example_second") == pytest.approx(a[order[1]], rel=1e-9)


def test_weights_of_pixels_without_ink_stay_where_chance_put_them() -> None:
    start = random_network(
        (784, 30, 10), (sigmoid, sigmoid), seed=5, spread=lambda n: 1.0, bias_spread=1.0
    )
    with np.load(RESULTS / "classic.npz") as file:
        same = (file["weight_1"] == start.layers[0].weight.astype(np.float16)).all(axis=0)

    blank = (np.array(results("digits")["mean_images"]).reshape(10, 784) == 0).all(axis=0)
    assert same.sum() >= FACTS["digits.pixels_always_zero"].value == 67
    assert (same & ~blank).sum() == 0


def test_the_exercises_are_right_by_other_ways() -> None:
    assert value("ex_per_epoch") * value("ex_batch") == 50_000
    assert value("ex_steps") * 10 == value("steps")
    costs = {c: (1 - c) ** 2 + 9 * c**2 for c in np.linspace(0, 1, 1001).round(3).tolist()}
    assert (value("ex_half"), costs[0.0]) == (costs[0.5], 1)
    assert value("ex_tenth") == min(costs, key=lambda c: costs[c])
    assert value("ex_tenth_cost") == pytest.approx(costs[0.1])
    y = expit(value("ex_z"))
    assert value("ex_y") == pytest.approx(y, rel=1e-10)
    assert value("ex_ratio") == pytest.approx(value("ex_entropy") / value("ex_quadratic"))
    assert value("ex_ratio") == pytest.approx(1 / (2 * y), rel=1e-3)
    assert value("ex_products_1") + value("ex_products_2") == 100 * value("ex_weights")
    for p, name in ((0.95, "classic"), (0.99, "best")):
        expected = 100 * binom.std(10_000, p) / 10_000
        assert value(f"ex_error_{name}") == pytest.approx(expected)
    # "the differences between seeds 3, 4 and 5 are smaller than that"
    three = [value(f"classic_{seed}_test") for seed in (3, 4, 5)]
    assert 100 * (max(three) - min(three)) < value("ex_error_classic")


def test_the_exercises_confusion_matrix_is_read_right() -> None:
    table = np.array([[value(f"ex_{i}_{j}") for j in range(3)] for i in range(3)])

    assert (value("ex_all"), value("ex_right")) == (table.sum(), np.trace(table))
    assert value("ex_accuracy") == np.trace(table) / table.sum()
    shares = [value(f"ex_{i}_share") for i in range(3)]
    assert shares == pytest.approx((table.diagonal() / table.sum(axis=1)).tolist())
    assert max(shares) == shares[2]  # "it knows rabbits best"
    assert value("ex_said_right") == pytest.approx(table[1, 1] / table[:, 1].sum())
