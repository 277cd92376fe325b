"""The files of the built site as a whole."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from nnbook.book.source_pages import PAGES as SOURCE_PAGES
from nnbook.languages import LANGUAGES, Language
from tests.built_site import PAGES
from tests.site.built_html import built_files


def test_there_is_one_file_for_each_page_and_no_other(site: Path) -> None:
    wanted = {page.file for page in PAGES} | {site / "404.html", site / "en" / "404.html"}
    assert set(built_files()) == wanted | {site / name for name in SOURCE_PAGES if "html" in name}


def test_the_english_pages_have_no_assets_of_their_own(site: Path) -> None:
    folders = {path.name for path in (site / "en").iterdir() if path.is_dir()}
    assert folders.isdisjoint({"assets", "figures", "vectors"})


def test_nothing_of_the_sources_is_published(site: Path) -> None:
    suffixes = {".md", ".ipynb", ".py", ".map"}
    labs = {
        site / f"{page.slug}.{page.language}.{kind}"  # made to be taken away
        for page in PAGES
        if page.slug.startswith("labs/")
        for kind in ("ipynb", "py")
    }
    assert {path for path in site.rglob("*") if path.suffix in suffixes} == labs


def test_style_sheets_ask_for_files_that_are_there(site: Path) -> None:
    missing = [
        f"{sheet.name}: {address}"
        for sheet in site.rglob("*.css")
        for address in re.findall(r"url\(\"?([^)\"]*)\"?\)", sheet.read_text(encoding="utf-8"))
        if not address.startswith(("data:", "#")) and not (sheet.parent / address).is_file()
    ]
    assert missing == []


def test_the_published_example_fits_its_schema(site: Path) -> None:
    example = json.loads((site / "vectors/worked-example.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "vectors/worked-example.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(example, schema)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_holds_every_page_of_its_language_and_no_other(
    site: Path, language: Language
) -> None:
    folder = site if language == "zh-TW" else site / language
    index = json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))
    indexed = {entry["location"].partition("#")[0] for entry in index["docs"]}
    own = {page.address for page in PAGES if page.language == language}
    assert indexed == {address.removeprefix("en/") for address in own}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_holds_no_formulas(site: Path, language: Language) -> None:
    folder = site if language == "zh-TW" else site / language
    text = (folder / "search/search_index.json").read_text(encoding="utf-8")
    assert "katex" not in text
    assert "annotation" not in text
