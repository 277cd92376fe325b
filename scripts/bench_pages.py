"""Each page's first view on a slow phone: `scripts/bench pages`."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Browser

from scripts.bench_record import table
from scripts.slow_phone import slow_phone
from tests.browser.budgets import REQUESTS, most_kilobytes
from tests.browser.launching import chromium
from tests.browser.reading import OBSERVE_SHIFTS, SETTLED
from tests.browser.server import Server, serve
from tests.built_site import PAGES, BookPage, built_site

SHIFT: Final = 0.01
OBSERVE_PAINTS: Final = """
window.largest = 0;
new PerformanceObserver(list => { window.largest = list.getEntries().at(-1).startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
"""
HEAD: Final = ("page", "KB", "budget", "requests", "shift", "largest paint, s")
NOTE: Final = """\
A phone of 360 pixels, 1.6 Mbit/s, 150 ms, a processor 4 times as slow as this machine's, nothing
cached. *KB*: thousands of bytes as they are sent, with gzip. *Shift*: how much of what was seen
moved (cumulative layout shift). `!` marks what is over its budget."""


def measure() -> str:
    """Every page, as Markdown."""
    rows = []
    with serve(built_site()) as server, chromium() as browser:
        for page in PAGES:
            rows.append(row(browser, server, page))
            print("  ".join(rows[-1]), flush=True)
    return f"{NOTE}\n\n{table(HEAD, rows)}"


def row(browser: Browser, server: Server, page: BookPage) -> list[str]:
    """A reader's first page."""
    with slow_phone(browser, OBSERVE_SHIFTS, OBSERVE_PAINTS) as shown:
        server.sent.clear()
        shown.goto(server.root + page.address, wait_until="networkidle")
        shown.wait_for_timeout(SETTLED)
        shift = float(shown.evaluate("window.shifts.reduce((sum, one) => sum + one, 0)"))
        largest = float(shown.evaluate("window.largest")) / 1000
    kilobytes = sum(size for _, size in server.sent) / 1000
    requests, most = len(server.sent), most_kilobytes(page)
    return [
        str(page),
        f"{over(kilobytes > most)}{kilobytes:.0f}",
        f"{most}",
        f"{over(requests > REQUESTS)}{requests}",
        f"{over(shift > SHIFT)}{shift:.4f}",
        f"{largest:.2f}",
    ]


def over(is_over: bool) -> str:
    return "!" if is_over else ""
