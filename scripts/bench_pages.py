"""Measure what a reader and an author wait for: `scripts/bench [pages] [builds] [serve]`.

| part | measures | needs |
|---|---|---|
| `pages` | each page's first view on a phone: bytes, requests, shifts, largest paint | `site/` |
| `builds` | a build of both languages with no cache, and one after it | nothing |
| `serve` | how long after saving a page `mkdocs serve` shows it | nothing |

Without a part, all three. Builds and `serve` work on a copy of the checkout. The budgets beside the
numbers are aims; nothing fails here.
"""

from __future__ import annotations

import argparse
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
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

from tests.browser.budgets import REQUESTS, most_kilobytes
from tests.browser.launching import chromium
from tests.browser.reading import OBSERVE_SHIFTS, PHONE
from tests.browser.server import Server, serve
from tests.built_site import PAGES, ROOT, BookPage, NotBuiltError, built_site

PARTS: Final = ("pages", "builds", "serve")
SHIFT: Final = 0.01
# A phone of the middle class on a slow mobile network.
SLOWER: Final = 4
NETWORK: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
OBSERVE_PAINTS: Final = """
window.largest = 0;
new PerformanceObserver(list => { window.largest = list.getEntries().at(-1).startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
"""
PATIENCE: Final = 60.0  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measure the pages, the builds and mkdocs serve."
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--times", type=int, default=3, help="how often each is timed (3)")
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"unknown part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for part in chosen.parts or PARTS:
        if part == "pages":
            measure_pages()
        elif part == "builds":
            measure_builds(chosen.times)
        else:
            measure_serve(chosen.times)


# ---- Pages ----


def measure_pages() -> None:
    """Print a line for each page."""
    try:
        site = built_site()
    except NotBuiltError as error:
        sys.exit(str(error))
    print("First view on a phone: 360 pixels, 1.6 Mbit/s, 150 ms, a processor 4 times as slow")
    print(f"{'page':<32} {'KB gzip':>12} {'requests':>9} {'CLS':>7} {'LCP s':>6}")
    with serve(site) as server, chromium() as browser:
        for page in PAGES:
            print(first_view(browser, server, page), flush=True)
    print()


def first_view(browser: Browser, server: Server, page: BookPage) -> str:
    """A reader's first page, as a line of the table; `!` marks what is over its budget."""
    context = PHONE.context(browser)
    context.set_default_timeout(PATIENCE * 1000)
    shown = context.new_page()
    slow_down(shown)
    shown.add_init_script(OBSERVE_SHIFTS + OBSERVE_PAINTS)
    server.sent.clear()
    shown.goto(server.root + page.address, wait_until="networkidle")
    shown.wait_for_timeout(1000)
    shift = float(shown.evaluate("window.shifts.reduce((sum, one) => sum + one, 0)"))
    largest = float(shown.evaluate("window.largest")) / 1000
    kilobytes = sum(size for _, size in server.sent) / 1000
    requests = len(server.sent)
    context.close()
    most = most_kilobytes(page)
    return (
        f"{page!s:<32} {over(kilobytes > most)}{kilobytes:5.0f} / {most:<3} "
        f"{over(requests > REQUESTS)}{requests:>7} {over(shift > SHIFT)}{shift:6.4f} {largest:6.2f}"
    )


def slow_down(page: Page) -> None:
    """Give the page the phone's network and processor."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", dict(NETWORK))
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def over(is_over: bool) -> str:
    return "!" if is_over else " "


# ---- Builds ----


def measure_builds(times: int) -> None:
    """Print the medians of cold and warm builds."""
    cold, warm = [], []
    with checkout() as (folder, environment):
        for _ in range(times):
            for leftover in (".cache", "site", "temporary"):
                shutil.rmtree(folder / leftover, ignore_errors=True)
            (folder / "temporary").mkdir()
            cold.append(timed(lambda: build(folder, environment)))
            warm.append(timed(lambda: build(folder, environment)))
    print(f"Builds of both languages, {len(PAGES)} pages (medians of {times})")
    print(f"cold  {summary(cold)}   aim: 40 s with all notebooks")
    print(f"warm  {summary(warm)}   aim: 5 s")
    print()


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


def summary(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):5.2f} s  ({', '.join(f'{one:.2f}' for one in seconds)})"


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


# ---- Serve ----


def measure_serve(times: int) -> None:
    """Print how long an edit takes to be seen, in each language."""
    print(f"mkdocs serve: from saving a paragraph to seeing it (medians of {times}, aim: 1.5 s)")
    with checkout() as (folder, environment), serving(folder, environment) as root:
        for page in longest_pages():
            seen = [edit(folder, root, page, number) for number in range(times)]
            print(f"{page!s:<32} {summary(seen)}", flush=True)
    print()


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
def serving(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """`mkdocs serve` at work on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet"]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    log = folder / "temporary" / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/", "<html")
        yield f"http://127.0.0.1:{port}/"
    except TimeoutError as error:
        sys.exit(f"{error}\n{log.read_text('utf-8')}")
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
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{address} did not show {words!r} within {PATIENCE:.0f} seconds.")


if __name__ == "__main__":
    main()
