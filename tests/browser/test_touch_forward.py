"""The forward pass: its numbers against `nnbook`'s, and a walk through it by keys and by touch."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Locator, expect

from nnbook.book.number_format import prose
from nnbook.facts import FACTS
from nnbook.languages import LANGUAGES, Language
from nnbook.net.neuron import forward_by_hand, weighted_terms
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.browser.touching import (
    CALM,
    Place,
    flat,
    goes_live,
    open_live,
    press_until,
    text,
)
from tests.built_site import BookPage

STATES = 250
Y = "y1 = 0.7122574322957417y2 = 0.5330975738715015"


def at(language: Language) -> Place:
    return Place(BookPage(language, "feed-forward"), "nn-forward")


@pytest.fixture(params=LANGUAGES)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), at(request.param))


def fact(name: str, spec: str = "") -> str:
    return prose(FACTS[f"feed_forward.{name}"].value, spec)


def next_step(host: Locator) -> Locator:
    return host.locator(".nn-place ~ button")


def test_it_starts_with_the_numbers_that_the_page_prints(host: Locator) -> None:
    formula = host.locator(".nn-formula")
    for n, (layer, j, spec) in enumerate(
        [(1, 1, ".2f"), (1, 2, ".2f"), (2, 1, ".4f"), (2, 2, ".4f")]
    ):
        if n:
            next_step(host).click()
        shown = formula.text_content() or ""
        z, a = fact(f"z{layer}_{j}", spec), fact(f"a{layer}_{j}", ".4f")
        products = [fact(f"term{layer}_{j}{k}", spec) for k in (1, 2)]
        joined = f"{products[0]} {'−' if products[1][0] == '−' else '+'} {products[1].lstrip('−')}"
        assert f"= {joined} + {fact(f'b{layer}_{j}')} = {z}" in shown
        assert f"= σ({z}) = {a}" in shown
        for k in (1, 2):
            weight = fact(f"w{layer}_{j}{k}")
            before = fact(f"x_{k}") if layer == 1 else fact(f"a1_{k}", ".4f")
            assert f"{f'({weight})' if weight[0] == '−' else weight} · {before}" in shown
    assert host.locator(".nn-result").text_content() == Y


def test_every_value_is_the_one_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260501)
    states = [
        [rng.choice((-1, 1)) * rng.uniform(0, 1000) ** rng.random() for _ in range(14)]
        for _ in range(STATES)
    ]
    found = host.evaluate(
        "(host, states) => states.map(state => { host.state = state; return host.values; })", states
    )
    for state, values in zip(states, found, strict=True):
        x, first, b1, second, b2 = state[:2], state[2:6], state[6:8], state[8:12], state[12:]
        weights = [[first[:2], first[2:]], [second[:2], second[2:]]]
        z, a = forward_by_hand(weights, [b1, b2], x)
        terms = [
            [weighted_terms(row, before) for row in rows]
            for rows, before in zip(weights, (x, a[0]), strict=True)
        ]
        for mine, theirs in ((values["z"], z), (values["a"], a), (values["terms"], terms)):
            assert list(flat(mine)) == pytest.approx(list(flat(theirs)), rel=1e-12, abs=1e-12)


def test_a_number_is_chosen_changed_and_put_back_with_keys_alone(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, at("en"))
    keys = tab.page.keyboard
    weight = host.get_by_role("button", name="weight from x2 to N1: −0.4, times its input −1.2")
    weight.focus()
    keys.press("Enter")
    expect(weight).to_have_attribute("aria-pressed", "true")
    slider = host.get_by_role("slider", name="weight from x2 to N1")
    press_until(tab.page, slider, "Tab")
    keys.press("ArrowRight")
    assert host.evaluate("host => host.state[3]") == -0.35
    expect(slider).to_have_attribute("aria-valuetext", "−0.35")
    keys.press("Tab")
    keys.press("ControlOrMeta+a")
    keys.type("1.5")
    assert host.evaluate("host => host.state[3]") == 1.5
    assert text(host.locator(".nn-result")) != Y
    tab.page.wait_for_timeout(CALM)
    expect(host.get_by_role("status")).to_have_text(now(host))
    press_until(tab.page, host.get_by_role("button", name="Next"), "Tab")
    keys.press("Enter")
    tab.page.wait_for_timeout(CALM)
    expect(host.get_by_role("status")).to_have_text("N2: z = 2.65, a = 0.9340")
    press_until(tab.page, host.get_by_role("button", name="Back"), "Shift+Tab")
    keys.press("Space")
    expect(host.locator(".nn-place")).to_have_text("N1 1 / 4")
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Tab")
    keys.press("Enter")
    expect(host.locator(".nn-result")).to_have_text(Y)


def now(host: Locator) -> str:
    y1, y2 = host.evaluate("host => host.values.a[1]")
    return f"Now y1 = {y1:.4f}, y2 = {y2:.4f}"


def test_a_finger_does_all_of_it(open_tab: Opener) -> None:
    tab = open_tab(PHONE)
    host = open_live(tab, at("zh-TW"))
    host.get_by_role("button", name="N2 的偏差").tap()
    slider = host.get_by_role("slider")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    tab.page.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    assert host.evaluate("host => host.state[7]") > 3
    host.locator(".nn-output").last.tap()
    expect(host.locator(".nn-place")).to_have_text("N4 4 / 4")
    host.get_by_role("button", name="還原").tap()
    expect(host.locator(".nn-result")).to_have_text(Y)


def test_a_link_brings_the_state_along(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, at("en"))
    host.evaluate("host => { host.state = host.state.map((value, k) => value + k / 10) }")
    next_step(host).click()
    state = host.evaluate("host => host.state")
    host.get_by_role("button", name="Copy link").click()
    tab.page.wait_for_timeout(CALM)
    expect(host.get_by_role("status")).to_contain_text("link", ignore_case=True)
    assert tab.page.url.endswith("#fig-worked-forward-pass")

    again = goes_live(open_tab(DESK).open(tab.page.url.removeprefix(tab.root)), "nn-forward")
    assert again.evaluate("host => host.state") == state
    expect(again.locator(".nn-place")).to_have_text("N2 2 / 4")
    again.get_by_role("button", name="Reset").click()
    again.get_by_role("button", name="Copy link").click()
    assert "nn-forward=" not in again.page.url
