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
from nnbook.book.labs import cache, percent, running
from nnbook.book.labs.fence import PLACE
from nnbook.book.labs.percent import PLOT, SVG, Cell, Output
from nnbook.book.languages import language_of
from nnbook.book.problems import BookError
from nnbook.book.words import words
from nnbook.languages import Language

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
            source = source_of(page, config)
            page.content = with_cells(page.content or "", source, language_of(config))

        page.render = render  # type: ignore[method-assign]
    return page


def markdown_of(markdown: str, page: Page, config: MkDocsConfig) -> str:
    """A lab's text as Markdown, its front matter taken up; any other page's as it is."""
    if not is_lab(page):
        return markdown
    text, page.meta = get_data(source_of(page, config).text)
    return text


def with_cells(html: str, source: sources.Page, language: Language) -> str:
    """The page with every cell in its place.

    Raises:
        BookError: A plot that a page cannot show, or that nobody described.
    """
    cells, result = percent.cells(source.text), running.result_of(source)
    plots = [list(drawn(outputs)) for outputs in result.outputs]
    for cell, svgs in zip(cells, plots, strict=True):
        if len(svgs) != bool(cell.alt):
            reason = f"draws {len(svgs)} plots; one, and what it shows, belong together"
            text = f'cell {cell.number} {reason}: # %% alt="…"'
            raise BookError(source.path, cell.line - 1, text)
    parts = [text for cell, svgs in zip(cells, plots, strict=True) for text in (cell.alt, *svgs)]
    names = [words(language, "lab-plot", str(cell.number)) for cell in cells]
    parts += [*names, *result.html]
    filled = iter(cache.kept(parts, lambda: fill(source.path, cells, names, result.html, plots)))
    return re.sub(re.escape(PLACE), lambda match: match[0].replace(END, next(filled) + END), html)


def fill(
    path: Path, cells: list[Cell], names: list[str], html: list[str], plots: list[list[str]]
) -> list[str]:
    """Each cell's HTML with its plot."""
    from nnbook.book.labs.plots import PlotError, page_plot  # slow to import: Matplotlib

    filled = []
    for cell, name, shown, svgs in zip(cells, names, html, plots, strict=True):
        prefix = f"plot-{cell.number}"
        try:
            plot = "".join(page_plot(svg, prefix, name, cell.alt) for svg in svgs)
        except PlotError as error:
            raise BookError(path, cell.line, f"cell {cell.number} {error}") from None
        filled.append(shown.replace(PLOT, plot))
    return filled


def drawn(outputs: list[Output]) -> Iterator[str]:
    """The plots among a cell's outputs."""
    for output in outputs:
        if SVG in output.get("data", {}):
            yield output["data"][SVG]
