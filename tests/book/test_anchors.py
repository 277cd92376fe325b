"""Blocks' ids and their links to the other language, in one page's HTML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from nnbook.languages import Language

PAGE = """---
title: T
description: D
---

# Title {#title}

First.

- one
- two

## Part {#part}

| a | b |
|---|---|
| 1 | 2 |

![Caption.](fig:sigmoid_curve)

/// question | Guess
Inside.

//// look | Look
Deep inside.
////
///

```python
code
```

Last.
"""


def links(language: Language, slug: str, folder: Path, start: str) -> list[tuple[str, str]]:
    """Each link to a twin: the page and the id it leads to."""
    docs = folder / language
    (docs / slug).parent.mkdir(parents=True, exist_ok=True)
    (docs / f"{slug}.md").write_text(PAGE, encoding="utf-8")
    settings: dict[str, dict[str, Any]] = {
        "nnbook.book.extension": {
            "docs": str(docs),
            "language": language,
            "links_from": start,
        },
        "pymdownx.blocks.admonition": {"types": ["question"]},
        "pymdownx.blocks.details": {"types": [{"name": "look", "class": "look"}]},
    }
    extensions = ["attr_list", "tables", "pymdownx.superfences", *settings]
    markdown = Markdown(extensions=extensions, extension_configs=settings)
    body = PAGE.partition("---\n\n")[2].strip()
    html = markdown.convert(body)
    for identity in re.findall(r'nn-other" href="[^"#]*#([^"]*)"', html):
        assert html.count(f' id="{identity}"') == 1, identity
    return re.findall(r'nn-other" href="([^"#]*)#([^"]*)"', html)


@pytest.mark.parametrize(
    ("language", "start", "address"),
    [
        ("zh-TW", "page", "../en/errata/"),
        ("en", "page", "../../errata/"),
        ("zh-TW", "file", "en/errata/"),
        ("en", "file", "../errata/"),
    ],
)
def test_every_block_leads_to_its_twin(
    tmp_path: Path, language: Language, start: str, address: str
) -> None:
    names = ["title.1", "title.2", "part", "part.1", "fig-sigmoid-curve"]
    names += ["part.3", "part.4", "part.6", "part.8"]  # the summary is 5, the code 7

    assert links(language, "errata", tmp_path, start) == [(address, name) for name in names]


@pytest.mark.parametrize("slug", ["glossary", "api"])
def test_pages_without_twins_have_no_links(tmp_path: Path, slug: str) -> None:
    assert links("en", slug, tmp_path, "page") == []
