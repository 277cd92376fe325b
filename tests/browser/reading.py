"""What a browser shows of a page, read once for many tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, cast

from playwright.sync_api import Browser, BrowserContext, Page

from tests.built_site import BookPage

SCRIPT: Final = (Path(__file__).parent / "read_page.js").read_text(encoding="utf-8")
# Sums what moved without the reader's doing; started before the page's own scripts.
OBSERVE_SHIFTS: Final = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push(shift.value);
}).observe({ type: "layout-shift", buffered: true });
"""
# Notes what the pages' policy refused, together with what it would have refused.
OBSERVE_POLICY: Final = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => window.refused.push(
  `${event.effectiveDirective}: ${event.blockedURI || event.sample}`));
"""
SETTLED: Final = 1000  # milliseconds after the load in which a late font would still move something
QUIET: Final = 300  # milliseconds after the load in which a late request or complaint would come


@dataclass(frozen=True)
class View:
    """The reader's screen and wishes."""

    width: int
    scheme: Literal["light", "dark"]
    javascript: bool = True

    def context(self, browser: Browser) -> BrowserContext:
        """A fresh reader: nothing stored, nothing cached."""
        context = browser.new_context(
            viewport={"width": self.width, "height": 740},
            color_scheme=self.scheme,
            java_script_enabled=self.javascript,
            has_touch=self.width < 500,
            is_mobile=self.width < 500,
            locale="en-US",
        )
        context.set_default_timeout(10_000)
        return context


PHONE: Final = View(360, "light")
DESK: Final = View(1280, "dark")
WITHOUT_SCRIPTS: Final = View(1280, "light", javascript=False)


@dataclass
class Tab:
    """A browser's tab that remembers everything that was asked, said and went wrong."""

    page: Page
    root: str
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen."""
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))
        self.page.on(
            "response",
            lambda answer: self.failed.append(answer.url) if answer.status >= 400 else None,
        )

    def open(self, page: BookPage | str) -> Page:
        """Go to a page of the book, or to an address below its root."""
        address = page.address if isinstance(page, BookPage) else page
        self.page.goto(self.root + address)
        return self.page

    @property
    def foreign(self) -> list[str]:
        """The requests to another host."""
        return [url for url in self.requests if not url.startswith((self.root, "data:", "blob:"))]

    @property
    def troubles(self) -> list[str]:
        """Everything that must not happen, whatever a reader does."""
        return self.console + self.errors + self.failed + self.foreign


@contextmanager
def tab_in(browser: Browser, root: str, view: View) -> Iterator[Tab]:
    """A fresh reader's tab."""
    context = view.context(browser)
    try:
        yield Tab(context.new_page(), root)
    finally:
        context.close()


@dataclass(frozen=True)
class Figure:
    """A figure as it is shown."""

    name: str
    shown: tuple[str, ...]  # the classes of the drawings that are not hidden
    smallest: float  # CSS pixels of its smallest text
    smallest_text: str
    stroke: str  # the colour of its first coloured line


@dataclass(frozen=True)
class Number:
    """A number from the facts as it is shown."""

    fact: str
    value: str
    format: str
    text: str
    visible: bool


@dataclass(frozen=True)
class Picture:
    """An image in the accessibility tree."""

    name: str
    description: str


@dataclass(frozen=True)
class Reading:
    """A page as one reader sees it."""

    page: BookPage
    tab: Tab
    shift: float  # the cumulative layout shift
    scheme: str
    background: str
    font: str
    too_wide: tuple[str, ...]  # what reaches beyond the screen, if the page scrolls sideways
    headings: tuple[tuple[int, str], ...]
    figures: tuple[Figure, ...]
    plots: int  # a lab's, but for those of answers, which are shut
    numbers: tuple[Number, ...]
    pictures: tuple[Picture, ...]
    refused: tuple[str, ...]  # by the page's policy
    cookies: tuple[str, ...]
    stored: tuple[str, ...]  # the names of what the page has put into the browser's storage


def read(tab: Tab, page: BookPage, wait: int) -> Reading:
    """Open a page, wait so many milliseconds after the load, and read it."""
    tab.page.add_init_script(OBSERVE_SHIFTS + OBSERVE_POLICY)
    shown = tab.open(page)
    shown.wait_for_timeout(wait)
    found = shown.evaluate(SCRIPT)
    return Reading(
        page=page,
        tab=tab,
        shift=found["shift"],
        scheme=found["scheme"],
        background=found["background"],
        font=found["font"],
        too_wide=tuple(found["too_wide"]),
        headings=tuple((level, text) for level, text in found["headings"]),
        figures=tuple(
            Figure(**{**figure, "shown": tuple(figure["shown"])}) for figure in found["figures"]
        ),
        plots=found["plots"],
        numbers=tuple(Number(**number) for number in found["numbers"]),
        pictures=tuple(pictures(shown)),
        refused=tuple(found["refused"]),
        cookies=tuple(str(cookie["name"]) for cookie in shown.context.cookies()),
        stored=tuple(found["stored"]),
    )


def pictures(page: Page) -> Iterator[Picture]:
    """The images that a screen reader finds in the page's content."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    found = session.send("Runtime.evaluate", {"expression": "document.querySelector('article')"})
    article = found["result"]["objectId"]
    tree = session.send("Accessibility.queryAXTree", {"objectId": article, "role": "image"})
    session.detach()
    for node in cast(list[dict[str, Any]], tree["nodes"]):
        if not node["ignored"]:
            yield Picture(
                name=node.get("name", {}).get("value", ""),
                description=node.get("description", {}).get("value", ""),
            )
