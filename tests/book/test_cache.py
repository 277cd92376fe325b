"""What is kept between builds: made once, made again when anything is wrong with it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from nnbook.book.cache import UNUSED_DAYS, cached, digest, keep, read_kept, sweep


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "key" / "entry"


def refuse() -> bytes:
    message = "made although it is in the cache"
    raise AssertionError(message)


def test_what_is_not_in_the_cache_is_made(place: Path) -> None:
    assert cached(place, lambda: b"made") == b"made"


@pytest.mark.parametrize("content", [b"made", b"", b"\n", b"two\nlines\n", bytes(range(256))])
def test_what_is_in_the_cache_is_not_made_again(place: Path, content: bytes) -> None:
    cached(place, lambda: content)

    assert cached(place, refuse) == content


def test_what_fails_leaves_nothing(tmp_path: Path, place: Path) -> None:
    with pytest.raises(AssertionError):
        cached(place, refuse)

    assert list(tmp_path.rglob("*")) == []


def test_every_half_of_an_entry_is_made_again(place: Path) -> None:
    keep(place, b"the content")
    whole = place.read_bytes()

    for size in range(len(whole)):
        place.write_bytes(whole[:size])
        assert cached(place, lambda: b"again") == b"again"
        keep(place, b"the content")


def test_every_damaged_byte_is_noticed(place: Path) -> None:
    keep(place, b"the content")
    whole = place.read_bytes()

    for position in range(len(whole)):
        damaged = bytearray(whole)
        damaged[position] ^= 1
        place.write_bytes(bytes(damaged))
        assert read_kept(place) is None


def test_somebody_elses_file_is_replaced(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"<svg>a drawing of another version, without its hash</svg>")

    assert cached(place, lambda: b"made") == b"made"
    assert cached(place, refuse) == b"made"


def test_a_folder_in_an_entrys_place_is_left_alone(place: Path) -> None:
    place.mkdir(parents=True)

    assert cached(place, lambda: b"made") == b"made"
    assert place.is_dir()


def test_the_cache_may_be_deleted_at_any_time(place: Path) -> None:
    cached(place, lambda: b"made")
    place.unlink()
    place.parent.rmdir()

    assert cached(place, lambda: b"made again") == b"made again"


def test_what_nothing_has_used_for_long_goes(tmp_path: Path) -> None:
    long_ago = time.time() - (UNUSED_DAYS + 1) * 86_400
    folder = tmp_path / "pages"
    for path in (folder / "used", folder / "unused", folder / ".killed.tmp", tmp_path / "other"):
        keep(path, b"")
        os.utime(path, (long_ago, long_ago))
    read_kept(folder / "used")

    sweep(tmp_path)

    assert [path.name for path in folder.iterdir()] == ["used"]
    assert (tmp_path / "other").exists()


def test_a_hash_knows_where_a_part_ends() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4
