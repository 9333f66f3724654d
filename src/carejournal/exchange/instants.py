"""Instants as devices write them: seconds on one line of time, and the offset where it is told.

Where a file tells offsets, seconds count from 1970 in UTC; elsewhere they
count wall time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time is counted from it
EARLIEST, LATEST = 0, 4_102_444_800
"""The years 1970 to 2099: what lies outside is no record of a device."""
LONGEST_TEXT = 40
SPACED_OFFSET = re.compile(r"(?<=\d)\s+(?=[+-]\d{2}:?\d{2}$)")

HOME_ZONE = "The file tells times without a time zone; they were taken for this computer's own."


@dataclass(frozen=True, slots=True)
class Instant:
    """A second on the line of time; `offset` is in minutes east of UTC, None where only wall time is told."""

    second: int
    offset: int | None = None

    def __post_init__(self) -> None:
        if not EARLIEST <= self.second <= LATEST:
            raise ValueError("no time of a device")

    def __str__(self) -> str:
        """Return ISO 8601 as a moment's str() does, without making one: a night has dozens of stages."""
        return f"{self.local.isoformat()}{_offset_text(self.offset)}"

    @property
    def local(self) -> datetime:
        """The wall time."""
        return EPOCH + timedelta(seconds=self.second + 60 * (self.offset or 0))

    @property
    def moment(self) -> Moment:
        """The instant as a moment of the journal."""
        return Moment(self.local, self.offset)


@lru_cache(maxsize=256)
def _offset_text(offset: int | None) -> str:
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def instant(text: str) -> Instant:
    """Return an ISO 8601 time, also as Apple writes it; ValueError where it is none. Z is offset 0."""
    if len(text) > LONGEST_TEXT:
        raise ValueError("too long for a time")
    return _of(datetime.fromisoformat(SPACED_OFFSET.sub("", text.strip())))


def instant_at_home(text: str) -> Instant:
    """Return a time in UTC, written with or without Z, in this computer's own zone; ValueError if none."""
    return from_milliseconds(instant(text.strip().removesuffix("Z")).second * 1000)


def from_milliseconds(milliseconds: int, zone: ZoneInfo | None = None) -> Instant:
    """Return an instant of the zone, this computer's own where none is given; ValueError out of bounds."""
    checked = Instant(milliseconds // 1000, 0)
    return _of(datetime.fromtimestamp(checked.second, UTC).astimezone(zone))


def with_offset(milliseconds: int, offset_seconds: int) -> Instant:
    """Return an instant with its offset; ValueError out of bounds."""
    return Instant(milliseconds // 1000, _minutes(offset_seconds))


def _of(read: datetime) -> Instant:
    offset = read.utcoffset()
    seconds = (read.replace(tzinfo=None) - EPOCH) // timedelta(seconds=1)
    if offset is None:
        return Instant(seconds)
    return Instant(seconds - round(offset.total_seconds()), _minutes(offset.total_seconds()))


def _minutes(seconds: float) -> int:
    minutes = round(seconds / 60)
    if abs(minutes) > 18 * 60:
        raise ValueError("no place on earth has this offset")
    return minutes
