"""Both languages' pages have the same anchors in the same order."""

from __future__ import annotations

import re

import pytest

from nnbook.book.anchors import WITHOUT
from tests.built_site import PAGES, BookPage
from tests.site.built_html import built_page

CHINESE = [page for page in PAGES if page.language == "zh-TW" and page.slug not in WITHOUT]
# An element's name and id, in the article.
NAMED = re.compile(r'<(p|h\d|ul|ol|div|figure|summary)\b[^>]*? id="([^"]+)"')


def anchors(page: BookPage) -> list[tuple[str, str]]:
    text = built_page(page.file).text
    article = text[text.index("<article") : text.index("</article>")]
    return NAMED.findall(article)


@pytest.mark.parametrize("page", CHINESE, ids=str)
def test_a_block_has_the_same_name_in_both_languages(page: BookPage) -> None:
    assert anchors(page) == anchors(page.twin)
    assert len(anchors(page)) > 3


@pytest.mark.parametrize("page", CHINESE, ids=str)
def test_every_link_to_a_twin_is_answered_by_one_that_leads_back(page: BookPage) -> None:
    there, back = (
        re.findall(r'class="nn-other" href="[^"#]*#([^"]+)"', built_page(one.file).text)
        for one in (page, page.twin)
    )
    assert there == back
    assert there != []
