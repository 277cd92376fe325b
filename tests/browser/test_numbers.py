"""A number, tapped: its name, every digit, what computes it, its line of code, its guards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from nnbook.book.classic import classic_script_of, with_classic_script
from nnbook.facts import FACTS
from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, OBSERVE_SHIFTS, PHONE, WITHOUT_SCRIPTS, View, tab_in
from tests.browser.touching import awake, axe
from tests.built_site import ROOT, BookPage, built_site

CHAPTER = "feed-forward"
FULL = {"zh-TW": "完整的值", "en": "Full value"}
NUMBER = "article data.fact[data-part]"
FORMULA = "article nn-tex:has([data-fact])"
ACTIVE = "document.activeElement"


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def view(request: pytest.FixtureRequest) -> View:
    chosen: View = request.param
    return chosen


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def open_chapter(open_tab: Opener, view: View, language: Language) -> Page:
    return awake(open_tab(view).open(BookPage(language, CHAPTER)))


def card(page: Page) -> Locator:
    found = page.locator("#nn-card")
    expect(found).to_be_visible()
    return found


def click(number: Locator) -> None:
    """Click on the middle of a number in a formula, whatever lies over it there."""
    number.evaluate("number => number.scrollIntoView({ block: 'center' })")
    box = number.bounding_box()
    assert box is not None
    number.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def tells_of(page: Page, name: str, language: Language) -> None:
    """The open card says of the fact what the code does."""
    fact = FACTS[name]
    shown = card(page)
    expect(shown.locator(".nn-card-name")).to_have_text(name)
    expect(shown.locator("dt").first).to_have_text(FULL[language])
    expect(shown.locator("output")).to_have_text(str(fact.value))
    assert fact.source in shown.inner_text()
    assert fact.file in shown.inner_text()
    assert page.evaluate("document.querySelector('#nn-card').getBoundingClientRect().right") <= (
        page.evaluate("document.documentElement.clientWidth")
    )


def test_a_tap_on_a_number_tells_of_it(open_tab: Opener, view: View, language: Language) -> None:
    page = open_chapter(open_tab, view, language)
    number = page.locator(NUMBER).first
    number.click()
    tells_of(page, str(number.get_attribute("data-fact")), language)


def test_a_tap_on_a_number_in_a_formula_tells_of_it(
    open_tab: Opener, view: View, language: Language
) -> None:
    page = open_chapter(open_tab, view, language)
    click(page.locator("article .katex-html [data-fact='feed_forward.z1_1']").first)
    tells_of(page, "feed_forward.z1_1", language)


def test_a_tap_before_all_is_there_is_answered(open_tab: Opener, language: Language) -> None:
    page = open_tab(PHONE).open(BookPage(language, CHAPTER))
    number = page.locator("article data.fact").first
    number.evaluate("number => number.click()")  # without any sign before it
    tells_of(page, str(number.get_attribute("data-fact")), language)


def test_the_line_of_code_is_a_page_of_the_site(open_tab: Opener, language: Language) -> None:
    page = open_chapter(open_tab, DESK, language)
    number = page.locator(NUMBER).first
    fact = FACTS[str(number.get_attribute("data-fact"))]
    number.click()
    card(page).locator(f"a[href$='#L{fact.line}']").click()
    page.wait_for_url("**/source/facts/feed_forward/index.html#L*")
    line = page.locator(":target")
    expect(line).to_be_in_viewport()
    assert line.inner_text() == (ROOT / fact.file).read_text("utf-8").splitlines()[fact.line - 1]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_number_answers_to_the_keyboard_and_gets_the_focus_back(
    open_tab: Opener, language: Language, key: str
) -> None:
    page = open_chapter(open_tab, DESK, language)
    number = page.locator(NUMBER).first
    number.focus()
    page.keyboard.press(key)
    expect(card(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#nn-card")).to_be_hidden()
    expect(number).to_be_focused()


def test_the_tab_key_goes_through_the_card_and_on(open_tab: Opener) -> None:
    page = open_chapter(open_tab, DESK, "en")
    page.locator(NUMBER).first.focus()
    page.keyboard.press("Enter")
    stops = card(page).locator("a, button").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{ACTIVE}.closest('#nn-card') !== null")
    page.keyboard.press("Tab")
    expect(page.locator("#nn-card")).to_be_hidden()
    assert page.evaluate(f"{ACTIVE}.closest('article') !== null")


def test_the_arrow_keys_go_from_one_number_of_a_paragraph_to_the_next(open_tab: Opener) -> None:
    page = open_chapter(open_tab, DESK, "en")
    block = page.locator("article p:has(> data.fact + data.fact)").first
    parts = block.locator("[data-part]")
    assert parts.evaluate_all("parts => parts.map(part => part.tabIndex)") == [
        0,
        *[-1] * (parts.count() - 1),
    ]
    parts.first.focus()
    for place in (1, 0):
        page.keyboard.press("ArrowRight" if place else "ArrowLeft")
        expect(parts.nth(place)).to_be_focused()


def test_a_formula_has_one_button_and_nothing_else_in_it_takes_the_focus(
    open_tab: Opener, language: Language
) -> None:
    page = open_chapter(open_tab, DESK, language)
    formulas = page.locator(FORMULA)
    focusable = "a, button, input, [tabindex], [contenteditable]"
    counts = formulas.evaluate_all(
        f"all => all.map(one => [one.querySelectorAll('{focusable}').length,"
        f" one.querySelectorAll('[aria-hidden] :is({focusable})').length])"
    )
    assert counts == [[1, 0]] * formulas.count()


def test_a_formula_s_button_leads_to_each_of_its_numbers(
    open_tab: Opener, language: Language
) -> None:
    page = open_chapter(open_tab, DESK, language)
    formula = page.locator(FORMULA).first
    names = formula.locator("[data-fact]").evaluate_all("all => all.map(one => one.dataset.fact)")
    for place, name in enumerate(names):
        formula.locator(".nn-open").focus()
        page.keyboard.press("Enter")
        card(page).locator(".nn-chip").nth(place).focus()
        page.keyboard.press("Enter")
        tells_of(page, name, language)
        page.keyboard.press("Escape")
        expect(formula.locator(".nn-open")).to_be_focused()


def test_a_formula_gives_its_latex(open_tab: Opener, view: View) -> None:
    page = open_chapter(open_tab, view, "en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    formula = page.locator("article .nn-equation nn-tex").nth(1)
    formula.click(position={"x": 4, "y": 4})
    card(page).get_by_role("button", name="Copy LaTeX").click()
    expect(page.locator(".nn-card-status")).to_have_text("Copied")
    latex = formula.locator("annotation").text_content()
    assert page.evaluate("navigator.clipboard.readText()") == latex


def test_a_number_s_value_is_copied_with_every_digit(open_tab: Opener) -> None:
    page = open_chapter(open_tab, DESK, "en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    click(page.locator("article .katex-html [data-fact='feed_forward.y_1']").first)
    card(page).locator(".nn-copy").click()
    expect(page.locator(".nn-card-status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "0.7122574322957417"


def test_somebody_who_marks_text_is_left_alone(open_tab: Opener) -> None:
    page = open_chapter(open_tab, DESK, "en")
    page.locator(NUMBER).first.evaluate("number => getSelection().selectAllChildren(number)")
    page.locator(NUMBER).first.evaluate(
        "number => number.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))"
    )
    page.wait_for_timeout(500)
    expect(page.locator("#nn-card")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cards_break_no_rule_of_accessibility(
    open_tab: Opener, language: Language, scheme: str
) -> None:
    view = View(360, "dark") if scheme == "dark" else View(1280, "light")
    page = open_chapter(open_tab, view, language)
    page.locator(NUMBER).first.click()
    card(page)
    assert axe(page, "#nn-card") == []
    page.keyboard.press("Escape")
    page.locator(FORMULA).first.locator(".nn-open").focus()
    page.keyboard.press("Enter")
    card(page)
    assert axe(page, "#nn-card") == []


def test_nothing_moves_when_a_card_opens(open_tab: Opener, view: View) -> None:
    tab = open_tab(view)
    tab.page.add_init_script(OBSERVE_SHIFTS)
    page = awake(tab.open(BookPage("en", CHAPTER)))
    page.locator(NUMBER).first.click()
    card(page)
    page.wait_for_timeout(700)  # past the time in which shifts count as the reader's own
    page.keyboard.press("Escape")
    assert sum(page.evaluate("window.shifts")) <= 0.01


def test_without_its_data_a_number_still_says_its_value(open_tab: Opener) -> None:
    tab = open_tab(DESK)
    tab.page.route("**/source/data/*.js", lambda route: route.abort())
    page = awake(tab.open(BookPage("en", CHAPTER)))
    page.locator(NUMBER).first.click()
    expect(card(page).locator("output")).not_to_be_empty()
    expect(card(page)).to_contain_text("could not be loaded")
    assert [url for url in tab.failed if "/source/data/" not in url] == []
    tab.failed.clear()
    tab.console.clear()


def test_without_scripts_a_number_is_text(open_tab: Opener) -> None:
    page = open_tab(WITHOUT_SCRIPTS).open(BookPage("en", CHAPTER))
    assert page.locator("article [role=button], .nn-open").count() == 0


def test_a_number_answers_in_a_copy_on_disk(
    browser: Browser, tmp_path: Path, language: Language
) -> None:
    page = BookPage(language, CHAPTER)
    copy = tmp_path / "site"
    for folder in ("assets", "source"):
        shutil.copytree(built_site() / folder, copy / folder)
    script = classic_script_of(ROOT / "docs/assets/js")
    (copy / "assets/js/classic.js").write_text(script, encoding="utf-8")
    html = with_classic_script(page.file.read_text("utf-8"))
    file = copy / page.address / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(html, encoding="utf-8")
    with tab_in(browser, f"file://{copy}/", DESK) as tab:
        shown = awake(tab.open(f"{page.address}index.html"))
        shown.locator(NUMBER).first.click()
        name = str(shown.locator(NUMBER).first.get_attribute("data-fact"))
        tells_of(shown, name, language)
        card(shown).locator("dd a").last.click()
        shown.wait_for_url("**/source/**/index.html*")
