"""What each figure says and shows, as the lock keeps it: data, labels, title, description."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Final

from nnbook.book.cache import cached, read_kept
from nnbook.book.drawings import entry
from nnbook.examples.pictures import pictures
from nnbook.figures import figure_function
from nnbook.languages import LANGUAGES, Language

DIGITS: Final = 10
NOISE: Final = 13
ACTUAL_DIGITS: Final = "shows actual digits, from MNIST where it is there"
Record = dict[str, Any]


def picture_calls() -> int:
    """How often a drawing has asked for pictures of actual digits."""
    info = pictures.cache_info()
    return info.hits + info.misses


def lasting(record: Record) -> Record:
    """What a lock may hold of a record: pictures of actual digits are not the same everywhere."""
    actual = any(key.endswith(ACTUAL_DIGITS) for key in record)
    kept = ("/title/", ACTUAL_DIGITS)
    return {k: v for k, v in record.items() if not actual or any(part in k for part in kept)}


def numbers(values: tuple[float, ...]) -> list[float]:
    """Numbers rounded to what the lock keeps: `DIGITS` significant digits.

    But what stands more than `NOISE` places behind the largest number's first digit is rounding,
    which differs between processors: a zero that one computes as 5e-17 may be -1e-17 on another.

    Examples:
        >>> numbers((123.456789012345, 1 / 3, 0.5 - 1e-17, 5e-15))
        [123.456789, 0.3333333333, 0.5, 0.0]
    """
    plain = [float(value) for value in values]
    most = NOISE - exponent(max(plain, key=abs, default=0.0))
    return [round(value, min(DIGITS - 1 - exponent(value), most)) + 0.0 for value in plain]


def exponent(value: float) -> int:
    """The power of ten of a number's first digit; 0 for 0."""
    return int(f"{value:e}".partition("e")[2])


def language_record(name: str, language: Language) -> Record:
    """One figure in one language: its words and its data."""
    before = picture_calls()
    figure = figure_function(name)(language)
    record: Record = {
        f"{name}/title/{language}": figure.title,
        f"{name}/description/{language}": figure.description,
        f"{name}/labels/{language}": figure.labels(),
    }
    if picture_calls() > before:
        record[f"{name}/{ACTUAL_DIGITS}"] = True
    for gid, drawn in figure.drawn.items():
        record[f"{name}/data/{gid}"] = {"x": numbers(drawn.x), "y": numbers(drawn.y)}
    return record


def record_entry(name: str) -> Path:
    """Where the cache keeps a figure's record."""
    return entry(name, f"{name}.record.json", __name__)


def figure_record(name: str) -> Record:
    """One figure in both languages, from the cache when nothing it depends on has changed."""

    def make() -> bytes:
        record: Record = {}
        for language in LANGUAGES:
            record |= language_record(name, language)
        return json.dumps(record).encode()

    found: Record = json.loads(cached(record_entry(name), make))
    return found


def draw_missing(names: Iterable[str]) -> None:
    """Make the records that are not in the cache, on every processor."""
    missing = [name for name in names if read_kept(record_entry(name)) is None]
    workers = min(len(missing) // 4, os.cpu_count() or 1)
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            list(pool.map(figure_record, missing))
