"""Problems in words: for a person, for a program, for a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Final

from nnbook.verify.problem import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """A line a problem that a terminal can open, the hint below it, the count at the end."""
    lines: list[str] = []
    for p in problems:
        lines.append(f"{p.file}:{p.line}: {p.rule}: {p.message}")
        lines += [f"    → {p.hint}"] if p.hint else []
    count = len(problems)
    lines.append(f"{count} problem{'s' if count != 1 else ''}" if count else "No problems.")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def escaped(text: str, *, inside: bool = False) -> str:
    r"""A text as GitHub's annotations carry it; `inside` a property, more is escaped.

    Examples:
        >>> escaped("50%\n")
        '50%25%0A'
    """
    pairs = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
    for plain, code in pairs + ((":", "%3A"), (",", "%2C")) * inside:
        text = text.replace(plain, code)
    return text


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a problem, which GitHub shows beside the line."""
    return "\n".join(
        f"::error file={escaped(p.file, inside=True)},line={p.line},"
        f"title={escaped(p.rule, inside=True)}::{escaped(' '.join((p.message, p.hint)).strip())}"
        for p in problems
    )


FORMATS: Final[dict[str, Callable[[Sequence[Problem]], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
