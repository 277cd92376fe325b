"""The interactives' part of a page: the element around a figure, its data and its words.

An interactive is a custom element (`docs/assets/js/nn-….js`) around a figure. What it starts from
and all its words stand beside the drawing as JSON, which neither a strict content policy nor a copy
on disk keeps from being read; without scripts there is just the figure.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from nnbook.book.touch_backward import backward_data
from nnbook.book.touch_descent import descent_data
from nnbook.book.touch_digit import digit_data
from nnbook.book.touch_words import COMMON, WORDS
from nnbook.examples import expressive_power, networks, washing, worked
from nnbook.facts.registry import look_up
from nnbook.languages import Language
from nnbook.net.activations import LEAKY_SLOPE

Data = dict[str, Any]


def layer_counter_data() -> Data:
    """The book's network, the article's weights, and the layouts with as many, the even first."""
    layouts = networks.sorted_layouts()
    return {
        "sizes": networks.ARTICLE_SIZES,
        "wanted": networks.ARTICLE_WEIGHTS,
        "layouts": layouts,
        "even": sum(map(networks.is_reasonable, layouts)),
    }


def neuron_data() -> Data:
    """The washing neuron today, and how far its numbers can be moved: from, to, in steps of."""
    return {
        "x": washing.INPUTS,
        "weights": washing.WEIGHTS,
        "bias": washing.BIAS,
        "inputs": (0, 1, 0.05),
        "parameters": (-5, 5, 0.1),
    }


def activation_data() -> Data:
    """For each figure that becomes this interactive, how it begins and what else is at hand."""
    moved = tuple(zip(expressive_power.INPUT_WEIGHTS, expressive_power.INPUT_BIASES, strict=True))
    weight, bias = moved[-1]
    given = {"name": "sigmoid", "w": 1, "b": 0}
    return {
        "starts": {
            "fig-four-functions": given | {"across": (-4, 4), "up": (-1.4, 2.6), "presets": ()},
            "fig-sigmoid-moved-along-x": given
            | {"w": weight, "b": bias, "across": (-2, 4), "up": (-1.3, 1.6), "presets": moved},
        },
        "leak": LEAKY_SLOPE,
        "reach": {"w": (-8, 8, 0.1), "b": (-20, 20, 0.05)},
    }


def bumps_data() -> Data:
    """The curve to follow, the chapter's bump to start from, and how far numbers can be moved."""
    left, right = expressive_power.BUMP
    height = expressive_power.BUMP_HEIGHT
    return {
        "waves": expressive_power.TARGET_WAVES,
        "size": expressive_power.TARGET_SIZE,
        "points": expressive_power.POINTS,
        "steepness": expressive_power.STEEPNESS,
        "start": {
            "w": expressive_power.BUMP_WEIGHT,
            "b": 0,
            "steps": ((left, height), (right, -height)),
        },
        "reach": {
            "place": (0, 1, 0.01),
            "height": (-1.6, 1.6, 0.05),
            "w": (2, 100, 1),
            "b": (-1.5, 1.5, 0.05),
        },
    }


def forward_data() -> Data:
    """The worked example's network and input."""
    return {
        "x": worked.WORKED_INPUT,
        "weights": worked.WORKED_WEIGHTS,
        "biases": worked.WORKED_BIASES,
    }


ELEMENTS: Final[dict[str, Callable[[], Data]]] = {
    "nn-layer-counter": layer_counter_data,
    "nn-neuron": neuron_data,
    "nn-activation": activation_data,
    "nn-forward": forward_data,
    "nn-bumps": bumps_data,
    "nn-digit": digit_data,
    "nn-descent": descent_data,
    "nn-backward": backward_data,
}


def touch_data(name: str, language: Language) -> Data:
    """What an interactive is given: the numbers it starts from and its words in a language.

    Examples:
        >>> touch_data("nn-forward", "en")["x"]
        (2.0, 3.0)
    """
    words = {key: texts[language] for key, texts in (COMMON | WORDS[name]).items()}
    return {**ELEMENTS[name](), "words": words}


def touch_element(name: str, drawing: str, language: Language) -> str:
    """The drawing inside the element that takes its place once a reader can touch it.

    Args:
        name: The interactive's name.
        drawing: The figure's HTML.
        language: The page's language.

    Returns:
        One element; its data cannot end it early.

    Raises:
        UnknownNameError: There is no interactive of that name.
    """
    look_up("interactive", name, ELEMENTS)
    data = json.dumps(touch_data(name, language), ensure_ascii=False, separators=(",", ":"))
    safe = data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    script = f'<script type="application/json">{safe}</script>'
    return f'<{name} class="nn-touch">{drawing}{script}</{name}>'
