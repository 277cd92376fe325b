"""The cache of drawings, and files written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnbook.book import drawings
from nnbook.facts import UnknownNameError


@pytest.fixture(autouse=True)
def _empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_an_interrupted_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)

    with pytest.raises(KeyboardInterrupt):
        drawings.write_whole(tmp_path / "a.svg", b"drawing")

    assert files(tmp_path) == []


def test_an_interrupted_write_keeps_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.svg"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", interrupted)

    with pytest.raises(KeyboardInterrupt):
        drawings.write_whole(path, b"new")

    assert path.read_bytes() == b"old"


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    drawings.write_whole(tmp_path / "a" / "b" / "c.svg", b"drawing")

    assert (tmp_path / "a" / "b" / "c.svg").read_bytes() == b"drawing"


def test_everyone_may_read_a_written_file(tmp_path: Path) -> None:
    drawings.write_whole(tmp_path / "c.svg", b"drawing")

    assert (tmp_path / "c.svg").stat().st_mode & 0o444 == 0o444


def test_a_page_gets_the_wide_and_the_narrow_drawing() -> None:
    html = drawings.page_drawing("sigmoid_curve", "en")

    assert html.count("<svg ") == 2
    assert 'class="nn-wide"' in html
    assert 'class="nn-narrow"' in html


def test_a_page_drawing_has_the_same_bytes_with_and_without_the_cache(
    tmp_path: Path,
) -> None:
    first = drawings.page_drawing("sigmoid_curve", "zh-TW")
    cached = drawings.page_drawing("sigmoid_curve", "zh-TW")
    (entry,) = tmp_path.rglob("sigmoid_curve.zh-TW.html")
    entry.unlink()

    again = drawings.page_drawing("sigmoid_curve", "zh-TW")

    assert first == cached == again


def test_a_drawing_in_the_cache_does_not_need_the_function(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = drawings.page_drawing("sigmoid_curve", "en")
    monkeypatch.delattr("nnbook.figures.feed_forward.sigmoid_curve")

    assert drawings.page_drawing("sigmoid_curve", "en") == first


@pytest.mark.parametrize("kind", drawings.FILE_KINDS)
def test_a_file_has_the_same_bytes_twice(kind: str) -> None:
    first = drawings.figure_file("sigmoid_curve", "zh-TW", kind)

    assert drawings.figure_file("sigmoid_curve", "zh-TW", kind) == first


def test_an_unknown_figure_is_answered_with_the_nearest() -> None:
    message = 'unknown figure "sigmoid_kurve"; nearest: "sigmoid_curve"'

    with pytest.raises(UnknownNameError, match=f"^{message}$"):
        drawings.page_drawing("sigmoid_kurve", "en")


def test_a_changed_module_leads_to_another_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawings.entry("sigmoid_curve", "a.svg")
    monkeypatch.setattr(drawings, "module_hash", lambda *modules: "another")

    assert drawings.entry("sigmoid_curve", "a.svg") != before


def test_an_author_waits_for_no_file_that_is_not_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "FIGURES", {"sigmoid_curve": "feed_forward"})
    monkeypatch.setattr(drawings, "figure_file", lambda *words: " ".join(words).encode())

    drawings.write_files(tmp_path / "first", "en", draw=False)
    drawings.write_files(tmp_path / "second", "en")
    drawings.write_files(tmp_path / "third", "en", draw=False)

    assert files(tmp_path / "first") == []
    assert files(tmp_path / "third") == files(tmp_path / "second")


def test_every_figure_is_written_in_every_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "FIGURES", {"one": "cost", "two": "digits"})
    monkeypatch.setattr(drawings, "figure_file", lambda *words: " ".join(words).encode())

    drawings.write_files(tmp_path / "figures", "en")

    assert files(tmp_path / "figures") == [
        f"{name}.en.{kind}" for name in ("one", "two") for kind in ("pdf", "png", "svg")
    ]
    assert (tmp_path / "figures" / "two.en.png").read_bytes() == b"two en png"
