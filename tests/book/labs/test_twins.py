from pathlib import Path

import pytest

from nnbook.book.labs.percent import Cell
from nnbook.book.labs.twins import check_alike
from nnbook.book.problems import BookError

MINE, OTHER = Path("en/a.py"), Path("zh-TW/a.py")


def test_the_same_code_passes_wherever_it_stands_and_whatever_its_plot_is_called() -> None:
    check_alike(MINE, [Cell(1, 10, "a = 1", "A dot.")], OTHER, [Cell(1, 20, "a = 1", "一個點。")])


def test_a_line_that_differs_is_named_in_both_files() -> None:
    mine, other = Cell(1, 10, "a = 1\n\nb = 2"), Cell(1, 20, "a = 1\n\nb = 3")

    with pytest.raises(BookError) as caught:
        check_alike(MINE, [mine], OTHER, [other])

    start = "en/a.py:12: cell 1 has «b = 2» where zh-TW/a.py:22 has «b = 3»"
    assert str(caught.value).startswith(start)


def test_a_line_too_many_is_a_difference() -> None:
    with pytest.raises(BookError, match=r"en/a\.py:11: cell 1 has nothing where .*:21 has «b»"):
        check_alike(MINE, [Cell(1, 10, "a")], OTHER, [Cell(1, 20, "a\nb")])


def test_a_cell_without_a_twin_is_named() -> None:
    cells = [Cell(1, 10, "a"), Cell(2, 15, "b")]

    with pytest.raises(BookError, match=r"en/a\.py:15: cell 2 has no twin in zh-TW/a\.py"):
        check_alike(MINE, cells, OTHER, cells[:1])
    with pytest.raises(BookError, match=r"zh-TW/a\.py:15: cell 2 has no twin in en/a\.py"):
        check_alike(MINE, cells[:1], OTHER, cells)
