"""Runs a command and says how long it took, and how much memory it and its children had at most."""

from __future__ import annotations

import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LOOK: Final = 0.1  # seconds between two looks at the memory


class FailedError(RuntimeError):
    """A command failed; the message is the line of its output that says why."""


@dataclass(frozen=True)
class Run:
    """A finished command.

    Attributes:
        seconds: From its start to its end.
        peak: The most bytes that it and its children had together, what they share counted once
            (Linux only; elsewhere 0).
    """

    seconds: float
    peak: int


class Memory(threading.Thread):
    """Looks again and again at the memory of a process and of all below it."""

    def __init__(self, process: int) -> None:
        """Remember whose memory."""
        super().__init__(daemon=True)
        self.process, self.peak = process, 0
        self.finished = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self.finished.wait(LOOK):
            self.peak = max(self.peak, sum(map(proportional_bytes, family(self.process))))


def family(process: int) -> list[int]:
    """A process and all below it (Linux; elsewhere nothing)."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [process]
    for one in found:
        found += parents.get(one, [])
    return found


def proportional_bytes(process: int) -> int:
    """A process's memory, with its part of what it shares."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def run(command: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run a command to its end.

    Raises:
        FailedError: It failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    memory = Memory(process.pid)
    memory.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    memory.finished.set()
    memory.join()
    if process.returncode:
        raise FailedError(reason(output))
    return Run(seconds, memory.peak)


def reason(output: str) -> str:
    r"""The line of a command's output that says why it failed.

    Examples:
        >>> reason("Building\nrequest failed, reason: getaddrinfo ENOTFOUND a.org\nSee: docs\n")
        'request failed, reason: getaddrinfo ENOTFOUND a.org'
    """
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "reason" in line or "rror" in line]
    return (telling or lines[-1:] or ["it failed without a word"])[0]
