"""The drawn digit: pixels and outputs against `nnbook`'s and MNIST's, and drawing in every way."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, expect

from nnbook.examples.strokes import EXAMPLES, Drawing, answer_and_second, prepared, reading
from nnbook.examples.trained import trained_network
from nnbook.facts import FACTS
from nnbook.net import forward
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, View
from tests.browser.touching import CALM, Place, on_disk, open_live
from tests.browser.walking import in_both, press_until, printed, text, told

STATES = 220
WEIGHTS = "assets/data/pocket.js"
# One network adds up its products from the left, the other in the order of a matrix product.
CLOSE = 1e-9


CHINESE, ENGLISH = in_both("digits", "nn-digit")
# Where it stands, and the facts that it begins with there.
BEGINNINGS = [(place, "digits.drawn") for place in (CHINESE, ENGLISH)]
BEGINNINGS += [(place, "training.slashed") for place in in_both("training", "nn-digit")]


@pytest.fixture(params=[CHINESE, ENGLISH], ids=str)
def host(request: pytest.FixtureRequest, open_tab: Opener) -> Locator:
    return open_live(open_tab(DESK), request.param)


def sheet(host: Locator) -> FloatRect:
    """Where one draws, in the middle of the screen and so below the page's header."""
    place = host.locator(".nn-pad")
    place.evaluate("place => place.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = place.bounding_box()
    assert box is not None
    return box


def bars(host: Locator) -> list[str]:
    return host.locator(".nn-bars > div > span:last-child").all_text_contents()


@pytest.mark.parametrize(("place", "drawn"), BEGINNINGS, ids=str)
def test_it_starts_with_the_numbers_that_the_page_prints(
    open_tab: Opener, place: Place, drawn: str
) -> None:
    host = open_live(open_tab(DESK), place)
    outputs = [printed(f"{drawn}_y{digit}", ".4f") for digit in range(10)]
    meant, answer, second = (FACTS[f"{drawn}{end}"].value for end in ("", "_answer", "_second"))

    assert bars(host) == outputs
    assert host.locator("[data-first] b").text_content() == str(answer)
    assert host.locator("[data-second] b").text_content() == str(second)
    assert host.locator(".nn-answer b").text_content() == str(answer)
    assert outputs[int(second)] in text(host.locator(".nn-answer"))
    parameters = printed("training.pocket_parameters", ",")
    right = printed("training.pocket_right", ",")
    assert parameters in text(host.locator(".nn-note").last)
    assert right in text(host.locator(".nn-note").last)
    pressed = host.locator(".nn-examples > [aria-pressed='true']")
    assert f"→ {answer} {'✓' if answer == meant else '✗'}" == text(pressed)


def some_drawing(rng: random.Random) -> Drawing:
    """A few strokes of a few points each, anywhere on the sheet, some of them mere dots."""

    def place() -> float:
        return round(rng.uniform(0, 28), 2)

    return tuple(
        tuple((place(), place()) for _ in range(rng.choice((1, 2, 5, 9))))
        for _ in range(rng.randint(1, 3))
    )


def test_pixels_and_activations_are_those_that_nnbook_computes(host: Locator) -> None:
    rng = random.Random(20260502)
    drawings = [some_drawing(rng) for _ in range(STATES)]
    drawings += [example.drawing for example in EXAMPLES]

    found = host.evaluate(
        """async (host, drawings) => {
          await host.weights();
          return drawings.map(drawing => {
            host.state = drawing;
            return [Array.from(host.pixels), host.values];
          });
        }""",
        drawings,
    )

    for drawing, (pixels, values) in zip(drawings, found, strict=True):
        image = prepared(drawing).ravel()
        run = forward(trained_network("pocket"), image)
        assert pixels == image.tolist()
        for layer in (1, 2, 3):
            assert values[layer - 1] == pytest.approx(run.a(layer), rel=CLOSE, abs=CLOSE)


def test_it_says_of_our_drawings_what_nnbook_says(host: Locator) -> None:
    for number, (example, button) in enumerate(
        zip(EXAMPLES, host.locator(".nn-examples > button").all(), strict=True)
    ):
        button.click()
        output = reading(number).output
        expect(host.locator(".nn-answer b")).to_have_text(str(answer_and_second(output)[0]))
        expect(host.locator(".nn-bars > div > span:last-child")).to_have_text(
            [f"{value:.4f}" for value in output]
        )
        mark = "✓" if answer_and_second(output)[0] == example.digit else "✗"
        assert (button.text_content() or "").endswith(mark)


def test_the_weights_come_when_the_reader_starts(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    tab.page.wait_for_timeout(CALM)
    assert not any(url.endswith(WEIGHTS) for url in tab.requests)
    draw_a_line(host)
    expect(host.locator(".nn-answer b")).to_have_text("1")
    assert len([url for url in tab.requests if url.endswith(WEIGHTS)]) == 1


def draw_a_line(host: Locator) -> None:
    """Draw a 1, straight down."""
    box = sheet(host)
    middle = box["x"] + box["width"] / 2
    host.page.mouse.move(middle, box["y"] + 0.15 * box["height"])
    host.page.mouse.down()
    host.page.mouse.move(middle, box["y"] + 0.85 * box["height"], steps=8)
    host.page.mouse.up()


def test_after_a_failure_the_weights_are_asked_for_again(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    tab.page.route(f"**/{WEIGHTS}", lambda route: route.abort())
    draw_a_line(host)
    expect(host.locator(".nn-answer")).to_contain_text("did not load")
    tab.page.unroute(f"**/{WEIGHTS}")
    draw_a_line(host)
    expect(host.locator(".nn-answer b")).to_have_text(re.compile(r"^\d$"))
    assert host.locator("polyline:visible").count() > 2
    assert [url for url in tab.failed if not url.endswith(WEIGHTS)] == []
    tab.failed.clear()
    tab.console.clear()


def test_in_a_copy_on_disk_the_weights_come_too(browser: Browser, tmp_path: Path) -> None:
    with on_disk(browser, tmp_path, ENGLISH) as (_, host):
        host.locator(".nn-examples > button").nth(5).click()
        expect(host.locator(".nn-answer b")).to_have_text(str(FACTS["digits.eight_answer"].value))


def test_keys_alone_draw_and_take_back(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    host = open_live(tab, ENGLISH)
    keys = tab.page.keyboard
    drawing = host.get_by_role("application", name="Sheet to draw on")
    expect(drawing).to_have_accessible_description(host.locator(".nn-keys").text_content() or "")
    host.get_by_role("button", name="Undo").focus()
    press_until(tab.page, drawing, "Shift+Tab")
    for _ in range(9):
        keys.press("ArrowUp")
    assert told(host) == "Pen up, column 14, row 5."
    keys.press("Space")
    for _ in range(18):
        keys.press("ArrowDown")
    expect(host.locator(".nn-answer b")).to_have_text("1")
    assert told(host).startswith("Pen down, column 14, row 23. The network says 1, ")
    keys.press("Space")
    assert host.evaluate("host => host.state") == [[[14, row] for row in range(5, 24)]]
    keys.press("ArrowRight")
    assert len(host.evaluate("host => host.state")) == 1
    keys.press("Backspace")
    assert host.evaluate("host => host.state") == []
    expect(host.locator(".nn-answer")).to_have_text("There is nothing to see yet.")
    smile = host.get_by_role("button", name="Example 8: not a digit, the network says 0")
    press_until(tab.page, smile, "Tab")
    keys.press("Enter")
    expect(smile).to_have_attribute("aria-pressed", "true")
    expect(host.locator(".nn-answer b")).to_have_text("0")


def test_a_finger_draws(open_tab: Opener) -> None:
    tab = open_tab(PHONE)
    host = open_live(tab, CHINESE)
    box = sheet(host)
    before = tab.page.evaluate("scrollY")
    session = tab.page.context.new_cdp_session(tab.page)
    x, y = box["x"] + box["width"] / 2, box["y"] + 0.15 * box["height"]
    for step in range(9):
        kind = "touchMove" if step else "touchStart"
        point = {"x": x, "y": y + step * 0.0875 * box["height"]}
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    tab.page.wait_for_timeout(200)  # lifted at full speed, the finger would start a fling
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(host.locator("[data-first]")).to_have_text(re.compile(r"^10\.9"))
    assert len(host.evaluate("host => host.state")) == 1
    assert tab.page.evaluate("scrollY") == before
    host.get_by_role("button", name="清除").tap()
    expect(host.locator(".nn-pad polyline")).to_have_count(0)
    host.get_by_role("button", name="例子 2").tap()
    expect(host.locator(".nn-answer b")).to_have_text("4")


def test_its_cells_take_the_colours_of_the_palette(open_tab: Opener) -> None:
    host = open_live(open_tab(View(1280, "light")), ENGLISH)
    page = host.page
    for role, canvas in (("ink", 0), ("a", 1)):
        assert strongest(host, canvas) == css_colour(host, role)
    page.evaluate("document.querySelector('[name=__palette]:not(:checked)').click()")
    page.wait_for_timeout(100)
    for role, canvas in (("ink", 0), ("a", 1)):
        assert strongest(host, canvas) == css_colour(host, role)


def strongest(host: Locator, canvas: int) -> list[int]:
    """The colour of a drawing's most opaque point."""
    found: list[int] = (
        host.locator("canvas")
        .nth(canvas)
        .evaluate(
            """canvas => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height);
          const pen = copy.getContext("2d", { willReadFrequently: true });
          pen.drawImage(canvas, 0, 0);
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
          let most = 0;
          for (let i = 0; i < data.length; i += 4) if (data[i + 3] > data[most + 3]) most = i;
          return Array.from(data.slice(most, most + 4));
        }"""
        )
    )
    return found


def css_colour(host: Locator, role: str) -> list[int]:
    """A role's colour as the page has it."""
    value: str = host.evaluate(
        "(host, role) => getComputedStyle(host).getPropertyValue(`--nn-${role}`).trim()", role
    )
    return [int(value[place : place + 2], 16) for place in (1, 3, 5)] + [255]
