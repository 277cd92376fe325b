"""What an author waits for: `scripts/bench builds` and `scripts/bench serve`.

Both work on a copy of the checkout, which has no cache of its own at first.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Final

from scripts.bench_record import table
from scripts.slow_phone import PATIENCE
from tests.built_site import PAGES, ROOT, BookPage

SERVE: Final = [
    *(sys.executable, "-m", "mkdocs", "serve", "--quiet"),
    *("--dev-addr", "127.0.0.1:{port}"),
]
FIGURE: Final = Path("nnbook/figures/feed_forward.py")
SHOWN_ON: Final = "en/feed-forward/"
TITLE: Final = "The sigmoid function"  # of one of its figures, which its page shows


def measure_builds(times: int) -> str:
    """Cold and warm builds of the whole site, as Markdown."""
    cold, warm = [], []
    with checkout() as (folder, environment):
        for _ in range(times):
            for leftover in (".cache", "site", "temporary"):
                shutil.rmtree(folder / leftover, ignore_errors=True)
            (folder / "temporary").mkdir()
            cold.append(timed(lambda: build(folder, environment)))
            warm.append(timed(lambda: build(folder, environment)))
    rows = [row("nothing kept, all labs run", cold, "40"), row("nothing changed", warm, "5")]
    text = f"Builds of both languages, {len(PAGES)} pages, medians of {times}."
    return f"{text}\n\n{table(('build', 'seconds', 'aim', 'each'), rows)}"


def row(name: str, seconds: list[float], aim: str) -> list[str]:
    """A line of a table: the median, the aim, and each measurement."""
    each = ", ".join(f"{one:.2f}" for one in seconds)
    cells = [name, f"{statistics.median(seconds):.2f}", aim, each]
    print("  ".join(cells), flush=True)
    return cells


def measure_serve(times: int) -> str:
    """How long an edit takes to be seen, as Markdown."""
    with checkout() as (folder, environment), serving(SERVE, folder, environment) as root:
        rows = [
            row(
                f"a paragraph of {page}",
                [edit(folder, root, page, number) for number in range(times)],
                "1.5",
            )
            for page in longest_pages()
        ]
        redrawn = [redraw(folder, root, number) for number in range(times)]
        rows.append(row("a figure's title, on both pages that show it", redrawn, "3"))
    text = f"`mkdocs serve`: from saving a file until the page is sent, medians of {times}."
    return f"{text}\n\n{table(('edit', 'seconds', 'aim', 'each'), rows)}"


def redraw(folder: Path, root: str, number: int) -> float:
    """Change a figure; gives the seconds until the server sends it."""
    path, title = folder / FIGURE, f"bench{number} title"
    text = (ROOT / FIGURE).read_text("utf-8")
    path.write_text(text.replace(TITLE, title), "utf-8")
    start = time.perf_counter()
    wait_for(root + SHOWN_ON, title)
    seconds = time.perf_counter() - start
    time.sleep(1)
    return seconds


def build(folder: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"The build failed:\n{done.stderr}")


def timed(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


@contextmanager
def checkout() -> Iterator[tuple[Path, dict[str, str]]]:
    """A copy of the checkout as it is now, and an environment in which Python imports the copy."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    with TemporaryDirectory(prefix="nnbook-bench-") as name:
        folder = Path(name)
        for file in filter(None, listed.stdout.split("\0")):
            if (ROOT / file).is_file():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / file, folder / file)
        (folder / "temporary").mkdir()
        yield (
            folder,
            os.environ
            | {
                "PYTHONPATH": str(folder),
                "NO_MKDOCS_2_WARNING": "1",
                "TMPDIR": str(folder / "temporary"),  # where jieba keeps its cache
            },
        )


def longest_pages() -> Iterator[BookPage]:
    """The longest page of each language."""
    for language in sorted({page.language for page in PAGES}):
        written = [
            page for page in PAGES if page.language == language and source(ROOT, page).is_file()
        ]
        yield max(written, key=lambda page: source(ROOT, page).stat().st_size)


def source(folder: Path, page: BookPage) -> Path:
    return folder / "docs" / page.language / f"{page.slug}.md"


def edit(folder: Path, root: str, page: BookPage, number: int) -> float:
    """Add a paragraph to a page; gives the seconds until the server sends it."""
    path, words = source(folder, page), f"bench{number}paragraph"
    path.write_text(f"{path.read_text('utf-8')}\n{words}\n", "utf-8")
    start = time.perf_counter()
    wait_for(root + page.address, words)
    seconds = time.perf_counter() - start
    time.sleep(1)  # the next edit comes when the server is at rest
    return seconds


@contextmanager
def serving(
    command: list[str], folder: Path, environment: dict[str, str], page: str = ""
) -> Iterator[str]:
    """A server at work; gives its root's address.

    Args:
        command: What starts it; `{port}` in it becomes a free port.
        folder: Where it runs.
        environment: Its environment.
        page: A page to wait for.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root = f"http://127.0.0.1:{port}/"
    with TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [word.format(port=port) for word in command],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(root + page, "<html")
            time.sleep(2)  # until it watches its files and is at rest
            yield root
        except TimeoutError as error:
            log.seek(0)
            sys.exit(f"{error}\n{log.read()}")
        finally:
            process.terminate()
            process.wait()


def wait_for(address: str, words: str) -> None:
    """Ask again and again until the words are there.

    Raises:
        TimeoutError: They do not come.
    """
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{address} did not show {words!r} within {PATIENCE:.0f} seconds.")
