"""The neuron of the chapter "The neuron": is today a day to hang the washing out?

Three inputs between 0 and 1: sunshine, wind, and the chance of rain. All numbers are the book's
choice, small enough to work through in one's head.
"""

from __future__ import annotations

from typing import Final

from nnbook.net.neuron import pre_activation, weighted_terms

INPUTS: Final = (0.8, 0.5, 0.3)  # today: sunshine, wind, chance of rain
WEIGHTS: Final = (2.0, 1.0, -4.0)
BIAS: Final = -0.5
OTHER_DAY: Final = (0.4, 0.9, 0.1)

SUN, WIND, RAIN = range(3)

CALM_WEIGHTS: Final = (2.0, 0.0, -4.0)  # the same neuron with the wind's weight cut to zero
DAYS: Final = ((0.8, 0.3), (0.9, 0.1), (0.3, 0.6))  # sunshine and chance of rain; today first
BIASES: Final = (0.1, -0.5, -1.1)  # three biases to compare; the middle one is `BIAS`


def terms() -> list[float]:
    """Today's three terms, weight times input."""
    return weighted_terms(WEIGHTS, INPUTS)


def total(bias: float = BIAS) -> float:
    """Today's z, with the neuron's own bias or another.

    Examples:
        >>> round(total(), 12)  # 1.6 + 0.5 - 1.2 - 0.5
        0.4
    """
    return pre_activation(WEIGHTS, INPUTS, bias)


def total_for_sun(sun: float, bias: float = BIAS) -> float:
    """The neuron's z with today's wind and rain, but so much sunshine.

    Examples:
        >>> round(total_for_sun(0.5), 12)  # 1.0 + 0.5 - 1.2 - 0.5
        -0.2
    """
    return pre_activation(WEIGHTS, (sun, *INPUTS[1:]), bias)


def sun_at_zero(bias: float = BIAS) -> float:
    """How much sunshine makes z zero with today's wind and rain.

    Examples:
        >>> round(sun_at_zero(), 12)
        0.6
    """
    return -total_for_sun(0.0, bias) / WEIGHTS[SUN]


def calm_total(sun: float, rain: float) -> float:
    """The z of the neuron whose wind weight is zero; the wind can be anything.

    Examples:
        >>> round(calm_total(0.8, 0.3), 12)  # 1.6 - 1.2 - 0.5
        -0.1
    """
    return pre_activation(CALM_WEIGHTS, (sun, INPUTS[WIND], rain), BIAS)


def rain_at_zero(sun: float) -> float:
    """The chance of rain at which the neuron without wind has z = 0: a point of the dividing line.

    Examples:
        >>> rain_at_zero(0.25), rain_at_zero(0.75)
        (0.0, 0.25)
    """
    return -calm_total(sun, 0.0) / CALM_WEIGHTS[RAIN]


def sun_on_line(rain: float) -> float:
    """The sunshine at which the neuron without wind has z = 0, for this chance of rain.

    Examples:
        >>> round(sun_on_line(0.3), 12)
        0.85
    """
    return -calm_total(0.0, rain) / CALM_WEIGHTS[SUN]
