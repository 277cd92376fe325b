"""Small pages, rendered whole: what each mark becomes in both languages, and each error's place."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest

from nnbook.book import extension, sources
from nnbook.book.extension import BookExtension
from nnbook.book.problems import BookError
from nnbook.facts import look_up
from nnbook.languages import Language

# Beside ours, those extensions of mkdocs.yml that rewrite the text around a mark.
EXTENSIONS = [
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.superfences",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
]
OPTIONS: dict[str, Any] = {
    "pymdownx.blocks.admonition": {"types": ["note", "question", "exercise"]},
    "pymdownx.blocks.details": {"types": [{"name": "look", "class": "look"}]},
}
FRONT = "---\ntitle: A page\ndescription: About it\n---\n\n"  # five lines before the body

Render = Callable[..., str]


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Render:
    """A function that renders one page of a book; more pages, `index="text"`, stand beside it."""
    monkeypatch.chdir(tmp_path)

    def write(
        text: str, language: Language = "en", slug: str = "feed-forward", **others: str
    ) -> str:
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True, exist_ok=True)
        for name, other in others.items():
            (folder / f"{name}.md").write_text(other, encoding="utf-8")
        path = folder / f"{slug}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(FRONT + text, encoding="utf-8")
        sources.load.cache_clear()
        ours = BookExtension(docs=folder, language=language)
        return markdown.markdown(text, extensions=[*EXTENSIONS, ours], extension_configs=OPTIONS)

    return write


@pytest.fixture(autouse=True)
def _quick_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's drawing without Matplotlib; the name is looked up as always."""

    def drawing(name: str, language: Language) -> str:
        look_up("figure", name, {"sigmoid_curve": "", "worked_network": ""})
        return f"<svg><desc>{name} in {language}</desc></svg>"

    monkeypatch.setattr(extension, "page_drawing", drawing)


class Elements(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(html: str, tag: str) -> list[dict[str, str | None]]:
    return [attributes for name, attributes in Elements(html).found if name == tag]


def without_formulas(html: str) -> str:
    return re.sub(r"<nn-tex.*?</nn-tex>", "FORMULA", html, flags=re.DOTALL)


def refused(message: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(message)}$")


# Numbers


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_a_number_becomes_a_data_element_with_a_true_minus(
    render: Render, language: Language
) -> None:
    html = render("z is [= feed_forward.w1_12 :.2f =]", language)

    assert html == (
        '<p>z is <data class="fact" value="-0.4" data-fact="feed_forward.w1_12"'
        ' data-format=".2f">\u22120.40</data></p>'
    )


def test_a_number_without_a_format_shows_every_digit(render: Render) -> None:
    assert ">0.7122574322957417</data>" in render("[= feed_forward.y_1 =]")


@pytest.mark.parametrize(
    "text",
    [
        "| a |\n|---|\n| [= feed_forward.x_1 =] |",
        "- [= feed_forward.x_1 =]",
        "*[= feed_forward.x_1 =]*",
        "[[= feed_forward.x_1 =]](#here)",
        "<div>[= feed_forward.x_1 =]</div>",
        "note[^1]\n\n[^1]: [= feed_forward.x_1 =]",
        "/// note | [= feed_forward.x_1 =]\nwords\n///",
        "/// exercise | Is it [= feed_forward.x_1 =]?\n    attrs: {id: ex-a}\nwords\n///",
        "![of [= feed_forward.x_1 =]](fig:sigmoid_curve)",
        "[[= feed_forward.x_1 =]]{.mention}",
    ],
)
def test_a_number_is_read_wherever_text_is(render: Render, text: str) -> None:
    assert [e["data-fact"] for e in elements(render(text), "data")] == ["feed_forward.x_1"]


@pytest.mark.parametrize("code", ["`[= a.b =]`", "```\n[= a.b =]\n```", "```\n$z$ [@eq-x]\n```"])
def test_code_is_shown_as_it_is(render: Render, code: str) -> None:
    assert code.strip("`\n") in re.sub(r"<[^>]*>", "", render(code))


# Formulas


def test_an_inline_formula_is_kept_out_of_the_search_index(render: Render) -> None:
    assert elements(render("$z$"), "nn-tex") == [{"class": "nn-inline", "data-search-exclude": "1"}]


def test_a_number_in_a_formula_carries_its_name_and_value(render: Render) -> None:
    html = render("$z = [= feed_forward.w1_12 :.2f =]$")

    (span,) = (e for e in elements(html, "span") if "data-fact" in e)
    assert (span["data-fact"], span["data-value"], span["data-format"]) == (
        "feed_forward.w1_12",
        "-0.4",
        ".2f",
    )


def test_the_punctuation_after_a_formula_stays_on_its_line(render: Render) -> None:
    html = without_formulas(render("輸出是 $y$。然後", "zh-TW"))

    assert html == '<p>輸出是 <span class="nn-keep">FORMULA。</span>然後</p>'


def test_a_displayed_formula_stands_in_a_block_of_its_own(render: Render) -> None:
    html = without_formulas(render("before\n\n$$ z $$\n\nafter"))

    assert html == '<p>before</p>\n<div class="nn-equation">FORMULA</div>\n<p>after</p>'


def test_a_formula_with_an_id_shows_its_number(render: Render) -> None:
    html = without_formulas(render("$$ z $$ {#eq-z}"))

    assert html == (
        '<div class="nn-equation" id="eq-z">FORMULA'
        '<a class="nn-number" data-search-exclude="1" href="#eq-z">(4.1)</a></div>'
    )


def test_a_displayed_formula_may_stand_in_a_list(render: Render) -> None:
    html = render("- item\n\n    $$ z $$ {#eq-z}\n\n- item")

    assert [e.get("id") for e in elements(html, "div")] == ["eq-z"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("before\n$$ z $$ {#eq-z}\n\nafter", 7),
        ("$$ z $$ {#eq-z}\nafter", 6),
        ("- item $$ z $$", 6),
        ("| a |\n|---|\n| $$ z $$ |", 8),
    ],
)
def test_a_displayed_formula_beside_other_text_is_refused(
    render: Render, text: str, line: int
) -> None:
    with pytest.raises(BookError, match=f"^docs/en/feed-forward.md:{line}: .* blank lines around"):
        render(text)


# Figures


def test_a_figure_carries_its_id(render: Render) -> None:
    html = render("![A curve](fig:sigmoid_curve)")

    assert elements(html, "figure") == [{"class": "nn-figure", "id": "fig-sigmoid-curve"}]


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_a_figure_is_drawn_in_the_pages_language(render: Render, language: Language) -> None:
    html = render("![A curve](fig:sigmoid_curve)", language)

    assert f"<desc>sigmoid_curve in {language}</desc>" in html


@pytest.mark.parametrize(
    ("language", "start"),
    [("en", "<strong>Figure 4.1</strong> A"), ("zh-TW", "<strong>圖 4.1</strong>　A")],
)
def test_a_caption_begins_with_the_figures_number(
    render: Render, language: Language, start: str
) -> None:
    html = render("![A *curve* of $z$](fig:sigmoid_curve)", language)

    assert f"<figcaption>{start} <em>curve</em> of FORMULA</figcaption>" in without_formulas(html)


def test_a_figure_outside_the_chapters_has_no_number(render: Render) -> None:
    html = render("![A curve](fig:sigmoid_curve)", slug="index")

    assert "<figcaption>A curve</figcaption>" in html


@pytest.mark.parametrize(
    ("language", "slug", "root"),
    [
        ("zh-TW", "index", ""),
        ("zh-TW", "feed-forward", "../"),
        ("zh-TW", "labs/neuron", "../../"),
        ("en", "index", "../"),
        ("en", "feed-forward", "../../"),
    ],
)
def test_a_figure_offers_its_files(
    render: Render, language: Language, slug: str, root: str
) -> None:
    html = render("![A curve](fig:sigmoid_curve)", language, slug)

    assert [e["href"] for e in elements(html, "a")] == [
        f"{root}figures/sigmoid_curve.{language}.{kind}" for kind in ("svg", "png", "pdf")
    ]


def test_every_file_of_a_figure_is_a_download(render: Render) -> None:
    html = render("![A curve](fig:sigmoid_curve)")

    assert all("download" in attributes for attributes in elements(html, "a"))


# References


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Eq. (4.1)", "Figure 4.1", "Exercise 4.1"]),
        ("zh-TW", ["式 (4.1)", "圖 4.1", "練習 4.1"]),
    ],
)
def test_a_reference_speaks_the_pages_language(
    render: Render, language: Language, words: list[str]
) -> None:
    html = render(
        "[@eq-z] [@fig-sigmoid-curve] [@ex-a]\n\n$$ z $$ {#eq-z}\n\n![c](fig:sigmoid_curve)\n\n"
        "/// exercise | T\n    attrs: {id: ex-a}\nwords\n///",
        language,
    )

    assert html.startswith(
        f'<p><a href="#eq-z">{words[0]}</a> <a href="#fig-sigmoid-curve">{words[1]}</a>'
        f' <a href="#ex-a">{words[2]}</a></p>'
    )


@pytest.mark.parametrize(
    ("slug", "link"), [("index", "neuron.md#eq-z"), ("labs/neuron", "../neuron.md#eq-z")]
)
def test_a_reference_from_another_page_leads_to_its_source(
    render: Render, slug: str, link: str
) -> None:
    html = render("[@eq-z]", slug=slug, neuron="$$ z $$ {#eq-z}")

    assert html == f'<p><a href="{link}">Eq. (2.1)</a></p>'


# Exercises


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Exercise 4.1. Swap"), ("zh-TW", "練習 4.1　Swap")]
)
def test_an_exercise_has_its_number_in_its_title(
    render: Render, language: Language, title: str
) -> None:
    html = render("/// exercise | Swap\n    attrs: {id: ex-a}\nwords\n///", language)

    assert html == (
        f'<div class="admonition exercise" id="ex-a">\n<p class="admonition-title">{title}</p>\n'
        "<p>words</p>\n</div>"
    )


def test_an_exercise_may_stand_inside_a_block(render: Render) -> None:
    html = render("/// note | N\n//// exercise | T\n    attrs: {id: ex-a}\nwords\n////\n///")

    assert [e.get("id") for e in elements(html, "div")] == [None, "ex-a"]


# Spans and files


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("[bias]{lang=en}", '<span lang="en">bias</span>'),
        ("[誤差值]{.mention}", '<span class="mention">誤差值</span>'),
        ("[a]{.mention .nn-a}", '<span class="mention nn-a">a</span>'),
        ("[**b**]{lang=en}", '<span lang="en"><strong>b</strong></span>'),
        ("[c]{#here}", '<span id="here">c</span>'),
    ],
)
def test_a_span_carries_its_attributes(render: Render, text: str, span: str) -> None:
    assert render(text) == f"<p>{span}</p>"


def test_a_span_in_code_is_code(render: Render) -> None:
    assert render("`[a]{lang=en}`") == "<p><code>[a]{lang=en}</code></p>"


@pytest.mark.parametrize(("language", "root"), [("zh-TW", "../"), ("en", "../../")])
def test_a_link_to_a_computed_file_leads_to_the_sites_root(
    render: Render, language: Language, root: str
) -> None:
    html = render("[the *file*](site:vectors/worked-example.json)", language)

    assert html == (f'<p><a href="{root}vectors/worked-example.json">the <em>file</em></a></p>')


# Errors

ERRORS = {
    "unknown number": (
        "[= feed_forward.y_11 =]",
        'unknown fact "feed_forward.y_11"; nearest: "feed_forward.y_1"',
    ),
    "unknown number in a formula": (
        "$y = [= feed_forward.y_11 =]$",
        'unknown fact "feed_forward.y_11"; nearest: "feed_forward.y_1"',
    ),
    "unknown number in a caption": (
        "![c [= feed_forward.y_11 =]](fig:sigmoid_curve)",
        'unknown fact "feed_forward.y_11"; nearest: "feed_forward.y_1"',
    ),
    "unknown number in an exercise's title": (
        "/// exercise | [= feed_forward.y_11 =]\n    attrs: {id: ex-a}\nwords\n///",
        'unknown fact "feed_forward.y_11"; nearest: "feed_forward.y_1"',
    ),
    "bad format": (
        "[= feed_forward.x_1 :.4q =]",
        "unusable format \":.4q\" for int 2: Unknown format code 'q' for object of type 'int'",
    ),
    "bad LaTeX": (
        r"$\sigmaa(z)$",
        r'bad LaTeX "$\sigmaa(z)$": KaTeX parse error: Undefined control sequence: \sigmaa'
        r" at position 1: \sigmaa(z)",
    ),
    "bad LaTeX on many lines": (
        "$$\nz\n\\sigmaa\n$$",
        r'bad LaTeX "$$ z \sigmaa $$": KaTeX parse error: Undefined control sequence: \sigmaa'
        r" at position 3: z \sigmaa",
    ),
    "unknown figure": (
        "![c](fig:sigmoid_curv)",
        'unknown figure "sigmoid_curv"; nearest: "sigmoid_curve"',
    ),
    "unknown reference": (
        "[@eq-zz]",
        'unknown reference "eq-zz"; nearest: "eq-z"',
    ),
    "unknown file": (
        "[x](site:vectors/worked-exampel.json)",
        'unknown computed file "vectors/worked-exampel.json";'
        ' nearest: "vectors/worked-example.json"',
    ),
}


@pytest.mark.parametrize("language", ["zh-TW", "en"])
@pytest.mark.parametrize(("text", "reason"), ERRORS.values(), ids=ERRORS)
def test_an_error_names_its_file_and_line(
    render: Render, text: str, reason: str, language: Language
) -> None:
    page = f"$$ z $$ {{#eq-z}}\n\nFirst paragraph\nof two lines.\n\n{text}\n"

    with pytest.raises(BookError, match=refused(f"docs/{language}/feed-forward.md:11: {reason}")):
        render(page, language)


def test_an_error_in_a_text_that_is_no_page_says_so(tmp_path: Path) -> None:
    ours = BookExtension(docs=tmp_path, language="en")

    with pytest.raises(BookError, match=r"^<text>:2: unknown fact"):
        markdown.markdown("a\n[= no.fact =]", extensions=[ours])


def test_a_figure_can_become_an_interactive(render: Render) -> None:
    html = render("![A curve](fig:sigmoid_curve){touch=nn-forward}")

    assert elements(html, "figure") == [{"class": "nn-figure", "id": "fig-sigmoid-curve"}]
    assert elements(html, "nn-forward") == [{"class": "nn-touch"}]
    assert elements(html, "figcaption") == [{}]


def test_an_unknown_interactive_is_refused_with_its_place(render: Render) -> None:
    with pytest.raises(BookError, match=r'^docs/en/feed-forward\.md:6: .*"nn-forward"'):
        render("![A curve](fig:sigmoid_curve){touch=nn-foward}")
