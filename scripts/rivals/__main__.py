"""Measure the book beside other ways to build it: `scripts/bench rivals [builds] [views] [scale]`.

| part | measures | needs |
|---|---|---|
| `builds` | the same content with each builder: cold, warm, one edit; memory, size | network |
| `views` | the first view of a chapter as each builder makes it | network, `site/` |
| `scale` | 10 to 1,000 pages per language with our machinery and with plain Material | network |

Without a part, all three. The builders are installed below `.cache/bench/` the first time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scripts import bench_parts
from scripts.rivals import builds, scale, views

PARTS: Final[bench_parts.Parts] = {
    "builds": builds.measure,
    "views": lambda _times: views.measure(),
    "scale": lambda _times: scale.measure(),
}


def main(words: Sequence[str] | None = None) -> None:
    """Measure what was asked for."""
    name, line = "scripts/bench rivals", (__doc__ or "").splitlines()[0]
    bench_parts.measure(name, line, PARTS, words, times=1, section="rivals: {}")


if __name__ == "__main__":
    main()
