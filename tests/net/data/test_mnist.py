"""Finding and checking MNIST; the real files only where they are."""

import gzip
import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbook.net.data import DataError, Digits, find_folder, load_mnist
from nnbook.net.data.mnist import FILES, DataFile, cache_folder, read_file, search_folders
from tests.mnist import mnist_folder

CONTENT = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3]) + bytes(range(12))
SMALL = DataFile("small-idx3-ubyte", (2, 2, 3), hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No MNIST in the environment, and an empty cache folder."""
    monkeypatch.delenv("NNBOOK_MNIST_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def test_the_four_files_have_the_published_sizes() -> None:
    sizes = {file.name: file.size for file in FILES.values()}

    assert sizes == {
        "train-images-idx3-ubyte": 47_040_016,
        "train-labels-idx1-ubyte": 60_008,
        "t10k-images-idx3-ubyte": 7_840_016,
        "t10k-labels-idx1-ubyte": 10_008,
    }


def test_the_named_folder_is_looked_at_before_the_cache(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(nowhere / "mine"))

    assert search_folders() == (nowhere / "mine", cache_folder())


def test_a_folder_counts_only_with_all_four_files(nowhere: Path) -> None:
    folder = cache_folder()
    folder.mkdir(parents=True)
    *most, last = FILES.values()
    for file in most:
        (folder / f"{file.name}.gz").write_bytes(b"")

    assert find_folder() is None
    (folder / last.name).write_bytes(b"")
    assert find_folder() == folder


def test_absent_mnist_says_where_it_was_looked_for_and_how_to_get_it(nowhere: Path) -> None:
    with pytest.raises(DataError, match="mnist fetch") as refused:
        load_mnist()

    assert str(cache_folder()) in str(refused.value)


def test_a_good_file_is_read_plain_and_gzipped(tmp_path: Path) -> None:
    (tmp_path / f"{SMALL.name}.gz").write_bytes(gzip.compress(CONTENT))
    zipped = read_file(SMALL, tmp_path)
    (tmp_path / SMALL.name).write_bytes(CONTENT)

    assert zipped.tolist() == read_file(SMALL, tmp_path).tolist()
    assert zipped[1].tolist() == [[6, 7, 8], [9, 10, 11]]


def test_a_file_of_another_size_is_refused_with_both_sizes(tmp_path: Path) -> None:
    (tmp_path / SMALL.name).write_bytes(CONTENT.replace(b"\2\0\0\0\3", b"\3\0\0\0\2"))

    with pytest.raises(DataError, match=r"small-idx3-ubyte .*\(2, 2, 3\), got \(2, 3, 2\)"):
        read_file(SMALL, tmp_path)


def test_a_file_with_one_other_grey_level_is_refused_by_its_check_sum(tmp_path: Path) -> None:
    (tmp_path / SMALL.name).write_bytes(CONTENT[:-1] + b"\x0c")

    with pytest.raises(DataError, match=f"the SHA-256 {SMALL.sha256}, got "):
        read_file(SMALL, tmp_path)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_mutated_file_is_ever_accepted(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(CONTENT)
    place = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(["flip", "cut", "insert", "swap"])):
        case "flip":
            content[place] ^= data.draw(st.integers(1, 255))
        case "cut":
            del content[place:]
        case "insert":
            content[place:place] = data.draw(st.binary(min_size=1, max_size=9))
        case _:
            other = data.draw(st.integers(0, len(content) - 1))
            content[place], content[other] = content[other], content[place]
    folder = tmp_path_factory.getbasetemp()
    zipped = data.draw(st.booleans())
    (folder / SMALL.name).write_bytes(gzip.compress(content) if zipped else bytes(content))

    if bytes(content) == CONTENT:
        return
    with pytest.raises(DataError):
        read_file(SMALL, folder)


def test_images_need_one_label_each() -> None:
    images = np.zeros((3, 2, 2), dtype=np.uint8)

    with pytest.raises(DataError, match="one label for each image"):
        Digits(images, np.zeros(2, dtype=np.uint8))


def test_a_label_above_9_is_refused() -> None:
    images = np.zeros((1, 2, 2), dtype=np.uint8)

    with pytest.raises(DataError, match="digits 0 to 9, got 10"):
        Digits(images, np.array([10], dtype=np.uint8))


def test_the_real_files_are_60000_and_10000_images_of_28_by_28() -> None:
    mnist = load_mnist(mnist_folder())

    assert mnist.train.images.shape == (60000, 28, 28)
    assert mnist.test.images.shape == (10000, 28, 28)
    assert mnist.train.labels[:5].tolist() == [5, 0, 4, 1, 9]  # as published everywhere


@pytest.mark.parametrize(("here", "there"), [("train", "test"), ("test", "train")])
@pytest.mark.parametrize("kind", ["images", "labels"])
def test_swapped_files_are_refused_and_the_real_one_is_named(
    tmp_path: Path, here: str, there: str, kind: str
) -> None:
    file, other = FILES[f"{here}-{kind}"], FILES[f"{there}-{kind}"]
    source = other.path_in(mnist_folder())
    assert source is not None
    (tmp_path / f"{file.name}.gz").symlink_to(source.resolve())

    with pytest.raises(DataError, match=f"{file.name}.* its own content, got that of {other.name}"):
        read_file(file, tmp_path)


def test_labels_under_the_name_of_images_are_refused(tmp_path: Path) -> None:
    source = FILES["test-labels"].path_in(mnist_folder())
    assert source is not None
    (tmp_path / f"{FILES['test-images'].name}.gz").symlink_to(source.resolve())

    with pytest.raises(DataError, match="got that of t10k-labels-idx1-ubyte"):
        read_file(FILES["test-images"], tmp_path)
