"""Builds on a disk that is full: the site that is there stays whole, and the next build succeeds.

The disk is a small one in memory, which only root may mount; for everybody else a file may not grow
beyond a size, which stops the same writes.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from nnbook.book import build_info
from tests.build import minibook

MEGABYTE = 1_000_000
LEVELS = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)  # how much of a second site finds room


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def whole(run: minibook.Run, folder: Path) -> bool:
    """Whether a build failed and left the site as it was."""
    assert run.returncode != 0
    assert [path.name for path in folder.glob(".site*")] == []
    return build_info.differences(folder / "site") == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("only root may mount a disk; files that may not grow are tested instead")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_up(folder: Path, room: int) -> Path:
    """Leave so many bytes of a disk."""
    ballast = folder / "ballast"
    with ballast.open("wb") as file:
        left = shutil.disk_usage(folder).free - room
        while left > 0:
            file.write(bytes(min(left, MEGABYTE)))
            left -= MEGABYTE
    return ballast


@pytest.mark.parametrize("own_cache", [False, True], ids=["cache elsewhere", "cache on it too"])
def test_a_full_disk_stops_a_build_and_harms_nothing(
    disk: Path, tmp_path: Path, own_cache: bool
) -> None:
    site, figures = disk / "site", None if own_cache else tmp_path / "figures"
    minibook.write(disk)
    build = partial(minibook.start, disk, site, figures, minibook.run_script)
    assert minibook.finish(build(), disk).returncode == 0

    for level in LEVELS:
        if own_cache:  # what makes it again needs room as well
            shutil.rmtree(disk / ".cache")
        ballast = fill_up(disk, int(level * size(site)))
        run = minibook.finish(build(), disk)
        assert whole(run, disk)
        assert "No space left on device" in run.stderr
        ballast.unlink()

    assert minibook.finish(build(), disk).returncode == 0
    assert build_info.differences(site) == []


def small_files(most: int, *arguments: Path | dict[str, str] | None) -> None:
    """Run a build in which no file may become larger than so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    run: Callable[..., None] = minibook.run_script
    run(*arguments)


@pytest.mark.parametrize("most", [10, 1_000, 20_000, 60_000, 100_000])
def test_a_write_that_fails_stops_a_build_and_harms_nothing(tmp_path: Path, most: int) -> None:
    site, figures = tmp_path / "site", tmp_path / "figures"
    minibook.write(tmp_path)
    assert (
        minibook.finish(
            minibook.start(tmp_path, site, figures, minibook.run_script), tmp_path
        ).returncode
        == 0
    )

    run = minibook.finish(
        minibook.start(tmp_path, site, figures, partial(small_files, most)), tmp_path
    )

    assert whole(run, tmp_path)
