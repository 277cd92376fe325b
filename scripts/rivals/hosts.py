"""A built site with local copies of what its pages fetch from other hosts.

The copies come from npm and lie below `/hosts/<host>/` on the site's own server, so a page's count
of requests to other hosts stays known. A real reader would wait longer: for another host's name,
its connection and its certificate.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from scripts.rivals.environments import node_modules

FOLDER: Final = "hosts"
TEXTS: Final = (".css", ".html", ".js", ".mjs")
# The package of npm that stands at each address.
PLACES: Final = {
    "unpkg.com/katex@0": "katex",
    "unpkg.com/mathjax@3": "mathjax",
    "cdn.jsdelivr.net/npm/mathjax@3": "mathjax",
    "cdn.jsdelivr.net/npm/mathjax@4": "mathjax4",
    "cdn.jsdelivr.net/npm/@mathjax/mathjax-newcm-font@4": "@mathjax/mathjax-newcm-font",
}
HOSTS: Final = re.compile(r"https://(unpkg\.com|cdn\.jsdelivr\.net)/")
GOOGLE: Final = re.compile(r"https://fonts\.googleapis\.com/css\?family=([^\"']*)")


@contextmanager
def with_copies(site: Path) -> Iterator[Path]:
    """A copy of a built site whose pages find everything in it."""
    with TemporaryDirectory(prefix="nnbook-hosts-") as name:
        folder = Path(name) / "site"
        shutil.copytree(site, folder)
        (folder / "404.html").touch()  # not every builder writes one, and the server sends it
        modules = node_modules()
        for place, package in PLACES.items():
            shutil.copytree(modules / package, folder / FOLDER / place)
        for path in folder.rglob("*"):
            if path.suffix in TEXTS and path.is_file():
                rewrite(path, folder)
        yield folder


def rewrite(path: Path, folder: Path) -> None:
    """Lead a file's addresses of other hosts to the copies."""
    text = path.read_text("utf-8", "surrogateescape")
    found = HOSTS.sub(rf"/{FOLDER}/\1/", text)
    for families in set(GOOGLE.findall(found)):
        sheet = write_fonts(families, folder)
        found = found.replace(f"https://fonts.googleapis.com/css?family={families}", sheet)
    if found != text:
        path.write_text(found, "utf-8", "surrogateescape")


def write_fonts(families: str, folder: Path) -> str:
    """Write a style sheet as Google Fonts sends it, and its fonts; gives its address."""
    names = [family.partition(":")[0].replace("+", " ") for family in families.split("%7C")]
    sheet, fonts = f"{FOLDER}/fonts.googleapis.com/{names[0]}.css", f"{FOLDER}/fonts.gstatic.com"
    text = ""
    for name in names:
        kind = name.lower().replace(" ", "-")
        package = node_modules() / "@fontsource-variable" / kind
        shutil.copytree(package / "files", folder / fonts / kind, dirs_exist_ok=True)
        for file in ("wght.css", "wght-italic.css"):
            text += (package / file).read_text("utf-8").replace("./files/", f"/{fonts}/{kind}/")
        text = text.replace(f"{name} Variable", name)
    (folder / sheet).parent.mkdir(parents=True, exist_ok=True)
    (folder / sheet).write_text(text.replace("swap", "fallback"), "utf-8")
    return f"/{sheet}"


def host_of(path: str) -> str:
    """The other host that an answer's path stands for; empty for the site's own.

    Examples:
        >>> host_of("/hosts/unpkg.com/katex@0/dist/katex.min.js"), host_of("/en/")
        ('unpkg.com', '')
    """
    parts = path.split("/")
    return parts[2] if len(parts) > 2 and parts[1] == FOLDER else ""
