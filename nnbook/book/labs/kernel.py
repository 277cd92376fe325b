"""What a lab's kernel does before the lab's own first cell."""

from __future__ import annotations

import warnings

from IPython import get_ipython
from matplotlib_inline.backend_inline import set_matplotlib_formats
from matplotlib_inline.config import InlineBackend

from nnbook.book.svg import NO_DATES
from nnbook.figures.lab_style import use_lab_style


def prepare() -> None:
    """Plots as SVG in the book's colours; each warning is an error from here on."""
    shell = get_ipython()
    backend = InlineBackend.instance(parent=shell)
    backend.close_figures = True
    backend.rc = {}
    set_matplotlib_formats("svg", bbox_inches=None, metadata=NO_DATES)
    use_lab_style()
    warnings.simplefilter("error")
