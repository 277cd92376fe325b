"""The builders that get the same content: what is installed, how each is set up, what it is told.

Each has a folder per language with its pages in `docs/`. A new release is a new number in
`packages`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from nnbook.languages import Language
from scripts.rivals import content
from scripts.rivals.dialects import Dialect, Material, Myst
from scripts.rivals.environments import CACHE, NPM, programs, search_path
from scripts.rivals.settings import jupyter_book, material, myst, sphinx, zensical

LABS: Final = ("numpy==2.4.6", "matplotlib==3.11.2", "scikit-learn==1.9.1", "ipykernel==7.4.0")


@dataclass(frozen=True)
class Builder:
    """Another way to make a book.

    Attributes:
        name: What the tables call it.
        packages: What pip installs for it, pinned.
        dialect: How it wants Markdown written.
        configure: Writes its settings: folder, language, whether notebooks are run.
        build: The command, in the language's folder; its first word is a program that pip or npm
            has installed.
        site: Where the built site lies in the language's folder.
        page: The address of "Feed forward".
        leftovers: What a cold build must not find.
        serve: The command of its own server, with `{port}` in it, if it has one.
        notebooks: What it does with notebooks, if it cannot run them.
    """

    name: str
    packages: tuple[str, ...]
    dialect: Dialect
    configure: Callable[[Path, Language, bool], None]
    build: tuple[str, ...]
    site: str
    page: str
    leftovers: tuple[str, ...]
    serve: tuple[str, ...] = ()
    notebooks: str = "run"

    def book(self, language: Language) -> Path:
        """The folder of a language's book."""
        return CACHE / "books" / self.name.lower().replace(" ", "-") / language

    def prepare(self, language: Language, *, run_notebooks: bool) -> Path:
        """Write a language's book afresh; gives its folder."""
        folder = self.book(language)
        shutil.rmtree(folder, ignore_errors=True)
        content.write(folder / "docs", language, self.dialect)
        self.configure(folder, language, run_notebooks)
        return folder

    def environment(self) -> dict[str, str]:
        """The environment in which its programs are found; installs them first."""
        return search_path(programs(self.packages))

    @property
    def title(self) -> str:
        """Its name with its release."""
        return f"{self.name} {self.packages[0].partition('==')[2]}"


MATERIAL: Final = Builder(
    name="Material for MkDocs",
    packages=("mkdocs-material==9.8.1", "mkdocs==1.6.1", "mkdocs-jupyter==0.26.3", *LABS),
    dialect=Material(),
    configure=material("KaTeX"),
    build=("mkdocs", "build", "--quiet"),
    site="site",
    page="feed-forward/",
    leftovers=("site", ".cache"),
    serve=("mkdocs", "serve", "--quiet", "--dev-addr", "127.0.0.1:{port}"),
)
MATHJAX: Final = replace(MATERIAL, name="Material with MathJax", configure=material("MathJax"))
BUILDERS: Final = (
    MATERIAL,
    Builder(
        name="Zensical",
        packages=("zensical==0.0.73",),
        dialect=Material(),
        configure=zensical,
        build=("zensical", "build"),
        site="site",
        page="feed-forward/",
        leftovers=("site", ".cache"),
        serve=("zensical", "serve", "-a", "127.0.0.1:{port}"),
        notebooks="code only: it reads none",
    ),
    Builder(
        name="Sphinx",
        packages=("sphinx==9.0.4", "myst-nb==1.4.0", "sphinx-autobuild==2025.8.25", *LABS),
        dialect=Myst(),
        configure=sphinx,
        build=("sphinx-build", "-q", "-d", "doctrees", "docs", "site"),
        site="site",
        page="feed-forward.html",
        leftovers=("site", "doctrees", "jupyter_execute"),
        serve=("sphinx-autobuild", "--port", "{port}", "-d", "doctrees", "docs", "site"),
    ),
    Builder(
        name="Jupyter Book",
        packages=("jupyter-book==1.0.4.post1", *LABS),
        dialect=Myst(),
        configure=jupyter_book,
        build=("jupyter-book", "build", "--quiet", "docs"),
        site="docs/_build/html",
        page="feed-forward.html",
        leftovers=("docs/_build",),
    ),
    Builder(
        name="MyST",
        packages=(f"mystmd=={NPM['mystmd']}",),
        dialect=Myst(),
        configure=myst,
        build=("myst", "build", "--html"),
        site="_build/html",
        page="feed-forward/",
        leftovers=("_build",),
    ),
)
