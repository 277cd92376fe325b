"""The backward pass: its numbers against `nnbook`'s, the step, and a walk by keys and by touch."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from nnbook.examples.worked import WORKED_BIASES, WORKED_WEIGHTS, worked_step
from nnbook.net.step_by_hand import HandParameters, step_by_hand
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.browser.touching import open_live
from tests.browser.walking import (
    assert_parity,
    in_both,
    names,
    press_until,
    printed,
    tap_at,
    text,
    told,
)

STATES = 220
CHINESE, ENGLISH = in_both("backpropagation", "nn-backward")
ORDER = [(2, 1), (2, 2), (1, 1), (1, 2)]  # layer and neuron, as the pages count them


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def fact(name: str, spec: str = ".4f") -> str:
    return printed(f"backpropagation.{name}", spec)


def bracketed(number: str) -> str:
    return f"({number})" if number.startswith("−") else number


def next_step(host: Locator) -> Locator:
    return host.locator(".nn-place ~ button")


def parameters(state: list[float]) -> HandParameters:
    w1, b1, w2, b2 = state[:4], state[4:6], state[6:10], state[10:12]
    weights = (tuple(w1[:2]), tuple(w1[2:])), (tuple(w2[:2]), tuple(w2[2:]))
    return HandParameters(weights, (tuple(b1), tuple(b2)))


def listed(weights: Any, biases: Any) -> list[float]:
    """Layer by layer, first the weights, then the biases."""
    return [
        number
        for rows, shifts in zip(weights, biases, strict=True)
        for number in (*[w for row in rows for w in row], *shifts)
    ]


def compute(state: list[float]) -> dict[str, Any]:
    step = worked_step(parameters(state))
    after = step_by_hand(step.parameters, step.slopes, state[12])
    return {
        "z": step.run.pre_activations,
        "a": step.run.activations,
        "cost": step.cost,
        "deltas": step.slopes.deltas,
        "slopes": listed(step.slopes.weights, step.slopes.biases),
        "next": listed(after.weights, after.biases),
    }


def test_it_starts_from_the_worked_example(host: Locator) -> None:
    assert host.evaluate("host => host.state") == [*listed(WORKED_WEIGHTS, WORKED_BIASES), 0.1]
    shown = host.locator(".nn-result").text_content()
    y = [printed(f"feed_forward.y_{k}") for k in (1, 2)]
    assert shown == f"y1 = {y[0]}y2 = {y[1]}C = {printed('cost.cost')}"


def test_each_step_shows_the_numbers_that_the_page_prints(host: Locator) -> None:
    formula, net = host.locator(".nn-formula"), host.locator(".nn-net")
    for step, (layer, j) in enumerate(ORDER):
        if step:
            next_step(host).click()
        shown = formula.text_content() or ""
        delta, prime = fact(f"delta{layer}_{j}"), fact(f"prime{layer}_{j}")
        before = fact(f"twice_{j}" if layer == 2 else f"back_{j}")
        assert f"= {bracketed(before)} · {prime} = {delta}" in shown
        for k in (1, 2):
            carried = printed(f"feed_forward.x_{k}")
            if layer == 2:
                carried = printed(f"feed_forward.a1_{k}", ".4f")
            slope = fact(f"slope{layer}_{j}{k}")
            assert f"= {bracketed(delta)} · {carried} = {slope}" in shown
            assert fact(f"slope{layer}_{j}{k}", ".3f") in (net.text_content() or "")
        neuron = host.locator("[aria-current=step]")
        assert fact(f"delta{layer}_{j}", ".3f") in (neuron.text_content() or "")


def test_the_step_leads_where_the_page_says(host: Locator) -> None:
    for _ in ORDER:
        next_step(host).click()
    marks = host.locator(".nn-net").text_content() or ""
    new = [f"new_w{layer}_{j}{k}" for layer, j in ORDER for k in (1, 2)]
    for name in (*new, *(f"new_b{layer}_{j}" for layer, j in ORDER)):
        assert fact(name) in marks
    take_the_step(host).click()

    result = host.locator(".nn-result").text_content() or ""
    y = [fact(f"new_a2_{k}", "") for k in (1, 2)]
    assert result == f"y1 = {y[0]}y2 = {y[1]}C = {fact('new_cost', '')}"
    story = text(host.locator(".nn-note"))
    assert printed("cost.cost", ".4f") in story
    assert fact("new_cost") in story
    z = host.evaluate("host => host.values.z")
    assert [f"{z[layer - 1][j - 1]:.4f}".replace("-", "−") for layer, j in ORDER] == [
        fact(f"new_z{layer}_{j}") for layer, j in ORDER
    ]


def take_the_step(host: Locator) -> Locator:
    return host.locator(".nn-edit + .nn-row > button").first


def test_every_value_is_the_one_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260503)
    states = [
        [*(rng.uniform(-6, 6) for _ in range(12)), 10 ** rng.uniform(-3, 3)] for _ in range(STATES)
    ]
    assert_parity(host, states, compute)


def test_it_goes_on_step_by_step_as_nnbook_does(host: Locator) -> None:
    state = host.evaluate("host => host.state")
    for _ in range(3):
        state = [*compute(state)["next"], 0.1]
        take_the_step(host).click()
    assert host.evaluate("host => host.state") == pytest.approx(state, rel=1e-12)


def test_keys_alone_do_all_of_it(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    keys = tab.page.keyboard
    assert "N3: a = 0.712 error term −0.118" in names(host, "button")
    assert "N1: a = 0.413 error term not known yet" in names(host, "button")
    host.locator("[aria-current=step]").focus()
    press_until(tab.page, host.get_by_role("button", name="Next"), "Tab")
    keys.press("Enter")
    assert told(host) == "Error term of N4: 0.1658"
    keys.press("Enter")
    assert told(host) == "Error term of N1: −0.0321"
    slider = host.get_by_role("slider", name="learning rate")
    press_until(tab.page, slider, "Tab")
    keys.press("ArrowRight")
    assert told(host) == "Learning rate 0.2"
    expect(slider).to_have_attribute("aria-valuetext", "0.2")
    keys.press("Tab")
    keys.press("ControlOrMeta+a")
    keys.type("0.1")
    press_until(tab.page, host.get_by_role("button", name="Take the step"), "Tab")
    keys.press("Space")
    costs = printed("cost.cost", ".4f"), fact("new_cost")
    assert told(host) == "Steps taken: 1. The cost went from {} to {}.".format(*costs)
    expect(host.locator(".nn-place")).to_have_text("N3 1 / 5")
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Tab")
    keys.press("Enter")
    assert told(host) == "Back to the book's example."
    assert host.evaluate("host => host.state")[:2] == [0.3, -0.4]


def test_a_finger_does_all_of_it(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHINESE)
    next_step(host).tap()
    expect(host.locator(".nn-place")).to_have_text("N4 2 / 5")
    host.locator(".nn-net > .nn-hidden").first.tap()
    expect(host.locator(".nn-place")).to_have_text("N1 3 / 5")
    tap_at(host.get_by_role("slider"), 0.5)
    assert 8 < host.evaluate("host => host.state")[12] < 12
    host.get_by_role("button", name="走這一步").tap()
    expect(host.locator(".nn-note")).to_contain_text("走了 1 步")
    host.get_by_role("button", name="還原").tap()
    expect(host.locator(".nn-note")).to_contain_text("還沒走")
