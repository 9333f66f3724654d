"""Dates and times together, in one text, in the orders people and programs write them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from carejournal.domain.moment import Moment
from carejournal.exchange.dates_and_times import time_of_day, year_first_date
from carejournal.exchange.questions import Asked, DateOrder, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60
EXAMPLES = 2
"""Dates shown when their order is asked for."""
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
SECONDS = re.compile(r"(\d{1,2}[:.]\d{2})[:.]\d{2}(?:[.,]\d{1,9})?")
DATE_START = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
ISO_OFFSET = re.compile(r"(?:Z|[-+]\d{2}:?\d{2})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class OrderUnknown(ValueError):  # noqa: N818 - a question, not an error
    """A date that could be of either order, while none was chosen."""


class DateOrders:
    """Learns from the dates in a source which of the two orders fit all of them."""

    def __init__(self, chosen: DateOrder | None = None) -> None:
        self.chosen = chosen
        self._fits: Counter[DateOrder] = Counter()
        self._seen = 0
        self._open: list[str] = []

    def learn(self, texts: Iterable[str]) -> None:
        """Look at dates; those with the year first or that do not exist teach nothing."""
        for text in texts:
            match = YEAR_LAST.match(text.strip()[:LONGEST])
            fitting = _days(match) if match else {}
            if fitting:
                self._seen += 1
                self._fits.update(fitting.keys())
                if len(set(fitting.values())) > 1 and len(self._open) < EXAMPLES:
                    self._open.append(text.strip()[: match.end()] if match else "")

    @property
    def order(self) -> DateOrder | None:
        """The order that was chosen, or the only one that fits all; None while both do or neither does."""
        if self.chosen is not None:
            return self.chosen
        fitting = [order for order in DateOrder if self._fits[order] == self._seen]
        return fitting[0] if len(fitting) == 1 else None

    def question(self) -> tuple[Question, ...]:
        """Return what has to be asked, if anything."""
        if self.order is not None or not self._seen:
            return ()
        sentence = "The dates in this source could be read with the day or the month first."
        return (
            Question(Asked.DATE_ORDER, sentence, tuple(DateOrder), needed=True, examples=tuple(self._open)),
        )

    def day(self, text: str) -> date:
        """Return the date the text is; raises OrderUnknown where it cannot be told, ValueError if none."""
        match = YEAR_LAST.fullmatch(text.strip()) if len(text) <= LONGEST else None
        if match is None:
            return year_first_date(text)
        days = _days(match)
        if self.order is None and len(set(days.values())) > 1:
            raise OrderUnknown("it could be either order")
        if self.order is not None and self.order in days:
            return days[self.order]
        if self.order is None and days:
            return next(iter(days.values()))
        raise ValueError("no date that exists")

    def moment(self, text: str) -> Moment:
        """Return the moment of a date, perhaps with a time and an offset; raises as day() does."""
        text = " ".join(text.split())
        if len(text) > LONGEST:
            raise ValueError("too long for a moment")
        start = DATE_START.match(text)
        if start is None:
            raise ValueError("no date stands first")
        day, rest = self.day(start[0]), text[start.end() :].lstrip(" ,T")
        if not rest:
            return Moment.on(day)
        if ISO_OFFSET.search(rest):
            return Moment.of(datetime.fromisoformat(f"{day}T{rest.replace(' ', '')}"))
        return Moment(datetime.combine(day, clock(rest)))


def clock(text: str) -> time:
    """Return a time of day, whose seconds play no part; raises ValueError where it is none."""
    return time_of_day(SECONDS.sub(r"\1", text, count=1))


def _days(match: re.Match[str]) -> dict[DateOrder, date]:
    """Return the dates that exist, by order."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    days = {}
    for order, day, month in ((DateOrder.DAY_FIRST, first, second), (DateOrder.MONTH_FIRST, second, first)):
        try:
            days[order] = date(year, month, day)
        except ValueError:
            continue
    return days


def utc_text(text: str) -> datetime:
    """Return an ISO 8601 time as UTC, of UTC where it names no zone; raises ValueError where it is none."""
    text = text.strip()
    if len(text) > LONGEST:
        raise ValueError("too long for a time")
    read = datetime.fromisoformat(text)
    try:
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError("outside the calendar") from None


def from_milliseconds(number: int) -> datetime:
    """Return the UTC time of so many milliseconds since 1970; raises ValueError outside the calendar."""
    try:
        return EPOCH + timedelta(milliseconds=number)
    except OverflowError:
        raise ValueError("outside the calendar") from None


def here(moment: datetime) -> Moment:
    """Return the moment of an aware time on this computer's clocks."""
    try:
        return Moment.of(moment.astimezone())
    except (OverflowError, OSError, ValueError):  # where the system's calendar ends
        return Moment.of(moment)


def in_zone(moment: datetime, zone: str) -> Moment | None:
    """Return the moment of an aware time on the clocks of a zone such as Europe/Berlin; None if unknown."""
    try:
        return Moment.of(moment.astimezone(ZoneInfo(zone)))
    except (KeyError, ValueError, OSError, OverflowError):
        return None
