"""Check the workflows: against their schemas, and for what an attacker could use. Asks no host."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github"
WORKFLOWS = [str(path) for path in sorted((FOLDER / "workflows").glob("*.yml"))]
FORMS = [
    str(path)
    for path in sorted((FOLDER / "ISSUE_TEMPLATE").glob("*.yml"))
    if path.name != "config.yml"
]
PROGRAMS = Path(sys.executable).parent
CHECKS = (
    ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS),
    ("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *FORMS),
    ("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(FOLDER / "dependabot.yml")),
    ("zizmor", "--offline", "--quiet", "--persona", "pedantic", str(FOLDER)),
)


def main() -> int:
    return max(
        subprocess.run([PROGRAMS / program, *options], check=False).returncode
        for program, *options in CHECKS
    )


if __name__ == "__main__":
    sys.exit(main())
