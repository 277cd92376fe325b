"""A change in one language alone is reported until it is translated or accepted."""

from pathlib import Path

import pytest

from nnbook.verify import freshness
from nnbook.verify.problem import CannotCheckError
from tests.verify.mini import mini_book, rules

ZH, EN = "一 $x$\n\n二 $y$\n\n三", "one $x$\n\ntwo $y$\n\nthree"


def after(root: Path, zh: str, en: str) -> list[str]:
    """Record the first state, then write another one and check it."""
    freshness.rerecord(mini_book(root, ZH, EN))
    return rules(freshness.check(mini_book(root, zh, en)))


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (ZH, EN, []),
        (ZH.replace("二", "貳"), EN, ["stale-translation"]),
        (ZH, EN.replace("two", "2nd"), ["stale-translation"]),
        (ZH.replace("二", "貳"), EN.replace("two", "2nd"), ["unrecorded-block"]),
        ("零\n\n" + ZH, "zero\n\n" + EN, ["unrecorded-block"]),
        ("一 $x$\n\n三", "one $x$\n\nthree", []),
        (ZH.replace(" $y$", "  $y$"), EN, []),
    ],
)
def test_what_counts_as_out_of_date(tmp_path: Path, zh: str, en: str, expected: list[str]) -> None:
    assert after(tmp_path, zh, en) == expected


def test_the_report_names_the_block_its_change_and_its_twin(tmp_path: Path) -> None:
    freshness.rerecord(mini_book(tmp_path, ZH, EN))

    (problem,) = freshness.check(mini_book(tmp_path, ZH, EN.replace("two", "2nd")))

    assert (problem.file, problem.line) == ("docs/en/page.md", 9)
    assert "page#top/3 changed: «2nd $y$»" in problem.message
    assert "docs/zh-TW/page.md:9 «二 $y$»" in problem.message
    assert "accept 'page#top/3'" in problem.hint


def test_recording_again_does_not_hide_a_stale_block(tmp_path: Path) -> None:
    freshness.rerecord(mini_book(tmp_path, ZH, EN))
    changed = mini_book(tmp_path, ZH, EN.replace("two", "2nd"))

    freshness.rerecord(changed)

    assert rules(freshness.check(changed)) == ["stale-translation"]


def test_accepting_keeps_the_reason_for_good(tmp_path: Path) -> None:
    freshness.rerecord(mini_book(tmp_path, ZH, EN))
    changed = mini_book(tmp_path, ZH, EN.replace("two", "2nd"))

    freshness.accept(changed, "page#top/3", "a slip of the pen")
    freshness.rerecord(changed)

    assert freshness.check(changed) == []
    assert "a slip of the pen" in (tmp_path / freshness.LOCK).read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "why"), [("page#top/9", "reason"), ("page#top/2", " ")])
def test_accepting_refuses_an_unknown_block_and_an_empty_reason(
    tmp_path: Path, key: str, why: str
) -> None:
    with pytest.raises(CannotCheckError):
        freshness.accept(mini_book(tmp_path, ZH, EN), key, why)
