"""Code and outputs of a lab as HTML: mkdocs-jupyter's, without its own styles and scripts.

It puts 600 KB of style and script into each page, and divisions nested ten deep. What a reader sees
of a cell is its code, as highlighted there, and its outputs, as the book's style sheet shows them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup
from nbformat import from_dict, v4

from nnbook.book.labs.percent import PLOT, SVG, Cell, Output

CUT: Final = "<!-- end of a cell -->"
HEAD: Final = '<div class="jp-Notebook"'


def rendered(cells: Sequence[Cell], outputs: Sequence[Sequence[Output]]) -> list[str]:
    """The HTML of each cell.

    Args:
        cells: The cells of a lab.
        outputs: What each of them shows.

    Returns:
        One piece for each cell, with `PLOT` in place of each plot.
    """
    from mkdocs_jupyter.convert import nb2html  # slow to import, and needed only here

    notebook = v4.new_notebook()
    for cell, shown in zip(cells, outputs, strict=True):
        code = v4.new_code_cell(cell.code, id=f"cell-{cell.number}")
        code.outputs = [from_dict(without_plot(output)) for output in shown]
        end = v4.new_raw_cell(CUT, id=f"end-{cell.number}", metadata={"raw_mimetype": "text/html"})
        notebook.cells += [code, end]
    with tempfile.TemporaryDirectory(prefix="nnbook-lab-") as folder:
        path = Path(folder) / "lab.ipynb"
        path.write_text(json.dumps(notebook), encoding="utf-8")
        html = nb2html(str(path), execute=False, allow_errors=False, custom_mathjax_url="")
    pieces = html[html.index(HEAD) :].split(CUT)
    return [cell_html(piece) for piece in pieces[: len(cells)]]


def without_plot(output: Output) -> Output:
    """An output with a mark in place of a plot, which each language draws with its own words."""
    return output | {"data": {"text/html": PLOT}} if SVG in output.get("data", {}) else output


def cell_html(piece: str) -> str:
    """What a reader sees of one cell in mkdocs-jupyter's HTML."""
    soup = BeautifulSoup(piece, "html.parser")
    code = soup.select_one(".highlight-ipynb pre")
    if code is None:
        msg = f"mkdocs-jupyter shows no code in {piece[:200]!r}"
        raise ValueError(msg)
    source = code.decode_contents().strip("\n")
    parts = [f'<div class="highlight"><pre><code>{source}\n</code></pre></div>']
    for output in soup.select(".jp-OutputArea-output"):
        printed = output.find("pre")
        text = printed.decode_contents().strip("\n") if printed else ""
        parts.append(f'<pre class="nn-output">{text}</pre>' if printed else PLOT)
    return "".join(parts)
