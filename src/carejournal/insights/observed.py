"""What the engine looks at: measures and factors as one number a day, on the same days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from carejournal.insights.finding import Family

    Days = NDArray[np.float64]

LONGEST_LOOK_DAYS = 1095
"""Three years: what was true ten years ago says little about the days after a session now."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A measure, by its key, over the days: NaN where it is not rated.

    `rated_from` and `rated_until` are the minutes of the day of its first and last rating, NaN where the
    time is not known; of a night's sleep they are 0, because the night is over before anything happens.
    `yes_no` says that its values are 1 for yes and 0 for no.
    """

    measure: str
    values: Days
    rated_from: Days
    rated_until: Days
    yes_no: bool = False

    @classmethod
    def untimed(cls, measure: str, values: Days, *, yes_no: bool = False) -> Outcome:
        """Return the outcome whose times of rating are not known."""
        unknown = np.full(len(values), np.nan)
        return cls(measure, values, unknown, unknown, yes_no)


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """Something that happens on days: 1 it did, 0 it did not, NaN where the record cannot tell.

    `part_of` names the factor it refines (a method its kind), else it is empty. `starts` and `ends` are
    the minutes of the day at which it began and was over, NaN where not known. `ends` is also NaN where it
    may have been decided on because of how that very day was.
    """

    key: str
    family: Family
    happened: Days
    starts: Days
    ends: Days
    part_of: str = ""
    occasions: NDArray[np.intp] = field(init=False)
    """The days on which it is known to have happened."""
    rate: float = field(init=False)
    """On which share of the days that can tell it happened; 0 where none can."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "occasions", np.flatnonzero(self.happened == 1))
        told = self.happened[~np.isnan(self.happened)]
        object.__setattr__(self, "rate", float(told.mean()) if told.size else 0.0)

    @classmethod
    def untimed(cls, key: str, family: Family, happened: Days, part_of: str = "") -> Factor:
        """Return the factor whose times of day are not known."""
        unknown = np.full(len(happened), np.nan)
        return cls(key, family, happened, unknown, unknown, part_of)


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """A record from `first_day` on; `chosen` are the pairs (factor, measure) asked about before looking."""

    first_day: date
    outcomes: tuple[Outcome, ...]
    factors: tuple[Factor, ...]
    chosen: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        lengths = {len(o.values) for o in self.outcomes} | {len(f.happened) for f in self.factors}
        if len(lengths) > 1:
            raise ValueError("all series are over the same days")

    @property
    def days(self) -> int:
        """How many days there are."""
        return len(self.outcomes[0].values) if self.outcomes else 0


def last_days(observed: Observed, days: int = LONGEST_LOOK_DAYS) -> Observed:
    """Return the last so many days of the record."""
    cut = max(observed.days - days, 0)
    if not cut:
        return observed
    return Observed(
        observed.first_day + timedelta(days=cut),
        tuple(
            Outcome(o.measure, o.values[cut:], o.rated_from[cut:], o.rated_until[cut:], o.yes_no)
            for o in observed.outcomes
        ),
        tuple(
            Factor(f.key, f.family, f.happened[cut:], f.starts[cut:], f.ends[cut:], f.part_of)
            for f in observed.factors
        ),
        observed.chosen,
    )
