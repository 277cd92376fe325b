"""A folder replaced as a whole: the old one or the new one is there, and nothing else."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from nnbook.book import site_folder
from nnbook.book.site_folder import exchange, replaced


def fill(folder: Path, text: str) -> None:
    """Make it look like a site of one page."""
    folder.mkdir(exist_ok=True)
    (folder / "404.html").write_text(text, encoding="utf-8")


def content(folder: Path) -> str:
    return (folder / "404.html").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the text "old"."""
    fill(tmp_path / "site", "old")
    return tmp_path / "site"


@pytest.fixture(params=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With and without the system's exchange of two names."""
    if request.param == "in two steps":
        monkeypatch.setattr(site_folder, "exchange", lambda one, other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_new_folder_takes_the_old_ones_place_and_leaves_nothing_beside_it(site: Path) -> None:
    with replaced(site) as new:
        fill(new, "new")

    assert content(site) == "new"
    assert list(site.parent.iterdir()) == [site]


def test_a_first_folder_takes_an_empty_place(tmp_path: Path) -> None:
    with replaced(tmp_path / "deep" / "site") as new:
        fill(new, "new")

    assert content(tmp_path / "deep" / "site") == "new"


@pytest.mark.usefixtures("way")
def test_an_error_leaves_the_old_folder_and_nothing_beside_it(site: Path) -> None:
    with pytest.raises(OSError, match="full"), replaced(site) as new:  # noqa: PT012
        fill(new, "half")
        raise OSError("full")

    assert content(site) == "old"
    assert list(site.parent.iterdir()) == [site]


def test_the_old_folder_is_there_while_the_new_one_is_filled(site: Path) -> None:
    with replaced(site) as new:
        assert content(site) == "old"
        fill(new, "new")


def test_what_a_killed_build_had_begun_is_removed(site: Path) -> None:
    fill(site.with_name(".site.new"), "half")

    with replaced(site) as new:
        assert list(new.iterdir()) == []
        fill(new, "new")

    assert list(site.parent.iterdir()) == [site]


def test_a_build_killed_between_two_steps_has_not_lost_the_old_folder(site: Path) -> None:
    fill(site.with_name(".site.new"), "whole, but not in its place")
    site.rename(site.with_name(".site.old"))

    with pytest.raises(OSError, match="again"), replaced(site):
        raise OSError("again")

    assert content(site) == "old"


def test_a_build_killed_before_it_removed_the_old_folder_has_the_new_one(site: Path) -> None:
    fill(site.with_name(".site.old"), "older")

    with pytest.raises(OSError, match="again"), replaced(site):
        raise OSError("again")

    assert content(site) == "old"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.parametrize("mark", ["letter.txt", ".git/config"])
def test_a_folder_that_no_build_has_made_is_refused(tmp_path: Path, mark: str) -> None:
    site = tmp_path / "site"
    if mark.startswith(".git"):
        fill(site, "a site that somebody keeps")
    (site / mark).parent.mkdir(parents=True, exist_ok=True)
    (site / mark).write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError, match="is no built site"), replaced(site):
        pass

    assert (site / mark).read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux exchanges two names")
def test_linux_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    fill(tmp_path / "one", "1")
    fill(tmp_path / "other", "2")

    assert exchange(tmp_path / "one", tmp_path / "other")
    assert (content(tmp_path / "one"), content(tmp_path / "other")) == ("2", "1")


def test_what_cannot_be_exchanged_stays(tmp_path: Path) -> None:
    fill(tmp_path / "one", "1")

    assert not exchange(tmp_path / "one", tmp_path / "missing")
    assert content(tmp_path / "one") == "1"
