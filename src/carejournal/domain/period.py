"""A stretch of whole days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carejournal.domain.refusal import BadValueRefusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Period:
    """The local calendar days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadValueRefusal(f"The period ends ({self.last}) before it begins ({self.first}).")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for n in range(len(self)):
            yield self.first + timedelta(days=n)

    @classmethod
    def ending(cls, last: date, days: int) -> Period:
        """Return the period of so many days that ends on `last`."""
        return cls(last - timedelta(days=days - 1), last)


def same_day_in(month: int, day: int, years: Iterable[int]) -> list[date]:
    """Return the day of each of the years that has it: 29 February is in leap years only."""
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found
