"""Going from one language to the other."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, WITHOUT_SCRIPTS, View
from tests.built_site import PAGES, BookPage

CHINESE_PAGES = [page for page in PAGES if page.language == "zh-TW"]


@pytest.mark.parametrize("view", [PHONE, WITHOUT_SCRIPTS], ids=["phone", "no-scripts"])
@pytest.mark.parametrize("page", CHINESE_PAGES, ids=str)
def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(
    open_tab: Opener, page: BookPage, view: View
) -> None:
    tab = open_tab(view)
    shown = tab.open(page)
    shown.get_by_role("link", name="English", exact=True).click()
    shown.wait_for_url(tab.root + page.twin.address)
    shown.get_by_role("link", name="中文", exact=True).click()
    shown.wait_for_url(tab.root + page.address)


@pytest.mark.parametrize(
    "address", ["no/such/page/", "en/no/such/page/", "404.html", "en/404.html"]
)
def test_the_page_for_a_wrong_address_leads_home_in_both_languages(
    open_tab: Opener, address: str
) -> None:
    tab = open_tab(DESK)
    shown = tab.open(address)
    homes = {
        link.evaluate("link => link.href")
        for link in shown.locator("article a:not(.headerlink)").all()
    }
    assert homes == {tab.root, f"{tab.root}en/"}
    wanted = [tab.root + address] if "404" not in address else []
    assert tab.failed == wanted
    tab.failed.clear()
    tab.console[:] = [line for line in tab.console if "404 (Not Found)" not in line]


@pytest.mark.parametrize(("address", "name"), [("404.html", "English"), ("en/404.html", "中文")])
def test_the_switch_on_the_page_for_a_wrong_address_leads_to_the_other_home(
    open_tab: Opener, address: str, name: str
) -> None:
    tab = open_tab(DESK)
    shown = tab.open(address)
    shown.get_by_role("link", name=name, exact=True).first.click()
    shown.wait_for_url(re.compile(f"^{tab.root}{'en/' if name == 'English' else ''}$"))
