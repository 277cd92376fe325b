"""Installs the builders, each into an environment of its own below `.cache/bench/`.

Nothing is installed that is there already: an environment's folder is named after its packages.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

from scripts.check_scripts import find_node, find_npm
from scripts.rivals.content import write_package
from tests.built_site import ROOT

CACHE: Final = ROOT / ".cache" / "bench"
# What the other builders' pages fetch from other hosts, and MyST itself.
NPM: Final = {
    "katex": "0.19.1",
    "mathjax": "3.2.2",
    "mathjax4": "npm:mathjax@4.1.3",
    "@mathjax/mathjax-newcm-font": "4.1.3",
    "@fontsource-variable/roboto": "5.3.0",
    "@fontsource-variable/roboto-mono": "5.3.0",
    "@fontsource-variable/inter": "5.3.0",
    "@fontsource-variable/jetbrains-mono": "5.3.0",
    "mystmd": "1.8.3",
}


def programs(packages: tuple[str, ...]) -> Path:
    """The folder of the programs of an environment that has these packages, and the labs' package.

    Args:
        packages: Pinned, as pip wants them.
    """
    if packages[0].startswith("mystmd"):  # npm's
        return node_modules() / ".bin"
    name = hashlib.sha256("\n".join([sys.version, *packages]).encode()).hexdigest()[:12]
    folder = CACHE / "environments" / name
    stamp = folder / "finished"
    if not stamp.exists():
        print(f"Installing {packages[0]}…", file=sys.stderr, flush=True)
        run(sys.executable, "-m", "venv", "--clear", str(folder))
        python = folder / "bin" / "python"
        package = write_package(CACHE / "package")
        run(str(python), "-m", "pip", "install", "-qq", *packages)
        run(
            str(python),
            "-m",
            "pip",
            "install",
            "-qq",
            "--force-reinstall",
            "--no-deps",
            str(package),
        )
        stamp.touch()
    return folder / "bin"


@cache
def node_modules() -> Path:
    """The folder of the packages from npm."""
    folder = CACHE / "npm"
    wanted = json.dumps({"private": True, "dependencies": NPM}, indent=2)
    stamp = folder / "finished"
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        print("Installing KaTeX, MathJax, fonts and MyST…", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(wanted, "utf-8")
        node = find_node()
        npm = [str(word) for word in find_npm(node)]
        run(*npm, "install", "--silent", "--ignore-scripts", "--prefix", str(folder))
        for name, command in (("node", [str(node)]), ("npm", npm)):
            write_program(folder / "node_modules" / ".bin" / name, command)
        stamp.write_text(wanted, "utf-8")
    return folder / "node_modules"


def write_program(path: Path, command: list[str]) -> None:
    """Write a program that runs a command with what it is given."""
    path.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', "utf-8")
    path.chmod(0o755)


def run(*command: str) -> None:
    """Run a command in this process's environment, without its Python's settings."""
    subprocess.run(command, cwd=ROOT, env=clean(), check=True)


def clean() -> dict[str, str]:
    """The environment that another builder's programs get."""
    ours = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in ours} | {
        "NO_MKDOCS_2_WARNING": "1",
        "JUPYTER_PLATFORM_DIRS": "1",
    }


def search_path(folder: Path) -> dict[str, str]:
    """The environment in which the programs of a folder, and npm's, are found."""
    folders = (str(folder), str(node_modules() / ".bin"))
    path = os.pathsep.join((*folders, os.environ.get("PATH", "")))
    return clean() | {"PATH": path}
