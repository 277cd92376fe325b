"""An SVG path written as steps from point to point: half the bytes, to the same hundredth.

Steps along a curve are small and alike, so that compression finds much more in them than in places.
They are counted in whole hundredths of a drawing unit: none is lost, however long the path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# The commands that Matplotlib writes, and how many numbers each takes.
TAKES: Final = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
PARTS: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
Segment = tuple[str, tuple[int, ...]]


def segments(path: str) -> Iterator[Segment]:
    """Each command of a path with its numbers, in hundredths, as places on the sheet.

    Args:
        path: The attribute `d`; places or steps, with at most two decimals.

    Raises:
        ValueError: The path has a command that the book's drawings do not have.
    """
    parts = PARTS.findall(path)
    here, start, command, i = (0, 0), (0, 0), "", 0
    while i < len(parts):
        if parts[i].isalpha():
            command, i = parts[i], i + 1
        count = TAKES.get(command.upper())
        if count is None or (count == 0 and i < len(parts) and not parts[i].isalpha()):
            msg = f"not a path of Matplotlib's: {path[:40]!r}"
            raise ValueError(msg)
        numbers = [round(float(part) * 100) for part in parts[i : i + count]]
        i += count
        if command.islower():
            numbers = [number + here[k % 2] for k, number in enumerate(numbers)]
        here = (numbers[-2], numbers[-1]) if numbers else start
        start = here if command in "Mm" else start
        yield command.upper(), tuple(numbers)


def shortest(hundredths: int) -> str:
    """A number of hundredths as SVG may have it.

    Examples:
        >>> shortest(12500), shortest(50), shortest(-7)
        ('125', '.5', '-.07')
    """
    whole, rest = divmod(abs(hundredths), 100)
    text = str(whole) if whole or not rest else ""
    if rest:
        text += f".{rest:02d}".rstrip("0")
    return f"-{text}" if hundredths < 0 else text


def in_steps(path: str) -> str:
    """The same path in steps.

    Examples:
        >>> in_steps("M 10 20 L 11.5 20 L 11.5 19.25 z ")
        'M10 20l1.5 0 0-.75z'
    """
    out, before, here, start = "", "", (0, 0), (0, 0)
    for command, numbers in segments(path):
        letter = command if command == "M" else command.lower()
        away = (0, 0) if command == "M" else here
        words = [shortest(number - away[k % 2]) for k, number in enumerate(numbers)]
        joined = "".join(w if k == 0 or w[0] == "-" else f" {w}" for k, w in enumerate(words))
        if letter != before or command in "MZ":
            joined = letter + joined
        elif joined[0] != "-":
            joined = f" {joined}"
        out += joined
        here = (numbers[-2], numbers[-1]) if numbers else start
        start, before = (here if command == "M" else start), letter
    return out


def corners(path: str) -> list[tuple[float, float]] | None:
    """The points of a path of straight lines, in drawing units; None for a curved one.

    Examples:
        >>> corners("M10 20l1.5 0 0-.75z")
        [(10.0, 20.0), (11.5, 20.0), (11.5, 19.25)]
    """
    found = list(segments(path))
    if any(command in "QC" for command, _ in found):
        return None
    return [(x / 100, y / 100) for _, (x, y) in (one for one in found if one[1])]
