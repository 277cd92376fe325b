"""What a printer gets."""

from __future__ import annotations

import pytest

from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK
from tests.built_site import BookPage

NOT_ON_PAPER = (
    ".md-header",
    ".md-sidebar",
    ".md-footer",
    ".nn-language",
    ".nn-downloads",
    ".headerlink",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_shows_no_navigation_and_no_downloads(open_tab: Opener, language: Language) -> None:
    page = open_tab(DESK).open(BookPage(language, "feed-forward"))
    page.emulate_media(media="print")
    shown = [what for what in NOT_ON_PAPER if page.locator(f"{what}:visible").count()]
    assert shown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_white_whatever_the_screen_is(open_tab: Opener, language: Language) -> None:
    page = open_tab(DESK).open(BookPage(language, "feed-forward"))
    page.emulate_media(media="print")
    ink = page.locator("article p").first.evaluate("p => getComputedStyle(p).color")
    channels = [int(channel) for channel in ink.removeprefix("rgb(").removesuffix(")").split(",")]
    assert max(channels) < 120
