"""Readings: one measure's value in one entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from carejournal.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure's value as it was given at a moment; `measure` is the measure's key."""

    moment: Moment
    measure: str
    value: float

    @property
    def day(self) -> date:
        """The local calendar day it belongs to; the sleep of a night belongs to the day of waking."""
        return self.moment.day
