"""The book's font for print: only what a text needs of it, with outlines that a PDF can embed.

Chromium embeds a font with the cubic curves of PostScript as drawings, one for each letter, which
many readers show less well than a font; one with the curves of TrueType it embeds as it is.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

TOLERANCE: Final = 1.0  # of a thousandth of the letters' size: the largest change of an outline
BEARING: Final = 45  # beside a quotation mark
POST_WITHOUT_NAMES: Final = 3.0


def with_letters(font: Path, text: str, *, narrow: str = "") -> bytes:
    """A part of a font as a TrueType font, the same bytes every time.

    Args:
        font: An OpenType font with PostScript's outlines.
        text: The characters it is to have.
        narrow: Those that are to be as wide as they look, and not as a Chinese character.
    """
    options = Options(recalc_timestamp=False, notdef_outline=True, layout_features=["*"])
    with TTFont(font, recalcTimestamp=False) as found:
        subsetter = Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(found)
        to_truetype(found)
        for character in narrow:
            if name := found.getBestCmap().get(ord(character)):
                set_narrow(found, name)
        buffer = io.BytesIO()
        found.save(buffer, reorderTables=False)
    return buffer.getvalue()


def to_truetype(font: TTFont) -> None:
    """Replace the outlines of a font."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], glyf = newTable("loca"), newTable("glyf")
    font["glyf"] = glyf
    glyf.glyphOrder, glyf.glyphs = order, drawn
    for name in order:
        glyf[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyf[name], "xMin", 0))
    font["maxp"] = limits(len(order))
    font["post"].formatType = POST_WITHOUT_NAMES
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\x00\x01\x00\x00"


def set_narrow(font: TTFont, name: str) -> None:
    """Give a glyph little space on both sides."""
    glyph = font["glyf"][name]
    glyph.coordinates.translate((BEARING - glyph.xMin, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (glyph.xMax + BEARING, BEARING)


def limits(glyphs: int) -> object:
    """The table of limits of a font without instructions; the rest is counted when it is saved."""
    table = newTable("maxp")
    table.tableVersion, table.numGlyphs = 0x00010000, glyphs
    for name in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions"),
    ):
        setattr(table, name, 0)
    table.maxZones = 1
    return table
