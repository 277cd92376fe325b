"""The palette: legible in light and dark, and its four roles apart for every reader's eyes."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

import nnbook
from nnbook.figures.palette import PALETTE, Palette, colour, painted
from nnbook.net import Array

ROOT = Path(nnbook.__file__).resolve().parents[1]
CSS = (ROOT / "docs" / "assets" / "css" / "book.css").read_text(encoding="utf-8")
SHADES: tuple[Palette, ...] = ("light", "dark")
ROLES = ("weight", "bias", "z", "a")
TEXT_ROLES = ("ink", "soft", "accent", *ROLES)

# Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB.
VISION = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
XYZ = np.array(  # IEC 61966-2-1: linear sRGB to XYZ under D65
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)

# 2.3 is the smallest difference that is noticed between large patches side by side. Thin strokes
# and single letters apart from one another need about nine times as much.
DISTINCT = 20.0


def channels(code: str) -> Array:
    """Red, green and blue of `#rrggbb`, each from 0 to 1."""
    return np.array([int(code[start : start + 2], 16) for start in (1, 3, 5)]) / 255


def linear(rgb: Array) -> Array:
    """Light in place of sRGB's code values."""
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one: Array, two: Array) -> float:
    """The contrast ratio of WCAG 2."""
    first, second = (float(linear(rgb) @ [0.2126, 0.7152, 0.0722]) for rgb in (one, two))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def lab(light: Array) -> Array:
    """CIE L*a*b* of linear RGB."""
    ratio = XYZ @ np.clip(light, 0, 1) / XYZ.sum(axis=1)
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one: Array, two: Array, vision: str) -> float:
    """How far apart two colours look (CIE 1976) to a kind of colour vision."""
    first, second = (lab(VISION[vision] @ linear(rgb)) for rgb in (one, two))
    return float(np.linalg.norm(first - second))


def shown(role: str, shade: Palette) -> Array:
    with painted(shade):
        return channels(colour(role))


def mixed(variable: str, shade: Palette) -> Array:
    """A ground that the style sheet mixes from ink and paper."""
    rule = rf"{variable}: color-mix\(in srgb, var\(--nn-ink\) (\d+)%, var\(--nn-paper\)\)"
    found = re.search(rule, CSS)
    assert found
    share = int(found[1]) / 100
    return share * shown("ink", shade) + (1 - share) * shown("paper", shade)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast(channels("#000000"), channels("#ffffff")) == pytest.approx(21)


def test_the_difference_of_black_and_white_is_one_hundred() -> None:
    assert difference(channels("#000000"), channels("#ffffff"), "usual") == pytest.approx(100)


def test_red_and_green_look_more_alike_without_red_cones() -> None:
    red, green = channels("#cc4444"), channels("#448844")

    assert difference(red, green, "protanopia") < difference(red, green, "usual") / 2


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_is_legible_on_paper(role: str, shade: Palette) -> None:
    assert contrast(shown(role, shade), shown("paper", shade)) >= 4.5


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("role", TEXT_ROLES)
@pytest.mark.parametrize("ground", ["--nn-panel", "--md-code-bg-color"])
def test_text_is_legible_on_panels_and_code(role: str, shade: Palette, ground: str) -> None:
    assert contrast(shown(role, shade), mixed(ground, shade)) >= 4.5


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("role", ["ink", *ROLES])
@pytest.mark.parametrize("fill", ["input-fill", "hidden-fill", "output-fill"])
def test_text_is_legible_inside_a_neuron(role: str, shade: Palette, fill: str) -> None:
    assert contrast(shown(role, shade), shown(fill, shade)) >= 4.5


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("edge", ["input-edge", "hidden-edge", "output-edge"])
def test_the_edge_of_a_neuron_stands_out_from_paper(edge: str, shade: Palette) -> None:
    assert contrast(shown(edge, shade), shown("paper", shade)) >= 3  # WCAG 2: graphical objects


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(ROLES, 2)))
def test_no_two_roles_look_alike(one: str, two: str, vision: str, shade: Palette) -> None:
    assert difference(shown(one, shade), shown(two, shade), vision) >= DISTINCT


def test_outside_a_palette_figures_are_drawn_in_sentinel_colours() -> None:
    with painted("dark"):
        pass

    assert colour("ink") == PALETTE["ink"].sentinel
