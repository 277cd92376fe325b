"""What a page may weigh at its first view, compressed with gzip."""

from __future__ import annotations

from typing import Final

from tests.built_site import BookPage

HOME: Final = 80
PAGE: Final = 170
REQUESTS: Final = 20


def most_kilobytes(page: BookPage) -> int:
    """How many thousand bytes a page may have, with all that it asks for."""
    return HOME if page.slug == "index" else PAGE
