"""Prints the table of planted faults at the end of the run."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say, kind by kind, how many faults were caught and how many were missed."""
    caught: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for outcome, counts in (("passed", caught), ("failed", missed)):
        for report in terminalreporter.stats.get(outcome, []):
            folder, _, name = report.nodeid.partition("[")
            if (
                folder.startswith("tests/faults/")
                and isinstance(report, pytest.TestReport)
                and ": " in name
            ):
                counts[name.partition(": ")[0]] += 1
    if not caught and not missed:
        return
    terminalreporter.section("planted faults")
    for kind in sorted(caught.keys() | missed.keys()):
        terminalreporter.line(f"{kind:20} caught {caught[kind]:3}  missed {missed[kind]:3}")
    total = f"{'all':20} caught {caught.total():3}  missed {missed.total():3}"
    terminalreporter.line(total)
