"""The files of an e-book beside its pages: what is in it, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from nnbook.book.take.pages import BookPage, Title, changed
from nnbook.book.take.tree import find, text_of
from nnbook.languages import Language

FONT: Final = Path(__file__).parents[2] / "figures" / "fonts" / "NNBookSansTC-Regular.otf"
CONTAINER: Final = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
WORDS: Final[dict[Language, dict[str, str]]] = {
    "zh-TW": {
        "contents": "目錄",
        "cover": "封面",
        "start": "正文",
        "rights": "文字與圖片採 CC BY-SA 4.0 授權，程式採 MIT 授權。",
        "access": "公式用 MathML 寫成，每張圖都有文字說明。",
        "below": "每個數字、每張圖都由程式算出來",
    },
    "en": {
        "contents": "Contents",
        "cover": "Cover",
        "start": "Start of the text",
        "rights": "Text and figures CC BY-SA 4.0, code MIT.",
        "access": "Formulas are written in MathML, and every figure has a description.",
        "below": "Every number and every figure computed by code",
    },
}


def document(language: Language, title: str, body: str, *, kind: str = "") -> bytes:
    """An XHTML file."""
    mark = f' epub:type="{kind}"' if kind else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><meta charset="utf-8"/><title>{escape(title)}</title>
<link rel="stylesheet" href="style.css"/></head>
<body{mark}>
{body}
</body>
</html>
""".encode()


def sections(page: BookPage) -> Iterator[tuple[str, str]]:
    """The page's sections: id and title."""
    for heading in find(page.article, "h2"):
        if identity := heading.get("id"):
            yield identity, text_of(heading)


def contents(pages: list[BookPage], language: Language) -> str:
    """The table of contents, with the parts of the book, and the landmarks."""
    lines, part = [], ""
    for page in pages:
        if page.part != part:
            lines.append("</ol></li>" if part else "")
            lines.append(f"<li><span>{escape(page.part)}</span><ol>")
            part = page.part
        inner = "".join(
            f'<li><a href="{page.slug}.xhtml#{identity}">{escape(title)}</a></li>'
            for identity, title in sections(page)
        )
        inner = f"<ol>{inner}</ol>" if inner else ""
        lines.append(f'<li><a href="{page.slug}.xhtml">{escape(page.title)}</a>{inner}</li>')
    lines.append("</ol></li>" if part else "")
    words, first = WORDS[language], pages[0].slug
    return f"""<nav epub:type="toc" id="toc" role="doc-toc"><h1>{words["contents"]}</h1>
<ol>{"".join(lines)}</ol></nav>
<nav epub:type="landmarks" hidden="hidden"><ol>
<li><a epub:type="cover" href="cover.xhtml">{words["cover"]}</a></li>
<li><a epub:type="toc" href="nav.xhtml">{words["contents"]}</a></li>
<li><a epub:type="bodymatter" href="{first}.xhtml">{words["start"]}</a></li>
</ol></nav>"""


def modified() -> str:
    """When the book was last changed."""
    return changed().strftime("%Y-%m-%dT%H:%M:%SZ")


def package(title: Title, pages: list[BookPage]) -> str:
    """The list of all files and of what is said about them."""
    items, spine = [], []
    for page in pages:
        has = "svg " * any(find(page.article, "svg")) + "mathml" * any(find(page.article, "math"))
        properties = f' properties="{has.strip()}"' if has else ""
        kind = 'media-type="application/xhtml+xml"'
        items.append(f'<item id="{page.slug}" href="{page.slug}.xhtml" {kind}{properties}/>')
        spine.append(f'<itemref idref="{page.slug}"/>')
    words = WORDS[title.language]
    features = ("MathML", "longDescription", "tableOfContents", "structuralNavigation")
    access = "".join(
        f'<meta property="schema:accessibilityFeature">{feature}</meta>\n' for feature in features
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"
 xml:lang="{title.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{title.identifier}</dc:identifier>
<dc:title>{escape(title.name)}</dc:title>
<dc:language>{title.language}</dc:language>
<dc:description>{escape(title.description)}</dc:description>
<dc:rights>{words["rights"]}</dc:rights>
<meta property="dcterms:modified">{modified()}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
{access}<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">{words["access"]}</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="font" href="fonts/{FONT.name}" media-type="font/otf"/>
{"".join(items)}
</manifest>
<spine>
<itemref idref="cover"/><itemref idref="nav"/>{"".join(spine)}
</spine>
</package>
"""
