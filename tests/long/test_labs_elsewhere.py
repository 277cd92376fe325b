"""The labs as a reader takes them away: in a new environment that has the book's wheel.

Needs the built site and a network connection; `scripts/test --all` runs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from nnbook.book.labs import wheel
from tests.built_site import PAGES, built_site

LABS = sorted({page.slug.removeprefix("labs/") for page in PAGES if page.slug.startswith("labs/")})


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with what a lab's page says to install.

    In place of `notebook`, the program for people, its two parts that run a file.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=True)
    package = built_site() / "labs" / wheel.NAME
    run(folder, "-m", "pip", "install", "-qq", "nbconvert", "ipykernel", str(package))
    return folder


def run(environment: Path, *arguments: str, cwd: Path | None = None) -> str:
    """Run the environment's Python, which must know nothing of this one."""
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    foreign = ("PYTHONPATH", "NNBOOK_MNIST_DIR", "VIRTUAL_ENV", "MPLBACKEND")
    clean = {name: value for name, value in os.environ.items() if name not in foreign}
    clean |= {"MPLBACKEND": "agg"} if "nbconvert" not in arguments else {}
    done = subprocess.run(
        [python, *arguments], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_environment_has_not_what_builds_the_book(environment: Path, tmp_path: Path) -> None:
    listed = run(environment, "-m", "pip", "list", "--format=freeze")

    assert "nnbook==" in listed
    assert "mkdocs" not in listed
    found = run(environment, "-c", "import nnbook; print(nnbook.__file__)", cwd=tmp_path)
    assert found.startswith(str(environment))


@pytest.mark.parametrize("name", LABS)
@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_a_downloaded_notebook_runs(
    environment: Path, tmp_path: Path, name: str, language: str
) -> None:
    shutil.copy(built_site() / "labs" / f"{name}.{language}.ipynb", tmp_path)
    command = ("-m", "nbconvert", "--to", "notebook", "--execute", f"{name}.{language}.ipynb")
    run(environment, *command, cwd=tmp_path)


@pytest.mark.parametrize("name", LABS)
def test_a_downloaded_script_runs(environment: Path, tmp_path: Path, name: str) -> None:
    shutil.copy(built_site() / "labs" / f"{name}.en.py", tmp_path)
    run(environment, f"{name}.en.py", cwd=tmp_path)
