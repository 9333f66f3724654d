"""Calendar files (.ics): their series with every occurrence that is not cancelled, in local wall time.

Only title, place, category and times are taken: who was invited, descriptions and links stay in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from carejournal.domain.moment import Moment
from carejournal.domain.refusal import BadValueRefusal, Refusal
from carejournal.exchange.records import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.domain.period import Period

BOM = b"\xef\xbb\xbf"
MINUTES_A_DAY = 24 * 60
FAULTS = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    BadValueRefusal,
)
"""What the libraries raise over a damaged file, and our own values over its times."""
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
MOST_OCCURRENCES = 5_000
"""More than so many are no appointments of one person; reading them would never end."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One appointment. `key` is its identity in the calendar, `planned` the day it stood on before a move."""

    key: str
    moment: Moment
    minutes: int | None
    title: str
    place: str
    planned: date

    @property
    def moved(self) -> bool:
        """Whether it takes place on another day than the series says."""
        return self.planned != self.moment.day


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """What a calendar holds under one identity: a series, or one appointment."""

    uid: str
    title: str
    place: str
    categories: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    cancelled: int = 0

    def matches(self, words: Iterable[str]) -> bool:
        """Whether any of the words stands in title, place or categories, whatever its case."""
        text = " ".join((self.title, self.place, *self.categories, *(o.title for o in self.occurrences)))
        return any(word.casefold() in text.casefold() for word in words)


@dataclass(frozen=True, slots=True)
class FoundCalendar:
    """The series of a file in order of their first occurrence, and what could not be read."""

    series: tuple[CalendarSeries, ...]
    skipped: tuple[Skipped, ...] = ()


def read_calendar(content: bytes, period: Period) -> FoundCalendar:
    """Return what of a calendar file falls into a period; Refusal where it is none.

    Endless series end with the period. Moved dates are given where they were moved to; cancelled ones and
    exceptions are left out.
    """
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(content.removeprefix(BOM), multiple=True)
    except FAULTS:
        raise Refusal("This file could not be read as a calendar.") from None
    if not calendars:
        raise Refusal("This file could not be read as a calendar.")
    series: list[CalendarSeries] = []
    skipped: list[Skipped] = []
    count = 0
    for calendar in calendars:
        events = calendar.walk("VEVENT")
        rushed = [event for event in events if _in_a_rush(event)]
        skipped += [
            Skipped(_text(event, "SUMMARY"), "It repeats more often than once a day.") for event in rushed
        ]
        calm = [event for event in events if not _in_a_rush(event)]
        for number, alone in enumerate(_one_by_one(calendar, calm), 1):
            try:
                one = _series(alone, period)
            except FAULTS:
                skipped.append(Skipped(f"appointment {number}", "Its times could not be read."))
                continue
            count += 0 if one is None else len(one.occurrences)
            if count > MOST_OCCURRENCES:
                raise Refusal("This calendar holds too many appointments to choose from.")
            series += [] if one is None else [one]
    series.sort(key=lambda one: (one.occurrences[0].moment.local, one.uid))
    return FoundCalendar(tuple(series), tuple(skipped))


def _one_by_one(calendar: Any, events: list[Any]) -> Iterable[Any]:  # noqa: ANN401 - the library's parts carry no useful type
    """Return a calendar for each identity, with the time zones of all: a damaged one spoils no other."""
    from icalendar import Calendar

    by_uid: dict[str, list[Any]] = {}
    for event in events:
        by_uid.setdefault(str(event.get("UID", "")), []).append(event)
    for of_one in by_uid.values():
        alone = Calendar()
        for part in (*calendar.walk("VTIMEZONE"), *of_one):
            alone.add_component(part)
        yield alone


def _in_a_rush(event: Any) -> bool:  # noqa: ANN401 - as above
    """Whether it repeats more often than daily: no appointment does, and counting it would never end."""
    return any(_frequencies(each) & TOO_OFTEN for each in event.walk("VEVENT"))  # itself and those within


def _frequencies(event: Any) -> set[str]:  # noqa: ANN401 - as above
    """Return how often an event repeats; nothing where its rule is broken, which is told with its times."""
    try:
        return {str(each).upper() for each in dict(event.get("RRULE") or {}).get("FREQ", [])}
    except FAULTS:
        return set()


def _series(alone: Any, period: Period) -> CalendarSeries | None:  # noqa: ANN401 - as above
    import recurring_ical_events

    all_events = alone.walk("VEVENT")
    for event in all_events:
        _moment(event["DTSTART"].dt)  # a fault where there is none
    events = recurring_ical_events.of(alone).between(period.first, period.last + timedelta(days=1))
    kept = [event for event in events if str(event.get("STATUS", "")).upper() != "CANCELLED"]
    occurrences = sorted(map(_occurrence, kept), key=lambda o: (o.moment.local, o.key))
    occurrences = [each for each in occurrences if each.moment.day in period]
    if not occurrences:
        return None
    head = next((event for event in all_events if "RECURRENCE-ID" not in event), all_events[0])
    return CalendarSeries(
        str(head.get("UID", "")),
        _text(head, "SUMMARY"),
        _text(head, "LOCATION"),
        _categories(head),
        tuple(occurrences),
        len(events) - len(kept),
    )


def _occurrence(event: Any) -> Occurrence:  # noqa: ANN401 - the library's events carry no useful type
    start, end = event.get("DTSTART").dt, event.get("DTEND")
    stood = event.get("RECURRENCE-ID")
    planned = stood.dt if stood is not None else start
    return Occurrence(
        f"{event.get('UID', '')} {_key_time(planned)}",
        _moment(start),
        _minutes(start, end.dt if end is not None else None),
        _text(event, "SUMMARY"),
        _text(event, "LOCATION"),
        _local_day(planned),
    )


def _moment(start: date | datetime) -> Moment:
    """Return the wall time of the event's own zone; a time in UTC as this computer's zone has it."""
    if not isinstance(start, datetime):
        return Moment.on(start)
    if start.tzinfo is None:
        return Moment(start)
    return Moment.of(_at_home(start))


def _local_day(start: date | datetime) -> date:
    return _at_home(start).date() if isinstance(start, datetime) else start


def _at_home(start: datetime) -> datetime:
    """Return a time in UTC in this computer's zone: calendars write it so where they name no zone."""
    named_utc = start.tzinfo is not None and start.tzname() == "UTC"
    return start.astimezone() if named_utc else start


def _key_time(planned: date | datetime) -> str:
    return planned.strftime("%Y%m%dT%H%M%S") if isinstance(planned, datetime) else planned.strftime("%Y%m%d")


def _minutes(start: date | datetime, end: date | datetime | None) -> int | None:
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    minutes = round((end - start).total_seconds() / 60)
    return minutes if 1 <= minutes <= MINUTES_A_DAY else None


def _text(event: Any, name: str) -> str:  # noqa: ANN401 - as above
    return " ".join(str(event.get(name, "")).split())


def _categories(event: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    given = event.get("CATEGORIES", [])
    lists = given if isinstance(given, list) else [given]
    return tuple(str(name) for each in lists for name in getattr(each, "cats", [each]))
