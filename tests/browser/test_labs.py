"""What readers meet in a lab: code in the book's style, plots in both palettes, answers to open."""

from __future__ import annotations

import gzip
import re

import pytest

from nnbook.figures.palette import PALETTE
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, PHONE, View
from tests.built_site import PAGES, BookPage

LABS = [page for page in PAGES if page.slug.startswith("labs/")]
EACH = pytest.mark.parametrize("lab", LABS, ids=str)
LIGHT = View(1280, "light")

COLOURS = """() => ["stroke", "fill"].flatMap(
  name => [...document.querySelectorAll(`svg.nn-plot [${name}]`)]
    .map(element => getComputedStyle(element)[name]))"""
SIZES = """() => [...document.querySelectorAll("svg.nn-plot text, svg.nn-plot tspan")]
  .filter(element => element.textContent.trim() && element.children.length === 0)
  .map(element => {
    const svg = element.ownerSVGElement;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [parseFloat(getComputedStyle(element).fontSize) * scale, element.textContent];
  })"""
TARGETS = """() => [...document.querySelectorAll(".md-nav--secondary a[href^='#']")]
  .map(link => link.getAttribute("href"))
  .filter(href => href !== "#" && !document.getElementById(decodeURIComponent(href.slice(1))))"""


def rgb(colour: str) -> str:
    """A palette's colour as browsers write it."""
    return "rgb({}, {}, {})".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))


@EACH
def test_a_page_weighs_no_more_than_60_kilobytes(lab: BookPage) -> None:
    html = lab.file.read_bytes()

    assert len(gzip.compress(html, 9)) <= 60_000
    assert not re.search(rb"<img[^>]+src=\"(?!data:)", html)  # its images are in it


@EACH
@pytest.mark.parametrize("view", [LIGHT, DESK], ids=["light", "dark"])
def test_plots_are_drawn_in_the_palettes_own_colours(
    lab: BookPage, view: View, open_tab: Opener
) -> None:
    drawn = open_tab(view).open(lab).evaluate(COLOURS)
    palette = {rgb(getattr(colours, view.scheme)) for colours in PALETTE.values()}

    assert drawn
    assert set(drawn) - {"none"} <= palette


@EACH
def test_no_text_in_a_plot_is_smaller_than_10_pixels_on_a_phone(
    lab: BookPage, open_tab: Opener
) -> None:
    small = [found for found in open_tab(PHONE).open(lab).evaluate(SIZES) if found[0] < 9.99]

    assert small == []


@EACH
def test_every_entry_of_the_table_of_contents_leads_somewhere(
    lab: BookPage, open_tab: Opener
) -> None:
    page = open_tab(LIGHT).open(lab)

    headings = page.locator("h2[id]").count()
    assert headings >= 4
    assert page.locator(".md-sidebar--secondary a[href^='#']").count() >= headings
    assert page.evaluate(TARGETS) == []


def test_a_click_in_the_table_of_contents_lands_on_its_heading(open_tab: Opener) -> None:
    page = open_tab(LIGHT).open(BookPage("zh-TW", "labs/feed_forward"))
    page.locator(".md-sidebar--secondary a[href='#open-question']").click()
    page.wait_for_function(
        "Math.abs(document.getElementById('open-question')"
        ".getBoundingClientRect().top) < 200 "
        "|| scrollY + innerHeight >= document.body.scrollHeight - 2"
    )

    assert page.url.endswith("#open-question")


@EACH
def test_answers_are_shut_until_they_are_asked_for(lab: BookPage, open_tab: Opener) -> None:
    page = open_tab(LIGHT).open(lab)
    answers = page.locator("details.solution")

    assert answers.count() == 3
    code = answers.first.locator("pre").first
    assert not code.is_visible()
    answers.first.locator("summary").click()
    assert code.is_visible()


def chapter_of(lab: BookPage) -> BookPage:
    return BookPage(lab.language, lab.slug.removeprefix("labs/").replace("_", "-"))


@pytest.mark.parametrize("lab", [lab for lab in LABS if chapter_of(lab) in PAGES], ids=str)
def test_a_chapter_leads_to_its_lab_and_the_lab_back(lab: BookPage, open_tab: Opener) -> None:
    for here, there in ((lab, chapter_of(lab)), (chapter_of(lab), lab)):
        tab = open_tab(LIGHT)
        link = tab.open(here).locator(".admonition.lab a:not(.nn-other)").first
        assert link.evaluate("link => link.href") == tab.root + there.address


@EACH
def test_the_downloads_are_there(lab: BookPage, open_tab: Opener) -> None:
    tab = open_tab(LIGHT)
    page = tab.open(lab)
    links = page.locator(".admonition.lab a[download]")
    addresses = [links.nth(n).evaluate("link => link.href") for n in range(links.count())]

    assert [address.rpartition(".")[2] for address in addresses] == ["ipynb", "py", "whl"]
    assert {page.request.get(address).status for address in addresses} == {200}


@EACH
def test_code_can_be_copied_and_outputs_are_plain(lab: BookPage, open_tab: Opener) -> None:
    page = open_tab(LIGHT).open(lab)
    page.locator(".nn-cell .highlight").first.hover()

    assert page.locator(".nn-cell pre.nn-output").count() >= 3
    assert page.locator("[class*='jp-'], .highlight-ipynb").count() == 0
