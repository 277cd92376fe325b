"""The step function: the idea of firing, before anyone asked for a slope."""

from __future__ import annotations

import numpy as np

from nnbook.net.arrays import Array, elementwise


@elementwise
def step(z: Array) -> Array:
    r"""Fire or do not fire: 1 for positive `z`, otherwise 0.

    At the jump, by convention, $\operatorname{step}(0) = 0$.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Zeros and ones. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> step(np.array([-2.0, 0.0, 3.0]))
        array([0., 0., 1.])

    Source:
        Book, chapter "Activation functions". W. McCulloch and W. Pitts (1943),
        F. Rosenblatt (1958).
    """
    return np.heaviside(z, 0.0)  # the 0.0 is the value at z = 0


@elementwise
def step_prime(z: Array) -> Array:
    r"""Derivative of `step`: 0 everywhere but at the jump, where there is none.

    At the jump, by convention, $\operatorname{step}'(0) = 0$. It is not in `DERIVATIVES`: training
    by slopes gets nowhere with it.

    Args:
        z: Pre-activations. Any shape, finite.

    Returns:
        Zeros. Same shape.

    Raises:
        ValueError: `z` is not made of real numbers.

    Examples:
        >>> step_prime(np.array([-2.0, 3.0]))
        array([0., 0.])

    Source:
        Book, chapter "Activation functions".
    """
    return np.zeros_like(z)
