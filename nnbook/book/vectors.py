"""The worked example as a published test vector, for people who test code of their own."""

from __future__ import annotations

from typing import Any, Final

from nnbook.examples.worked import (
    WORKED_INPUT,
    WORKED_LEARNING_RATE,
    WORKED_TARGET,
    WorkedStep,
    worked_step,
    worked_steps,
)

# Raised when a key changes its meaning or goes away; new keys alone keep it.
VERSION: Final = 1
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def worked_example() -> dict[str, Any]:
    """The worked example: what goes in, every value on the way, what comes out, and one step on.

    Returns:
        Plain numbers and lists, every float with all its digits. `weight[j][k]` goes from neuron k
            of the layer before to neuron j, both counted from 0.

    Examples:
        >>> worked_example()["y"]
        [0.7122574322957417, 0.5330975738715015]
    """
    before, after = worked_step(), worked_steps()[1]
    return {
        "$schema": "worked-example.schema.json",
        "version": VERSION,
        "description": "A 2-2-2 network, one input, every value of the forward pass, the cost "
        "C = sum of (y - t)^2, every slope of it, and everything after one step of gradient "
        "descent. Evaluated neuron by neuron in IEEE 754 double precision: products in order, "
        "added one by one, then the bias; sigmoid(z) = 1 / (1 + exp(-z)); delta = dC/dz is "
        "(2 (y - t)) (y (1 - y)) at the output and (sum of w delta) (a (1 - a)) before it; each "
        "parameter p becomes p - learning_rate * slope. Other orders may differ in the last digit.",
        "x": list(WORKED_INPUT),
        "layers": _layers(before),
        "y": list(before.run.a(2)),
        "target": list(WORKED_TARGET),
        "cost": before.cost,
        "gradients": [
            {
                "delta": list(before.delta(layer)),
                "weight": [list(row) for row in before.weight_slope(layer)],
                "bias": list(before.bias_slope(layer)),
            }
            for layer in (1, 2)
        ],
        "learning_rate": WORKED_LEARNING_RATE,
        "step": {"layers": _layers(after), "y": list(after.run.a(2)), "cost": after.cost},
    }


def _layers(step: WorkedStep) -> list[dict[str, Any]]:
    return [
        {
            "weight": [list(row) for row in step.parameters.weights[layer - 1]],
            "bias": list(step.parameters.biases[layer - 1]),
            "activation_function": "sigmoid",
            "z": list(step.run.z(layer)),
            "a": list(step.run.a(layer)),
        }
        for layer in (1, 2)
    ]


def worked_example_schema() -> dict[str, Any]:
    """The JSON Schema that the test vector obeys."""
    number = {"type": "number"}
    vector = _list_of(number)
    layer = _object(
        weight=_list_of(vector),
        bias=vector,
        activation_function={"const": "sigmoid"},
        z=vector,
        a=_list_of({**number, "minimum": 0, "maximum": 1}),
    )
    slopes = _object(delta=vector, weight=_list_of(vector), bias=vector)
    cost = {**number, "minimum": 0}
    properties = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "description": {"type": "string"},
        "x": vector,
        "layers": _list_of(layer),
        "y": vector,
        "target": vector,
        "cost": cost,
        "gradients": _list_of(slopes),
        "learning_rate": {**number, "exclusiveMinimum": 0},
        "step": _object(layers=_list_of(layer), y=vector, cost=cost),
    }
    optional = {"$schema", "description"}
    return {
        "$schema": DIALECT,
        "title": "A network, one input, every value of its forward pass, and one step of learning",
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": properties,
        "additionalProperties": False,
    }


def _list_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [*properties],
        "properties": properties,
        "additionalProperties": False,
    }
