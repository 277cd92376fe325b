"""Pictures of digits: MNIST's where it is, scikit-learn's where it is not, never a mixture."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits

from nnbook.examples.pictures import picture_source, pictures
from tests.mnist import mnist_folder


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    pictures.cache_clear()
    yield
    pictures.cache_clear()


def test_without_mnist_the_pictures_are_scikit_learns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    shown = pictures()

    assert (picture_source(), shown.source) == ("scikit-learn", "scikit-learn")
    assert (shown.images.shape, shown.white) == ((10, 3, 8, 8), 16)
    assert (shown.images[0, 0] == load_digits().images[0]).all()  # its first digit is a 0


def test_with_mnist_they_are_mnists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(mnist_folder()))

    shown = pictures()

    assert (shown.source, shown.side, shown.white) == ("MNIST", 28, 255)
    assert np.all(shown.images.reshape(10, 3, -1).max(axis=2) > 200)
