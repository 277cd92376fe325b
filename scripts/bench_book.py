"""Measure what a reader and an author wait for: `scripts/bench [pages] [touch] [builds] [serve]`.

| part | measures | needs |
|---|---|---|
| `pages` | each page's first view on a phone: bytes, requests, shifts, largest paint | `site/` |
| `touch` | the interactives on a slow phone: what blocks, how soon they answer | `site/` |
| `builds` | a build of both languages with no cache, and one after it | nothing |
| `serve` | how long after saving a page or a figure `mkdocs serve` shows it | nothing |

Without a part, all of them. The budgets beside the numbers are aims; nothing fails here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final

from scripts import bench_builds, bench_pages, bench_touch
from scripts.bench_record import record
from tests.built_site import NotBuiltError

PARTS: Final[dict[str, Callable[[int], str]]] = {
    "pages": lambda _times: bench_pages.measure(),
    "touch": lambda _times: bench_touch.measure(),
    "builds": bench_builds.measure_builds,
    "serve": bench_builds.measure_serve,
}


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--times", type=int, default=3, help="how often each is timed (3)")
    parser.add_argument("--record", action="store_true", help="write the tables to BENCHMARKS.md")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"unknown part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for part in chosen.parts or PARTS:
        print(f"---- {part} ----", flush=True)
        try:
            written = PARTS[part](chosen.times)
        except NotBuiltError as error:
            sys.exit(str(error))
        if chosen.record:
            record(part, written)


if __name__ == "__main__":
    main()
