"""Time one pass over 50,000 images: this engine, other programs, and the matrix products alone.

All train the same 784-30-10 network on the same made-up images (four fifths of the pixels black, as
in MNIST) in float32 with one BLAS thread, in turn, several rounds; the medians count. PyTorch takes
part where it is installed: `pip install torch==2.13.0` in an environment of its own.

    scripts/bench training [--rounds 5] [--images 50000] [--json] [--record]
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from nnbook.net import GradientDescent, TrainingSettings, random_network, sigmoid, train
from nnbook.net.costs import quadratic_cost
from nnbook.net.fast_path import FastNetwork
from scripts.bench_record import record, table
from scripts.bench_rivals import RIVALS, Floats

SIZES = (784, 30, 10)
BATCHES = (10, 100)
LEARNING_RATE = 1.5
MEMORY_GOAL = 64 * 2**20

Pass = Callable[[], object]


def made_up_images(n: int) -> tuple[Floats, Floats]:
    """Random grey levels from 0 to 1, mostly 0, and random one-hot targets; float32."""
    rng = np.random.default_rng(0)
    x = rng.random((n, SIZES[0]), dtype=np.float32)
    np.maximum(0, 5 * x - 4, out=x)
    return x, np.eye(SIZES[-1], dtype=np.float32)[rng.integers(0, SIZES[-1], n)]


def ours(x: Floats, target: Floats, batch: int) -> Pass:
    network = random_network(SIZES, (sigmoid, sigmoid), seed=1)
    settings = TrainingSettings(
        optimiser=GradientDescent(LEARNING_RATE), batch_size=batch, epochs=1
    )
    target_ = target.astype(np.float64)
    return lambda: train(network, x, target_, settings)


def floor(x: Floats, target: Floats, batch: int) -> Pass:
    """Only the five matrix products of each mini-batch, one after the other."""
    fast = FastNetwork(random_network(SIZES, (sigmoid, sigmoid), seed=1), quadratic_cost)
    hidden, last = fast.stages(batch)
    for stage in (hidden, last):
        stage.a.fill(0.01)
        stage.delta.fill(0.01)

    def one_pass() -> None:
        for start in range(0, len(x) - batch + 1, batch):
            rows = x[start : start + batch]
            np.dot(rows, hidden.turned_weight, out=hidden.a)
            np.dot(hidden.a, last.turned_weight, out=last.a)
            np.dot(last.turned_delta, hidden.a, out=last.weight_slopes)
            np.dot(last.delta, last.weight, out=hidden.delta)
            np.dot(hidden.turned_delta, rows, out=hidden.weight_slopes)

    return one_pass


def timed(contenders: dict[str, Pass], rounds: int) -> dict[str, list[float]]:
    """The seconds of every round: in each round every contender runs once, after one to warm up."""
    for one_pass in contenders.values():
        one_pass()
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, one_pass in contenders.items():
            start = time.perf_counter()
            one_pass()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def peak_memory(one_pass: Pass) -> int:
    """How many bytes a pass has at most beside the data."""
    tracemalloc.start()
    one_pass()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def measure(n: int, rounds: int) -> dict[str, Any]:
    """Everything, by batch size and contender."""
    x, target = made_up_images(n)
    found: dict[str, Any] = {}
    for batch in BATCHES:
        made = {"nnbook": ours, **RIVALS, "matrix products alone": floor}
        contenders = {name: make(x, target, batch) for name, make in made.items()}
        seconds = timed(contenders, rounds)
        found[str(batch)] = {
            "seconds": {name: statistics.median(times) for name, times in seconds.items()},
            "rounds": seconds,
            "peak_bytes": peak_memory(contenders["nnbook"]),
        }
    return found


def conditions(n: int, rounds: int) -> dict[str, Any]:
    """What the numbers depend on."""
    blas = threadpool_info()
    return {
        "images": n,
        "rounds": rounds,
        "dtype": "float32",
        "blas_threads": [pool["num_threads"] for pool in blas if pool["user_api"] == "blas"],
        "blas": [pool["internal_api"] for pool in blas if pool["user_api"] == "blas"],
        "numpy": np.__version__,
        "scikit-learn": version("scikit-learn"),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }


def print_table(found: dict[str, Any]) -> None:
    """One line for each contender, and the goals."""
    columns = [found[str(batch)] for batch in BATCHES]
    print(f"{'median seconds for one pass':30}" + "".join(f"{f'batch {b}':>20}" for b in BATCHES))
    for name in columns[0]["seconds"]:
        cells = (f"{column['seconds'][name]:10.3f} {_times(column, name):>9}" for column in columns)
        print(f"{name:30}" + "".join(cells))
    memory = ", ".join(f"{column['peak_bytes'] / 2**20:.1f} MiB" for column in columns)
    print(f"peak memory of nnbook beside the data: {memory}")
    for goal, reached in goals(found).items():
        print(f"{'reached' if reached else 'MISSED':8} {goal}")


def as_markdown(found: dict[str, Any], about: dict[str, Any]) -> str:
    """The same for `BENCHMARKS.md`."""
    columns = [found[str(batch)] for batch in BATCHES]
    rows = [
        [name, *(f"{column['seconds'][name]:.3f} {_times(column, name)}" for column in columns)]
        for name in columns[0]["seconds"]
    ]
    head = ["seconds for one pass", *(f"mini-batches of {batch}" for batch in BATCHES)]
    judged = [
        f"- {'reached' if reached else '**missed**'}: {goal}"
        for goal, reached in goals(found).items()
    ]
    conditions = ", ".join(f"{name} {value}" for name, value in about.items())
    text = f"One pass over {about['images']:,} images, medians of {about['rounds']} rounds."
    return "\n\n".join([text, table(head, rows), "\n".join(judged), f"With {conditions}."])


def goals(found: dict[str, Any]) -> dict[str, bool]:
    """Each goal, and whether this run reached it."""
    small, large = (found[str(batch)]["seconds"] for batch in BATCHES)
    libraries = [name for name in small if name.startswith(("scikit-learn", "PyTorch"))]
    return {
        "10 times the per-example loop at batch 10": small["nnbook"] * 10 <= small["NumPy loop"],
        **{
            f"ahead of {name} at both sizes": small["nnbook"] < small[name]
            and large["nnbook"] < large[name]
            for name in libraries
        },
        "within 3 times of the matrix products at batch 100": large["nnbook"]
        <= 3 * large["matrix products alone"],
        "at most 64 MiB beside the data": all(
            column["peak_bytes"] <= MEMORY_GOAL for column in found.values()
        ),
    }


def _times(column: dict[str, Any], name: str) -> str:
    return f"({column['seconds'][name] / column['seconds']['nnbook']:.2f}x)"


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--images", type=int, default=50_000)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--record", action="store_true", help="write it to BENCHMARKS.md")
    arguments = parser.parse_args(words)
    with threadpool_limits(limits=1):
        about = conditions(arguments.images, arguments.rounds)
        found = measure(arguments.images, arguments.rounds)
    if arguments.json:
        print(json.dumps(about | {"batches": found, "goals": goals(found)}, indent=2))
    else:
        print(", ".join(f"{name} {value}" for name, value in about.items()))
        print_table(found)
    if arguments.record:
        record("training", as_markdown(found, about))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
