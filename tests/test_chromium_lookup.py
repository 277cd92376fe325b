"""Where the browser of the browser tests is looked for. Nothing is installed here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser; returns the one folder on its PATH."""
    for variable in (chromium.VARIABLE, *chromium.WINDOWS_FOLDERS):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "MACOS_PLACES", ())
    monkeypatch.setattr(chromium, "install_with_apt", lambda: None)
    monkeypatch.setattr(chromium, "install_with_playwright", lambda: None)
    return tmp_path


def make_browser(path: Path, exit_code: int = 0) -> Path:
    """A program that takes any argument and ends at once."""
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return path


def test_the_environment_variable_comes_first(
    monkeypatch: pytest.MonkeyPatch, no_browser: Path
) -> None:
    make_browser(no_browser / "chromium")
    chosen = make_browser(no_browser / "my browser")
    monkeypatch.setenv(chromium.VARIABLE, str(chosen))
    assert chromium.find_or_install_chromium() == chosen


def test_the_environment_variable_may_be_a_name_on_path(
    monkeypatch: pytest.MonkeyPatch, no_browser: Path
) -> None:
    chosen = make_browser(no_browser / "thorium")
    monkeypatch.setenv(chromium.VARIABLE, "thorium")
    assert chromium.find_or_install_chromium() == chosen


def test_a_wrong_environment_variable_is_an_error_that_quotes_it(
    monkeypatch: pytest.MonkeyPatch, no_browser: Path
) -> None:
    make_browser(no_browser / "chromium")
    monkeypatch.setenv(chromium.VARIABLE, "/no/such/browser")
    with pytest.raises(
        chromium.ChromiumNotFoundError, match="NNBOOK_CHROMIUM is '/no/such/browser'"
    ):
        chromium.find_or_install_chromium()


def test_a_program_on_path_that_does_not_start_is_passed_over(no_browser: Path) -> None:
    make_browser(no_browser / "chromium-browser", exit_code=1)
    chrome = make_browser(no_browser / "google-chrome")
    assert chromium.find_or_install_chromium() == chrome


def test_without_a_browser_one_is_installed(
    monkeypatch: pytest.MonkeyPatch, no_browser: Path
) -> None:
    downloaded = make_browser(no_browser / "downloaded")
    monkeypatch.setattr(chromium, "install_with_playwright", lambda: downloaded)
    assert chromium.find_or_install_chromium() == downloaded


def test_when_nothing_works_the_error_says_what_to_do() -> None:
    with pytest.raises(chromium.ChromiumNotFoundError) as error:
        chromium.find_or_install_chromium()
    assert "apt-get install chromium" in str(error.value)
    assert "playwright install" in str(error.value)
    assert chromium.VARIABLE in str(error.value)
