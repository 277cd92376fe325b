"""Getting MNIST: from several mirrors, resumed where it stopped, checked before it counts.

A download grows in a file of its own (`.NAME.gz.part`), which nothing else reads. Only when the
SHA-256 of its uncompressed bytes is right does it get its name, in one step. A connection that
breaks leaves the part for the next try; a wrong content or a full disk leaves nothing.
"""

from __future__ import annotations

import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from nnbook.net.data.idx import DataError, refusal
from nnbook.net.data.mnist import FILES, DataFile, read_file

MIRRORS: Final = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
CHUNK: Final = 1 << 16
TIMEOUT: Final = 30.0  # seconds without a byte

Progress = Callable[[str, int, int | None], None]
"""Called with the file's name, the bytes so far, and the bytes in all if the server says so."""


class _Response(Protocol):
    status: int
    headers: http.client.HTTPMessage

    def read(self, amount: int, /) -> bytes: ...


def silent(name: str, done: int, total: int | None) -> None:
    """Report no progress."""


def is_good(file: DataFile, folder: Path) -> bool:
    """Whether the folder has that file, whole and right."""
    try:
        read_file(file, folder)
    except DataError:
        return False
    return True


def fetch_mnist(
    folder: Path,
    mirrors: Sequence[str] = MIRRORS,
    progress: Progress = silent,
    files: Sequence[DataFile] = tuple(FILES.values()),
) -> list[Path]:
    """Download what is missing or damaged.

    Args:
        folder: Where the files go; made if it is not there.
        mirrors: Addresses below which the `.gz` files lie, tried in this order.
        progress: Told of every piece.
        files: Which files.

    Returns:
        The files written; none if all were there and right already.

    Raises:
        DataError: No mirror gave the right file. Files that are there and right stay as they are.
        OSError: The folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [fetch_file(f, folder, mirrors, progress) for f in files if not is_good(f, folder)]


def fetch_file(file: DataFile, folder: Path, mirrors: Sequence[str], progress: Progress) -> Path:
    """Download one file from the first mirror that has it.

    Returns:
        The file.

    Raises:
        DataError: No mirror gave the right file; says what came from each.
        OSError: The folder cannot be written to.
    """
    target = folder / f"{file.name}.gz"
    part = folder / f".{target.name}.part"
    reasons = []
    for mirror in mirrors:
        # A resumed part can be another mirror's: if it turns out wrong, once more from the start.
        for resumed in (part.exists(), False):
            reason = attempt(file, f"{mirror.rstrip('/')}/{target.name}", part, progress)
            if reason is None:
                return put_in_place(file, part, target)
            reasons.append(f"{mirror}: {reason}")
            if not (resumed and not part.exists()):
                break
    raise refusal(target.name, "a mirror that gives it", "; ".join(reasons) or "no mirror", folder)


def attempt(file: DataFile, url: str, part: Path, progress: Progress) -> str | None:
    """Try one address; return None if the part is now the whole, right file, else the reason."""
    try:
        download(url, part, lambda done, total: progress(file.name, done, total), 2 * file.size)
    except (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError) as why:
        return str(why) or type(why).__name__
    except ValueError as why:  # an answer too long, or no address at all
        part.unlink(missing_ok=True)
        return str(why)
    except OSError:
        part.unlink(missing_ok=True)  # a full disk: leave no half of a file on it
        raise
    try:
        check(file, part)
    except DataError as why:
        part.unlink(missing_ok=True)
        return str(why)
    return None


def check(file: DataFile, part: Path) -> None:
    """Refuse a download that is not the published file."""
    stand_in = DataFile(part.name, file.shape, file.sha256)
    read_file(stand_in, part.parent)


def download(
    url: str, part: Path, progress: Callable[[int, int | None], None], at_most: int
) -> None:
    """Download an address into `part`, after the bytes that are already there.

    Raises:
        DataError: The answer is longer than it can be.
        http.client.HTTPException: The connection ended early; what came is kept.
    """
    start = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={start}-"} if start else {}
    try:
        opened = urllib.request.urlopen(  # the scheme comes from the mirrors
            urllib.request.Request(url, headers=headers), timeout=TIMEOUT
        )
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:  # nothing after the part: it is whole already, or not of this file
            return
        raise
    with opened as response:
        if not continues(response, start):
            start = 0
        length = response.headers.get("Content-Length", "")
        total = start + int(length) if length.isdecimal() else None
        receive(response, part, start, total, progress, at_most)


def continues(response: _Response, start: int) -> bool:
    """Whether the server goes on where the part stops, instead of beginning again."""
    content_range: str = response.headers.get("Content-Range", "")
    return response.status == 206 and content_range.startswith(f"bytes {start}-")


def receive(
    response: _Response,
    part: Path,
    done: int,
    total: int | None,
    progress: Callable[[int, int | None], None],
    at_most: int,
) -> None:
    """Write what comes to the end of the part, or over it if `done` is 0."""
    with part.open("ab" if done else "wb") as file:
        while piece := next_piece(response):
            done += len(piece)
            if done > at_most:
                raise refusal(part.name, f"at most {at_most} bytes", "more")
            file.write(piece)
            progress(done, total)
    if total is not None and done < total:
        msg = f"the connection ended after {done} of {total} bytes"
        raise http.client.HTTPException(msg)


def next_piece(response: _Response) -> bytes:
    """The next bytes; a connection that breaks is told apart from a disk that is full."""
    try:
        return response.read(CHUNK)
    except OSError as error:
        raise http.client.HTTPException(str(error)) from error


def put_in_place(file: DataFile, part: Path, target: Path) -> Path:
    """Give the checked part its name; a damaged plain file beside it would hide it, so it goes."""
    with part.open("rb+") as content:
        os.fsync(content.fileno())
    part.replace(target)
    plain = target.with_name(file.name)
    if plain.exists():
        plain.unlink()
    return target
