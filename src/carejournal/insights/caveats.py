"""What makes a finding want care: regularity, company, gaps, and ratings that hardly move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.finding import Caution, Caveat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from carejournal.insights.design import Days
    from carejournal.insights.finding import Window
    from carejournal.insights.observed import Factor

MOSTLY = 0.9
TOGETHER = 0.8
FEW_AFTER = 0.5
SAME_NUMBER = 0.6
LEAST_OCCASIONS = 5


def same_weekday(occasions: NDArray[np.intp], first_weekday: int) -> tuple[Caveat, ...]:
    """Tell the weekday on which nearly all occasions fall, if there is one."""
    if len(occasions) < LEAST_OCCASIONS:
        return ()
    counts = np.bincount((occasions + first_weekday) % 7, minlength=7)
    weekday = int(counts.argmax())
    always = counts[weekday] >= MOSTLY * len(occasions)
    return (Caveat(Caution.SAME_WEEKDAY, weekday=weekday),) if always else ()


def together(factors: Sequence[Factor]) -> list[tuple[Caveat, ...]]:
    """Name for each factor those that nearly always happen on the same days, and hardly on others.

    A factor and what it refines are not named: that they come together is no news.
    """
    happened = np.array([factor.happened == 1 for factor in factors], dtype=np.float64)
    shared = happened @ happened.T
    counts = np.diagonal(shared)
    most, fewest = np.maximum.outer(counts, counts), np.minimum.outer(counts, counts)
    close = (shared >= TOGETHER * most) & (fewest >= LEAST_OCCASIONS)
    return [
        tuple(
            Caveat(Caution.TOGETHER, other=factors[j].key)
            for j in np.flatnonzero(row).tolist()
            if j != i and factor.key != factors[j].part_of and factor.part_of != factors[j].key
        )
        for i, (factor, row) in enumerate(zip(factors, close, strict=True))
    ]


def few_days_after(occasions: NDArray[np.intp], values: Days, window: Window) -> tuple[Caveat, ...]:
    """Tell that fewer than half of the days after the occasions are rated."""
    days = occasions[:, None] + np.arange(window.first, window.last + 1)
    days = days[days < len(values)]
    few = days.size and (~np.isnan(values[days])).mean() < FEW_AFTER
    return (Caveat(Caution.FEW_DAYS_AFTER),) if few else ()


def hardly_moving(rated: Days) -> tuple[Caveat, ...]:
    """Tell that most ratings are one and the same number; at an end of what was used, say that instead."""
    numbers, counts = np.unique(rated, return_counts=True)
    if counts.max() < SAME_NUMBER * rated.size:
        return ()
    at_end = counts.argmax() in (0, len(numbers) - 1)
    return (Caveat(Caution.SCALE_END if at_end else Caution.SAME_NUMBER),)
