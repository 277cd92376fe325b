"""How each of the other builders is set up for a book with formulas and notebooks.

As its own documentation shows it; where that names no choice, its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml

from nnbook.book.pages import CHAPTERS
from nnbook.languages import Language
from scripts.rivals import content

NAMES: Final[dict[Language, str]] = {"zh-TW": "神經網路入門", "en": "Neural networks"}
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
