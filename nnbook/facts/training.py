"""Numbers of the chapter "Training": the classic network, its seeds, its outputs, better ones."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from nnbook.examples.digits import load_results, mean_images
from nnbook.examples.first_epochs import FOLLOWED, SHOWN, SILENT
from nnbook.examples.recipes import BEST, CLASSIC, POCKET, RECIPES
from nnbook.examples.strokes import SLASHED, said
from nnbook.examples.trained import (
    confusion_of,
    details,
    final_counts,
    first_epochs,
    mean_curve,
    trained,
    trained_network,
)
from nnbook.examples.training_details import NEAR, SURE
from nnbook.facts.fact import Fact, fact
from nnbook.net import Adam, ShiftImages, forward
from nnbook.net.data.mnist import CLASSES
from nnbook.net.weights import STEPS

CHOSEN: Final = "chosen: nnbook.examples.recipes"
DETAILS: Final = "nnbook/results/training-details.json"
FIRST: Final = "nnbook/results/first-epochs.json"
NAMES: Final = {"classic": "classic", "half": "classic-half-rate", "small": "classic-small-start"}
EXERCISE: Final = "chosen for the exercise"
EX_TABLE: Final = ((40, 8, 2), (6, 23, 1), (1, 2, 17))  # cats, dogs, rabbits
N_TEST: Final = 10_000
EARLY: Final = 10
EXAMPLE: Final = 5  # the digit whose mean image the pocket network is shown
SLOPE_AT_ZERO: Final = 0.25  # of the sigmoid: its steepest


def of_file(name: str) -> str:
    """Where a measured number comes from."""
    return f"nnbook/results/{name}.json"


def setting() -> dict[str, Fact]:
    """What the classic network is, and how it is trained."""
    network, settings = trained_network("classic"), CLASSIC.settings
    n_train = int(np.sum(load_results()["label_counts"]["train"])) - CLASSIC.validation
    per_epoch, half = n_train // settings.batch_size, RECIPES[NAMES["half"]]
    return {
        "n_train": fact(n_train, "60,000 less the validation images"),
        "held_out": fact(CLASSIC.validation, CHOSEN),
        "hidden": fact(CLASSIC.sizes[1], CHOSEN),
        "parameters": fact(network.n_parameters, "nnbook.net.Network"),
        "rate": fact(CLASSIC.settings.optimiser.learning_rate, CHOSEN),
        "batch": fact(settings.batch_size, CHOSEN),
        "epochs": fact(settings.epochs, CHOSEN),
        "steps_per_epoch": fact(per_epoch, "images over the mini-batch's size"),
        "steps": fact(per_epoch * settings.epochs, "steps in an epoch, times the epochs"),
        "half_rate": fact(half.settings.optimiser.learning_rate, CHOSEN),
    }


def course() -> dict[str, Fact]:
    """How the training went, the mean of the five seeds; and what came before."""
    source, untrained = of_file("classic"), details()["untrained_right"]
    found = {
        "untrained_lowest": fact(min(untrained) / N_TEST, DETAILS),
        "untrained_highest": fact(max(untrained) / N_TEST, DETAILS),
        "untrained_mean": fact(float(np.mean(untrained)) / N_TEST, DETAILS),
    }
    accuracy = 100 * mean_curve("classic", "validation_accuracy")
    costs = [mean_curve("classic", f"{part}_cost") for part in ("training", "validation")]
    above = int(np.flatnonzero(costs[0] >= costs[1])[-1])  # counted from 0
    return found | {
        "first_training_cost": fact(float(costs[0][0]), source),
        "first_validation_accuracy": fact(float(accuracy[0] / 100), source),
        "last_validation_accuracy": fact(float(accuracy[-1] / 100), source),
        "early": fact(EARLY, "chosen: where the text divides the epochs"),
        "gained_early": fact(float(accuracy[EARLY - 1] - accuracy[0]), "percentage points"),
        "gained_late": fact(float(accuracy[-1] - accuracy[EARLY - 1]), "percentage points"),
        "costs_cross": fact(above + 2, "the epoch after the last one the other way"),
    }


def seeds() -> dict[str, Fact]:
    """Every seed of the classic network; the means and the spread of the three ways."""
    found: dict[str, Fact] = {}
    for short, name in NAMES.items():
        shares = np.array(final_counts(name, "test")) / N_TEST
        found[f"{short}_mean_test"] = fact(float(shares.mean()), of_file(name))
        found[f"{short}_lowest_test"] = fact(float(shares.min()), of_file(name))
        found[f"{short}_highest_test"] = fact(float(shares.max()), of_file(name))
    for part in ("validation", "test"):
        counts = final_counts("classic", part)
        for seed, count in zip(CLASSIC.seeds, counts, strict=True):
            found[f"classic_{seed}_{part}"] = fact(count / N_TEST, of_file("classic"))
    held_out = float(np.mean(final_counts("classic", "validation"))) / N_TEST
    tested, kept = final_counts("classic", "test"), trained("classic")["kept"]
    return found | {
        "classic_mean_validation": fact(held_out, of_file("classic")),
        "kept_seed": fact(kept["seed"], "the best on the validation images"),
        "lucky_seed": fact(CLASSIC.seeds[int(np.argmax(tested))], "the best on the test images"),
        "spread": fact(100 * (max(tested) - min(tested)) / N_TEST, "in percentage points"),
        "kept_right": fact(kept["test_right"], "the kept weights, " + of_file("classic")),
        "kept_wrong": fact(N_TEST - kept["test_right"], of_file("classic")),
    }


def silence() -> dict[str, Fact]:
    """Outputs that fall silent: how many starts of a hundred, and one training followed."""
    silent, shown = first_epochs()["silent"], first_epochs()["shown"]
    found = {
        f"silent_{short}": fact(sum(n > 0 for n in silent[name]), FIRST)
        for short, name in NAMES.items()
    }
    pairs = zip(silent["classic"], silent["classic-half-rate"], strict=True)
    both = sum(one > 0 and other > 0 for one, other in pairs)
    run = trained(SHOWN[0])["runs"][RECIPES[SHOWN[0]].seeds.index(SHOWN[1])]
    after = shown["after_epochs"]
    for place, output in enumerate(FOLLOWED[:-1]):  # those that fall silent
        z = [epoch["z"][place] for epoch in after]
        woken = next(n for n, value in enumerate(z) if n and value > 0)
        found[f"awake_{output}"] = fact(woken, "the first epoch with z > 0: " + FIRST)
    return found | {
        "starts": fact(len(silent["classic"]), FIRST),
        "silent_below": fact(SILENT, "chosen: nnbook.examples.first_epochs"),
        "silent_both": fact(both, "starts silent at both learning rates: " + FIRST),
        "shown_seed": fact(SHOWN[1], "chosen: nnbook.examples.first_epochs"),
        "shown_first": fact(run["curves"]["validation_accuracy"][0], of_file(SHOWN[0])),
        "shown_last": fact(run["validation_right"] / N_TEST, of_file(SHOWN[0])),
        "seen_0": fact(after[1]["seen"][0], FIRST),
        "z_first_0": fact(after[1]["z"][0], FIRST),
        "weaker_0": fact(SLOPE_AT_ZERO / after[1]["slope"][0], "the slope at 0 over its slope"),
    }


def largest_step() -> dict[str, Fact]:
    """How far one image can push an output's z in one step."""
    starts = details()["starts"]
    rate = CLASSIC.settings.optimiser.learning_rate
    steepest, squares = 2 * (2 / 3) ** 2 * (1 / 3), starts["classic"]["squares"]
    return {
        "steepest": fact(steepest, "2 y y(1 - y) at y = 2/3, where it is largest"),
        "squares_sum": fact(squares, "the mean sum of squares before training: " + DETAILS),
        "push_bracket": fact(1 + squares, "one for the bias, and the sum of squares"),
        "push": fact(rate * steepest * (1 + squares), "rate times slope times sum"),
        "start_classic_z": fact(starts["classic"]["z"], "before training: " + DETAILS),
        "clear_low": fact(round(1 - SURE, 12), "chosen: nnbook.examples.training_details"),
        "clear_high": fact(SURE, "chosen: nnbook.examples.training_details"),
        "start_classic_saturated": fact(starts["classic"]["saturated"], "before: " + DETAILS),
        "start_small_z": fact(starts[NAMES["small"]]["z"], "before training: " + DETAILS),
    }


def confusions() -> dict[str, Fact]:
    """The confusion matrix of the kept weights."""
    table = confusion_of("classic").astype(int)
    source = of_file("classic")
    shares = table.diagonal() / table.sum(axis=1)
    best, worst = int(shares.argmax()), int(shares.argmin())
    wrong = table - np.diag(table.diagonal())
    found = {
        "best_digit": fact(best, source),
        "best_share": fact(float(shares[best]), source),
        "worst_digit": fact(worst, source),
        "worst_share": fact(float(shares[worst]), source),
    }
    for rank, place in enumerate(np.argsort(wrong, axis=None, kind="stable")[::-1][:3], 1):
        label, answer = (int(i) for i in np.unravel_index(place, wrong.shape))
        if rank == 1:
            back = int(wrong[answer, label])
            found["mixed_1_back"] = fact(back, "the most frequent error, the other way: " + source)
        found[f"mixed_{rank}"] = fact(label, f"label of error {rank} by frequency: {source}")
        found[f"mixed_{rank}_as"] = fact(answer, f"answer of error {rank}: {source}")
        found[f"mixed_{rank}_count"] = fact(int(wrong[label, answer]), source)
    return found


def outputs() -> dict[str, Fact]:
    """Where in the cube of ten dimensions the outputs of the kept weights lie."""
    found, far = details(), details()["corner_distance"]
    apart, before = found["distances"], load_results()["distances"]
    low, _, count, right = found["bands"][-1]
    admitted, made = found["band_admitted"][-1], (count - right) / count
    label, answer, sure, own = found["surest_errors"][7][1:]
    chosen = "chosen: nnbook.examples.training_details"
    return {
        "mean_sum": fact(found["mean_sum"], DETAILS),
        "near": fact(NEAR, chosen),
        "near_corner": fact(found["near_corner"], DETAILS),
        "corner_apart": fact(math.sqrt(2), "from one of the ten corners to another", exact=True),
        "corner_right": fact(far["right"], DETAILS),
        "corner_wrong": fact(far["wrong"], DETAILS),
        "within": fact(apart["within"], DETAILS),
        "between": fact(apart["between"], DETAILS),
        "ratio_before": fact(before["between"] / before["within"], "of the images' distances"),
        "ratio_after": fact(apart["between"] / apart["within"], "of the outputs' distances"),
        "hidden_constant": fact(found["hidden_constant"], DETAILS),
        "above_none": fact(found["above_half"]["none"], DETAILS),
        "above_several": fact(found["above_half"]["several"], DETAILS),
        "top_low": fact(low, chosen),
        "top_count": fact(count, DETAILS),
        "top_wrong": fact(count - right, DETAILS),
        "top_admitted": fact(admitted, "one less the mean largest output: " + DETAILS),
        "top_made": fact(made, "wrong among them: " + DETAILS),
        "top_times": fact(made / admitted, "errors made over errors admitted"),
        "sure_label": fact(label, DETAILS),
        "sure_answer": fact(answer, DETAILS),
        "sure_output": fact(sure, DETAILS),
        "sure_own": fact(own, DETAILS),
    }


def better() -> dict[str, Fact]:
    """The pocket network and the best one."""
    found: dict[str, Fact] = {}
    for name, recipe in (("pocket", POCKET), ("best", BEST)):
        kept, source = trained(name)["kept"], of_file(name)
        found |= {f"{name}_size_{i}": fact(n, CHOSEN) for i, n in enumerate(recipe.sizes)}
        found |= {
            f"{name}_parameters": fact(trained_network(name).n_parameters, "nnbook.net.Network"),
            f"{name}_kilobytes": fact(kept["bytes"] / 1_000, "of the file: " + source),
            f"{name}_validation": fact(kept["validation_right"] / N_TEST, source),
            f"{name}_test": fact(kept["test_right"] / N_TEST, source),
            f"{name}_right": fact(kept["test_right"], source),
        }
    adam, shift = BEST.settings.optimiser, BEST.settings.augment
    assert isinstance(adam, Adam)
    assert isinstance(shift, ShiftImages)
    y = forward(trained_network("pocket"), mean_images()[EXAMPLE].reshape(-1) / 255).output
    first, second = (int(digit) for digit in np.argsort(-y)[:2])
    said = "the pocket network on the mean image of 5"
    return found | {
        "best_rate": fact(adam.learning_rate, CHOSEN),
        "best_decay": fact(adam.decay, CHOSEN),
        "best_epochs": fact(BEST.settings.epochs, CHOSEN),
        "best_shift": fact(shift.by, CHOSEN),
        "best_batch": fact(BEST.settings.batch_size, CHOSEN),
        "best_l2": fact(BEST.settings.l2, CHOSEN),
        "adam_beta_1": fact(adam.beta_1, "Kingma and Ba (2015)"),
        "adam_beta_2": fact(adam.beta_2, "Kingma and Ba (2015)"),
        "int8_steps": fact(STEPS, "nnbook.net.weights"),
        "example_digit": fact(first, said),
        "example_first": fact(float(y[first]), said),
        "example_second_digit": fact(second, said),
        "example_second": fact(float(y[second]), said),
    }


def exercises() -> dict[str, Fact]:
    """The exercises' data and answers."""
    batch, deep, table = 100, -10.0, EX_TABLE
    y = 1 / (1 + math.exp(-deep))
    first, last = CLASSIC.sizes[0] * CLASSIC.sizes[1], CLASSIC.sizes[1] * CLASSIC.sizes[2]
    found = {
        "ex_batch": fact(batch, EXERCISE),
        "ex_per_epoch": fact(50_000 // batch, "images over the mini-batch's size"),
        "ex_steps": fact(50_000 // batch * CLASSIC.settings.epochs, "in an epoch, times epochs"),
        "ex_half": fact(CLASSES * 0.5**2, "ten times 0.5 squared"),
        "ex_tenth": fact(1 / CLASSES, "where 2 (c - 1) + 18 c is 0"),
        "ex_tenth_cost": fact(0.9**2 + 9 * 0.1**2, "0.9 squared and nine times 0.1 squared"),
        "ex_gain": fact(0.3, EXERCISE),
        "ex_z": fact(deep, EXERCISE),
        "ex_y": fact(y, "sigmoid of z"),
        "ex_quadratic": fact(2 * (1 - y) * y * (1 - y), "2 (1 - y) y (1 - y)"),
        "ex_entropy": fact(1 - y, "1 - y"),
        "ex_ratio": fact(1 / (2 * y * (1 - y)), "the second by the first"),
        "ex_products_1": fact(batch * first, "images times 784 times 30"),
        "ex_products_2": fact(batch * last, "images times 30 times 10"),
        "ex_weights": fact(first + last, "784 times 30 and 30 times 10"),
        "ex_error_classic": fact(100 * math.sqrt(0.95 * 0.05 / N_TEST), "percentage points"),
        "ex_error_best": fact(100 * math.sqrt(0.99 * 0.01 / N_TEST), "percentage points"),
        "ex_p_classic": fact(0.95, EXERCISE),
        "ex_p_best": fact(0.99, EXERCISE),
    }
    for i, row in enumerate(table):
        found |= {f"ex_{i}_{j}": fact(n, EXERCISE) for j, n in enumerate(row)}
        found[f"ex_{i}_sum"] = fact(sum(row), "the row's sum")
        found[f"ex_{i}_share"] = fact(row[i] / sum(row), "the diagonal by the row's sum")
    column = [row[1] for row in table]
    return found | {
        "ex_all": fact(sum(map(sum, table)), "all cells"),
        "ex_right": fact(sum(row[i] for i, row in enumerate(table)), "the diagonal"),
        "ex_accuracy": fact(
            sum(row[i] for i, row in enumerate(table)) / sum(map(sum, table)), "right by all"
        ),
        "ex_said": fact(sum(column), "the column's sum"),
        "ex_said_right": fact(column[1] / sum(column), "the diagonal by the column's sum"),
    }


FACTS: Final[dict[str, Fact]] = (
    setting()
    | course()
    | seeds()
    | silence()
    | largest_step()
    | confusions()
    | outputs()
    | better()
    | {name: fact(*made) for name, made in said("slashed", SLASHED).items()}
    | exercises()
)
