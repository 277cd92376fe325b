"""A fact's value as a reader sees it: in prose and inside LaTeX."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from nnbook.facts import Fact, Value

EXPONENT: Final = re.compile(r"^(?P<digits>.+)e(?P<sign>[+-])0*(?P<power>\d+)$")
MINUS: Final = "\u2212"


class FormatError(ValueError):
    """A format that does not fit its value."""


def formatted(value: Value, spec: str) -> str:
    """Apply a Python format specification.

    Args:
        value: The fact's value.
        spec: The specification, such as `.4f`; empty for every digit the fact has.

    Returns:
        Plain ASCII, as Python formats it.

    Raises:
        FormatError: Python refuses the specification for this value.

    Examples:
        >>> formatted(0.7122574322957417, ".4f"), formatted(60000, ",")
        ('0.7123', '60,000')
    """
    if not spec:
        return repr(value) if isinstance(value, float) else str(value)
    try:
        return format(value, spec)
    except ValueError as error:
        msg = f'unusable format ":{spec}" for {type(value).__name__} {value!r}: {error}'
        raise FormatError(msg) from None


def prose(value: Value, spec: str) -> str:
    """The number as HTML text, with a true minus sign and raised powers of ten.

    Examples:
        >>> prose(-0.35, ".2f"), prose(0.00001, ".0e")
        ('−0.35', '1 × 10<sup>−5</sup>')
    """
    text = escape(formatted(value, spec))
    if isinstance(value, str):
        return text
    power = EXPONENT.match(text)
    if power:
        sign = MINUS if power["sign"] == "-" else ""
        text = f"{power['digits']} × 10<sup>{sign}{power['power']}</sup>"
    return text.replace("-", MINUS)


def latex(value: Value, spec: str) -> str:
    r"""The number as LaTeX.

    Examples:
        >>> latex(60000, ","), latex(0.00001, ".0e")
        ('60{,}000', '1 \\times 10^{-5}')
    """
    text = formatted(value, spec)
    if isinstance(value, str):
        return text
    power = EXPONENT.match(text)
    if power:
        sign = "-" if power["sign"] == "-" else ""
        text = rf"{power['digits']} \times 10^{{{sign}{power['power']}}}"
    return text.replace(",", "{,}").replace("%", r"\%")


def raw(value: Value) -> str:
    """The unrounded value, as attributes carry it.

    Examples:
        >>> raw(0.5), raw(94)
        ('0.5', '94')
    """
    return str(value)


def data_element(name: str, fact: Fact, spec: str) -> str:
    """The `<data>` element that a number in prose becomes."""
    return (
        f'<data class="fact" value="{escape(raw(fact.value))}" data-fact="{name}"'
        f' data-format="{escape(spec)}">{prose(fact.value, spec)}</data>'
    )


def data_command(name: str, fact: Fact, spec: str) -> str:
    r"""The `\htmlData` command that a number in a formula becomes."""
    shown = latex(fact.value, spec)
    # A comma ends an attribute of \htmlData and % begins a comment: formats spell both out.
    spelt = spec.replace(",", "comma").replace("%", "percent")
    attributes = f"fact={name},value={raw(fact.value)},format={spelt}"
    return rf"\htmlData{{{attributes}}}{{{shown}}}"
