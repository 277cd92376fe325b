"""The published test vector: it obeys its schema, and other code can recompute all of it."""

import json
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from nnbook.book.vectors import VERSION, worked_example, worked_example_schema
from nnbook.net import Layer, Network, forward, gradient_step, gradients, quadratic_cost, sigmoid


def network_of(layers: list[dict[str, Any]]) -> Network:
    """A network from the vector's numbers alone."""
    return Network(
        tuple(Layer(np.array(one["weight"]), np.array(one["bias"]), sigmoid) for one in layers)
    )


def test_the_schema_is_a_schema_and_the_vector_obeys_it() -> None:
    Draft202012Validator.check_schema(worked_example_schema())

    Draft202012Validator(worked_example_schema()).validate(worked_example())


@pytest.mark.parametrize("key", ["x", "layers", "y", "target", "cost", "gradients", "step"])
def test_a_vector_without_a_part_does_not_obey_the_schema(key: str) -> None:
    vector = worked_example()
    del vector[key]

    assert not Draft202012Validator(worked_example_schema()).is_valid(vector)


def test_the_keys_of_version_1_are_all_there() -> None:
    assert VERSION == 1
    assert {"version", "x", "layers", "y"} <= worked_example().keys()
    assert worked_example()["layers"][0].keys() == {
        "weight",
        "bias",
        "activation_function",
        "z",
        "a",
    }


def test_every_float_survives_the_file() -> None:
    assert json.loads(json.dumps(worked_example())) == worked_example()


def test_the_step_can_be_recomputed_from_the_vector_alone() -> None:
    vector = worked_example()
    network = network_of(vector["layers"])
    x, target = np.array(vector["x"]), np.array(vector["target"])

    slopes = gradients(network, x, target, quadratic_cost)
    after = gradient_step(network, slopes, vector["learning_rate"])

    np.testing.assert_allclose(vector["y"], forward(network, x).output, rtol=1e-15)
    np.testing.assert_allclose(vector["cost"], quadratic_cost(np.array(vector["y"]), target))
    for l in (1, 2):  # noqa: E741
        theirs, layer = vector["gradients"][l - 1], vector["step"]["layers"][l - 1]
        np.testing.assert_allclose(theirs["delta"], slopes.delta(l), rtol=1e-14)
        np.testing.assert_allclose(theirs["weight"], slopes.weight(l), rtol=1e-14)
        np.testing.assert_allclose(theirs["bias"], slopes.bias(l), rtol=1e-14)
        np.testing.assert_allclose(layer["weight"], after.layers[l - 1].weight, rtol=1e-15)
        np.testing.assert_allclose(layer["a"], forward(after, x).a(l), rtol=1e-15)
    np.testing.assert_allclose(vector["step"]["y"], forward(after, x).output, rtol=1e-15)
