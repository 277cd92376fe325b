"""The interactives, found where the pages place them and read once for many tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Locator, Page

from nnbook.book.classic import classic_script_of, with_classic_script
from nnbook.book.scan import marks
from tests.browser.reading import DESK, OBSERVE_SHIFTS, Tab, View, tab_in
from tests.built_site import PAGES, ROOT, BookPage, built_site

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS: Final = (320, 360, 414, 600, 800, 1280)
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CALM: Final = 450  # milliseconds after a change in which a screen reader is told


@dataclass(frozen=True)
class Place:
    """An interactive on a page."""

    page: BookPage
    name: str

    def __str__(self) -> str:
        """How a test's name calls it: `en/feed-forward:nn-forward`."""
        return f"{self.page}:{self.name}"


def places() -> Iterator[Place]:
    """Every interactive of the book."""
    for page in PAGES:
        source = ROOT / "docs" / page.language / f"{page.slug}.md"
        for mark in marks(source.read_text("utf-8")) if source.is_file() else ():
            if mark.touch:
                yield Place(page, mark.touch)


PLACES: Final = tuple(places())


def goes_live(page: Page, name: str) -> Locator:
    """Scroll to an interactive and wait until it has taken the drawing's place."""
    host = page.locator(name)
    host.scroll_into_view_if_needed()
    page.locator(f"{name}[data-live]").wait_for()
    return host


def open_live(tab: Tab, place: Place, query: str = "") -> Locator:
    """Open a page and bring its interactive to life."""
    return goes_live(tab.open(f"{place.page.address}{query}"), place.name)


def awake(page: Page) -> Page:
    """Give the page a reader's first sign, and wait until it offers what it has beside its text."""
    page.keyboard.press("Shift")
    page.locator("html[data-nn-ready]").wait_for()
    return page


@contextmanager
def on_disk(browser: Browser, folder: Path, place: Place) -> Iterator[tuple[Tab, Locator]]:
    """The interactive in a copy of its page that is opened from disk, with one classic script."""
    copy = folder / "site"
    shutil.copytree(built_site() / "assets", copy / "assets")
    script = classic_script_of(ROOT / "docs/assets/js")
    (copy / "assets/js/classic.js").write_text(script, encoding="utf-8")
    html = with_classic_script(place.page.file.read_text("utf-8"))
    assert html.count("classic.js") == 1
    file = copy / place.page.address / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(html, encoding="utf-8")
    with tab_in(browser, f"file://{copy}/", DESK) as tab:
        yield tab, goes_live(tab.open(f"{place.page.address}index.html"), place.name)


def load_axe(page: Page) -> None:
    """Bring the rules of accessibility into a page, unless they are there."""
    if not page.evaluate("'axe' in window"):
        if not AXE.is_file():
            message = f"{AXE} is missing: run scripts/check_scripts.py --install"
            raise FileNotFoundError(message)
        page.evaluate(AXE.read_text("utf-8") + ";undefined")


def axe(page: Page, name: str) -> list[str]:
    """What the rules of accessibility have against an interactive and its caption."""
    load_axe(page)
    found = page.evaluate(
        "([name, tags]) => axe.run(name, { runOnly: tags, resultTypes: ['violations'] })",
        [name, RULES],
    )
    return [
        f"{violation['id']}: {node['html'][:120]} ({node['failureSummary'][:160]})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def nameless(page: Page, name: str) -> list[str]:
    """The controls of an interactive that a screen reader finds without a name."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    host = session.send(
        "Runtime.evaluate", {"expression": f"document.querySelector('{name} .nn-panel')"}
    )
    found: list[dict[str, Any]] = []
    for role in ("button", "slider", "spinbutton", "combobox", "radio", "checkbox", "image"):
        query = {"objectId": host["result"]["objectId"], "role": role}
        found += session.send("Accessibility.queryAXTree", query)["nodes"]
    session.detach()
    shown = [node for node in found if not node["ignored"]]
    assert shown, "no control at all"
    return [
        node["role"]["value"] for node in shown if not node.get("name", {}).get("value", "").strip()
    ]


SMALL: Final = """name => [...document.querySelectorAll(
  `${name} .nn-panel :is(button, input, select)`)]
  .map(control => [control.outerHTML.slice(0, 80), control.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
BEYOND: Final = """name => [...document.querySelectorAll(`${name} .nn-panel *`)]
  .filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
  .map(part => part.outerHTML.slice(0, 80))"""
HEIGHT: Final = "name => document.querySelector(name).getBoundingClientRect().height"


@dataclass(frozen=True)
class Visit:
    """What one reader met at an interactive."""

    troubles: list[str]
    shift: float
    small: list[str]
    beyond: list[str]
    nameless: list[str]
    light: list[str]
    dark: list[str]
    figures: int  # drawings that are still shown
    lost: list[str]  # of the state, by the change of colours
    heights: dict[int, tuple[float, float]]  # by width: before and after


def visit(browser: Browser, root: str, view: View, place: Place) -> Visit:
    """Go there, look at everything in both palettes, then at other widths."""
    heights: dict[int, tuple[float, float]] = {}
    with tab_in(browser, root, view) as tab:
        tab.page.add_init_script(OBSERVE_SHIFTS)
        page = tab.open(place.page)
        before = page.evaluate(HEIGHT, place.name)
        host = goes_live(page, place.name)
        page.wait_for_timeout(200)
        heights[view.width] = before, page.evaluate(HEIGHT, place.name)
        shift = sum(page.evaluate("window.shifts"))
        state = host.evaluate("host => JSON.stringify(host.state)")
        palettes = []
        for _ in range(2):
            palettes.append(axe(page, place.name))
            page.evaluate("document.querySelector('[name=__palette]:not(:checked)').click()")
        kept = host.evaluate("host => JSON.stringify(host.state)")
        return Visit(
            troubles=tab.troubles,
            shift=shift,
            small=page.evaluate(SMALL, place.name),
            beyond=page.evaluate(BEYOND, place.name),
            nameless=nameless(page, place.name),
            light=palettes[0],
            dark=palettes[1],
            figures=page.locator(f"{place.name} > svg:visible").count(),
            lost=[] if state == kept else [state, kept],
            heights=heights,
        )


def resized(tab: Tab, place: Place, widths: tuple[int, ...]) -> dict[int, tuple[float, float]]:
    """The height of an interactive before and after it has come to life, for each width."""
    page = tab.open(place.page)
    found = {}
    before = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        before[width] = page.evaluate(HEIGHT, place.name)
    goes_live(page, place.name)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        found[width] = before[width], page.evaluate(HEIGHT, place.name)
    return found


def scripts() -> list[Path]:
    """The interactives' modules."""
    return sorted((ROOT / "docs" / "assets" / "js").glob("*.js"))
