"""The layers depend on each other in one direction only (see `nnbook/__init__.py`)."""

import ast
from functools import cache
from pathlib import Path

import pytest

import nnbook

ORDER = (
    "languages",
    "net",
    "examples",
    "facts",
    "figures",
    "book",
    "verify",
    "cli_build",
    "cli_mnist",
    "cli_first_epochs",
    "cli_compare",
    "cli_train",
    "cli",
    "__main__",
)
ROOT = Path(nnbook.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")

# Third-party packages and the only places that may import them.
CONFINED = {
    "matplotlib": ("figures/", "book/svg.py", "book/masks.py"),
    "mkdocs": (
        *("book/hooks.py", "book/languages.py", "book/builds.py", "book/sharing.py"),
        *("book/edits.py", "book/page_cache.py", "book/labs/shown.py", "cli_build.py"),
    ),
    "mkdocs_jupyter": ("book/labs/rendered.py",),
    "nbclient": ("book/labs/execution.py",),
    "markdown": ("book/extension.py", "book/page_tree.py"),
    "quickjs": ("book/tex.py",),
    "sklearn": ("examples/pictures.py", "examples/small_digits.py"),
    "threadpoolctl": ("cli_compare.py", "cli_first_epochs.py", "cli_train.py"),
}


@cache
def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_a_module_imports_only_its_own_layer_and_those_before_it() -> None:
    wrong = {}
    for path in MODULES:
        layer = path.relative_to(ROOT).with_suffix("").parts[0]
        allowed = set(ORDER[: ORDER.index(layer) + 1])
        layers = {name.split(".")[1] for name in imported(path) if name.startswith("nnbook.")}
        if not layers <= allowed:
            wrong[path.relative_to(ROOT).as_posix()] = layers - allowed

    assert wrong == {}


@pytest.mark.parametrize("package", CONFINED)
def test_a_framework_is_imported_only_where_the_design_allows_it(package: str) -> None:
    places = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == package for name in imported(path))
    }

    assert all(place.startswith(CONFINED[package]) for place in places)


def test_the_mathematics_needs_nothing_but_numpy_and_the_standard_library() -> None:
    found = {
        name.split(".")[0]
        for path in MODULES
        if path.is_relative_to(ROOT / "net")
        for name in imported(path)
    }

    assert not found & {"matplotlib", "mkdocs", "markdown", "sklearn", "scipy"}
