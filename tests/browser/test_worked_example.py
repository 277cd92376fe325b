"""The two outputs of the worked example, every digit, as a reader sees them."""

from __future__ import annotations

import pytest

from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, WITHOUT_SCRIPTS, View
from tests.built_site import BookPage

OUTPUTS = {
    "feed_forward.y_1": "0.7122574322957417",
    "feed_forward.y_2": "0.5330975738715015",
}
CHAPTER = "feed-forward"


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture(params=[DESK, WITHOUT_SCRIPTS], ids=["scripts", "no-scripts"])
def view(request: pytest.FixtureRequest) -> View:
    chosen: View = request.param
    return chosen


@pytest.mark.parametrize("slug", ["index", CHAPTER])
def test_every_digit_is_on_the_screen(
    open_tab: Opener, language: Language, view: View, slug: str
) -> None:
    page = open_tab(view).open(BookPage(language, slug))
    for fact, digits in OUTPUTS.items():
        shown = page.locator(f"article .katex-html [data-fact='{fact}']").first
        assert shown.is_visible()
        assert shown.inner_text() == digits


@pytest.mark.parametrize("slug", ["index", CHAPTER])
def test_every_digit_is_in_the_formula_that_a_screen_reader_speaks(
    open_tab: Opener, language: Language, view: View, slug: str
) -> None:
    page = open_tab(view).open(BookPage(language, slug))
    spoken = page.locator("article math mn").all_text_contents()
    assert set(OUTPUTS.values()) <= set(spoken)


@pytest.mark.parametrize("slug", ["index", CHAPTER])
def test_every_digit_is_in_the_latex_that_a_reader_copies(
    open_tab: Opener, language: Language, view: View, slug: str
) -> None:
    page = open_tab(view).open(BookPage(language, slug))
    latex = "".join(page.locator("article annotation").all_text_contents())
    assert all(f"= {digits}" in latex for digits in OUTPUTS.values())


def test_the_attributes_carry_every_digit(open_tab: Opener, language: Language, view: View) -> None:
    page = open_tab(view).open(BookPage(language, CHAPTER))
    for fact, digits in OUTPUTS.items():
        rounded = page.locator(f"article [data-fact='{fact}']")
        values = {
            number.get_attribute("data-value") or number.get_attribute("value")
            for number in rounded.all()
        }
        assert values == {digits}
