"""Numbers of a drawing of ours and of what the pocket network makes of it."""

from __future__ import annotations

from nnbook.examples.strokes import EXAMPLES, answer_and_second, reading
from nnbook.facts.fact import Fact, fact


def drawing(name: str, number: int) -> dict[str, Fact]:
    """The digit meant, the network's answer and the digit after it, and the ten outputs.

    Args:
        name: What the facts' names begin with.
        number: Which of `EXAMPLES`, from 0; one that is meant to be a digit.

    Examples:
        >>> drawing("drawn", 0)["drawn"].value
        1
    """
    output = reading(number).output
    answer, second = answer_and_second(output)
    source = f"nnbook.examples.strokes.EXAMPLES, number {number}"
    found = {
        name: fact(EXAMPLES[number].digit or 0, source),
        f"{name}_answer": fact(answer, "the pocket network's answer to it"),
        f"{name}_second": fact(second, "the digit with its second largest output"),
    }
    for digit, value in enumerate(output):
        found[f"{name}_y{digit}"] = fact(float(value), "the pocket network's output for it")
    return found
