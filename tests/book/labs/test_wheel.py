from __future__ import annotations

import ast
import base64
import csv
import hashlib
import io
import sys
import tomllib
import zipfile

from nnbook.book.labs import wheel
from tests.built_site import ROOT


def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(wheel.wheel()))


def test_the_record_names_every_file_with_its_hash_and_size() -> None:
    with archive() as opened:
        record = opened.read(f"{wheel.INFO}/RECORD").decode()
        rows = {name: (digest, size) for name, digest, size in csv.reader(io.StringIO(record))}
        assert set(rows) == set(opened.namelist())
        for name, (digest, size) in rows.items():
            if name != f"{wheel.INFO}/RECORD":
                content = opened.read(name)
                found = hashlib.sha256(content).digest()
                assert base64.urlsafe_b64decode(digest.removeprefix("sha256=") + "=") == found
                assert int(size) == len(content)


def test_it_holds_what_a_lab_imports_and_nothing_that_builds_the_book() -> None:
    with archive() as opened:
        names = set(opened.namelist())

    assert {"nnbook/__init__.py", "nnbook/net/feedforward.py", "nnbook/facts/__init__.py"} <= names
    assert {"nnbook/results/classic.npz", "nnbook/languages.py"} <= names
    tops = {name.split("/")[1] for name in names if name.startswith("nnbook/")}
    assert not tops & {"verify", "figures", "cli.py", "__main__.py"}


def test_every_package_that_its_code_imports_is_among_its_requirements() -> None:
    called = {"sklearn": "scikit-learn"}
    needed = {requirement.split("~=")[0] for requirement in wheel.requirements()}
    with archive() as opened:
        sources = [opened.read(name) for name in opened.namelist() if name.endswith(".py")]
    imported = set()
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    foreign = imported - {"nnbook"} - sys.stdlib_module_names

    assert {called.get(name, name) for name in foreign} <= needed


def test_its_requirements_are_the_release_lines_of_the_pinned_ones() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(line.split("==") for line in project["dependencies"])

    for requirement in wheel.requirements():
        name, release = requirement.split("~=")
        assert pins[name].startswith(f"{release}.")


def test_two_archives_are_the_same_bytes() -> None:
    first = wheel.wheel()
    wheel.wheel.cache_clear()

    assert wheel.wheel() == first
    with archive() as opened:
        assert {entry.date_time for entry in opened.infolist()} == {wheel.NEW_YEAR}
        assert {entry.compress_type for entry in opened.infolist()} == {zipfile.ZIP_STORED}
