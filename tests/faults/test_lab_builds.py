"""A book with a lab, as an author meets it: built once, kept, and stopped by each mistake."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.build import minibook
from tests.build.minibook import Run

LAB = r"""# ---
# title: "TITLE"
# description: "TITLE"
# ---

# %% [markdown]
# # TITLE {#lab}
#
# Here $\preact{z}$ is [= feed_forward.z1_1 :.2f =].

# %%
a = 1

print(a + 1)

# %% [markdown]
# /// turn | TITLE
# TITLE

# %%
b = 2

# %% [markdown]
# //// answer | TITLE
# TITLE

# %%
b = a

# %% [markdown]
# ////
# ///
"""
TITLES = {"zh-TW": "實驗：神經元", "en": "Lab: neuron"}
RUNNING = "Running the lab"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The small book with a lab, not yet built."""
    minibook.write(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    nav = "      - feed-forward.md\n"
    settings.write_text(text.replace(nav, f"{nav}      - labs/neuron.py\n"), encoding="utf-8")
    for language in TITLES:
        path = lab(tmp_path, language)
        path.parent.mkdir()
        path.write_text(LAB.replace("TITLE", TITLES[language]), encoding="utf-8")
    return tmp_path


def lab(book: Path, language: str) -> Path:
    """A lab's source."""
    return book / "docs" / language / "labs" / "neuron.py"


def build(book: Path, site: str = "site", **environment: str) -> Run:
    """Build with a cache of the book's own."""
    return minibook.build(book, book / site, book / "cache", **environment)


def change(book: Path, old: str, new: str, *languages: str) -> None:
    for language in languages or TITLES:
        path = lab(book, language)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def pages(site: Path) -> dict[str, bytes]:
    """Every file of the labs."""
    found = [path for path in site.rglob("*") if path.is_file() and "labs" in path.parts]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def entries(book: Path) -> list[Path]:
    return sorted((book / "cache" / "labs").glob("*.json"))


def test_one_run_serves_both_languages_and_every_build_after_it(book: Path) -> None:
    first, second = build(book), build(book, "again")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert first.stderr.count(RUNNING) == 1
    assert RUNNING not in second.stderr
    assert pages(book / "site") == pages(book / "again")
    for page in ("labs/neuron/index.html", "en/labs/neuron/index.html"):
        html = pages(book / "site")[page].decode()
        assert '<pre class="nn-output">2</pre>' in html
        assert 'data-fact="feed_forward.z1_1"' in html
        assert "<nn-tex" in html
        assert not re.search("jp-|highlight-ipynb|clipboard-copy|<style|mermaid|MathJax", html)


def test_running_again_from_an_empty_cache_gives_the_same_bytes(book: Path) -> None:
    build(book)
    kept = {path.name: path.read_bytes() for path in entries(book)}
    for path in entries(book):
        path.unlink()
    run = build(book, "again")

    assert run.stderr.count(RUNNING) == 1
    assert {path.name: path.read_bytes() for path in entries(book)} == kept
    assert pages(book / "site") == pages(book / "again")


def test_a_damaged_entry_is_never_shown(book: Path) -> None:
    build(book)
    for entry in entries(book):
        text = entry.read_text(encoding="utf-8")
        entry.write_text(text.replace('nn-output\\">2<', 'nn-output\\">3<'), encoding="utf-8")
        assert entry.read_text(encoding="utf-8") != text
    run = build(book, "again")

    assert (run.returncode, run.stderr.count(RUNNING)) == (0, 1)
    assert pages(book / "site") == pages(book / "again")


def test_two_builds_at_once_make_the_same_pages(book: Path) -> None:
    (book / "cache").mkdir()
    (book / ".cache").symlink_to(book / "cache", target_is_directory=True)
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda site: build(book, site), ("one", "two")))

    assert [run.returncode for run in runs] == [0, 0]
    assert pages(book / "one") == pages(book / "two")
    # What running gave, and what the page of each language shows of it.
    assert len(entries(book)) == 3


MISTAKES = {
    "a cell that raises": (
        "print(a + 1)",
        "print(a + undefined)",
        "docs/zh-TW/labs/neuron.py:14: cell 1 raised NameError: name 'undefined' is not defined, "
        "in «print(a + undefined)»",
    ),
    "a cell that warns": (
        "b = 2",
        "import warnings; warnings.warn('old')",
        "docs/zh-TW/labs/neuron.py:21: cell 2 raised UserWarning: old, in «import warnings; ",
    ),
    "a solution that fails": (
        "b = a\n",
        "assert a == 2\n",
        "docs/zh-TW/labs/neuron.py:28: cell 3 raised AssertionError, in «assert a == 2»",
    ),
    "an endless loop": (
        "b = 2",
        "while a: pass",
        "docs/zh-TW/labs/neuron.py:21: cell 2 took longer than 2 seconds",
    ),
    "an unknown number in the text": (
        "feed_forward.z1_1",
        "feed_forward.z1_7",
        'docs/zh-TW/labs/neuron.py:9: unknown fact "feed_forward.z1_7"',
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_stops_the_build_with_its_line(
    book: Path, old: str, new: str, message: str
) -> None:
    change(book, old, new)
    run = build(book, NNBOOK_LAB_SECONDS="2")

    assert run.returncode == 1
    assert message in run.stderr
    assert "Traceback" not in run.stderr


def test_code_that_differs_between_the_languages_stops_the_build(book: Path) -> None:
    change(book, "b = 2", "b = 3", "en")
    run = build(book)

    assert run.returncode == 1
    message = "docs/en/labs/neuron.py:21: cell 2 has «b = 3» where docs/zh-TW/labs/neuron.py:21 has"
    assert message in run.stderr
    assert RUNNING not in run.stderr


def test_a_lab_missing_in_one_language_stops_the_build(book: Path) -> None:
    lab(book, "en").unlink()
    run = build(book)

    assert run.returncode == 1
    assert "docs/en/labs/neuron.py:1: the page is missing" in run.stderr


def test_a_plot_that_nobody_described_stops_the_build(book: Path) -> None:
    change(book, "b = 2", "import matplotlib.pyplot as plt\nplt.plot([0, 1])\nplt.show()")
    run = build(book)

    assert run.returncode == 1
    assert "docs/zh-TW/labs/neuron.py:20: cell 2 draws 1 plots" in run.stderr
