"""The neuron to slide: its numbers against `nnbook`'s, a walk through it by keys and by touch."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, expect

from nnbook.net.neuron import logistic, pre_activation, weighted_terms
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.browser.touching import open_live
from tests.browser.walking import (
    assert_parity,
    described,
    in_both,
    names,
    press_until,
    printed,
    tap_at,
    text,
    told,
)

CHINESE, ENGLISH = in_both("neuron", "nn-neuron")
RESULT = "z=2·0.8+1·0.5+(−4)·0.3+(−0.5)=1.6+0.5−1.2−0.5=0.4a=σ(0.4)=0.5987"


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def formula(host: Locator) -> str:
    shown = host.locator(".nn-formula > :not(.nn-verdict)").all_text_contents()
    return "".join("".join(shown).split())


def compute(state: list[float]) -> dict[str, Any]:
    x, weights, bias = state[:3], state[3:6], state[6]
    products = weighted_terms(weights, x)
    z = pre_activation(weights, x, bias)
    return {"terms": products, "sums": list(accumulate(products)), "z": z, "a": logistic(z)}


def test_it_starts_with_the_numbers_that_the_page_prints(host: Locator) -> None:
    bars = [printed(f"neuron.term_{k}", ".1f") for k in (1, 2, 3)]
    bars += [printed("neuron.b"), printed("neuron.z", ".1f")]
    shown = host.locator(".nn-over").all_text_contents()
    assert [bar.lstrip("+") for bar in shown[:5]] == bars
    dials = [
        label.replace(" ", "") for label in host.locator(".nn-dial > span").all_text_contents()
    ]
    for k in (1, 2, 3):
        assert f"x{k}={printed(f'neuron.x_{k}')}" in dials
        assert f"w{k}={printed(f'neuron.w_{k}')}" in dials
    assert f"b={printed('neuron.b')}" in dials
    assert formula(host) == RESULT  # 1 / (1 + exp(-0.4)) = 0.598688


def test_every_value_is_the_one_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260502)
    states = [
        [rng.random() for _ in range(3)] + [rng.uniform(-5, 5) for _ in range(4)]
        for _ in range(250)
    ]
    states += [[1, 1, 1, -9e3, 1, 1, 0], [1, 1, 1, 9e3, 1, 1, 0], [0] * 7]
    assert_parity(host, states, compute)


def test_a_screen_reader_finds_every_control_by_name(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    assert names(host, "slider") == [
        *("input x1, sun", "weight w1, sun"),
        *("input x2, wind", "weight w2, wind"),
        *("input x3, rain", "weight w3, rain"),
        "bias b",
    ]
    assert names(host, "button") == ["Back", "Once more", "Reset"]
    assert described(host) == "z = 0.4, a = 0.5987: hang it out"


def test_it_is_added_up_again_and_changed_with_keys_alone(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    keys, bars = tab.page.keyboard, host.locator(".nn-bar:visible")
    expect(bars).to_have_count(6)
    host.get_by_role("slider", name="weight w3, rain").focus()
    press_until(tab.page, host.get_by_role("button", name="Once more"), "Tab")
    keys.press("Enter")
    assert told(host) == "sun: 1.6, so far 1.6"
    expect(bars).to_have_count(1)
    for said in ("wind: 0.5, so far 2.1", "rain: −1.2, so far 0.9", "bias: −0.5, so far 0.4"):
        keys.press("Enter")
        assert told(host) == said
    keys.press("Enter")
    assert told(host) == "z = 0.4, a = 0.5987: hang it out"
    expect(bars).to_have_count(6)
    press_until(tab.page, host.get_by_role("slider", name="bias b"), "Shift+Tab")
    for _ in range(5):
        keys.press("ArrowLeft")
    assert told(host) == "z = −0.1, a = 0.4750: do not hang it out"  # -0.5 - 5 times 0.1
    keys.press("ArrowRight")
    assert told(host) == "z = 0, a = 0.5000: right on the border"
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Tab")
    keys.press("Space")
    assert told(host) == "Back to the book's example."
    assert formula(host) == RESULT


def test_a_finger_does_all_of_it(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHINESE)
    tap_at(host.get_by_role("slider", name="輸入 x3，雨"), 0.98)
    assert host.evaluate("host => host.state[2]") > 0.9
    expect(host.locator(".nn-verdict")).to_contain_text("今天不曬")
    host.get_by_role("button", name="再加一次").tap()
    assert text(host.locator(".nn-place")) == "陽光 1 / 5"
    host.get_by_role("button", name="下一步").tap()
    host.get_by_role("button", name="上一步").tap()
    assert text(host.locator(".nn-place")) == "陽光 1 / 5"
    host.get_by_role("button", name="還原").tap()
    assert formula(host) == RESULT


def test_bars_stay_in_the_drawing_at_the_largest_numbers(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHINESE)
    for weight in (5, -5):
        host.evaluate("(host, w) => { host.state = [1, 1, 1, w, w, w, w]; }", weight)
        outside = host.evaluate("""host => {
            const sheet = host.querySelector('.nn-sheet').getBoundingClientRect();
            return [...host.querySelectorAll('.nn-bar, .nn-over')]
              .map(part => part.getBoundingClientRect())
              .filter(({ top, bottom }) => top < sheet.top - 1 || bottom > sheet.bottom + 1).length;
        }""")
        assert outside == 0


@pytest.mark.parametrize(("wish", "motion"), [("reduce", "none"), ("no-preference", "nn-appear")])
def test_bars_grow_only_for_readers_who_like_motion(
    open_tab: Opener, wish: Literal["reduce", "no-preference"], motion: str
) -> None:
    tab = open_tab(DESK)
    tab.page.emulate_media(reduced_motion=wish)
    open_live(tab, ENGLISH)
    expect(tab.page.locator(".nn-bar").first).to_have_css("animation-name", motion)
