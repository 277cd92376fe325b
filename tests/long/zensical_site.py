"""The book built with Zensical, beside the one that MkDocs has built.

Zensical takes everything below the project's own folder and keeps caches there, so it is given a
copy of the sources. It runs no hooks: what hooks place in the assets is put where it looks for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nnbook.book.published import PUBLISHED
from nnbook.languages import LANGUAGES
from nnbook.verify.freshness import LOCK
from tests.built_site import ROOT, built_site

# What else Zensical needs, the book needs as well.
PINNED: Final = ("zensical==0.0.73", "deepmerge==2.0", "tomli==2.4.0")
FILES: Final = ("mkdocs.yml", "mkdocs.en.yml", LOCK)
DRAWINGS: Final = ".cache/figures"  # those already made; without them it takes a minute more


@dataclass(frozen=True)
class Sites:
    """The book twice, and what Zensical did on the way.

    Attributes:
        mine: The site as MkDocs makes it.
        theirs: The site as Zensical makes it.
        english_came_along: Whether Zensical made the English book with the Chinese one.
        noted: The site as Zensical makes it of sources with a section that is not up to date.
        stopped: Whether Zensical stopped at a heading without an id.
    """

    mine: Path
    theirs: Path
    english_came_along: bool
    noted: Path
    stopped: bool


@dataclass(frozen=True)
class Project:
    """A copy of the sources, and Zensical in a folder of its own."""

    package: Path
    folder: Path

    def install(self) -> None:
        """Install Zensical."""
        command = ("install", "-qq", "--no-deps", "--target", str(self.package), *PINNED)
        run(self.package, ROOT, "pip", *command).check_returncode()

    def copy(self) -> None:
        """Copy what the pages are made of, and give each language the assets."""
        for name in ("docs", "nnbook", DRAWINGS):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.folder / name)
        for name in FILES:
            shutil.copy2(ROOT / name, self.folder / name)
        for language in LANGUAGES:
            pages = self.folder / "docs" / language
            shutil.copytree(self.folder / "docs" / "assets", pages / "assets")
            for name in (name for name in PUBLISHED if name.startswith("assets/")):
                (pages / name).parent.mkdir(exist_ok=True)
                (pages / name).write_text(PUBLISHED[name](), encoding="utf-8")

    def build(self, config: str, site: str) -> subprocess.CompletedProcess[bytes]:
        """Build one language into a folder."""
        text = f"INHERIT: {config}\nsite_dir: {site}\n"
        (self.folder / "zensical.yml").write_text(text, encoding="utf-8")
        return run(self.package, self.folder, "zensical", "build", "--strict", "-f", "zensical.yml")

    def add(self, page: str, text: str) -> None:
        """Write something at the end of a page."""
        with (self.folder / "docs" / page).open("a", encoding="utf-8") as file:
            file.write(text)


def run(package: Path, place: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a module's command; what other tests say about warnings is no business of its."""
    others = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    environment = others | {"PYTHONPATH": str(package)}
    if place_of_mnist := others.get("NNBOOK_MNIST_DIR"):  # which may be seen from here only
        environment["NNBOOK_MNIST_DIR"] = str(Path(place_of_mnist).resolve())
    return subprocess.run([sys.executable, "-m", *command], cwd=place, env=environment, check=False)


def build(folder: Path) -> Sites:
    """Build both languages with Zensical, and again with what the book's own hooks would notice.

    Raises:
        CalledProcessError: Zensical could not be installed, failed, or warned of something.
    """
    project = Project(folder / "package", folder / "copy")
    project.install()
    project.copy()
    site = project.folder / "site"
    project.build("mkdocs.yml", "site").check_returncode()
    english_came_along = (site / "en").exists()
    project.build("mkdocs.en.yml", "site/en").check_returncode()
    project.add("zh-TW/about.md", "改了。\n")
    project.build("mkdocs.en.yml", "noted/en").check_returncode()
    project.add("zh-TW/errata.md", "\n## 沒有名字\n")
    stopped = project.build("mkdocs.yml", "stopped").returncode != 0
    return Sites(built_site(), site, english_came_along, project.folder / "noted", stopped)
