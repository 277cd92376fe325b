"""The recipes of CONTRIBUTING.md, followed on a copy of the book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import nnbook
from nnbook.book import build_info

ROOT = Path(nnbook.__file__).resolve().parents[1]
FIGURE = '''

def recipe_line(language: Language, narrow: bool = False) -> BookFigure:
    """See a line that rises from 0 to 1."""
    width, height = (NARROW, 200) if narrow else (WIDE, 200)
    title = {"en": "A recipe's line", "zh-TW": "食譜的線"}[language]
    description = {"en": "A line from 0 to 1.", "zh-TW": "一條從 0 到 1 的線。"}[language]
    figure = BookFigure(title, description, width, height)
    axes = chart_axes(figure, Margins(40, 12, 12, 30), 11)
    axes.plot((0, 1), (0, 1), color=colour("a"), gid="line")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    figure.drawn["line"] = Drawn((0.0, 1.0), (0.0, 1.0))
    return figure
'''
TEXTS = {
    "en": "\nA recipe's number is [= neuron.recipe_sum :.2f =], see [@fig-recipe-line].\n\n"
    "![A recipe's line.](fig:recipe_line)\n",
    "zh-TW": "\n食譜的數字是 [= neuron.recipe_sum :.2f =]，見[@fig-recipe-line]。\n\n"
    "![食譜的線。](fig:recipe_line)\n",
}
PAGES = {
    "en": "---\ntitle: A recipe\ndescription: A page that a recipe has added.\n---\n\n"
    "# A recipe {#recipe}\n\nIt leads back to the chapter [on one neuron](neuron.md).\n",
    "zh-TW": "---\ntitle: 食譜\ndescription: 照著食譜加上的一頁。\n---\n\n"
    "# 食譜 {#recipe}\n\n這一頁帶你回到[講神經元的那一章](neuron.md)。\n",
}


class Copy:
    """A copy of the checkout in which recipes are followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, file
        path.write_text(text.replace(old, new), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8") as target:
            target.write(text)

    def run(self, *words: str) -> str:
        """Run a command of the package that is expected to succeed."""
        done = subprocess.run(
            [sys.executable, "-m", "nnbook", *words],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(self.folder), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def page(self, address: str) -> str:
        return (self.folder / "site" / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy() -> Iterator[Copy]:
    """The book with a number, a figure and a page more, locked and built."""
    with TemporaryDirectory(prefix="nnbook-recipes-") as name:
        made = Copy(Path(name))
        # Add a number
        made.change(
            "nnbook/facts/neuron.py",
            "= given() |",
            '= {"recipe_sum": fact(0.5 + 0.25, "1/2 + 1/4")} | given() |',
        )
        # Add a figure
        made.append("nnbook/figures/neuron.py", FIGURE)
        made.change(
            "nnbook/figures/__init__.py",
            '    "overfitting_cures": ',
            '    "recipe_line": "neuron",\n    "overfitting_cures": ',
        )
        for language, text in TEXTS.items():
            made.append(f"docs/{language}/neuron.md", text)
        # Add a page
        for language, text in PAGES.items():
            made.append(f"docs/{language}/recipe.md", text)
        made.change("mkdocs.yml", "      - errata.md\n", "      - errata.md\n      - recipe.md\n")
        made.run("lock")
        made.run("build")
        yield made


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_number_is_on_both_pages(copy: Copy, folder: str) -> None:
    shown = 'value="0.75" data-fact="neuron.recipe_sum"'

    assert shown in copy.page(f"{folder}neuron/")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_figure_is_on_both_pages_for_every_width(copy: Copy, folder: str) -> None:
    html = copy.page(f"{folder}neuron/")

    assert 'id="fig-recipe-line"' in html
    assert 'id="recipe-line-wide-line"' in html
    assert 'id="recipe-line-narrow-line"' in html


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_figure_can_be_downloaded(copy: Copy, kind: str) -> None:
    for language in ("en", "zh-TW"):
        assert (copy.folder / "site" / "figures" / f"recipe_line.{language}.{kind}").is_file()


@pytest.mark.parametrize(("folder", "title"), [("", "食譜"), ("en/", "A recipe")])
def test_the_page_is_there_and_in_the_navigation(copy: Copy, folder: str, title: str) -> None:
    assert f"<title>{title} - " in copy.page(f"{folder}recipe/")
    assert "../recipe/" in copy.page(f"{folder}neuron/")


def test_the_site_is_whole(copy: Copy) -> None:
    assert build_info.differences(copy.folder / "site") == []


def test_the_book_is_verified(copy: Copy) -> None:
    copy.run("verify", "--site", "site")
