"""Drawings with MNIST and without it never share a place in the cache."""

from pathlib import Path

import pytest

from nnbook.book.drawings import surroundings
from nnbook.net.data.mnist import FILES


def test_the_caches_key_tells_whether_mnist_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    without = surroundings.__wrapped__()

    for file in FILES.values():
        (tmp_path / file.name).touch()

    assert surroundings.__wrapped__() != without
