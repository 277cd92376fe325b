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
import warnings
from functools import cache
from pathlib import Path

import pytest

import nnbook
from nnbook.facts import UnknownNameError
from nnbook.figures import FIGURES, figure_function
from nnbook.figures.canvas import NARROW, WIDE, BookFigure
from nnbook.languages import LANGUAGES
from tests.figures.sheets import IDS, SHEETS, Sheet, drawing, parsed, size_of, texts

ROOT = Path(nnbook.__file__).resolve().parents[1]
MACHINERY = {"__init__", "canvas", "drawing", "labels", "palette", "style"}
CHAPTERS = sorted({p.stem for p in (ROOT / "nnbook" / "figures").glob("*.py")} - MACHINERY)

every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=IDS)

PRINT_HASHES = """
import hashlib, json
from tests.figures.sheets import SHEETS, drawing
print(json.dumps([hashlib.sha256(drawing(sheet).encode()).hexdigest() for sheet in SHEETS[::-1]]))
"""


@cache
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


def figure(sheet: Sheet) -> BookFigure:
    name, language, narrow = sheet
    return figure_function(name)(language, narrow=narrow)


@every_sheet
def test_a_figure_draws_without_a_warning(sheet: Sheet) -> None:
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        drawing(sheet)

    assert [str(warning.message) for warning in raised] == []


@every_sheet
def test_a_figure_has_the_same_bytes_twice(sheet: Sheet) -> None:
    assert drawing(sheet) == drawing(sheet)


@every_sheet
def test_a_figure_has_the_same_bytes_in_another_process(sheet: Sheet) -> None:
    here = hashlib.sha256(drawing(sheet).encode()).hexdigest()

    assert here == hashes_of_a_fresh_process()[sheet]


@every_sheet
def test_a_figure_is_as_wide_as_its_page(sheet: Sheet) -> None:
    assert size_of(sheet)[0] == (NARROW if sheet[2] else WIDE)


@every_sheet
def test_every_text_is_at_least_ten_pixels_high(sheet: Sheet) -> None:
    assert [text for text in texts(sheet) if text.size < 10] == []


@every_sheet
def test_no_text_sticks_out_of_the_sheet(sheet: Sheet) -> None:
    width, height = size_of(sheet)

    outside = [
        text
        for text in texts(sheet)
        if text.left < 0 or text.right > width or text.top < 0 or text.bottom > height
    ]

    assert outside == []


@every_sheet
def test_no_two_texts_cover_each_other(sheet: Sheet) -> None:
    found = list(texts(sheet))

    covered = [
        (one.text, two.text)
        for index, one in enumerate(found)
        for two in found[index + 1 :]
        # An index may reach a tenth of its size into its symbol's box.
        if min(one.right, two.right) - max(one.left, two.left) > 0.1 * min(one.size, two.size)
        and min(one.bottom, two.bottom) - max(one.top, two.top) > 0.3 * min(one.size, two.size)
    ]

    assert covered == []


@every_sheet
def test_a_figure_says_something_in_its_own_language(sheet: Sheet) -> None:
    drawn = figure(sheet)

    chinese = [bool(re.search("[\u4e00-\u9fff]", s)) for s in (drawn.title, drawn.description)]
    assert chinese == [sheet[1] == "zh-TW"] * 2


@every_sheet
def test_a_description_ends_as_a_sentence(sheet: Sheet) -> None:
    assert figure(sheet).description.endswith((".", "。"))


@every_sheet
def test_negative_numbers_have_a_true_minus(sheet: Sheet) -> None:
    words = [figure(sheet).description, *(text.text for text in texts(sheet))]

    assert [text for text in words if re.search(r"(?<!\w)-\s?[\d.]", text)] == []


@every_sheet
def test_a_curve_that_keeps_its_data_can_be_found_in_the_drawing(sheet: Sheet) -> None:
    ids = {element.get("id") for element in parsed(sheet).iter()}

    assert {f"{sheet[0]}-{gid}" for gid in figure(sheet).drawn} <= ids


@pytest.mark.parametrize("name", FIGURES)
def test_both_widths_tell_the_same(name: str) -> None:
    for language in LANGUAGES:
        wide, narrow = (figure((name, language, width)) for width in (False, True))

        assert (wide.title, wide.description) == (narrow.title, narrow.description)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_figure_of_a_chapter_is_registered(chapter: str) -> None:
    module = importlib.import_module(f"nnbook.figures.{chapter}")

    functions = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(function).return_annotation in ("BookFigure", BookFigure)
    }

    assert functions == {name for name, place in FIGURES.items() if place == chapter}


@pytest.mark.parametrize("name", FIGURES)
def test_every_registered_figure_belongs_to_a_chapter(name: str) -> None:
    assert FIGURES[name] in CHAPTERS


@pytest.mark.parametrize("name", FIGURES)
def test_a_figures_first_line_says_what_to_see(name: str) -> None:
    assert (figure_function(name).__doc__ or "").startswith("See ")


def test_an_unknown_figure_is_answered_with_the_nearest() -> None:
    message = r'^unknown figure "sigmoid_curves"; nearest: "sigmoid_curve"$'

    with pytest.raises(UnknownNameError, match=message):
        figure_function("sigmoid_curves")
