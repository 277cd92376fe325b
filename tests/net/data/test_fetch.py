"""Fetching from a server of our own: whole, cut short, damaged, resumed, failing."""

import gzip
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from nnbook.net.data import DataError
from nnbook.net.data.fetch import fetch_mnist
from nnbook.net.data.mnist import DataFile

SIZE = 300_000
PAYLOAD = b"".join(hashlib.sha256(bytes([i % 256, i // 256])).digest() for i in range(SIZE // 32))
CONTENT = b"\0\0\x08\x01" + len(PAYLOAD).to_bytes(4, "big") + PAYLOAD
FILE = DataFile("some-idx1-ubyte", (len(PAYLOAD),), hashlib.sha256(CONTENT).hexdigest())
ZIPPED = gzip.compress(CONTENT, mtime=0)
NAME = f"{FILE.name}.gz"


@dataclass
class Mirror:
    """What the server does, and what it was asked for."""

    body: bytes = ZIPPED
    status: int = 200
    cut: int | None = None  # break the connection after so many bytes
    ranges: bool = True
    asked: list[str | None] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator["type[Served]"]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield Served
    Served.stop()


class Served:
    servers: list[ThreadingHTTPServer] = []  # noqa: RUF012 (emptied after every test)

    def __new__(cls, mirror: Mirror) -> "Mirror":  # type: ignore[misc]
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self, mirror)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Stay quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        cls.servers.append(server)
        mirror.address = f"http://127.0.0.1:{server.server_port}/mnist/"
        return mirror

    @classmethod
    def stop(cls) -> None:
        while cls.servers:
            server = cls.servers.pop()
            server.shutdown()
            server.server_close()


def answer(handler: BaseHTTPRequestHandler, mirror: Mirror) -> None:
    asked = handler.headers.get("Range")
    mirror.asked.append(asked)
    start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and mirror.ranges else 0
    if start and start >= len(mirror.body):
        handler.send_error(416)
        return
    handler.send_response(206 if start else mirror.status)
    if start:
        handler.send_header(
            "Content-Range", f"bytes {start}-{len(mirror.body) - 1}/{len(mirror.body)}"
        )
    body = mirror.body[start:]
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body if mirror.cut is None else body[: mirror.cut])


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_is_fetched_checked_and_alone_in_its_folder(
    tmp_path: Path, serve: type[Served]
) -> None:
    mirror = serve(Mirror())
    pieces: list[tuple[str, int, int | None]] = []

    written = fetch_mnist(
        tmp_path / "new", [mirror.address], lambda *piece: pieces.append(piece), [FILE]
    )

    assert written == [tmp_path / "new" / NAME]
    assert written[0].read_bytes() == ZIPPED
    assert left_in(tmp_path / "new") == {NAME}
    assert pieces[-1] == (FILE.name, len(ZIPPED), len(ZIPPED))


def test_a_good_file_is_neither_fetched_nor_touched(tmp_path: Path, serve: type[Served]) -> None:
    mirror = serve(Mirror(body=b"something else"))
    (tmp_path / FILE.name).write_bytes(CONTENT)
    before = (tmp_path / FILE.name).stat()

    assert fetch_mnist(tmp_path, [mirror.address], files=[FILE]) == []
    assert mirror.asked == []
    assert (tmp_path / FILE.name).stat().st_mtime_ns == before.st_mtime_ns


def test_a_broken_connection_leaves_a_part_and_no_file(tmp_path: Path, serve: type[Served]) -> None:
    mirror = serve(Mirror(cut=1000))

    with pytest.raises(DataError, match=f"{NAME} .*ended after 1000 of {len(ZIPPED)} bytes"):
        fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert left_in(tmp_path) == {f".{NAME}.part"}
    assert (tmp_path / f".{NAME}.part").read_bytes() == ZIPPED[:1000]


def test_the_next_mirror_goes_on_where_the_last_one_stopped(
    tmp_path: Path, serve: type[Served]
) -> None:
    first, second = serve(Mirror(cut=1000)), serve(Mirror())

    fetch_mnist(tmp_path, [first.address, second.address], files=[FILE])

    assert second.asked == ["bytes=1000-"]
    assert (tmp_path / NAME).read_bytes() == ZIPPED
    assert left_in(tmp_path) == {NAME}


def test_a_server_that_cannot_resume_starts_again(tmp_path: Path, serve: type[Served]) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(ZIPPED[:500])
    mirror = serve(Mirror(ranges=False))

    fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert (tmp_path / NAME).read_bytes() == ZIPPED


def test_a_part_that_is_whole_already_is_taken(tmp_path: Path, serve: type[Served]) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(ZIPPED)
    mirror = serve(Mirror())

    fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert (tmp_path / NAME).read_bytes() == ZIPPED


def test_a_part_of_something_else_is_given_up_and_fetched_from_the_start(
    tmp_path: Path, serve: type[Served]
) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(b"x" * 700)
    mirror = serve(Mirror())

    fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert mirror.asked == ["bytes=700-", None]
    assert (tmp_path / NAME).read_bytes() == ZIPPED


@pytest.mark.parametrize(
    "body",
    [
        ZIPPED[:5000] + bytes([ZIPPED[5000] ^ 1]) + ZIPPED[5001:],
        gzip.compress(CONTENT[:-1] + b"?"),
        gzip.compress(b"\0\0\x08\x01\0\0\0\2ab"),
        b"<html>This is not the file you are looking for</html>",
        b"",
        ZIPPED + bytes(2 * FILE.size),
    ],
    ids=["flipped", "other content", "other size", "web page", "empty", "far too long"],
)
def test_a_wrong_answer_is_refused_and_leaves_nothing(
    tmp_path: Path, serve: type[Served], body: bytes
) -> None:
    mirror = serve(Mirror(body=body))

    with pytest.raises(DataError, match=NAME):
        fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert left_in(tmp_path) == set()


def test_a_failing_mirror_is_followed_by_the_next(tmp_path: Path, serve: type[Served]) -> None:
    missing, damaged, good = serve(Mirror(status=404)), serve(Mirror(body=b"?")), serve(Mirror())

    fetch_mnist(tmp_path, [missing.address, damaged.address, good.address], files=[FILE])

    assert (tmp_path / NAME).read_bytes() == ZIPPED


def test_when_all_mirrors_fail_each_reason_is_told(tmp_path: Path, serve: type[Served]) -> None:
    missing, damaged = serve(Mirror(status=404)), serve(Mirror(body=b"?"))

    with pytest.raises(DataError) as refused:
        fetch_mnist(
            tmp_path, [missing.address, damaged.address, "http://127.0.0.1:1/"], files=[FILE]
        )

    for address in (missing.address, damaged.address, "http://127.0.0.1:1/"):
        assert f"{address}: " in str(refused.value)
    assert "404" in str(refused.value)


def test_an_address_that_is_none_is_refused_like_a_failing_mirror(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="unknown url type"):
        fetch_mnist(tmp_path, ["somewhere"], files=[FILE])


def test_a_damaged_file_is_replaced_whether_plain_or_gzipped(
    tmp_path: Path, serve: type[Served]
) -> None:
    (tmp_path / FILE.name).write_bytes(CONTENT[:-5])
    (tmp_path / NAME).write_bytes(ZIPPED[:-5])
    mirror = serve(Mirror())

    fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert left_in(tmp_path) == {NAME}
    assert (tmp_path / NAME).read_bytes() == ZIPPED


def test_a_damaged_file_stays_until_a_good_one_has_come(
    tmp_path: Path, serve: type[Served]
) -> None:
    (tmp_path / NAME).write_bytes(b"damaged")
    mirror = serve(Mirror(body=b"?"))

    with pytest.raises(DataError):
        fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert left_in(tmp_path) == {NAME}


def test_a_full_disk_leaves_no_part(
    tmp_path: Path, serve: type[Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = serve(Mirror())
    real_open = Path.open

    class Full:
        def __init__(self, path: Path) -> None:
            self.file = real_open(path, "wb")

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *error: object) -> None:
            self.file.close()

        def write(self, piece: bytes) -> int:
            raise OSError(28, "No space left on device")

    def full(path: Path, mode: str = "r") -> object:
        return Full(path) if mode in ("ab", "wb") else real_open(path, mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        fetch_mnist(tmp_path, [mirror.address], files=[FILE])

    assert left_in(tmp_path) == set()
