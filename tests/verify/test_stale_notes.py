"""Readers see which sections have not been brought up to date."""

from pathlib import Path

from nnbook.verify import freshness
from nnbook.verify.stale import stale_sections, with_notes
from tests.verify.mini import mini_book

ZH, EN = "一\n\n## 節 {#part}\n\n二", "one\n\n## Part {#part}\n\ntwo"
HTML = '<h1 id="top">T</h1>\n<p>one</p>\n<h2 id="part">Part<a href="#part">#</a></h2>\n<p>two</p>'


def test_the_side_that_did_not_change_is_the_stale_one(tmp_path: Path) -> None:
    freshness.rerecord(mini_book(tmp_path, ZH, EN))
    mini_book(tmp_path, ZH.replace("二", "貳"), EN)

    assert stale_sections(tmp_path, "en") == {("page", "part")}
    assert stale_sections(tmp_path, "zh-TW") == set()


def test_nothing_is_stale_without_a_readable_record(tmp_path: Path) -> None:
    mini_book(tmp_path, ZH, EN)
    (tmp_path / freshness.LOCK).write_text("{", encoding="utf-8")

    assert stale_sections(tmp_path, "en") == set()


def test_the_note_stands_below_the_heading_of_its_section() -> None:
    html = with_notes(HTML, "page", {("page", "part"), ("other", "top")}, "en")

    before, note, after = html.partition('<p class="nn-stale">')
    assert note
    assert before.rstrip().endswith("</h2>")
    assert "<p>two</p>" in after


def test_a_fresh_page_is_left_as_it_is() -> None:
    assert with_notes(HTML, "page", {("other", "part")}, "en") == HTML
