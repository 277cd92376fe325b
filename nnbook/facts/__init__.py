"""Every number that the text quotes: one module a chapter, one entry a fact.

`FACTS` maps a full name such as `feed_forward.y_1` to its `Fact`. The part before the dot is the
chapter's page and the module here; so `[= feed_forward.y_1 =]` on a page is made in
`nnbook/facts/feed_forward.py`.
"""

from nnbook.facts import (
    about,
    activation_functions,
    backpropagation,
    cost,
    digits,
    errata,
    expressive_power,
    feed_forward,
    gradient_descent,
    networks,
    neuron,
    overfitting,
    training,
)
from nnbook.facts.fact import Fact, Value, fact, round_significant
from nnbook.facts.registry import UnknownNameError, look_up, unknown_name

CHAPTERS = {
    "networks": networks.FACTS,
    "neuron": neuron.FACTS,
    "activation_functions": activation_functions.FACTS,
    "feed_forward": feed_forward.FACTS,
    "expressive_power": expressive_power.FACTS,
    "digits": digits.FACTS,
    "cost": cost.FACTS,
    "gradient_descent": gradient_descent.FACTS,
    "backpropagation": backpropagation.FACTS,
    "training": training.FACTS,
    "overfitting": overfitting.FACTS,
    "errata": errata.FACTS,
    "about": about.FACTS,
}

FACTS: dict[str, Fact] = {
    f"{chapter}.{name}": entry
    for chapter, facts in CHAPTERS.items()
    for name, entry in facts.items()
}

__all__ = [
    "CHAPTERS",
    "FACTS",
    "Fact",
    "UnknownNameError",
    "Value",
    "fact",
    "look_up",
    "round_significant",
    "unknown_name",
]
