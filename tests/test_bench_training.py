"""The training benchmark runs, compares like with like, and judges its goals."""

import numpy as np

from nnbook.net import Layer, Network, as_array, gradients, quadratic_cost, sigmoid
from scripts.bench_rivals import LoopNetwork
from scripts.bench_training import goals, made_up_images, measure


def test_every_contender_gets_a_time_and_the_memory_is_counted() -> None:
    found = measure(200, rounds=1)

    names = {"nnbook", "NumPy loop", "scikit-learn MLPClassifier", "matrix products alone"}
    for column in found.values():
        assert names <= column["seconds"].keys()
        assert column["peak_bytes"] > 0


def test_the_loop_computes_the_readable_paths_slopes() -> None:
    loop = LoopNetwork()
    layers = zip(loop.weights, loop.biases, strict=True)
    network = Network(
        tuple(Layer(as_array(w, name="w"), as_array(b[:, 0], name="b"), sigmoid) for w, b in layers)
    )
    x, target = (numbers[0] for numbers in made_up_images(1))

    biases, weights = loop.slopes(x.reshape(-1, 1), target.reshape(-1, 1))

    expected = gradients(network, x, target, quadratic_cost)
    for l in (1, 2):  # noqa: E741
        np.testing.assert_allclose(weights[l - 1], expected.weight(l), rtol=1e-3, atol=1e-6)
        np.testing.assert_allclose(biases[l - 1][:, 0], expected.bias(l), rtol=1e-3, atol=1e-6)


def test_a_goal_that_was_missed_is_said_to_be_missed() -> None:
    times = {"nnbook": 1.0, "NumPy loop": 9.0, "matrix products alone": 0.5}
    column = {"seconds": times, "peak_bytes": 2**20}

    judged = goals({"10": column, "100": column})

    assert judged == {
        "10 times the per-example loop at batch 10": False,
        "within 3 times of the matrix products at batch 100": True,
        "at most 64 MiB beside the data": True,
    }
