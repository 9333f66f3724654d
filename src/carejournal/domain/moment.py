"""When something happened: local wall time, and what is known of its offset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from carejournal.domain.refusal import BadValueRefusal

LARGEST_OFFSET_MINUTES = 18 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A local wall time, with the minutes east of UTC where they are known.

    `local` carries no time zone and no fraction of a second. Where `time_known` is false only the day
    counts, `local` is its midnight and there is no offset.
    """

    local: datetime
    utc_offset: int | None = None
    time_known: bool = True

    def __post_init__(self) -> None:
        if self.local.tzinfo is not None:
            raise ValueError("local is wall time without a zone; use Moment.of")
        if self.local.microsecond:
            object.__setattr__(self, "local", self.local.replace(microsecond=0))
        if self.utc_offset is not None and abs(self.utc_offset) > LARGEST_OFFSET_MINUTES:
            raise BadValueRefusal(f"No place on earth is {self.utc_offset} minutes from UTC.")
        if not self.time_known:
            object.__setattr__(self, "local", datetime.combine(self.local.date(), time()))
            object.__setattr__(self, "utc_offset", None)

    @property
    def day(self) -> date:
        """The local calendar day."""
        return self.local.date()

    @classmethod
    def of(cls, aware: datetime) -> Moment:
        """Return the moment of an aware datetime: its own wall time and its offset in whole minutes."""
        offset = aware.utcoffset()
        if offset is None:
            raise ValueError("an aware datetime is needed")
        return cls(aware.replace(tzinfo=None), round(offset.total_seconds() / 60))

    @classmethod
    def on(cls, day: date) -> Moment:
        """Return the moment of a day whose time is not known."""
        return cls(datetime.combine(day, time()), None, time_known=False)

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read what str() wrote, and other ISO 8601 dates and times.

        Raises BadValueRefusal where the text is no moment.
        """
        text = text.strip()
        try:
            if len(text) <= len("2026-01-20"):
                return cls.on(date.fromisoformat(text))
            read = datetime.fromisoformat(text)
        except ValueError:
            raise BadValueRefusal(
                f"“{text}” is not a date or time; write 2026-01-20 or 2026-01-20T21:05."
            ) from None
        return cls(read) if read.tzinfo is None else cls.of(read)

    def to_utc(self, assumed_offset: int = 0) -> datetime:
        """Return the aware UTC time, taking `assumed_offset` minutes where the offset is unknown."""
        minutes = assumed_offset if self.utc_offset is None else self.utc_offset
        try:
            return self.local.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(UTC)
        except OverflowError:  # the first and last hours of the calendar
            return self.local.replace(tzinfo=UTC)

    def __str__(self) -> str:
        """Return ISO 8601: a date where the time is unknown, else date and time with the offset if known."""
        if not self.time_known:
            return self.day.isoformat()
        text = self.local.isoformat(timespec="seconds")
        if self.utc_offset is None:
            return text
        hours, minutes = divmod(abs(self.utc_offset), 60)
        return f"{text}{'-' if self.utc_offset < 0 else '+'}{hours:02}:{minutes:02}"


def local_day(when: datetime, here: tzinfo | None) -> date:
    """Return the day on which an aware time falls on the clocks `here` (None: this computer's).

    At the ends of the calendar, where those clocks have none, it is its own day.
    """
    try:
        return when.astimezone(here).date()
    except OverflowError:
        return when.date()
