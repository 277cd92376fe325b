"""The check of labs reports what a lab promises and does not keep."""

from pathlib import Path

import pytest

from nnbook.verify.book import Book
from nnbook.verify.labs import check
from tests.verify.mini import rules

TURN = """# %% [markdown]
# /// turn | T
# T

# %%
a = 1

# %% [markdown]
# //// answer | T
# T

# %%
b = 2

# %% [markdown]
# ////
# ///

"""
HEAD = "# ---\n# title: T\n# ---\n\n# %% [markdown]\n# # T {#t}\n\n# %%\nimport numpy as np\n\n"
END = "# %% [markdown]\n# ## T {#open-question}\n#\n# T?\n"
WHOLE = HEAD + 3 * TURN + END


def book(root: Path, chinese: str = WHOLE, english: str = WHOLE, name: str = "neuron") -> Book:
    """A book of one lab."""
    for language, text in (("zh-TW", chinese), ("en", english)):
        path = root / "docs" / language / "labs" / f"{name}.py"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return Book(root, facts={}, figures={})


def test_a_whole_lab_passes(tmp_path: Path) -> None:
    assert check(book(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("import numpy as np", "import scipy", "lab-import"),
        ("import numpy as np", "from nnbook.book import tex", "lab-import"),
        ("import numpy as np", 'print("the first result")', "lab-words"),
        ("import numpy as np", "a = 1  # 說明", "lab-words"),
        ("import numpy as np", "a = = 1", "lab-syntax"),
        ("# T?", "# T.", "lab-question"),
        ("{#open-question}", "{#question}", "lab-question"),
    ],
)
def test_a_broken_promise_is_reported_in_both_languages(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    text = WHOLE.replace(old, new)

    assert rules(check(book(tmp_path, text, text))) == [rule, rule]


@pytest.mark.parametrize("code", ['np.array([1], dtype="float32")', 'FACTS["a.b_c"]', "x  # $z$"])
def test_names_and_symbols_are_no_words(tmp_path: Path, code: str) -> None:
    text = WHOLE.replace("import numpy as np", code)

    assert check(book(tmp_path, text, text)) == []


def test_a_turn_too_few_is_reported(tmp_path: Path) -> None:
    text = HEAD + 2 * TURN + END

    assert rules(check(book(tmp_path, text, text))) == ["lab-turns", "lab-turns"]


@pytest.mark.parametrize("removed", ["# %%\na = 1\n\n", "# %%\nb = 2\n\n"])
def test_a_turn_needs_a_cell_and_an_answer_with_a_cell(tmp_path: Path, removed: str) -> None:
    text = HEAD + TURN.replace(removed, "") + 2 * TURN + END

    assert rules(check(book(tmp_path, text, text))) == ["lab-turns", "lab-turns"]


def test_code_of_one_language_only_is_reported_where_it_differs(tmp_path: Path) -> None:
    (problem,) = check(book(tmp_path, english=WHOLE.replace("a = 1", "a = 3", 1)))

    assert problem.rule == "lab-code"
    assert "labs/neuron.py:16: cell 2 has «a = 3»" in problem.message


def test_a_lab_of_no_chapter_is_reported(tmp_path: Path) -> None:
    assert rules(check(book(tmp_path, name="neurons"))) == ["lab-name", "lab-name"]
