"""Serves the built site the way a real host does: compressed, with its own 404 page and headers."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".woff2": "font/woff2",
}
COMPRESSED: Final = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".xml")


@cache
def squeezed(path: Path, changed: int) -> bytes:
    """The file's bytes, compressed once for each time it was `changed`."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def sent_everywhere(folder: Path) -> dict[str, str]:
    """The headers that the site's `_headers` asks for on every path."""
    path = folder / "_headers"
    text = path.read_text("utf-8") if path.is_file() else ""
    _, _, rest = text.partition("/*\n")
    lines = takewhile(lambda line: line.startswith("  "), rest.splitlines())
    pairs = (line.strip().partition(": ") for line in lines)
    return {name: value for name, _, value in pairs}


class Handler(SimpleHTTPRequestHandler):
    """A static host."""

    server: Server
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def do_GET(self) -> None:
        """Answer with the file, with a redirect to the folder's address, or with the 404 page."""
        path, status = Path(self.translate_path(self.path)), HTTPStatus.OK
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"{self.path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND
        self.answer(path, status)

    def answer(self, path: Path, status: HTTPStatus) -> None:
        """Send a file, compressed if it is text and the browser takes that."""
        compressed = path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = squeezed(path, path.stat().st_mtime_ns) if compressed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        for name, value in self.server.everywhere.items():
            self.send_header(name, value)
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.server.sent.append((self.path, len(body)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Remembers what it sent, and does not complain when a browser breaks a connection off."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        """Serve a folder on a free port of this machine."""
        self.sent: list[tuple[str, int]] = []  # path and bytes of every answer, in order
        self.everywhere = sent_everywhere(folder)
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))

    @property
    def root(self) -> str:
        """The address of the site's root, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what is not a broken connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """A server at work."""
    with Server(folder) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
