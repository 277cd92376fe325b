"""Write `requirements.lock` again, with the newest packages that `pyproject.toml` allows.

Runs the command at the top of the lock with `--upgrade`, in a temporary environment.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
COMMAND = re.compile(
    r"^# +pip install (?P<tool>uv==[\w.]+) && (?P<compile>uv pip compile .*)$", re.M
)


def main() -> None:
    found = COMMAND.search(LOCK.read_text("utf-8"))
    if found is None:
        sys.exit(f"The command that wrote {LOCK.name} no longer stands at its top.")
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        programs = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run(
            [programs / "python", "-m", "pip", "install", "-q", found["tool"]], check=True
        )
        program, *words = shlex.split(found["compile"])
        environment = os.environ | {"UV_CUSTOM_COMPILE_COMMAND": found[0].lstrip("# ")}
        subprocess.run(
            [programs / program, *words, "-q", *sys.argv[1:]], cwd=ROOT, env=environment, check=True
        )


if __name__ == "__main__":
    main()
