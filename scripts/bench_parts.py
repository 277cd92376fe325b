"""The command line of a benchmark that has several parts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from scripts.bench_record import record
from tests.built_site import NotBuiltError

Parts = Mapping[str, Callable[[int], str]]
"""What measures each part, told how often, and gives Markdown."""


def measure(
    program: str,
    description: str,
    parts: Parts,
    words: Sequence[str] | None,
    *,
    times: int,
    section: str = "{}",
) -> None:
    """Measure the parts that were asked for, or all.

    Args:
        program: What the command is called.
        description: What it is, in a line.
        parts: Its parts, in their order.
        words: What was asked for; None for the command's own arguments.
        times: How often each is timed if nobody says.
        section: What a part's section of `BENCHMARKS.md` is called.
    """
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(parts)}")
    parser.add_argument(
        "--times", type=int, default=times, help=f"how often each is timed ({times})"
    )
    parser.add_argument("--record", action="store_true", help="write the tables to BENCHMARKS.md")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.parts) - set(parts):
        parser.error(f"unknown part {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    for part in chosen.parts or parts:
        print(f"---- {part} ----", flush=True)
        try:
            written = parts[part](chosen.times)
        except NotBuiltError as error:
            sys.exit(str(error))
        if chosen.record:
            record(section.format(part), written)
