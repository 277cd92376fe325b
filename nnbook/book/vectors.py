"""The worked example as a published test vector, for people who test code of their own."""

from __future__ import annotations

from typing import Any, Final

from nnbook.examples.worked import WORKED_BIASES, WORKED_INPUT, WORKED_WEIGHTS, worked_pass

# Raised when a key changes its meaning or goes away; new keys alone keep it.
VERSION: Final = 1
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def worked_example() -> dict[str, Any]:
    """The worked example: what goes in, every value on the way, what comes out.

    Returns:
        Plain numbers and lists, every float with all its digits. `weight[j][k]` goes from neuron k
            of the layer before to neuron j, both counted from 0.

    Examples:
        >>> worked_example()["y"]
        [0.7122574322957417, 0.5330975738715015]
    """
    run = worked_pass()
    layers = [
        {
            "weight": [list(row) for row in WORKED_WEIGHTS[layer - 1]],
            "bias": list(WORKED_BIASES[layer - 1]),
            "activation_function": "sigmoid",
            "z": list(run.z(layer)),
            "a": list(run.a(layer)),
        }
        for layer in (1, 2)
    ]
    return {
        "$schema": "worked-example.schema.json",
        "version": VERSION,
        "description": "A 2-2-2 network, one input, every value of the forward pass. Evaluated "
        "neuron by neuron in IEEE 754 double precision: products in order, added one by one, then "
        "the bias; sigmoid(z) = 1 / (1 + exp(-z)). Other orders may differ in the last digit.",
        "x": list(WORKED_INPUT),
        "layers": layers,
        "y": list(run.a(2)),
    }


def worked_example_schema() -> dict[str, Any]:
    """The JSON Schema that the test vector obeys."""
    number = {"type": "number"}
    vector = {"type": "array", "items": number, "minItems": 1}
    layer = {
        "type": "object",
        "required": ["weight", "bias", "activation_function", "z", "a"],
        "properties": {
            "weight": {"type": "array", "items": vector, "minItems": 1},
            "bias": vector,
            "activation_function": {"const": "sigmoid"},
            "z": vector,
            "a": {"type": "array", "items": {**number, "minimum": 0, "maximum": 1}, "minItems": 1},
        },
        "additionalProperties": False,
    }
    properties = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "description": {"type": "string"},
        "x": vector,
        "layers": {"type": "array", "items": layer, "minItems": 1},
        "y": vector,
    }
    return {
        "$schema": DIALECT,
        "title": "A network, one input, and every value of its forward pass",
        "type": "object",
        "required": ["version", "x", "layers", "y"],
        "properties": properties,
        "additionalProperties": False,
    }
