"""The same problems for a person, for a program and for a pull request."""

import json

from nnbook.verify.problem import Problem
from nnbook.verify.report import FORMATS

PROBLEM = Problem("docs/en/a,b.md", 3, "parity-block", "50% «word»", "write it")


def test_text_names_place_rule_message_hint_and_count() -> None:
    assert FORMATS["text"]([PROBLEM]) == (
        "docs/en/a,b.md:3: parity-block: 50% «word»\n    → write it\n1 problem"
    )


def test_json_carries_every_field() -> None:
    (found,) = json.loads(FORMATS["json"]([PROBLEM]))

    assert found == {
        "file": "docs/en/a,b.md",
        "line": 3,
        "rule": "parity-block",
        "message": "50% «word»",
        "hint": "write it",
    }


def test_an_annotation_escapes_what_github_would_read() -> None:
    assert FORMATS["github"]([PROBLEM]) == (
        "::error file=docs/en/a%2Cb.md,line=3,title=parity-block::50%25 «word» write it"
    )
