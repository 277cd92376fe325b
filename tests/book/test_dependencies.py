"""What a module of the package depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnbook.book.dependencies import closure, content_hash, file_of, module_hash

FILES = {
    "nnbook/__init__.py": "",
    "nnbook/net/__init__.py": "from nnbook.net.costs import cost\n",
    "nnbook/net/costs.py": "import math\n",
    "nnbook/net/layers.py": "",
    "nnbook/figures/__init__.py": "import nnbook.facts\n",
    "nnbook/figures/style.py": "",
    "nnbook/figures/one.py": "from nnbook.figures.style import colour\n",
    "nnbook/figures/two.py": "def draw():\n    from nnbook.net import cost\n",
    "nnbook/figures/three.py": "from nnbook.net import layers\nimport nnbook.figures.one\n",
    "nnbook/figures/four.py": "from nnbook.figures.five import a\n",
    "nnbook/figures/five.py": "from nnbook.figures.four import b\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def needed(root: Path, name: str) -> set[str]:
    path = file_of(f"nnbook.figures.{name}", root)
    assert path is not None
    found = {path.relative_to(root / "nnbook").as_posix() for path in closure(path, root)}
    return found - {f"figures/{name}.py"}


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("one", {"figures/style.py"}),
        ("two", {"net/__init__.py", "net/costs.py"}),
        ("three", {"net/layers.py", "figures/one.py", "figures/style.py"}),
        ("four", {"figures/five.py"}),
    ],
)
def test_a_module_needs_what_it_imports_and_what_that_imports(
    root: Path, name: str, files: set[str]
) -> None:
    assert needed(root, name) == files


def test_a_changed_file_changes_the_hash_and_a_renamed_one_too(root: Path) -> None:
    style, other = root / "nnbook/figures/style.py", root / "nnbook/figures/other.py"
    before = content_hash(frozenset({style}), root)
    style.rename(other)
    renamed = content_hash(frozenset({other}), root)
    other.write_text("# changed", encoding="utf-8")

    assert len({before, renamed, content_hash(frozenset({other}), root)}) == 3


def test_figures_of_different_modules_have_different_hashes() -> None:
    assert module_hash("nnbook.figures.cost") != module_hash("nnbook.figures.digits")


def test_an_unknown_module_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"no module nnbook\.figures\.kost"):
        module_hash("nnbook.figures.kost")
