"""A reader's first view of one chapter on a phone, as each builder makes it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from scripts.bench_record import ahead, table
from scripts.rivals.builders import BUILDERS, MATHJAX, Builder
from scripts.rivals.hosts import host_of, with_copies
from scripts.rivals.processes import FailedError, run
from scripts.slow_phone import slow_phone
from tests.browser.launching import chromium
from tests.browser.server import Server, serve
from tests.built_site import built_site

LOADS: Final = 3
HEAD: Final = (
    "page",
    "KB",
    "requests",
    "other hosts",
    "text, s",
    "formulas, s",
    "LCP, s",
    "last shift, s",
    "CLS",
)
NOTE: Final = """\
The English chapter "Feed forward" at its first view: 360 pixels wide, 1.6 Mbit/s, 150 ms, a
processor four times as slow, everything that can be compressed with gzip; medians of {loads} loads.
*Text* is the first contentful paint, *formulas* when the last one was set. What comes from other
hosts is served from local copies on the same connection, and the time to find and reach those hosts
is not in the numbers; *other hosts* counts them."""
OBSERVE: Final = """
window.seen = { largest: 0, shift: 0, shifted: 0, formula: 0 };
new PerformanceObserver(list => { seen.largest = list.getEntries().at(-1).startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) {
    seen.shift += one.value;
    seen.shifted = one.startTime;
  }
}).observe({ type: "layout-shift", buffered: true });
const mathematics = ".katex, mjx-container";
new MutationObserver(list => {
  for (const one of list) for (const node of one.addedNodes)
    if (node.nodeType === 1 && (node.matches(mathematics) || node.querySelector(mathematics)))
      seen.formula = performance.now();
}).observe(document, { childList: true, subtree: true });
"""
AT_REST: Final = "performance.now() - Math.max(seen.largest, seen.shifted, seen.formula) > 3000"
READ: Final = """() => ({ ...seen,
  text: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  formulas: document.querySelectorAll(".katex, mjx-container").length })"""


@dataclass(frozen=True)
class View:
    """What one load of a page came to; times in seconds."""

    kilobytes: float
    requests: int
    hosts: int
    text: float
    formula: float
    largest: float
    shifted: float
    shift: float


def first_view(browser: Browser, server: Server, address: str) -> View:
    """Load a page as a new reader."""
    with slow_phone(browser, OBSERVE) as page:
        server.sent.clear()
        page.goto(server.root + address, wait_until="networkidle")
        while not page.evaluate(AT_REST):  # the page's policy forbids Playwright's own way to wait
            page.wait_for_timeout(500)
        seen = page.evaluate(READ)
    if not seen["formulas"]:
        msg = f"{address} shows no formula"
        raise FailedError(msg)
    return View(
        kilobytes=sum(size for _, size in server.sent) / 1000,
        requests=len(server.sent),
        hosts=len({host_of(path) for path, _ in server.sent} - {""}),
        text=seen["text"] / 1000,
        # Formulas that came with the page are there when its text is.
        formula=max(seen["formula"], seen["text"]) / 1000,
        largest=seen["largest"] / 1000,
        shifted=seen["shifted"] / 1000,
        shift=seen["shift"],
    )


def measure() -> str:
    """Everything, as text and a table for the record; each line is shown as soon as it is there."""
    rows = []
    with chromium() as browser:
        rows.append(row(browser, "**nnbook**", built_site(), "en/feed-forward/"))
        for builder in (*BUILDERS[:1], MATHJAX, *BUILDERS[1:]):
            try:
                site = built(builder)
            except FailedError as error:
                rows.append([builder.title, f"cannot be built: {error}", *[""] * (len(HEAD) - 2)])
                print("  ".join(rows[-1]), flush=True)
                continue
            with with_copies(site) as folder:
                rows.append(row(browser, builder.title, folder, builder.page))
    return f"{NOTE.format(loads=LOADS)}\n\n{table(HEAD, rows)}\n\n{ahead(HEAD, rows)}"


def built(builder: Builder) -> Path:
    """A builder's English site; the labs are there, but were not run."""
    environment = builder.environment()
    folder = builder.prepare("en", run_notebooks=False)
    run(list(builder.build), folder, environment)
    return folder / builder.site


def row(browser: Browser, name: str, site: Path, address: str) -> list[str]:
    """One page's line."""
    with serve(site) as server:
        views = [first_view(browser, server, address) for _ in range(LOADS)]
    median = {
        name: statistics.median(getattr(view, name) for view in views)
        for name in View.__dataclass_fields__
    }
    cells = [
        name,
        f"{median['kilobytes']:.0f}",
        f"{median['requests']:.0f}",
        f"{median['hosts']:.0f}",
        f"{median['text']:.2f}",
        f"{median['formula']:.2f}",
        f"{median['largest']:.2f}",
        f"{median['shifted']:.2f}" if median["shifted"] else "none",
        f"{median['shift']:.4f}",
    ]
    print("  ".join(cells), flush=True)
    return cells
