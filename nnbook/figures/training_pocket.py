"""The figure of "Training" in which the pocket network reads a drawing wrongly."""

from __future__ import annotations

from nnbook.examples.strokes import SLASHED
from nnbook.figures.canvas import BookFigure
from nnbook.figures.digits_pocket import Words, draw_reading
from nnbook.languages import Language


def pocket_misreads(language: Language, narrow: bool = False) -> BookFigure:
    """See a 0 with a stroke through it go through the network and come out as an 8."""
    titles: Words = {"en": "A crossed 0, taken for an 8", "zh-TW": "加了斜線的 0，看成 8"}
    drawn: Words = {
        "en": "a 0 with a slanting stroke through it",
        "zh-TW": "一個 0，中間加了一條斜線",
    }
    return draw_reading(language, SLASHED, titles, drawn, "slashed", narrow=narrow)
