"""The browser of the browser tests: finds one, or installs one. As a command, prints where it is.

`nnbook` itself needs no browser. Looked for, in this order: what NNBOOK_CHROMIUM names, Chromium or
Chrome on PATH, the usual places of macOS and Windows, Debian's package, Playwright's download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "NNBOOK_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")

ERROR_STREAM = 2  # the file descriptor: also there when a test runner has replaced sys.stderr


class ChromiumNotFoundError(RuntimeError):
    """There is no browser for the tests; the message says what to do about it."""


def find_or_install_chromium() -> Path:
    """The executable of a Chromium or Chrome that runs.

    Raises:
        ChromiumNotFoundError: There is none and none could be installed.
    """
    chromium = find_chromium() or install_with_apt() or install_with_playwright()
    if chromium is None:
        raise ChromiumNotFoundError(
            "The browser tests need Chromium or Chrome; none was found, and none could be "
            f"installed.\nInstall either one, or set {VARIABLE} to its executable:\n"
            "  Debian:  sudo apt-get install chromium\n"
            "  macOS:   brew install --cask google-chrome\n"
            "  Windows: winget install Google.Chrome\n"
            f"  others:  '{sys.executable}' -m playwright install --with-deps chromium"
        )
    return chromium


def find_chromium() -> Path | None:
    """An installed one, or None.

    Raises:
        ChromiumNotFoundError: The environment variable names something else.
    """
    if named := os.environ.get(VARIABLE):
        found = shutil.which(named)
        if found is None or not runs(Path(found)):
            raise ChromiumNotFoundError(
                f"{VARIABLE} is {named!r}, which is not a Chromium or Chrome that runs. "
                f"Correct it, or unset it to have one looked for."
            )
        return Path(found)
    return next((place for place in usual_places() if runs(place)), None)


def usual_places() -> Iterator[Path]:
    """Where an installed one may be."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for place in MACOS_PLACES:
        yield Path(place)
    for variable in WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            for place in WINDOWS_PLACES:
                yield Path(folder, place)


def runs(executable: Path) -> bool:
    """Whether it is there and starts; Ubuntu's `chromium-browser` may only ask for a snap."""
    if not executable.is_file():
        return False
    if os.name == "nt":
        return True  # there, --version opens a window
    return succeeds(str(executable), "--version")


def install_with_apt() -> Path | None:
    """Debian's own package, where that is possible without asking for a password."""
    if shutil.which("apt-get") is None:
        return None
    become_root = [] if is_root() else ["sudo", "-n"]
    if become_root and not succeeds(*become_root, "true"):
        return None
    apt_get = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt_get += ["-o", "DPkg::Lock::Timeout=300"]
    say("Installing Chromium with apt-get…")
    if not succeeds(*apt_get, "update", visible=True):
        say("apt-get update failed; trying with the lists that are there.")
    if not succeeds(*apt_get, "install", "--no-install-recommends", "chromium", visible=True):
        return None
    return find_chromium()


def install_with_playwright() -> Path | None:
    """Playwright's own Chromium, in the user's cache folder."""
    say("Downloading Chromium with Playwright…")
    playwright = [sys.executable, "-m", "playwright"]
    if not succeeds(*playwright, "install", "--no-shell", "chromium", visible=True):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as browsers:
        chromium = Path(browsers.chromium.executable_path)
    if runs(chromium):
        return chromium
    say(f"{chromium} does not start; system libraries may be missing.")
    return None


def is_root() -> bool:
    """Whether this process may install system packages; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def succeeds(*command: str, visible: bool = False) -> bool:
    """Whether the command ends well; what it prints goes to the error stream, or nowhere."""
    output = ERROR_STREAM if visible else subprocess.DEVNULL
    try:
        return subprocess.run(command, stdout=output, stderr=output, check=False).returncode == 0
    except OSError:
        return False


def say(line: str) -> None:
    """Tell the reader what takes so long; the standard output is for the path alone."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        print(find_or_install_chromium())
    except ChromiumNotFoundError as error:
        sys.exit(str(error))
