"""Every figure in every language and width: legible, inside its sheet, the same bytes always."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import nnbook
from nnbook.facts import UnknownNameError
from nnbook.figures import FIGURES, figure_function
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from tests.figures.sheets import (
    DRAWINGS,
    SHEETS,
    Sheet,
    Text,
    draw,
    drawing,
    failing,
    parsed,
    prefix,
    size_of,
    texts,
)

ROOT = Path(nnbook.__file__).resolve().parents[1]
MACHINERY = {"__init__", "canvas", "drawing", "labels", "palette", "style"}
CHAPTERS = sorted({p.stem for p in (ROOT / "nnbook" / "figures").glob("*.py")} - MACHINERY)

pytestmark = DRAWINGS

PRINT_HASHES = """
import json
from tests.figures.sheets import SHEETS, draw
from tests.figures.test_figures import sha256
print(json.dumps([sha256(draw(sheet)[1]) for sheet in SHEETS[::-1]]))
"""


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def hashes_of_a_fresh_process() -> dict[Sheet, str]:
    """Every drawing's hash, drawn in another order where sets and dictionaries hash otherwise."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(SHEETS[::-1], json.loads(run.stdout), strict=True))


def test_figures_draw_without_a_warning() -> None:
    assert failing(lambda sheet: drawing(sheet).warned) == {}


def test_a_figure_has_the_same_bytes_twice() -> None:
    assert failing(lambda sheet: draw(sheet)[1] != drawing(sheet).svg) == {}


def test_a_figure_has_the_same_bytes_in_another_process() -> None:
    there = hashes_of_a_fresh_process()

    assert failing(lambda sheet: sha256(drawing(sheet).svg) != there[sheet]) == {}


def test_a_figure_is_as_wide_as_its_page() -> None:
    wrong = failing(lambda sheet: size_of(sheet)[0] != (NARROW if sheet[2] else WIDE))

    assert wrong == {}


def test_every_text_is_at_least_ten_pixels_high() -> None:
    assert failing(lambda sheet: [text for text in texts(sheet) if text.size < 10]) == {}


def outside(sheet: Sheet) -> list[Text]:
    """The texts that stick out of the sheet."""
    width, height = size_of(sheet)
    return [
        text
        for text in texts(sheet)
        if text.left < 0 or text.right > width or text.top < 0 or text.bottom > height
    ]


def test_no_text_sticks_out_of_the_sheet() -> None:
    assert failing(outside) == {}


def covered(sheet: Sheet) -> list[tuple[str, str]]:
    """The pairs of texts that lie on each other."""
    found = list(texts(sheet))
    return [
        (one.text, two.text)
        for index, one in enumerate(found)
        for two in found[index + 1 :]
        # An index may reach a tenth of its size into its symbol's box.
        if min(one.right, two.right) - max(one.left, two.left) > 0.1 * min(one.size, two.size)
        and min(one.bottom, two.bottom) - max(one.top, two.top) > 0.3 * min(one.size, two.size)
    ]


def test_no_two_texts_cover_each_other() -> None:
    assert failing(covered) == {}


def in_another_language(sheet: Sheet) -> list[str]:
    """Title and description, where they are Chinese in English or the other way round."""
    drawn = drawing(sheet).figure
    chinese = sheet[1] == "zh-TW"
    words = (drawn.title, drawn.description)
    return [text for text in words if bool(re.search("[\u4e00-\u9fff]", text)) != chinese]


def test_a_figure_says_something_in_its_own_language() -> None:
    assert failing(in_another_language) == {}
    assert failing(lambda sheet: not drawing(sheet).figure.title) == {}
    assert failing(lambda sheet: not drawing(sheet).figure.description) == {}


def test_a_description_ends_as_a_sentence() -> None:
    ends = {"en": ".", "zh-TW": "。"}

    wrong = failing(lambda s: not drawing(s).figure.description.endswith(ends[s[1]]))

    assert wrong == {}


def hyphens_for_minus(sheet: Sheet) -> list[str]:
    """Words in which a negative number has a hyphen."""
    words = [drawing(sheet).figure.description, *(text.text for text in texts(sheet))]
    return [text for text in words if re.search(r"(?<!\w)-\s?[\d.]", text)]


def test_negative_numbers_have_a_true_minus() -> None:
    assert failing(hyphens_for_minus) == {}


def not_found(sheet: Sheet) -> set[str]:
    """Curves that keep their data and are not in the drawing under their name."""
    ids = {element.get("id") for element in parsed(sheet).iter()}
    return {gid for gid in drawing(sheet).figure.drawn if f"{prefix(sheet)}-{gid}" not in ids}


def test_a_curve_that_keeps_its_data_can_be_found_in_the_drawing() -> None:
    assert failing(not_found) == {}


def told(sheet: Sheet) -> tuple[str, str]:
    """Title and description."""
    return drawing(sheet).figure.title, drawing(sheet).figure.description


def test_both_widths_tell_the_same() -> None:
    assert failing(lambda sheet: told(sheet) != told((*sheet[:2], not sheet[2]))) == {}


def draws_a_figure(function: Callable[..., object]) -> bool:
    """Whether a function draws a figure as `FigureFunction` says, and is no part of others."""
    signature = inspect.signature(function)
    is_figure = signature.return_annotation in ("BookFigure", BookFigure)
    return is_figure and list(signature.parameters) == ["language", "narrow"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_figure_of_a_chapter_is_registered(chapter: str) -> None:
    module = importlib.import_module(f"nnbook.figures.{chapter}")

    functions = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and draws_a_figure(function)
    }

    assert functions == {name for name, place in FIGURES.items() if place == chapter}


def test_every_registered_figure_belongs_to_a_chapter() -> None:
    assert [name for name, place in FIGURES.items() if place not in CHAPTERS] == []


def test_a_figures_first_line_says_what_to_see() -> None:
    first_lines = {name: figure_function(name).__doc__ or "" for name in FIGURES}

    assert {n: line for n, line in first_lines.items() if not line.startswith("See ")} == {}


def test_an_unknown_figure_is_answered_with_the_nearest() -> None:
    message = r'^unknown figure "sigmoid_curves"; nearest: "sigmoid_curve"$'

    with pytest.raises(UnknownNameError, match=message):
        figure_function("sigmoid_curves")
