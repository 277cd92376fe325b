"""The other programs in `bench_training.py`, each with the same network and mini-batches."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from sklearn.neural_network import MLPClassifier

Floats: TypeAlias = npt.NDArray[Any]  # float32
Pass = Callable[[], object]

LEARNING_RATE: Final = 1.5


class LoopNetwork:
    """The teaching code that many know: one example at a time, columns, lists of slopes.

    Written from the four equations in the manner of M. Nielsen's `network.py`.
    """

    def __init__(self) -> None:
        rng = np.random.default_rng(1)
        sizes = (784, 30, 10)
        self.biases = [rng.standard_normal((n, 1), dtype=np.float32) for n in sizes[1:]]
        self.weights = [
            rng.standard_normal((n_out, n_in), dtype=np.float32) / np.float32(n_in**0.5)
            for n_in, n_out in pairwise(sizes)
        ]

    def one_pass(self, examples: list[tuple[Floats, Floats]], batch: int) -> None:
        """Shuffle, then one step for each mini-batch."""
        random.shuffle(examples)
        for start in range(0, len(examples), batch):
            self.update(examples[start : start + batch])

    def update(self, examples: list[tuple[Floats, Floats]]) -> None:
        """Add up the slopes of a mini-batch, one example after the other, and take a step."""
        grad_b = [np.zeros(b.shape, b.dtype) for b in self.biases]
        grad_w = [np.zeros(w.shape, w.dtype) for w in self.weights]
        for x, t in examples:
            more_b, more_w = self.slopes(x, t)
            grad_b = [old + new for old, new in zip(grad_b, more_b, strict=True)]
            grad_w = [old + new for old, new in zip(grad_w, more_w, strict=True)]
        eta = LEARNING_RATE / len(examples)
        self.weights = [w - eta * g for w, g in zip(self.weights, grad_w, strict=True)]
        self.biases = [b - eta * g for b, g in zip(self.biases, grad_b, strict=True)]

    def slopes(self, x: Floats, t: Floats) -> tuple[list[Floats], list[Floats]]:
        """Backpropagation for one example."""
        grad_b = [np.zeros(b.shape, b.dtype) for b in self.biases]
        grad_w = [np.zeros(w.shape, w.dtype) for w in self.weights]
        activations, pre_activations = [x], []
        for w, b in zip(self.weights, self.biases, strict=True):
            pre_activations.append(np.dot(w, activations[-1]) + b)
            activations.append(sigmoid(pre_activations[-1]))
        delta = 2 * (activations[-1] - t) * sigmoid_prime(pre_activations[-1])
        grad_b[-1] = delta
        grad_w[-1] = np.dot(delta, activations[-2].T)
        for layer in range(2, len(self.weights) + 1):
            delta = np.dot(self.weights[-layer + 1].T, delta) * sigmoid_prime(
                pre_activations[-layer]
            )
            grad_b[-layer] = delta
            grad_w[-layer] = np.dot(delta, activations[-layer - 1].T)
        return grad_b, grad_w


def sigmoid(z: Floats) -> Floats:
    a: Floats = 1 / (1 + np.exp(-z))
    return a


def sigmoid_prime(z: Floats) -> Floats:
    slope: Floats = sigmoid(z) * (1 - sigmoid(z))
    return slope


def numpy_loop(x: Floats, target: Floats, batch: int) -> Pass:
    network = LoopNetwork()
    examples = [(a.reshape(-1, 1), t.reshape(-1, 1)) for a, t in zip(x, target, strict=True)]
    return lambda: network.one_pass(examples, batch)


def scikit_learn(x: Floats, target: Floats, batch: int) -> Pass:
    """Its own cost is cross-entropy with softmax, which it cannot change."""
    labels = target.argmax(axis=1)
    model = MLPClassifier(
        (30,),
        activation="logistic",
        solver="sgd",
        alpha=0.0,
        batch_size=batch,
        learning_rate_init=0.1,
        momentum=0.0,
        random_state=1,
    )
    return lambda: model.partial_fit(x, labels, classes=np.arange(10))


def pytorch_module(x: Floats, target: Floats, batch: int) -> Pass:
    """The usual way: layers, a loss, automatic differentiation, an optimiser."""
    import torch

    torch.set_num_threads(1)
    model = torch.nn.Sequential(
        torch.nn.Linear(784, 30), torch.nn.Sigmoid(), torch.nn.Linear(30, 10), torch.nn.Sigmoid()
    )
    descent = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    inputs, targets = torch.from_numpy(x), torch.from_numpy(target)

    def one_pass() -> None:
        for rows in torch.randperm(len(inputs)).split(batch):
            descent.zero_grad()
            difference = model(inputs[rows]) - targets[rows]
            ((difference * difference).sum() / len(rows)).backward()
            descent.step()

    return one_pass


def pytorch_by_hand(x: Floats, target: Floats, batch: int) -> Pass:
    """The four equations on tensors, without automatic differentiation."""
    import torch

    torch.set_num_threads(1)
    w1, b1 = torch.randn(30, 784) / 28, torch.zeros(30)
    w2, b2 = torch.randn(10, 30) / 30**0.5, torch.zeros(10)
    inputs, targets = torch.from_numpy(x), torch.from_numpy(target)

    def one_pass() -> None:
        for rows in torch.randperm(len(inputs)).split(batch):
            a = inputs[rows]
            h = torch.addmm(b1, a, w1.T).sigmoid_()
            y = torch.addmm(b2, h, w2.T).sigmoid_()
            d2 = (y - targets[rows]).mul_(2 * LEARNING_RATE / len(rows)).mul_(y).mul_(1 - y)
            d1 = (d2 @ w2).mul_(h).mul_(1 - h)
            w2.addmm_(d2.T, h, alpha=-1)
            b2.sub_(d2.sum(0))
            w1.addmm_(d1.T, a, alpha=-1)
            b1.sub_(d1.sum(0))

    return one_pass


def _rivals() -> dict[str, Callable[[Floats, Floats, int], Pass]]:
    found: dict[str, Callable[[Floats, Floats, int], Pass]] = {
        "NumPy loop": numpy_loop,
        "scikit-learn MLPClassifier": scikit_learn,
    }
    try:
        import torch
    except ImportError:
        return found
    name: Any = torch.__version__
    return found | {
        f"PyTorch {name} module": pytorch_module,
        f"PyTorch {name} by hand": pytorch_by_hand,
    }


RIVALS: Final = _rivals()
