"""A book of three pages in a folder of its own, built as the real one is."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import nnbook

Runner = Callable[[Path, Path, Path, dict[str, str]], None]
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
OWN_FIGURES = {"worked_forward_pass", "sigmoid_curve"}
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


def built_pages(site: Path) -> list[Path]:
    """The pages of a built small book; the sources' pages are the package's, not the book's."""
    return sorted(path for path in site.rglob("index.html") if site / "source" not in path.parents)


class Run(NamedTuple):
    """A finished build: its exit code, and what it said on stderr."""

    returncode: int
    stderr: str


# Each build is a process of its own. Where the system can, it is forked from one that has imported
# everything already, which is most of the work of a build that stops at a mistake.
FORKS = "forkserver" in multiprocessing.get_all_start_methods()
PRELOADED = [
    "jieba",
    "material.plugins.search.plugin",
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocstrings",
    "nnbook.book.builds",
    "nnbook.book.extension",
    "nnbook.book.svg",
    "nnbook.cli",
    "nnbook.verify.stale",
]


def prepare(folder: Path, log: Path, environment: dict[str, str]) -> None:
    """Make this process one that was started in the folder; what it says goes to a file.

    The package has no other figures here than the small book's: drawing all of them as files takes
    longer than every test of builds together.
    """
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.environ.update(environment)
    os.chdir(folder)
    from nnbook.figures import FIGURES

    for name in FIGURES.keys() - OWN_FIGURES:
        del FIGURES[name]


def run_mkdocs(folder: Path, site: Path, log: Path, environment: dict[str, str]) -> None:
    """The command `mkdocs build` in the folder."""
    prepare(folder, log, environment)
    from mkdocs.__main__ import cli

    cli(["build", "--site-dir", str(site)])


def run_script(folder: Path, site: Path, log: Path, environment: dict[str, str]) -> None:
    """What `scripts/build` runs, in the folder."""
    prepare(folder, log, environment)
    from nnbook.cli import main

    sys.exit(main(["build", "--site-dir", str(site)]))


def start(
    folder: Path, site: Path, figures: Path | None, run: Runner, **environment: str
) -> BaseProcess:
    """Start to build the book that lies in a folder.

    Args:
        folder: Where its configuration lies; what is said goes to the file `log` in it.
        site: Where to write.
        figures: The folder that keeps the drawings; they are the same in every small book. Without
            one, the folder keeps its own.
        run: What to run, `run_mkdocs` or `run_script`.
        environment: Changes to the environment.

    Returns:
        The process.
    """
    cache = folder / ".cache"
    if figures and not cache.exists():
        figures.mkdir(parents=True, exist_ok=True)
        cache.symlink_to(figures, target_is_directory=True)
    given = {
        "PYTHONPATH": str(ROOT),
        "NNBOOK_SITE_URL": SITE_URL,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONWARNINGS": "error",
    } | environment
    processes: Any = multiprocessing.get_context("forkserver" if FORKS else "spawn")
    processes.set_forkserver_preload(PRELOADED)
    with mock.patch.dict(os.environ, given):  # as a process finds it when it starts
        process: BaseProcess = processes.Process(
            target=run, args=(folder, site, folder / "log", given)
        )
        process.start()
    return process


def finish(process: BaseProcess, folder: Path) -> Run:
    """Wait for a build: its exit code and what was said."""
    process.join()
    assert process.exitcode is not None
    return Run(process.exitcode, (folder / "log").read_text(encoding="utf-8"))


def build(folder: Path, site: Path, figures: Path, **environment: str) -> Run:
    """Build the book that lies in a folder with MkDocs' own command."""
    return finish(start(folder, site, figures, run_mkdocs, **environment), folder)
