"""Layers to change: what is counted against `nnbook`, and a walk by keys and by touch."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from nnbook.examples.networks import ARTICLE_SIZES, sorted_layouts
from nnbook.net.counting import count_biases, count_weights
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE
from tests.browser.touching import open_live
from tests.browser.walking import assert_parity, in_both, names, press_until, printed, told

CHINESE, ENGLISH = in_both("networks", "nn-layer-counter")


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def formula(host: Locator) -> list[str]:
    return host.locator(".nn-formula > div").all_text_contents()


def sizes(host: Locator) -> list[int]:
    found: list[int] = host.evaluate("host => host.state")
    return found


def compute(layout: list[int]) -> dict[str, Any]:
    weights, biases = count_weights(layout), count_biases(layout)
    return {
        "products": [before * after for before, after in pairwise(layout)],
        "weights": weights,
        "biases": biases,
        "parameters": weights + biases,
    }


def test_it_starts_with_the_numbers_that_the_page_prints(host: Locator) -> None:
    def each(name: str) -> str:
        return " + ".join(printed(f"networks.{name}_{layer}") for layer in (1, 2, 3, 4))

    weights, biases, parameters = (
        printed(f"networks.n_{name}") for name in ("weights", "biases", "parameters")
    )
    layers = [str(size) for size in ARTICLE_SIZES]
    assert "-".join(layers) == printed("networks.name")
    assert formula(host) == [
        "= " + " + ".join(" · ".join(pair) for pair in pairwise(layers)),
        f"= {each('weights')} = {weights}",
        f"= {each('biases')} = {biases}",
        f"= {weights} + {biases} = {parameters}",
    ]
    assert weights == printed("networks.article_weights")
    expect(host.locator(".nn-result")).to_contain_text(weights)
    expect(host.locator(".nn-result")).to_contain_text(printed("networks.layouts_3"))
    expect(host.locator(".nn-layouts [aria-pressed=true]")).to_have_text("6-5-5")


def test_every_value_is_the_one_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260504)
    layouts = [[rng.randint(1, 30) for _ in range(rng.randint(3, 6))] for _ in range(240)]
    assert_parity(host, layouts, compute)


def test_every_layout_that_is_offered_has_as_many_weights_as_the_article(host: Locator) -> None:
    layouts = sorted_layouts()
    buttons = host.locator(".nn-layouts button")
    assert buttons.all_text_contents() == ["-".join(map(str, layout)) for layout in layouts]
    even = host.locator(".nn-layouts :is(.nn-even, .nn-chosen)")
    expect(even).to_have_count(int(printed("networks.layouts_reasonable")))
    for k in (1, 20):
        buttons.nth(k).click()
        assert sizes(host) == [4, *layouts[k], 3]
        weights = printed("networks.article_weights")
        assert formula(host)[1].endswith(f"= {weights}")
        expect(host.locator(".nn-layouts [aria-pressed=true]")).to_have_count(1)


def test_a_screen_reader_finds_every_control_by_name(open_tab: Opener) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    layers = ["input", "hidden 1", "hidden 2", "hidden 3", "output"]
    assert names(host, "spinbutton") == [f"{layer}: neurons" for layer in layers]
    steps = [f"{layer}: one {by}" for layer in layers for by in ("more", "fewer")]
    assert names(host, "button")[:12] == [*steps, "Remove a layer", "Add a layer"]
    assert names(host, "image") == ["A 4-6-5-5-3 network"]


def test_layers_are_added_and_resized_with_keys_alone(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    keys = tab.page.keyboard
    host.get_by_role("button", name="hidden 3: one more").focus()
    keys.press("Enter")  # 4·6 + 6·5 + 5·6 + 6·3 = 24 + 30 + 30 + 18
    more = "against the article's 94 weights, 8 more"
    assert told(host) == f"4-6-5-6-3: weights 102, biases 20, parameters 122; {more}"
    keys.press("Tab")
    keys.press("ControlOrMeta+a")
    keys.type("1")
    assert sizes(host) == [4, 6, 5, 1, 3]
    keys.press("ArrowUp")
    assert sizes(host) == [4, 6, 5, 2, 3]
    press_until(tab.page, host.get_by_role("button", name="Add a layer"), "Tab")
    keys.press("Enter")
    assert sizes(host) == [4, 6, 5, 2, 4, 3]
    expect(host.get_by_role("button", name="Add a layer")).to_have_attribute(
        "aria-disabled", "true"
    )
    keys.press("Enter")  # there is room for no more
    assert sizes(host) == [4, 6, 5, 2, 4, 3]
    press_until(tab.page, host.get_by_role("button", name="4-6-6"), "Tab")
    keys.press("Space")
    assert told(host).endswith("; 94 weights: one of the 21 layouts below")
    press_until(tab.page, host.get_by_role("button", name="Reset"), "Tab")
    keys.press("Enter")
    assert sizes(host) == list(ARTICLE_SIZES)


def test_the_way_to_one_hidden_layer_and_back(open_tab: Opener) -> None:
    host = open_live(open_tab(PHONE), CHINESE)
    fewer = host.get_by_role("button", name="少一個隱藏層")
    for force in (False, False, True):  # there is no third layer to take away
        fewer.tap(force=force)
    assert sizes(host) == [4, 6, 3]
    host.get_by_role("button", name="隱藏層 1：多一個").tap()
    assert sizes(host) == [4, 7, 3]
    host.get_by_role("button", name="輸入層：少一個").tap()
    assert formula(host)[-1] == "= 42 + 10 = 52"  # 3·7 + 7·3 weights, 7 + 3 biases
    host.get_by_role("button", name="還原").tap()
    assert sizes(host) == list(ARTICLE_SIZES)


@pytest.mark.parametrize("typed", ["0", "31", "2.5", "-3", ""])
def test_what_is_no_size_is_refused(open_tab: Opener, typed: str) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    field = host.get_by_role("spinbutton", name="hidden 2: neurons")
    field.fill(typed)
    assert sizes(host) == list(ARTICLE_SIZES)
    field.blur()
    expect(field).to_have_value("5")
