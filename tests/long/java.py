"""The Java that the e-book's checker runs on: found, or installed as Debian's package."""

from __future__ import annotations

import shutil

from tests.browser.chromium import is_root, say, succeeds


class JavaNotFoundError(RuntimeError):
    """There is no Java for the check; the message says what to do about it."""


def find_or_install_java() -> str:
    """The program `java`.

    Raises:
        JavaNotFoundError: There is none and none could be installed.
    """
    found = find_java() or install_java()
    if found is None:
        raise JavaNotFoundError(
            "The check of the e-books needs Java; none was found, and none could be installed.\n"
            "  Debian:  sudo apt-get install default-jre-headless\n"
            "  macOS:   brew install openjdk\n"
            "  Windows: winget install EclipseAdoptium.Temurin.21.JRE"
        )
    return found


def find_java() -> str | None:
    """An installed one that runs; macOS has a `java` that only asks for one."""
    found = shutil.which("java")
    return found if found and succeeds(found, "-version") else None


def install_java() -> str | None:
    """Debian's own package, where that is possible without asking for a password."""
    if shutil.which("apt-get") is None:
        return None
    become_root = [] if is_root() else ["sudo", "-n"]
    apt_get = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt_get += ["-o", "DPkg::Lock::Timeout=300"]
    say("Installing Java with apt-get…")
    succeeds(*apt_get, "update", visible=True)
    package = "default-jre-headless"
    succeeds(*apt_get, "install", "--no-install-recommends", package, visible=True)
    return find_java()
