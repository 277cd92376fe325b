"""Gradient descent on two weights: numbers against `nnbook`'s; dropped, stepped, run, paused."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from nnbook.examples.gradient_descent import (
    LEARNING_RATES,
    START,
    STEPS,
    descend,
    landscape_cost,
    landscape_path,
    landscape_slopes,
)
from nnbook.facts import FACTS
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, tab_in
from tests.browser.touching import open_live
from tests.browser.walking import (
    assert_parity,
    drag,
    in_both,
    names,
    press_until,
    printed,
    tap_at,
    text,
    told,
)

STATES = 240
ACROSS, UP = (-4.0, 7.0), (-8.0, 5.0)
CHINESE, ENGLISH = in_both("gradient-descent", "nn-descent")


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def fact(name: str, spec: str = "") -> str:
    return printed(f"gradient_descent.{name}", spec)


def ground(host: Locator) -> Locator:
    return host.locator(".nn-ground > .nn-sheet").first


def step_button(host: Locator) -> Locator:
    return host.locator(".nn-ground + .nn-row > button").first


def test_it_starts_where_the_network_stands(host: Locator) -> None:
    assert host.evaluate("host => host.state") == [*START, LEARNING_RATES[1]]
    result = text(host.locator(".nn-result"))
    assert f"C = {printed('cost.cost', '.4f')}" in result
    slopes = [printed(f"backpropagation.slope2_{j}2", ".4f") for j in (1, 2)]
    assert f"({slopes[0]}, {slopes[1]})" in result


@pytest.mark.parametrize("k", [0, 1, 2])
def test_each_learning_rate_of_the_section_ends_where_the_page_says(host: Locator, k: int) -> None:
    host.locator(".nn-quiet > button").nth(k).click()
    for _ in range(STEPS):
        step_button(host).click()
    result = text(host.locator(".nn-result"))
    assert f" {FACTS['gradient_descent.steps'].value} " in result
    assert f"C = {fact(f'cost_{k + 1}_20', '.4f')}" in result
    where = host.evaluate("host => host.path")
    for mine, theirs in zip(where, landscape_path(LEARNING_RATES[k]), strict=True):
        assert mine == pytest.approx(theirs, rel=1e-9)


def test_the_leap_of_the_largest_rate_lands_where_the_page_says(host: Locator) -> None:
    host.locator(".nn-quiet > button").last.click()
    step_button(host).click()
    weights = [text(label) for label in host.locator(".nn-dial > span").all()]
    assert [label.partition("= ")[2] for label in weights] == [
        fact("at_3_1_1", ".2f"),
        fact("at_3_1_2", ".2f"),
    ]


def test_every_value_is_the_one_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260504)
    states = [
        [rng.uniform(*ACROSS), rng.uniform(*UP), 10 ** rng.uniform(-2, 3)] for _ in range(STATES)
    ]
    assert_parity(host, states, compute)


def compute(state: list[float]) -> dict[str, Any]:
    u, v, rate = state
    return {
        "cost": landscape_cost((u, v)),
        "slopes": landscape_slopes((u, v)),
        "next": descend(landscape_slopes, (u, v), rate, 1)[1],
    }


def test_its_level_lines_are_level(host: Locator) -> None:
    levels = host.evaluate("host => host.data.levels")
    lines = host.locator("path.nn-height").evaluate_all(
        "lines => lines.map(line => line.getAttribute('d').slice(1).split('L')"
        ".map(point => point.split(' ').map(Number)))"
    )
    for level, line in zip(levels, lines, strict=True):
        inside = [(x, y) for x, y in line if 0 < x < 100]  # else it keeps to the edge
        assert len(inside) > 20
        for x, y in inside:
            place = (
                ACROSS[0] + x / 100 * (ACROSS[1] - ACROSS[0]),
                UP[1] - y / 100 * (UP[1] - UP[0]),
            )
            # Drawn to a thousandth of a per cent, on a slope of at most one half.
            assert landscape_cost(place) == pytest.approx(level, abs=1e-4)


def test_it_runs_and_pauses(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    run = host.get_by_role("button", name="Run")
    run.click()
    pause = host.get_by_role("button", name="Pause")
    expect(pause).to_be_visible()
    expect(host.locator(".nn-result b")).to_have_text(re.compile("^([4-9]|[1-9][0-9]+)$"))
    pause.click()
    expect(run).to_be_visible()
    taken = host.evaluate("host => host.path.length - 1")
    assert told(host).startswith(f"Step {taken}: at (")
    assert host.evaluate("host => host.path.length - 1") == taken


def test_readers_who_prefer_less_motion_get_the_whole_path_at_once(
    browser: Browser, root: str
) -> None:
    with tab_in(browser, root, DESK) as tab:
        tab.page.emulate_media(reduced_motion="reduce")
        host = open_live(tab, ENGLISH)
        run = host.get_by_role("button", name="Run")
        run.click()
        assert host.evaluate("host => host.path.length - 1") == STEPS
        expect(run).to_be_visible()
        assert tab.troubles == []


def test_the_ball_is_dragged_and_dropped(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    ground(host).scroll_into_view_if_needed()
    box = ground(host).bounding_box()
    assert box is not None
    step_button(host).click()
    drag(host.page, host.locator(".nn-handle"), (box["width"] / 11, -box["height"] / 13))
    u, v, _ = host.evaluate("host => host.state")
    first = landscape_path(LEARNING_RATES[1], 1)[1]
    assert (u, v) == pytest.approx((first[0] + 1, first[1] + 1), abs=0.1)
    assert host.evaluate("host => host.path.length") == 1
    ground(host).click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.1})
    u, v, _ = host.evaluate("host => host.state")
    assert (u, v) == pytest.approx((-4 + 11 * 0.9, 5 - 13 * 0.1), abs=0.1)
    assert "off the map" not in text(host.locator(".nn-note"))


def test_it_says_when_a_step_was_too_long_and_when_the_ball_has_left(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    host.evaluate("host => { host.state = [5, -1, 60] }")
    assert landscape_cost(compute([5, -1, 60])["next"]) > landscape_cost((5, -1))
    step_button(host).click()
    expect(host.locator(".nn-note")).to_have_text("This step was too long: it brought the cost up.")
    host.evaluate(f"host => {{ host.state = [{START[0]}, {START[1]}, 200] }}")
    step_button(host).click()
    assert "off the map" in text(host.locator(".nn-note"))
    host.evaluate("host => { host.state = [7, -8, 1] }")
    step_button(host).click()
    expect(host.locator(".nn-note")).to_contain_text("brought the cost down")


def test_keys_alone_do_all_of_it(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    keys = tab.page.keyboard
    assert {"learning rate", "weight from N2 to N3", "weight from N2 to N4"} <= set(
        names(host, "slider")
    )
    step_button(host).focus()
    keys.press("Enter")
    u, v = landscape_path(LEARNING_RATES[1], 1)[1]
    cost = landscape_cost((u, v))
    said = f"Step 1: at ({u:.2f}, {v:.2f}), cost {cost:.4f}.".replace("-", "−")
    assert told(host) == said
    assert host.locator(".nn-ground svg").first.get_attribute("aria-description") == said
    press_until(tab.page, host.get_by_role("slider", name="learning rate"), "Tab")
    keys.press("ArrowRight")
    assert told(host) == "Learning rate 10.5"
    assert host.evaluate("host => host.path.length") == 2
    weight = host.get_by_role("slider", name="weight from N2 to N4")
    press_until(tab.page, weight, "Tab")
    keys.press("End")
    assert told(host).startswith("Step 0: at (1.60, 5.00), cost ")
    expect(weight).to_have_attribute("aria-valuetext", "5.00")
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Shift+Tab")
    keys.press("Space")
    assert told(host) == "Back to the book's start."
    assert host.evaluate("host => host.state") == [*START, LEARNING_RATES[1]]


def test_a_finger_does_all_of_it(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHINESE)
    ground(host).evaluate("place => place.scrollIntoView({ block: 'center' })")
    tap_at(ground(host), 0.25, 0.25)
    expect(host.locator(".nn-dial > span").first).to_contain_text("−1.2")
    step_button(host).tap()
    expect(host.locator(".nn-note")).to_have_text("這一步讓成本下降了。")
    host.get_by_role("button", name="η = 1 太小").tap()
    assert host.evaluate("host => host.state") == [*START, LEARNING_RATES[0]]
    tap_at(host.get_by_role("slider", name="學習率"), 0.5)
    assert 25 < host.evaluate("host => host.state[2]") < 35
