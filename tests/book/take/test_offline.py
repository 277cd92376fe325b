"""What is changed in the pages of the copy for reading offline."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from nnbook.book.policy import content_policy
from nnbook.book.take import offline
from nnbook.book.take.archive import zipped

PAGE = f"""<html lang="en"><head>
  <link rel="canonical" href="https://nnbook.example/cost/">
  <link rel=" alternate" hreflang="en" href="https://nnbook.example/en/cost/">
  <link rel=" alternate" type="application/atom+xml" title="Changes" href="../feed.xml">
  <meta http-equiv="Content-Security-Policy" content="{content_policy()}">
  <script src="../assets/theme/early.js"></script>
  <script type="module" id="nn-reading" src="../assets/js/read-start.js"
    data-root="../" data-twin="../../cost/"></script>
</head><body><article><a class="x" href="../">home</a> <a href="#here">here</a></article></body>
</html>
"""


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", ""),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("./", "./index.html"),
        ("en/?h=a#b", "en/index.html?h=a#b"),
        ("labs/neuron.en.py", "labs/neuron.en.py"),
        ("https://creativecommons.org/", "https://creativecommons.org/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_the_address_of_a_folder_becomes_that_of_its_page(address: str, file: str) -> None:
    assert offline.to_file(address) == file


def test_a_page_from_disk_names_files_and_no_host() -> None:
    html = offline.page_from_disk(PAGE)

    assert "nnbook.example" not in html
    assert 'href="../index.html"' in html
    assert 'href="#here"' in html
    assert 'data-twin="../../cost/index.html"' in html
    assert 'data-root="../"' in html
    assert 'type="module"' not in html
    assert html.index("offline.js") < html.index("early.js")
    assert "font-src 'self' data:" in html


def test_a_page_hands_its_article_and_its_language_to_others() -> None:
    script = offline.text_script(PAGE)

    assert script.startswith("nnPage(")
    text = json.loads(script.removeprefix("nnPage(").removesuffix(");\n"))
    assert text.startswith('<html lang="en"><article>')
    assert "</article></html>" in text


def test_the_search_leads_to_files() -> None:
    index = {"docs": [{"location": ""}, {"location": "cost/#loss"}]}

    script = offline.index_script(json.dumps(index))

    found = json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
    assert [entry["location"] for entry in found["docs"]] == ["index.html", "cost/index.html#loss"]


def test_a_style_sheet_has_its_fonts_in_it(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.woff2").write_bytes(b"abc")

    css = offline.with_fonts("x{src:url(fonts/a.woff2)}", tmp_path)

    assert css == "x{src:url(data:font/woff2;base64,YWJj)}"


def test_an_archive_keeps_order_and_dates() -> None:
    content = zipped([("b", b"1"), ("a", b"2")], stored=["b"])

    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == ["b", "a"]
        assert {entry.date_time for entry in entries} == {(2026, 1, 1, 0, 0, 0)}
        assert entries[0].compress_type == zipfile.ZIP_STORED
        assert archive.read("a") == b"2"
