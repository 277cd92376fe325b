"""The IDX reader: hand-made files, and damaged ones by the hundred."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbook.net.data import DataError, read_idx, read_whole

# Two images of two rows and three columns, written by hand.
IMAGES = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3]) + bytes(range(12))


def encoded(numbers: np.ndarray) -> bytes:
    header = struct.pack(">HBB", 0, 8, numbers.ndim) + struct.pack(
        f">{numbers.ndim}I", *numbers.shape
    )
    return header + numbers.tobytes()


def test_images_are_read_row_by_row() -> None:
    numbers = read_idx(IMAGES, "images")

    assert numbers.tolist() == [[[0, 1, 2], [3, 4, 5]], [[6, 7, 8], [9, 10, 11]]]
    assert numbers.dtype == np.uint8


def test_labels_are_read_as_they_stand() -> None:
    content = bytes([0, 0, 8, 1, 0, 0, 0, 4, 5, 0, 4, 1])

    assert read_idx(content, "labels").tolist() == [5, 0, 4, 1]


def test_what_was_read_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        read_idx(IMAGES, "images")[0, 0, 0] = 9


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "magic number"),
        (b"\0\0\x08", "magic number"),
        (b"\x01" + IMAGES[1:], "magic number 00 00 08"),
        (b"\0\0\x0d" + IMAGES[3:], "unsigned bytes"),
        (b"\0\0\x08\0", "1 to 8 axes"),
        (b"\0\0\x08\xff" + bytes(2000), "1 to 8 axes"),
        (IMAGES[:10], "16 bytes of header"),
        (IMAGES[:-1], "28 bytes for the sizes"),
        (IMAGES + b"\0", "28 bytes for the sizes"),
        (b"\0\0\x08\x02" + b"\xff" * 8, "bytes for the sizes"),
        (b"\0\0\x08\x01" + bytes(4), "at least one number"),
    ],
)
def test_a_file_that_is_not_what_its_header_says_is_refused_by_name(
    content: bytes, reason: str
) -> None:
    with pytest.raises(DataError, match=reason) as refused:
        read_idx(content, "some-file")

    assert str(refused.value).startswith("some-file must have ")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_mutated_file_is_refused_or_read_as_exactly_what_it_says(data: st.DataObject) -> None:
    content = bytearray(IMAGES)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content)))
        match data.draw(st.sampled_from(["flip", "cut", "insert"])):
            case "flip":
                content[place : place + 1] = bytes([data.draw(st.integers(0, 255))])
            case "cut":
                del content[place:]
            case _:
                content[place:place] = data.draw(st.binary(min_size=1, max_size=9))

    try:
        numbers = read_idx(bytes(content), "mutated")
    except DataError:
        return
    assert encoded(numbers) == bytes(content)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=64), st.booleans())
def test_arbitrary_bytes_are_refused_or_read_as_exactly_what_they_say(
    rest: bytes, header: bool
) -> None:
    content = (b"\0\0\x08" if header else b"") + rest

    try:
        numbers = read_idx(content, "bytes")
    except DataError:
        return
    assert encoded(numbers) == content


@pytest.mark.parametrize("name", ["plain", "zipped.gz"])
def test_a_file_is_read_plain_or_gzipped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(IMAGES) if name.endswith(".gz") else IMAGES)

    assert read_whole(path, at_most=100) == IMAGES


@pytest.mark.parametrize("zipped", [True, False])
def test_a_file_longer_than_allowed_is_refused(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "long"
    path.write_bytes(gzip.compress(bytes(5_000_000)) if zipped else bytes(5_000_000))

    with pytest.raises(DataError, match="at most 1000 bytes"):
        read_whole(path, at_most=1000)


def test_a_missing_file_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere must have a readable file"):
        read_whole(tmp_path / "nowhere", at_most=10)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_damaged_gzip_file_gives_its_content_or_the_documented_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(gzip.compress(IMAGES, mtime=0))
    place = data.draw(st.integers(2, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] = data.draw(st.integers(0, 255))
    else:
        del content[place:]
    path = tmp_path_factory.getbasetemp() / "damaged.gz"
    path.write_bytes(bytes(content))

    try:
        found = read_whole(path, at_most=100)
    except DataError:
        return
    assert found == IMAGES
