"""CITATION.cff: how to cite the book."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import yaml

import nnbook

ROOT = Path(nnbook.__file__).resolve().parents[1]
SCHEMA = json.loads((Path(__file__).parent / "cff" / "schema-1.2.0.json").read_text("utf-8"))
CITATION: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))


def test_the_citation_obeys_the_format() -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(CITATION)


def test_the_schema_refuses_a_citation_without_authors() -> None:
    broken = {key: value for key, value in CITATION.items() if key != "authors"}

    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(broken)


def test_the_citation_names_the_version_of_the_package() -> None:
    assert CITATION["version"] == nnbook.__version__


def test_the_citation_names_the_book_in_both_languages() -> None:
    for file in ("mkdocs.yml", "mkdocs.en.yml"):
        lines = (ROOT / file).read_text("utf-8").splitlines()
        (name,) = [line for line in lines if line.startswith("site_name: ")]
        assert name.removeprefix("site_name: ") in CITATION["title"]
