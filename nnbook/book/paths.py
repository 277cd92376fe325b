"""An SVG path written as steps from point to point: half the bytes, to the same hundredth.

Steps along a curve are small and alike, so that compression finds much more in them than in places.
They are counted in whole hundredths of a drawing unit: none is lost, however long the path. A curve
made of many straight lines keeps the points that can be seen, to a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

# The commands that Matplotlib writes, and how many numbers each takes.
TAKES: Final = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
PARTS: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
Segment = tuple[str, tuple[int, ...]]
Place = tuple[int, ...]
"""x and y in hundredths."""
# A path with more segments than this is a curve in short lines; one with fewer has real corners.
FEW: Final = 8
# How far, in hundredths, a curve may pass by a point that it no longer has: a seventh of a dot on a
# screen with three dots a unit.
UNSEEN: Final = 5


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
    return written(segments(path))


def as_seen(path: str) -> str:
    """A path in steps; of a curve in many short lines only what can be seen.

    Examples:
        >>> as_seen("M 0 0 L 1 0 L 2 0.01 L 3 0 L 4 0.01 L 5 0 L 6 0.01 L 7 0 L 8.01 0 L 8.01 5")
        'M0 0l8 0 0 5'
    """
    found = list(segments(path))
    if len(found) <= FEW or any(command in "QC" for command, _ in found):
        return written(found)
    kept: list[Segment] = []
    for first, *rest in stretches(found):
        if first[0] == "M":
            places = map(to_tenths, thinned([numbers for _, numbers in (first, *rest)]))
            kept += [("L" if index else "M", place) for index, place in enumerate(places)]
        else:
            kept += (first, *rest)
    return written(kept)


def stretches(found: Iterable[Segment]) -> list[list[Segment]]:
    """The lines of a path: each begins by going to a place, or by closing the line before it."""
    parts: list[list[Segment]] = []
    for segment in found:
        if segment[0] in "MZ":
            parts.append([])
        parts[-1].append(segment)
    return parts


def to_tenths(place: Place) -> Place:
    """A place in hundredths, at the nearest tenth.

    Examples:
        >>> to_tenths((1234, -6))
        (1230, -10)
    """
    return tuple(10 * round(number / 10) for number in place)


def thinned(line: list[Place]) -> list[Place]:
    """The places of a line without those that it passes by so closely that nobody sees it.

    The place that is farthest from the straight line between both ends stays, if it is far enough,
    and parts the line in two, for which the same holds (Ramer, Douglas and Peucker).

    Examples:
        >>> thinned([(0, 0), (50, 3), (100, 0), (100, 50), (100, 100)])
        [(0, 0), (100, 0), (100, 100)]
    """
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far = [squared_distance(line[i], line[first], line[last]) for i in range(first + 1, last)]
        if far and max(far) > UNSEEN**2:
            middle = first + 1 + far.index(max(far))
            kept.add(middle)
            open_parts += [(first, middle), (middle, last)]
    return [place for i, place in enumerate(line) if i in kept]


def squared_distance(place: Place, start: Place, end: Place) -> float:
    """The square of how far a place lies from a straight line between two others.

    Examples:
        >>> squared_distance((3, 4), (0, 0), (10, 0)), squared_distance((13, 4), (0, 0), (10, 0))
        (16.0, 25.0)
    """
    along, across = end[0] - start[0], end[1] - start[1]
    x, y = place[0] - start[0], place[1] - start[1]
    length = along**2 + across**2
    share = min(max((x * along + y * across) / length, 0), 1) if length else 0
    return float((x - share * along) ** 2 + (y - share * across) ** 2)


def written(found: Iterable[Segment]) -> str:
    """Segments as the attribute `d`, in steps."""
    out, before, here, start = "", "", (0, 0), (0, 0)
    for command, numbers in found:
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
