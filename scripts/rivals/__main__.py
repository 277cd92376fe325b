"""Measure the book beside other ways to build it: `scripts/bench rivals [builds] [views] [scale]`.

| part | measures | needs |
|---|---|---|
| `builds` | the same content with each builder: cold, warm, one edit; memory, size | network |
| `views` | the first view of a chapter as each builder makes it | network, `site/` |
| `scale` | 10 to 1,000 pages per language with our machinery and with plain Material | network |

Without a part, all three. The builders are installed below `.cache/bench/` the first time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from scripts.bench_record import record
from scripts.rivals import builds, scale, views
from tests.built_site import NotBuiltError, built_site

PARTS = ("builds", "views", "scale")


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="scripts/bench rivals", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--times", type=int, default=1, help="how often each build is timed (1)")
    parser.add_argument("--record", action="store_true", help="write the tables to BENCHMARKS.md")
    chosen = parser.parse_args(words)
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"unknown part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    parts = chosen.parts or PARTS
    if "views" in parts:
        try:
            built_site()
        except NotBuiltError as error:
            sys.exit(str(error))
    for part in parts:
        print(f"---- {part} ----", flush=True)
        written = measure(part, chosen.times)
        if chosen.record:
            record(f"rivals: {part}", written)


def measure(part: str, times: int) -> str:
    """Measure one part, as Markdown."""
    if part == "builds":
        return builds.measure(times)
    return views.measure() if part == "views" else scale.measure()


if __name__ == "__main__":
    main()
