"""Walking through an interactive: what it computes, what it says, by keys and by touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page

from nnbook.book.number_format import prose
from nnbook.facts import FACTS
from nnbook.languages import LANGUAGES
from tests.browser.touching import CALM, Place
from tests.built_site import BookPage

LEAST_STATES: Final = 200
AGREED: Final = 1e-12


def in_both(slug: str, name: str) -> list[Place]:
    """An interactive on a page, in each language."""
    return [Place(BookPage(language, slug), name) for language in LANGUAGES]


def printed(name: str, spec: str = "") -> str:
    """A fact as the pages print it.

    Examples:
        >>> printed("neuron.b", ".2f")
        '−0.50'
    """
    return prose(FACTS[name].value, spec)


def text(place: Locator) -> str:
    """What a reader sees there, spaces and lines aside."""
    return " ".join(place.inner_text().split())


def flat(nested: object) -> list[float]:
    """Every number of nested lists, in order; of a mapping by the names of its parts.

    Examples:
        >>> flat({"b": [[1], 2], "a": 3})
        [3.0, 1.0, 2.0]
    """
    if isinstance(nested, dict):
        return [value for name in sorted(nested) for value in flat(nested[name])]
    if isinstance(nested, list | tuple):
        return [value for part in nested for value in flat(part)]
    assert isinstance(nested, int | float), nested
    return [float(nested)]


def assert_parity(
    host: Locator, states: Sequence[Any], compute: Callable[[Any], dict[str, Any]]
) -> None:
    """In each state, the interactive's values are those that `compute` gives."""
    assert len(states) >= LEAST_STATES
    found = host.evaluate(
        "(host, states) => states.map(state => { host.state = state; return host.values; })", states
    )
    for state, values in zip(states, found, strict=True):
        wanted = compute(state)
        assert values.keys() == wanted.keys()
        assert flat(values) == pytest.approx(flat(wanted), rel=AGREED, abs=AGREED), state


def found_by_screen_readers(host: Locator, role: str, within: str = ".nn-panel") -> list[Any]:
    """What the accessibility tree has of a role in a part of an interactive."""
    name = host.evaluate("host => host.localName")
    session = host.page.context.new_cdp_session(host.page)
    session.send("Accessibility.enable")
    expression = f"document.querySelector('{name} {within}')"
    part = session.send("Runtime.evaluate", {"expression": expression})["result"]["objectId"]
    nodes = session.send("Accessibility.queryAXTree", {"objectId": part, "role": role})["nodes"]
    session.detach()
    return [node for node in nodes if not node["ignored"]]


def names(host: Locator, role: str) -> list[str]:
    """The accessible names of all controls of a role."""
    return [node["name"]["value"] for node in found_by_screen_readers(host, role)]


def described(host: Locator) -> str:
    """What the drawing is said to show."""
    (picture,) = found_by_screen_readers(host, "image")
    return str(picture["description"]["value"])


def told(host: Locator) -> str:
    """What a screen reader has politely been told, once all is quiet."""
    host.page.wait_for_timeout(CALM)
    (status,) = found_by_screen_readers(host, "status")
    live = {each["name"]: each["value"].get("value") for each in status["properties"]}
    assert live["live"] == "polite"
    parts = found_by_screen_readers(host, "StaticText", "[role=status]")
    return "".join(node["name"]["value"] for node in parts)


def press_until(page: Page, target: Locator, key: str) -> None:
    """Press a key until a control has the focus."""
    for _ in range(50):
        page.keyboard.press(key)
        if target.evaluate("target => target === document.activeElement"):
            return
    message = f"{key} does not reach {target}"
    raise AssertionError(message)


def tap_at(target: Locator, across: float, down: float = 0.5) -> None:
    """Tap on a control, at a share of its width and height."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    x, y = box["x"] + across * box["width"], box["y"] + down * box["height"]
    target.page.touchscreen.tap(x, y)


def drag(page: Page, handle: Locator, by: tuple[float, float]) -> None:
    """Take hold of something in its middle and move it by so many pixels."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0] / 2, y + by[1] / 2)
    page.mouse.move(x + by[0], y + by[1])
    page.mouse.up()
