"""Student's t by Wallace's transform to the normal distribution: under 0.0001 off in p from 15 df up."""

from __future__ import annotations

import math
from statistics import NormalDist

NORMAL = NormalDist()


def upper_tail(t: float, df: float) -> float:
    """Return the probability that Student's t with `df` degrees of freedom is larger than `t`."""
    z = _scale(df) * math.sqrt(df * math.log1p(t * t / df))
    return 0.5 * math.erfc(math.copysign(z, t) / math.sqrt(2))


def quantile(level: float, df: float) -> float:
    """Return the `t` for which Student's t lies between -t and t with the probability `level`, 0 to 1."""
    if not 0 <= level < 1:
        raise ValueError("a level lies from 0 up to, but not at, 1")
    z = NORMAL.inv_cdf((1 + level) / 2)
    return math.sqrt(df * math.expm1((z / _scale(df)) ** 2 / df))


def _scale(df: float) -> float:
    """Wallace (1959): z = (8 df + 1) / (8 df + 3) * sqrt(df * log(1 + t^2 / df))."""
    return (8 * df + 1) / (8 * df + 3)
