"""What a check reports: where, which rule, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        file: The file, relative to the project.
        line: The line, counted from 1.
        rule: The rule's name, the same in every run, such as `parity-formula`.
        message: What is wrong there.
        hint: What to do about it; may be empty.
    """

    file: str
    line: int
    rule: str
    message: str
    hint: str = ""


class CannotCheckError(Exception):
    """Something that a check needs is missing or unreadable: no verdict, exit code 2."""


def excerpt(text: str, length: int = 60) -> str:
    r"""The beginning of a text on one line.

    Examples:
        >>> excerpt("two\nlines", 5)
        'two l…'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length] + "…"
