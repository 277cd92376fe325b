"""The book built with ProperDocs, the maintained fork of MkDocs: another generator's name, no more.

Needs the built site and a network connection; `scripts/test --all` runs it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import ROOT, built_site

PROPERDOCS = "properdocs==1.6.7"
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
HASHES = "build-info.json"  # of pages that name their generator


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as ProperDocs builds it, from this checkout and with its caches."""
    folder = tmp_path_factory.mktemp("properdocs")
    package, site = folder / "package", folder / "site"
    pip = ("pip", "install", "-qq", "--no-deps", "--target", str(package), PROPERDOCS)
    build = ("properdocs", "build", "-q", "-d", str(site))
    # Other tests may make errors of warnings, and pip has some of its own.
    others = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    for command in (pip, build):
        subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=others | {"PYTHONPATH": str(package)},
            check=True,
        )
    return site


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file() and path.name != HASHES
    }


def test_only_the_generators_name_is_another(theirs: Path) -> None:
    mine, other = files(built_site()), files(theirs)

    assert mine.keys() == other.keys()
    assert [name for name in mine if mine[name] != other[name]] == []


def test_the_pages_were_made_by_it(theirs: Path) -> None:
    assert b"ProperDocs 1.6.7" in (theirs / "index.html").read_bytes()
