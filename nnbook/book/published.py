"""Files that the build computes for readers, by their path below the site's root."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from nnbook.book.fact_data import DATA
from nnbook.book.source_pages import PAGES
from nnbook.book.touch_digit import pocket_script
from nnbook.book.vectors import worked_example, worked_example_schema
from nnbook.figures.palette import palette_css


def as_json(value: object) -> str:
    """JSON with one key a line, so that a person can read it.

    Examples:
        >>> print(as_json({"y": [0.5]}), end="")
        {
          "y": [
            0.5
          ]
        }
    """
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


PUBLISHED: Final[dict[str, Callable[[], str]]] = {
    "assets/css/palette.css": palette_css,
    "assets/data/pocket.js": pocket_script,
    "vectors/worked-example.json": lambda: as_json(worked_example()),
    "vectors/worked-example.schema.json": lambda: as_json(worked_example_schema()),
    **PAGES,
    **DATA,
}
