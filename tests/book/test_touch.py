"""The interactives' data, words and scripts, without a browser."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from nnbook.book.classic import as_function, classic_script, classic_script_of
from nnbook.book.touch import ELEMENTS, touch_element
from nnbook.book.touch_words import COMMON, WORDS
from nnbook.facts import UnknownNameError
from nnbook.languages import LANGUAGES, Language

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js"
SHARED = {"network", "pocket", "shared", "sheet", "touch"}
EACH, TOGETHER = 12 * 1024, 40 * 1024  # bytes, gzip


def packed(name: str) -> int:
    return len(gzip.compress((SCRIPTS / f"{name}.js").read_bytes(), 9, mtime=0))


def test_there_is_a_script_for_each_interactive() -> None:
    own = {path.stem for path in SCRIPTS.glob("*.js") if not path.stem.startswith("read-")}
    assert own == {*ELEMENTS, *SHARED}


@pytest.mark.parametrize("name", ELEMENTS)
def test_a_script_is_small(name: str) -> None:
    assert packed(name) <= EACH


def test_all_scripts_together_are_small() -> None:
    assert sum(map(packed, {*ELEMENTS, *SHARED})) <= TOGETHER


def quoted(*names: str) -> set[str]:
    """Every word in quotation marks in these scripts."""
    scripts = [(SCRIPTS / f"{name}.js").read_text("utf-8") for name in names]
    return {word for script in scripts for word in re.findall(r'"(\w+)"', script)}


@pytest.mark.parametrize("name", ELEMENTS)
def test_every_word_is_there_and_used(name: str) -> None:
    assert set(WORDS[name]) - quoted(name, *SHARED) == set()


def test_every_common_word_is_used() -> None:
    assert set(COMMON) - quoted(*ELEMENTS, "shared") == set()


@pytest.mark.parametrize("name", ELEMENTS)
def test_a_phrase_has_the_same_gaps_in_both_languages(name: str) -> None:
    for key, texts in (COMMON | WORDS[name]).items():
        assert len({text.count("{}") for text in texts.values()}) == 1, key
        assert re.search("[\u4e00-\u9fff]", texts["en"]) is None, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ELEMENTS)
def test_the_data_stands_beside_the_drawing(name: str, language: Language) -> None:
    html = touch_element(name, "<svg></svg>", language)

    opening = f'<{name} class="nn-touch"><svg></svg><script type="application/json">'
    found = re.fullmatch(rf"{opening}(.*)</script></{name}>", html)
    assert found is not None
    assert not set("<>&") & set(found[1])
    assert json.loads(found[1])["words"]["name"] == WORDS[name]["name"][language]


def test_an_unknown_interactive_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="nn-forward"):
        touch_element("nn-foward", "", "en")


def test_the_classic_script_holds_every_module_once() -> None:
    script = classic_script_of(SCRIPTS)

    assert re.findall(r'^modules\["([\w-]+)"\]', script, re.MULTILINE)[0] == "shared"
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)


@pytest.mark.parametrize(
    "source",
    [
        'import x from "./a.js";\n',
        "export default 1;\n",
        "const a = import(`./${b}.js`);\n",
        "export { a };\n",
    ],
)
def test_a_form_that_no_classic_script_can_have_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"^a\.js: a form"):
        as_function("a", source)


def test_a_module_that_is_fetched_later_is_there_at_once() -> None:
    script = as_function("a", 'import("./b-c.js").then(open);\n')

    assert '.then(() => modules["b-c"]).then(open);' in script
    assert "import" not in script


def test_a_module_comes_after_those_it_imports() -> None:
    script = classic_script(
        {"a": 'import {\n  c,\n} from "./c.js";\nc;\n', "c": "export const c = 1;\n", "touch": ""}
    )

    assert script.index('modules["c"]') < script.index('modules["a"]')
    assert "touch" not in script
