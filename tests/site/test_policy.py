"""What every built page, and the files for hosts, say that the pages may do."""

from __future__ import annotations

from pathlib import Path

import pytest

from nnbook.book.policy import content_policy, headers
from tests.built_site import SITE
from tests.site.built_html import BuiltPage, built_files, built_page

DATA = {"application/json", "application/ld+json"}  # never run, whatever is in it
RUNS = ("javascript:", "vbscript:", "data:text")


@pytest.fixture(params=built_files(), ids=lambda path: "/".join(path.parts[-3:]))
def page(request: pytest.FixtureRequest) -> BuiltPage:
    return built_page(request.param)


def test_no_script_stands_in_a_page(page: BuiltPage) -> None:
    scripts = [element.attributes for element in page.elements if element.tag == "script"]
    assert (scripts != []) == (page.path.relative_to(SITE).parts[0] != "source")  # code to read
    assert [a for a in scripts if "src" not in a and a.get("type") not in DATA] == []


def test_no_script_stands_in_an_attribute(page: BuiltPage) -> None:
    found = [
        (element.tag, name, value)
        for element in page.elements
        for name, value in element.attributes.items()
        if name.startswith("on") or value.strip().lower().startswith(RUNS)
    ]
    assert found == []


def test_no_style_sheet_stands_in_a_page(page: BuiltPage) -> None:
    assert [element for element in page.elements if element.tag == "style"] == []


def test_the_policy_comes_before_everything_that_is_fetched(page: BuiltPage) -> None:
    first = next(e for e in page.elements if e.is_fetched and "icon" not in e.attributes.values())
    before = page.elements[: page.elements.index(first)]
    policies = [e.attributes for e in before if "http-equiv" in e.attributes]
    assert policies == [{"http-equiv": "Content-Security-Policy", "content": content_policy()}]


def test_the_files_for_hosts_say_the_same(site: Path) -> None:
    netlify = (site / "_headers").read_text(encoding="utf-8").splitlines()
    apache = (site / ".htaccess").read_text(encoding="utf-8").splitlines()
    for name, value in headers().items():
        assert f"  {name}: {value}" in netlify
        assert f'  Header always set {name} "{value}"' in apache
