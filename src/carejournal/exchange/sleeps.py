"""Sleeps: what one device or app recorded between lying down and getting up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from carejournal.exchange.gathering import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from carejournal.exchange.instants import Instant
    from carejournal.exchange.records import FoundReading

Stretch = tuple[int, int]
"""The first and the last second of a time asleep."""

LONGEST_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Sleep:
    """One device's record of one sleep.

    `asleep` are the stretches asleep where the device tells them, `minutes` the whole time asleep where it
    tells that; with neither it is time in bed alone. A time in bed longer than a day is taken for not told.
    `nap` is None where the device does not say. Raises Unreadable where it ends before it begins or lasts
    longer than a day.
    """

    device: str
    begin: Instant
    end: Instant
    asleep: tuple[Stretch, ...] = ()
    minutes: float | None = None
    in_bed_minutes: float | None = None
    nap: bool | None = None
    readings: tuple[FoundReading, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.end.second <= self.begin.second:
            raise Unreadable("It ends before it begins.")
        if self.end.second - self.begin.second > LONGEST_SECONDS:
            raise Unreadable("It lasts longer than a day.")
        if not 0 < (self.in_bed_minutes or 0) * 60 <= LONGEST_SECONDS:
            object.__setattr__(self, "in_bed_minutes", None)
        if self.minutes is not None and not 0 <= self.minutes * 60 <= LONGEST_SECONDS:
            raise Unreadable("The time asleep is longer than a day.")

    @property
    def asleep_minutes(self) -> float | None:
        """Minutes asleep, None where only the time in bed is told."""
        if self.minutes is not None:
            return self.minutes
        return minutes_of(self.asleep) if self.asleep else None


def union(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, those that overlap or touch joined into one."""
    joined: list[Stretch] = []
    for begin, end in sorted(stretches):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def minutes_of(stretches: Iterable[Stretch]) -> float:
    """Return the minutes that the stretches cover; what they share is counted once."""
    return sum(end - begin for begin, end in union(stretches)) / 60
