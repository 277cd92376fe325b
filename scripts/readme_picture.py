"""Take the README's picture: `scripts/build && python scripts/readme_picture.py`.

The chapter "Feed forward" in Chinese, light, beside the same place in English, dark.
"""

from __future__ import annotations

import functools
import io
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import find_or_install_chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / ".github" / "readme.png"
PLACE = "feed-forward/#worked-example"
WIDTH, HEIGHT = 700, 760


def screenshot(browser: Browser, url: str, scheme: Literal["light", "dark"]) -> Image.Image:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
    page.goto(url, wait_until="networkidle")
    return Image.open(io.BytesIO(page.screenshot()))


def main() -> None:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install_chromium(), chromium_sandbox=False
        )
        left = screenshot(browser, f"{address}/{PLACE}", "light")
        right = screenshot(browser, f"{address}/en/{PLACE}", "dark")
    picture = Image.new("RGB", (2 * WIDTH, HEIGHT))
    picture.paste(left, (0, 0))
    picture.paste(right, (WIDTH, 0))
    picture.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
