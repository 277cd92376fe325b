"""A book of three pages in a folder of its own, built as the real one is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nnbook

ROOT = Path(nnbook.__file__).resolve().parents[1]
SITE_URL = "https://nnbook.example/"
NAV = """nav:
  - index.md
  - basics:
      - neuron.md
      - feed-forward.md
"""

INDEX = """---
title: Start
description: The first page
---

# Start {#start}

Read about [one neuron](neuron.md), then [the whole network](feed-forward.md#worked).

![The values on their way.](fig:worked_forward_pass)
"""
NEURON = """---
title: Neuron
description: One neuron
---

# Neuron {#neuron}

It computes $\\preact{z}$, see [@eq-neuron].

$$
\\preact{z} = \\weight{w} x + \\bias{b}
$$ {#eq-neuron}

/// exercise | Try
    attrs: {id: ex-try}
Text.
///
"""
FEED_FORWARD = """---
title: Feed forward
description: The whole network
---

# Feed forward {#feed-forward}

## Worked {#worked}

By [@eq-neuron], the result is [= feed_forward.y_1 :.4f =], $y = [= feed_forward.y_1 =]$.

![The curve.](fig:sigmoid_curve)

See [@fig-sigmoid-curve] and [the numbers](site:vectors/worked-example.json).
"""
# The command `mkdocs build`, in a package that has no other figures than the small book's: drawing
# all of them as files takes longer than every test here together.
BUILD = """
import sys
from mkdocs.__main__ import cli
from nnbook.figures import FIGURES
for name in FIGURES.keys() - {"worked_forward_pass", "sigmoid_curve"}:
    del FIGURES[name]
sys.argv[:] = ["mkdocs", "build", *sys.argv[1:]]
cli()
"""
PAGES = {"index": INDEX, "neuron": NEURON, "feed-forward": FEED_FORWARD}


def write(folder: Path) -> None:
    """Write the book: the real configuration with three small pages in both languages."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings, replaced = re.subn(r"^nav:\n(?:[ ]+.*\n)+", NAV, settings, flags=re.MULTILINE)
    assert replaced == 1
    settings = re.sub(r"nnbook/(?=book/|verify/)", f"{ROOT.as_posix()}/nnbook/", settings)
    settings = re.sub(r"^watch:.*\n", "", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.en.yml", folder)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    for language in ("zh-TW", "en"):
        (folder / "docs" / language).mkdir()
        for name, text in PAGES.items():
            page(folder, language, name).write_text(text, encoding="utf-8")


def page(folder: Path, language: str, name: str) -> Path:
    """A page's source."""
    return folder / "docs" / language / f"{name}.md"


def build(
    folder: Path, site: Path, figures: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the book that lies in a folder.

    Args:
        folder: Where its configuration lies.
        site: Where to write.
        figures: The folder that keeps the drawings; they are the same in every small book.
        environment: Changes to the environment.

    Returns:
        The finished process.
    """
    figures.mkdir(parents=True, exist_ok=True)
    cache = folder / ".cache"
    if not cache.exists():
        cache.symlink_to(figures, target_is_directory=True)
    given = {
        "PYTHONPATH": str(ROOT),
        "NNBOOK_SITE_URL": SITE_URL,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONWARNINGS": "error",
    }
    return subprocess.run(
        [sys.executable, "-c", BUILD, "--site-dir", str(site)],
        cwd=folder,
        env=os.environ | given | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
