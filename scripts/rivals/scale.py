"""Books of 10 to 1,000 made-up pages per language: our machinery beside plain Material.

Both get the same text, in sections of 20 pages; ours as its author writes it, the other with the
numbers filled in and formulas left to the browser.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from nnbook.facts import FACTS
from nnbook.languages import LANGUAGES
from scripts.bench_record import table
from scripts.rivals.builders import MATERIAL
from scripts.rivals.processes import Run, run
from scripts.rivals.settings import EXTENSIONS, NAMES, write_scripts, write_yaml
from tests.build import minibook
from tests.built_site import ROOT

SIZES: Final = (10, 100, 300, 1000)
SECTION: Final = 20
TITLES: Final = 50
FACT: Final = "feed_forward.y_1"
COLUMNS: Final = ("{}, s", "{}, ms a page", "{}, memory in MB", "{}, site in MB")
HEAD: Final = (
    "pages per language",
    *(column.format(name) for name in ("nnbook", "Material") for column in COLUMNS),
)
NOTE: Final = """\
Made-up pages in both languages, one language after the other, each with three sections, formulas, a
number and links, in sections of 20. Ours typesets the formulas, and also writes the package's
source as pages and every figure as files; drawings and the pictures that shared links show are kept
from before. *Ms a page* is what each added page took: the difference to the line above, shared out
among the pages between. *Site* is everything written. Beyond 100 pages ours lists, beside a page,
its own section and the names of the others; plain Material lists every page on every page."""


def text(number: int, pages: int, shown: str) -> str:
    """One page; `shown` is how a number is written."""
    after = f"page-{number % pages + 1:04}.md"
    front = f"---\ntitle: {titled(number)}\ndescription: Page {number} of {pages}.\n---\n\n"
    parts = [f"# {titled(number)} {{#page}}", f"It is followed by [another page]({after}#part-1)."]
    for part in range(1, 4):
        parts += [
            f"## Part {part} of page {number} {{#part-{part}}}",
            f"A neuron weighs its inputs, adds its bias and applies its function; this network's "
            f"first output is {shown}. " * 3,
            f"$$\ny_{{{part}}} = \\sigma\\Bigl(\\sum_k w_k x_k + {number}\\Bigr)\n$$",
            f"- the sum of ${part}$ terms and $b_{{{number}}}$\n- the next [part](#part-{part})",
        ]
    return front + "\n\n".join(parts) + "\n"


def titled(number: int) -> str:
    """A page's title; pages share a few, so that their links' pictures can be kept from before."""
    return f"Page {number % TITLES}"


def names(pages: int) -> list[str]:
    """The names of that many pages."""
    return [f"page-{number:04}" for number in range(1, pages + 1)]


def sections(pages: int) -> dict[str, list[str]]:
    """The pages by section."""
    files = [f"{name}.md" for name in names(pages)]
    return {
        f"part-{start // SECTION + 1}": files[start : start + SECTION]
        for start in range(0, pages, SECTION)
    }


def write_pages(folder: Path, pages: int, shown: str) -> None:
    """Write a language's pages."""
    folder.mkdir(parents=True, exist_ok=True)
    start = "---\ntitle: Start\ndescription: The first page.\n---\n\n# Start {#start}\n\n"
    (folder / "index.md").write_text(f"{start}[Begin](page-0001.md).\n", "utf-8")
    for number, name in enumerate(names(pages), 1):
        (folder / f"{name}.md").write_text(text(number, pages, shown), "utf-8")


# ---- Ours ----


def write_ours(folder: Path, pages: int) -> None:
    """Write a book of ours: the real settings, other pages."""
    shutil.rmtree(folder / "docs", ignore_errors=True)
    minibook.write(folder)
    keys = {key: key for key in sections(pages)}
    parts = [{key: files} for key, files in sections(pages).items()]
    navigation = yaml.safe_dump({"nav": ["index.md", *parts]}, sort_keys=False)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        path = folder / name
        settings = path.read_text("utf-8")
        settings = re.sub(
            r"^  sections: .*$", f"  sections: {json.dumps(keys)}", settings, flags=re.M
        )
        settings = settings.replace(minibook.NAV, navigation)
        path.write_text(settings, "utf-8")
    for language in LANGUAGES:
        shutil.rmtree(folder / "docs" / language)
        write_pages(folder / "docs" / language, pages, f"[= {FACT} :.4f =]")


def run_ours(folder: Path, pages: int) -> Run:
    """Build a book of ours, with drawings and the package's source kept and its pages not."""
    write_ours(folder, pages)
    for old in (folder / ".cache" / "pages", folder / "site"):
        shutil.rmtree(old, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    return run(command, folder, environment)


# ---- Plain Material ----


def run_material(folder: Path, pages: int) -> Run:
    """Build both languages in plain Material."""
    value = FACTS[FACT].value
    runs = []
    for language in LANGUAGES:
        book = folder / language
        shutil.rmtree(book, ignore_errors=True)
        write_pages(book / "docs", pages, f"{value:.4f}")
        parts = [{key: files} for key, files in sections(pages).items()]
        settings: dict[str, Any] = {
            "site_name": NAMES[language],
            "theme": {"name": "material", "language": language},
            "nav": ["index.md", *parts],
            "plugins": ["search"],
            "markdown_extensions": [*EXTENSIONS, {"pymdownx.arithmatex": {"generic": True}}],
        } | write_scripts(book, "KaTeX")
        write_yaml(book / "mkdocs.yml", settings)
        runs.append(run(list(MATERIAL.build), book, MATERIAL.environment()))
    return Run(sum(one.seconds for one in runs), max(one.peak for one in runs))


# ---- Both ----


def measure(sizes: tuple[int, ...] = SIZES) -> str:
    """Everything, as text and a table for the record; each line is shown as soon as it is there."""
    rows: list[list[str]] = []
    with TemporaryDirectory(prefix="nnbook-scale-") as name:
        ours, theirs = Path(name) / "ours", Path(name) / "material"
        ours.mkdir()
        if (ROOT / ".cache" / "figures").is_dir():
            shutil.copytree(ROOT / ".cache" / "figures", ours / ".cache" / "figures")
        run_ours(ours, TITLES)  # draws what is not kept yet
        before: dict[Path, tuple[int, float]] = {}
        for size in sizes:
            cells = [f"{size:,}"]
            for folder, build in ((ours, run_ours), (theirs, run_material)):
                done = build(folder, size)
                cells += measured(done, folder, size, before)
            rows.append(cells)
            print("  ".join(cells), flush=True)
    return f"{NOTE}\n\n{table(HEAD, rows)}"


def measured(
    done: Run, folder: Path, size: int, before: dict[Path, tuple[int, float]]
) -> list[str]:
    """One build's cells; `before` remembers the last size and its seconds."""
    last, seconds = before.get(folder, (0, 0.0))
    before[folder] = (size, done.seconds)
    added = (size - last) * len(LANGUAGES)
    written = sum(path.stat().st_size for path in site_files(folder))
    return [
        f"{done.seconds:.1f}",
        f"{(done.seconds - seconds) / added * 1000:.0f}" if last else "",
        f"{done.peak / 1e6:.0f}",
        f"{written / 1e6:.1f}",
    ]


def site_files(folder: Path) -> list[Path]:
    """The files of the sites below a folder."""
    sites = [folder / "site", *(folder / language / "site" for language in LANGUAGES)]
    return [path for site in sites for path in site.rglob("*") if path.is_file()]
