"""The forward pass: its numbers against `nnbook`'s, and a walk through it by keys and by touch."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from nnbook.net.neuron import forward_by_hand, weighted_terms
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.browser.touching import CALM, goes_live, open_live
from tests.browser.walking import (
    assert_parity,
    in_both,
    press_until,
    printed,
    tap_at,
    text,
    told,
)

STATES = 250
Y = "y1 = 0.7122574322957417y2 = 0.5330975738715015"


CHINESE, ENGLISH = in_both("feed-forward", "nn-forward")


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def fact(name: str, spec: str = "") -> str:
    return printed(f"feed_forward.{name}", spec)


def compute(state: list[float]) -> dict[str, Any]:
    x, first, b1, second, b2 = state[:2], state[2:6], state[6:8], state[8:12], state[12:]
    weights = [[first[:2], first[2:]], [second[:2], second[2:]]]
    z, a = forward_by_hand(weights, [b1, b2], x)
    terms = [
        [weighted_terms(row, before) for row in rows]
        for rows, before in zip(weights, (x, a[0]), strict=True)
    ]
    return {"terms": terms, "z": z, "a": a}


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
    assert_parity(host, states, compute)


def test_a_number_is_chosen_changed_and_put_back_with_keys_alone(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
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
    assert told(host) == now(host)
    press_until(tab.page, host.get_by_role("button", name="Next"), "Tab")
    keys.press("Enter")
    assert told(host) == "N2: z = 2.65, a = 0.9340"
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
    host = open_live(open_tab(PHONE), CHINESE)
    host.get_by_role("button", name="N2 的偏差").tap()
    tap_at(host.get_by_role("slider"), 0.9)
    assert host.evaluate("host => host.state[7]") > 3
    host.locator(".nn-output").last.tap()
    expect(host.locator(".nn-place")).to_have_text("N4 4 / 4")
    host.get_by_role("button", name="還原").tap()
    expect(host.locator(".nn-result")).to_have_text(Y)


def test_a_link_brings_the_state_along(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
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
