"""Hundreds of queries: the page a reader looks for is among the first three results."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from nnbook.book.glossary import terms
from nnbook.languages import LANGUAGES, Language
from tests.browser.conftest import Opener
from tests.browser.reading import DESK, tab_in
from tests.browser.search_table import QUERIES, Query, address
from tests.browser.test_search import search
from tests.built_site import BookPage

# Asks the worker that the theme's script asks, as it does. The page starts it with the search.
ASK = """async (queries) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  document.getElementById("__search").click();
  const answer = await fetch(`${base}/search/search_index.json`);
  const index = { ...(await answer.json()), options: { suggest: false } };
  const worker = new Worker(search);
  const ask = (type, data) => new Promise((resolve, reject) => {
    worker.addEventListener("message", (event) => resolve(event.data), { once: true });
    setTimeout(() => reject(new Error(`no answer to ${type === 2 ? data : "the index"}`)), 60_000);
    worker.postMessage({ type, data });
  });
  await ask(0, index);
  const found = [];
  for (const query of queries) {
    const { data } = await ask(2, query);
    found.push(data.items.map(([best]) => best.location));
  }
  return found;
}"""
Answers = dict[Query, list[str]]
# One of each kind, typed into the box itself.
TYPED = [
    Query("zh-TW", "網絡", "networks"),
    Query("zh-TW", "梯度下降", "gradient-descent"),
    Query("zh-TW", "什麼是激勵函數", "activation-functions"),
    Query("zh-TW", "擬合", "overfitting"),
    Query("zh-TW", "ReLU", "activation-functions"),
    Query("zh-TW", "偏置", "neuron"),
    Query("en", "loss", "cost"),
    Query("en", "why do we need a bias", "neuron"),
    Query("en", "normalize", "digits"),
    Query("en", "backpropogation", "backpropagation"),
    Query("en", "activ", "activation-functions"),
    Query("en", "神經元", "neuron"),
]


@pytest.fixture(scope="module")
def answers(browser: Browser, root: str) -> Answers:
    found: Answers = {}
    for language in LANGUAGES:
        asked = [query for query in QUERIES if query.language == language]
        with tab_in(browser, root, DESK) as tab:
            page = tab.open(BookPage(language, "index"))
            page.set_default_timeout(60_000)
            lists = page.evaluate(ASK, [query.text for query in asked])
            assert tab.troubles == []
        found |= dict(zip(asked, lists, strict=True))
    return found


def first_three(locations: list[str]) -> list[str]:
    return [location.partition("#")[0] for location in locations[:3]]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_page_looked_for_is_among_the_first_three(query: Query, answers: Answers) -> None:
    assert address(query) in first_three(answers[query])


def test_the_table_holds_at_least_120_queries_and_every_term_in_each_language() -> None:
    asked = {(query.language, query.text) for query in QUERIES}
    assert len(asked) >= 120
    for term in terms():
        assert {(language, term.names[language]) for language in LANGUAGES} <= asked
        assert {(variant.language, variant.text) for variant in term.also} <= asked


@pytest.mark.parametrize("query", TYPED, ids=str)
def test_what_is_typed_into_the_box_leads_there_too(open_tab: Opener, query: Query) -> None:
    tab = open_tab(DESK)
    found = search(tab.open(BookPage(query.language, "feed-forward")), query.text)
    pages = list(dict.fromkeys(one.partition("#")[0].partition("?")[0] for one in found))
    assert tab.root + BookPage(query.language, query.page).address in pages[:3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_shows_a_title_and_where_it_leads(
    open_tab: Opener, language: Language
) -> None:
    page = open_tab(DESK).open(BookPage(language, "index"))
    search(page, {"zh-TW": "偏置", "en": "loss"}[language])
    results = page.locator(".md-search-result__article")
    expect(results.first).to_be_visible()
    assert all(title.strip() for title in results.locator("h1, h2").all_inner_texts())
