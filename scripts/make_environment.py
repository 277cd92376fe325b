"""Make `.venv` hold what `requirements.lock` and `pyproject.toml` ask for.

`scripts/environment` runs this with the Python that `.venv` is to have. It does nothing if nothing
has changed. An interrupted installation is redone, and of two at once the second waits.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two installations at once are not kept apart
    fcntl = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# What the installed packages and the installed project were made from; each written last.
PACKAGES_STAMP = ENVIRONMENT / "packages.stamp"
PROJECT_STAMP = ENVIRONMENT / "project.stamp"
LOCK = ROOT / ".cache" / "environment.lock"


def main() -> None:
    """Install what is missing."""
    packages = digest(sys.version, sys.base_prefix, str(ROOT), REQUIREMENTS.read_text("utf-8"))
    project = digest(packages, PROJECT.read_text("utf-8"))
    if read(PROJECT_STAMP) == project:
        return
    with one_at_a_time():
        if read(PACKAGES_STAMP) != packages:
            install_packages()
            PACKAGES_STAMP.write_text(packages)
        if read(PROJECT_STAMP) != project:
            install_project()
            PROJECT_STAMP.write_text(project)


def install_packages() -> None:
    """A new environment with the locked packages and no others."""
    say("Installing dependencies into .venv (about a minute)…")
    PROJECT_STAMP.unlink(missing_ok=True)
    PACKAGES_STAMP.unlink(missing_ok=True)
    run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    # First what builds the packages that come as source: pip would fetch its newest version.
    builder = ENVIRONMENT / "builder.txt"
    builder.write_text(locked("setuptools"))
    pip("--require-hashes", "--requirement", str(builder))
    pip("--require-hashes", "--no-build-isolation", "--requirement", REQUIREMENTS.name)


def install_project() -> None:
    """The package `nnbook`, read from where it lies."""
    say("Installing nnbook into .venv…")
    PROJECT_STAMP.unlink(missing_ok=True)
    pip("--no-deps", "--no-build-isolation", "--editable", ".")


def locked(package: str) -> str:
    """The package's entry in the lock, with its hashes."""
    entries = re.split(r"\n(?=\S)", REQUIREMENTS.read_text("utf-8"))
    return next(entry for entry in entries if entry.startswith(f"{package}=="))


def pip(*arguments: str) -> None:
    """Run `pip install` in the environment; it shows errors only."""
    run(str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *arguments)


def run(*command: str) -> None:
    """Run a command; if this process is killed, the command that lives on keeps the lock."""
    subprocess.run(command, cwd=ROOT, check=True, close_fds=False)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process installs. The system drops the lock of a process that ends."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("a") as handle:
        os.set_inheritable(handle.fileno(), True)
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Waiting for another installation into .venv…")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def digest(*parts: str) -> str:
    """One hash of all the parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def read(stamp: Path) -> str | None:
    """What the stamp holds, if there is one."""
    return stamp.read_text() if stamp.exists() else None


def say(line: str) -> None:
    """Tell the reader what takes so long."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError:
        sys.exit(
            "The installation failed, as said above. It needs a network connection and 1.2 GB of "
            "disk. Run the same command again when that is mended."
        )
