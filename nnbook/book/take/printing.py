"""A document printed by Chromium as a PDF whose bytes are the same every time."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from nnbook.book.take.epub_files import FONT
from nnbook.book.take.pages import Title, changed

if TYPE_CHECKING:
    from pikepdf import Pdf
    from playwright.sync_api import Page

VARIABLE: Final = "NNBOOK_CHROMIUM"
LONGEST: Final = 600_000  # milliseconds for one step, on a busy machine
LOADED: Final = """async () => {
  await Promise.all([...document.fonts].map(font => font.load()));
  await document.fonts.ready;
}"""
NUMBER: Final = """numbers => {
  for (const place of document.querySelectorAll(".nn-page")) {
    place.textContent = numbers[decodeURIComponent(place.closest("a").hash.slice(1))];
  }
}"""
# No font of the machine's: what the book's own fonts lack must not be hidden by another.
FONTCONFIG: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


class NoPrinterError(RuntimeError):
    """Chromium did not start; the message says what to do about it."""


@contextmanager
def printer() -> Iterator[Page]:
    """A page of a Chromium that knows no fonts but the book's and reaches no host.

    Raises:
        NoPrinterError: Chromium did not start.
    """
    from playwright.sync_api import Error, sync_playwright

    with TemporaryDirectory(prefix="nnbook-print-") as folder, sync_playwright() as browsers:
        try:
            browser = browsers.chromium.launch(
                executable_path=os.environ.get(VARIABLE) or None,
                args=["--host-resolver-rules=MAP * ~NOTFOUND"],
                env=surroundings(Path(folder)),
            )
        except Error as error:
            raise NoPrinterError(
                "The PDF is printed by Chromium, which did not start. scripts/build --all finds or "
                f"installs one; {VARIABLE} names another.\n{error.message}"
            ) from error
        try:
            page = browser.new_page(offline=True)
            page.set_default_timeout(LONGEST)
            yield page
        finally:
            browser.close()


def surroundings(folder: Path) -> dict[str, str | float | bool]:
    """The environment in which Chromium runs."""
    variables: dict[str, str | float | bool] = {**os.environ}
    if sys.platform == "linux":
        configuration = folder / "fonts.conf"
        text = FONTCONFIG.format(
            fonts=escape(str(FONT.parent)), cache=escape(str(folder / "cache"))
        )
        configuration.write_text(text, encoding="utf-8")
        variables["FONTCONFIG_FILE"] = str(configuration)
    return variables


def printed(html: str) -> bytes:
    """A document as Chromium prints it: tagged, with an outline.

    It is printed twice, for only then is it known on which page everything stands that the table
    of contents names.

    Args:
        html: The document, with all that it needs in it.
    """
    with printer() as page:
        page.set_content(html)
        page.evaluate(LOADED)
        draft = page.pdf(prefer_css_page_size=True)
        page.evaluate(NUMBER, page_numbers(draft))
        return page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)


def page_numbers(content: bytes) -> dict[str, int]:
    """The number of the page on which each linked place stands."""
    from pikepdf import Page, Pdf

    with Pdf.open(io.BytesIO(content)) as pdf:
        places = pdf.Root.Dests.as_dict()
        return {name.removeprefix("/"): Page(place[0]).index + 1 for name, place in places.items()}


def finished(content: bytes, title: Title) -> bytes:
    """A printed document with what is said of the book, and without the hour of its printing.

    Args:
        content: What `printed` gave.
        title: What is said of the book.
    """
    from pikepdf import ObjectStreamMode, Pdf

    with Pdf.open(io.BytesIO(content)) as pdf:
        describe(pdf, title)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return buffer.getvalue()


def describe(pdf: Pdf, title: Title) -> None:
    """Title, language and date."""
    from pikepdf import Dictionary, String

    when = changed()
    del pdf.docinfo
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(title.name),
            Subject=String(title.description),
            CreationDate=String(when.strftime("D:%Y%m%d%H%M%SZ")),
            ModDate=String(when.strftime("D:%Y%m%d%H%M%SZ")),
        )
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title.name
        metadata["dc:description"] = title.description
        metadata["dc:language"] = {title.language}
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = when.isoformat()
    pdf.Root.Lang = String(title.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
