"""Vendor KaTeX: `npm pack katex@0.19.1`, unpack it, then `python scripts/vendor_katex.py package`.

Writes the engine for the build (`nnbook/book/katex/`), the style sheet and the subset web fonts for
the reader (`docs/assets/katex/`), and the two fonts that figures set their symbols in
(`nnbook/figures/fonts/`). Needs the `dev` extra (fontTools, Brotli).
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "nnbook" / "book" / "katex"
ASSETS = ROOT / "docs" / "assets" / "katex"
FIGURE_FONTS = ROOT / "nnbook" / "figures" / "fonts"

# The Open Font License reserves the name KaTeX for unchanged fonts; ours are cut down to what the
# book needs, so they carry a name of their own.
THEIRS, OURS = "KaTeX_", "NNBookTeX_"

# KaTeX's fonts say they were made in 1904, which PDF writers warn about; any real time will do.
A_TIME = 3_600_000_000

# The fonts a formula of the book may use; the renderer refuses a formula that needs another one.
FONTS = (
    "KaTeX_AMS-Regular",
    "KaTeX_Main-Bold",
    "KaTeX_Main-Regular",
    "KaTeX_Math-Italic",
    "KaTeX_Size1-Regular",
    "KaTeX_Size2-Regular",
    "KaTeX_Size3-Regular",
    "KaTeX_Size4-Regular",
)
ASCII = "".join(map(chr, range(0x20, 0x7F)))
GREEK = "ΓΔΘΛΞΠΣΥΦΨΩαβγδεζηθικλμνξοπρςστυφχψωϑϕϖϱϵ"
LETTERS = "ℓℏıȷ℘ℜℑℵℝℕℤℚ"
ACCENTS = "ˆˇ˜ˉ˘˙¨´`˚¯⃗̂̃̄̇̈"
OPERATORS = "−±∓×÷⋅∗∘∙⊕⊖⊗⊙⊤⊥∂∇√∞∑∏∐∫∮∩∪∧∨¬∀∃∈∉∋⊂⊃⊆⊇∅∖∼≃≅≈≡≠≤≥≪≫∝≺≻∣∥′″°†‡"
ARROWS = "←→↑↓↔⇐⇒⇑⇓⇔↦⟵⟶⟷⟸⟹⟺⟼↗↘⇀"
PUNCTUATION = "…⋯⋮⋱·–—‘’“”\u00a0\u2009\u200b⟨⟩⌈⌉⌊⌋{}[]()|‖§¶□■⊢"
CHARACTERS = "".join(
    sorted(set(ASCII + GREEK + LETTERS + ACCENTS + OPERATORS + ARROWS + PUNCTUATION))
)
# A browser fetches a part of a font only for a page with one of its characters. The parts follow
# what pages show, in formulas and in figures: `common` is what the home page needs and every page
# has; `book` what all pages have beside it, with the small letters and capitals that a sentence
# about them may bring tomorrow; the rest waits for a formula that no page has yet. The space is
# what a browser takes a font's measures from.
LOWER = "abcdefghijklmnopqrstuvwxyz"
SPACES = " \u00a0\u200b"
# The rest of a font is asked for any other character before Chinese: its gaps make a shorter list
# than its characters. Ranges never overlap, so that no browser fetches two parts for one character.
BEFORE_CHINESE = "".join(map(chr, range(0x20, 0x3000)))
PARTS: dict[str, dict[str, str]] = {
    "KaTeX_Main-Regular": {
        "common": f"{SPACES}.0123456789=−",
        "book": f"!%()+,-/:;<>[]|{LOWER}LRU±×÷Δ–…′←→∂∇∈∣∥≈≤≥⊙⊤⋅⋮⋯⟶⟹",
    },
    "KaTeX_Math-Italic": {
        "common": " by",
        "book": "acdefghijklmnopqrstuvwxzABCEFKLNTWXYZΣδεηθλμπσ",
    },
    "KaTeX_Size1-Regular": {"book": " ()[]{}∑"},
    "KaTeX_Size2-Regular": {"book": " ()[]{}∑"},
}


def save_renamed(font: TTFont, target: Path) -> None:
    """Save a font under our name."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = str(record).replace(THEIRS, OURS)
    font["head"].created = font["head"].modified = A_TIME
    font.save(target)


def subset_font(source: Path, target: Path, characters: str) -> None:
    """Write the part of a font that `characters` need as WOFF2."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.hinting = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    save_renamed(font, target)


def all_characters(source: Path) -> str:
    """What the book may use of a font: of one of brackets in a larger size, all that it has."""
    return "".join(map(chr, TTFont(source).getBestCmap())) if "_Size" in source.stem else CHARACTERS


def parts(source: Path) -> dict[str, str]:
    """The files that a font is cut into, without suffix, and the characters of each.

    Args:
        source: The whole font.
    """
    name = source.stem
    small = {f"{name}-{part}": characters for part, characters in PARTS.get(name, {}).items()}
    taken = "".join(small.values())
    return {name: without(all_characters(source), taken)} | small


def without(characters: str, taken: str) -> str:
    """Characters that are not taken."""
    return "".join(character for character in characters if character not in taken)


def unicode_range(characters: str) -> str:
    """Characters as CSS lists them.

    Examples:
        >>> unicode_range("cab×")
        'U+61-63,U+d7'
    """
    runs: list[list[int]] = []
    for code in sorted(map(ord, set(characters))):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:x}" if a == b else f"U+{a:x}-{b:x}" for a, b in runs)


def reader_css(css: str, fonts: Path) -> str:
    """Keep the WOFF2 faces of the fonts we ship, and every rule that is not a font face.

    Args:
        css: KaTeX's style sheet.
        fonts: The folder of the whole fonts.
    """

    def face(match: re.Match[str]) -> str:
        rule = match[0]
        name = re.search(r"fonts/(\w+-\w+)\.woff2", rule)
        if name is None or name[1] not in FONTS:
            return ""
        cut = parts(fonts / f"{name[1]}.ttf")
        taken = "".join(characters for part, characters in cut.items() if part != name[1])
        asked = cut | {name[1]: without(BEFORE_CHINESE, taken)} if taken else {name[1]: ""}
        return "".join(part_face(rule, *part) for part in asked.items())

    def part_face(rule: str, part: str, characters: str) -> str:
        source = f'src:url(fonts/{part}.woff2) format("woff2")'
        if characters:
            source += f";unicode-range:{unicode_range(characters)}"
        return re.sub(r"src:[^;}]+", source, rule)

    return re.sub(r"@font-face\{[^}]*\}", face, css).replace(THEIRS, OURS)


def main(package: Path) -> None:
    """Copy, subset and record everything taken from the unpacked npm package."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    dist = package / "dist"
    (ASSETS / "fonts").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(dist / "katex.min.js", ENGINE / "katex.min.js")
    shutil.copyfile(package / "LICENSE", ENGINE / "LICENSE")
    (ENGINE / "VERSION").write_text(version + "\n", encoding="utf-8")
    (ENGINE / "characters.txt").write_text(CHARACTERS, encoding="utf-8")
    css = (dist / "katex.min.css").read_text(encoding="utf-8")
    (ASSETS / "katex.min.css").write_text(reader_css(css, dist / "fonts"), encoding="utf-8")
    shutil.copyfile(package / "LICENSE", ASSETS / "LICENSE")
    for name in FONTS:
        whole = dist / "fonts" / f"{name}.ttf"
        for part, characters in parts(whole).items():
            target = ASSETS / "fonts" / f"{part.replace(THEIRS, OURS)}.woff2"
            subset_font(whole, target, characters)
    for name in ("KaTeX_Main-Regular", "KaTeX_Math-Italic"):
        font = TTFont(dist / "fonts" / f"{name}.ttf", recalcTimestamp=False)
        save_renamed(font, FIGURE_FONTS / f"{name.replace(THEIRS, OURS)}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
