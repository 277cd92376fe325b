"""A lab's cell among the Markdown of its page: an empty place, filled once the page is rendered."""

from __future__ import annotations

from typing import Any, Final

PLACE: Final = '<div class="nn-cell" data-search-exclude="1"></div>'


def place(source: str, language: str, css_class: str, options: Any, md: Any, **more: Any) -> str:
    """What stands for a cell's code until its page is rendered (a formatter of superfences)."""
    return PLACE


def accept(language: str, inputs: dict[str, str], options: Any, attrs: Any, md: Any) -> bool:
    """Accept a cell's fence: nothing beside what its plot shows (a validator of superfences)."""
    return set(inputs) <= {"alt"}
