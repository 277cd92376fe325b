"""How the two builds find each other: addresses, shared assets, section titles."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import nnbook
from nnbook.book import languages
from nnbook.book.pages import chapter_number, to_root
from nnbook.book.words import WORDS, words
from nnbook.languages import LANGUAGES, Language, other

DOCS = Path(nnbook.__file__).resolve().parents[1] / "docs"
SITE = "https://book.example/"


def config(language: Language, docs: Path = DOCS) -> MkDocsConfig:
    """The configuration of one of the two builds."""
    made = MkDocsConfig()
    folder = "" if language == "zh-TW" else "en/"
    made.load_dict(
        {
            "site_name": "A book",
            "site_url": f"{SITE}{folder}",
            "docs_dir": str(docs / language),
            "theme": {"name": "material", "language": language},
            "extra": {"sections": {"basics": f"Part I in {language}"}},
        }
    )
    made.validate()
    made.mdx_configs = {}
    made.plugins._current_plugin = "a hook"  # as while a hook runs
    return made


def page(url: str) -> Any:
    return SimpleNamespace(url=url)


def test_each_language_is_the_others_other() -> None:
    assert [other(language) for language in LANGUAGES] == ["en", "zh-TW"]


def test_the_chinese_build_is_the_outer_one() -> None:
    assert [languages.is_default(config(language)) for language in LANGUAGES] == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_extension_learns_which_pages_it_renders(language: Language, docs: Path) -> None:
    made = languages.configure(config(language, docs), serving=False)

    assert made.mdx_configs["nnbook.book.extension"] == {
        "docs": str(docs / language),
        "language": language,
        "links_from": "page",
    }


def test_pages_that_are_served_to_an_author_have_no_policy() -> None:
    made = [languages.configure(config("en"), serving=serving) for serving in (False, True)]

    assert made[0].extra["policy"].startswith("default-src 'self'")
    assert made[1].extra["policy"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_builds_know_the_root_of_the_whole_site(language: Language) -> None:
    assert languages.site_root(config(language)) == SITE


@pytest.mark.parametrize(
    ("language", "url", "root", "twin"),
    [
        ("zh-TW", "", "./", "en/"),
        ("zh-TW", "./", "./", "en/"),
        ("zh-TW", "feed-forward/", "../", "../en/feed-forward/"),
        ("zh-TW", "labs/neuron/", "../../", "../../en/labs/neuron/"),
        ("en", "", "../", "../"),
        ("en", "feed-forward/", "../../", "../../feed-forward/"),
    ],
)
def test_a_page_knows_the_way_to_the_root_and_to_its_twin(
    language: Language, url: str, root: str, twin: str
) -> None:
    context = languages.add_alternates({}, page(url), config(language))

    assert (context["root"], context["twin"]) == (root, twin)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_of_a_page_name_the_same_absolute_addresses(language: Language) -> None:
    context = languages.add_alternates({}, page("feed-forward/"), config(language))

    assert context["alternates"] == [
        ("zh-TW", "https://book.example/feed-forward/"),
        ("en", "https://book.example/en/feed-forward/"),
    ]
    assert context["x_default"] == "https://book.example/feed-forward/"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two languages with a page each, and one shared asset."""
    for name in ("zh-TW/index.md", "en/index.md", "assets/css/book.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("", encoding="utf-8")
    return tmp_path


def shared(language: Language, docs: Path, *names: str) -> list[str]:
    made = config(language, docs)
    files = Files([File.generated(made, name, content="") for name in names])
    return [file.src_uri for file in languages.share_assets(files, made)]


def test_the_outer_build_takes_up_the_shared_assets(docs: Path) -> None:
    assert shared("zh-TW", docs, "index.md") == ["index.md", "assets/css/book.css"]


def test_the_inner_build_leaves_the_assets_to_the_outer_one(docs: Path) -> None:
    assert shared("en", docs, "index.md", "assets/javascripts/bundle.js") == ["index.md"]


def url_filter(prefix: str) -> Any:
    """A template filter such as MkDocs' `url`, for a page at that distance from the root."""

    @jinja2.pass_context
    def url(context: Any, value: str) -> str:
        return prefix + value

    return url


def rendered(language: Language, prefix: str, value: str) -> str:
    env = jinja2.Environment()
    env.filters["url"] = url_filter(prefix)
    languages.adjust_templates(env, config(language))
    return env.from_string("{{ value | url }}").render(value=value)


@pytest.mark.parametrize(
    ("prefix", "value", "address"),
    [
        ("", "assets/css/book.css", "../assets/css/book.css"),
        ("../", "assets/css/book.css", "../../assets/css/book.css"),
        ("/en/", "assets/css/book.css", "/assets/css/book.css"),
        ("/books/en/", "assets/css/book.css", "/books/assets/css/book.css"),
        ("../", "feed-forward/", "../feed-forward/"),
        ("", "my-assets/x.css", "my-assets/x.css"),
    ],
)
def test_an_english_page_finds_the_shared_assets_in_the_sites_root(
    prefix: str, value: str, address: str
) -> None:
    assert rendered("en", prefix, value) == address


def test_a_chinese_page_finds_the_assets_where_they_are() -> None:
    assert rendered("zh-TW", "../", "assets/css/book.css") == "../assets/css/book.css"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_has_its_title_in_the_pages_language(language: Language) -> None:
    section = SimpleNamespace(is_section=True, title="basics")
    nav: Any = SimpleNamespace(items=[SimpleNamespace(is_section=False, title="Home"), section])

    titled = languages.title_sections(nav, config(language))

    assert [item.title for item in titled.items] == ["Home", f"Part I in {language}"]


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["zh-TW"].keys() == WORDS["en"].keys()


@pytest.mark.parametrize(
    ("language", "key", "values", "text"),
    [
        ("en", "fig", ("4.1",), "Figure 4.1"),
        ("zh-TW", "fig", ("4.1",), "圖 4.1"),
        ("en", "eq", ("4.1",), "Eq. (4.1)"),
        ("zh-TW", "eq", ("4.1",), "式 (4.1)"),
        ("en", "ex", ("4.1",), "Exercise 4.1"),
        ("zh-TW", "ex", ("4.1",), "練習 4.1"),
    ],
)
def test_things_are_called_as_readers_of_the_language_expect(
    language: Language, key: str, values: tuple[str, ...], text: str
) -> None:
    assert words(language, key, *values) == text


@pytest.mark.parametrize(
    ("slug", "number"),
    [
        ("networks", 1),
        ("feed-forward", 4),
        ("overfitting", 11),
        ("index", None),
        ("labs/neuron", None),
    ],
)
def test_chapters_are_counted_in_the_order_of_the_book(slug: str, number: int | None) -> None:
    assert chapter_number(slug) == number


@pytest.mark.parametrize(
    ("slug", "language", "way"),
    [
        ("index", "zh-TW", ""),
        ("feed-forward", "zh-TW", "../"),
        ("labs/index", "zh-TW", "../"),
        ("labs/neuron", "zh-TW", "../../"),
        ("index", "en", "../"),
        ("labs/neuron", "en", "../../../"),
    ],
)
def test_every_page_knows_its_way_up(slug: str, language: Language, way: str) -> None:
    assert to_root(slug, language) == way


@pytest.mark.parametrize(
    ("slug", "language", "way"),
    [
        ("index", "zh-TW", ""),
        ("feed-forward", "zh-TW", ""),
        ("labs/neuron", "zh-TW", "../"),
        ("index", "en", "../"),
        ("feed-forward", "en", "../"),
        ("labs/neuron", "en", "../../"),
    ],
)
def test_every_file_knows_its_pages_way_up(slug: str, language: Language, way: str) -> None:
    assert to_root(slug, language, from_file=True) == way


def navigation(pages: int) -> Any:
    return SimpleNamespace(pages=[page(f"page-{number}/") for number in range(pages)])


def features(pages: int) -> set[str]:
    """What the theme is asked for in a book of so many pages."""
    made = config("en")
    made.theme["features"] = ["navigation.footer", "navigation.sections"]
    languages.shorten(navigation(pages), made)
    return set(made.theme["features"])


def test_in_a_large_book_a_page_does_not_list_every_other_page() -> None:
    assert features(languages.MOST_LISTED) == {"navigation.footer", "navigation.sections"}
    assert features(languages.MOST_LISTED + 1) == {"navigation.footer", "navigation.prune"}
