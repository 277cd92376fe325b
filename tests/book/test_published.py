"""The published test vector, its schema, and the style sheet made from the palette."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import numpy as np
import pytest

from nnbook.book.published import PUBLISHED
from nnbook.facts import FACTS
from nnbook.figures.palette import PALETTE
from nnbook.net import forward, sigmoid
from nnbook.net.layers import Layer, Network

VECTOR = json.loads(PUBLISHED["vectors/worked-example.json"]())
SCHEMA = json.loads(PUBLISHED["vectors/worked-example.schema.json"]())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def with_change(*path: str | int, value: Any) -> Any:
    """The vector with one place changed."""
    changed = copy.deepcopy(VECTOR)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def without(*path: str | int) -> Any:
    """The vector with one place taken out."""
    changed = copy.deepcopy(VECTOR)
    place = changed
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return changed


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_vector_obeys_its_schema() -> None:
    VALIDATOR.validate(VECTOR)


def test_the_vector_names_the_schema_beside_it() -> None:
    assert f"vectors/{VECTOR['$schema']}" in PUBLISHED


@pytest.mark.parametrize(
    "broken",
    [
        with_change("version", value=2),
        with_change("x", value=[]),
        with_change("x", 0, value="2"),
        with_change("y", 0, value=None),
        with_change("layers", value=[]),
        with_change("layers", 0, "activation_function", value="relu"),
        with_change("layers", 0, "a", 0, value=1.5),
        with_change("layers", 1, "a", 0, value=-0.1),
        with_change("layers", 0, "weight", value=[0.3, -0.4]),
        with_change("layers", 0, "wieght", value=[[0.3]]),
        with_change("result", value=[]),
        *(without(key) for key in ("version", "x", "layers", "y")),
        *(without("layers", 1, key) for key in ("weight", "bias", "z", "a", "activation_function")),
    ],
)
def test_the_schema_rejects_a_broken_vector(broken: Any) -> None:
    assert not VALIDATOR.is_valid(broken)


def test_the_vector_holds_the_example_as_the_book_gives_it() -> None:
    given = [(layer["weight"], layer["bias"]) for layer in VECTOR["layers"]]

    assert VECTOR["x"] == [2.0, 3.0]
    assert given == [
        ([[0.3, -0.4], [0.2, 0.6]], [0.25, 0.45]),
        ([[0.7, 0.5], [-0.3, -0.1]], [0.15, 0.35]),
    ]


def test_the_vector_holds_the_result_that_the_article_prints() -> None:
    assert VECTOR["y"] == [0.7122574322957417, 0.5330975738715015]


@pytest.mark.parametrize("layer", [1, 2])
@pytest.mark.parametrize("key", ["z", "a"])
def test_the_vector_holds_the_values_that_the_text_quotes(layer: int, key: str) -> None:
    quoted = [FACTS[f"feed_forward.{key}{layer}_{j}"].value for j in (1, 2)]

    assert VECTOR["layers"][layer - 1][key] == quoted


def test_the_vectorised_engine_agrees_with_the_vector() -> None:
    layers = [
        Layer(np.array(layer["weight"]), np.array(layer["bias"]), sigmoid)
        for layer in VECTOR["layers"]
    ]

    run = forward(Network(tuple(layers)), np.array(VECTOR["x"]))

    for number, layer in enumerate(VECTOR["layers"], 1):
        np.testing.assert_allclose(run.z(number), layer["z"], rtol=1e-14)
        np.testing.assert_allclose(run.a(number), layer["a"], rtol=1e-14)


@pytest.mark.parametrize("name", [name for name in PUBLISHED if name.endswith(".json")])
def test_a_published_file_is_plain_json_on_lines(name: str) -> None:
    text = PUBLISHED[name]()

    assert json.loads(text, parse_constant=pytest.fail)  # neither NaN nor Infinity
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("selector", "shade"),
    [("[data-md-color-scheme]", "light"), ('[data-md-color-scheme="slate"]', "dark")],
)
@pytest.mark.parametrize("role", PALETTE)
def test_the_style_sheet_gives_every_role_its_colour(role: str, selector: str, shade: str) -> None:
    css = PUBLISHED["assets/css/palette.css"]()

    rules = css.partition(f"{selector} {{")[2].partition("}")[0]
    assert f"--nn-{role}: {getattr(PALETTE[role], shade)};" in rules
