"""A site that has no absolute address tells nobody a wrong one."""

from __future__ import annotations

import re
from pathlib import Path

from tests.build import minibook

ABSOLUTE = re.compile(r"og:(?:url|image)|hreflang=\"x-default\"|canonical|ld\+json|None")


def test_without_an_address_a_page_names_none(tmp_path: Path) -> None:
    minibook.write(tmp_path)

    run = minibook.build(tmp_path, tmp_path / "site", tmp_path / "kept", NNBOOK_SITE_URL="")

    assert run.returncode == 0, run.stderr
    for path in minibook.built_pages(tmp_path / "site"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        assert ABSOLUTE.findall(head) == [], path
        assert "og:title" in head
    assert "Sitemap" not in (tmp_path / "site" / "robots.txt").read_text(encoding="utf-8")
