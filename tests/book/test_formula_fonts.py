"""The parts that a formula font is cut into: each character in one part, and in its file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from fontTools.ttLib import TTFont

import nnbook
from nnbook.book.tex import shipped_characters

FOLDER = Path(nnbook.__file__).parents[1] / "docs" / "assets" / "katex"
FACE = re.compile(
    r"@font-face\{[^}]*font-family:(?P<family>\w+);[^}]*font-weight:(?P<weight>\d+);"
    r'src:url\((?P<file>[^)]+)\) format\("woff2"\)(?:;unicode-range:(?P<range>[^}]+))?\}'
)


class Face(NamedTuple):
    font: tuple[str, str]
    file: str
    asked: frozenset[int]  # nothing for a font in one piece


def codes(ranges: str) -> list[int]:
    found: list[int] = []
    for run in ranges.split(","):
        first, _, last = run.removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def faces() -> list[Face]:
    css = (FOLDER / "katex.min.css").read_text(encoding="utf-8")
    return [
        Face((m["family"], m["weight"]), m["file"], frozenset(codes(m["range"] or "U+0")) - {0})
        for m in FACE.finditer(css)
    ]


def test_every_font_is_found() -> None:
    css = (FOLDER / "katex.min.css").read_text(encoding="utf-8")

    assert len(faces()) == css.count("@font-face")
    files = {path.name for path in (FOLDER / "fonts").glob("*.woff2")}
    assert {Path(face.file).name for face in faces()} == files


def test_no_character_is_asked_of_two_parts() -> None:
    for font in {face.font for face in faces()}:
        parts = [face.asked for face in faces() if face.font == font]
        assert len(frozenset().union(*parts)) == sum(map(len, parts)), font


@pytest.mark.parametrize("family", ["NNBookTeX_Main", "NNBookTeX_Math"])
def test_every_character_that_a_formula_may_have_is_asked_of_a_part(family: str) -> None:
    parts = [face.asked for face in faces() if face.font == (family, "400")]

    assert frozenset(map(ord, shipped_characters())) <= frozenset().union(*parts)


def test_a_part_holds_what_it_alone_is_asked_for() -> None:
    for face in faces():
        if face.file.endswith(("-common.woff2", "-book.woff2")):
            held = frozenset(TTFont(FOLDER / face.file).getBestCmap())
            # A space without width needs no glyph, and not every font has one.
            assert face.asked - {0x200B} <= held, face.file
