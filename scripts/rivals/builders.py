"""The builders that get the same content: what is installed, how each is set up, what it is told.

Each has a folder per language with its pages in `docs/`, and the settings that its own
documentation shows for a book with formulas and notebooks; where that names no choice, its default.
A new release is a new number in `packages`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from nnbook.book.pages import CHAPTERS
from nnbook.languages import Language
from scripts.rivals import content
from scripts.rivals.dialects import Dialect, Material, Myst
from scripts.rivals.environments import CACHE, NPM, programs, search_path

NAMES: Final[dict[Language, str]] = {"zh-TW": "神經網路入門", "en": "Neural networks"}
LABS: Final = ("numpy==2.4.6", "matplotlib==3.11.2", "scikit-learn==1.9.1", "ipykernel==7.4.0")
EXTENSIONS: Final = (
    "admonition",
    "attr_list",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
)
SCRIPTS: Final = {
    "KaTeX": (
        "https://unpkg.com/katex@0/dist/katex.min.js",
        "https://unpkg.com/katex@0/dist/contrib/auto-render.min.js",
    ),
    "MathJax": ("https://unpkg.com/mathjax@3/es5/tex-mml-chtml.js",),
}
KATEX_SHEET: Final = "https://unpkg.com/katex@0/dist/katex.min.css"
# As Material's and Zensical's documentation give them, without what concerns instant navigation.
START: Final = {
    "KaTeX": "document$.subscribe(({ body }) => { renderMathInElement(body, { delimiters: ["
    '{ left: "$$", right: "$$", display: true }, { left: "$", right: "$", display: false },'
    r'{ left: "\\(", right: "\\)", display: false }, { left: "\\[", right: "\\]", display: true }'
    "] }) })\n",
    "MathJax": r'window.MathJax = { tex: { inlineMath: [["\\(", "\\)"]], '
    r'displayMath: [["\\[", "\\]"]], processEscapes: true, processEnvironments: true }, '
    'options: { ignoreHtmlClass: ".*|", processHtmlClass: "arithmatex" } };\n',
}


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


# ---- Material for MkDocs and Zensical ----


def navigation(language: Language, suffix: str = ".ipynb") -> list[Any]:
    """The pages as MkDocs and Zensical want them listed."""
    titles = content.titles(language)
    names = {slug: f"{slug}{suffix if slug.startswith('labs/') else '.md'}" for slug in titles}
    first, *pages = [{titles[slug]: name} for slug, name in names.items()]
    return [first, {"Chapters": pages[: len(CHAPTERS)]}, {"Labs": pages[len(CHAPTERS) :]}]


def write_scripts(folder: Path, mathematics: str) -> dict[str, Any]:
    """Write the script that starts formulas, and give the settings that load it."""
    (folder / "docs" / "javascripts").mkdir(exist_ok=True)
    start = f"javascripts/{mathematics.lower()}.js"
    (folder / "docs" / start).write_text(START[mathematics], "utf-8")
    settings: dict[str, Any] = {"extra_javascript": [start, *SCRIPTS[mathematics]]}
    if mathematics == "KaTeX":
        settings["extra_css"] = [KATEX_SHEET]
    return settings


def material(mathematics: str) -> Callable[[Path, Language, bool], None]:
    """What writes the settings of plain Material for MkDocs, with one of two ways to formulas."""

    def configure(folder: Path, language: Language, run: bool) -> None:
        settings = {
            "site_name": NAMES[language],
            "theme": {"name": "material", "language": language},
            "nav": navigation(language),
            "plugins": [
                "search",
                {"mkdocs-jupyter": {"execute": run, "include": ["labs/*.ipynb"]}},
            ],
            "markdown_extensions": [
                *EXTENSIONS,
                {"toc": {"permalink": True}},
                {"pymdownx.arithmatex": {"generic": True}},
            ],
        } | write_scripts(folder, mathematics)
        write_yaml(folder / "mkdocs.yml", settings)

    return configure


def zensical(folder: Path, language: Language, run: bool) -> None:
    """The settings of a plain Zensical project. It reads no notebooks: the labs' code is text."""
    del run
    for path in (folder / "docs" / "labs").glob("*.ipynb"):
        path.with_suffix(".md").write_text(as_markdown(path), "utf-8")
        path.unlink()
    for path in (folder / "docs").glob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(text.replace(".ipynb)", ".md)"), "utf-8")
    settings = {
        "site_name": NAMES[language],
        "theme": {"language": language},
        "nav": navigation(language, ".md"),
        "markdown_extensions": {name: {} for name in EXTENSIONS}
        | {"toc": {"permalink": True}, "pymdownx.arithmatex": {"generic": True}},
    } | write_scripts(folder, "KaTeX")
    lines = [f"{name} = {toml(value)}" for name, value in settings.items()]
    (folder / "zensical.toml").write_text("\n".join(["[project]", *lines, ""]), "utf-8")


def as_markdown(notebook: Path) -> str:
    """A notebook as text, its code in fences."""
    texts = []
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        texts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
    return "\n\n".join([*texts, ""])


def toml(value: Any) -> str:
    """A value in TOML, which differs from JSON in tables and booleans only by the sign between.

    Examples:
        >>> toml({"a": [True, {"b c": "d"}]})
        '{ "a" = [true, { "b c" = "d" }] }'
    """
    if isinstance(value, dict):
        pairs = ", ".join(f"{toml(name)} = {toml(one)}" for name, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


# ---- Sphinx, Jupyter Book and MyST ----


def sphinx(folder: Path, language: Language, run: bool) -> None:
    """The settings of Sphinx with MyST-NB, and its own theme."""
    pages = "\n".join(content.slugs()[1:])
    index = folder / "docs" / "index.md"
    with index.open("a", encoding="utf-8") as file:
        file.write(f"\n```{{toctree}}\n:hidden:\n\n{pages}\n```\n")
    (folder / "docs" / "conf.py").write_text(
        f"project = {NAMES[language]!r}\n"
        f"language = {language.replace('-', '_')!r}\n"
        'extensions = ["myst_nb"]\n'
        'myst_enable_extensions = ["colon_fence", "dollarmath"]\n'
        f"nb_execution_mode = {'auto' if run else 'off'!r}\n",
        "utf-8",
    )


def jupyter_book(folder: Path, language: Language, run: bool) -> None:
    """The settings of Jupyter Book 1."""
    settings = {
        "title": NAMES[language],
        "execute": {"execute_notebooks": "auto" if run else "off"},
        "parse": {"myst_enable_extensions": ["colon_fence", "dollarmath"]},
        "sphinx": {"config": {"language": language.replace("-", "_")}},
    }
    write_yaml(folder / "docs" / "_config.yml", settings)
    root, *pages = content.slugs()
    table = {"format": "jb-book", "root": root, "chapters": [{"file": slug} for slug in pages]}
    write_yaml(folder / "docs" / "_toc.yml", table)


def myst(folder: Path, language: Language, run: bool) -> None:
    """The settings of MyST; its command says whether notebooks are run."""
    del run
    root, *pages = content.slugs()
    files = [f"{slug}{'.ipynb' if slug.startswith('labs/') else '.md'}" for slug in pages]
    settings = {
        "version": 1,
        "project": {
            "title": NAMES[language],
            "numbering": False,
            "toc": [{"file": f"docs/{name}"} for name in (f"{root}.md", *files)],
        },
        "site": {"template": "book-theme"},
    }
    write_yaml(folder / "myst.yml", settings)


def write_yaml(path: Path, settings: Any) -> None:
    """Write settings."""
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")


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
