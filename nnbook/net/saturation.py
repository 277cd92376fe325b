"""Where an S-shaped activation function becomes so flat that it hardly answers any more."""

from __future__ import annotations

import math


def sigmoid_saturation(slope: float) -> float:
    r"""Find where the sigmoid's derivative falls to a given slope.

    With $s = \sigma(z)$ the derivative is $s(1 - s)$. Setting it to $m$ gives
    $s = \frac{1}{2}(1 + \sqrt{1 - 4m})$ and $z = \ln\frac{s}{1 - s}$. Beyond $\pm z$ it is flatter.

    Args:
        slope: The slope $m$, more than 0 and at most 0.25.

    Returns:
        The positive $z$ (or 0) at which the derivative is `slope`, a Python float.

    Raises:
        ValueError: The derivative never has this value.

    Examples:
        >>> sigmoid_saturation(0.25)
        0.0
        >>> round(sigmoid_saturation(0.1875), 12), round(math.log(3), 12)  # s = 3/4
        (1.098612288668, 1.098612288668)

    Source:
        Book, chapter "Activation functions".
    """
    if not 0.0 < slope <= 0.25:
        msg = f"the sigmoid's slope must be more than 0 and at most 0.25, got {slope!r}"
        raise ValueError(msg)
    root = math.sqrt(1.0 - 4.0 * slope)
    # 1 - s would lose digits near 1; (1 - root) / 2 = 2 m / (1 + root) does not.
    return math.log((1.0 + root) / 2.0) - math.log(2.0 * slope / (1.0 + root))


def tanh_saturation(slope: float) -> float:
    r"""Find where the derivative of the hyperbolic tangent falls to a given slope.

    From $\tanh(z) = 2\sigma(2z) - 1$ follows $\tanh'(z) = 4\sigma'(2z)$: it is steeper by 4 and
    narrower by 2.

    Args:
        slope: The slope, more than 0 and at most 1.

    Returns:
        The positive $z$ (or 0) at which the derivative is `slope`, a Python float.

    Raises:
        ValueError: The derivative never has this value.

    Examples:
        >>> tanh_saturation(1.0)
        0.0

    Source:
        Book, chapter "Activation functions".
    """
    if not 0.0 < slope <= 1.0:
        msg = f"the slope of tanh must be more than 0 and at most 1, got {slope!r}"
        raise ValueError(msg)
    return sigmoid_saturation(slope / 4.0) / 2.0
