"""Starts the browser: it asks no other host for anything, and can set Chinese on every machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.sax.saxutils import escape

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import find_or_install_chromium, is_root

FONTS: Final = Path(__file__).resolve().parents[2] / "nnbook" / "figures" / "fonts"
QUIET: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    # Whatever asks for another host anyway is told that there is none.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
FONTCONFIG: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser without a window."""
    arguments = [*QUIET, "--no-sandbox"] if is_root() else [*QUIET]
    with (
        TemporaryDirectory(prefix="nnbook-fonts-") as folder,
        sync_playwright() as browsers,
    ):
        browser = browsers.chromium.launch(
            executable_path=find_or_install_chromium(),
            args=arguments,
            env=environment(Path(folder)),
        )
        try:
            yield browser
        finally:
            browser.close()


def environment(folder: Path) -> dict[str, str | float | bool]:
    """The process's environment; on Linux with the figures' font after the system's own fonts.

    A machine without any Chinese font then shows Chinese in that font. Where there is one, the
    style sheet names it first.
    """
    variables: dict[str, str | float | bool] = {**os.environ}
    if sys.platform == "linux":
        configuration = folder / "fonts.conf"
        configuration.write_text(
            FONTCONFIG.format(fonts=escape(str(FONTS)), cache=escape(str(folder / "cache"))),
            "utf-8",
        )
        variables["FONTCONFIG_FILE"] = str(configuration)
    return variables
