"""The build as an author meets it: a healthy book passes, each mistake stops it with one line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.build import minibook

BOTH = pytest.mark.parametrize("language", ["zh-TW", "en"])


@pytest.fixture(scope="session")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the drawings are kept, so that only the first build draws them."""
    return tmp_path_factory.mktemp("figures")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The small book, not yet built."""
    minibook.write(tmp_path)
    return tmp_path


class Built(NamedTuple):
    """A build that went through: the site, and what was said."""

    site: Path
    stderr: str


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, figures: Path) -> Built:
    """The small book, built."""
    folder = tmp_path_factory.mktemp("book")
    minibook.write(folder)
    run = minibook.build(folder, folder / "site", figures)
    assert run.returncode == 0, run.stderr
    return Built(folder / "site", run.stderr)


def pages_of(built: Built) -> list[Path]:
    """Every page of the site."""
    return minibook.built_pages(built.site)


def test_a_healthy_book_is_built_without_a_warning(built: Built) -> None:
    assert not re.search("warning|error", built.stderr, re.IGNORECASE)


def test_a_healthy_book_has_every_page_in_both_languages(built: Built) -> None:
    pages = {path.parent.relative_to(built.site).as_posix() for path in pages_of(built)}

    assert pages == {".", "neuron", "feed-forward", "en", "en/neuron", "en/feed-forward"}


@pytest.mark.parametrize(("folder", "language"), [("", "zh-TW"), ("en/", "en")])
def test_a_page_is_in_its_language(built: Built, folder: str, language: str) -> None:
    html = (built.site / f"{folder}neuron/index.html").read_text(encoding="utf-8")

    assert f'<html lang="{language}"' in html


def test_no_mark_is_left_on_a_page(built: Built) -> None:
    pages = [page.read_text(encoding="utf-8") for page in pages_of(built)]

    assert not [page for page in pages if re.search(r"\[=|\$\$|\[@|\]\(fig:|\]\(site:", page)]


def links(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"#?]+)', html)


def test_every_local_link_of_a_page_leads_to_a_file(built: Built) -> None:
    missing = []
    for path in pages_of(built):
        for link in links(path.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", link):
                continue
            target = path.parent / link
            if not (target.is_file() or (target / "index.html").is_file()):
                missing.append(f"{path.relative_to(built.site)}: {link}")

    assert missing == []


def test_no_page_asks_another_host_for_anything(built: Built) -> None:
    fetched = r'<(?:script|img|iframe)[^>]* src="(https?:[^"]*)'
    styled = r'<link[^>]*rel="(?:stylesheet|preload)"[^>]*href="(https?:[^"]*)'

    asked = [
        found
        for page in pages_of(built)
        for pattern in (fetched, styled)
        for found in re.findall(pattern, page.read_text(encoding="utf-8"))
    ]

    assert asked == []


def test_the_assets_are_served_from_one_address(built: Built) -> None:
    assert (built.site / "assets" / "css" / "book.css").is_file()
    assert not (built.site / "en" / "assets").exists()


def test_each_language_has_its_own_search_index(built: Built) -> None:
    indexes = [built.site / folder / "search" / "search_index.json" for folder in (".", "en")]

    assert all(index.is_file() for index in indexes)


def test_one_sitemap_names_every_page_of_both_languages(built: Built) -> None:
    sitemap = (built.site / "sitemap.xml").read_text(encoding="utf-8")

    found = [
        url.removeprefix("https://nnbook.example/")
        for url in re.findall("<loc>(.*?)</loc>", sitemap)
    ]
    assert sorted(found) == [
        "",
        "en/",
        "en/feed-forward/",
        "en/neuron/",
        "feed-forward/",
        "neuron/",
    ]
    assert not (built.site / "en" / "sitemap.xml").exists()


def test_the_computed_files_are_published(built: Built) -> None:
    published = {
        path.relative_to(built.site).as_posix()
        for folder in ("vectors", "figures")
        for path in (built.site / folder).iterdir()
    }

    assert {
        "vectors/worked-example.json",
        "vectors/worked-example.schema.json",
        "figures/sigmoid_curve.en.svg",
        "figures/sigmoid_curve.zh-TW.pdf",
    } <= published


class Mistake(NamedTuple):
    """A mistake in the page `neuron`, and what the author reads about it."""

    text: str
    message: str


# What is added stands below the seventeen lines of the page and a blank one.
LINE = minibook.NEURON.count("\n") + 2
MISTAKES = {
    "an unknown number": Mistake(
        "It is [= feed_forward.y_11 =].",
        'unknown fact "feed_forward.y_11"; nearest: "feed_forward.y_1"',
    ),
    "a bad format": Mistake(
        "It is [= feed_forward.y_1 :.4q =].",
        'unusable format ":.4q" for float 0.7122574322957417',
    ),
    "bad LaTeX": Mistake(
        r"It is $\sigmaa(z)$.",
        r'bad LaTeX "$\sigmaa(z)$.": KaTeX parse error: Undefined control sequence: \sigmaa',
    ),
    "an unknown figure": Mistake(
        "![A curve.](fig:sigmoid_curv)",
        'unknown figure "sigmoid_curv"; nearest: "sigmoid_curve"',
    ),
    "a broken link": Mistake(
        "See [there](feed-foward.md).",
        'unknown page "feed-foward.md"; nearest: "feed-forward.md"',
    ),
    "a broken anchor": Mistake(
        "See [there](feed-forward.md#workd).",
        'unknown anchor on feed-forward.md "workd"; nearest: "worked"',
    ),
    "a duplicate id": Mistake(
        "## Again {#neuron}",
        'duplicate id "neuron" (first on line 6)',
    ),
    "a heading without an id": Mistake(
        "## Again",
        'heading "Again" needs an explicit id',
    ),
    "an unknown reference": Mistake(
        "By [@eq-neurom].",
        'unknown reference "eq-neurom"; nearest: "eq-neuron"',
    ),
    "an unknown file": Mistake(
        "See [it](site:vectors/worked.json).",
        'unknown computed file "vectors/worked.json"; nearest: "vectors/worked-example.json"',
    ),
}


def complaints(stderr: str) -> list[str]:
    """What an author reads: the lines that are no progress report."""
    quiet = r"INFO |Building prefix dict|Loading model|Prefix dict|Stopped at the error above"
    return [line for line in stderr.splitlines() if line.strip() and not re.match(quiet, line)]


@BOTH
@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_stops_the_build_with_one_line(
    book: Path, figures: Path, mistake: Mistake, language: str
) -> None:
    path = minibook.page(book, language, "neuron")
    path.write_text(f"{minibook.NEURON}\n{mistake.text}\n", encoding="utf-8")

    run = minibook.build(book, book / "site", figures)

    assert run.returncode == 1
    (line,) = complaints(run.stderr)
    assert f"docs/{language}/neuron.md:{LINE}: {mistake.message}" in line


@BOTH
def test_a_page_missing_in_one_language_stops_the_build(
    book: Path, figures: Path, language: str
) -> None:
    minibook.page(book, language, "feed-forward").unlink()
    for name in ("index", "neuron"):
        path = minibook.page(book, language, name)
        text = path.read_text(encoding="utf-8").replace("feed-forward.md#worked", "neuron.md")
        path.write_text(text, encoding="utf-8")

    run = minibook.build(book, book / "site", figures)

    assert run.returncode == 1
    (line,) = complaints(run.stderr)
    assert f"docs/{language}/feed-forward.md:1: the page is missing" in line


def test_the_first_mistake_of_a_page_is_reported_first(book: Path, figures: Path) -> None:
    path = minibook.page(book, "zh-TW", "neuron")
    path.write_text(f"{minibook.NEURON}\n[= a.b =]\n\n$\\sigmaa$\n", encoding="utf-8")

    run = minibook.build(book, book / "site", figures)

    (line,) = complaints(run.stderr)
    assert f'docs/zh-TW/neuron.md:{LINE}: unknown fact "a.b"' in line


def test_a_corrected_mistake_lets_the_build_pass(book: Path, figures: Path) -> None:
    path = minibook.page(book, "en", "neuron")
    path.write_text(f"{minibook.NEURON}\n[= a.b =]\n", encoding="utf-8")
    minibook.build(book, book / "site", figures)
    path.write_text(minibook.NEURON, encoding="utf-8")

    run = minibook.build(book, book / "site", figures)

    assert run.returncode == 0
