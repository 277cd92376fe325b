"""Steps to place by hand: curve and errors against `nnbook`, by keys, mouse and touch."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from nnbook.examples.expressive_power import errors, grid, step_sum, steps, target, values
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.browser.touching import open_live
from tests.browser.walking import (
    assert_parity,
    described,
    drag,
    in_both,
    names,
    press_until,
    printed,
    tap_at,
    told,
)

CHINESE, ENGLISH = in_both("expressive-power", "nn-bumps")
BUMP = {"w": 40, "b": 0, "steps": [[0.4, 0.8], [0.6, -0.8]]}
State = dict[str, Any]


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def formula(host: Locator) -> list[str]:
    return host.locator(".nn-formula > div").all_text_contents()


def state(host: Locator) -> State:
    found: State = host.evaluate("host => host.state")
    return found


def compute(net: State) -> dict[str, Any]:
    places, heights = zip(*net["steps"], strict=True)
    network = step_sum(steps(places, net["w"]), np.array([heights]), np.array([net["b"]]))
    off = errors(network, target)
    return {
        "curve": values(network, grid())[::10, 0].tolist(),
        "largest": off.largest,
        "rms": off.rms,
        "parameters": network.n_parameters,
    }


def test_it_starts_with_the_bump_that_the_page_prints(host: Locator) -> None:
    def fact(name: str, spec: str = "") -> str:
        return printed(f"expressive_power.bump_{name}", spec)

    assert state(host) == BUMP
    for k, side in enumerate(("left", "right")):
        host.locator(".nn-handle:visible").nth(k).click()
        height = ("" if side == "left" else "−") + fact("height")
        bias = fact(f"bias_{side}").lstrip("−")
        assert formula(host)[0] == f"{height} σ({fact('weight')}x − {bias})"
    curve = host.evaluate("host => host.values.curve")
    assert f"{curve[50]:.3f}" == fact("top", ".3f")
    assert f"{curve[30]:.3f}" == fact("foot", ".3f")


@pytest.mark.parametrize("n", [2, 4, 8])
def test_the_rule_gives_the_errors_of_the_table(host: Locator, n: int) -> None:
    buttons = host.locator(".nn-row:not(.nn-quiet) button")
    for _ in range(n - 2):
        buttons.nth(1).click()
    buttons.nth(2).click()
    assert len(state(host)["steps"]) == n
    fit = [printed(f"expressive_power.fit_{n}_{key}", ".3f") for key in ("max", "rms")]
    assert formula(host)[1:] == [*fit, printed(f"expressive_power.fit_{n}_parameters")]


def test_every_value_is_the_one_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260505)

    def step() -> list[float]:
        return [rng.random(), rng.uniform(-1.6, 1.6)]

    states = [
        {
            "w": rng.uniform(2, 100),
            "b": rng.uniform(-1.5, 1.5),
            "steps": [step() for _ in range(rng.randint(1, 8))],
        }
        for _ in range(220)
    ]
    assert_parity(host, states, compute)


def test_a_screen_reader_finds_every_control_by_name(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    assert names(host, "button") == [
        *("step 1: at 0.4, height 0.8", "step 2: at 0.6, height −0.8"),
        *("Remove step", "Add step", "By rule", "Reset"),
    ]
    assert names(host, "slider") == [
        *("this step's place m", "this step's height v"),
        *("weight w of all steps", "bias b of the output"),
    ]
    assert described(host).startswith("largest error 1.")


def test_steps_are_placed_with_keys_alone(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    keys = tab.page.keyboard
    second = host.get_by_role("button", name="step 2: at 0.6, height −0.8")
    second.focus()
    keys.press("Enter")
    expect(second).to_have_attribute("aria-pressed", "true")
    press_until(tab.page, host.get_by_role("slider", name="this step's place m"), "Tab")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("ArrowLeft")
    assert state(host)["steps"] == [[0.4, 0.8], [0.61, -0.85]]
    largest, rms = host.evaluate("host => [host.values.largest, host.values.rms]")
    assert told(host) == f"largest error {largest:.3f}, RMS error {rms:.3f}"
    press_until(tab.page, host.get_by_role("button", name="Add step"), "Tab")
    keys.press("Enter")
    assert state(host)["steps"][2] == [0.2, 0.4]  # in the first of the widest gaps, 0 to 0.4
    press_until(tab.page, host.get_by_role("button", name="Remove step"), "Shift+Tab")
    for _ in range(3):  # the last one stays
        keys.press("Enter")
    assert len(state(host)["steps"]) == 1
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Tab")
    keys.press("Enter")
    assert told(host) == "Back to the book's bump."
    assert state(host) == BUMP


def test_a_step_is_dragged_and_stays_in_the_drawing(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    across, up = host.evaluate("host => host.sheet.unit")
    second = host.locator(".nn-handle:visible").nth(1)
    drag(tab.page, second, (0.2 * across, -1.3 * up))  # from 0.6 to 0.8, from -0.8 to 0.5
    assert state(host)["steps"][1] == pytest.approx([0.8, 0.5], abs=0.051)
    expect(second).to_have_attribute("aria-pressed", "true")
    drag(tab.page, second, (2 * across, 0))
    assert state(host)["steps"][1][0] == 1


def test_a_finger_does_all_of_it(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHINESE)
    host.get_by_role("button", name="多一階").tap()
    tap_at(host.get_by_role("slider", name="這一階的高度 v"), 0.1)
    assert state(host)["steps"][2][1] < -1
    host.get_by_role("button", name="照規則擺").tap()
    assert formula(host)[-1] == "10"  # 3 times 3 and 1
    host.get_by_role("button", name="還原").tap()
    assert state(host) == BUMP
