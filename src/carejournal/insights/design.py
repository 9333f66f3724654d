"""The columns of the model: what foretells a day, and the days around each occasion of a factor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.finding import DayOrder, Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.insights.observed import Factor, Outcome

    Days = NDArray[np.float64]

SLOWEST_SWING_DAYS = 120
"""What swings slower than this is season or life, not what follows a session."""
FREQUENT = 0.2
"""Of something on more than this share of days only the next day is asked."""
USUAL_WINDOWS = Window(1, 3), Window(4, 7)
FREQUENT_WINDOWS = Window(1, 1), Window(2, 3)


def base_columns(days: int, first_weekday: int) -> Days:
    """Return level, weekdays and slow drift: one row a day.

    A column of ones; six weekdays against the seventh; cos(pi (t + 1/2) k / n) for k = 1, 2 ... as long as
    the swing 2 n / k takes at least SLOWEST_SWING_DAYS.
    """
    t = np.arange(days)
    weekday = (t + first_weekday) % 7
    swings = np.arange(1, max(1, 2 * days // SLOWEST_SWING_DAYS) + 1)
    return np.column_stack(
        [
            np.ones(days),
            (weekday[:, None] == np.arange(6)).astype(np.float64),
            np.cos(np.pi * np.outer(t + 0.5, swings) / days),
        ]
    )


def windows_of(factor: Factor) -> tuple[Window, Window]:
    """Return the window asked about and the one after it, which is set aside as neither with nor without."""
    return FREQUENT_WINDOWS if factor.rate > FREQUENT else USUAL_WINDOWS


def chance_within(happened: Days, window: Window) -> Days:
    """Return for each day the chance that it happened so many days ago: 1 - prod(1 - x[t - j]).

    `happened` may be fractional where the record cannot tell; before the first day nothing is known to
    have happened.
    """
    missed = np.ones(len(happened))
    for back in range(window.first, min(window.last, len(happened)) + 1):
        missed[back:] *= 1 - happened[: len(happened) - back]
    return 1 - missed


@dataclass(frozen=True, slots=True, eq=False)
class FactorColumns:
    """The columns of one factor beside one outcome, a row a day.

    `near` and `later` are its windows. `rated_after` are occasions whose day is known to have been rated
    afterwards, `either` those of which that is not known; None where there are none.
    """

    near: Days
    later: Days
    rated_after: Days | None
    either: Days | None

    @property
    def all(self) -> list[Days]:
        """The columns that are there, in the order of the fields."""
        return [each for each in (self.near, self.later, self.rated_after, self.either) if each is not None]


def factor_columns(factor: Factor, outcome: Outcome) -> FactorColumns:
    """Return the factor's columns; a day that cannot tell counts as its average rate, not as a no."""
    happened = np.where(np.isnan(factor.happened), factor.rate, factor.happened)
    near, later = windows_of(factor)
    first, after = rated_first(factor, outcome), rated_after(factor, outcome)
    return FactorColumns(
        chance_within(happened, near),
        chance_within(happened, later),
        _unless_empty(np.where(after, happened, 0.0)),
        _unless_empty(np.where(first | after, 0.0, happened)),
    )


def rated_first(factor: Factor, outcome: Outcome) -> NDArray[np.bool_]:
    """Say of which days it is known that all of the rating came before it began."""
    return np.asarray(outcome.rated_until <= factor.starts)


def rated_after(factor: Factor, outcome: Outcome) -> NDArray[np.bool_]:
    """Say of which days it is known that all of the rating came after it was over."""
    return np.asarray(outcome.rated_from >= factor.ends) & ~rated_first(factor, outcome)


def day_order(factor: Factor, outcome: Outcome) -> DayOrder:
    """Return what is known of the order on the rated days on which it happened."""
    rated = factor.occasions[~np.isnan(outcome.values[factor.occasions])]
    first, after = rated_first(factor, outcome)[rated], rated_after(factor, outcome)[rated]
    if not rated.size or not (first | after).all():
        return DayOrder.UNKNOWN
    if first.all():
        return DayOrder.RATED_FIRST
    return DayOrder.RATED_AFTER if after.all() else DayOrder.MIXED


def _unless_empty(column: Days) -> Days | None:
    return column if column.any() else None
