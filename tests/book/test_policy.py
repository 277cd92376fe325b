"""What browsers are told that the pages may do."""

from __future__ import annotations

import re

from nnbook.book.policy import apache_file, content_policy, headers, headers_file


def test_everything_comes_from_the_site_itself() -> None:
    directives = content_policy().split("; ")

    assert "default-src 'self'" in directives
    assert "style-src-attr 'unsafe-inline'" in directives
    assert "img-src 'self' data:" in directives


def test_no_script_is_allowed_that_is_not_a_file_of_the_site() -> None:
    directives = dict(part.split(" ", 1) for part in content_policy().split("; "))

    assert directives.keys().isdisjoint({"script-src", "script-src-elem", "worker-src"})
    assert directives["default-src"] == "'self'"
    assert not re.search("unsafe-eval|https?:|[*]", content_policy())


def test_a_host_sends_the_policy_and_four_more_headers() -> None:
    assert headers().keys() == {
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
    }
    assert headers()["X-Content-Type-Options"] == "nosniff"
    assert headers()["Content-Security-Policy"].startswith(content_policy())


def test_no_header_has_a_line_of_its_own_or_a_quotation_mark_in_it() -> None:
    assert not [value for value in headers().values() if re.search('[\n\r"]', value)]


def test_a_header_is_indented_below_its_path() -> None:
    first, second, *_ = headers_file().splitlines()

    assert (first, second[:28]) == ("/*", "  Content-Security-Policy: d")


def test_apache_without_the_module_serves_the_pages_all_the_same() -> None:
    lines = apache_file().splitlines()

    assert (lines[0], lines[-1]) == ("<IfModule mod_headers.c>", "</IfModule>")
