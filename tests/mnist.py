"""The real MNIST for tests that need it; without it they say that they were not run."""

from pathlib import Path

import pytest

from nnbook.net.data import find_folder


def mnist_folder() -> Path:
    """The folder of MNIST, or a skip with its reason."""
    folder = find_folder()
    if folder is None:
        pytest.skip(
            "not re-checked: no MNIST (set NNBOOK_MNIST_DIR or run `python -m nnbook mnist fetch`)"
        )
    return folder
