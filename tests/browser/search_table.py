"""What readers type, and the page that must be among the first three results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from nnbook.book.glossary import Term, terms
from nnbook.book.pages import chapter_number
from nnbook.languages import LANGUAGES, Language
from tests.built_site import PAGES, BookPage

CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")


class Query(NamedTuple):
    """Something typed on a page of one language, and the page looked for."""

    language: Language
    text: str
    page: str

    def __str__(self) -> str:
        """How a test's name calls it."""
        return f"{self.language}: {self.text}"


QUESTIONS: Final[dict[Language, dict[str, str]]] = {
    "zh-TW": {
        "什麼是神經網路": "networks",
        "神經網路有幾層": "networks",
        "網絡": "networks",
        "網路有多少參數": "networks",
        "神經元怎麼算": "neuron",
        "為什麼需要偏差": "neuron",
        "偏差和權重的差別": "neuron",
        "加權總和是什麼": "neuron",
        "什麼是激勵函數": "activation-functions",
        "為什麼要激勵函數": "activation-functions",
        "激活": "activation-functions",
        "relu": "activation-functions",
        "ReLU 函數": "activation-functions",
        "Sigmoid": "activation-functions",
        "sigmoid是什麼": "activation-functions",
        "tanh": "activation-functions",
        "XOR": "activation-functions",
        "前向傳播": "feed-forward",
        "前饋怎麼計算": "feed-forward",
        "矩陣乘法": "feed-forward",
        "計算範例": "feed-forward",
        "神經網路能表達什麼": "expressive-power",
        "表達": "expressive-power",
        "萬能逼近定理": "expressive-power",
        "手寫數字": "digits",
        "MNIST": "digits",
        "mnist 資料集": "digits",
        "28×28": "digits",
        "灰階": "digits",
        "練習解答": "exercises-solutions",
        "解答": "exercises-solutions",
        "勘誤": "errata",
        "原文哪裡錯了": "errata",
        "授權": "about",
        "隱私": "about",
        "cookie": "about",
        "符號": "notation",
        "API": "api",
        "套件": "api",
        "forward": "api",
        "擬合": "overfitting",
        "率": "digits",
        "learning rate": "gradient-descent",
        "weights": "networks",
        "bias": "neuron",
        "activation": "activation-functions",
        "gradient": "gradient-descent",
    },
    "en": {
        "what is a neural network": "networks",
        "How many parameters does a network have?": "networks",
        "hidden layers": "networks",
        "what is a neuron": "neuron",
        "why do we need a bias": "neuron",
        "biases": "neuron",
        "weighted sums": "neuron",
        "what does an activation function do": "activation-functions",
        "relu": "activation-functions",
        "Sigmoid": "activation-functions",
        "logistic": "activation-functions",
        "tanh": "activation-functions",
        "xor": "activation-functions",
        "feedforward": "feed-forward",
        "forward propagation": "feed-forward",
        "worked example": "feed-forward",
        "matrix multiplication": "feed-forward",
        "matrices": "feed-forward",
        "universal approximation theorem": "expressive-power",
        "what can a network express": "expressive-power",
        "depth": "expressive-power",
        "MNIST": "digits",
        "handwritten digits": "digits",
        "hand written digit": "digits",
        "normalize": "digits",
        "normalization": "digits",
        "gray level": "digits",
        "datasets": "digits",
        "probabilities": "digits",
        "generalize": "digits",
        "solutions": "exercises-solutions",
        "answers to the exercises": "exercises-solutions",
        "errata": "errata",
        "mistakes in the article": "errata",
        "licence": "about",
        "license": "about",
        "privacy": "about",
        "symbols": "notation",
        "notation": "notation",
        "API": "api",
        "numpy": "about",
        "loss function": "cost",
        "backpropogation": "backpropagation",
        "regularization": "overfitting",
        "神經元": "neuron",
        "梯度": "gradient-descent",
        "激勵函數": "activation-functions",
    },
}
BUILT: Final = frozenset(page.slug for page in PAGES)


def home(term: Term) -> str:
    """The page that explains a term: its chapter, or the glossary as long as there is none."""
    return term.chapter if chapter_number(term.chapter) and term.chapter in BUILT else "glossary"


def of_terms(language: Language) -> Iterator[Query]:
    """Every name and every variant of every term, and names that are not typed to the end."""
    for term in terms():
        name = term.names[language]
        yield Query(language, name, home(term))
        for variant in term.also:
            if variant.language == language:
                yield Query(language, variant.text, home(term))
        if len(name) > (2 if CHINESE.search(name) else 6):
            yield Query(language, name[:-1], home(term))


def every_query() -> Iterator[Query]:
    """The whole table, each query once."""
    for language in LANGUAGES:
        asked = dict.fromkeys(of_terms(language))
        asked |= {Query(language, text, page): None for text, page in QUESTIONS[language].items()}
        yield from asked


QUERIES: Final = tuple(every_query())


def address(query: Query) -> str:
    """Where the page lies, relative to the first page of its language."""
    return BookPage(query.language, query.page).address.removeprefix("en/")
