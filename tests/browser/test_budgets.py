"""Every page keeps to its budget at the first view, on a phone, with nothing cached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.budgets import REQUESTS, most_kilobytes
from tests.browser.reading import PHONE, QUIET
from tests.browser.server import Server
from tests.built_site import BookPage

Sent = tuple[tuple[str, int], ...]


@pytest.fixture(scope="module")
def first_views() -> dict[BookPage, Sent]:
    """What was sent for each page that has been viewed."""
    return {}


@pytest.fixture
def sent(
    browser: Browser, server: Server, book_page: BookPage, first_views: dict[BookPage, Sent]
) -> Sent:
    """Path and bytes of everything that a fresh reader's browser gets for a page."""
    if book_page not in first_views:
        context = PHONE.context(browser)
        page = context.new_page()
        server.sent.clear()
        page.goto(server.root + book_page.address, wait_until="networkidle")
        page.wait_for_timeout(QUIET)
        first_views[book_page] = tuple(server.sent)
        context.close()
    return first_views[book_page]


def test_the_first_view_weighs_no_more_than_its_budget(sent: Sent, book_page: BookPage) -> None:
    assert sum(size for _, size in sent) / 1000 <= most_kilobytes(book_page), sorted(sent)


def test_the_first_view_asks_for_no_more_than_its_budget(sent: Sent) -> None:
    assert len(sent) <= REQUESTS, sorted(sent)


def test_nothing_is_sent_twice(sent: Sent) -> None:
    paths = [path for path, _ in sent]
    assert len(paths) == len(set(paths))


def test_no_search_is_sent_before_it_is_opened(sent: Sent) -> None:
    assert [path for path, _ in sent if "search" in path] == []
