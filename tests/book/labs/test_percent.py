from pathlib import Path

import jupytext
import pytest

from nnbook.book.labs import percent
from nnbook.book.labs.percent import Cell, as_page, cells
from nnbook.book.problems import BookError
from tests.built_site import ROOT

LAB = Path("lab.py")
SCRIPT = """# ---
# title: A lab
# ---

# %% [markdown]
# # A lab {#lab}
#
# Look:

# %%
import numpy as np

a = 1


# %% alt="A dot."
plot(a)
"""
LABS = sorted((ROOT / "docs").glob("*/labs/*.py"))


def test_each_line_of_a_lab_stays_on_its_line() -> None:
    lines = as_page(LAB, SCRIPT).split("\n")

    assert lines[:9] == ["---", "title: A lab", "---", "", "", "# A lab {#lab}", "", "Look:", ""]
    assert lines[9:15] == ["```lab", "import numpy as np", "", "a = 1", "", "```"]
    assert lines[15:] == ['```lab alt="A dot."', "plot(a)", "```"]


def test_a_cell_knows_its_number_its_line_and_what_it_draws() -> None:
    first, second = cells(as_page(LAB, SCRIPT))

    assert first == Cell(1, 11, "import numpy as np\n\na = 1")
    assert second == Cell(2, 17, "plot(a)", "A dot.")


@pytest.mark.parametrize(
    ("script", "line", "reason"),
    [
        ("# %% [raw]\n", 1, "not a cell's first line"),
        ("# %%\na = 1\n# %%\nb = 2\n", 3, "a blank line must stand between"),
        ("# %% [markdown]\n# words\na = 1\n", 3, 'code outside a cell of code: "a = 1"'),
    ],
)
def test_what_is_no_lab_is_refused_with_its_line(script: str, line: int, reason: str) -> None:
    with pytest.raises(BookError, match=f"lab.py:{line}: {reason}"):
        as_page(LAB, script)


@pytest.mark.parametrize("path", LABS, ids=lambda p: f"{p.parts[-3]}/{p.stem}")
def test_jupytext_finds_the_same_code_in_a_lab(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(text, fmt="py:percent")

    theirs = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.code for cell in cells(as_page(path, text))] == theirs


def test_there_are_labs() -> None:
    assert LABS
    assert {path.parent.name for path in LABS} == {percent.FOLDER}
