"""A browser, the built site on a server, and each page as it is read on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser

from tests.browser.launching import chromium
from tests.browser.reading import DESK, PHONE, QUIET, SETTLED, Reading, Tab, View, read, tab_in
from tests.browser.server import Server, serve
from tests.built_site import PAGES, BookPage, NotBuiltError, built_site

Reader = Callable[[BookPage, View], Reading]
Opener = Callable[[View], Tab]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    try:
        site = built_site()
    except NotBuiltError as error:
        pytest.fail(str(error), pytrace=False)
    with serve(site) as server:
        yield server


@pytest.fixture(scope="session")
def root(server: Server) -> str:
    return server.root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def reader(browser: Browser, root: str) -> Reader:
    """Reads a page in a view, once for all tests."""

    @cache
    def reading(page: BookPage, view: View) -> Reading:
        with tab_in(browser, root, view) as tab:
            return read(tab, page, SETTLED if view == PHONE else QUIET)

    return reading


@pytest.fixture(params=PAGES, ids=str)
def book_page(request: pytest.FixtureRequest) -> BookPage:
    page: BookPage = request.param
    return page


@pytest.fixture
def phone(book_page: BookPage, reader: Reader) -> Reading:
    """Each page, read on a narrow screen in the light colours."""
    return reader(book_page, PHONE)


@pytest.fixture
def desk(book_page: BookPage, reader: Reader) -> Reading:
    """Each page, read on a wide screen by somebody who prefers the dark colours."""
    return reader(book_page, DESK)


@pytest.fixture
def open_tab(browser: Browser, root: str) -> Iterator[Opener]:
    """Opens tabs for one test; afterwards none of them may have met with trouble."""
    with ExitStack() as stack:
        tabs: list[Tab] = []

        def open_one(view: View) -> Tab:
            tabs.append(stack.enter_context(tab_in(browser, root, view)))
            return tabs[-1]

        yield open_one
        assert [trouble for tab in tabs for trouble in tab.troubles] == []
