"""Many examples: a line through invented points, found with all of them, with a few, with one.

Plain Python floats and Python's own random numbers, which are the same everywhere: with one example
a step, a path goes to and fro and would carry another processor's last digits far away.
"""

from __future__ import annotations

import math
import random
from functools import cache
from typing import Final

Example = tuple[float, float]
"""An input and its target."""
Line = tuple[float, float]
"""The weight and the bias of one neuron without activation function."""

N_EXAMPLES: Final = 400
TRUE_LINE: Final[Line] = (0.8, 0.3)
NOISE: Final = 0.4
DATA_SEED: Final = 1
DRAWS_SEED: Final = 5
ORDER_SEED: Final = 7

LINE_START: Final[Line] = (-1.0, 1.5)
LINE_RATE: Final = 0.1
BATCH_SIZES: Final = (N_EXAMPLES, 20, 1)
EPOCHS: Final = 2
ORDERS: Final = 100  # in how many other orders the examples are walked through
NOISE_SIZES: Final = (1, 4, 16, 64)
DRAWS: Final = 2_000


@cache
def examples() -> tuple[Example, ...]:
    """The points: about the true line, with noise, rounded to two decimals."""
    rng = random.Random(DATA_SEED)
    weight, bias = TRUE_LINE
    found = []
    for _ in range(N_EXAMPLES):
        x = round(rng.uniform(-1, 1), 2)
        noise = rng.uniform(-NOISE, NOISE) + rng.uniform(-NOISE, NOISE)
        found.append((x, round(weight * x + bias + noise, 2)))
    return tuple(found)


def line_slopes(line: Line, batch: tuple[Example, ...]) -> Line:
    r"""The slopes of the mean cost over a batch.

    For one example $C_i = (w x_i + b - t_i)^2$, so that $\partial C_i / \partial w = 2 e_i x_i$ and
    $\partial C_i / \partial b = 2 e_i$ with the error $e_i = w x_i + b - t_i$.

    Args:
        line: The weight and the bias.
        batch: The examples.

    Returns:
        The slope along the weight and that along the bias.

    Examples:
        >>> line_slopes((1.0, 0.0), ((2.0, 1.0), (0.0, 1.0)))  # errors 1 and -1
        (2.0, 0.0)
    """
    weight, bias = line
    errors = [(weight * x + bias - t, x) for x, t in batch]
    return (
        2 * sum(error * x for error, x in errors) / len(batch),
        2 * sum(error for error, _ in errors) / len(batch),
    )


def line_cost(line: Line) -> float:
    """The mean quadratic cost over all examples."""
    weight, bias = line
    return sum((weight * x + bias - t) ** 2 for x, t in examples()) / N_EXAMPLES


@cache
def best_line() -> Line:
    """The line with the least mean cost, where both slopes are 0."""
    points = examples()
    mean_x, mean_t = (sum(p[k] for p in points) / N_EXAMPLES for k in (0, 1))
    both = sum((x - mean_x) * (t - mean_t) for x, t in points)
    weight = both / sum((x - mean_x) ** 2 for x, _ in points)
    return weight, mean_t - weight * mean_x


@cache
def line_path(
    batch_size: int, epochs: int = EPOCHS, order_seed: int = ORDER_SEED
) -> tuple[Line, ...]:
    """The line after every step: each epoch takes all examples in a new order, batch by batch."""
    rng = random.Random(order_seed)
    line, points = LINE_START, examples()
    path = [line]
    for _ in range(epochs):
        order = sorted(range(N_EXAMPLES), key=lambda _: rng.random())
        for start in range(0, N_EXAMPLES, batch_size):
            batch = tuple(points[i] for i in order[start : start + batch_size])
            by_weight, by_bias = line_slopes(line, batch)
            line = (line[0] - LINE_RATE * by_weight, line[1] - LINE_RATE * by_bias)
            path.append(line)
    return tuple(path)


@cache
def wins() -> tuple[int, ...]:
    """In how many other orders each of `BATCH_SIZES` ends with the lowest cost."""
    found = [0] * len(BATCH_SIZES)
    for seed in range(ORDER_SEED + 1, ORDER_SEED + 1 + ORDERS):
        costs = [line_cost(line_path(size, order_seed=seed)[-1]) for size in BATCH_SIZES]
        found[costs.index(min(costs))] += 1
    return tuple(found)


@cache
def estimates(batch_size: int, draws: int = DRAWS) -> tuple[Line, ...]:
    """The slopes at the start, estimated again and again from so many examples drawn at random.

    An example is put back after it is drawn, so that every draw is like the first.
    """
    rng = random.Random(DRAWS_SEED)
    points = examples()
    found = []
    for _ in range(draws):
        batch = tuple(points[int(rng.random() * N_EXAMPLES)] for _ in range(batch_size))
        found.append(line_slopes(LINE_START, batch))
    return tuple(found)


def spread(batch_size: int) -> float:
    """How far, typically, an estimate lies from the gradient of all examples (root mean square)."""
    true = line_slopes(LINE_START, examples())
    squares = [math.dist(estimate, true) ** 2 for estimate in estimates(batch_size)]
    return math.sqrt(sum(squares) / len(squares))


def spread_by_formula(batch_size: int) -> float:
    r"""The same without drawing: that of single examples over $\sqrt{m}$."""
    true = line_slopes(LINE_START, examples())
    squares = [math.dist(line_slopes(LINE_START, (point,)), true) ** 2 for point in examples()]
    return math.sqrt(sum(squares) / N_EXAMPLES / batch_size)
