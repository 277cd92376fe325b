"""Make the font of the figures: `python scripts/vendor_font.py NotoSansCJK-Regular.ttc`.

The source is Debian's package `fonts-noto-cjk` (Noto Sans CJK, SIL Open Font License 1.1). The
result holds Latin, Greek, symbols, the 5,401 common characters of Big5 level 1 and a few rarer ones
in their Taiwan forms, under a name of its own, because a changed font may not keep a reserved one.
Needs the `dev` extra.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "nnbook" / "figures" / "fonts" / "NNBookSansTC-Regular.otf"
FAMILY = "NNBook Sans TC"
FACE = "Noto Sans CJK TC"


def big5_level_1() -> str:
    """The common characters of Big5: lead bytes A4 to C6, up to C67E."""
    characters = []
    for lead in range(0xA4, 0xC7):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            if (lead << 8) + trail <= 0xC67E:
                characters.append(bytes((lead, trail)).decode("big5"))
    return "".join(characters)


def characters() -> str:
    """Every character that a figure may show."""
    latin = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180))))
    greek = "".join(map(chr, range(0x391, 0x3CA)))
    marks = (
        "，。；：「」『』（）、？！《》〈〉—…·–‘’“”−×÷±≈≠≤≥→←↑↓∞√∑∂∇°′″①②③④⑤₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ℝ"
    )
    rarer = "熵饋閾"  # Big5 level 2: entropy, feedback, threshold
    return latin + greek + marks + big5_level_1() + rarer


def rename(font: TTFont) -> None:
    """Give the font its own family name, so that no installed font is taken for it."""
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 16):
            font["name"].setName(
                FAMILY, record.nameID, record.platformID, record.platEncID, record.langID
            )
        elif record.nameID == 6:
            font["name"].setName(
                "NNBookSansTC-Regular", 6, record.platformID, record.platEncID, record.langID
            )
    cff = font["CFF "].cff
    cff.fontNames = ["NNBookSansTC-Regular"]
    cff[0].FamilyName = cff[0].FullName = FAMILY


def main(collection: Path) -> None:
    """Pick the Taiwan face out of the collection, subset it and save it."""
    faces = TTCollection(str(collection)).fonts
    font = next(face for face in faces if face["name"].getDebugName(1) == FACE)
    options = subset.Options()
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.layout_features = ["kern", "palt"]
    options.hinting = False
    options.desubroutinize = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    rename(font)
    font.save(str(TARGET))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
