from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from nnbook.book.glossary import page_text, term_id, terms
from nnbook.book.pages import CHAPTERS
from nnbook.book.sources import Sources, load
from nnbook.book.tooltips import link_first_uses
from nnbook.book.uses import uses_of_terms, uses_text
from nnbook.languages import LANGUAGES, Language

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE_PAGES = ("index", "about")


def linked(html: str, language: Language) -> ET.Element:
    root = ET.fromstring(html)
    link_first_uses(root, language, "glossary.md")
    return root


def links(root: ET.Element) -> list[str]:
    return [a.text or "" for a in root.iter("a")]


def test_every_term_has_a_key_of_its_own() -> None:
    ids = [term_id(term) for term in terms()]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_share_a_word(language: Language) -> None:
    names = [term.names[language].lower() for term in terms()]

    assert len(names) == len(set(names))


def test_every_term_belongs_to_a_page_of_the_book() -> None:
    assert {term.chapter for term in terms()} <= {*CHAPTERS, *REFERENCE_PAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_definition_is_a_sentence(language: Language) -> None:
    end = "。" if language == "zh-TW" else "."

    assert [t.key for t in terms() if not t.definitions[language].endswith(end)] == []


def test_words_that_are_never_right_are_not_the_books_own_words() -> None:
    own = {term.names[language] for term in terms() for language in LANGUAGES}
    never = {v.text for term in terms() for v in term.also if v.check == "never"}

    assert not own & never


def test_the_page_shows_the_other_languages_word_and_links_only_to_existing_pages() -> None:
    text = page_text("en", {"neuron": "The neuron"}, {"bias": "(used here)\n"})

    assert "## bias {#term-bias}\n\n[偏差]{lang=zh-TW .nn-twin}" in text
    assert "[The neuron](neuron.md)" in text
    assert "(cost.md)" not in text
    assert text.count("(used here)") == 1


def test_only_the_first_use_of_a_term_is_linked() -> None:
    root = linked("<div><p>A weight and a weight.</p><p>Weights.</p></div>", "en")

    assert links(root) == ["weight"]


def test_the_text_around_links_stays_as_it_was() -> None:
    html = "<div><p>權重與<strong>偏差</strong>，還有神經元。</p></div>"

    root = linked(html, "zh-TW")

    assert "".join(root.itertext()) == "權重與偏差，還有神經元。"
    assert links(root) == ["權重", "偏差", "神經元"]


def test_the_longest_term_wins() -> None:
    root = linked("<div><p>偏導數</p></div>", "zh-TW")

    assert links(root) == ["偏導數"]


def test_part_of_an_english_word_is_not_a_term() -> None:
    root = linked("<div><p>Biased and weightless.</p></div>", "en")

    assert links(root) == []


@pytest.mark.parametrize("tag", ["h2", "a", "code", "figcaption"])
def test_headings_links_code_and_captions_are_left_alone(tag: str) -> None:
    root = linked(f"<div><{tag}>weight</{tag}></div>", "en")

    assert [a.get("class") for a in root.iter("a")] in ([], [None])


def test_a_link_carries_the_definition_as_its_title() -> None:
    root = linked("<div><p>weight</p></div>", "en")

    link = next(root.iter("a"))

    assert link.get("href") == "glossary.md#term-weight"
    assert link.get("title", "").startswith("The number on a connection")
    assert link.get("data-twin") == "權重"


def test_the_places_of_use_are_sections_of_chapters(tmp_path: Path) -> None:
    page = "# One {#one}\n\nA `weight`, $bias$.\n\n## Two {#two}\n\nIts weights.\n"
    (tmp_path / "neuron.md").write_text(page, encoding="utf-8")
    (tmp_path / "about.md").write_text(page, encoding="utf-8")

    uses = uses_of_terms(Sources(tmp_path), "en")

    assert uses == {"weight": [("neuron", "two", "Two")]}
    assert "- Chapter 2: [Two](neuron.md#two)" in uses_text(uses["weight"], "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_linked_term_has_places_of_use(language: Language) -> None:
    sources = load(DOCS / language)
    uses = uses_of_terms(sources, language)

    for key, places in uses.items():
        assert len(places) == len(set(places)), key
        assert {slug for slug, _, _ in places} <= set(CHAPTERS), key
        assert all(name in sources.pages[slug].ids for slug, name, _ in places), key
    assert {"weight", "bias", "neural network"} <= uses.keys()
