"""A phone of the middle class on a slow mobile network, for the benchmarks in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Page

from tests.browser.reading import PHONE

PATIENCE: Final = 60.0  # seconds
SLOWER: Final = 4  # times, than this machine's processor
NETWORK: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}


@contextmanager
def slow_phone(browser: Browser, *scripts: str) -> Iterator[Page]:
    """An empty page on such a phone; scripts run before the page's own."""
    context = PHONE.context(browser)
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    slow_down(page)
    for script in scripts:
        page.add_init_script(script)
    try:
        yield page
    finally:
        context.close()


def slow_down(page: Page) -> None:
    """Give a page the phone's network and processor."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", dict(NETWORK))
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
