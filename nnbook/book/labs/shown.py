"""A lab as a page: its text rendered like every other page's, its cells as mkdocs-jupyter's.

mkdocs-jupyter makes the scripts pages of the site, and would render them as a notebook is rendered
anywhere: no formulas, dead links, white plots. Here it renders the executed cells alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from nnbook.book import sources
from nnbook.book.labs import percent, running
from nnbook.book.labs.fence import PLACE
from nnbook.book.labs.percent import Cell
from nnbook.book.labs.plots import PlotError, page_plot
from nnbook.book.labs.rendered import PLOT, SVG, Output
from nnbook.book.problems import BookError

END: Final = "</div>"


def is_lab(page: Page) -> bool:
    """Whether a page of the site is a lab."""
    uri = page.file.src_uri
    return uri.startswith(f"{percent.FOLDER}/") and uri.endswith(percent.SUFFIX)


def source_of(page: Page, config: MkDocsConfig) -> sources.Page:
    """The lab's source."""
    slug = page.file.src_uri.removesuffix(percent.SUFFIX)
    return sources.load(Path(config.docs_dir)).pages[slug]


def take_over(page: Page, config: MkDocsConfig) -> Page:
    """Let a lab be rendered here; mkdocs-jupyter has put its own way in."""
    if is_lab(page):

        def render(config: MkDocsConfig, files: Files) -> None:
            Page.render(page, config, files)
            page.content = with_cells(page.content or "", source_of(page, config))

        page.render = render  # type: ignore[method-assign]
    return page


def markdown_of(markdown: str, page: Page, config: MkDocsConfig) -> str:
    """A lab's text as Markdown, its front matter taken up; any other page's as it is."""
    if not is_lab(page):
        return markdown
    text, page.meta = get_data(source_of(page, config).text)
    return text


def with_cells(html: str, source: sources.Page) -> str:
    """The page with every cell in its place.

    Raises:
        BookError: A plot that a page cannot show, or that nobody described.
    """
    cells, result = percent.cells(source.text), running.result_of(source)
    filled = (
        fill(source.path, cell, shown, outputs)
        for cell, shown, outputs in zip(cells, result.html, result.outputs, strict=True)
    )
    return re.sub(re.escape(PLACE), lambda match: match[0].replace(END, next(filled) + END), html)


def fill(path: Path, cell: Cell, html: str, outputs: list[Output]) -> str:
    """A cell's HTML with its plot."""
    plots = list(drawn(outputs))
    if len(plots) != bool(cell.alt):
        reason = f'draws {len(plots)} plots; one, and what it shows, belong together: # %% alt="…"'
        raise BookError(path, cell.line - 1, f"cell {cell.number} {reason}")
    try:
        for svg in plots:
            html = html.replace(PLOT, page_plot(svg, f"plot-{cell.number}", cell.alt))
    except PlotError as error:
        raise BookError(path, cell.line, f"cell {cell.number} {error}") from None
    return html


def drawn(outputs: list[Output]) -> Iterator[str]:
    """The plots among a cell's outputs."""
    for output in outputs:
        if SVG in output.get("data", {}):
            yield output["data"][SVG]
