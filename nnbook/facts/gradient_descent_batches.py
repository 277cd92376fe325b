"""More numbers of the chapter "Gradient descent": many examples, traps, and the exercises."""

from __future__ import annotations

from typing import Final

from nnbook.examples.digits import load_results
from nnbook.examples.gradient_descent_batches import (
    BATCH_SIZES,
    EPOCHS,
    LINE_RATE,
    LINE_START,
    N_EXAMPLES,
    NOISE_SIZES,
    TRUE_LINE,
    best_line,
    examples,
    line_cost,
    line_path,
    line_slopes,
    spread,
    spread_by_formula,
)
from nnbook.examples.gradient_descent_traps import (
    TRAP_RATE,
    TRAP_STEPS,
    TWO_VALLEYS,
    VALLEY_STARTS,
    two_valleys_cost,
    two_valleys_path,
)
from nnbook.facts.fact import Fact, fact

CHOSEN: Final = "chosen: nnbook.examples.gradient_descent_batches"
TRAPS: Final = "chosen: nnbook.examples.gradient_descent_traps"
EXERCISE: Final = "chosen for the exercise"


def plain(value: float) -> int | float:
    """A whole number without its decimal point."""
    return int(value) if value == int(value) else value


def batches() -> dict[str, Fact]:
    """Three paths to the same line, with all examples a step, with twenty, with one."""
    best, true = best_line(), line_slopes(LINE_START, examples())
    found = {
        "n_examples": fact(N_EXAMPLES, CHOSEN),
        "epochs": fact(EPOCHS, CHOSEN),
        "line_rate": fact(LINE_RATE, CHOSEN),
        "true_w": fact(TRUE_LINE[0], CHOSEN),
        "true_b": fact(TRUE_LINE[1], CHOSEN),
        "start_w": fact(plain(LINE_START[0]), CHOSEN),
        "start_b": fact(LINE_START[1], CHOSEN),
        "start_cost": fact(line_cost(LINE_START), "the mean cost at the start"),
        "true_slope_w": fact(true[0], "the mean slope over all examples"),
        "true_slope_b": fact(true[1], "the mean slope over all examples"),
        "best_w": fact(best[0], "least squares"),
        "best_b": fact(best[1], "least squares"),
        "best_cost": fact(line_cost(best), "the mean cost of the best line"),
    }
    for k, size in enumerate(BATCH_SIZES, 1):
        path = line_path(size)
        per_epoch = N_EXAMPLES // size
        found[f"batch_{k}"] = fact(size, CHOSEN)
        found[f"batch_steps_{k}"] = fact(per_epoch, "steps in an epoch")
        found[f"batch_all_{k}"] = fact(per_epoch * EPOCHS, "steps in all epochs")
        for epoch in range(1, EPOCHS + 1):
            cost = line_cost(path[per_epoch * epoch])
            found[f"batch_cost_{k}_{epoch}"] = fact(cost, f"the mean cost after {epoch} epochs")
    for k, size in enumerate(NOISE_SIZES, 1):
        found[f"noise_m_{k}"] = fact(size, CHOSEN)
        found[f"noise_{k}"] = fact(spread(size), "measured over 2,000 draws")
        found[f"noise_formula_{k}"] = fact(spread_by_formula(size), "one example's, over sqrt(m)")
    return found


def mnist() -> dict[str, Fact]:
    """How many steps an epoch of MNIST has."""
    images = sum(load_results()["label_counts"]["train"])
    return {
        "mnist_batch": fact(10, CHOSEN),
        "mnist_steps": fact(images // 10, "60,000 images in batches of 10"),
    }


def traps() -> dict[str, Fact]:
    """Two valleys of one neuron, and the saddle."""
    found = {
        "trap_rate": fact(plain(TRAP_RATE), TRAPS),
        "trap_steps": fact(TRAP_STEPS, TRAPS),
    }
    for k, (x, t) in enumerate(TWO_VALLEYS, 1):
        found[f"trap_x_{k}"] = fact(plain(x), TRAPS)
        found[f"trap_t_{k}"] = fact(plain(t), TRAPS)
    for k, start in enumerate(VALLEY_STARTS, 1):
        end = two_valleys_path(start)[-1]
        found[f"trap_start_{k}"] = fact(plain(start), TRAPS)
        found[f"trap_end_{k}"] = fact(end, "the weight after 3,000 steps")
        found[f"trap_cost_{k}"] = fact(two_valleys_cost(end), "the cost after 3,000 steps")
    return found


def step_exercises() -> dict[str, Fact]:
    """Steps on (w - 3)^2, the limit of 4 w^2, and a step on w_1^2 + 4 w_2^2."""
    w, rate, low = 5, 0.1, 3
    found = {
        "ex_w": fact(w, EXERCISE),
        "ex_rate": fact(rate, EXERCISE),
        "ex_low": fact(low, EXERCISE),
    }
    place = float(w)
    for n in (1, 2):
        slope = 2 * (place - low)
        found[f"ex_slope_{n}"] = fact(plain(round(slope, 12)), "2 (w - 3)")
        place -= rate * slope
        found[f"ex_w_{n}"] = fact(place, "w - eta * slope")
    found["ex_w_wrong"] = fact(w + rate * 2 * (w - low), "w + eta * slope")
    k, tried = 4, 0.2
    found |= {
        "ex_k": fact(k, EXERCISE),
        "ex_limit": fact(1 / k, "1/k"),
        "ex_best": fact(1 / (2 * k), "1/(2k)"),
        "ex_tried": fact(tried, EXERCISE),
        "ex_factor": fact(1 - 2 * tried * k, "1 - 2 eta k"),
    }
    at, slopes = (2, 1), (2 * 2, 8 * 1)
    there = tuple(p - rate * s for p, s in zip(at, slopes, strict=True))
    for j in (0, 1):
        found[f"ex_at_{j + 1}"] = fact(at[j], EXERCISE)
        found[f"ex_g_{j + 1}"] = fact(slopes[j], "2 w_1 and 8 w_2")
        found[f"ex_there_{j + 1}"] = fact(there[j], "w - eta * slope")
    found["ex_before"] = fact(at[0] ** 2 + 4 * at[1] ** 2, "w_1^2 + 4 w_2^2")
    found["ex_after"] = fact(there[0] ** 2 + 4 * there[1] ** 2, "w_1^2 + 4 w_2^2")
    return found


def batch_exercises() -> dict[str, Fact]:
    """A mini-batch by hand, steps and noise, and grey values that were not normalised."""
    line, batch = (1.0, 0.0), ((1.0, 2.0), (2.0, 1.0), (3.0, 2.0))
    found: dict[str, Fact] = {}
    for k, example in enumerate(batch, 1):
        by_weight, by_bias = line_slopes(line, (example,))
        found[f"ex_x_{k}"] = fact(plain(example[0]), EXERCISE)
        found[f"ex_t_{k}"] = fact(plain(example[1]), EXERCISE)
        found[f"ex_sw_{k}"] = fact(plain(by_weight), "2 e x")
        found[f"ex_sb_{k}"] = fact(plain(by_bias), "2 e")
    by_weight, by_bias = line_slopes(line, batch)
    rate = 0.3
    found |= {
        "ex_line_w": fact(1, EXERCISE),
        "ex_line_b": fact(0, EXERCISE),
        "ex_sw": fact(plain(by_weight), "the mean of the three"),
        "ex_sb": fact(by_bias, "the mean of the three"),
        "ex_line_rate": fact(rate, EXERCISE),
        "ex_new_w": fact(plain(round(line[0] - rate * by_weight, 12)), "w - eta * slope"),
        "ex_new_b": fact(round(line[1] - rate * by_bias, 12), "b - eta * slope"),
    }
    images, batch_size, larger, passes = 60_000, 10, 40, 30
    found |= {
        "ex_images": fact(images, "MNIST's training images"),
        "ex_m": fact(batch_size, EXERCISE),
        "ex_larger": fact(larger, EXERCISE),
        "ex_passes": fact(passes, EXERCISE),
        "ex_steps": fact(images // batch_size * passes, "60,000 / 10 * 30"),
        "ex_steps_larger": fact(images // larger * passes, "60,000 / 40 * 30"),
    }
    mean_square, top = 0.1, 255
    return found | {
        "ex_square": fact(mean_square, EXERCISE),
        "ex_top": fact(top, "the largest grey level"),
        "ex_square_grey": fact(mean_square * top**2, "0.1 * 255^2"),
        "ex_ratio": fact(top**2, "255^2"),
        "ex_grey_limit": fact(1 / mean_square, "1/k"),
        "ex_grey_limit_raw": fact(1 / (mean_square * top**2), "1/k"),
    }


BATCH_FACTS: Final[dict[str, Fact]] = (
    batches() | mnist() | traps() | step_exercises() | batch_exercises()
)
