"""Keeping false claims rare where many pairs are tested at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RATE = 0.05


def q_values(p_values: Sequence[float]) -> list[float]:
    """Return for each p-value the smallest false-discovery rate at which it would be claimed.

    Benjamini and Hochberg (1995): p * m / rank, made monotone from the largest p down; never below the
    p-value itself, which rounding would else allow.
    """
    m = len(p_values)
    q, smallest = [1.0] * m, 1.0
    for rank, index in sorted(enumerate(_by_size(p_values), start=1), reverse=True):
        smallest = max(p_values[index], min(smallest, p_values[index] * m / rank))
        q[index] = smallest
    return q


def selected_level(claims: int, tested: int) -> float:
    """Return the level of the ranges of so many selected claims: 1 - RATE * R / m.

    Benjamini and Yekutieli (2005): ranges shown because of what they say must be wider than 95 %.
    """
    if not 0 < claims <= tested:
        raise ValueError("a level is for at least one claim out of those tested")
    return 1 - RATE * claims / tested


def _by_size(p_values: Sequence[float]) -> list[int]:
    return sorted(range(len(p_values)), key=p_values.__getitem__)
