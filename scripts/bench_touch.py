"""How the interactives feel on a slow phone: `scripts/bench touch`.

The browser itself says: a *long task* keeps it from answering for more than 50 milliseconds; an
*interaction* lasts from a press to the picture that answers it. Every control is used once.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Browser, Locator, Page

from scripts.bench_record import table
from scripts.slow_phone import slow_phone
from tests.browser.launching import chromium
from tests.browser.server import Server, serve
from tests.browser.touching import PLACES, Place, goes_live
from tests.built_site import built_site

NEXT_PAINT: Final = 100  # milliseconds
REST: Final = 400  # milliseconds after an interaction, so that the next one begins at rest
OBSERVE: Final = """
window.tasks = [];
window.lasted = {};
new PerformanceObserver(list => {
  for (const task of list.getEntries()) window.tasks.push(task.duration);
}).observe({ type: "longtask", buffered: true });
new PerformanceObserver(list => {
  for (const { interactionId: id, duration } of list.getEntries())
    if (id) window.lasted[id] = Math.max(duration, window.lasted[id] ?? 0);
}).observe({ type: "event", buffered: true, durationThreshold: 16 });
"""
CONTROLS: Final = ".nn-panel :is(button, input, select, [tabindex='0']):visible"
HEAD: Final = ("interactive", "page loads", "goes live", "used", "median, ms", "longest, ms")
NOTE: Final = f"""\
A phone of 360 pixels, 1.6 Mbit/s, 150 ms, a processor 4 times as slow as this machine's. *Page
loads* and *goes live*: the number of long tasks and the longest of them in milliseconds; the aim is
none. Then every control that is there from the start is *used* once, by touch or by a key; the
*median* and the *longest* time to the next paint, which the browser gives in steps of 8; the aim is
under {NEXT_PAINT}. `!` marks what misses its aim."""


def measure() -> str:
    """Each interactive on each of its pages, as Markdown."""
    rows = []
    with serve(built_site()) as server, chromium() as browser:
        for place in PLACES:
            rows.append(row(browser, server, place))
            print("  ".join(rows[-1]), flush=True)
    return f"{NOTE}\n\n{table(HEAD, rows)}"


def row(browser: Browser, server: Server, place: Place) -> list[str]:
    """What one interactive does on one page."""
    with slow_phone(browser, OBSERVE) as page:
        page.goto(server.root + place.page.address, wait_until="networkidle")
        loading = long_tasks(page)
        host = goes_live(page, place.name)
        page.wait_for_timeout(REST)
        coming = long_tasks(page)
        used = sum(1 for _ in use_controls(host))
        lasted: list[float] = page.evaluate("Object.values(window.lasted)")
    longest = max(lasted)
    return [
        str(place),
        loading,
        coming,
        f"{used}",
        f"{statistics.median(lasted):.0f}",
        f"{'!' if longest >= NEXT_PAINT else ''}{longest:.0f}",
    ]


def long_tasks(page: Page) -> str:
    """How many long tasks there were since this was last asked, and the longest."""
    found: list[float] = page.evaluate("window.tasks.splice(0)")
    return f"!{len(found)}, {max(found):.0f}" if found else "0"


def use_controls(host: Locator) -> Iterator[Locator]:
    """Use every control that there is from the start, in its order, as a reader would."""
    for control in host.locator(CONTROLS).all():
        if not control.is_visible() or control.is_disabled():
            continue  # an earlier one has taken it away
        kind = control.evaluate("control => control.type ?? control.localName")
        if kind in ("submit", "button", "radio", "checkbox"):
            control.tap()
        else:  # a slider, a number, a choice, a sheet to draw on
            control.focus()
            host.page.keyboard.press("ArrowDown" if kind == "select-one" else "ArrowRight")
        host.page.wait_for_timeout(REST)
        yield control
