"""The copy for reading offline, opened from disk in a real browser."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from nnbook.book.take import shelf, slides
from nnbook.book.take.offline import FOLDER, offline_copy
from nnbook.languages import LANGUAGES, Language
from tests.browser.launching import chromium
from tests.browser.reading import DESK, PHONE, QUIET, Tab, tab_in
from tests.browser.test_search import search
from tests.browser.touching import goes_live
from tests.built_site import PAGES, BookPage, built_site

QUERIES = {"zh-TW": "權重", "en": "weight"}
LOAD_FONTS = "Promise.all([...document.fonts].map(font => font.load())).then(all => all.length)"
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def copy(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy as a reader has it after unpacking."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(whole_site / shelf.BOTH) as archive:
        archive.extractall(folder)
    return folder / FOLDER


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def tab(browser: Browser, copy: Path) -> Iterator[Tab]:
    """A tab in which afterwards nothing was refused, said or asked of another host."""
    with tab_in(browser, f"{copy.as_uri()}/", DESK) as tab:
        yield tab
        assert tab.troubles == []


def at(page: BookPage) -> str:
    return f"{page.address}index.html"


def test_everything_is_in_one_folder_and_every_page_is_there(copy: Path) -> None:
    assert [path.name for path in copy.parent.iterdir()] == [FOLDER]
    assert [str(page) for page in PAGES if not (copy / at(page)).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_opens_from_disk_without_a_complaint(tab: Tab, page: BookPage) -> None:
    shown = tab.open(at(page))
    shown.wait_for_timeout(QUIET)

    expect(shown.locator("h1").first).to_be_visible()
    fonts = shown.evaluate(
        "Promise.all([...document.fonts].map(f => f.load())).then(f => f.length)"
    )
    assert (fonts > 0) == (shown.locator("nn-tex").count() > 0)


@EVERY_LANGUAGE
def test_every_link_leads_to_a_file(copy: Path, language: Language) -> None:
    for page in (page for page in PAGES if page.language == language):
        text = (copy / at(page)).read_text(encoding="utf-8")
        assert 'href="https://nnbook.example' not in text
        assert not [link for link in ('/"', "/#", '".."', '"."') if f"<a href={link}" in text]


@EVERY_LANGUAGE
def test_the_search_finds_and_leads_to_a_page(tab: Tab, language: Language) -> None:
    page = tab.open(at(BookPage(language, "feed-forward")))

    found = search(page, QUERIES[language])
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state()

    assert page.url.partition("?")[0].partition("#")[0].endswith("/index.html")
    assert found[0].startswith(tab.root)
    assert page.locator("h1").count() == 1


@EVERY_LANGUAGE
def test_the_language_switch_leads_to_the_same_page(tab: Tab, language: Language) -> None:
    here = BookPage(language, "cost")
    page = tab.open(at(here))

    page.locator(".nn-language").click()
    page.wait_for_url(f"**/{at(here.twin)}")

    assert page.evaluate("document.documentElement.lang") == here.twin.language


def test_an_interactive_comes_to_life(tab: Tab) -> None:
    page = tab.open(at(BookPage("en", "feed-forward")))
    goes_live(page, "nn-forward")


@EVERY_LANGUAGE
def test_a_number_tells_where_it_comes_from_and_leads_there(tab: Tab, language: Language) -> None:
    page = tab.open(at(BookPage(language, "feed-forward")))
    page.keyboard.press("Shift")  # a sign of a reader
    page.wait_for_function("'nnReady' in document.documentElement.dataset")

    page.locator("article data.fact[data-part]").first.click()

    expect(page.locator(".nn-card output")).not_to_be_empty()
    page.locator(".nn-card dd a").first.click()
    page.wait_for_url("**/source/**/index.html*")


def test_both_languages_stand_side_by_side(tab: Tab) -> None:
    page = tab.open(at(BookPage("en", "cost")))

    page.locator(".nn-pairs").click()

    expect(page.locator(".nn-beside").first).to_be_visible()
    assert page.locator(".nn-beside a[href]").count() > 0


def test_a_phone_reads_it_too(browser: Browser, copy: Path) -> None:
    with tab_in(browser, f"{copy.as_uri()}/", PHONE) as tab:
        page = tab.open(at(BookPage("zh-TW", "index")))
        page.locator("a.nn-start").click()
        page.wait_for_url("**/networks/index.html")
        assert tab.troubles == []


def test_it_is_the_same_bytes_every_time(whole_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site(), site)
    slides.write(site)
    slides.link(site)
    assert offline_copy(site) == (whole_site / shelf.BOTH).read_bytes()


@EVERY_LANGUAGE
def test_a_deck_of_slides_opens_from_disk(tab: Tab, language: Language) -> None:
    page = tab.open(at(BookPage(language, f"{slides.FOLDER}/cost")))
    page.keyboard.press("ArrowRight")
    expect(page.locator(".nn-place")).to_have_text(re.compile("^2 / "))
