"""Activation functions to scale and shift: against `nnbook`, and by keys, mouse and touch."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from nnbook.net import Elementwise, identity, leaky_relu, relu, sigmoid, tanh
from nnbook.net.derivatives import derivative_of
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

FUNCTIONS: dict[str, Elementwise] = {
    "identity": identity,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": relu,
    "leaky_relu": leaky_relu,
}
CHOSEN, CHOSEN_ENGLISH = in_both("activation-functions", "nn-activation")
MOVED, MOVED_ENGLISH = in_both("expressive-power", "nn-activation")
SPANS = {CHOSEN: (-4, 4), CHOSEN_ENGLISH: (-4, 4), MOVED: (-2, 4), MOVED_ENGLISH: (-2, 4)}
POINTS = 201
State = dict[str, Any]


def formula(host: Locator) -> str:
    return host.locator(".nn-formula").text_content() or ""


def midpoint(host: Locator) -> float:
    found: float = host.evaluate("host => host.values.midpoint[0]")
    return found


def compute(state: State, span: tuple[float, float]) -> dict[str, Any]:
    function, w, b = FUNCTIONS[state["name"]], state["w"], state["b"]
    slope = derivative_of(function)
    x = np.linspace(*span, POINTS)
    near = 1e-300  # on either side of the corner
    sides = slope(np.array([-near, near]))
    return {
        "midpoint": [-b / w] if w else [],
        "sides": (w * (sides if w >= 0 else sides[::-1])).tolist(),
        "a": function(w * x + b).tolist(),
        "slopes": (w * slope(w * x + b)).tolist(),
    }


def states() -> list[State]:
    rng = random.Random(20260503)
    found = [
        {"name": rng.choice(list(FUNCTIONS)), "w": rng.uniform(-8, 8), "b": rng.uniform(-20, 20)}
        for _ in range(240)
    ]
    return found + [{"name": name, "w": 0, "b": 1.5} for name in FUNCTIONS]


@pytest.mark.parametrize("place", SPANS, ids=str)
def test_every_value_is_the_one_that_nnbook_computes(open_tab: Opener, place: Any) -> None:
    host = open_live(open_tab(DESK), place)
    assert_parity(host, states(), lambda state: compute(state, SPANS[place]))


@pytest.mark.parametrize("place", [MOVED, MOVED_ENGLISH], ids=str)
def test_it_starts_with_the_curve_that_the_page_moves(open_tab: Opener, place: Any) -> None:
    host = open_live(open_tab(DESK), place)
    w, b = (printed(f"expressive_power.{name}") for name in ("weight", "bias"))
    top = printed("activation_functions.sigmoid_top")
    shown = formula(host)
    assert f"= σ({w}x − {b.lstrip('−')})" in shown
    assert shown.endswith(f"{w} · {top} = {printed('expressive_power.slope_scaled')}")
    assert f"= {printed('expressive_power.midpoint')}" in shown
    given, scaled, shifted = host.locator(".nn-quiet button").all()[:3]
    given.click()
    assert formula(host).endswith(f"1 · {top} = {printed('expressive_power.slope')}")
    scaled.click()
    assert midpoint(host) == 0
    shifted.click()
    assert formula(host) == shown


@pytest.mark.parametrize("place", [CHOSEN, CHOSEN_ENGLISH], ids=str)
def test_slopes_are_those_of_the_table(open_tab: Opener, place: Any) -> None:
    host = open_live(open_tab(DESK), place)
    assert formula(host).endswith(f"= {printed('activation_functions.sigmoid_top')}")
    host.get_by_role("radio", name="tanh").check()
    assert formula(host).endswith(f"= {printed('activation_functions.d_tanh_4', '.0f')}")
    for name, key in (("ReLU", "relu"), ("leaky ReLU", "leaky_relu")):
        host.get_by_role("radio", name=name, exact=True).check()
        spec = ".2f" if key == "leaky_relu" else ".0f"
        left = printed(f"activation_functions.d_{key}_1", spec)
        right = printed(f"activation_functions.d_{key}_7", ".0f")
        sides = {"en": f"{left} on the left, {right} on the right"}
        wanted = sides.get(place.page.language, f"左邊 {left}，右邊 {right}")
        assert formula(host).endswith(wanted)


def test_a_screen_reader_finds_every_control_by_name(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), MOVED_ENGLISH)
    assert names(host, "radiogroup") == ["Choose an activation function"]
    assert names(host, "radio") == ["identity", "sigmoid", "tanh", "ReLU", "leaky ReLU"]
    assert names(host, "slider") == ["weight w, scales", "bias b, shifts"]
    assert names(host, "button") == ["σ(x)", "σ(5x)", "σ(5x − 4)", "Reset"]
    assert described(host) == "σ(5x − 4): midpoint x = 0.8, slope 1.25"


def test_it_is_chosen_scaled_and_shifted_with_keys_alone(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, CHOSEN_ENGLISH)
    keys = tab.page.keyboard
    host.get_by_role("radio", name="sigmoid").focus()
    keys.press("ArrowRight")
    assert told(host) == "tanh(x): midpoint x = 0, slope 1"
    press_until(tab.page, host.get_by_role("slider", name="weight w, scales"), "Tab")
    for _ in range(10):
        keys.press("ArrowRight")
    assert told(host) == "tanh(2x): midpoint x = 0, slope 2"
    keys.press("Tab")
    for _ in range(20):
        keys.press("ArrowLeft")
    assert told(host) == "tanh(2x − 1): midpoint x = 0.5, slope 2"
    press_until(tab.page, host.get_by_role("slider", name="weight w, scales"), "Shift+Tab")
    for _ in range(20):
        keys.press("ArrowLeft")
    assert told(host) == "tanh(0x − 1): midpoint none, because w = 0, slope 0"
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Tab")
    keys.press("Enter")
    assert told(host) == "Back to how the book has it."
    assert host.evaluate("host => host.state") == {"name": "sigmoid", "w": 1, "b": 0}


def test_the_dot_is_dragged_to_shift_and_the_tangent_to_scale(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, MOVED_ENGLISH)
    dot, end = host.locator(".nn-handle.nn-z"), host.locator(".nn-handle.nn-weight")
    unit = host.evaluate("host => host.sheet.unit[0]")
    drag(tab.page, dot, (unit, 0))  # one to the right: from 0.8 to 1.8
    assert host.evaluate("host => host.state") == {"name": "sigmoid", "w": 5, "b": -9}
    drag(tab.page, end, (0, -40))  # further up, steeper
    state = host.evaluate("host => host.state")
    assert state["w"] > 5
    assert midpoint(host) == pytest.approx(1.8, abs=0.02)
    drag(tab.page, end, (0, 200))  # far below the midpoint
    assert host.evaluate("host => host.state.w") < 0
    assert midpoint(host) == pytest.approx(1.8, abs=0.02)


@pytest.mark.parametrize("name", ["ReLU", "leaky ReLU"])
def test_a_corner_is_turned_over_to_the_other_side(open_tab: Opener, name: str) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, CHOSEN_ENGLISH)
    host.get_by_role("radio", name=name, exact=True).check()
    drag(tab.page, host.locator(".nn-handle.nn-weight"), (-100, 0))
    assert host.evaluate("host => host.state.w") < 0
    left, right = host.evaluate("host => host.values.sides")
    assert abs(left) > abs(right)
    assert midpoint(host) == 0


def test_a_finger_does_all_of_it(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHOSEN)
    host.get_by_role("radio", name="ReLU", exact=True).tap()
    tap_at(host.get_by_role("slider", name="權重 w，縮放"), 0.75)
    state = host.evaluate("host => host.state")
    assert state["name"] == "relu"
    assert 3 < state["w"] < 5
    tap_at(host.get_by_role("slider", name="偏差 b，平移"), 0.4)
    assert midpoint(host) > 0
    host.get_by_role("button", name="還原").tap()
    expect(host.get_by_role("radio", name="sigmoid")).to_be_checked()
