"""The site as a ZIP file whose pages work when they are opened from disk.

From `file://` browsers refuse modules, workers, `fetch` and fonts. The copy has its modules as one
classic script, `offline.js` in place of the others, and its fonts inside the style sheet. An
address of a folder becomes that of the page in it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from nnbook.book.classic import classic_script_of, with_classic_script
from nnbook.book.policy import content_policy
from nnbook.book.take.archive import zipped

SCRIPT: Final = Path(__file__).with_name("offline.js")
FOLDER: Final = "nnbook"
# What only a host, a search engine or a shared link has a use for.
LEFT_OUT: Final = (
    *("*404.html", "*sitemap.xml*", "robots.txt", "_headers", ".htaccess", "build-info.json"),
    *("cards/*", "*search/search_index.json", "assets/katex/fonts/*.woff2", "take-along/nnbook*"),
)
FONT: Final = re.compile(r"url\((fonts/[^)]+\.woff2)\)")
# Addresses with the site's host in them, and fonts fetched ahead, which the copy has no more.
HEAD: Final = re.compile(
    r'[ \t]*(?:<link rel="(?:canonical"| alternate" hreflang=|preload")[^>]*>'
    r'|<meta (?:property="og:|name="twitter:)[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>)\n?',
    re.DOTALL,
)
ADDRESS: Final = re.compile(r'(<a\b[^>]*?\shref|\sdata-twin)="([^"]*)"')
EARLY: Final = re.compile(r'<script src="([^"]*)assets/theme/early\.js">')
ARTICLE: Final = re.compile(r"<article\b.*</article>", re.DOTALL)
LANGUAGE: Final = re.compile(r'<html lang="([\w-]+)"')


def to_file(address: str) -> str:
    """An address inside the site as that of a file.

    Examples:
        >>> to_file("../cost/#loss"), to_file("."), to_file("#here"), to_file("figures/a.en.svg")
        ('../cost/index.html#loss', './index.html', '#here', 'figures/a.en.svg')
    """
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path or ":" in path or path.rpartition("/")[2] not in ("", ".", ".."):
        return address
    return f"{path.removesuffix('/')}/index.html{mark}{rest}"


def page_from_disk(html: str) -> str:
    """A page that works from disk."""
    html = HEAD.sub("", with_classic_script(html))
    html = ADDRESS.sub(lambda match: f'{match[1]}="{to_file(match[2])}"', html)
    html = EARLY.sub(r'<script src="\1assets/theme/offline.js"></script>\n    \g<0>', html)
    return html.replace(content_policy(), content_policy(**{"font-src": "'self' data:"}))


def text_script(html: str) -> str:
    """A script that hands over what other pages show of a page."""
    language, article = LANGUAGE.search(html), ARTICLE.search(html)
    text = f'<html lang="{language[1] if language else ""}">{article[0] if article else ""}</html>'
    return f"nnPage({json.dumps(text, ensure_ascii=False)});\n"


def index_script(index: str) -> str:
    """The search index as the script that the theme asks for from disk."""
    found = json.loads(index)
    for entry in found["docs"]:
        entry["location"] = to_file(f"./{entry['location']}").removeprefix("./")
    return f"var __index = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"


def with_fonts(css: str, folder: Path) -> str:
    """A style sheet with its fonts in it."""

    def inside(match: re.Match[str]) -> str:
        content = base64.b64encode((folder / match[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{content})"

    return FONT.sub(inside, css)


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """The copy's files: path and content."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name.endswith("search/search_index.json"):
            yield f"{name.removesuffix('on')}", index_script(path.read_text("utf-8")).encode()
        elif any(fnmatch(name, pattern) for pattern in LEFT_OUT):
            continue
        elif path.suffix == ".html":
            html = page_from_disk(path.read_text("utf-8"))
            yield name, html.encode()
            if "data-twin=" in html:
                yield name.removesuffix("index.html") + "page.js", text_script(html).encode()
        elif path.match("assets/katex/*.css"):
            yield name, with_fonts(path.read_text("utf-8"), path.parent).encode()
        else:
            yield name, path.read_bytes()
    yield "assets/js/classic.js", classic_script_of(site / "assets" / "js").encode()
    yield "assets/theme/offline.js", SCRIPT.read_bytes()


def offline_copy(site: Path) -> bytes:
    """The archive, all of it in one folder.

    Args:
        site: A built site.
    """
    return zipped((f"{FOLDER}/{name}", content) for name, content in sorted(files(site)))
