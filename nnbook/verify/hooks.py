"""MkDocs events: readers see which sections have not been brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_stale: set[tuple[str, str]] = set()


def on_pre_build(config: Any) -> None:
    """Find the stale sections of this language, once for each build."""
    from nnbook.verify.stale import stale_sections  # afresh: `serve` forgets changed modules

    _stale.clear()
    root = Path(config.config_file_path).resolve().parent
    _stale.update(stale_sections(root, config.theme["language"]))


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put a note on each of them."""
    from nnbook.verify.stale import with_notes

    slug = page.file.src_uri.rpartition(".")[0]
    return with_notes(html, slug, _stale, config.theme["language"])
