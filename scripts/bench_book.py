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

from collections.abc import Sequence
from typing import Final

from scripts import bench_builds, bench_pages, bench_parts, bench_touch

PARTS: Final[bench_parts.Parts] = {
    "pages": lambda _times: bench_pages.measure(),
    "touch": lambda _times: bench_touch.measure(),
    "builds": bench_builds.measure_builds,
    "serve": bench_builds.measure_serve,
}


def main(words: Sequence[str] | None = None) -> None:
    """Measure what was asked for."""
    bench_parts.measure("scripts/bench", (__doc__ or "").splitlines()[0], PARTS, words, times=3)


if __name__ == "__main__":
    main()
