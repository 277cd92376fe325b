"""Numbers of the chapter "The neuron": one neuron that decides about the washing, term by term."""

from __future__ import annotations

from typing import Final

from nnbook.examples import washing
from nnbook.examples.networks import ARTICLE_SIZES, sized_network
from nnbook.examples.washing import BIAS, BIASES, DAYS, INPUTS, OTHER_DAY, SUN, WEIGHTS
from nnbook.facts.fact import Fact, fact
from nnbook.net.neuron import pre_activation, weighted_terms

CHOICE: Final = "the book's choice: nnbook.examples.washing"
BY_HAND: Final = "plain floats, term by term: nnbook.net.neuron"
PROBES: Final = {"none": (0.0, 0.0, 0.0), "sun": (1.0, 0.0, 0.0), "wind": (0.0, 1.0, 0.0)} | {
    "rain": (0.0, 0.0, 1.0)
}


def given() -> dict[str, Fact]:
    """Inputs, weights and bias: `x_1` (sunshine), `w_1`, `b`."""
    found = {f"x_{k}": fact(x, CHOICE) for k, x in enumerate(INPUTS, 1)}
    found |= {f"w_{k}": fact(int(w), CHOICE) for k, w in enumerate(WEIGHTS, 1)}
    layer = sized_network(ARTICLE_SIZES).layers[2]
    return found | {
        "b": fact(BIAS, CHOICE),
        "zoom_inputs": fact(layer.n_in, "neurons before the third hidden layer of 4-6-5-5-3"),
        "zoom_parameters": fact(layer.n_in + 1, "a weight for each input, and the bias"),
    }


def today() -> dict[str, Fact]:
    """Every step of today's calculation: `term_1`, `sum`, `z`."""
    found: dict[str, Fact] = {}
    for k, term in enumerate(washing.terms(), 1):
        found[f"term_{k}"] = fact(term, "w x: " + BY_HAND)
        found[f"term_{k}_size"] = fact(abs(term), f"size of term_{k}")
    found["sum"] = fact(washing.total(bias=0.0), "three terms: " + BY_HAND)
    return found | {"b_size": fact(-BIAS, "size of b"), "z": fact(washing.total(), BY_HAND)}


def zero() -> dict[str, Fact]:
    """Where z is zero: `sun_1` for the bias `bias_1`; the line of the neuron without wind."""
    found = {
        "rest": fact(washing.total_for_sun(0.0, 0.0), "terms of wind and rain: " + BY_HAND),
        "rest_size": fact(-washing.total_for_sun(0.0, 0.0), "size of rest"),
        "calm_z": fact(washing.calm_total(*DAYS[0]), "z without wind: " + BY_HAND),
        "line_slope": fact(
            washing.rain_at_zero(1.0) - washing.rain_at_zero(0.0), "rise of the line z = 0"
        ),
        "line_start": fact(washing.rain_at_zero(0.0), "where the line meets zero sunshine"),
        "line_start_size": fact(-washing.rain_at_zero(0.0), "size of line_start"),
    }
    for number, bias in enumerate(BIASES, 1):
        found[f"bias_{number}"] = fact(bias, CHOICE)
        found[f"sun_{number}"] = fact(washing.sun_at_zero(bias), "sunshine at which z = 0")
    return found


def exercises() -> dict[str, Fact]:
    """The data and answers of the chapter's exercises."""
    found: dict[str, Fact] = {}
    for k, (x, term) in enumerate(
        zip(OTHER_DAY, weighted_terms(WEIGHTS, OTHER_DAY), strict=True), 1
    ):
        found[f"other_x_{k}"] = fact(x, CHOICE)
        found[f"other_term_{k}_size"] = fact(abs(term), "size of w x: " + BY_HAND)
    for name, probe in PROBES.items():
        found[f"probe_{name}"] = fact(
            pre_activation(WEIGHTS, probe, BIAS), f"z at {name}: " + BY_HAND
        )
    doubled = tuple(2 * w for w in WEIGHTS)
    return found | {
        "other_z": fact(pre_activation(WEIGHTS, OTHER_DAY, BIAS), BY_HAND),
        "bias_for_zero": fact(-washing.total(bias=0.0), "the bias that makes today's z zero"),
        "line_rain": fact(DAYS[0][1], CHOICE),
        "line_sun": fact(washing.sun_on_line(DAYS[0][1]), "sunshine at which z = 0, without wind"),
        "line_rain_term_size": fact(-washing.CALM_WEIGHTS[2] * DAYS[0][1], "size of w_3 x_3"),
        "line_needed": fact(-washing.calm_total(0.0, DAYS[0][1]), "what sunshine must bring"),
        "doubled_z": fact(pre_activation(doubled, INPUTS, 2 * BIAS), "all doubled: " + BY_HAND),
        "doubled_sun": fact(
            -pre_activation(doubled, (0.0, *INPUTS[1:]), 2 * BIAS) / doubled[SUN],
            "sunshine at which the doubled z is zero",
        ),
    }


FACTS: Final[dict[str, Fact]] = given() | today() | zero() | exercises()
